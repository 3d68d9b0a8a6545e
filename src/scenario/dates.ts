/**
 * Days as numbers, without clock or time zone. A dated day counts from 1970-01-01, a Thursday; an abstract day
 * counts from 0, a Monday.
 */
import { refusal, type Reading } from "./reading.js";

/** Days of the week as written, Monday first. */
export const WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;

/** 1970-01-01 was a Thursday, place 3 in a week that begins on Monday. */
const EPOCH_WEEKDAY = 3;

/** Day of the week, 0 (Monday) to 6. @param day day number, may be negative */
export function weekdayOf(day: number, dated: boolean): number {
  const shifted = dated ? day + EPOCH_WEEKDAY : day;
  return ((shifted % 7) + 7) % 7;
}

/** Month as a running number, 12 × year + (month − 1). */
export function monthOf(day: number): number {
  const { year, month } = civilDate(day);
  return 12 * year + month - 1;
}

/** Day number of the first day of a running month. */
export function firstDayOfMonth(month: number): number {
  return dayNumber(Math.floor(month / 12), (month % 12) + 1, 1);
}

/** Year of a day number. */
export function civilYear(day: number): number {
  return civilDate(day).year;
}

/** Reads `YYYY-MM-DD`, 1900 to 2199, as a day number. */
export function readDate(raw: string | number): Reading<number> {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(String(raw));
  if (match === null) return refusal(`${JSON.stringify(raw)} is not a date`, "write it as 2024-11-30");
  const [year, month, dayOfMonth] = match.slice(1).map(Number);
  if (year < 1900 || year > 2199) {
    return refusal(`year ${year} is out of reach`, "write a year from 1900 to 2199");
  }
  if (month < 1 || month > 12) return refusal(`${match[0]} has no such month`, "months run from 01 to 12");
  const length = firstDayOfMonth(12 * year + month) - dayNumber(year, month, 1);
  if (dayOfMonth >= 1 && dayOfMonth <= length) return { value: dayNumber(year, month, dayOfMonth) };
  return refusal(`${match[0]} has no such day`, `that month has the days 01 to ${length}`);
}

/** `YYYY-MM-DD` of a day number. */
export function formatDate(day: number): string {
  const { year, month, dayOfMonth } = civilDate(day);
  return `${year}-${String(month).padStart(2, "0")}-${String(dayOfMonth).padStart(2, "0")}`;
}

/**
 * Days from 1970-01-01 in the Gregorian calendar. Years are counted from March, so that the leap day is last.
 * Source: H. Hinnant, "chrono-compatible low-level date algorithms", days_from_civil.
 */
function dayNumber(year: number, month: number, dayOfMonth: number): number {
  const y = month <= 2 ? year - 1 : year;
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + dayOfMonth - 1;
  return 365 * y + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400) + dayOfYear - 719_468;
}

/** Inverse of `dayNumber`, same source: civil_from_days. */
function civilDate(day: number): { year: number; month: number; dayOfMonth: number } {
  const shifted = day + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const leaps = Math.floor(dayOfEra / 1460) - Math.floor(dayOfEra / 36_524) + Math.floor(dayOfEra / 146_096);
  const yearOfEra = Math.floor((dayOfEra - leaps) / 365);
  const leapsBefore = Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100);
  const dayOfYear = dayOfEra - (365 * yearOfEra + leapsBefore);
  const fromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const month = ((fromMarch + 2) % 12) + 1;
  return {
    year: 400 * era + yearOfEra + (month <= 2 ? 1 : 0),
    month,
    dayOfMonth: dayOfYear - Math.floor((153 * fromMarch + 2) / 5) + 1,
  };
}
