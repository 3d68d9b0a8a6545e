/** Quantile of a mixture of exponential laws. */
import { expMinusOne, minusLog } from "./elementary.js";
import type { Sides } from "./gamma.js";
import { rootOf } from "./newton.js";

/** Last step, as a share of the value; what it leaves is below rounding. */
const SETTLED = 1e-9;

/**
 * Value of the mixture with these probabilities on both sides, to a relative error of about 1e-14.
 *
 * @param shares chance of each part, sum 1
 * @param means mean of each part [min]
 * Cost O(parts) per step of Newton's method.
 */
export function hyperexponentialQuantile(
  shares: readonly number[],
  means: readonly number[],
  { below, above }: Sides,
): number {
  const hazard = minusLog(below, above); // −ln S(x), between x / longest mean and x / shortest
  const low = hazard * Math.min(...means) * (1 - 1e-12);
  const high = hazard * Math.max(...means) * (1 + 1e-12);
  const step = (x: number): number => {
    let missing = 0; // 1 − S(x), with digits of its own
    let survival = 0;
    let density = 0;
    for (let i = 0; i < shares.length; i++) {
      const alive = Math.exp(-x / means[i]);
      missing -= shares[i] * expMinusOne(-x / means[i]);
      survival += shares[i] * alive;
      density += (shares[i] / means[i]) * alive;
    }
    return ((minusLog(missing, survival) - hazard) * survival) / density;
  };
  return rootOf(step, { low, high, start: low, settled: SETTLED * low });
}
