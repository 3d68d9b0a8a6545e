/**
 * What figures are made of: of all the sums of a replication the few totals, histograms and days that are wanted. A
 * thread that digests its own sums sends these alone; they are a hundredth of the tables of a small office.
 */
import type { Scenario } from "../scenario/scenario.js";
import { DAY_SUMS, DAY_WIDTH, FLOW_WIDTH, type Sums } from "../simulation/sums.js";
import { BIN_COUNT } from "../stats/histogram.js";
import { rowsOf, type Cell } from "./cells.js";
import type { Recipe, Term } from "./measure.js";

/** Numbers of one replication. */
export interface Digest {
  /** [list of terms] */
  readonly totals: Float64Array;
  /** Waits of each cell that has a quantile; [cell][BIN_COUNT] */
  readonly bins: Int32Array;
  /** Values of the measured days, NaN where a day has none; [figure by day][measured day] */
  readonly days: Float64Array;
  /** As in the sums, where it is wanted; else empty. */
  readonly flow: Float64Array;
}

/** Lists of terms, flat: list → sources → rows. A list without a source counts 1. */
interface Lists {
  /** First source of each list, and one more; [list + 1] */
  readonly firstSource: Int32Array;
  readonly table: readonly Term["table"][];
  readonly factor: Float64Array;
  /** First place of each source, and one more; [source + 1] */
  readonly firstPlace: Int32Array;
  /** Where in its table; [place] */
  readonly places: Int32Array;
}

/** Histograms that are pooled into one. */
interface Pool {
  readonly table: "officeBins" | "errandBins" | "slotBins";
  readonly rows: readonly number[];
}

/** Columns of the sums by day that a ratio is made of. */
interface DayRatio {
  readonly of: readonly number[];
  readonly per: readonly number[];
}

/** What is wanted of every replication of a scenario; plain numbers, which cross threads. */
export interface DigestPlan {
  readonly lists: Lists;
  readonly pools: readonly Pool[];
  readonly dayRatios: readonly DayRatio[];
  readonly measuredDays: number;
  /** Pairs of offices whose flows are wanted: all there are, or none. */
  readonly flows: number;
}

/** What is wanted, as it is gathered: the plan is made of it once all is known. */
export interface Wanted {
  readonly lists: readonly { readonly cell: Cell; readonly terms: readonly Term[] }[];
  readonly quantileCells: readonly Cell[];
  readonly dayRatios: readonly DayRatio[];
  readonly flows: number;
}

export function planDigest(
  scenario: Scenario,
  { lists, quantileCells, dayRatios, flows }: Wanted,
): DigestPlan {
  const sources = lists.flatMap(({ cell, terms }) =>
    terms.map(({ table, column, factor }) => ({
      table,
      column,
      factor,
      rows: rowsOf(scenario, cell, table),
    })),
  );
  const places = new Int32Array(sources.reduce((sum, { rows }) => sum + rows.length, 0));
  let next = 0;
  for (const { rows, column } of sources) for (const row of rows) places[next++] = row + column;
  return {
    lists: {
      firstSource: startsOf(lists.map(({ terms }) => terms.length)),
      table: sources.map(({ table }) => table),
      factor: Float64Array.from(sources, ({ factor }) => factor),
      firstPlace: startsOf(sources.map(({ rows }) => rows.length)),
      places,
    },
    pools: quantileCells.map((cell) => poolOf(cell, scenario.offices.length)),
    dayRatios,
    measuredDays: scenario.horizon.days,
    flows,
  };
}

/** Where pieces of these lengths begin, one after another, and where the last one ends. */
function startsOf(lengths: readonly number[]): Int32Array {
  const starts = new Int32Array(lengths.length + 1);
  lengths.forEach((length, i) => (starts[i + 1] = starts[i] + length));
  return starts;
}

