/** People who give up calling and go to an office: whose visitors they are like. */
import type { Scenario, Source } from "../scenario/scenario.js";
import { cumulate, firstPlaces, type LawList } from "./lawList.js";
import type { DayPlan } from "./kinds.js";
import type { Model, Unanswered } from "./model.js";

/** What the tables are made from. */
export interface Ground {
  /** In order of their ids. */
  readonly sources: readonly Source[];
  readonly plan: Pick<DayPlan, "kinds" | "profiles">;
  readonly onward: Model["onward"];
  readonly places: Pick<Model, "sourceOffice" | "sourceErrand" | "officeIds" | "errandIds">;
  readonly laws: LawList;
  /** Days until the last measured one, those of the warm-up included. */
  readonly dayCount: number;
}

/**
 * Callers of a line are like the visitors whose errand is that of the line: they go to the same offices with the same
 * errands, in proportion to the visitors expected until the last measured day. Null when nobody goes to an office.
 *
 * Cost O(lines × sources + sources × kinds).
 */
export function compileUnanswered(scenario: Scenario, ground: Ground): Unanswered | null {
  const { unanswered, offices, lines } = scenario;
  if (unanswered === undefined || unanswered.visit === 0) return null;
  const { sourceOffice, sourceErrand, errandIds } = ground.places;
  const visitors = expectedVisitors(ground);
  const rows = Array.from(sourceOffice, (office, i) => office * errandIds.length + sourceErrand[i]);
  const sourceOf = new Int32Array(ground.places.officeIds.length * errandIds.length).fill(-1);
  rows.forEach((row, source) => {
    if (visitors[source] > 0) sourceOf[row] = source;
  });
  const callers = lines.map((_, line) =>
    rows.flatMap((row, source) => {
      const isCalled =
        sourceOffice[source] < offices.length && ground.onward.line[row] === offices.length + line;
      return isCalled && visitors[source] > 0 ? [source] : [];
    }),
  );
  return {
    chance: unanswered.visit,
    law: ground.laws.add(unanswered.after),
    firstCaller: firstPlaces(callers),
    callerSource: Int32Array.from(callers.flat()),
    callerUpTo: Float64Array.from(callers.flatMap((list) => [...sharesOf(list.map((one) => visitors[one]))])),
    sourceOf,
  };
}

/** Visitors of each source until the last measured day. */
function expectedVisitors({ sources, dayCount, plan: { kinds, profiles } }: Ground): number[] {
  const daysOf = new Float64Array(kinds.count);
  for (const kind of kinds.ofDay.subarray(0, dayCount)) daysOf[kind]++;
  return sources.map(({ scale }, source) => {
    let sum = 0;
    for (let kind = 0; kind < kinds.count; kind++) {
      const profile = kinds.profile[kind * sources.length + source];
      if (profile >= 0) sum += daysOf[kind] * scale * profiles.mean[profile];
    }
    return sum;
  });
}

/** Running shares of a sum, the last of them 1. */
function sharesOf(weights: readonly number[]): Float64Array {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return cumulate(weights.map((weight) => weight / total));
}
