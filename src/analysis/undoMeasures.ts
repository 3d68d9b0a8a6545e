/** Measures of what undoing closures is about: which may be asked for, and what remains different whatever is needed. */
import { EXIT, UserError } from "../errors.js";
import { recipeFor } from "../experiment/cells.js";
import type { Measure } from "../experiment/measure.js";
import { listMeasures } from "../experiment/measures.js";
import { contact } from "../experiment/terms.js";
import { suggest } from "../scenario/nearest.js";
import type { Scenario } from "../scenario/scenario.js";
import { INTENDED, LOST, STAFF_HOURS, staffHoursOf, weekHours } from "./aim.js";

export const STAFF = STAFF_HOURS;

/** Extra travel of all who are sent on, which no hours give back. */
export const TRAVEL = "extraTravelHours";

/** Told for the step that is needed, in this order; the share lost stands before every wait. */
const REMAINING = [LOST, "servedElsewhereShare", "waitJoined", "waitP90", INTENDED];

/** @param days that are measured */
export function travelHoursOf(days: number): Measure {
  return {
    name: TRAVEL,
    unit: "h",
    better: "low",
    label: { en: "Extra travel a week, one way", sv: "Extra restid i veckan, enkel väg" },
    definition: {
      en: "hours to another office less hours to the office intended, of all contacts ÷ weeks",
      sv: "timmar till ett annat kontor minus timmar till det avsedda, för alla kontakter ÷ veckor",
    },
    recipe: {
      kind: "ratio",
      of: weekHours(days, contact("extraTravelMinutes")),
      per: null,
    },
  };
}

/** @param days that are measured */
export function remainingMeasures(days: number): readonly Measure[] {
  const known = listMeasures({ waitThresholds: [], overtimeThresholds: [], clock: [], states: null });
  const named = REMAINING.flatMap((name) => known.filter((measure) => measure.name === name));
  return [...named.slice(0, 2), travelHoursOf(days), ...named.slice(2), staffHoursOf(days)];
}

/** The measure of this name. @throws UserError unless offices together and alone have it, and it can be worse */
export function readUndoMeasure(name: string, { observation, mistimed }: Scenario): Measure {
  const all = listMeasures(observation, mistimed !== null).filter(
    (one) =>
      one.better !== "none" &&
      (["network", "office"] as const).every((by) => recipeFor(one, { by, among: [] }) !== null),
  );
  const measure = all.find((one) => one.name === name);
  if (measure !== undefined) return measure;
  const known = all.map((one) => one.name);
  const problem = "no measure of offices that can become worse";
  throw new UserError(`--measure ${name}: ${problem}; ${suggest(name, known)}`, EXIT.usage);
}
