/**
 * A scenario with only those visitors who can matter to what is told of some offices. Visitors carry their own random
 * numbers, so every figure of these offices stays the same, bit by bit.
 */
import { compileModel } from "../model/compile.js";
import type { Leaving } from "../scenario/mechanisms.js";
import type { Scenario } from "../scenario/scenario.js";
import { receiversOf, sendersTo, WAYS, type Side } from "./ways.js";

/**
 * Ids of the offices whose visitors can matter to what is told of some of them: those that visitors join to these, over
 * any number of offices. Calls touch no office.
 *
 * All places where visitors come again after a time. A day is over by itself in each cluster (`model/clusters.ts`), so
 * that only places of the same clusters could matter; that more visitors are kept than need be changes no figure.
 *
 * @param ids of the offices that are told of
 * Cost that of compiling the scenario.
 */
export function nearTo(scenario: Scenario, ids: ReadonlySet<string>): ReadonlySet<string> {
  if (comeAgain(scenario)) return new Set(scenario.sources.map(({ office }) => office));
  const displacement = scenario.displacement === null ? null : compileModel(scenario).displacement;
  return joinedTo({ scenario, displacement }, ids);
}

/** The scenario with all its offices and lines, since visitors choose among them, but only the visitors of some. */
export function withVisitorsOf(scenario: Scenario, near: ReadonlySet<string>): Scenario {
  return { ...scenario, sources: scenario.sources.filter(({ office }) => near.has(office)) };
}

function comeAgain({ errands, offices, unanswered }: Scenario): boolean {
  return (
    unanswered !== undefined ||
    errands.some(({ leaving }) => leaving !== null && comesAgain(leaving)) ||
    offices.some(({ overflow }) => overflow !== null && overflow.after !== null)
  );
}

/** Whether somebody who left may come to an office again, or to another one. */
function comesAgain({ later, anotherDay = 0, anotherOffice = 0 }: Leaving): boolean {
  return later + anotherDay + anotherOffice > 0;
}

/** Offices that visitors join to some of those named, in either direction and over any number of offices. */
function joinedTo(side: Side, ids: ReadonlySet<string>): ReadonlySet<string> {
  const offices = new Set(side.scenario.offices.map(({ id }) => id));
  const near = new Set([...ids].filter((id) => offices.has(id)));
  for (const id of near) {
    const others = [
      ...WAYS.flatMap(({ from }) => from(side, id)),
      ...sendersTo(side, id),
      ...receiversOf(side, id),
    ];
    for (const other of others) if (offices.has(other)) near.add(other);
  }
  return near;
}
