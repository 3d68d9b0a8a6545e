/** Means and ratios from totals, squares and products over replications: for counts, of which nothing is lost so. */
import { bareEstimate, unknownEstimate, withInterval, type Estimate } from "./estimate.js";

/** Σ x and Σ x² over replications. */
export interface Moments {
  readonly total: number;
  readonly squares: number;
}

/** Some roundings of a sum of squares, as a share of it: what varies by less than 1e-7 counts as not varying. */
const ROUNDING = 2 ** -48;

/**
 * Mean of x over n replications, with its Student interval.
 *
 * Digits are lost as (mean / deviation)²: counts up to 10^6 keep six of them where they vary by one in a thousand.
 */
export function meanOfMoments({ total, squares }: Moments, n: number, confidence: number): Estimate {
  if (n === 0) return unknownEstimate(n, "noDenominator");
  const mean = total / n;
  if (n === 1) return bareEstimate(mean, n, "oneReplication");
  const variance = remainder(squares - total * mean, squares) / (n - 1);
  return withInterval(mean, Math.sqrt(variance / n), n, confidence);
}

/** What is divided, by what, and Σ of their products. */
export interface RatioMoments {
  readonly of: Moments;
  readonly per: Moments;
  readonly products: number;
}

/** Σ x / Σ y over n replications with the interval of the delta method; the same as `ratioOfSums`. */
export function ratioOfMoments({ of, per, products }: RatioMoments, n: number, confidence: number): Estimate {
  if (n === 0 || per.total === 0) return unknownEstimate(n, "noDenominator");
  const ratio = of.total / per.total;
  if (n === 1) return bareEstimate(ratio, n, "oneReplication");
  const size = of.squares + ratio * ratio * per.squares;
  const residuals = remainder(size - 2 * ratio * products, size);
  return withInterval(ratio, Math.sqrt((n / (n - 1)) * residuals) / Math.abs(per.total), n, confidence);
}

/** What is left of a sum of squares when another is taken away, 0 where it may be rounding alone. */
function remainder(rest: number, size: number): number {
  return rest <= size * ROUNDING ? 0 : rest;
}
