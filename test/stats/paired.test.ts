import { expect, test } from "vitest";
import { binOf, BIN_COUNT } from "../../src/stats/bins.js";
import { jackknifeQuantile } from "../../src/stats/histogram.js";
import {
  differenceOf,
  linearDeviation,
  linearQuantile,
  linearRatio,
  linearVariance,
} from "../../src/stats/paired.js";
import { deviationOfSums, ratioOfSums, varianceOfSums } from "../../src/stats/ratio.js";
import KAT from "./methods_kat.json" with { type: "json" };

const list = (...values: number[]) => Float64Array.from(values);

/** Student's 97.5 % quantile of two degrees of freedom, where P(|T| < t) = t / √(2 + t²): 4.3027. */
const T2 = 0.95 * Math.sqrt(2 / (1 - 0.95 * 0.95));

test("a difference of two ratios has the error of the difference of their residuals", () => {
  // a: 18 / 6 = 3, residuals 1, −1, 0 over 6; b: 15 / 6 = 2.5, residuals −0.5, −1, 1.5 over 6
  const a = linearRatio(list(4, 5, 9), list(1, 2, 3));
  const b = linearRatio(list(2, 4, 9), list(1, 2, 3));
  const difference = differenceOf(a, b, 0.95);
  expect(difference.estimate).toBe(0.5);
  // a − b: 1.5, 0, −1.5 over 6; squares 4.5 / 36; times n / (n − 1) = 3 / 2
  const error = Math.sqrt((1.5 * 4.5) / 36);
  expect(difference.standardError).toBeCloseTo(error, 14);
  expect(difference.halfWidth).toBeCloseTo(T2 * error, 9);
  // product 1 × −0.5 + −1 × −1 + 0 = 0.5; squares 2 and 3.5
  expect(difference.correlation).toBeCloseTo(0.5 / Math.sqrt(7), 14);
  expect(difference.varianceRatio).toBeCloseTo(5.5 / 4.5, 14);
});

test("with denominators of 1 it is the paired t interval, and its correlation", () => {
  const { a, b, result, correlation } = KAT.paired_t;
  const ones = new Float64Array(a.length).fill(1);
  const found = differenceOf(linearRatio(list(...a), ones), linearRatio(list(...b), ones), 0.95);
  expect(found.estimate).toBeCloseTo(result.mean, 12);
  expect(found.halfWidth).toBeCloseTo(result.half, 12);
  expect(found.correlation).toBeCloseTo(correlation, 12);
});

test("each figure has the error that it has alone", () => {
  const zero = { estimate: 0, deviations: new Float64Array(4) };
  const [counts, sums, squares] = [list(4, 2, 5, 3), list(9, 3, 11, 8), list(31, 7, 40, 30)];
  const cases = [
    [linearRatio(sums, counts), ratioOfSums(sums, counts, 0.95)],
    [linearVariance(counts, sums, squares), varianceOfSums(counts, sums, squares, 0.95)],
    [linearDeviation(counts, sums, squares), deviationOfSums(counts, sums, squares, 0.95)],
  ] as const;
  for (const [linear, alone] of cases) {
    const found = differenceOf(linear, zero, 0.95);
    expect(found.estimate).toBeCloseTo(alone.estimate as number, 12);
    expect(found.standardError).toBeCloseTo(alone.standardError as number, 12);
  }
});

const waits = (...minutes: number[]) => {
  const bins = new Int32Array(BIN_COUNT);
  for (const wait of minutes) bins[binOf(wait)]++;
  return bins;
};

test("a quantile has the error of its jackknife, and against itself none", () => {
  const histograms = [waits(1, 2, 3, 8), waits(2, 4, 4, 9), waits(1, 1, 5, 20)];
  const linear = linearQuantile(histograms, 0.5);
  const zero = { estimate: 0, deviations: new Float64Array(3) };
  const alone = jackknifeQuantile(histograms, 0.5, 0.95);
  const found = differenceOf(linear, zero, 0.95);
  expect(found.estimate).toBe(alone.estimate);
  expect(found.standardError).toBeCloseTo(alone.standardError as number, 12);
  const same = { estimate: 0, standardError: 0, halfWidth: 0, correlation: 1, varianceRatio: null };
  expect(differenceOf(linear, linear, 0.95)).toMatchObject(same);
});

test("leaving out one replication at a time gives the same error, the closer the more there are", () => {
  // Waits and visitors of 200 days, both driven by the day; the second policy saves a tenth of the wait.
  const n = 200;
  const day = Float64Array.from({ length: n }, (_, i) => Math.sin(i * 12.9898));
  const visitors = day.map((value) => 100 + 20 * value);
  const others = day.map((value, i) => 95 + 18 * value + Math.cos(i * 3.1));
  const before = day.map((value, i) => 500 + 150 * value + 20 * Math.sin(i * 7.7));
  const after = before.map((value, i) => 0.9 * value + 3 * Math.cos(i * 5.3));
  const found = differenceOf(linearRatio(after, others), linearRatio(before, visitors), 0.95);
  const ratio = (top: Float64Array, below: Float64Array, left: number) => {
    const total = (values: Float64Array) =>
      values.reduce((sum, value, i) => sum + (i === left ? 0 : value), 0);
    return total(top) / total(below);
  };
  const without = day.map((_, i) => ratio(after, others, i) - ratio(before, visitors, i));
  const centre = without.reduce((sum, value) => sum + value, 0) / n;
  const squares = without.reduce((sum, value) => sum + (value - centre) ** 2, 0);
  const jackknife = Math.sqrt(((n - 1) / n) * squares);
  expect(Math.abs((found.standardError as number) / jackknife - 1)).toBeLessThan(0.01);
});

test("what is unknown on either side is unknown, with the reason", () => {
  const known = linearRatio(list(1, 2), list(1, 1));
  const nobody = linearRatio(list(0, 0), list(0, 0));
  const unknown = { estimate: null, halfWidth: null, correlation: null, reason: "noDenominator" };
  expect(differenceOf(known, nobody, 0.95)).toMatchObject(unknown);
  expect(differenceOf(nobody, known, 0.95)).toMatchObject(unknown);
  const one = differenceOf(linearRatio(list(4), list(2)), linearRatio(list(3), list(3)), 0.95);
  expect(one).toMatchObject({ estimate: 1, halfWidth: null, reason: "oneReplication" });
  const high = linearQuantile([waits(20_000)], 0.5);
  expect(differenceOf(high, known, 0.95)).toMatchObject({ estimate: null, reason: "aboveRange" });
});

test("figures of different numbers of replications are not paired", () => {
  const [three, two] = [linearRatio(list(1, 2, 3), list(1, 1, 1)), linearRatio(list(1, 2), list(1, 1))];
  expect(() => differenceOf(three, two, 0.95)).toThrow("3 replications against 2");
});
