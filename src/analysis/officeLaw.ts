/**
 * The law of one office with exponential service and patience, and how it moves on while nothing changes but,
 * by a straight line, the rate of arrival.
 *
 * Method: uniformisation. In [0, h] with every rate below Λ, the law is Σ P(K = k) u_k, K Poisson with mean Λh,
 * and the expected minutes in each state are Σ P(K > k) u_k / Λ; u_(k+1) = P u_k, P being one jump. All terms are
 * positive. If the rate of arrival grows by b per minute, the same sums hold with
 * u_(k+1) = P u_k + k b/Λ² (J - 1) u_(k-1), J moving those who join up by one: the power series of the solution
 * in time, hence exact, and harmless to add up while |b| h² <= 1.
 */
import { poisson } from "./poisson.js";

/**
 * Chances whose sum, from the longest line down, stays below this are dropped at every step, and Poisson chances
 * below this part of the largest are left out.
 */
export const NEGLIGIBLE = 1e-16;

/** Part of what is negligible below which a chance of one jump does not make the line longer. */
const UNSEEN = 0.01;

/**
 * The law of an office, by row: row 0 holds the states in which min(inside, desks open) are busy, row e those in
 * which e desks beyond the open ones still finish their visitor.
 */
export type OfficeLaw = readonly Row[];

/** States of a row, by visitors inside; the last cell of every array is always 0. */
export interface Row {
  readonly chance: Float64Array;
  /** Expected minutes spent in each state during the last step. */
  readonly minutes: Float64Array;
  /** Three successive u_k; u_k is at k modulo 3. */
  readonly jumps: readonly [Float64Array, Float64Array, Float64Array];
  /** Sums over k, shape [inside][chance, minutes]; side by side, because they are added to together. */
  readonly totals: Float64Array;
  /** Chances of a jump within the row, shape [inside][none, to here from one above, from here to one above]. */
  readonly moves: Float64Array;
  /** Growth of the rate of those who join, over Λ². */
  readonly trend: Float64Array;
}

/** What holds during a step. */
export interface Circumstances {
  /** Rate of arrival at the start of the step [1/min]. */
  readonly arrivalRate: number;
  /** Change of that rate per minute [1/min²]. */
  readonly slope: number;
  readonly desks: number;
  readonly serviceRate: number;
  /** 0 if visitors wait for ever. */
  readonly patienceRate: number;
  /** Most visitors inside; infinite without a limit. */
  readonly room: number;
  /** Chance that an arrival who would have to wait and sees this many waiting stays. */
  readonly joins: (waiting: number) => number;
  /**
   * (c² − 1)/2 for services of squared coefficient of variation c²; 0 is exponential and exact. While anybody
   * waits, so many times the rate of ends is added both to the rate of those who join and to that of the ends: the
   * mean course stays, its variance becomes that of such services. In a steady state the number waiting is then
   * (1 + c²)/2 times that of exponential services, for one desk the formula of Pollaczek and Khinchine.
   */
  readonly spread: number;
}

/** A law with nothing in it. @param inside most visitors inside @param beyond most desks busy beyond the open ones */
export function emptyLaw(inside: number, beyond: number): OfficeLaw {
  const cells = (each = 1): Float64Array => new Float64Array((inside + 2) * each);
  return Array.from({ length: beyond + 1 }, () => ({
    chance: cells(),
    minutes: cells(),
    jumps: [cells(), cells(), cells()],
    totals: cells(2),
    moves: cells(3),
    trend: cells(),
  }));
}

/**
 * Moves the law on, and leaves the minutes spent in each state.
 *
 * @param minutes length of the step [min], positive; with a slope b at most 1/√|b|
 * @returns the most inside after it
 * Cost O(jumps × states), jumps being about minutes × the largest rate out of a state that can be reached.
 */
