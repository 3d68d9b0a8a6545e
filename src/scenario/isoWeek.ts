/** Weeks of the calendar as ISO 8601 numbers them: from Monday; week 1 holds 4 January. */
import { formatDate, readDate, weekdayOf } from "./dates.js";
import { quote, refusal, type Reading } from "./reading.js";

const HINT = "write a week such as 2024-W45, or a date in it such as 2024-11-06";

/** Reads `2024-W45`, or a date in the week, as the day number of its Monday. */
export function readWeekOf(raw: string): Reading<number> {
  const match = /^(\d{4})-?W(\d{1,2})$/i.exec(raw);
  if (match === null) {
    const date = readDate(raw);
    return "value" in date ? { value: mondayOf(date.value) } : refusal(`${quote(raw)} is not a week`, HINT);
  }
  const [year, week] = match.slice(1).map(Number);
  const first = firstMonday(year);
  if ("problem" in first) return first;
  const monday = first.value + 7 * (week - 1);
  if (week >= 1 && isoYear(monday) === year) return { value: monday };
  return refusal(
    `${year} has no week ${week}`,
    `write 1 to ${isoYear(first.value + 364) === year ? 53 : 52}`,
  );
}

/** `2024-W45` of a day number. */
export function formatWeek(day: number): string {
  const year = isoYear(day);
  const first = firstMonday(year);
  const week = "value" in first ? (mondayOf(day) - first.value) / 7 + 1 : 0;
  return `${year}-W${String(week).padStart(2, "0")}`;
}

function mondayOf(day: number): number {
  return day - weekdayOf(day, true);
}

/** The year that a day's week belongs to: that of its Thursday. */
function isoYear(day: number): number {
  return Number(formatDate(mondayOf(day) + 3).slice(0, 4));
}

function firstMonday(year: number): Reading<number> {
  const fourth = readDate(`${year}-01-04`);
  return "value" in fourth ? { value: mondayOf(fourth.value) } : fourth;
}
