/** Quantities of sections that are declared but not yet simulated: money, staff, yearly shares, targets. */
import { readDate } from "./dates.js";
import { suggest } from "./nearest.js";
import { readShare, readTime } from "./quantities.js";
import { quote, refusal, type Reading } from "./reading.js";

/** Kronor of one unit. */
const MONEY_UNITS: Readonly<Record<string, number>> = { "M kr": 1_000_000, tkr: 1_000, kr: 1 };

const MONEY_HINT = 'write a number and a unit, such as "947 M kr", "60 tkr/yr" or "400 kr"';

/** Reads an amount [kr], below zero for less. `/yr` may follow, since all amounts are of a year or of one time. */
export function readMoney(raw: string | number): Reading<number> {
  if (raw === 0 || raw === "0") return { value: 0 };
  if (typeof raw === "number") return refusal(`${quote(raw)} has no unit`, MONEY_HINT);
  const match = /^([+-]?\d{1,12}(?:[.,]\d{1,6})?) ?([\p{L} ]*?)( ?\/ ?yr)?$/u.exec(raw);
  if (match === null) return refusal(`${quote(raw)} is not an amount of money`, MONEY_HINT);
  const [, amount, unit] = match;
  if (unit === "") return refusal(`${quote(raw)} has no unit`, MONEY_HINT);
  if (!Object.hasOwn(MONEY_UNITS, unit)) {
    return refusal(`${quote(raw)}: unknown unit "${unit}"`, suggest(unit, Object.keys(MONEY_UNITS)));
  }
  return { value: Number(amount.replace(",", ".")) * MONEY_UNITS[unit] };
}

/** Reads `12.5 FTE` [full-time persons]. */
export function readFullTime(raw: string | number): Reading<number> {
  const match = /^(\d{1,7}(?:[.,]\d{1,3})?) ?FTE$/.exec(String(raw));
  if (match !== null) return { value: Number(match[1].replace(",", ".")) };
  return refusal(`${quote(raw)} is not a number of full-time staff`, 'write it like "12.5 FTE"');
}

/** Reads `9 %/yr` as a share a year. */
export function readYearly(raw: string | number): Reading<number> {
  const match = /^(.*?) ?\/ ?yr$/.exec(String(raw));
  if (match === null) return refusal(`${quote(raw)} is not a share a year`, 'write it like "9 %/yr"');
  return readShare(match[1]);
}

/** A minute of a dated day. */
export interface DateTime {
  readonly day: number;
  readonly minute: number;
}

/** Reads `2024-08-12 09:00`. */
export function readDateTime(raw: string | number): Reading<DateTime> {
  const match = /^(\S+) (\S+)$/.exec(String(raw));
  if (match === null)
    return refusal(`${quote(raw)} is not a date and time`, 'write it like "2024-08-12 09:00"');
  const day = readDate(match[1]);
  if ("problem" in day) return day;
  const minute = readTime(match[2]);
  return "problem" in minute ? minute : { value: { day: day.value, minute: minute.value } };
}

/** A measure and what it must be; whether there is such a measure is not known here. */
export interface Target {
  readonly measure: string;
  readonly sign: string;
  readonly amount: string;
}

/** Reads `waitP90 <= 20 min`. */
export function readComparisonOfMeasure(raw: string | number): Reading<Target> {
  const match = /^([a-z][A-Za-z0-9]{0,40}) ?(<=|>=|==|<|>) ?(\d{1,9}(?:[.,]\d{1,6})? ?[\p{L}%]{0,4})$/u.exec(
    String(raw),
  );
  if (match === null) return refusal(`${quote(raw)} is not a target`, 'write it like "waitP90 <= 20 min"');
  return { value: { measure: match[1], sign: match[2], amount: match[3] } };
}
