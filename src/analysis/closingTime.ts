/**
 * The time after closing: nobody comes any more, and the desks stay until nobody is inside.
 *
 * From n inside the number falls by one at rate r(n) = min(n, c) μ + max(n - c, 0) θ; the overtime is the time of
 * that pure death process to 0, a law of phase type.
 */
import { requireNotNegative } from "./checks.js";
import { poisson } from "./poisson.js";
import type { Quantities } from "./quantities.js";

/** Desks and visitors after closing. */
export interface Closing {
  /** Minute of closing. */
  readonly closes: number;
  /** Desks that stay, a whole number. */
  readonly desks: number;
  /** Visitors one desk finishes [1/min]. */
  readonly serviceRate: number;
  /** Rate at which a waiting visitor gives up [1/min]; 0 is never. */
  readonly patienceRate: number;
}

/**
 * Overtime and what is done in it. Minutes throughout:
 *
 * | name | what |
 * |---|---|
 * | `E_overtime`, `sd_overtime` | mean and standard deviation of the time from closing until nobody is inside |
 * | `p_someone_inside_at_close`, `E_inside_at_close` | chance of anybody, and mean number inside at closing |
 * | `E_busy_minutes_after_close` | desk minutes with a visitor |
 * | `P(overtime>t)` | chance of more than t minutes |
 * | `E_finish_time` | mean minute at which the last visitor has left |
 *
 * @param law chance of n inside at closing at index n
 * @param exceeding the t of `P(overtime>t)`, 0 or more [min]
 * @throws RangeError if an argument is out of range, or those inside would never leave
 * Cost O(states × (1 + largest rate × t)).
 */
export function closingTime(law: Float64Array, closing: Closing, exceeding: readonly number[]): Quantities {
  const rates = endRates(law, closing);
  const inside = visitorsInside(law);
  let mean = 0; // of the overtime with n inside
  let variance = 0;
  let busyMinutes = 0;
  const means = new Float64Array(law.length);
  const sums = { overtime: 0, variance: 0, busy: 0 };
  for (let n = 1; n < law.length; n++) {
    mean += 1 / rates[n];
    variance += 1 / (rates[n] * rates[n]);
    busyMinutes += Math.min(n, closing.desks) / rates[n];
    means[n] = mean;
    sums.overtime += law[n] * mean;
    sums.variance += law[n] * variance;
    sums.busy += law[n] * busyMinutes;
  }
  // Variance within the number inside, plus variance of the mean between numbers: no difference of squares.
  law.forEach((chance, n) => {
    sums.variance += chance * (means[n] - sums.overtime) ** 2;
  });
  return {
    E_overtime: sums.overtime,
    sd_overtime: Math.sqrt(sums.variance),
    p_someone_inside_at_close: inside.anybody,
    E_inside_at_close: inside.mean,
    E_busy_minutes_after_close: sums.busy,
    ...Object.fromEntries(exceeding.map((t) => [`P(overtime>${t})`, chanceOfMore(law, rates, t)])),
    E_finish_time: closing.closes + sums.overtime,
  };
}

/** Rate from n to n - 1 at index n [1/min]. */
function endRates(law: Float64Array, closing: Closing): Float64Array {
  const { desks, serviceRate, patienceRate } = closing;
  requireNotNegative("closingTime", { desks, serviceRate, patienceRate });
  const rates = law.map((_, n) => Math.min(n, desks) * serviceRate + Math.max(n - desks, 0) * patienceRate);
  const stuck = rates.findIndex((rate, n) => n > 0 && rate === 0);
  if (stuck < 0) return rates;
  throw new RangeError(`closingTime: ${stuck} inside with ${desks} desks at rate ${serviceRate} never leave`);
}

function visitorsInside(law: Float64Array): { anybody: number; mean: number } {
  const sums = { anybody: 0, mean: 0 };
  for (let n = 1; n < law.length; n++) {
    sums.anybody += law[n];
    sums.mean += n * law[n];
  }
  return sums;
}

/** Chances below this, at the end of the law, cannot change a digit of the answer. */
const NEGLIGIBLE = 1e-25;

/** P(overtime > t), by uniformisation: chance of anybody inside after k jumps, k Poisson. */
function chanceOfMore(law: Float64Array, rates: Float64Array, minutes: number): number {
  requireNotNegative("closingTime", { minutes });
  const longest = law.findLastIndex((chance) => chance > NEGLIGIBLE);
  const current = law.slice(0, longest + 2).fill(0, longest + 1);
  const fastest = rates.subarray(0, current.length).reduce((most, rate) => Math.max(most, rate), 0);
  if (fastest === 0) return 0;
  let more = 0;
  for (const weight of poisson(fastest * minutes).chance) {
    more += weight * visitorsInside(current).anybody;
    for (let n = 1; n <= longest; n++) {
      current[n] = current[n] * (1 - rates[n] / fastest) + (current[n + 1] * (rates[n + 1] ?? 0)) / fastest;
    }
  }
  return more;
}
