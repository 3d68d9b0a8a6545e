/**
 * Arrivals that depend on what became of others: visitors who leave a place in some half-hours come to it, or to another,
 * some time later. Rates by half-hour, and the rounds in which they settle. Knows no offices.
 */
import { quantile } from "../random/quantile.js";
import type { Law } from "../random/law.js";
import { DAY_MINUTES, HALF_HOUR_MINUTES, HALF_HOURS } from "../units.js";
import { rateAt, type Piece, type Rate } from "./dayPieces.js";
import type { FixedPoint } from "./flows.js";

/** Visitors in each half-hour of a day; [half-hour]. */
export type ByHalfHour = Float64Array;

export function noVisitors(): ByHalfHour {
  return new Float64Array(HALF_HOURS);
}

/** Equally likely pauses that stand for a law. */
const POINTS = 64;

/** A pause by how many half-hours it moves visitors who leave evenly over one; [half-hours on], summing to 1. */
export type Delay = readonly number[];

/** @param after null is at once */
export function delayOf(after: Law | null): Delay {
  if (after === null) return [1];
  const shares: number[] = [];
  for (let i = 0; i < POINTS; i++) {
    const on = quantile(after, (i + 0.5) / POINTS) / HALF_HOUR_MINUTES;
    const whole = Math.floor(on);
    // Spread evenly over a half-hour, moved by a part of one: so many stay in the same, the others are in the next.
    add(shares, whole, (1 - (on - whole)) / POINTS);
    add(shares, whole + 1, (on - whole) / POINTS);
  }
  return shares;
}

function add(shares: number[], place: number, share: number): void {
  while (shares.length <= place) shares.push(0);
  shares[place] += share;
}

/** Adds who comes later to `to`. @returns who would come after midnight, and does not */
export function addLater(to: ByHalfHour, leaving: ByHalfHour, delay: Delay): number {
  let never = 0;
  leaving.forEach((visitors, halfHour) => {
    if (visitors === 0) return;
    delay.forEach((share, on) => {
      if (halfHour + on < to.length) to[halfHour + on] += visitors * share;
      else never += visitors * share;
    });
  });
  return never;
}

/** Length of the pieces that stand for straight lines [min]. */
const FINE = 5;

/** A rate with visitors by half-hour on top, constant by piece. */
export function withMore(rate: Rate, more: ByHalfHour): Rate {
  const fine = rate.shape === "linear" ? Array.from({ length: DAY_MINUTES / FINE }, (_, i) => i * FINE) : [];
  const halves = Array.from({ length: HALF_HOURS }, (_, i) => i * HALF_HOUR_MINUTES);
  const own = rate.pieces.map(({ minute }) => minute);
  const bounds = [...new Set([...own, ...halves, ...fine])].toSorted((a, b) => a - b);
  const pieces = bounds.map((minute, i): Piece => {
    const { value, slope } = rateAt(rate, minute);
    const middle = ((bounds[i + 1] ?? DAY_MINUTES) - minute) / 2;
    return { minute, value: value + slope * middle + perMinute(more, minute) };
  });
  return { shape: "constant", pieces };
}

function perMinute(more: ByHalfHour, minute: number): number {
  return (more[Math.floor(minute / HALF_HOUR_MINUTES)] ?? 0) / HALF_HOUR_MINUTES;
}

/** Visitors by half-hour as a rate of its own. */
export function rateOf(visitors: ByHalfHour): Rate {
  return withMore({ shape: "constant", pieces: [] }, visitors);
}

/** Total variation between rounds below which arrivals have settled, as a part of all arrivals. */
export const SETTLED = 1e-9;

/** Most rounds. */
const MOST_ROUNDS = 200;

/**
 * Works out what follows from arrivals, and the arrivals that follow from that, until these no longer change.
 *
 * @param round what follows from the arrivals, and the arrivals next; [stream]
 * @returns what follows last, and whether it has settled: two rounds differ in total variation by less than `SETTLED` of
 *   all arrivals
 */
export function settle<Found>(
  first: readonly ByHalfHour[],
  round: (arrivals: readonly ByHalfHour[]) => {
    readonly found: Found;
    readonly next: readonly ByHalfHour[];
    /** All arrivals of the round, those from outside included. */
    readonly all: number;
  },
): { readonly found: Found; readonly fixedPoint: FixedPoint } {
  let arrivals = first;
  for (let rounds = 1; ; rounds++) {
    const { found, next, all } = round(arrivals);
    const variation = all === 0 ? 0 : distanceOf(arrivals, next) / all;
    const isSettled = variation < SETTLED;
    if (isSettled || rounds === MOST_ROUNDS) return { found, fixedPoint: { rounds, variation, isSettled } };
    arrivals = next;
  }
}

/** Half of the sum of all differences. */
function distanceOf(a: readonly ByHalfHour[], b: readonly ByHalfHour[]): number {
  let sum = 0;
  a.forEach((one, i) => one.forEach((value, halfHour) => (sum += Math.abs(value - b[i][halfHour]))));
  return sum / 2;
}

/** The worse of two. */
export function worseOf(a: FixedPoint | undefined, b: FixedPoint | undefined): FixedPoint | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return {
    rounds: Math.max(a.rounds, b.rounds),
    variation: Math.max(a.variation, b.variation),
    isSettled: a.isSettled && b.isSettled,
  };
}

/** Said of arrivals that have not settled. @param who they are */
export function unsettled(who: string, { rounds, variation }: FixedPoint): string {
  return `${who}: a fixed point that did NOT SETTLE, ${variation.toExponential(1)} of all still move after ${rounds} rounds`;
}
