import { expect, test } from "vitest";
import { normalQuantile } from "../../src/random/normal.js";
import { bonferroniQuantile, falseDiscoveries, simultaneousQuantile } from "../../src/stats/several.js";
import { nextWord, uniform } from "../../src/random/stream.js";
import methods from "./methods_kat.json" with { type: "json" };

/** Standard normal values of a fixed state. */
function normals(state: Int32Array, count: number): Float64Array {
  return Float64Array.from({ length: count }, () => normalQuantile(uniform(nextWord(state))));
}

test.each(methods.bonferroni)("$k intervals at once take scipy's t", ({ k, conf, t_df29 }) => {
  expect(bonferroniQuantile(conf, k, 29)).toBeCloseTo(t_df29, 11);
});

test("outcomes that are the same take hardly more than one interval's t, and never more than Bonferroni's", () => {
  const state = Int32Array.of(1, 2, 3, 4);
  const one = normals(state, 60);
  const same = Array.from({ length: 20 }, (_, i) => one.map((value) => (i + 1) * value));
  const together = simultaneousQuantile(same, 0.95, "same");
  expect(together).toBeLessThan(bonferroniQuantile(0.95, 20, 59) - 0.8);
  expect(Math.abs(together - bonferroniQuantile(0.95, 1, 59))).toBeLessThan(0.25);
});

test("the same seed resamples alike; what does not vary is left out", () => {
  const state = Int32Array.of(5, 6, 7, 8);
  const outcomes = Array.from({ length: 4 }, () => normals(state, 30));
  const found = simultaneousQuantile(outcomes, 0.95, "a");
  expect(simultaneousQuantile(outcomes, 0.95, "a")).toBe(found);
  expect(simultaneousQuantile([...outcomes, new Float64Array(30).fill(7)], 0.95, "a")).toBe(found);
  expect(simultaneousQuantile([new Float64Array(30)], 0.95, "a")).toBeCloseTo(
    methods.bonferroni[0].t_df29,
    11,
  );
});

test("20 correlated intervals hold together in about 95 of 100 trials", () => {
  const state = Int32Array.of(9, 10, 11, 12);
  const trials = 400;
  let held = 0;
  for (let trial = 0; trial < trials; trial++) {
    const common = normals(state, 30);
    const outcomes = Array.from({ length: 20 }, () => {
      const own = normals(state, 30);
      return common.map((value, i) => 0.8 * value + 0.6 * own[i]);
    });
    const limit = simultaneousQuantile(outcomes, 0.95, `trial ${trial}`);
    const isHeld = outcomes.every((values) => {
      const mean = values.reduce((sum, value) => sum + value, 0) / 30;
      const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / 29;
      return Math.abs(mean) <= limit * Math.sqrt(variance / 30);
    });
    if (isHeld) held++;
  }
  // Binomial with 95 %: mean 380, deviation 4.4; within 4 deviations.
  expect(held).toBeGreaterThan(362);
  expect(held).toBeLessThan(398);
});

test("false discoveries are those of Benjamini and Hochberg's own example", () => {
  // Their table 1 (1995): 15 chances, of which at 5 % the first four fall.
  const p = [
    0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528,
    0.759, 1,
  ];
  expect(falseDiscoveries(p, 0.05)).toEqual(p.map((_, i) => i < 4));
  expect(falseDiscoveries(p.toReversed(), 0.05)).toEqual(p.map((_, i) => i < 4).toReversed());
  expect(falseDiscoveries([0.9, 0.5], 0.05)).toEqual([false, false]);
  expect(falseDiscoveries([], 0.05)).toEqual([]);
});
