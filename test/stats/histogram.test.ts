import fc from "fast-check";
import { expect, test } from "vitest";
import { compileLaws, drawMinutes } from "../../src/random/tables.js";
import { BIN_COUNT, binOf } from "../../src/stats/bins.js";
import {
  histogramQuantile,
  jackknifeQuantile,
  leaveEachOut,
  poolHistograms,
} from "../../src/stats/histogram.js";
import { LIMIT, wordsAt } from "../random/judge.js";

const pool = (histograms: readonly Int32Array[]) => poolHistograms(histograms).pooled;

function histogramOf(...waits: number[]): Int32Array {
  const histogram = new Int32Array(BIN_COUNT);
  for (const wait of waits) histogram[binOf(wait)]++;
  return histogram;
}

test("a pool is the sum of its histograms", () => {
  const pooled = pool([histogramOf(0, 5), histogramOf(5, 5, 9)]);
  expect([0, 5, 9].map((wait) => pooled[binOf(wait)])).toEqual([1, 3, 1]);
});

test("quantiles are 0 among the zeros and linear inside a bin", () => {
  const pooled = pool([histogramOf(0, 0, 0, 0, 8, 8, 8, 8, 8, 8)]);
  expect(histogramQuantile(pooled, 0)).toBe(0);
  expect(histogramQuantile(pooled, 0.4)).toBe(0);
  expect(histogramQuantile(pooled, 0.7)).toBe(8 + 0.5 * 8 * (2 / 256)); // half of a bin of 2 pieces
  expect(histogramQuantile(pooled, 1)).toBe(8 + 8 * (2 / 256));
});

test("an empty histogram has no quantile, nor has one beyond the last edge", () => {
  expect(histogramQuantile(new Float64Array(BIN_COUNT), 0.5)).toBeNull();
  const pooled = pool([histogramOf(3, 3, 1e6)]);
  expect(histogramQuantile(pooled, 0.9)).toBeNull();
  expect(histogramQuantile(pooled, 0.5)).toBeCloseTo(3, 1);
});

test("a missing quantile or interval says why", () => {
  const none = new Int32Array(BIN_COUNT);
  expect(jackknifeQuantile([none, none], 0.9, 0.95)).toMatchObject({
    estimate: null,
    reason: "noDenominator",
  });
  const far = histogramOf(3, 1e6);
  expect(jackknifeQuantile([far, far], 0.9, 0.95)).toMatchObject({ estimate: null, reason: "aboveRange" });
  expect(jackknifeQuantile([histogramOf(3)], 0.9, 0.95)).toMatchObject({ n: 1, reason: "oneReplication" });
  const alone = jackknifeQuantile([histogramOf(3), none], 0.9, 0.95);
  expect(alone).toMatchObject({ halfWidth: null, reason: "noDenominator" });
  expect(alone.estimate).toBeCloseTo(3, 1);
});

test("replications that agree have an interval of width 0", () => {
  const same = histogramOf(0, 1, 2, 3, 4);
  expect(jackknifeQuantile([same, same, same], 0.5, 0.95).halfWidth).toBe(0);
});

test("the jackknife leaves each replication out once", () => {
  const [a, b, c] = [histogramOf(1, 2, 3), histogramOf(2, 3, 4), histogramOf(2, 2, 9)];
  const rests = [
    [b, c],
    [a, c],
    [a, b],
  ].map((rest) => histogramQuantile(pool(rest), 0.5)!);
  const centre = (rests[0] + rests[1] + rests[2]) / 3;
  const squares = rests.reduce((sum, rest) => sum + (rest - centre) ** 2, 0);
  const estimate = jackknifeQuantile([a, b, c], 0.5, 0.95);
  expect(estimate.estimate).toBe(histogramQuantile(pool([a, b, c]), 0.5));
  expect(estimate.standardError).toBeCloseTo(Math.sqrt((2 / 3) * squares), 14);
});

test("leaving one histogram out gives the quantile of the others, to the last bit, wherever it lies", () => {
  const waits = fc.array(
    fc.oneof(fc.constant(0), fc.double({ min: 0, max: 300, noNaN: true }), fc.constant(2 ** 14)),
    {
      maxLength: 12,
    },
  );
  const lists = fc.array(waits, { minLength: 2, maxLength: 6 });
  const shares = fc.oneof(fc.constantFrom(0, 0.5, 1), fc.double({ min: 0, max: 1, noNaN: true }));
  fc.assert(
    fc.property(lists, shares, (each, p) => {
      const histograms = each.map((values) => histogramOf(...values));
      const rests = histograms.map((_, i) => pool(histograms.toSpliced(i, 1)));
      const found = leaveEachOut(histograms, p);
      expect(found.estimate).toBe(histogramQuantile(pool(histograms), p));
      const exact = rests.map((rest) => histogramQuantile(rest, p));
      if (found.without !== null) expect([...found.without]).toEqual(exact);
      else expect(found.estimate === null || exact.includes(null)).toBe(true);
    }),
    { numRuns: 500, seed: 11 },
  );
});

test("the 90 % point of exponential waits and its error are those of theory", () => {
  const [replications, waits] = [400, 500];
  const tables = compileLaws([{ kind: "exponential", mean: 10 }]);
  const words = wordsAt({ name: "jackknife" }, replications * waits);
  const histograms = Array.from({ length: replications }, (_, i) => {
    const drawn = words.subarray(i * waits, (i + 1) * waits);
    return histogramOf(...Array.from(drawn, (word) => drawMinutes(tables, 0, word)));
  });
  const { estimate, standardError } = jackknifeQuantile(histograms, 0.9, 0.95);
  // Quantile 10 ln 10, density there 0.01 per minute, error √(0.9 × 0.1 / N) / density.
  const error = Math.sqrt(0.09 / (replications * waits)) / 0.01;
  expect(Math.abs(estimate! - 10 * Math.LN10)).toBeLessThan(LIMIT * error);
  // An error from 400 replications has itself a relative error of 1 / √(2 × 399).
  expect(Math.abs(standardError! / error - 1)).toBeLessThan(LIMIT / Math.sqrt(798));
});
