/** What a difference means for those who wait: better, worse, the same, or that nobody can tell. */
import type { Measure, Unit } from "../experiment/measure.js";
import type { Estimate } from "../stats/estimate.js";

/** null: it differs, and neither low nor high is better. */
export type Verdict = "better" | "worse" | "same" | "cannotTell" | null;

/** Differences that nobody would act on, for measures without a floor of their own; 0 for other units. */
const MARGINS: Partial<Readonly<Record<Unit, number>>> = { min: 0.1, share: 0.002 };

/** Margin of indifference of a measure [its unit]. */
export function marginOf({ floor, unit }: Pick<Measure, "floor" | "unit">): number {
  return floor ?? MARGINS[unit] ?? 0;
}

/**
 * The verdict on a difference, scenario − baseline.
 *
 * Same: the whole interval lies within the margin, both ends included. Better or worse: the interval leaves 0 out,
 * and not all of it lies within the margin. Cannot tell: everything else, an unknown interval among it.
 *
 * @param isUntouched whether the figure has the very same sums in every replication: the same, whatever the number of replications
 */
export function verdictOf(
  { estimate, halfWidth }: Pick<Estimate, "estimate" | "halfWidth">,
  measure: Pick<Measure, "better" | "floor" | "unit">,
  isUntouched: boolean,
): Verdict {
  if (isUntouched) return "same";
  if (estimate === null || halfWidth === null) return "cannotTell";
  const [low, high] = [estimate - halfWidth, estimate + halfWidth];
  const margin = marginOf(measure);
  if (-margin <= low && high <= margin) return "same";
  if (low <= 0 && high >= 0) return "cannotTell";
  if (measure.better === "none") return null;
  return low > 0 === (measure.better === "high") ? "better" : "worse";
}
