/** Two lists of values against each other, and one list helped by others whose means are known. */
import { arithmeticMean, sampleVariance, sumOf, type Values } from "./describe.js";
import { withInterval, type Estimate } from "./estimate.js";
import { meanOf } from "./ratio.js";
import { studentQuantile } from "./student.js";

/** Controls may be at most one for so many replications: more would fit the noise. */
export const REPLICATIONS_PER_CONTROL = 10;

/** Mean of a − b, value by value, with its Student interval. @throws RangeError if the lengths differ */
export function pairedDifference(a: Float64Array, b: Float64Array, confidence: number): Estimate {
  if (a.length !== b.length) throw new RangeError(`pairedDifference: ${a.length} values against ${b.length}`);
  return meanOf(
    a.map((value, i) => value - b[i]),
    confidence,
  );
}

/** A difference of two means from independent lists. */
export interface Difference {
  readonly estimate: number;
  readonly standardError: number;
  readonly halfWidth: number;
  /** Degrees of freedom after Satterthwaite. */
  readonly degrees: number;
}

/**
 * Mean of a − mean of b, the lists independent and their variances unequal.
 *
 * @param a @param b two values or more each, not all equal in both
 * Source: Welch (1947), Biometrika 34.
 */
export function welchDifference(a: Values, b: Values, confidence: number): Difference {
  const [ofA, ofB] = [sampleVariance(a) / a.length, sampleVariance(b) / b.length];
  const variance = ofA + ofB;
  const degrees = variance ** 2 / (ofA ** 2 / (a.length - 1) + ofB ** 2 / (b.length - 1));
  const standardError = Math.sqrt(variance);
  const halfWidth = standardError * studentQuantile(0.5 + confidence / 2, degrees);
  return { estimate: arithmeticMean(a) - arithmeticMean(b), standardError, halfWidth, degrees };
}

/** A list whose mean is known exactly. */
export interface Control {
  readonly values: Float64Array;
  readonly mean: number;
}

/** A mean helped by controls. */
export interface Controlled extends Estimate {
  /** Weight of each control. */
  readonly coefficients: readonly number[];
  /** Share of the variance that the controls explain. */
  readonly explained: number;
}

/**
 * Mean of values by regression on controls, with n − q − 1 degrees of freedom.
 *
 * @param controls one or more, none a combination of the others
 * @throws RangeError if there are more controls than one for ten values, or they depend on each other
 * Cost O(n q²). Source: Lavenberg, Welch (1981), Management Science 27.
 */
export function controlledMean(
  values: Float64Array,
  controls: readonly Control[],
  confidence: number,
): Controlled {
  const n = values.length;
  const q = controls.length;
  if (q * REPLICATIONS_PER_CONTROL > n) {
    throw new RangeError(
      `controlledMean: ${q} controls need ${q * REPLICATIONS_PER_CONTROL} values, not ${n}`,
    );
  }
  const mean = arithmeticMean(values);
  const centred = values.map((value) => value - mean);
  const columns = controls.map((control) => {
    const middle = arithmeticMean(control.values);
    return control.values.map((value) => value - middle);
  });
  const offsets = controls.map((control) => arithmeticMean(control.values) - control.mean);
  const products = columns.map((x) => columns.map((y) => dot(x, y)));
  const coefficients = solve(
    products,
    columns.map((x) => dot(x, centred)),
  );
  const residuals = centred.map(
    (value, i) => value - coefficients.reduce((sum, weight, j) => sum + weight * columns[j][i], 0),
  );
  const left = dot(residuals, residuals);
  const lever = solve(products, offsets).reduce((sum, weight, j) => sum + weight * offsets[j], 0);
  const standardError = Math.sqrt((left / (n - q - 1)) * (1 / n + lever));
  const estimate = mean - coefficients.reduce((sum, weight, j) => sum + weight * offsets[j], 0);
  const interval = withInterval(estimate, standardError, n - q, confidence);
  return { ...interval, n, coefficients, explained: 1 - left / dot(centred, centred) };
}

function dot(x: Float64Array, y: Float64Array): number {
  return sumOf(x.map((value, i) => value * y[i]));
}

/** Solution of a symmetric positive definite system, by Cholesky's factors. */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const factor = matrix.map((row) => row.map(() => 0));
  matrix.forEach((row, i) => {
    for (let j = 0; j <= i; j++) {
      let rest = row[j];
      for (let k = 0; k < j; k++) rest -= factor[i][k] * factor[j][k];
      if (i === j && rest <= 1e-12 * row[i])
        throw new RangeError("controlledMean: a control depends on the others");
      factor[i][j] = i === j ? Math.sqrt(rest) : rest / factor[j][j];
    }
  });
  const solution = [...right];
  for (let i = 0; i < solution.length; i++) {
    for (let k = 0; k < i; k++) solution[i] -= factor[i][k] * solution[k];
    solution[i] /= factor[i][i];
  }
  for (let i = solution.length - 1; i >= 0; i--) {
    for (let k = i + 1; k < solution.length; k++) solution[i] -= factor[k][i] * solution[k];
    solution[i] /= factor[i][i];
  }
  return solution;
}
