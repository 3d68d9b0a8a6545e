/** Policies of a study as scenarios, one after the other: kept where there are few, composed when asked for where many. */
import { UserError, type Problem } from "../errors.js";
import { LIMITS } from "./limits.js";
import { MOST_SIMULATED } from "./studySchema.js";
import { composeVariant, readVariant, type Original, type Variant } from "./variants.js";
import type { WrittenPolicy } from "./writtenPolicy.js";

/** Policies between two reports of how many have been read. */
const REPORT_EVERY = 100;

/** How policies are read. */
export interface ReadingPolicies {
  /** Told now and then how many policies have been read, of how many. */
  readonly onRead?: ((done: number, policies: number) => void) | undefined;
  /** What is wrong with a policy, as problems of the study. */
  readonly problemsOf: (policy: WrittenPolicy, error: UserError) => readonly Problem[];
}

/**
 * All policies, and what is wrong with them. Of more than are simulated side by side none is kept as a whole scenario.
 *
 * Cost that of `varied` for each.
 */
export async function readPolicies(
  original: Original,
  policies: readonly WrittenPolicy[],
  { problemsOf, onRead }: ReadingPolicies,
): Promise<{ readonly variants: readonly Variant[]; readonly problems: readonly Problem[] }> {
  const variants: Variant[] = [];
  const problems: Problem[] = [];
  for (const [i, policy] of policies.entries()) {
    try {
      const composed = composeVariant(original, policy);
      const isKept = composed === null || policies.length <= MOST_SIMULATED;
      const variant = composed ?? (await readVariant(original, policy));
      variants.push(isKept ? variant : composedAnew(original, policy));
    } catch (error) {
      if (!(error instanceof UserError) || error.problems.length === 0) throw error;
      problems.push(...problemsOf(policy, error));
      if (problems.length >= LIMITS.problemsCollected) break;
    }
    if (i % REPORT_EVERY === 0) onRead?.(i, policies.length);
  }
  return { variants, problems };
}

/** A policy that has been read and found sound, whose scenario is made each time it is asked for. */
function composedAnew(original: Original, policy: WrittenPolicy): Variant {
  const compose = (): Variant => {
    const variant = composeVariant(original, policy);
    if (variant === null) throw new Error(`composedAnew: ${policy.id} cannot be composed`);
    return variant;
  };
  return {
    id: policy.id,
    get scenario() {
      return compose().scenario;
    },
    get text() {
      return compose().text;
    },
  };
}
