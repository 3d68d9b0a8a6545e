/** What a scenario is, in one line. */
import type { Horizon, Scenario } from "../scenario/scenario.js";
import { formatNumber, type Language } from "./format.js";
import { SHOW_WORDS } from "./showWords.js";

/** Such as "1 office · 2 errands · 250 days". */
export function describeScenario({ offices, errands, horizon }: Scenario, language: Language): string {
  return [
    countOf(offices.length, "office", language),
    countOf(errands.length, "errand", language),
    describeHorizon(horizon, language),
  ].join(" · ");
}

/** A number with its noun. */
export function countOf(
  count: number,
  noun: "office" | "errand" | "day" | "problem" | "warning",
  language: Language,
): string {
  const { one, many } = SHOW_WORDS[noun][language];
  return `${formatNumber(count, 0, language)} ${count === 1 ? one : many}`;
}

/** Dates, or a number of days. */
export function describeHorizon(horizon: Horizon, language: Language): string {
  const days = countOf(horizon.days, "day", language);
  const shown = horizon.dated
    ? `${dateOf(horizon.firstDay)} – ${dateOf(horizon.firstDay + horizon.days - 1)} (${days})`
    : days;
  return horizon.continuous ? `${shown}, ${SHOW_WORDS.continuous[language]}` : shown;
}

/** `YYYY-MM-DD` of a day number. */
export function dateOf(day: number): string {
  return new Date(day * 86_400_000).toISOString().slice(0, 10);
}
