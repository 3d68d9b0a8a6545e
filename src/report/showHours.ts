/** Opening hours and desks in a few words. */
import { formatTime } from "../scenario/quantities.js";
import type { Hours } from "../scenario/scenario.js";
import type { Piece } from "../scenario/piece.js";
import type { Language } from "./format.js";
import { SHOW_WORDS, WEEKDAY_WORDS } from "./showWords.js";

/** Such as "10:00–16:00". */
export function showSpan({ opens, closes }: Hours): string {
  return `${formatTime(opens)}–${formatTime(closes)}`;
}

/** Such as "mon–wed, fri 10:00–16:00; thu 10:00–18:00". @param week Monday to Sunday, null when closed */
export function showWeek(week: readonly (Hours | null)[], language: Language): string {
  const days = new Map<string, number[]>();
  week.forEach((hours, day) => {
    if (hours === null) return;
    const span = showSpan(hours);
    days.set(span, [...(days.get(span) ?? []), day]);
  });
  if (days.size === 0) return SHOW_WORDS.closed[language];
  return [...days].map(([span, places]) => `${showDays(places, language)} ${span}`).join("; ");
}

/** Such as "mon–thu, sat". @param days places in the week, ascending */
export function showDays(days: readonly number[], language: Language): string {
  const runs: number[][] = [];
  for (const day of days) {
    const last = runs.at(-1);
    if (last?.at(-1) === day - 1) last.push(day);
    else runs.push([day]);
  }
  const name = (day: number): string => WEEKDAY_WORDS[language][day];
  return runs
    .map((run) => (run.length === 1 ? name(run[0]) : `${name(run[0])}–${name(run[run.length - 1])}`))
    .join(", ");
}

/** Such as "3, 2 from 12:00, 3 from 13:00". */
export function showDesks(desks: readonly Piece[], language: Language): string {
  return desks
    .map(({ minute, value }, i) =>
      i === 0 && value > 0 ? String(value) : `${value} ${SHOW_WORDS.from[language]} ${formatTime(minute)}`,
    )
    .join(", ");
}
