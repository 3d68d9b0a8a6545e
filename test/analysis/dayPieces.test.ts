import { expect, test } from "vitest";
import { rateAt, requirePieces, stepAt } from "../../src/analysis/dayPieces.js";

const pieces = [
  { minute: 60, value: 2 },
  { minute: 120, value: 5 },
];

test("a value holds from its minute to the next, and is 0 before the first", () => {
  expect([59, 60, 119, 120, 999].map((minute) => stepAt(pieces, minute))).toEqual([0, 2, 2, 5, 5]);
});

test("a linear rate rises between its pieces and stays after the last", () => {
  const rate = { shape: "linear", pieces } as const;
  expect(rateAt(rate, 0)).toEqual({ value: 0, slope: 0 });
  expect(rateAt(rate, 60)).toEqual({ value: 2, slope: 0.05 });
  expect(rateAt(rate, 80)).toEqual({ value: 3, slope: 0.05 });
  expect(rateAt(rate, 120)).toEqual({ value: 5, slope: 0 });
});

test("a constant rate has no slope", () => {
  expect(rateAt({ shape: "constant", pieces }, 80)).toEqual({ value: 2, slope: 0 });
});

test("pieces out of order and negative values are named", () => {
  expect(() => requirePieces("desks", [pieces[1], pieces[0]])).toThrow(
    "desks: minute 60 does not come after 120",
  );
  expect(() => requirePieces("desks", [{ minute: 0, value: -1 }])).toThrow(
    "desks: value -1 from minute 0 on",
  );
});
