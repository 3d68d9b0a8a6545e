/** The beta law: the density of binomial counts and the regularised incomplete beta function. */
import { deviance, stirlingError } from "../random/density.js";
import { minusLog } from "../random/elementary.js";

/** Relative size below which a further factor changes nothing. */
const PRECISION = 2 ** -52;

/** Stands for a zero denominator in a continued fraction. */
const TINY = 1e-300;

/**
 * Γ(n + 1) / (Γ(k + 1) Γ(n − k + 1)) p^k q^(n − k): the chance of k successes among n, for real k and n.
 *
 * @param k 0 to n (both included)
 * @param n above 0
 * @param p chance of success, (0, 1) excluded
 * @param q 1 − p, with its own digits
 * Source: Loader, "Fast and accurate computation of binomial probabilities" (2000).
 */
export function binomialDensity(k: number, n: number, p: number, q: number): number {
  if (k === 0) return Math.exp(-n * minusLog(p, q));
  if (k === n) return Math.exp(-n * minusLog(q, p));
  const correction = stirlingError(n) - stirlingError(k) - stirlingError(n - k);
  const exponent = correction - deviance(k, n * p) - deviance(n - k, n * q);
  return Math.exp(exponent) * Math.sqrt(n / (2 * Math.PI * k * (n - k)));
}

/** I_x(a, b) and its complement; the smaller one has all its digits. */
export interface BetaSides {
  readonly below: number;
  readonly above: number;
  /** Derivative of `below` to ln(x / y). */
  readonly slope: number;
}

/**
 * Regularised incomplete beta function, to a relative error of about 1e-13 on its smaller side.
 *
 * @param a @param b above 0
 * @param x (0, 1) excluded
 * @param y 1 − x, with its own digits
 * Cost O(√max(a, b)) near the mean. Source: Didonato, Morris, ACM TOMS 18 (1992), algorithm 708, BFRAC.
 */
export function betaSides(a: number, b: number, x: number, y: number): BetaSides {
  const slope = (binomialDensity(a, a + b, x, y) * a * b) / (a + b); // x^a y^b / B(a, b)
  if (x <= (a + 1) / (a + b + 2)) {
    const below = slope / fraction(a, b, x, y);
    return { below, above: 1 - below, slope };
  }
  const above = slope / fraction(b, a, y, x);
  return { below: 1 - above, above, slope };
}

/** The continued fraction of x^a y^b / (B(a, b) I_x(a, b)), by Lentz's method. */
function fraction(a: number, b: number, x: number, y: number): number {
  const first = (a * (a * y - b * x + 1)) / (a + 1);
  let product = first;
  let c = first;
  let d = 0;
  for (let m = 1; ; m++) {
    const before = a + 2 * m - 1;
    const top = ((a + m - 1) * (a + b + m - 1) * m * (b - m) * x * x) / (before * before);
    const drift = (a + m) * (a * y - b * x + 1 + m * (1 + y));
    const bottom = m + (m * (b - m) * x) / before + drift / (before + 2);
    d = 1 / nonzero(bottom + top * d);
    c = nonzero(bottom + top / c);
    product *= d * c;
    if (Math.abs(d * c - 1) <= 2 * PRECISION) return product;
  }
}

function nonzero(x: number): number {
  return Math.abs(x) < TINY ? TINY : x;
}
