/**
 * What a change can touch: the offices and lines within its reach, each with why. Everything outside differs by exactly 0.
 * Knows flows between places, and nothing of what flows in them.
 */
import { isDeepStrictEqual } from "node:util";
import { compileModel } from "../model/compile.js";
import { placesOf } from "../scenario/places.js";
import type { Office, Scenario, Source } from "../scenario/scenario.js";
import { WAYS, linesOfDisplaced, receiversOf, sendersTo, type Cause, type Side } from "./ways.js";

/** A place within reach, and why. */
export interface Reached {
  readonly id: string;
  readonly kind: "office" | "line";
  readonly cause: Cause;
  /** Id of the place from which it is touched; null for what is changed itself. */
  readonly from: string | null;
}

/**
 * Places within reach of what is different in the second scenario, in the order of the data. May hold some that do not
 * differ; leaves out none that do. Cost that of compiling both.
 */
export function reachOfChange(before: Scenario, after: Scenario): readonly Reached[] {
  const places = placesById([...placesOf(before), ...placesOf(after)]);
  const kindOf = (id: string): Reached["kind"] => {
    return [before, after].some(({ lines }) => lines.some(({ office }) => office.id === id))
      ? "line"
      : "office";
  };
  const found = new Map<string, Omit<Reached, "id" | "kind">>();
  if (isDifferentEverywhere(before, after)) {
    for (const id of places) found.set(id, { cause: "everywhere", from: null });
  } else {
    const sides = [before, after].map((scenario): Side => ({
      scenario,
      displacement: displacementOf(scenario),
    }));
    spread(changedPlaces(before, after), sides, found);
  }
  return places.flatMap((id) => {
    const why = found.get(id);
    return why === undefined ? [] : [{ id, kind: kindOf(id), ...why }];
  });
}

function placesById(places: readonly Office[]): readonly string[] {
  return [...new Set(places.map(({ id }) => id))];
}

function displacementOf(scenario: Scenario): Side["displacement"] {
  return scenario.displacement === null ? null : compileModel(scenario).displacement;
}

/** Whether anything differs that holds at every place. */
function isDifferentEverywhere(before: Scenario, after: Scenario): boolean {
  return !isDeepStrictEqual(commonOf(before), commonOf(after)) || callersDiffer(before, after);
}

/** Whether those who give up calling go to other offices: then any of them may. */
function callersDiffer(before: Scenario, after: Scenario): boolean {
  if (before.unanswered === undefined) return false;
  const [now, then] = [before, after].map((scenario) => compileModel(scenario).unanswered);
  return !isDeepStrictEqual(now, then);
}

/** What holds at every place. */
function commonOf(scenario: Scenario) {
  const { horizon, errands, furtherErrand, displacement, mistimed, observation, unanswered } = scenario;
  const { dayFactorCv, dayFactorShared } = scenario;
  return {
    horizon,
    errands,
    furtherErrand,
    displacement,
    mistimed,
    unanswered,
    dayFactorCv,
    dayFactorShared,
    observation,
  };
}

/** Ids of places at which something is written differently, or that only one of the scenarios has. */
function changedPlaces(before: Scenario, after: Scenario): readonly string[] {
  const described = [before, after].map(describePlaces);
  return [...new Set(described.flatMap((one) => [...one.keys()]))].filter((id) => {
    return described[0].get(id) !== described[1].get(id);
  });
}

/** Everything that is written of each place, as a text; by id. */
function describePlaces(scenario: Scenario): ReadonlyMap<string, string> {
  const rates = new Map<Source["rates"], string>();
  const rateText = (list: Source["rates"]): string => {
    const text = rates.get(list) ?? JSON.stringify(list);
    rates.set(list, text);
    return text;
  };
  const texts = new Map<string, string[]>();
  for (const { name: _name, ...place } of placesOf(scenario)) texts.set(place.id, [JSON.stringify(place)]);
  for (const { errand, office } of scenario.lines) texts.get(office.id)?.push(JSON.stringify(errand));
  for (const { rates: list, ...source } of scenario.sources) {
    texts.get(source.office)?.push(JSON.stringify(source), rateText(list));
  }
  for (const crew of scenario.crews) {
    for (const id of new Set([crew.home, ...crew.route.map(({ to }) => to)])) {
      texts.get(id)?.push(JSON.stringify(crew));
    }
  }
  return new Map([...texts].map(([id, list]) => [id, list.join("\n")]));
}

type Found = Map<string, Omit<Reached, "id" | "kind">>;

/** Follows the flows from what is changed. */
function spread(changed: readonly string[], sides: readonly Side[], found: Found): void {
  const queue: string[] = [];
  const reach = (ids: readonly string[], cause: Cause, from: string | null): void => {
    for (const id of ids) {
      if (found.has(id)) continue;
      found.set(id, { cause, from });
      queue.push(id);
    }
  };
  reach(changed, "changed", null);
  for (const office of reroutedOffices(changed, sides)) {
    reach([office], "elsewhere", null);
    for (const side of sides) {
      reach(receiversOf(side, office), "displaced", office);
      reach(linesOfDisplaced(side, office), "phone", office);
    }
  }
  for (let next = 0; next < queue.length; next++) {
    for (const side of sides) {
      for (const { cause, from } of WAYS) reach(from(side, queue[next]), cause, queue[next]);
    }
  }
  // What became of visitors is told of the office they meant to come to, however far they were sent on.
  const told = [...found.keys()];
  for (let next = 0; next < told.length; next++) {
    for (const sender of sides.flatMap((side) => sendersTo(side, told[next]))) {
      if (found.has(sender)) continue;
      found.set(sender, { cause: "elsewhere", from: told[next] });
      told.push(sender);
    }
  }
}

/** Offices whose displaced visitors go otherwise: they are changed themselves, or an office they may go to is. */
function reroutedOffices(changed: readonly string[], sides: readonly Side[]): readonly string[] {
  const wanted = new Set(changed);
  const presence = new Set(changed.filter((id) => presenceOf(sides[0], id) !== presenceOf(sides[1], id)));
  const offices = new Set(sides.flatMap(({ scenario }) => scenario.offices.map(({ id }) => id)));
  return [...offices].filter((id) => {
    const receivers = sides.map((side) => receiversOf(side, id));
    if (!sides.some((side) => isEverGone(side, id))) return false;
    return (
      wanted.has(id) ||
      receivers.flat().some((one) => presence.has(one)) ||
      !isDeepStrictEqual(receivers[0], receivers[1])
    );
  });
}

function isEverGone({ scenario }: Side, id: string): boolean {
  const office = scenario.offices.find((one) => one.id === id);
  return office === undefined || office.phases.some(({ exists }) => !exists);
}

/** From when to when an office is there. */
function presenceOf({ scenario }: Side, id: string): string {
  const phases = scenario.offices.find((office) => office.id === id)?.phases ?? [];
  return JSON.stringify(phases.map(({ from, exists }) => [from, exists]));
}
