/**
 * First three moments of service times, all that the mean and variance of a wait in M/G/1 depend on.
 */
import { requireNotNegative, requirePositive } from "./checks.js";

/** E[S], E[S²], E[S³] [min, min², min³]. */
export type Moments = readonly [number, number, number];

/** Moments of each law, by its name; every one is a polynomial in its parameters, exact to rounding. */
export const SERVICE_MOMENTS = {
  deterministic: (law: { mean: number }): Moments => {
    requirePositive("deterministic", law);
    return scaled(law.mean, 1, 1);
  },
  exponential: (law: { mean: number }): Moments => {
    requirePositive("exponential", law);
    return scaled(law.mean, 2, 6);
  },
  lognormal: (law: { mean: number; cv: number }): Moments => {
    requirePositive("lognormal", law);
    const spread = 1 + law.cv * law.cv;
    return scaled(law.mean, spread, spread * spread * spread);
  },
  gamma: (law: { mean: number; cv: number }): Moments => {
    requirePositive("gamma", law);
    const square = law.cv * law.cv;
    return scaled(law.mean, 1 + square, (1 + square) * (1 + 2 * square));
  },
  uniform: (law: { from: number; to: number }): Moments => {
    requireOrdered("uniform", [law.from, law.to]);
    const [h1, h2, h3] = symmetricSums([law.from, law.to]);
    return [h1 / 2, h2 / 3, h3 / 4];
  },
  triangular: (law: { from: number; mode: number; to: number }): Moments => {
    requireOrdered("triangular", [law.from, law.mode, law.to]);
    const [h1, h2, h3] = symmetricSums([law.from, law.mode, law.to]);
    return [h1 / 3, h2 / 6, h3 / 10];
  },
} as const;

/** Names of the laws whose moments are known. */
export type ServiceLaw = keyof typeof SERVICE_MOMENTS;

/** Moments from the mean and the second and third moment of the law divided by its mean. */
function scaled(mean: number, second: number, third: number): Moments {
  return [mean, mean * mean * second, mean * mean * mean * third];
}

/**
 * Complete homogeneous symmetric polynomials of degree 1 to 3: sums of all products with repetition.
 * The k-th moment of a uniform law is the k-th of its two ends over k + 1, of a triangular law that of its
 * three corners over (k + 1)(k + 2)/2: both are laws of a point drawn evenly from a segment or a triangle.
 */
function symmetricSums(corners: readonly number[]): Moments {
  const sums: [number, number, number] = [0, 0, 0];
  for (const corner of corners) {
    sums[0] += corner;
    sums[1] += corner * sums[0];
    sums[2] += corner * sums[1];
  }
  return sums;
}

function requireOrdered(where: string, corners: readonly number[]): void {
  requireNotNegative(where, { from: corners[0] });
  const rising = corners.every((corner, i) => i === 0 || corner >= corners[i - 1]);
  if (rising && corners[0] < corners.at(-1)!) return;
  throw new RangeError(`${where}: ${corners.join(", ")} must rise from the lowest to the highest value`);
}
