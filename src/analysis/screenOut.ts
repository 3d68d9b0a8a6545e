/** Who cannot win by approximations and their errors: surely over a limit, or surely worse than one that keeps all. Pure. */
import type { Measure } from "../experiment/measure.js";
import type { Aim, Amount } from "./aim.js";

/** What is known of a policy without simulating it: its figure, and how far off that may be. */
export interface Approximation {
  readonly figure: number;
  /** Against other policies, which live through the same replications. */
  readonly error: number;
  /** By itself: as before, and the Monte Carlo error of the sample. */
  readonly errorAlone: number;
}

/** A policy that was left out; like `Dropped`, but that nothing was simulated for it. */
export interface ScreenedOut {
  /** Index among the policies of the study. */
  readonly policy: number;
  readonly why: "worse" | "limit";
  /** Index of the policy that it is worse than, or of the limit that it exceeds. */
  readonly by: number;
  readonly approximation: Approximation;
}

/** Approximations of the best measure, and of each measure of a limit; [policy]. */
export interface Approximated {
  readonly best: readonly (Approximation | null)[];
  readonly of: ReadonlyMap<Measure, readonly (Approximation | null)[]>;
}

/** Whether a limit is surely kept, surely exceeded by more than its tolerance, or neither. */
type Sureness = "kept" | "exceeded" | "open";

/** Who cannot win. */
export function screenOut(aim: Aim, { best, of }: Approximated): ScreenedOut[] {
  const margin = best[0] === null ? null : sizeBy(aim.margin, best[0].figure);
  if (margin === null) return [];
  const sign = aim.best.better === "low" ? 1 : -1;
  const sure = best.map((_, policy) => aim.limits.map((limit) => surenessOf(limit, of.get(limit.measure) ?? [], { policy, tolerance: aim.tolerance }))); // prettier-ignore
  const reaches = best.map((one, policy) => {
    const isSafe = one !== null && sure[policy].every((each) => each === "kept");
    return isSafe ? sign * one.figure + one.error : Infinity;
  });
  const leader = reaches.reduce((least, reach, policy) => (reach < reaches[least] ? policy : least), 0);
  return best.flatMap((approximation, policy): ScreenedOut[] => {
    if (approximation === null || policy === 0) return [];
    const limit = sure[policy].indexOf("exceeded");
    if (limit >= 0) return [{ policy, why: "limit", by: limit, approximation }];
    const isWorse = sign * approximation.figure - approximation.error > reaches[leader] + margin;
    return isWorse ? [{ policy, why: "worse", by: leader, approximation }] : [];
  });
}

function sizeBy({ value, isOfBase }: Amount, base: number): number {
  return isOfBase ? value * Math.abs(base) : value;
}

/** A limit that is a part of what is now is judged by the difference, any other by the figure alone. */
function surenessOf(
  { amount, isMost }: Aim["limits"][number],
  all: readonly (Approximation | null)[],
  { policy, tolerance }: { readonly policy: number; readonly tolerance: number },
): Sureness {
  const [own, base] = [all[policy], all[0]];
  if (own === null || own === undefined || base === null || base === undefined) return "open";
  const size = sizeBy(amount, base.figure);
  const error = amount.isOfBase ? own.error + amount.value * base.error : own.errorAlone;
  const excess = isMost ? own.figure - size : size - own.figure;
  if (excess + error <= 0) return "kept";
  return excess - error > tolerance * size ? "exceeded" : "open";
}
