/**
 * Figures that are a ratio of two sums over replications, or a moment made of three, with delta-method
 * intervals. The mean of daily means is biased; the ratio of the sums is what the figure means.
 *
 * Source: Law, "Simulation Modeling and Analysis", on ratio estimators; Cochran, "Sampling Techniques", ch. 6.
 */
import { sumOf } from "./describe.js";
import { bareEstimate, type Estimate, unknownEstimate, withInterval } from "./estimate.js";

/**
 * Σ numerator / Σ denominator with the interval of n − 1 degrees of freedom.
 *
 * The error is that of the residuals numerator − ratio × denominator, which sum to 0: nothing cancels.
 *
 * @param numerator @param denominator one value for each replication, of equal length
 * @param confidence of the interval, (0, 1) excluded
 * Cost O(replications). A nominal 95 % covers 94 % from 30 replications if the skewness of the residuals is
 * about 1; at skewness 3 it covers 92 % from 30 and 93.6 % from 100.
 */
export function ratioOfSums(
  numerator: Float64Array,
  denominator: Float64Array,
  confidence: number,
): Estimate {
  const below = sumOf(denominator);
  if (below === 0) return unknownEstimate(numerator.length, "noDenominator");
  const ratio = sumOf(numerator) / below;
  return deltaEstimate({ ratio, below }, numerator, denominator, confidence);
}

/** Mean of one value for each replication, with its Student interval. */
export function meanOf(values: Float64Array, confidence: number): Estimate {
  return ratioOfSums(values, new Float64Array(values.length).fill(1), confidence);
}

/**
 * Variance of all single values, from their counts, sums and sums of squares in each replication.
 *
 * The squares are centred in each replication at the common mean; the variance divides by the count itself.
 *
 * @param confidence of the interval, (0, 1) excluded
 * Cost O(replications). Digits are lost as (mean / deviation)², as in any sum of squares.
 */
export function varianceOfSums(
  counts: Float64Array,
  sums: Float64Array,
  squares: Float64Array,
  confidence: number,
): Estimate {
  const count = sumOf(counts);
  if (count === 0) return unknownEstimate(counts.length, "noDenominator");
  const mean = sumOf(sums) / count;
  const centred = squares.slice();
  for (let i = 0; i < centred.length; i++) centred[i] -= mean * (2 * sums[i] - mean * counts[i]);
  const variance = Math.max(0, sumOf(centred) / count);
  return deltaEstimate({ ratio: variance, below: count }, centred, counts, confidence);
}

/** Standard deviation of all single values: the root of `varianceOfSums`, its error divided by twice the root. */
export function deviationOfSums(
  counts: Float64Array,
  sums: Float64Array,
  squares: Float64Array,
  confidence: number,
): Estimate {
  const variance = varianceOfSums(counts, sums, squares, confidence);
  if (variance.estimate === null) return variance;
  const deviation = Math.sqrt(variance.estimate);
  if (variance.standardError === null) return { ...variance, estimate: deviation };
  const error = deviation === 0 ? 0 : variance.standardError / (2 * deviation);
  return withInterval(deviation, error, variance.n, confidence);
}

/**
 * The ratio of two sums with its error, Σ residuals / Σ denominator: the residuals are independent and of mean 0.
 *
 * @param below Σ denominator
 */
function deltaEstimate(
  { ratio, below }: { readonly ratio: number; readonly below: number },
  numerator: Float64Array,
  denominator: Float64Array,
  confidence: number,
): Estimate {
  const n = numerator.length;
  if (n === 1) return bareEstimate(ratio, n, "oneReplication");
  const squares = squaredResiduals(ratio, numerator, denominator);
  const standardError = Math.sqrt((n / (n - 1)) * squares) / Math.abs(below);
  return withInterval(ratio, standardError, n, confidence);
}

/** A loop by itself: a function called for each value takes ten times as long until it is compiled. */
function squaredResiduals(ratio: number, numerator: Float64Array, denominator: Float64Array): number {
  let squares = 0;
  for (let i = 0; i < numerator.length; i++) {
    const residual = numerator[i] - ratio * denominator[i];
    squares += residual * residual;
  }
  return squares;
}
