/**
 * Gathers replications: of each only the columns that the wanted figures need, pooled histograms for
 * quantiles, and the spread of single days. The replications themselves are let go.
 */
import type { Scenario } from "../scenario/scenario.js";
import type { Sums } from "../simulation/sums.js";
import { addPacked, BIN_COUNT } from "../stats/bins.js";
import { createSpread, type Spread } from "../stats/spread.js";
import { recipeFor, type Cell } from "./cells.js";
import { createBlock, dayRatioOf, digestSums, planDigest, type Digest, type DigestPlan } from "./digest.js";
import type { Measure, Recipe, Term } from "./measure.js";

/** Histograms are pooled into at most this many groups of replications: enough for their jackknife. */
const MOST_GROUPS = 50;

/** One figure to be: a measure in a cell, with what has been gathered for it. */
export interface Gathered {
  readonly measure: Measure;
  readonly cell: Cell;
  readonly recipe: Recipe;
  /** Sums of each list of terms of the recipe, shared with other figures of the cell; [list][replication]. */
  readonly columns: readonly Float64Array[];
  /** Pooled waits, for a quantile; [group][bin]. */
  readonly bins: readonly Int32Array[];
  /** Of the value of each measured day with a denominator; null where days are not summed. */
  readonly days: Spread | null;
}

/** What has been gathered, and from how many replications. */
export interface Gathering {
  readonly figures: readonly Gathered[];
  readonly done: number;
}

/** A gatherer for one run. */
export interface Gatherer {
  readonly figures: readonly Gathered[];
  /** What it wants of each replication. */
  readonly plan: DigestPlan;
  readonly add: (replication: number, sums: Sums) => void;
  /** As `add`, of sums that have been digested by the plan. */
  readonly take: (replication: number, digest: Digest) => void;
}

/** How much is gathered. */
export interface GatherPlan {
  readonly replications: number;
  /** Whether single days are gathered for their spread. */
  readonly withDays: boolean;
  /** Pairs of offices whose flows are wanted in the digest; none when absent. */
  readonly flows?: number;
}

export function createGatherer(
  scenario: Scenario,
  measures: readonly Measure[],
  cells: readonly Cell[],
  { replications, withDays, flows = 0 }: GatherPlan,
): Gatherer {
  const groups = Math.min(replications, MOST_GROUPS);
  const memory = createMemory(cells, replications, groups);
  const wanted = cells.flatMap((cell, at) =>
    measures.flatMap((measure) => {
      const recipe = recipeFor(measure, cell);
      if (recipe === null) return [];
      const ratio = withDays && isWhole(cell) ? dayRatioOf(recipe) : null;
      const days = ratio === null ? null : createSpread(replications * scenario.horizon.days);
      const columns = termLists(recipe).map((terms) => memory.columnOf(at, terms));
      const bins = recipe.kind === "quantile" ? memory.binsOf(cell) : [];
      return [{ figure: { measure, cell, recipe, columns, bins, days }, ratio }];
    }),
  );
  const columns = [...memory.columns.values()];
  const plan = planDigest(scenario, {
    lists: columns,
    quantileCells: [...memory.histograms.keys()],
    dayRatios: wanted.flatMap(({ ratio }) => ratio ?? []),
    flows,
  });
  const figures = wanted.map(({ figure }): Gathered => figure);
  const histograms = [...memory.histograms.values()];
  const spreads = figures.flatMap((figure) => figure.days ?? []);
  const { widths, measuredDays } = plan;
  const take = (replication: number, { block, row }: Digest): void => {
    for (let list = 0; list < columns.length; list++) {
      columns[list].values[replication] = block.totals[row * widths.totals + list];
    }
    let packed = row * widths.bins;
    for (const one of histograms) packed = addPacked(one[replication % groups], block.bins, packed);
    for (let i = 0; i < spreads.length; i++) {
      const first = row * widths.days + i * measuredDays;
      spreads[i].add(block.days, first, first + measuredDays);
    }
  };
  const own = { block: createBlock(plan, 1), row: 0 };
  const add = (replication: number, sums: Sums): void => {
    digestSums(plan, sums, own);
    take(replication, own);
  };
  return { figures, plan, add, take };
}

/** A list of terms in a cell, and its sum in each replication. */
interface Column {
  readonly cell: Cell;
  readonly terms: readonly Term[];
  readonly values: Float64Array;
}

/** What is gathered, each once: measures that divide by the same share a column, quantiles of a cell its histograms. */
function createMemory(cells: readonly Cell[], replications: number, groups: number) {
  const columns = new Map<string, Column>();
  const histograms = new Map<Cell, readonly Int32Array[]>();
  return {
    columns,
    histograms,
    /** @param at place of the cell in `cells` */
    columnOf: (at: number, terms: readonly Term[]): Float64Array => {
      const key = [at, ...terms.flatMap(({ table, column, factor }) => [table, column, factor])].join();
      const make = () => ({ cell: cells[at], terms, values: new Float64Array(replications) });
      return onceFor(columns, key, make).values;
    },
    binsOf: (cell: Cell): readonly Int32Array[] =>
      onceFor(histograms, cell, () => Array.from({ length: groups }, () => new Int32Array(BIN_COUNT))),
  };
}

/** What is known of a key, made when it is asked for the first time. */
function onceFor<Key, Value>(known: Map<Key, Value>, key: Key, make: () => Value): Value {
  const found = known.get(key) ?? make();
  known.set(key, found);
  return found;
}

/** Whether a cell is all that the sums by day hold. */
function isWhole({ by, among }: Cell): boolean {
  return by === "network" && among === undefined;
}

/** The sums that a recipe needs, one list of terms each; an empty list counts 1. */
function termLists(recipe: Recipe): readonly (readonly Term[])[] {
  if (recipe.kind === "quantile") return [];
  if (recipe.kind === "ratio") return [recipe.of, recipe.per ?? []];
  return [recipe.counts, recipe.sums, recipe.squares];
}
