/**
 * Figures of policies over replications: a ratio of two totals, replication by replication. Policies live through
 * the same replications from the first on, so that what two of them have in common is the shorter one's.
 */
import { sumOf } from "../stats/describe.js";
import { bareEstimate, unknownEstimate, withInterval, type Estimate } from "../stats/estimate.js";
import { differenceOf, linearRatio, type PairedEstimate } from "../stats/paired.js";
import { ratioOfSums } from "../stats/ratio.js";

/** Totals of a figure: Σ of ÷ Σ per; one of each for each replication. */
export interface Series {
  readonly of: readonly number[];
  readonly per: readonly number[];
}

/** The figure with its interval. @param confidence of the interval, (0, 1) excluded */
export function estimateOf({ of, per }: Series, confidence: number): Estimate {
  return ratioOfSums(Float64Array.from(of), Float64Array.from(per), confidence);
}

/** Figure a − figure b over the replications that both have, paired. */
export function differenceBetween(a: Series, b: Series, confidence: number): PairedEstimate {
  const n = Math.min(a.of.length, b.of.length);
  return differenceOf(linearOf(a, n), linearOf(b, n), confidence);
}

/** Figure a ÷ figure b over the replications that both have, paired, by the delta method. */
export function timesOf(a: Series, b: Series, confidence: number): Estimate {
  const n = Math.min(a.of.length, b.of.length);
  const [above, below] = [linearOf(a, n), linearOf(b, n)];
  if (above.estimate === null || below.estimate === null || below.estimate === 0) {
    return unknownEstimate(n, "noDenominator");
  }
  const times = above.estimate / below.estimate;
  if (n === 1) return bareEstimate(times, n, "oneReplication");
  const [ofAbove, ofBelow] = [above.deviations, below.deviations];
  if (ofAbove === null || ofBelow === null) return bareEstimate(times, n, "noDenominator");
  let squares = 0;
  for (let i = 0; i < n; i++) {
    const pull = (ofAbove[i] - times * ofBelow[i]) / below.estimate;
    squares += pull * pull;
  }
  return withInterval(times, Math.sqrt((n / (n - 1)) * squares), n, confidence);
}

function linearOf({ of, per }: Series, n: number) {
  return linearRatio(Float64Array.from(of.slice(0, n)), Float64Array.from(per.slice(0, n)));
}

/**
 * One value for each replication whose mean is near the figure, for procedures that compare means: the ratio
 * straightened at what the first replications say of it. Near means an error of second order.
 *
 * @param first replications that fix the line, 1 to all
 * @returns null where the first replications have nothing to divide by
 */
export function straighten({ of, per }: Series, first: number): ((replication: number) => number) | null {
  const below = sumOf(per.slice(0, first));
  if (below === 0) return null;
  const figure = sumOf(of.slice(0, first)) / below;
  return (replication) => figure + (first * (of[replication] - figure * per[replication])) / below;
}

/** The figure with a weight for each replication. @param weights as many as replications, or more */
export function weightedFigure({ of, per }: Series, weights: Float64Array): number {
  let [above, below] = [0, 0];
  for (let i = 0; i < of.length; i++) {
    above += weights[i] * of[i];
    below += weights[i] * per[i];
  }
  return above / below;
}