export function advance(
  law: OfficeLaw,
  now: Circumstances,
  minutes: number,
  { negligible, highest }: Reach,
): number {
  const longest = longestLine(law, { negligible, highest });
  const beyond = Math.max(
    0,
    law.findLastIndex((row) => sumOf(row.chance, longest) > negligible),
  );
  const mostInside = law[0].chance.length - 2;
  const come = Math.max(now.arrivalRate, now.arrivalRate + now.slope * minutes) * minutes;
  for (let growth = usualGrowth(come); ; growth *= 2) {
    const top = Math.min(longest + growth, mostInside);
    const rows = law.slice(0, beyond + 1).map((row) => firstStates(row, top));
    jumpThrough(rows, { now, minutes, longest, negligible });
    const isWide = top === mostInside || rows.every(({ totals }) => Math.abs(totals[2 * top]) <= negligible);
    if (!isWide) continue;
    const last = Math.max(top, highest) + 1;
    for (const row of law) row.minutes.fill(0, 0, last);
    law.forEach((row, e) => (e <= beyond ? readTotals(rows[e]) : row.chance.fill(0, 0, last)));
    return top;
  }
}

/** How far a step looks. */
export interface Reach {
  /** Chance that may be left out, (0, 1) excluded. */
  readonly negligible: number;
  /** More are not inside. */
  readonly highest: number;
}

/** By how much the longest line usually grows in a step in which so many come; if by more, the step is redone. */
function usualGrowth(come: number): number {
  return Math.ceil(4 + 0.5 * come + 2 * Math.sqrt(come));
}

function sumOf(values: Float64Array, last: number): number {
  let sum = 0;
  for (let i = 0; i <= last; i++) sum += values[i];
  return sum;
}

/** What a step is made of. */
interface Stride {
  readonly now: Circumstances;
  readonly minutes: number;
  /** The longest line at its beginning. */
  readonly longest: number;
  readonly negligible: number;
}

/** Adds up the totals of a step, in the states that the rows show. */
function jumpThrough(rows: readonly Row[], { now, minutes, longest, negligible }: Stride): void {
  const beyond = rows.length - 1;
  const top = rows[0].chance.length - 2;
  const fastest = Math.max(now.arrivalRate, now.arrivalRate + now.slope * minutes);
  const added = Math.max(0, now.spread) * (now.desks + beyond) * now.serviceRate;
  const rate = Math.max(fastest + 2 * added + fastestEnd(now, top, beyond), 1 / minutes);
  rows.forEach((row, e) => setMoves(row, now, { beyond: e, rate, minutes }));
  for (const row of rows) {
    row.jumps.forEach((chances) => chances.fill(0));
    row.jumps[0].set(row.chance);
    row.totals.fill(0);
  }
  const { chance, above } = poisson(rate * minutes, negligible);
  const weights = { chance, minutes: above.map((more) => more / rate) };
  let high = longest;
  for (let k = 0; k < chance.length; k++) {
    if (high < top) high++;
    for (const row of rows) jump(row, weights, { k, high });
    if (now.slope !== 0) for (const row of rows) addTrend(row, k, high);
    for (let e = 1; e <= beyond; e++) {
      const share = ((now.desks + e) * now.serviceRate) / rate;
      addEnds(rows[e - 1].jumps[(k + 1) % 3], rows[e].jumps[k % 3], { share, high });
    }
    if (isUnseen(rows, { k, high }, negligible)) high--;
  }
}

/** Drops the least likely states above the longest line that matters, and returns that line [visitors inside]. */
function longestLine(law: OfficeLaw, { negligible, highest }: Reach): number {
  let dropped = 0;
  for (let inside = highest; inside > 0; inside--) {
    for (const { chance } of law) dropped += chance[inside];
    if (dropped > negligible) return inside;
    for (const { chance } of law) chance[inside] = 0;
  }
  return 0;
}

/** A jump, and the longest line that it can lead to. */
interface Jump {
  readonly k: number;
  readonly high: number;
}

/** Whether the longest line is too unlikely to follow after this jump; it is then forgotten. */
function isUnseen(rows: readonly Row[], { k, high }: Jump, negligible: number): boolean {
  if (high === 0) return false;
  const isSeen = rows.some((row) => Math.abs(row.jumps[(k + 1) % 3][high]) > UNSEEN * negligible);
  if (isSeen || rows.some((row) => row.jumps[k % 3][high] !== 0)) return false;
  for (const row of rows) row.jumps[(k + 1) % 3][high] = 0;
  return true;
}

