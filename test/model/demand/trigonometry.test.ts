import fc from "fast-check";
import { expect, test } from "vitest";
import { arcsine, cosineOf, sineOf } from "../../../src/model/demand/trigonometry.js";

const degrees = fc.double({ min: -180, max: 180, noNaN: true });

test("known angles have their known sines", () => {
  const known = [0, 0.5, 1, 0.5, 0, -1, -0.5];
  [0, 30, 90, 150, 180, -90, -150].forEach((angle, i) => expect(sineOf(angle)).toBeCloseTo(known[i], 15));
  expect(cosineOf(60)).toBeCloseTo(0.5, 15);
  expect(cosineOf(-60)).toBeCloseTo(0.5, 15);
  expect(cosineOf(180)).toBeCloseTo(-1, 15);
});

test("sine and cosine agree with those of the engine to its last digits", () => {
  const agrees = (angle: number) => {
    expect(sineOf(angle)).toBeCloseTo(Math.sin((angle * Math.PI) / 180), 14);
    expect(cosineOf(angle)).toBeCloseTo(Math.cos((angle * Math.PI) / 180), 14);
  };
  fc.assert(fc.property(degrees, agrees), { seed: 101, numRuns: 500 });
});

test("the squares of sine and cosine add up to 1", () => {
  const isUnit = (angle: number) => {
    expect(sineOf(angle) ** 2 + cosineOf(angle) ** 2).toBeCloseTo(1, 14);
  };
  fc.assert(fc.property(degrees, isUnit), { seed: 102, numRuns: 500 });
});

test("the arcsine undoes the sine, near 0 with all digits", () => {
  expect(arcsine(0)).toBe(0);
  expect(arcsine(1)).toBe(Math.PI / 2);
  expect(arcsine(1e-9) / 1e-9).toBeCloseTo(1, 15);
  const agrees = (x: number) => {
    expect(Math.abs(arcsine(x) / Math.asin(x) - 1)).toBeLessThan(1e-15);
  };
  fc.assert(fc.property(fc.double({ min: 1e-6, max: 1, noNaN: true }), agrees), { seed: 103, numRuns: 500 });
});
