import { expect, test } from "vitest";
import { controlledMean, pairedDifference, welchDifference } from "../../src/stats/compare.js";
import methods from "./methods_kat.json" with { type: "json" };

const close = (value: number | null, exact: number) =>
  expect(Math.abs((value ?? NaN) / exact - 1)).toBeLessThan(1e-11);

test("a paired difference is that of scipy", () => {
  const { a, b, result } = methods.paired_t;
  const found = pairedDifference(Float64Array.from(a), Float64Array.from(b), 0.95);
  close(found.estimate, result.mean);
  close(found.halfWidth, result.half);
  expect(() => pairedDifference(Float64Array.of(1, 2), Float64Array.of(1), 0.95)).toThrow(RangeError);
});

test("Welch's difference and its degrees of freedom are those of scipy", () => {
  const { a, b, result } = methods.welch;
  const found = welchDifference(a, b, 0.95);
  close(found.estimate, result.diff);
  close(found.degrees, result.df);
  close(found.halfWidth, result.half);
});

test("a mean with one control is that of numpy's least squares", () => {
  const { y, x, mu_x, result } = methods.control_variate;
  const found = controlledMean(Float64Array.from(y), [{ values: Float64Array.from(x), mean: mu_x }], 0.95);
  close(found.estimate, result.estimate);
  close(found.coefficients[0], result.coef[0]);
  close(found.standardError, result.se);
  close(found.halfWidth, result.half);
  close(found.explained, result.R2);
});

test("two controls that make up the values exactly leave no error", () => {
  const first = Float64Array.from({ length: 20 }, (_, i) => (i * 7) % 11);
  const second = Float64Array.from({ length: 20 }, (_, i) => (i * i) % 13);
  const values = first.map((value, i) => 3 + 2 * value - 5 * second[i]);
  const found = controlledMean(
    values,
    [
      { values: first, mean: 4 },
      { values: second, mean: 6 },
    ],
    0.95,
  );
  expect(found.estimate).toBeCloseTo(3 + 2 * 4 - 5 * 6, 10);
  expect(found.coefficients[0]).toBeCloseTo(2, 10);
  expect(found.coefficients[1]).toBeCloseTo(-5, 10);
  expect(found.standardError).toBeCloseTo(0, 6);
});

test("too many controls, and controls that depend on each other, are refused", () => {
  const values = Float64Array.from({ length: 20 }, (_, i) => i);
  const control = { values, mean: 0 };
  const twice = { values: values.map((value) => 2 * value), mean: 0 };
  expect(() => controlledMean(values, [control, control, control], 0.95)).toThrow(
    "3 controls need 30 values",
  );
  expect(() => controlledMean(values, [control, twice], 0.95)).toThrow("depends on the others");
});
