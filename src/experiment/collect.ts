/**
 * Gathers replications: of each only the columns that the wanted figures need, pooled histograms for
 * quantiles, and the spread of single days. The replications themselves are let go.
 */
import type { Scenario } from "../scenario/scenario.js";
import type { Sums } from "../simulation/sums.js";
import { addBins, BIN_COUNT } from "../stats/bins.js";
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
  /** Sums of each list of terms of the recipe; [list][replication]. */
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
  const pooled = new Map<Cell, readonly Int32Array[]>();
  /** Several quantiles of a cell share its histograms. */
  const binsOf = (cell: Cell): readonly Int32Array[] => {
    const bins = pooled.get(cell) ?? Array.from({ length: groups }, () => new Int32Array(BIN_COUNT));
    pooled.set(cell, bins);
    return bins;
  };
  const wanted = cells.flatMap((cell) =>
    measures.flatMap((measure) => {
      const recipe = recipeFor(measure, cell);
      if (recipe === null) return [];
      const ratio = withDays && isWhole(cell) ? dayRatioOf(recipe) : null;
      return [{ measure, cell, recipe, lists: termLists(recipe), ratio }];
    }),
  );
  const figures = wanted.map(({ measure, cell, recipe, lists, ratio }): Gathered => ({
    measure,
    cell,
    recipe,
    columns: lists.map(() => new Float64Array(replications)),
    bins: recipe.kind === "quantile" ? binsOf(cell) : [],
    days: ratio === null ? null : createSpread(replications * scenario.horizon.days),
  }));
  const columns = figures.flatMap((figure) => figure.columns);
  const plan = planDigest(scenario, {
    lists: wanted.flatMap(({ cell, lists }) => lists.map((terms) => ({ cell, terms }))),
    quantileCells: [...pooled.keys()],
    dayRatios: wanted.flatMap(({ ratio }) => ratio ?? []),
    flows,
  });
  const histograms = [...pooled.values()];
  const spreads = figures.flatMap((figure) => figure.days ?? []);
  const { widths, measuredDays } = plan;
  const take = (replication: number, { block, row }: Digest): void => {
    for (let list = 0; list < columns.length; list++) {
      columns[list][replication] = block.totals[row * widths.totals + list];
    }
    for (let i = 0; i < histograms.length; i++) {
      const from = row * widths.bins + i * BIN_COUNT;
      addBins(histograms[i][replication % groups], block.bins, block.pairs, from);
    }
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
