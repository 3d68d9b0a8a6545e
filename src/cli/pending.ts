/** A word of warning where many contacts were not over when a run ended: what became of them is in no figure. */
import type { Figure } from "../experiment/result.js";
import { DRAIN_DAYS } from "../scenario/drain.js";
import { LIMITS } from "../scenario/limits.js";
import type { Scenario } from "../scenario/scenario.js";

/** From this share on it is told. */
const MOST_PENDING = 0.001;

/** Figures by what they are of. */
type Told = Pick<Figure, "estimate" | "cell"> & { readonly measure: Pick<Figure["measure"], "name"> };

/** Lines of messages, none where nearly everybody is done with. @param name of the scenario @param figures of its run */
export function tellPending(
  name: string,
  { horizon }: Pick<Scenario, "horizon">,
  figures: readonly Told[],
): string[] {
  const { drainDays = 0, continuous } = horizon;
  // Where lines carry over midnight and nothing drains, as many were pending when measuring began.
  if (continuous && drainDays === 0) return [];
  const longer = `--set drain=${Math.min(Math.max(DRAIN_DAYS, 2 * drainDays), LIMITS.drainDays)}`;
  return figures.flatMap(({ estimate, cell, measure }) => {
    const of = { pendingShare: "contacts", pendingOfCallers: `callers of ${cell.name}` }[measure.name];
    const isWhole = cell.by === "network" || cell.by === "line";
    if (of === undefined || !isWhole || (estimate ?? 0) <= MOST_PENDING) return [];
    const share = `${Number((100 * (estimate ?? 0)).toPrecision(2))} %`;
    return [`${name}: ${share} of the ${of} were not over when the run ended; let it go on with ${longer}\n`];
  });
}
