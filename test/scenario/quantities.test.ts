import fc from "fast-check";
import { expect, test } from "vitest";
import {
  formatDuration,
  formatTime,
  readDuration,
  readRate,
  readRatio,
  readShare,
  readTime,
} from "../../src/scenario/quantities.js";

/** Numbers as people write them: up to six digits, three of them behind the point. */
const decimal = fc.integer({ min: 1, max: 999_999 }).map((thousandths) => thousandths / 1000);

test.each([
  ["90 s", 1.5],
  ["10 min", 10],
  ["2 h", 120],
  ["1 day", 1440],
  ["3 days", 4320],
  ["2,5 min", 2.5],
  ["2.5 min", 2.5],
  ["10min", 10],
  ["0", 0],
  [0, 0],
])("the duration %j is %d minutes", (raw, minutes) => {
  expect(readDuration(raw)).toEqual({ value: minutes });
});

test.each([
  ["6 /h", 0.1],
  ["6/h", 0.1],
  ["0,08 /min", 0.08],
  ["144 /day", 0.1], // 144 / 1440
  ["0.5 /s", 30],
  [0, 0],
])("the rate %j is %d visitors per minute", (raw, perMinute) => {
  expect(readRate(raw)).toEqual({ value: perMinute });
});

test.each([
  ["19 %", 0.19],
  ["12,5%", 0.125],
  ["0.19", 0.19],
  [0.19, 0.19],
  [1, 1],
  ["100 %", 1],
])("the share %j is %d", (raw, share) => {
  expect(readShare(raw)).toEqual({ value: share });
});

test.each([
  ["00:00", 0],
  ["09:30", 570],
  ["10:00:30", 600.5],
  ["24:00", 1440],
])("the time %j is minute %d", (raw, minute) => {
  expect(readTime(raw)).toEqual({ value: minute });
});

test("seconds are rounded to the time grid", () => {
  const reading = readTime("00:00:20"); // a third of a minute, which no double holds
  expect(reading).toEqual({ value: Math.round((20 / 60) * 2 ** 20) / 2 ** 20 });
});

test.each([
  [readDuration, 10, "10 has no unit"],
  [readDuration, "10", '"10" has no unit'],
  [readDuration, "ten min", '"ten min" is not a duration'],
  [readDuration, "-5 min", '"-5 min" is not a duration'],
  [readDuration, "1e3 min", '"1e3 min" is not a duration'],
  [readDuration, "5 mins", '"5 mins": unknown unit "mins"'],
  [readDuration, "5 constructor", '"5 constructor": unknown unit "constructor"'],
  [readRate, "6 h", '"6 h" is not a rate'],
  [readRate, "6 /hour", '"6 /hour": unknown unit "hour"'],
  [readRate, 6, "6 has no unit"],
  [readShare, "119 %", '"119 %" is above 100 %'],
  [readShare, 1.01, "1.01 is above 100 %"],
  [readShare, -0.1, "-0.1 is negative"],
  [readRatio, "lots", '"lots" is not a share'],
  [readTime, "9:00", '"9:00" is not a time of day'],
  [readTime, "09:60", '"09:60" is not a time of day'],
  [readTime, "24:01", '"24:01" is after 24:00'],
  [readTime, 10, "10 is not a time of day"],
] as const)("%o refuses %j", (read, raw, problem) => {
  expect((read as (value: string | number) => unknown)(raw)).toMatchObject({ problem });
});

test("a unit that is nearly right is named", () => {
  expect(readDuration("5 mins")).toMatchObject({ remedy: 'did you mean "min"?' });
});

test("every time of day that is written can be read back", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 86_400 }), (seconds) => {
      const reading = readTime(formatTime(seconds / 60));
      expect(reading).toHaveProperty("value");
      expect(Math.abs((reading as { value: number }).value - seconds / 60)).toBeLessThanOrEqual(2 ** -21);
    }),
  );
});

test("every duration that is written is read back to the last bit", () => {
  fc.assert(
    fc.property(decimal, (minutes) => {
      expect(readDuration(formatDuration(minutes))).toEqual({ value: minutes });
    }),
  );
});

test("every amount is read in every unit, with a point or a comma, with or without a space", () => {
  const units = { s: 1 / 60, min: 1, h: 60, day: 1440 };
  fc.assert(
    fc.property(decimal, fc.constantFrom(...Object.entries(units)), fc.boolean(), (amount, unit, comma) => {
      const written = comma ? String(amount).replace(".", ",") : String(amount);
      const spaced = readDuration(`${written} ${unit[0]}`) as { value: number };
      const rate = readRate(`${written} /${unit[0]}`) as { value: number };
      expect(readDuration(`${written}${unit[0]}`)).toEqual(spaced);
      expect(spaced.value / (amount * unit[1])).toBeCloseTo(1, 14);
      expect((rate.value * unit[1]) / amount).toBeCloseTo(1, 14);
    }),
  );
});

test("a percentage is a hundredth, whatever the number", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 100_000 }), (thousandths) => {
      const percent = thousandths / 1000;
      expect(readShare(`${percent} %`)).toEqual({ value: percent / 100 });
    }),
  );
});
