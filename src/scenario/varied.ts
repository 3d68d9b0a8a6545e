/**
 * A scenario with further patches from what was read of it before, without its text: what made the text is not read
 * again. Where anything is wrong it says only that; reading the text says what.
 */
import { checkDocument } from "./check.js";
import { LIMITS } from "./limits.js";
import { expectedDays } from "./loads.js";
import { findOverloads } from "./overload.js";
import type { LoadedScenario } from "./parse.js";
import { resolveScenario } from "./resolve.js";
import type { Scenario } from "./scenario.js";
import { documentSchema } from "./schema.js";
import { createSubject } from "./subject.js";
import { officesOverTime } from "./timeline.js";

/** What is otherwise in a scenario that is varied, as it would be written. */
export interface Otherwise {
  readonly id: string;
  readonly title: unknown;
  /** Put behind those that the scenario has. */
  readonly patches: readonly object[];
}

const { patch: patchList, title: titleLeaf } = documentSchema.shape;

/**
 * The very scenario that reading its text would give; null where that would find problems.
 *
 * Cost O(offices × (patches + days)), some tenths of a millisecond for one office.
 */
export function varied(
  { document, ground }: Pick<LoadedScenario, "document" | "ground">,
  { id, title, patches }: Otherwise,
): Scenario | null {
  const { network, holidays, horizon } = ground;
  const before = ground.written.patch ?? [];
  const more = patchList.safeParse(patches);
  const named = titleLeaf.safeParse(title);
  if (!more.success || !named.success || horizon === null) return null;
  const patch = [...before, ...(more.data ?? [])];
  if (patch.length > LIMITS.patches) return null;
  const written = { ...ground.written, title: named.data, patch };
  const { offices, lines, bases, findings } = officesOverTime({ written, network, holidays, horizon });
  if (findings.length > 0) return null;
  const subject = createSubject({ ...(document as object), patch }, written, { network, holidays, offices });
  if (checkDocument(subject).length > 0) return null;
  const scenario = resolveScenario({ id, written, horizon, network, offices, networkLines: lines, bases });
  const overloads = findOverloads(scenario, expectedDays(scenario, "patient"));
  return overloads.some(({ isPatient }) => isPatient) ? null : scenario;
}