function poolOf({ at, among }: Cell, offices: number): Pool {
  if (at.errand !== undefined) return { table: "errandBins", rows: [at.errand] };
  if (at.halfHour !== undefined) return { table: "slotBins", rows: [at.halfHour] };
  if (at.place !== undefined) return { table: "officeBins", rows: [at.place] };
  return { table: "officeBins", rows: among ?? Array.from({ length: offices }, (_, i) => i) };
}

/** Columns of the sums by day, -1 for a term that is not summed so. */
function dayColumns(terms: readonly Term[]): number[] {
  return terms.map(({ name }) => (DAY_SUMS as readonly (string | null)[]).indexOf(name));
}

/** The ratio of a single day; null if a term is not summed by day. */
export function dayRatioOf(recipe: Recipe): DayRatio | null {
  // A count has no value by day that its unit would fit.
  if (recipe.kind !== "ratio" || recipe.per === null) return null;
  const of = dayColumns(recipe.of);
  const per = dayColumns(recipe.per);
  return [...of, ...per].every((column) => column >= 0) ? { of, per } : null;
}

/** Digests of several replications to be, on memory that they share; [replication]. */
export function createDigests(plan: DigestPlan, replications: number): Digest[] {
  const totals = plan.lists.firstSource.length - 1;
  const bins = plan.pools.length * BIN_COUNT;
  const days = plan.dayRatios.length * plan.measuredDays;
  const flows = plan.flows * FLOW_WIDTH;
  const doubles = totals + days + flows;
  const numbers = new Float64Array(replications * doubles);
  const counts = new Int32Array(replications * bins);
  return Array.from({ length: replications }, (_, i) => {
    const at = i * doubles;
    return {
      totals: numbers.subarray(at, at + totals),
      days: numbers.subarray(at + totals, at + totals + days),
      flow: numbers.subarray(at + totals + days, at + doubles),
      bins: counts.subarray(i * bins, (i + 1) * bins),
    };
  });
}

/** Fills the digest of a replication. @param digest is overwritten */
export function digestSums(plan: DigestPlan, sums: Sums, digest: Digest): void {
  addLists(plan.lists, sums, digest.totals);
  plan.pools.forEach((pool, i) =>
    addPool(pool, sums, digest.bins.subarray(i * BIN_COUNT, (i + 1) * BIN_COUNT)),
  );
  plan.dayRatios.forEach((ratio, i) => {
    divideDays(ratio, sums.day, digest.days.subarray(i * plan.measuredDays, (i + 1) * plan.measuredDays));
  });
  digest.flow.set(sums.flow.subarray(0, digest.flow.length));
}

function addLists(
  { firstSource, table, factor, firstPlace, places }: Lists,
  sums: Sums,
  totals: Float64Array,
): void {
  for (let list = 0; list < totals.length; list++) {
    const end = firstSource[list + 1];
    let sum = firstSource[list] === end ? 1 : 0;
    for (let source = firstSource[list]; source < end; source++) {
      const values = sums[table[source]];
      const times = factor[source];
      for (let i = firstPlace[source]; i < firstPlace[source + 1]; i++) sum += times * values[places[i]];
    }
    totals[list] = sum;
  }
}

function addPool({ table, rows }: Pool, sums: Sums, pooled: Int32Array): void {
  const counts = sums[table];
  pooled.fill(0);
  for (const row of rows) {
    const from = row * BIN_COUNT;
    for (let bin = 0; bin < BIN_COUNT; bin++) pooled[bin] += counts[from + bin];
  }
}

const OPEN_DAYS = DAY_SUMS.indexOf("openDays");

/** Of each day on which an office is open. */
function divideDays({ of, per }: DayRatio, day: Float64Array, values: Float64Array): void {
  for (let i = 0; i < values.length; i++) {
    const row = i * DAY_WIDTH;
    const below = sumAt(day, row, per);
    values[i] = day[row + OPEN_DAYS] > 0 && below > 0 ? sumAt(day, row, of) / below : NaN;
  }
}

function sumAt(day: Float64Array, row: number, columns: readonly number[]): number {
  let sum = 0;
  for (let i = 0; i < columns.length; i++) sum += day[row + columns[i]];
  return sum;
}
