/**
 * What figures are made of: of all the sums of a replication the few totals, histograms and days that are wanted. A
 * thread that digests its own sums sends these alone; they are a hundredth of the tables of a small office.
 */
import type { Scenario } from "../scenario/scenario.js";
import { DAY_SUMS, DAY_WIDTH, FLOW_WIDTH, type Sums } from "../simulation/sums.js";
import { addBins, BIN_COUNT, MOST_PACKED, packBins, pairsOf } from "../stats/bins.js";
import { rowsOf, type Cell } from "./cells.js";
import type { Recipe, Term } from "./measure.js";

/**
 * What is made of a block of replications, a row of each table for each of them. Both threads see the same memory:
 * nothing is copied on its way.
 */
export interface DigestBlock {
  readonly rows: number;
  /** All tables lie in it; it may be longer. */
  readonly memory: SharedArrayBuffer;
  /** [replication][list of terms] */
  readonly totals: Float64Array;
  /** Values of the measured days, NaN where a day has none; [replication][figure by day][measured day] */
  readonly days: Float64Array;
  /** As in the sums, where it is wanted; [replication][…] */
  readonly flow: Float64Array;
  /** Waits of each cell that has a quantile, packed one behind another; [replication][…] */
  readonly bins: Int32Array;
}

/** Numbers of one replication: a row of a block. */
export interface Digest {
  readonly block: DigestBlock;
  readonly row: number;
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
  /** Numbers in a row of each table. */
  readonly widths: Readonly<Record<"totals" | "days" | "flow" | "bins", number>>;
}

/** What is wanted, as it is gathered: the plan is made of it once all is known. */
export interface Wanted {
  readonly lists: readonly { readonly cell: Cell; readonly terms: readonly Term[] }[];
  readonly quantileCells: readonly Cell[];
  readonly dayRatios: readonly DayRatio[];
  /** Pairs of offices whose flows are wanted: all there are, or none. */
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
    widths: {
      totals: lists.length,
      days: dayRatios.length * scenario.horizon.days,
      flow: flows * FLOW_WIDTH,
      bins: quantileCells.length * MOST_PACKED,
    },
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

/**
 * Tables for the digests of a block to be; what is in them is to be written over.
 *
 * @param spare memory of a block that nobody looks at any more, which is taken if it is long enough. It has to be handed
 * on by hand: shared memory does not count as garbage, so that V8 sees no need to collect it.
 */
export function createBlock({ widths }: DigestPlan, rows: number, spare?: SharedArrayBuffer): DigestBlock {
  const { totals, days, flow, bins } = widths;
  const doubles = Float64Array.BYTES_PER_ELEMENT * rows * (totals + days + flow);
  const bytes = doubles + Int32Array.BYTES_PER_ELEMENT * rows * bins;
  const memory = spare !== undefined && spare.byteLength >= bytes ? spare : allocate(bytes);
  let end = 0;
  const table = (width: number): Float64Array => {
    const found = new Float64Array(memory, end, rows * width);
    end += found.byteLength;
    return found;
  };
  return {
    rows,
    memory,
    totals: table(totals),
    days: table(days),
    flow: table(flow),
    bins: new Int32Array(memory, doubles, rows * bins),
  };
}

/** Up to twice as much, so that a somewhat larger block fits as well. Pages that are never written to cost nothing. */
function allocate(bytes: number): SharedArrayBuffer {
  return new SharedArrayBuffer(2 ** Math.ceil(Math.log2(Math.max(1, bytes))));
}

/** Memory of one digest [byte]. */
export function digestBytes({ block: { rows, totals, days, flow, bins } }: Digest): number {
  return [totals, days, flow, bins].reduce((bytes, { byteLength }) => bytes + byteLength, 0) / rows;
}

/** The flows of a digest, as they are in the sums. */
export function flowOf({ block, row }: Digest): Float64Array {
  const width = block.flow.length / block.rows;
  return block.flow.subarray(row * width, (row + 1) * width);
}

/** Fills the digest of a replication. @param digest is overwritten */
export function digestSums(plan: DigestPlan, sums: Sums, { block, row }: Digest): void {
  const { widths, lists, pools, dayRatios, measuredDays } = plan;
  addLists(lists, sums, block.totals, row * widths.totals);
  let packed = row * widths.bins;
  for (const pool of pools) packed = packPool(pool, sums, block.bins, packed);
  for (let i = 0; i < dayRatios.length; i++) {
    divideDays(dayRatios[i], sums.day, block.days, row * widths.days + i * measuredDays);
  }
  if (widths.flow > 0) block.flow.set(sums.flow, row * widths.flow);
}

/** @param at where the first list goes */
function addLists(
  { firstSource, table, factor, firstPlace, places }: Lists,
  sums: Sums,
  totals: Float64Array,
  at: number,
): void {
  for (let list = 0; list < firstSource.length - 1; list++) {
    const end = firstSource[list + 1];
    let sum = firstSource[list] === end ? 1 : 0;
    for (let source = firstSource[list]; source < end; source++) {
      const values = sums[table[source]];
      const times = factor[source];
      for (let i = firstPlace[source]; i < firstPlace[source + 1]; i++) sum += times * values[places[i]];
    }
    totals[at + list] = sum;
  }
}

/** Of one pool at a time. */
const together = new Int32Array(BIN_COUNT);

/** @returns where it ends */
function packPool({ table, rows }: Pool, sums: Sums, packed: Int32Array, from: number): number {
  const counts = sums[table];
  if (rows.length === 1) return packBins(counts, rows[0] * BIN_COUNT, packed, from);
  const pairs = pairsOf(counts);
  together.fill(0);
  for (const row of rows) addBins(together, counts, pairs, row * BIN_COUNT);
  return packBins(together, 0, packed, from);
}

const OPEN_DAYS = DAY_SUMS.indexOf("openDays");

/** Of each day on which an office is open. @param at where the first day goes */
function divideDays({ of, per }: DayRatio, day: Float64Array, values: Float64Array, at: number): void {
  for (let row = 0, to = at; row < day.length; row += DAY_WIDTH, to++) {
    const below = sumAt(day, row, per);
    values[to] = day[row + OPEN_DAYS] > 0 && below > 0 ? sumAt(day, row, of) / below : NaN;
  }
}

function sumAt(day: Float64Array, row: number, columns: readonly number[]): number {
  let sum = 0;
  for (let i = 0; i < columns.length; i++) sum += day[row + columns[i]];
  return sum;
}
