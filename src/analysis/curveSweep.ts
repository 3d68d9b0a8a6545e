/** Whether the knee stays where it is when fewer or more people intend a minute at which their office is closed. */
import { UserError } from "../errors.js";
import type { Means } from "../experiment/replicate.js";
import { CLOSED_SHARES, closedShareSet, type LoadPolicies } from "./closedMinutes.js";
import { measureCurve, type Curve } from "./curve.js";
import type { KneeVerdict } from "./kneeVerdict.js";

export interface CurveSweep {
  readonly shares: readonly { readonly share: number; readonly knee: KneeVerdict }[];
  /** Whether the study says nothing of such people, so that all of it is assumed here. */
  readonly isAssumed: boolean;
  /** Why nothing can be told; null if it can. */
  readonly problem: string | null;
}

/** As often as the curve was simulated. @throws as `measureCurve`, but for a scenario that cannot have such people */
export async function sweepCurve(
  { study, plan }: Curve,
  load: LoadPolicies,
  means: Means & { readonly onProgress?: (done: number) => void },
): Promise<CurveSweep> {
  const [{ scenario }] = study.policies;
  const ids = new Set(study.policies.map(({ id }) => id));
  const isAssumed = scenario.mistimed === null;
  const shares: CurveSweep["shares"][number][] = [];
  try {
    for (const share of CLOSED_SHARES) {
      const moved = await load(closedShareSet(scenario, share), ids);
      shares.push({ share, knee: (await measureCurve(moved, plan, means)).knee });
    }
  } catch (error) {
    if (!(error instanceof UserError) || error.problems.length === 0) throw error;
    return { shares: [], isAssumed, problem: error.problems[0].problem };
  }
  return { shares, isAssumed, problem: null };
}
