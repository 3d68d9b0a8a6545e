/**
 * Descriptive statistics of plain lists: the only door to `simple-statistics`. Its normal tables and its
 * `probit` have three digits and stay outside: laws are in student.ts.
 */
import * as simple from "simple-statistics";

/** Values of any order; read, never changed. */
export type Values = readonly number[] | Float64Array;

/** The library reads typed arrays as well as lists, only its types do not say so. */
function listOf(values: Values): readonly number[] {
  return values as readonly number[];
}

/** Sum, the lost digits carried along [Kahan, Babuška]; 0 of no values. Cost O(values), as all below. */
export function sumOf(values: Values): number {
  return simple.sum(listOf(values));
}

/** Arithmetic mean. @throws Error if there are no values */
export function arithmeticMean(values: Values): number {
  return simple.mean(listOf(values));
}

/** Σ (value − mean)² / (n − 1). @throws Error below two values */
export function sampleVariance(values: Values): number {
  return simple.sampleVariance(listOf(values));
}

/** Root of the sample variance. @throws Error below two values */
export function sampleDeviation(values: Values): number {
  return Math.sqrt(sampleVariance(values));
}

/** Σ (x − mean)(y − mean) / (n − 1). @throws Error below two values, or if the lengths differ */
export function sampleCovariance(x: Values, y: Values): number {
  return simple.sampleCovariance(listOf(x), listOf(y));
}

/** Correlation, −1 to 1, or null where one list does not vary. @throws Error below two values */
export function sampleCorrelation(x: Values, y: Values): number | null {
  const product = sampleDeviation(x) * sampleDeviation(y);
  return product === 0 ? null : sampleCovariance(x, y) / product;
}

/**
 * Quantile of ascending values, straight lines between their ranks (type 7 of R).
 *
 * @param p 0 to 1, both included
 * @throws Error if there are no values
 * Cost O(1).
 */
export function quantileSorted(ascending: Values, p: number): number {
  return simple.quantileSorted(listOf(ascending), p);
}
