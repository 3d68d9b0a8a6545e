/**
 * How much of a lever is needed: the smallest step under which a measure is not worse than before, as far as paired
 * differences tell. Knows neither hours nor offices.
 */
import type { PairedEstimate } from "../stats/paired.js";
import { studentQuantile } from "../stats/student.js";

/** What is known of one step: surely worse than before, surely not worse, or neither. */
export type Standing = "worse" | "notWorse" | "cannotTell";

/** A difference against what was before, of which more is worse; null where the step is not judged. */
export type Worsening = Pick<PairedEstimate, "estimate" | "standardError" | "n"> | null;

export interface Judging {
  /** Difference that does not matter, 0 or more [unit of the measure]. */
  readonly margin: number;
  /** Of the interval of the step needed, (0, 1) excluded. */
  readonly confidence: number;
}

/** What is needed, as places among the steps; the first is nothing at all. */
export interface Needed {
  /** The first step that is not surely worse; null where all of them are: not within what was tried. */
  readonly low: number | null;
  /** The first step that is surely not worse; null where none is known to be. */
  readonly high: number | null;
}

/** Each step gets this part of what those before it have left of the chance of a wrong upper end. */
const PART = 1 / 5;

/**
 * What is known of a step.
 *
 * With k the smallest step that is not worse in truth, the lower end is wrong only if k itself is called worse: one
 * test, with half of what the confidence leaves. The upper end is wrong only if a step below k is called not worse: the
 * other half is spent on steps 0, 1, 2, … in parts of 1/5, 4/25, 16/125, …, which sum to 1 however many are tried. So
 * steps behind change nothing of those before, and nothing is assumed of how differences fall from step to step.
 *
 * @param place of the step, 0 or more
 */
export function standingOf(worsening: Worsening, place: number, { margin, confidence }: Judging): Standing {
  if (worsening === null) return "cannotTell";
  const { estimate, standardError, n } = worsening;
  if (estimate === null || standardError === null) return "cannotTell";
  const half = (1 - confidence) / 2;
  const below = estimate - studentQuantile(1 - half, n - 1) * standardError;
  if (below > margin) return "worse";
  const chance = half * PART * (1 - PART) ** place;
  const above = estimate + studentQuantile(1 - chance, n - 1) * standardError;
  return above <= margin ? "notWorse" : "cannotTell";
}

/** From the first step that cannot be excluded to the first that is known to do. */
export function neededOf(standings: readonly Standing[]): Needed {
  const [low, high] = [(one: Standing) => one !== "worse", (one: Standing) => one === "notWorse"].map(
    (fits) => standings.findIndex(fits),
  );
  return { low: low < 0 ? null : low, high: high < 0 ? null : high };
}
