/** Poisson counts by inversion of one uniform. */
import { poissonDensity } from "./density.js";

/** Standard deviations beyond which a Poisson count lies with a chance below 1e-20. */
const REACH = 10;

/** Covers that chance where the mean is small and the upper tail long. */
const EXTRA = 40;

/**
 * The smallest count whose cumulative Poisson probability reaches u: monotone in `u` and in `mean`.
 *
 * @param mean 0 to 1e6 (both included)
 * @param u (0, 1) excluded
 * Cost O(√mean), O(mean) below 100; cumulative probabilities are exact to about 1e-13.
 */
export function poissonCount(mean: number, u: number): number {
  if (mean === 0) return 0;
  const spread = REACH * Math.sqrt(mean);
  const last = mean + spread + EXTRA;
  let count = Math.max(0, Math.floor(mean - spread));
  let chance = poissonDensity(count, mean);
  let cumulative = chance;
  while (cumulative < u && count < last) {
    count++;
    chance *= mean / count;
    cumulative += chance;
  }
  return count;
}
