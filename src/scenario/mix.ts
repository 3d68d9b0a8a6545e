/** A mix: each office with the changes of a policy of its own. Knows no files and no measures. */
import type { Office } from "./scenario.js";
import { selector, selectAt } from "./selectorSchema.js";
import type { WrittenPolicy } from "./writtenPolicy.js";

/** Name of a mix, as a policy among the others. */
export const MIX = "mix";

/**
 * Patches that give each office what its policy says of it, and nothing to an office without one.
 *
 * @param chosen id of a policy by id of the office
 * @param offices those that patches can select
 */
export function mixPolicies(
  policies: readonly WrittenPolicy[],
  chosen: ReadonlyMap<string, string>,
  offices: readonly Office[],
): WrittenPolicy {
  const patches = policies.flatMap(({ id, patches: all }) =>
    all.flatMap((patch) => {
      const own = officesOf(patch, offices).filter((one) => chosen.get(one) === id);
      return own.length === 0 ? [] : [{ ...patch, where: { id: own } }];
    }),
  );
  return { id: MIX, patches };
}

/** Ids of the offices that a patch of a policy, which has been read before, is about. */
function officesOf(patch: object, offices: readonly Office[]): string[] {
  const where = selector.parse((patch as { readonly where: unknown }).where);
  return selectAt(where, offices, []).offices.map(({ id }) => id);
}
