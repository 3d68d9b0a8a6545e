/** How long a run may go on after its measured days, for those who are to come or call again on another day. */
import type { Written } from "./schema.js";

/** Ten open days of offices that close at weekends. */
export const DRAIN_DAYS = 14;

/**
 * Days simulated at most after the measured ones. Left out, none where nothing is carried over a night, nor where lines
 * carry over midnight: what is measured is then a piece of a run without end.
 */
export function drainOf(written: Written): number {
  if (written.drain !== undefined) return written.drain;
  return !written.continuous && mayComeAnotherDay(written) ? DRAIN_DAYS : 0;
}

/** Whether anything a document says may let somebody come or call on a later day than intended. */
function mayComeAnotherDay({ errands, offices, lines, network, mistimed, unanswered }: Written): boolean {
  return (
    mistimed !== undefined ||
    unanswered !== undefined ||
    network?.lines !== undefined ||
    Object.values(lines).some(({ redial }) => redial !== undefined) ||
    network?.leaving !== undefined ||
    Object.values(errands).some(({ leaving }) => leaving !== undefined) ||
    Object.values(offices).some(({ overflow }) => overflow?.after !== undefined)
  );
}
