import { expect, test } from "vitest";
import {
  arithmeticMean,
  quantileSorted,
  sampleCorrelation,
  sampleCovariance,
  sampleDeviation,
  sampleVariance,
  sumOf,
} from "../../src/stats/describe.js";
import { meanOf } from "../../src/stats/ratio.js";
import methods from "./methods_kat.json" with { type: "json" };

const { t_ci, paired_t } = methods;

test("mean, deviation and t interval are those of scipy", () => {
  const { n, mean, sd, half } = t_ci.result;
  expect(arithmeticMean(t_ci.x)).toBeCloseTo(mean, 12);
  expect(sampleDeviation(t_ci.x)).toBeCloseTo(sd, 12);
  const estimate = meanOf(Float64Array.from(t_ci.x), 0.95);
  expect(estimate.n).toBe(n);
  expect(estimate.estimate).toBeCloseTo(mean, 12);
  expect(estimate.standardError).toBeCloseTo(sd / Math.sqrt(n), 12);
  expect(estimate.halfWidth).toBeCloseTo(half, 12);
});

test("a paired interval is that of scipy, and so is the correlation", () => {
  const { a, b, result, correlation } = paired_t;
  const estimate = meanOf(
    Float64Array.from(a, (value, i) => value - b[i]),
    0.95,
  );
  expect(estimate.estimate).toBeCloseTo(result.mean, 12);
  expect(estimate.halfWidth).toBeCloseTo(result.half, 12);
  expect(sampleCorrelation(a, b)).toBeCloseTo(correlation, 12);
});

test("typed arrays are read like lists", () => {
  const values = Float64Array.of(1, 2, 4, 9);
  expect(arithmeticMean(values)).toBe(4);
  expect(sampleVariance(values)).toBeCloseTo(38 / 3, 14); // 9 + 4 + 0 + 25 over 3
  expect(sampleCovariance(values, values)).toBeCloseTo(38 / 3, 14);
  expect(quantileSorted(values, 0.5)).toBe(3);
});

test("a sum keeps the digits that a plain loop would lose", () => {
  expect(sumOf([1, 1e100, 1, -1e100])).toBe(2);
  expect(sumOf([])).toBe(0);
});

test("what does not vary correlates with nothing", () => {
  expect(sampleCorrelation([1, 2, 3], [5, 5, 5])).toBeNull();
});
