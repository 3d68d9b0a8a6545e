/** The best policy of a study by the exact chain, where all of it is exact: what a ranking by simulation must find. */
import type { Study } from "../scenario/study.js";
import type { Aim } from "./aim.js";
import { scenariosOf } from "./bench.js";
import { chainFigures } from "./chainFigures.js";
import { sizeOf } from "./ranking.js";

/** What a network of one office without anything approximated still says of itself. */
const HARMLESS = 1;

export interface Enumerated {
  /** Of the best measure; [policy]. */
  readonly figures: readonly number[];
  /** Index of the best that keeps all limits. */
  readonly best: number;
  /**
   * By how much of the best's figure a policy is worse, 0 or below if it is not; infinite if it exceeds a limit by more than the
   * tolerance.
   */
  readonly behind: (policy: number) => number;
}

/** @throws RangeError if the chain approximates anything, or has not all measures */
export function exactly(study: Study, aim: Aim): Enumerated {
  const measures = [aim.best, ...aim.limits.map(({ measure }) => measure)];
  const { figures, reasons } = chainFigures(scenariosOf(study), measures, study);
  if (reasons.length > HARMLESS || study.offices.size !== 1) {
    throw new RangeError(`exactly: the chain approximates: ${reasons.join("; ")}`);
  }
  const known = figures.map((ofPolicies) =>
    ofPolicies.map((figure) => {
      if (figure === null) throw new RangeError("exactly: the chain has not all measures");
      return figure;
    }),
  );
  const sign = aim.best.better === "low" ? 1 : -1;
  const exceeds = (policy: number, tolerance: number): boolean =>
    aim.limits.some(({ amount, isMost }, l) => {
      const ofPolicies = known[l + 1];
      const size = sizeOf(amount, { of: [ofPolicies[0]], per: [1] });
      return (isMost ? ofPolicies[policy] - size : size - ofPolicies[policy]) > tolerance * size;
    });
  const [own] = known;
  const best = own.reduce((least, figure, policy) => {
    if (exceeds(policy, 0)) return least;
    return least < 0 || sign * figure < sign * own[least] ? policy : least;
  }, -1);
  if (best < 0) throw new RangeError("exactly: no policy keeps the limits");
  const behind = (policy: number): number =>
    exceeds(policy, aim.tolerance) ? Infinity : (sign * (own[policy] - own[best])) / Math.abs(own[best]);
  return { figures: own, best, behind };
}
