/** Which days a scenario simulates, and on which of them an office is open. */
import { monthOf, weekdayOf } from "./dates.js";
import type { Horizon, Hours, Office, Phase } from "./scenario.js";
import type { Written } from "./schema.js";

/** The horizon of a document, or null when it names neither days nor period. */
export function horizonOf({ days, period, warmUp, continuous }: Written): Horizon | null {
  const common = { warmUpDays: warmUp, continuous };
  if (period !== undefined) {
    return { dated: true, firstDay: period.from, days: period.to - period.from + 1, ...common };
  }
  return days === undefined ? null : { dated: false, firstDay: 0, days, ...common };
}

/** Day numbers of all simulated days, those of the warm-up first. */
export function simulatedDays({ firstDay, warmUpDays, days }: Horizon): number[] {
  return Array.from({ length: warmUpDays + days }, (_, i) => firstDay - warmUpDays + i);
}

/** The phase of an office that holds on a day. Cost O(phases). */
export function phaseOn({ phases }: Pick<Office, "phases">, day: number): Phase {
  return phases.findLast(({ from }) => from <= day) ?? phases[0];
}

/** Factor by which patches change the visitors of an errand. */
export function visitsFactor(
  { visits, visitsOf }: Pick<Phase, "visits" | "visitsOf">,
  errand: string,
): number {
  return visits * (visitsOf?.[errand] ?? 1);
}

/**
 * Hours of an office on each simulated day, null when closed; while it does not exist, those at which its visitors
 * come all the same. Cost O(days × phases).
 */
export function hoursByDay(
  office: Pick<Office, "phases" | "closedDays">,
  horizon: Horizon,
): (Hours | null)[] {
  const closed = new Set(office.closedDays);
  return simulatedDays(horizon).map((day) =>
    closed.has(day) ? null : phaseOn(office, day).week[weekdayOf(day, horizon.dated)],
  );
}

/** Months that simulated days fall in, as running numbers. Cost O(days). */
export function monthsOf(horizon: Horizon): Set<number> {
  return new Set(simulatedDays(horizon).map(monthOf));
}
