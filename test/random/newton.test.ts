import { expect, test } from "vitest";
import { rootOf } from "../../src/random/newton.js";

test("the root of x³ − 2 is found from either end", () => {
  const step = (x: number) => (x ** 3 - 2) / (3 * x * x);
  const root = 2 ** (1 / 3);
  expect(rootOf(step, { low: 0.01, high: 100, start: 100, settled: 1e-9 })).toBeCloseTo(root, 15);
  expect(rootOf(step, { low: 0.01, high: 100, start: 0.01, settled: 1e-9 })).toBeCloseTo(root, 15);
});

test("steps that would leave the bracket halve it instead", () => {
  // Newton's method alone runs away from the arctangent beyond 1.39.
  const step = (x: number) => Math.atan(x - 1) * (1 + (x - 1) ** 2);
  expect(rootOf(step, { low: -40, high: 50, start: 50, settled: 1e-9 })).toBeCloseTo(1, 15);
});

test("a function without a value inside its bracket is an error, not a wrong root", () => {
  expect(() => rootOf(() => NaN, { low: 0, high: 9, start: 1, settled: 0 })).toThrow(/no value at 1/);
});
