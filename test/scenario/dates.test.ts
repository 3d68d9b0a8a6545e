import fc from "fast-check";
import { expect, test } from "vitest";
import { firstDayOfMonth, formatDate, monthOf, readDate, weekdayOf } from "../../src/scenario/dates.js";

/** 1900-01-01 and 2199-12-31 as days from 1970-01-01, by the engine's own calendar. */
const FIRST = Date.UTC(1900, 0, 1) / 86_400_000;
const LAST = Date.UTC(2199, 11, 31) / 86_400_000;

test("day numbers, weekdays and months agree with the engine's calendar on every date of three centuries", () => {
  fc.assert(
    fc.property(fc.integer({ min: FIRST, max: LAST }), (day) => {
      const known = new Date(day * 86_400_000);
      expect(formatDate(day)).toBe(known.toISOString().slice(0, 10));
      expect(readDate(formatDate(day))).toEqual({ value: day });
      expect(weekdayOf(day, true)).toBe((known.getUTCDay() + 6) % 7);
      expect(monthOf(day)).toBe(12 * known.getUTCFullYear() + known.getUTCMonth());
    }),
    { numRuns: 2000 },
  );
});

test("a month begins the day after the month before ends", () => {
  for (let month = 12 * 1900; month < 12 * 2200; month++) {
    const first = firstDayOfMonth(month);
    expect(monthOf(first)).toBe(month);
    expect(monthOf(first - 1)).toBe(month - 1);
  }
});

test("abstract days begin on a Monday, and those of the warm-up before it count backwards", () => {
  expect([-8, -1, 0, 1, 6, 7].map((day) => weekdayOf(day, false))).toEqual([6, 6, 0, 1, 6, 0]);
});

test("1 November 2024 was a Friday", () => {
  const reading = readDate("2024-11-01") as { value: number };
  expect(weekdayOf(reading.value, true)).toBe(4);
});

test.each([
  ["2024-02-30", "2024-02-30 has no such day; that month has the days 01 to 29"],
  ["2023-02-29", "2023-02-29 has no such day; that month has the days 01 to 28"],
  ["2100-02-29", "2100-02-29 has no such day; that month has the days 01 to 28"],
  ["2024-12-32", "2024-12-32 has no such day; that month has the days 01 to 31"],
  ["2024-12-00", "2024-12-00 has no such day; that month has the days 01 to 31"],
  ["2024-13-01", "2024-13-01 has no such month; months run from 01 to 12"],
  ["1899-12-31", "year 1899 is out of reach; write a year from 1900 to 2199"],
  ["1 May", '"1 May" is not a date; write it as 2024-11-30'],
  [20241101, "20241101 is not a date; write it as 2024-11-30"],
])("the date %j is refused with its reason", (raw, message) => {
  const reading = readDate(raw) as { problem: string; remedy: string };
  expect(`${reading.problem}; ${reading.remedy}`).toBe(message);
});
