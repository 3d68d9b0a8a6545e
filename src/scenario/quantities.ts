/**
 * Quantities with human units: durations, shares, rates and times of day. Readers take the text of the file
 * and give plain numbers; a decimal comma is as good as a point. Knows nothing of keys and places.
 */
import { DAY_MINUTES, onGrid } from "../units.js";
import { suggest } from "./nearest.js";
import { quote, refusal, type Reading } from "./reading.js";

type Conversion = (amount: number) => number;

/** Minutes of one unit. Seconds divide, because 1/60 is not a double. */
const DURATION_UNITS: Readonly<Record<string, Conversion>> = {
  s: (amount) => amount / 60,
  min: (amount) => amount,
  h: (amount) => amount * 60,
  day: (amount) => amount * DAY_MINUTES,
  days: (amount) => amount * DAY_MINUTES,
};

/** Visitors per minute of one unit; a day is 24 hours, whatever the opening hours are. */
const RATE_UNITS: Readonly<Record<string, Conversion>> = {
  s: (amount) => amount * 60,
  min: (amount) => amount,
  h: (amount) => amount / 60,
  day: (amount) => amount / DAY_MINUTES,
};

const DURATION_HINT = 'write a number and a unit, such as "10 min", "90 s", "2 h" or "1 day"';
const RATE_HINT = 'write a number and a unit, such as "6 /h", "0.1 /min" or "95 /day"';
const SHARE_HINT = 'write a share such as "19 %" or 0.19';
const TIME_HINT = 'write a time as "HH:MM" or "HH:MM:SS", from "00:00" to "24:00"';

/** Reads a duration [min], 0 or more. Zero needs no unit. */
export function readDuration(raw: string | number): Reading<number> {
  if (raw === 0 || raw === "0") return { value: 0 };
  if (typeof raw === "number") return refusal(`${quote(raw)} has no unit`, DURATION_HINT);
  const match = /^(\d+(?:[.,]\d+)?) ?(\p{L}*)$/u.exec(raw);
  if (match === null) return refusal(`${quote(raw)} is not a duration`, DURATION_HINT);
  return convert(match, DURATION_UNITS, DURATION_HINT);
}

/** Reads an intensity [visitors per minute], 0 or more. Zero needs no unit. */
export function readRate(raw: string | number): Reading<number> {
  if (raw === 0 || raw === "0") return { value: 0 };
  if (typeof raw === "number") return refusal(`${quote(raw)} has no unit`, RATE_HINT);
  const match = /^(\d+(?:[.,]\d+)?) ?\/ ?(\p{L}*)$/u.exec(raw);
  if (match === null) return refusal(`${quote(raw)} is not a rate`, RATE_HINT);
  return convert(match, RATE_UNITS, RATE_HINT);
}

/** Reads a number that may be written as a percentage, 0 or more. */
export function readRatio(raw: string | number): Reading<number> {
  if (typeof raw === "number") {
    return raw >= 0 ? { value: raw } : refusal(`${quote(raw)} is negative`, SHARE_HINT);
  }
  const match = /^(\d+(?:[.,]\d+)?)( ?%)?$/.exec(raw);
  if (match === null) return refusal(`${quote(raw)} is not a share`, SHARE_HINT);
  const amount = readDecimal(match[1]);
  return { value: match[2] === undefined ? amount : amount / 100 };
}

/** Reads a share, 0 to 1 (both included). */
export function readShare(raw: string | number): Reading<number> {
  const reading = readRatio(raw);
  if ("problem" in reading || reading.value <= 1) return reading;
  return refusal(`${quote(raw)} is above 100 %`, SHARE_HINT);
}

/** Reads a time of day [min since midnight], 0 to 1440 (both included), rounded to the time grid. */
export function readTime(raw: string | number): Reading<number> {
  const match = /^(\d\d):([0-5]\d)(?::([0-5]\d))?$/.exec(String(raw));
  if (match === null) return refusal(`${quote(raw)} is not a time of day`, TIME_HINT);
  const minute = onGrid(Number(match[1]) * 60 + Number(match[2]) + Number(match[3] ?? 0) / 60);
  return minute <= DAY_MINUTES ? { value: minute } : refusal(`${quote(raw)} is after 24:00`, TIME_HINT);
}

/** `HH:MM`, or `HH:MM:SS` where there are seconds. @param minute 0 to 1440 [min since midnight] */
export function formatTime(minute: number): string {
  const seconds = Math.round(minute * 60);
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const shown = parts[2] === 0 ? parts.slice(0, 2) : parts;
  return shown.map((part) => String(part).padStart(2, "0")).join(":");
}

/** A duration in its largest whole unit, else in minutes. @param minutes 10^-6 to 10^20 [min] */
export function formatDuration(minutes: number): string {
  if (minutes % DAY_MINUTES === 0) {
    return `${minutes / DAY_MINUTES} ${minutes === DAY_MINUTES ? "day" : "days"}`;
  }
  return minutes % 60 === 0 ? `${minutes / 60} h` : `${minutes} min`;
}

function convert(match: RegExpExecArray, units: typeof DURATION_UNITS, hint: string): Reading<number> {
  const [, amount, unit] = match;
  if (unit === "") return refusal(`${quote(match[0])} has no unit`, hint);
  if (!Object.hasOwn(units, unit)) {
    return refusal(`${quote(match[0])}: unknown unit "${unit}"`, suggest(unit, Object.keys(units)));
  }
  return { value: units[unit](readDecimal(amount)) };
}

function readDecimal(text: string): number {
  return Number(text.replace(",", "."));
}