/** The same row, seen only up to `top` inside and the cell of zeros after it. */
function firstStates(row: Row, top: number): Row {
  const part = (cells: Float64Array, each = 1): Float64Array => cells.subarray(0, (top + 2) * each);
  return {
    chance: part(row.chance),
    minutes: part(row.minutes),
    jumps: [part(row.jumps[0]), part(row.jumps[1]), part(row.jumps[2])],
    totals: part(row.totals, 2),
    moves: part(row.moves, 3),
    trend: part(row.trend),
  };
}

/** Largest rate of ends and givings up in the states followed [1/min]. */
function fastestEnd(now: Circumstances, top: number, beyond: number): number {
  const ofRow = (busy: number): number => busy * now.serviceRate + Math.max(top - busy, 0) * now.patienceRate;
  return Math.max(ofRow(Math.min(top, now.desks)), ofRow(now.desks + beyond));
}

/** Sets what one jump does to the row in which `beyond` desks are busy beyond the open ones. */
function setMoves(
  row: Row,
  now: Circumstances,
  { beyond, rate, minutes }: { beyond: number; rate: number; minutes: number },
): void {
  const { moves, trend } = row;
  const slowest = Math.min(now.arrivalRate, now.arrivalRate + now.slope * minutes);
  for (let inside = 0; inside < trend.length - 1; inside++) {
    const busy = beyond > 0 ? now.desks + beyond : Math.min(inside, now.desks);
    const waiting = Math.max(inside - busy, 0);
    const stays = inside < now.desks ? 1 : now.joins(waiting);
    const join = inside < now.room ? stays : 0;
    const ends = busy * now.serviceRate;
    const givesUp = waiting * now.patienceRate;
    const most = beyond > 0 ? givesUp : ends + givesUp;
    const isInner = waiting > 0 && join > 0 && inside < trend.length - 2;
    // Neither of the two rates may become negative.
    const added = isInner ? Math.max(now.spread * ends, -Math.min(slowest * join, most)) : 0;
    const leaves = now.arrivalRate * join + ends + givesUp + 2 * added;
    moves[3 * inside] = Math.max(0, 1 - leaves / rate);
    if (inside > 0) moves[3 * inside - 2] = (most + added) / rate;
    moves[3 * inside + 2] = (now.arrivalRate * join + added) / rate;
    trend[inside] = (now.slope * join) / (rate * rate);
  }
}

/** Adds u_k to the totals with its weights, and makes u_(k+1) of it. */
function jump(row: Row, weights: { chance: Float64Array; minutes: Float64Array }, { k, high }: Jump): void {
  const { totals, moves } = row;
  const current = row.jumps[k % 3];
  const next = row.jumps[(k + 1) % 3];
  const chance = weights.chance[k];
  const minutes = weights.minutes[k];
  let risen = 0; // what comes up from the state below
  let here = current[0];
  for (let n = 0; n <= high; n++) {
    const above = current[n + 1];
    totals[2 * n] += chance * here;
    totals[2 * n + 1] += minutes * here;
    next[n] = risen + moves[3 * n] * here + moves[3 * n + 1] * above;
    risen = moves[3 * n + 2] * here;
    here = above;
  }
}

function readTotals({ chance, minutes, totals }: Row): void {
  for (let inside = 0; inside < chance.length; inside++) {
    chance[inside] = totals[2 * inside];
    minutes[inside] = totals[2 * inside + 1];
  }
}

/** The term of a rate of arrival that changes: what its growth takes from a state it adds to the next. */
function addTrend({ jumps, trend }: Row, k: number, high: number): void {
  const before = jumps[(k + 2) % 3];
  const next = jumps[(k + 1) % 3];
  let risen = 0;
  for (let n = 0; n <= high; n++) {
    const moved = k * trend[n] * before[n];
    next[n] += risen - moved;
    risen = moved;
  }
}

/** Ends of service at desks that close after it: one visitor less, and one row down. */
function addEnds(
  next: Float64Array,
  row: Float64Array,
  { share, high }: { readonly share: number; readonly high: number },
): void {
  for (let n = 1; n <= high; n++) next[n - 1] += share * row[n];
}
