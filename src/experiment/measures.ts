/**
 * The registry of measures: every figure that can be printed, with its numerator, its denominator and its
 * meaning in Swedish and English. A new measure is a new row in one of these lists.
 */
import type { Observation } from "../scenario/scenario.js";
import { DESK_MEASURES } from "./deskMeasures.js";
import { CONTACT_MEASURES } from "./contactMeasures.js";
import { LINE_MEASURES } from "./lineMeasures.js";
import { MISTIMED_MEASURES } from "./mistimedMeasures.js";
import { clockMeasures, stateMeasures, thresholdMeasures } from "./families.js";
import type { Measure } from "./measure.js";
import { VISIT_MEASURES } from "./visitMeasures.js";
import { WAIT_MEASURES } from "./waitMeasures.js";

/**
 * All measures of a scenario: those that every run has, and those that its observation asks for.
 *
 * @param isMistimed whether visitors may intend a minute at which their office is closed
 */
export function listMeasures(observation: Observation, isMistimed = false): readonly Measure[] {
  return [
    ...VISIT_MEASURES,
    ...WAIT_MEASURES,
    ...DESK_MEASURES,
    ...CONTACT_MEASURES,
    ...(isMistimed ? MISTIMED_MEASURES : []),
    ...LINE_MEASURES,
    ...thresholdMeasures(observation),
    ...stateMeasures(observation),
    ...clockMeasures(observation),
  ];
}
