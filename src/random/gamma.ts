/** The gamma law of scale 1: probabilities by series and continued fraction, quantiles by Newton's method. */
import { minusLog } from "./elementary.js";
import { logGamma, poissonDensity } from "./density.js";
import { rootOf } from "./newton.js";
import { normalQuantile } from "./normal.js";

/** Relative size below which a further term changes nothing. */
const PRECISION = 2 ** -53;

/** Stands for a zero denominator in a continued fraction. */
const TINY = 1e-300;

/** Probabilities on both sides of a point; the smaller one has all its digits. */
export interface Sides {
  readonly below: number;
  readonly above: number;
}

/** Both sides, and the derivative of the lower one to ln x. */
interface SidesAndSlope extends Sides {
  readonly slope: number;
}

/**
 * Regularised incomplete gamma functions P and Q.
 *
 * Relative error of the smaller side about 1e-13; of a side found as 1 minus the other, absolute 2e-14.
 *
 * @param shape above 0 (excluded)
 * @param x 0 (included) or more
 * Cost O(√shape) near the mean. Source: DLMF 8.11.4 and 8.9.2.
 */
export function gammaSides(shape: number, x: number): SidesAndSlope {
  if (x <= 0) return { below: 0, above: 1, slope: 0 };
  const density = poissonDensity(shape, x); // x^shape e^−x / Γ(shape + 1)
  const slope = density * shape;
  if (x < shape + 1) {
    const below = density * seriesBelow(shape, x);
    return { below, above: 1 - below, slope };
  }
  const above = slope * fractionAbove(shape, x);
  return { below: 1 - above, above, slope };
}

/** Σ x^n / ((shape + 1) … (shape + n)). */
function seriesBelow(shape: number, x: number): number {
  let term = 1;
  let sum = 1;
  for (let n = 1; term > sum * PRECISION; n++) {
    term *= x / (shape + n);
    sum += term;
  }
  return sum;
}

/** The continued fraction of Γ(shape, x) e^x / x^shape, by Lentz's method. */
function fractionAbove(shape: number, x: number): number {
  let b = x + 1 - shape;
  let c = 1 / TINY;
  let d = 1 / b;
  let product = d;
  for (let n = 1; ; n++) {
    const a = n * (shape - n);
    b += 2;
    d = 1 / nonzero(a * d + b);
    c = nonzero(b + a / c);
    product *= d * c;
    if (Math.abs(d * c - 1) <= 2 * PRECISION) return product;
  }
}

function nonzero(x: number): number {
  return Math.abs(x) < TINY ? TINY : x;
}

/** Below e to this, P(shape, x) = x^shape / Γ(shape + 1) to all digits. */
const POWER_LAW_BELOW = -38;

/** Last step in ln x; what it leaves is below rounding. */
const SETTLED = 1e-9;

/** Keeps rounding from putting the root outside its bracket. */
const MARGIN = 1e-12;

/**
 * Quantile of the gamma law of scale 1, to a relative error of about 1e-13.
 *
 * Newton's method on the logarithm of the smaller tail, which is concave in ln x.
 *
 * @param shape above 0 (excluded)
 * @param below probability below, (0, 1) excluded
 * @param above 1 − `below`, with its own digits
 */
export function gammaQuantile(shape: number, below: number, above: number = 1 - below): number {
  const lowest = (Math.log(below) + logGamma(shape + 1)) / shape; // P(shape, x) < x^shape / Γ(shape + 1)
  if (lowest < POWER_LAW_BELOW) return Math.exp(lowest);
  const low = lowest - MARGIN * (1 + Math.abs(lowest));
  const high = Math.log(highest(shape, minusLog(below, above))) + MARGIN;
  const start = Math.min(high, Math.max(low, wilsonHilferty(shape, normalQuantile(below, above))));
  const lower = below < above;
  const target = Math.log(lower ? below : above);
  const step = (y: number): number => {
    const sides = gammaSides(shape, Math.exp(y));
    const tail = lower ? sides.below : sides.above;
    const excess = Math.log(tail) - target;
    return ((lower ? excess : -excess) * tail) / sides.slope;
  };
  return Math.exp(rootOf(step, { low, high, start, settled: SETTLED }));
}

/** A point above the quantile: P(X > a + √(2at) + t) <= e^−t [Laurent, Massart 2000]. */
function highest(shape: number, t: number): number {
  return shape + Math.sqrt(2 * shape * t) + t;
}

/** Logarithm of a first guess, −∞ where it has none: the cube root of a gamma variate is nearly normal. */
function wilsonHilferty(shape: number, z: number): number {
  const root = 1 - 1 / (9 * shape) + z / (3 * Math.sqrt(shape));
  return root > 0 ? Math.log(shape) + 3 * Math.log(root) : -Infinity;
}
