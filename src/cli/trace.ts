/** `--trace SELECTOR`: whose visits a run writes down one by one. */
import { EXIT, UserError } from "../errors.js";
import { placesOf } from "../scenario/places.js";
import type { Scenario } from "../scenario/scenario.js";
import { selectOffices } from "../scenario/select.js";
import { readSelector } from "../scenario/selector.js";

/** Selects everything. */
const ALL = "all";

/**
 * Ids of the offices and lines that are traced; none when the option is absent.
 *
 * @throws UserError if a word is unknown or nothing fits, or no folder keeps the visits
 */
export function readTraced(
  scenario: Scenario,
  { trace, out }: { readonly trace: string | undefined; readonly out: string | undefined },
): ReadonlySet<string> {
  if (trace === undefined) return new Set();
  if (out === undefined) {
    throw new UserError("--trace: name the folder that keeps the visits with --out", EXIT.usage);
  }
  const places = placesOf(scenario);
  if (trace === ALL) return new Set(places.map(({ id }) => id));
  const reading = readSelector(trace);
  if ("problem" in reading) throw refuse(trace, reading);
  const { offices, unfit } = selectOffices(reading.value, places);
  if (unfit.length > 0) throw refuse(trace, unfit[0]);
  return new Set(offices.map(({ id }) => id));
}

function refuse(text: string, { problem, remedy }: { problem: string; remedy: string }): UserError {
  return new UserError(`--trace ${text}: ${problem}; ${remedy}, or write --trace all`, EXIT.usage);
}
