/**
 * Gathers replications: of each only the columns that the wanted figures need, pooled histograms for
 * quantiles, and the values of single days for their spread. The replications themselves are let go.
 */
import type { Scenario } from "../scenario/scenario.js";
import { DAY_SUMS, DAY_WIDTH, type Sums } from "../simulation/sums.js";
import { BIN_COUNT } from "../stats/histogram.js";
import { recipeFor, rowsOf, type Cell } from "./cells.js";
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
  /** Value of each measured day with a denominator, where days are summed; in order of replication. */
  readonly days: number[];
}

/** What has been gathered, and from how many replications. */
export interface Gathering {
  readonly figures: readonly Gathered[];
  readonly done: number;
}

/** A gatherer for one run. */
export interface Gatherer {
  readonly figures: readonly Gathered[];
  readonly add: (replication: number, sums: Sums) => void;
}

/** Which rows of which column make up a sum. */
interface Source {
  readonly table: Term["table"];
  readonly rows: Int32Array;
  readonly column: number;
  readonly factor: number;
}

/** @param withDays whether single days are gathered for their spread */
export function createGatherer(
  scenario: Scenario,
  measures: readonly Measure[],
  cells: readonly Cell[],
  { replications, withDays }: { readonly replications: number; readonly withDays: boolean },
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
    measures.map((measure) => ({ measure, cell, recipe: recipeFor(measure, cell) })),
  );
  const plans = wanted.flatMap(({ measure, cell, recipe }) => {
    if (recipe === null) return [];
    const lists = termLists(recipe);
    const figure: Gathered = {
      measure,
      cell,
      recipe,
      columns: lists.map(() => new Float64Array(replications)),
      bins: recipe.kind === "quantile" ? binsOf(cell) : [],
      days: [],
    };
    const sources = lists.map((terms) => terms.map((term) => sourceOf(scenario, cell, term)));
    return [{ figure, sources, ofDay: withDays && isWhole(cell) ? dayTerms(recipe) : null }];
  });
  return {
    figures: plans.map(({ figure }) => figure),
    add: (replication, sums) => {
      for (const { figure, sources, ofDay } of plans) {
        sources.forEach((list, i) => (figure.columns[i][replication] = total(sums, list)));
        if (ofDay) addDays(figure.days, sums.day, ofDay);
      }
      for (const [cell, bins] of pooled) {
        addBins(bins[replication % groups], sums, cell, scenario.offices.length);
      }
    },
  };
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

function sourceOf(scenario: Scenario, cell: Cell, { table, column, factor }: Term): Source {
  return { table, rows: rowsOf(scenario, cell, table), column, factor };
}

function total(sums: Sums, sources: readonly Source[]): number {
  if (sources.length === 0) return 1;
  let sum = 0;
  for (const { table, rows, column, factor } of sources) {
    const values = sums[table];
    for (const row of rows) sum += factor * values[row + column];
  }
  return sum;
}

function addBins(pooled: Int32Array, sums: Sums, { at, among }: Cell, offices: number): void {
  const [table, rows] =
    at.errand !== undefined
      ? [sums.errandBins, [at.errand]]
      : at.halfHour !== undefined
        ? [sums.slotBins, [at.halfHour]]
        : at.place !== undefined
          ? [sums.officeBins, [at.place]]
          : [sums.officeBins, among ?? Array.from({ length: offices }, (_, i) => i)];
  for (const row of rows) {
    for (let bin = 0; bin < BIN_COUNT; bin++) pooled[bin] += table[row * BIN_COUNT + bin];
  }
}

/** Columns of the sums by day, -1 for a term that is not summed so. */
function dayColumns(terms: readonly Term[]): number[] {
  return terms.map(({ name }) => (DAY_SUMS as readonly (string | null)[]).indexOf(name));
}

/** Columns of the sums by day for a ratio's two lists; null if a term is not summed by day. */
function dayTerms(
  recipe: Recipe,
): { readonly of: readonly number[]; readonly per: readonly number[] } | null {
  // A count has no value by day that its unit would fit.
  if (recipe.kind !== "ratio" || recipe.per === null) return null;
  const of = dayColumns(recipe.of);
  const per = dayColumns(recipe.per);
  return [...of, ...per].every((column) => column >= 0) ? { of, per } : null;
}

function addDays(
  values: number[],
  day: Float64Array,
  { of, per }: { readonly of: readonly number[]; readonly per: readonly number[] },
): void {
  const openDays = DAY_SUMS.indexOf("openDays");
  for (let row = 0; row < day.length; row += DAY_WIDTH) {
    if (day[row + openDays] === 0) continue;
    const below = per.reduce((sum, column) => sum + day[row + column], 0);
    if (below > 0) values.push(of.reduce((sum, column) => sum + day[row + column], 0) / below);
  }
}
