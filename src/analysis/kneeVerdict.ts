/**
 * Where a curve has its knee, and how sure that is: the knee is found anew for the replications weighted at random, the
 * same weights for every point. Pure.
 *
 * Few replications weighted at random vary less than their mean does: what a set of weights adds to a figure is widened
 * by √((n + 1) ÷ (n − 1)) for their variance, and by t ÷ z for its own error.
 */
import { kneeOf, type Knee } from "../stats/knee.js";
import { studentQuantile } from "../stats/student.js";
import { createWeights, RESAMPLES } from "./resample.js";
import { weightedFigure, type Series } from "./series.js";

/** Points of a curve, in any order. */
export interface KneeGround {
  /** Along the axis; known exactly. */
  readonly hours: readonly number[];
  /** What rises, over the same replications at each point. */
  readonly served: readonly Series[];
}

export interface KneePlan {
  readonly seed: string;
  /** (0, 1) excluded */
  readonly confidence: number;
  /** Least bend that counts [share of what is served at stake]. */
  readonly bend: number;
}

export interface KneeVerdict {
  /** A point that is the knee as surely as asked, surely none, or open. */
  readonly outcome: "knee" | "none" | "cannotTell";
  /** By what was found: the knee, whatever its bend; null where nothing lies above the chord. */
  readonly found: Knee | null;
  /** Share of the resamples in which each point is the knee; the rest has none. [point] */
  readonly shares: readonly number[];
  readonly resamples: number;
  /** As asked. */
  readonly bend: number;
}

/** Cost O(resamples × points × replications). */
export function judgeKnee({ hours, served }: KneeGround, { seed, confidence, bend }: KneePlan): KneeVerdict {
  const n = served[0].of.length;
  const weights = new Float64Array(n).fill(1);
  const centre = served.map((series) => weightedFigure(series, weights));
  const found = kneeOf(hours, centre);
  const widening = wideningOf(n, confidence);
  const fill = createWeights(`${seed}/knee`);
  const counts = served.map(() => 0);
  for (let resample = 0; resample < RESAMPLES; resample++) {
    fill(weights);
    const moved = served.map(
      (series, i) => centre[i] + widening * (weightedFigure(series, weights) - centre[i]),
    );
    const knee = kneeOf(hours, moved);
    if (knee !== null && knee.bend >= bend) counts[knee.at]++;
  }
  const shares = counts.map((count) => count / RESAMPLES);
  const none = 1 - shares.reduce((sum, share) => sum + share, 0);
  const isSure = shares.some((share) => share >= confidence);
  const outcome = isSure ? "knee" : none >= confidence - 1e-9 ? "none" : "cannotTell";
  return { outcome, found, shares, resamples: RESAMPLES, bend };
}

function wideningOf(n: number, confidence: number): number {
  const p = 0.5 + confidence / 2;
  return Math.sqrt((n + 1) / (n - 1)) * (studentQuantile(p, n - 1) / studentQuantile(p, MANY));
}

/** Degrees of freedom from which Student's law is the normal one. */
const MANY = 1e6;
