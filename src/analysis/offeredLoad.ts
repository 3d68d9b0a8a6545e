/**
 * Offered load over the day: how many desks would be in use if nobody ever had to wait.
 *
 * Visitors of M(t)/M/∞ stay independent of each other, so their mean follows m' = λ(t) - μ m exactly; it lags behind
 * λ/μ by about a service time. Used as the load of a stationary line it is the modified offered load.
 */
import { requireNotNegative, requirePositive } from "./checks.js";
import { rateAt, requirePieces, type Rate } from "./dayPieces.js";

/**
 * Mean number of visitors at endless desks, nobody being there at the first piece of the rate.
 *
 * @param serviceRate visitors one desk finishes [1/min], positive
 * @param minute time of day [min]
 * @returns load [erlang]; 0 up to the first piece
 * @throws RangeError if an argument is out of range
 * Cost O(pieces²).
 */
export function offeredLoad(arrivals: Rate, serviceRate: number, minute: number): number {
  requirePieces("offeredLoad: arrivals", arrivals.pieces);
  requirePositive("offeredLoad", { serviceRate });
  let load = 0;
  arrivals.pieces.forEach(({ minute: from }, i) => {
    if (minute <= from) return;
    const to = Math.min(minute, arrivals.pieces[i + 1]?.minute ?? minute);
    const { value, slope } = rateAt(arrivals, from);
    const past = -Math.expm1(-serviceRate * (to - from)); // share of the old gone, and of the new come
    const lag = slope / (serviceRate * serviceRate);
    load += (value / serviceRate - lag - load) * past + (slope / serviceRate) * (to - from);
  });
  return load;
}

/** A rate that swings evenly. */
export interface Swing {
  /** Mean of the rate [1/min], and the most it departs from it, at most the mean. */
  readonly mean: number;
  readonly amplitude: number;
  /** Minutes from one peak to the next, positive. */
  readonly period: number;
}

/**
 * Offered load of λ(t) = mean + amplitude sin(2π t / period), long after the start.
 *
 * @throws RangeError if an argument is out of range
 * Source: [Eick, Massey & Whitt 1993].
 */
export function swingingLoad(arrivals: Swing, serviceRate: number, minute: number): number {
  const { mean, amplitude, period } = arrivals;
  requirePositive("swingingLoad", { serviceRate, period });
  requireNotNegative("swingingLoad", { mean, amplitude, "mean - amplitude": mean - amplitude });
  const turn = (2 * Math.PI) / period;
  const swing = serviceRate * Math.sin(turn * minute) - turn * Math.cos(turn * minute);
  return mean / serviceRate + (amplitude * swing) / (serviceRate * serviceRate + turn * turn);
}
