/**
 * A scenario without what cannot matter to some of its offices. Visitors carry their own random numbers, so what is
 * left is simulated bit by bit as it is within the whole.
 */
import { hashScenario } from "./hash.js";
import type { Office, Scenario } from "./scenario.js";

/**
 * The scenario with only the offices named, what they can send visitors to or get them from, and the lines called.
 * The whole scenario where an office may be gone while others take its visitors, where visitors may go to an office that
 * is open when theirs is closed or serves nobody, or where crews travel.
 *
 * @param ids of the offices that are told of
 * Cost O(offices × links).
 */
export function withinReach(scenario: Scenario, ids: ReadonlySet<string>): Scenario {
  const { offices, lines, crews, errands, displacement, mistimed, unanswered } = scenario;
  const isAnyGone = offices.some(({ phases }) => phases.some(({ exists }) => !exists));
  if (
    unanswered !== undefined ||
    crews.length > 0 ||
    mistimed !== null ||
    errands.some(({ leaving }) => leaving?.anotherOffice !== undefined) ||
    (displacement !== null && isAnyGone)
  )
    return scenario;
  const near = connectedTo(offices, ids);
  const kept = offices.filter(({ id }) => near.has(id));
  const arePhoned = errands.some(({ leaving }) => leaving !== null && leaving.phone > 0);
  if (kept.length === offices.length && (arePhoned || lines.length === 0)) return scenario;
  const places = new Set([...near, ...(arePhoned ? lines.map(({ office }) => office.id) : [])]);
  const { id, title, hash: _hash, ...content } = scenario;
  const rest = {
    ...content,
    offices: kept,
    lines: arePhoned ? lines : [],
    sources: scenario.sources.filter(({ office }) => places.has(office)),
    displacement: null, // Nobody's office is gone.
    patches: [], // They are in the phases of the offices.
  };
  return { id, title, ...rest, hash: hashScenario(rest) };
}

/** Ids of the offices that some office is joined to by visitors who go on, in either direction and by any number of steps. */
function connectedTo(offices: readonly Office[], ids: ReadonlySet<string>): ReadonlySet<string> {
  const near = new Set(ids);
  for (let before = 0; before < near.size;) {
    before = near.size;
    for (const { id, overflow, next } of offices) {
      const joined = [id, ...(overflow?.to ?? []), ...next.map(({ office }) => office)];
      if (joined.some((one) => near.has(one))) joined.forEach((one) => near.add(one));
    }
  }
  return near;
}
