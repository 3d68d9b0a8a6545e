/** `--where SELECTOR`: which offices a command is about. */
import { EXIT, UserError } from "../errors.js";
import { selectOffices } from "../scenario/select.js";
import { readSelector } from "../scenario/selector.js";
import type { Scenario } from "../scenario/scenario.js";

/** A scenario with only the offices that fit, and their visitors. @throws UserError if a word is unknown or none fits */
export function withOnly(scenario: Scenario, text: string): Scenario {
  const reading = readSelector(text);
  if ("problem" in reading) throw refuse(text, reading);
  const { offices, unfit } = selectOffices(reading.value, scenario.offices);
  if (unfit.length > 0) throw refuse(text, unfit[0]);
  const ids = new Set(offices.map(({ id }) => id));
  return { ...scenario, offices, sources: scenario.sources.filter(({ office }) => ids.has(office)) };
}

function refuse(text: string, { problem, remedy }: { problem: string; remedy: string }): UserError {
  return new UserError(`--where ${text}: ${problem}; ${remedy}`, EXIT.usage);
}

/** Ids of the offices that fit in any of the scenarios. @throws UserError if a word is unknown to all of them, or none fits */
export function idsFitting(scenarios: readonly Scenario[], text: string): ReadonlySet<string> {
  const reading = readSelector(text);
  if ("problem" in reading) throw refuse(text, reading);
  const selections = scenarios.map(({ offices }) => selectOffices(reading.value, offices));
  const found = selections.filter(({ unfit }) => unfit.length === 0);
  if (found.length === 0) throw refuse(text, selections[0].unfit[0]);
  return new Set(found.flatMap(({ offices }) => offices.map(({ id }) => id)));
}
