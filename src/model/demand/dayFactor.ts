/**
 * The factor by which a day's demand differs from its expectation: an own part of each office and a part that
 * offices of a region share, both gamma, of sum 1 in the mean.
 */
import type { Law } from "../../random/law.js";

/** Laws of the two parts, null for a part that is always 0. Their values have no unit. */
export interface DayFactorLaws {
  readonly own: Law | null;
  readonly regional: Law | null;
}

/**
 * Own part Γ(k(1 − r), 1/k) and regional part Γ(kr, 1/k) with k = 1/cv²; [shape, scale].
 *
 * The sum is Γ(k, 1/k): mean 1, coefficient of variation cv; two offices of a region are correlated by r.
 *
 * @param cv 0 or more
 * @param r share of the variance that a region has in common, 0 to 1, both included
 * @throws RangeError outside these ranges
 */
export function dayFactorLaws(cv: number, r: number): DayFactorLaws {
  const isSound = cv >= 0 && cv < Infinity && r >= 0 && r <= 1;
  if (!isSound) throw new RangeError(`dayFactorLaws: coefficient of variation ${cv}, common part ${r}`);
  return { own: partOf(cv, 1 - r), regional: partOf(cv, r) };
}

/** Γ(k part, 1/k) by mean and coefficient of variation: mean `part`, variance `part` / k. */
function partOf(cv: number, part: number): Law | null {
  if (part === 0) return null;
  return cv === 0
    ? { kind: "deterministic", value: part }
    : { kind: "gamma", mean: part, cv: cv / Math.sqrt(part) };
}
