/** Where visitors go who do not stay, or are done: ids become indices, shares running sums. */
import type { Errand, Office, Scenario } from "../scenario/scenario.js";
import type { Leaving } from "../scenario/mechanisms.js";
import { cumulate, firstPlaces, type LawList } from "./lawList.js";
import { LEAVES, type Onward } from "./model.js";

/** No limit on who waits. */
const NEVER = 0x7fffffff;

/** Whether anybody may come or call again, go on to another office, or stay beyond the last measured day. */
export function hasReturns({
  offices,
  lines,
  errands,
  displacement,
  unanswered,
  horizon,
}: Scenario): boolean {
  return (
    (horizon.continuous && (horizon.drainDays ?? 0) > 0) ||
    displacement !== null ||
    unanswered !== undefined ||
    offices.some(({ overflow, next }) => overflow !== null || next.length > 0) ||
    lines.some(({ office }) => office.redial !== null) ||
    errands.some(({ leaving }) => leaving !== null && (leaving.later + leaving.phone > 0 || isWide(leaving)))
  );
}

/** Whether more may be done than to come or call later. */
function isWide({ anotherDay = 0, anotherOffice = 0, eService = 0 }: Leaving): boolean {
  return anotherDay + anotherOffice + eService > 0;
}

/** @param offices phone lines included @param errands those of the lines included */
export function compileOnward(offices: readonly Office[], errands: readonly Errand[], laws: LawList): Onward {
  const indexOf = (id: string): number => offices.findIndex((office) => office.id === id);
  const candidates = offices.map(({ overflow }) => overflow?.to.map(indexOf) ?? []);
  const next = offices.map((office) => office.next);
  return {
    overflowAt: Int32Array.from(offices, ({ overflow }) => overflow?.waiting ?? NEVER),
    firstCandidate: firstPlaces(candidates),
    candidate: Int32Array.from(candidates.flat()),
    overflowLaw: Int32Array.from(offices, ({ overflow }) => laws.add(overflow?.after ?? null)),
    firstNext: firstPlaces(next),
    nextOffice: Int32Array.from(next.flat(), ({ office }) => indexOf(office)),
    nextUpTo: Float64Array.from(next.flatMap((list) => [...cumulate(list.map(({ chance }) => chance))])),
    laterUpTo: Float64Array.from(errands, ({ leaving }) => leaving?.later ?? 0),
    phoneUpTo: Float64Array.from(errands, ({ leaving }) => (leaving?.later ?? 0) + (leaving?.phone ?? 0)),
    laterLaw: Int32Array.from(errands, ({ leaving }) => laws.add(leaving?.after ?? null)),
    isWide: Uint8Array.from(errands, ({ leaving }) => Number(leaving !== null && isWide(leaving))),
    weights: Float64Array.from(errands.flatMap(({ leaving }) => LEAVES.map((key) => leaving?.[key] ?? 0))),
    line: Int32Array.from(
      offices.flatMap((office) =>
        errands.map((errand) => {
          const id = office.line ?? errand.line;
          return id === null ? -1 : indexOf(id);
        }),
      ),
    ),
    redialRejected: Float64Array.from(offices, ({ redial }) => redial?.rejected ?? 0),
    redialAbandoned: Float64Array.from(offices, ({ redial }) => redial?.abandoned ?? 0),
    redialLaw: Int32Array.from(offices, ({ redial }) => laws.add(redial?.after ?? null)),
  };
}
