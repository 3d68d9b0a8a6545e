/**
 * Differences of figures that the same replications gave under two conditions. Each figure is turned into one
 * deviation for each replication, by the delta method or the jackknife; deviations of two figures are then
 * subtracted replication by replication, so that whatever moves both of them alike drops out.
 *
 * Source: Law, "Simulation Modeling and Analysis", ch. 10 (paired t); Cochran, "Sampling Techniques", ch. 6 (ratios).
 */
import { arithmeticMean, sumOf } from "./describe.js";
import { bareEstimate, unknownEstimate, withInterval, type Estimate, type Reason } from "./estimate.js";
import { leaveEachOut } from "./histogram.js";

/** A figure and how far each replication pulls it from its value: standard error² = n / (n − 1) × Σ deviation². */
export type Linear =
  | {
      readonly estimate: number;
      /** One for each replication or group of them; their sum is 0. */
      readonly deviations: Float64Array;
    }
  | {
      /** The figure where it is known and only its error is not. */
      readonly estimate: number | null;
      readonly deviations: null;
      readonly reason: Reason;
    };

/** Σ numerator / Σ denominator; one value for each replication, of equal length. */
export function linearRatio(numerator: Float64Array, denominator: Float64Array): Linear {
  const below = sumOf(denominator);
  if (below === 0) return { estimate: null, deviations: null, reason: "noDenominator" };
  const estimate = sumOf(numerator) / below;
  return { estimate, deviations: numerator.map((value, i) => (value - estimate * denominator[i]) / below) };
}

/** Variance of all single values, from counts, sums and sums of squares of each replication; see `varianceOfSums`. */
export function linearVariance(counts: Float64Array, sums: Float64Array, squares: Float64Array): Linear {
  const count = sumOf(counts);
  if (count === 0) return { estimate: null, deviations: null, reason: "noDenominator" };
  const mean = sumOf(sums) / count;
  const centred = squares.map((square, i) => square - mean * (2 * sums[i] - mean * counts[i]));
  return linearRatio(centred, counts);
}

/** Standard deviation of all single values; see `deviationOfSums`. */
export function linearDeviation(counts: Float64Array, sums: Float64Array, squares: Float64Array): Linear {
  const variance = linearVariance(counts, sums, squares);
  if (variance.deviations === null) return variance;
  const estimate = Math.sqrt(Math.max(0, variance.estimate));
  const deviations = variance.deviations.map((value) => (estimate === 0 ? 0 : value / (2 * estimate)));
  return { estimate, deviations };
}

/**
 * Quantile of pooled waits: each histogram is left out once.
 *
 * @param histograms of each replication or group of replications; [histogram][BIN_COUNT]
 * Cost O(histograms × bins).
 */
export function linearQuantile(histograms: readonly Int32Array[], p: number): Linear {
  const found = leaveEachOut(histograms, p);
  const { estimate, without } = found;
  if (without === null) return { estimate, deviations: null, reason: found.reason };
  const centre = arithmeticMean(without);
  const share = (histograms.length - 1) / histograms.length;
  return { estimate, deviations: without.map((value) => share * (centre - value)) };
}

/** A difference of two figures, and what pairing did for it. */
export interface PairedEstimate extends Estimate {
  /** Of the two figures over replications, −1 to 1; null where one of them does not vary. */
  readonly correlation: number | null;
  /** Variance of the difference from independent replications ÷ that of the pairs; null where a variance is 0. */
  readonly varianceRatio: number | null;
}

const UNPAIRED = { correlation: null, varianceRatio: null } as const;

/**
 * The figure a − the figure b, with the paired Student interval of n − 1 degrees of freedom.
 *
 * @param a @param b from the same replications
 * @throws RangeError if they have deviations of different numbers of replications
 */
export function differenceOf(a: Linear, b: Linear, confidence: number): PairedEstimate {
  const reason = reasonOf(a) ?? reasonOf(b);
  if (a.estimate === null || b.estimate === null) {
    return { ...unknownEstimate(0, reason ?? "noDenominator"), ...UNPAIRED };
  }
  const estimate = a.estimate - b.estimate;
  if (a.deviations === null || b.deviations === null) {
    return { ...bareEstimate(estimate, 0, reason ?? "noDenominator"), ...UNPAIRED };
  }
  const n = a.deviations.length;
  if (b.deviations.length !== n) {
    throw new RangeError(`differenceOf: ${n} replications against ${b.deviations.length}`);
  }
  if (n === 1) return { ...bareEstimate(estimate, n, "oneReplication"), ...UNPAIRED };
  const other = b.deviations;
  const between = a.deviations.map((value, i) => value - other[i]);
  const [ofA, ofB] = [squaresOf(a.deviations), squaresOf(other)];
  const ofPairs = squaresOf(between);
  const standardError = Math.sqrt((n / (n - 1)) * ofPairs);
  return {
    ...withInterval(estimate, standardError, n, confidence),
    correlation: ofA === 0 || ofB === 0 ? null : cosineOf(a.deviations, other),
    varianceRatio: ofPairs === 0 ? null : (ofA + ofB) / ofPairs,
  };
}

function reasonOf(figure: Linear): Reason | undefined {
  return figure.deviations === null ? figure.reason : undefined;
}

/** Correlation of deviations, which both sum to 0; exactly 1 of a list with itself. */
function cosineOf(x: Float64Array, y: Float64Array): number {
  const cosine = productOf(x, y) / Math.sqrt(squaresOf(x) * squaresOf(y));
  return Math.max(-1, Math.min(1, cosine));
}

function squaresOf(values: Float64Array): number {
  return productOf(values, values);
}

function productOf(x: Float64Array, y: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < x.length; i++) sum += x[i] * y[i];
  return sum;
}
