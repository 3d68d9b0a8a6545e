import fc from "fast-check";
import { expect, test } from "vitest";
import { acceptance, checkCurve, willingness } from "../../../src/model/demand/acceptance.js";

const curve = checkCurve({ minutes: Float64Array.of(0, 30, 90), share: Float64Array.of(1, 0.8, 0.2) });

test("willingness is linear between the knots and stays at the last one", () => {
  expect([0, 15, 30, 60, 90, 500].map((minutes) => willingness(curve, minutes))).toEqual([
    1,
    expect.closeTo(0.9, 15),
    0.8,
    expect.closeTo(0.5, 15), // half-way from 0.8 to 0.2
    0.2,
    0.2,
  ]);
});

test("a longer trip is accepted by those who are left of those who came", () => {
  expect(acceptance(curve, 30, 60)).toBeCloseTo(0.5 / 0.8, 15);
  expect(acceptance(curve, 15, 90)).toBeCloseTo(0.2 / 0.9, 15);
});

test("a trip that is not longer is always accepted", () => {
  expect(acceptance(curve, 40, 40)).toBe(1);
  expect(acceptance(curve, 500, 90)).toBe(1);
});

test("past the end of a curve that ends at 0 nobody accepts more", () => {
  const ending = checkCurve({ minutes: Float64Array.of(0, 60), share: Float64Array.of(1, 0) });
  expect(acceptance(ending, 30, 60)).toBe(0);
  expect(acceptance(ending, 70, 80)).toBe(0);
  expect(acceptance(ending, 70, 70)).toBe(1);
});

test("curves that rise, begin late or leave 0 to 1 are refused", () => {
  const refused = [
    [
      [0, 10],
      [0.5, 0.6],
    ],
    [
      [5, 10],
      [1, 0.6],
    ],
    [
      [0, 10],
      [1.1, 0.6],
    ],
    [
      [0, 10],
      [1, -0.1],
    ],
    [
      [0, 0],
      [1, 0.5],
    ],
    [[0, 10], [1]],
    [[], []],
  ];
  for (const [minutes, share] of refused) {
    expect(() =>
      checkCurve({ minutes: Float64Array.from(minutes), share: Float64Array.from(share) }),
    ).toThrow(RangeError);
  }
});

test("acceptance is a chance that falls with every minute more", () => {
  const minute = fc.double({ min: 0, max: 150, noNaN: true });
  const holds = (base: number, one: number, more: number) => {
    const near = acceptance(curve, base, one);
    const far = acceptance(curve, base, one + more);
    expect(near).toBeLessThanOrEqual(1);
    expect(far).toBeGreaterThanOrEqual(0);
    expect(far).toBeLessThanOrEqual(near);
  };
  fc.assert(fc.property(minute, minute, minute, holds), { seed: 131, numRuns: 500 });
});
