import { expect, test } from "vitest";
import { allocate, twoStageSizes } from "../../src/analysis/twoStage.js";
import { arithmeticMean, sampleVariance } from "../../src/stats/describe.js";
import methods from "../stats/methods_kat.json" with { type: "json" };
import { normals } from "./normals.js";

test.each(methods.rinott)(
  "sizes of $k policies are (h s / δ)² of scipy's h, never below the first stage",
  ({ k, n0, P, h }) => {
    const variances = Array.from({ length: k }, (_, i) => i);
    const sizes = twoStageSizes(variances, { first: n0, margin: 0.25, chance: P });
    expect(sizes).toEqual(variances.map((variance) => Math.max(n0, Math.ceil((h * h * variance) / 0.0625))));
  },
);

test("of ten policies, nine of them worse by just the margin, the best is selected in 950 of 1,000 trials or more", () => {
  const normal = normals("two stages");
  const margin = 0.5;
  const first = 10;
  const mean = (i: number): number => (i === 3 ? 0 : margin);
  const factor = twoStageSizes(Array<number>(10).fill(1e6), { first, margin, chance: 0.95 })[0] / 1e6; // h² / δ²
  let right = 0;
  for (let trial = 0; trial < 1000; trial++) {
    const means = Array.from({ length: 10 }, (_, i) => {
      const values = Array.from({ length: first }, () => mean(i) + normal());
      const size = Math.max(first, Math.ceil(factor * sampleVariance(values)));
      while (values.length < size) values.push(mean(i) + normal());
      return arithmeticMean(values);
    });
    if (means.indexOf(Math.min(...means)) === 3) right++;
  }
  expect(right).toBeGreaterThanOrEqual(950);
});

test.each(methods.ocba)(
  "a large budget is spread by the formula's shares for means $mean",
  ({ mean, var: variances, share }) => {
    const policies = mean.map((one, i) => ({ mean: one, variance: variances[i], made: 10 }));
    const more = 1_000_000;
    const given = allocate(policies, more);
    expect(given.reduce((sum, one) => sum + one, 0)).toBe(more);
    given.forEach((one, i) =>
      expect(Math.abs(one + 10 - share[i] * (more + 10 * mean.length))).toBeLessThanOrEqual(1),
    );
  },
);

test("who has enough already gets nothing, and policies that tie are still told apart", () => {
  const policies = [1, 1, 3].map((mean, i) => ({ mean, variance: 1, made: i === 2 ? 50 : 5 }));
  const given = allocate(policies, 40);
  expect(given[2]).toBe(0);
  expect(given[0] + given[1]).toBe(40);
});

/** Trials out of 300 in which the lowest of ten means 0, 1, …, 9 of deviation 6 is found with so many replications. */
function found(budget: number, isEqual: boolean): number {
  const normal = normals("budget");
  const draw = (i: number, count: number): number[] => Array.from({ length: count }, () => i + 6 * normal());
  let right = 0;
  for (let trial = 0; trial < 300; trial++) {
    const values = Array.from({ length: 10 }, (_, i) => draw(i, isEqual ? budget / 10 : 10));
    for (let spent = isEqual ? budget : 100; spent < budget; spent += 50) {
      const seen = values.map((own) => ({
        mean: arithmeticMean(own),
        variance: sampleVariance(own),
        made: own.length,
      }));
      allocate(seen, 50).forEach((count, i) => values[i].push(...draw(i, count)));
    }
    const means = values.map((own) => arithmeticMean(own));
    if (means.indexOf(Math.min(...means)) === 0) right++;
  }
  return right;
}

test("with half the replications the best is found as often as with equal ones, and in 285 of 300 trials or more", () => {
  const [shared, equal] = [found(1500, false), found(3000, true)];
  expect(shared).toBeGreaterThanOrEqual(285);
  expect(shared).toBeGreaterThanOrEqual(equal - 6); // two standard errors of a share of 97 %
});
