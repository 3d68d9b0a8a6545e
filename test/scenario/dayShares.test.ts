import fc from "fast-check";
import { expect, test } from "vitest";
import { dayShares, type YearDays } from "../../src/scenario/dayShares.js";

const MONTHS = Float64Array.of(9.2, 8.5, 9, 9, 8.8, 7.7, 6.2, 8.3, 9, 8.8, 8.5, 7);
const WEEKDAYS = Float64Array.of(0.23, 0.21, 0.195, 0.19, 0.175, 0, 0);

/** The days of 2024, which begins on a Monday, with a weight of 1. */
function year2024(): YearDays {
  const lengths = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  const month = Int32Array.from(lengths.flatMap((length, i) => Array<number>(length).fill(i)));
  return { month, weekday: month.map((_, day) => day % 7), weight: new Float64Array(366).fill(1) };
}

const sum = (values: Float64Array) => values.reduce((total, value) => total + value, 0);

test("a small year by hand: a holiday's visits go to the other days of its month", () => {
  // Month 0: Monday and Tuesday of weight 2 : 1, month 1: a closed Monday and a Tuesday, which takes it all.
  const days = {
    month: Int32Array.of(0, 0, 1, 1),
    weekday: Int32Array.of(0, 1, 0, 1),
    weight: Float64Array.of(1, 1, 0, 1),
  };
  const shares = dayShares(days, { month: Float64Array.of(3, 1), weekday: Float64Array.of(2, 1) });
  [0.5, 0.25, 0, 0.25].forEach((share, day) => expect(shares[day]).toBeCloseTo(share, 14));
});

test("a squeeze day of half a weight gets half of what its weekday would", () => {
  const days = { month: Int32Array.of(0, 0), weekday: Int32Array.of(0, 0), weight: Float64Array.of(1, 0.5) };
  const shares = dayShares(days, { month: Float64Array.of(1), weekday: Float64Array.of(1) });
  expect(shares[1] / shares[0]).toBeCloseTo(0.5, 14);
});

test("a month without an open day passes its share on", () => {
  const days = {
    month: Int32Array.of(0, 1, 2),
    weekday: Int32Array.of(0, 0, 0),
    weight: Float64Array.of(1, 0, 1),
  };
  const shares = dayShares(days, { month: Float64Array.of(1, 5, 3), weekday: Float64Array.of(1) });
  expect([...shares]).toEqual([0.25, 0, 0.75]);
});

test("months keep their shares and weekdays their odds in a whole year", () => {
  const days = year2024();
  days.weight[0] = 0; // New Year's Day
  days.weight[5] = 0;
  const shares = dayShares(days, { month: MONTHS, weekday: WEEKDAYS });
  expect(sum(shares)).toBeCloseTo(1, 12);
  for (let month = 0; month < 12; month++) {
    const own = shares.filter((_, day) => days.month[day] === month);
    expect(sum(own)).toBeCloseTo(MONTHS[month] / 100, 12);
  }
  expect(shares[8] / shares[7]).toBeCloseTo(0.21 / 0.23, 12); // Tuesday 9 against Monday 8 January
  expect([shares[0], shares[6], shares[13]]).toEqual([0, 0, 0]);
});

test("shares add up to 1 and are nothing on closed days, whatever the weights", () => {
  const weights = fc.array(fc.constantFrom(0, 0.3, 1, 2), { minLength: 366, maxLength: 366 });
  const holds = (weight: number[]) => {
    if (!weight.some((value, day) => value > 0 && day % 7 < 5)) return;
    const shares = dayShares(
      { ...year2024(), weight: Float64Array.from(weight) },
      { month: MONTHS, weekday: WEEKDAYS },
    );
    expect(sum(shares)).toBeCloseTo(1, 10);
    shares.forEach((share, day) => expect(share > 0).toBe(weight[day] > 0 && day % 7 < 5));
  };
  fc.assert(fc.property(weights, holds), { seed: 181, numRuns: 100 });
});

test("a year without a day of any weight is refused, and so are negative weights", () => {
  const days = { month: Int32Array.of(0), weekday: Int32Array.of(5), weight: Float64Array.of(1) };
  expect(() => dayShares(days, { month: MONTHS, weekday: WEEKDAYS })).toThrow("no day of the year");
  const negative = { ...days, weekday: Int32Array.of(0), weight: Float64Array.of(-1) };
  expect(() => dayShares(negative, { month: MONTHS, weekday: WEEKDAYS })).toThrow("negative");
});
