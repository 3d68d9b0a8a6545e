/** When offices are open in one week, and with how many desks. */
import { phaseOn } from "./calendar.js";
import { weekdayOf } from "./dates.js";
import type { Horizon, Hours, Office } from "./scenario.js";
import type { Piece } from "./piece.js";

/** One day of an office. */
export interface CalendarDay {
  readonly day: number;
  /** 0 (Monday) to 6. */
  readonly weekday: number;
  /** Whether the day is among the measured or warm-up days. */
  readonly simulated: boolean;
  /** `closed` on this weekday, on `holiday` or another single date, or the office is `absent`. */
  readonly state: "open" | "closed" | "holiday" | "absent";
  /** Opening hours; null unless open. */
  readonly hours: Hours | null;
  /** Desks from each minute on within the hours, the first at opening; empty unless open. */
  readonly desks: readonly Piece[];
}

/** Monday to Sunday of an office. @param monday day number of the Monday. Cost O(phases + closed days). */
export function weekOfOffice(office: Office, horizon: Horizon, monday: number): CalendarDay[] {
  return Array.from({ length: 7 }, (_, i) => dayOfOffice(office, horizon, monday + i));
}

function dayOfOffice(office: Office, horizon: Horizon, day: number): CalendarDay {
  const { firstDay, warmUpDays, days, dated } = horizon;
  const simulated = day >= firstDay - warmUpDays && day < firstDay + days;
  const phase = phaseOn(office, day);
  const weekday = weekdayOf(day, dated);
  const hours = phase.week[weekday];
  const closed = { day, weekday, simulated, hours: null, desks: [] };
  if (!phase.exists) return { ...closed, state: "absent" };
  if (hours === null) return { ...closed, state: "closed" };
  if (office.closedDays.includes(day)) return { ...closed, state: "holiday" };
  return { day, weekday, simulated, state: "open", hours, desks: desksWithin(phase.desks, hours) };
}

/** Desks from opening on, without what changes nothing. */
function desksWithin(desks: readonly Piece[], { opens, closes }: Hours): Piece[] {
  const first = { minute: opens, value: desks.findLast(({ minute }) => minute <= opens)?.value ?? 0 };
  const later = desks.filter(({ minute }) => minute > opens && minute < closes);
  return [first, ...later].filter(({ value }, i, all) => i === 0 || value !== all[i - 1].value);
}
