/**
 * Gauss nodes of a gamma law of mean 1: a few values with weights whose moments are those of the law, for means
 * over a day factor.
 */
import { requireCount, requireNotNegative } from "./checks.js";

/** A value and its weight; weights sum to 1. */
export interface Node {
  readonly value: number;
  readonly weight: number;
}

/** Above this many nodes the search for the zeros of the polynomials needs more care than is taken here. */
const MOST_NODES = 12;

/**
 * Nodes with which every polynomial of degree 2 × count − 1 has its exact mean.
 *
 * Generalised Laguerre polynomials by their recurrence, monic: their zeros lie between each other's, and are found
 * by bisection. Weights are 1 / Σ p²(zero) over the orthonormal polynomials.
 *
 * @param cv coefficient of variation, 0 or more; 0 is the single value 1
 * @param count 1 to 12
 * @throws RangeError outside these ranges
 * Source: [Golub & Welsch 1969]. Cost O(count³).
 */
export function gammaNodes(cv: number, count: number): readonly Node[] {
  requireNotNegative("gammaNodes", { cv });
  requireCount("gammaNodes", { count });
  if (count > MOST_NODES) throw new RangeError(`gammaNodes: count is ${count}; at most ${MOST_NODES}`);
  if (cv === 0) return [{ value: 1, weight: 1 }];
  const scale = cv * cv;
  const shape = 1 / scale;
  // Of the law with unit scale: p(k+1) = (x - 2k - shape) p(k) - k (k + shape - 1) p(k-1).
  let zeros: number[] = [];
  for (let degree = 1; degree <= count; degree++) {
    const bounds = [0, ...zeros, outermost(shape, degree)];
    zeros = bounds.slice(1).map((high, i) => zeroBetween(shape, degree, { low: bounds[i], high }));
  }
  return zeros.map((zero) => ({ value: zero * scale, weight: 1 / sumOfSquares(shape, count, zero) }));
}

/** Beyond all zeros, by Gershgorin's circles. */
function outermost(shape: number, degree: number): number {
  return shape + 2 * degree + 2 * Math.sqrt(degree * (degree + shape));
}

/** Value of the monic polynomial, scaled by the root of its norm so that it does not overflow. */
function orthonormal(shape: number, degree: number, x: number): number[] {
  const values = [1];
  let [before, now] = [0, 1];
  for (let k = 0; k < degree; k++) {
    const down = Math.sqrt(k * (k + shape - 1));
    const up = Math.sqrt((k + 1) * (k + shape));
    [before, now] = [now, ((x - 2 * k - shape) * now - down * before) / up];
    values.push(now);
  }
  return values;
}

function zeroBetween(
  shape: number,
  degree: number,
  { low, high }: { readonly low: number; readonly high: number },
): number {
  const at = (x: number): number => orthonormal(shape, degree, x)[degree];
  const isRising = at(high) > 0;
  let [left, right] = [low, high];
  for (;;) {
    const middle = (left + right) / 2;
    if (middle <= left || middle >= right) return middle;
    if (at(middle) > 0 === isRising) right = middle;
    else left = middle;
  }
}

function sumOfSquares(shape: number, count: number, x: number): number {
  return orthonormal(shape, count - 1, x).reduce((sum, value) => sum + value * value, 0);
}
