/** What `kontor compare` refuses before anything is simulated: options that ask for what cannot be told. */
import { FEWEST_FOR_CONTROLS } from "../analysis/controls.js";
import { FEWEST_FOR_FAMILIES } from "../analysis/families.js";
import { EXIT, UserError } from "../errors.js";
import type { Plan } from "../experiment/run.js";
import type { Options } from "./compareOptions.js";

/** Options that a brief report, which says itself what it tells of, has no place for. */
const NOT_BRIEF = ["people", "flows", "together", "controls", "pairing"] as const;

/** A brief report tells of nothing that is asked for beside it. */
export function refuseUntold(options: Pick<Options, "brief" | "by" | (typeof NOT_BRIEF)[number]>): void {
  if (options.brief !== true) return;
  const more = options.by.length > 0 ? "by" : NOT_BRIEF.find((name) => options[name]);
  if (more === undefined) return;
  throw new UserError(`--brief: says what it tells of; leave --${more} or --brief out`, EXIT.usage);
}

/** What needs more replications than are wanted is refused before anything is simulated. */
export function refuseTooFew(
  { replications }: Pick<Plan, "replications">,
  { controls, together, by }: Pick<Options, "controls" | "together" | "by">,
): void {
  const needs = [
    [
      "--controls",
      controls,
      FEWEST_FOR_CONTROLS,
      "ten for each of three controls, which would else fit the noise",
    ],
    ["--together", together, FEWEST_FOR_FAMILIES, "of fewer nothing is known of how cells vary together"],
  ] as const;
  for (const [option, isWanted, fewest, why] of needs) {
    if (!isWanted || replications >= fewest) continue;
    const problem = `needs ${fewest} replications, not ${replications}: ${why}`;
    throw new UserError(`${option}: ${problem}; write -n ${fewest} or more`, EXIT.usage);
  }
  if (!together || by.length > 0) return;
  throw new UserError(
    "--together: there is one cell only; say which with --by, such as --by office",
    EXIT.usage,
  );
}
