/** Hours in which an office is open and nobody ever comes, because the tables of hours say nothing of them. */
import { daysUntilEnd, hoursByDay } from "../scenario/calendar.js";
import type { Piece } from "../scenario/piece.js";
import type { Hours, Rate, Scenario, Source } from "../scenario/scenario.js";
import { DAY_MINUTES } from "../units.js";

/** Days that are looked at: hours repeat week by week. */
const WEEK_DAYS = 7;

/**
 * Share of the open minutes of some offices in which no visitor can come, over the first simulated week.
 *
 * @param ids of the offices
 * Cost O(offices × sources).
 */
export function emptyShare(scenario: Scenario, ids: ReadonlySet<string>): number {
  let [open, empty] = [0, 0];
  const days = daysUntilEnd(scenario.horizon).slice(0, WEEK_DAYS);
  for (const office of scenario.offices.filter(({ id }) => ids.has(id))) {
    const sources = scenario.sources.filter(
      (source) => source.office === office.id && source.booking === null,
    );
    for (const [day, hours] of hoursByDay(office, days, scenario.horizon).entries()) {
      if (hours === null) continue;
      open += hours.closes - hours.opens;
      empty += emptyMinutes(sources, day, hours);
    }
  }
  return open === 0 ? 0 : empty / open;
}

/** Minutes between opening and closing in which no source has an intensity. */
function emptyMinutes(sources: readonly Source[], day: number, { opens, closes }: Hours): number {
  const busy = sources.flatMap(({ rates, rateOfDay, scale }) => {
    const index = rateOfDay[day];
    return index < 0 || scale === 0 ? [] : busySpans(rates[index]);
  });
  let covered = 0;
  let until = opens;
  for (const { from, to } of busy.toSorted((a, b) => a.from - b.from)) {
    const end = Math.min(to, closes);
    if (end <= until) continue;
    covered += end - Math.max(from, until);
    until = Math.max(until, end);
  }
  return closes - opens - covered;
}

/** When an intensity is above 0. */
function busySpans({ shape, pieces }: Rate): { readonly from: number; readonly to: number }[] {
  return pieces.flatMap(({ minute, value }, i) => {
    const next: Piece | undefined = pieces[i + 1];
    const isBusy = value > 0 || (shape === "linear" && next !== undefined && next.value > 0);
    return isBusy ? [{ from: minute, to: next?.minute ?? DAY_MINUTES }] : [];
  });
}
