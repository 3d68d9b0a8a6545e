/** Which days a scenario simulates, and on which of them an office is open. */
import { monthOf, weekdayOf } from "./dates.js";
import { drainOf } from "./drain.js";
import type { Horizon, Hours, Office, Phase } from "./scenario.js";
import type { Written } from "./schema.js";

/** The horizon of a document, or null when it names neither days nor period. */
export function horizonOf(written: Written): Horizon | null {
  const { days, period, warmUp, continuous } = written;
  const drain = drainOf(written);
  const common = { warmUpDays: warmUp, continuous, ...(drain === 0 ? {} : { drainDays: drain }) };
  if (period !== undefined) {
    return { dated: true, firstDay: period.from, days: period.to - period.from + 1, ...common };
  }
  return days === undefined ? null : { dated: false, firstDay: 0, days, ...common };
}

/** Day numbers of all days that are simulated, or may be: those of the warm-up first, those of the drain last. */
export function simulatedDays(horizon: Horizon): number[] {
  return daysFromWarmUp(horizon, horizon.drainDays ?? 0);
}

/** Day numbers from the first of the warm-up to the last measured one. */
export function daysUntilEnd(horizon: Horizon): number[] {
  return daysFromWarmUp(horizon, 0);
}

function daysFromWarmUp({ firstDay, warmUpDays, days }: Horizon, more: number): number[] {
  return Array.from({ length: warmUpDays + days + more }, (_, i) => firstDay - warmUpDays + i);
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
 * Hours of an office on each of some days, null when closed; while it does not exist, those at which its visitors
 * come all the same. Cost O(days × phases).
 */
export function hoursByDay(
  office: Pick<Office, "phases" | "closedDays">,
  days: readonly number[],
  { dated }: Pick<Horizon, "dated">,
): (Hours | null)[] {
  const closed = new Set(office.closedDays);
  return days.map((day) => (closed.has(day) ? null : phaseOn(office, day).week[weekdayOf(day, dated)]));
}

/** Months that simulated days fall in, as running numbers. Cost O(days). */
export function monthsOf(horizon: Horizon): Set<number> {
  return new Set(simulatedDays(horizon).map(monthOf));
}
