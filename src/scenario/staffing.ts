/** Which desks are open in new hours: as long as it is open, or with the same desk hours a week as before. */
import { DAY_MINUTES, onGrid } from "../units.js";
import { refusal, type Refusal } from "./reading.js";
import type { Hours } from "./scenario.js";
import type { Piece } from "./piece.js";
import type { Week } from "./week.js";

/** Hours and desks of an office. */
export interface Shift {
  readonly week: Week;
  readonly desks: readonly Piece[];
}

/** Desks open at a minute of the day. */
export function desksAt(desks: readonly Piece[], minute: number): number {
  return desks.findLast((piece) => piece.minute <= minute)?.value ?? 0;
}

/** Desk minutes between opening and closing. Cost O(pieces). */
export function deskMinutes(desks: readonly Piece[], { opens, closes }: Hours): number {
  return desks.reduce((sum, piece, i) => {
    const until = Math.min(desks[i + 1]?.minute ?? DAY_MINUTES, closes);
    return sum + piece.value * Math.max(0, until - Math.max(piece.minute, opens));
  }, 0);
}

/** Desk minutes of a week. */
export function deskMinutesOfWeek({ week, desks }: Shift): number {
  return openDays(week).reduce((sum, hours) => sum + deskMinutes(desks, hours), 0);
}

function openDays(week: Week): Hours[] {
  return week.filter((hours) => hours !== null);
}

function span(week: Week): Hours | null {
  const days = openDays(week);
  if (days.length === 0) return null;
  return {
    opens: Math.min(...days.map(({ opens }) => opens)),
    closes: Math.max(...days.map(({ closes }) => closes)),
  };
}

/**
 * The desks of the present opening and closing times hold up to the new ones: what was planned for after closing
 * moves with the closing time.
 */
export function extendDesks({ week, desks }: Shift, newWeek: Week): Piece[] {
  const [before, after] = [span(week), span(newWeek)];
  if (before === null || after === null) return [...desks];
  const later = after.closes - before.closes;
  const inside = desks.filter(({ minute }) => minute > before.opens && minute < before.closes);
  const behind = desks
    .filter(({ minute }) => minute >= before.closes)
    .map(({ minute, value }) => ({ minute: Math.min(DAY_MINUTES, minute + later), value }));
  const opening = Math.min(before.opens, after.opens);
  const first = { minute: desks[0].minute === 0 ? 0 : opening, value: desksAt(desks, before.opens) };
  return [first, ...inside.filter(({ minute }) => minute < (behind[0]?.minute ?? Infinity)), ...behind];
}

/**
 * The week's desk minutes spread evenly over new hours: the same whole number of desks always, and one more from the
 * earliest opening until the minutes are used up. After closing the whole number stays, to serve the line.
 */
export function spreadDesks(shift: Shift, newWeek: Week): Piece[] | Refusal {
  const days = openDays(newWeek);
  const minutes = days.reduce((sum, { opens, closes }) => sum + closes - opens, 0);
  const staffed = deskMinutesOfWeek(shift);
  if (minutes === 0) return [...shift.desks];
  const always = Math.floor(staffed / minutes);
  if (always === 0) {
    const problem = `${inHours(staffed)} desk hours a week do not fill ${inHours(minutes)} opening hours`;
    return refusal(problem, 'open shorter, or write "staffing: extend"');
  }
  const rest = staffed - always * minutes;
  if (rest === 0) return [{ minute: 0, value: always }];
  return [
    { minute: 0, value: always + 1 },
    { minute: minuteUntil(days, rest), value: always },
  ];
}

function inHours(minutes: number): string {
  return String(Number((minutes / 60).toFixed(2)));
}

/** The time of day before which the days together have been open for so many minutes. */
function minuteUntil(days: readonly Hours[], minutes: number): number {
  const bounds = [...new Set(days.flatMap(({ opens, closes }) => [opens, closes]))].toSorted((a, b) => a - b);
  let left = minutes;
  for (let i = 0; i + 1 < bounds.length; i++) {
    const open = days.filter(({ opens, closes }) => opens <= bounds[i] && closes >= bounds[i + 1]).length;
    const length = open * (bounds[i + 1] - bounds[i]);
    if (left <= length) return onGrid(bounds[i] + left / open);
    left -= length;
  }
  return bounds[bounds.length - 1];
}
