import { expect, test } from "vitest";
import { compileLaws, drawMinutes } from "../../src/random/tables.js";
import { deviationOfSums, meanOf, ratioOfSums, varianceOfSums } from "../../src/stats/ratio.js";
import { LIMIT, wordsAt } from "../random/judge.js";

const list = (...values: number[]) => Float64Array.from(values);

test("a ratio has the error of its residuals", () => {
  // 15 / 6 = 2.5; residuals −0.5, −1, 1.5; error √(3/2 × 3.5) / 6; t of 2 degrees 0.95 / √0.04875
  const ratio = ratioOfSums(list(2, 4, 9), list(1, 2, 3), 0.95);
  expect(ratio.estimate).toBe(2.5);
  expect(ratio.standardError).toBeCloseTo(Math.sqrt(5.25) / 6, 14);
  expect(ratio.halfWidth).toBeCloseTo(((0.95 / Math.sqrt(0.04875)) * Math.sqrt(5.25)) / 6, 12);
  expect(ratio).toMatchObject({ n: 3 });
  expect(ratio).not.toHaveProperty("reason");
});

test("proportional sums have an error of exactly 0", () => {
  expect(ratioOfSums(list(10, 20, 30), list(1, 2, 3), 0.95)).toMatchObject({ estimate: 10, halfWidth: 0 });
  expect(meanOf(list(0, 0, 0), 0.95)).toMatchObject({ estimate: 0, halfWidth: 0 });
});

test("replications in which nobody came count for nothing", () => {
  const ratio = ratioOfSums(list(0, 4, 0, 8), list(0, 2, 0, 2), 0.95);
  expect(ratio.estimate).toBe(3);
  expect(ratio.standardError).toBeCloseTo(Math.sqrt((4 / 3) * 8) / 4, 14); // residuals 0, −2, 0, 2
});

test("without a denominator there is no figure, and it says why", () => {
  const unknown = { estimate: null, standardError: null, halfWidth: null, reason: "noDenominator" };
  expect(ratioOfSums(list(0, 0), list(0, 0), 0.95)).toEqual({ ...unknown, n: 2 });
  expect(varianceOfSums(list(0), list(0), list(0), 0.95)).toEqual({ ...unknown, n: 1 });
  expect(deviationOfSums(list(0), list(0), list(0), 0.95)).toEqual({ ...unknown, n: 1 });
});

test("one replication has a value and no interval", () => {
  const bare = { standardError: null, halfWidth: null, n: 1, reason: "oneReplication" };
  expect(ratioOfSums(list(6), list(4), 0.95)).toEqual({ ...bare, estimate: 1.5 });
  expect(deviationOfSums(list(2), list(4), list(10), 0.95)).toEqual({ ...bare, estimate: 1 }); // values 1 and 3
});

test("a large common value costs a ratio no digits of its error", () => {
  const shift = 2 ** 40;
  const near = ratioOfSums(list(-1, 0, 1, 4), list(1, 1, 1, 1), 0.95);
  const far = ratioOfSums(list(shift - 1, shift, shift + 1, shift + 4), list(1, 1, 1, 1), 0.95);
  expect(far.standardError).toBe(near.standardError);
});

test("variance and deviation come from counts, sums and squares", () => {
  // Values 1, 2, 3 and 4, 8: mean 3.6, variance 94 / 5 − 3.6²; residuals −7.84 and 7.84
  const sums = [list(3, 2), list(6, 12), list(14, 80)] as const;
  const variance = varianceOfSums(...sums, 0.9);
  expect(variance.estimate).toBeCloseTo(5.84, 14);
  expect(variance.standardError).toBeCloseTo((Math.SQRT2 * 7.84 * Math.SQRT2) / 5, 13);
  const deviation = deviationOfSums(...sums, 0.9);
  expect(deviation.estimate).toBeCloseTo(Math.sqrt(5.84), 14);
  expect(deviation.standardError).toBeCloseTo((2 * 7.84) / 5 / (2 * Math.sqrt(5.84)), 13);
});

test("values that are all the same have a deviation of 0 with an error of 0", () => {
  const deviation = deviationOfSums(list(2, 3), list(6, 9), list(18, 27), 0.95);
  expect(deviation).toMatchObject({ estimate: 0, standardError: 0, halfWidth: 0 });
});

/**
 * Denominators B and factors W are gamma of mean 1; the numerator is W × B or W × B², the truth 1 or E B².
 * `covers` is the share of 20,000 intervals that hold the truth in an independent computation with numpy.
 */
const SKEWED = [
  { power: 1, cv: 0.3, skew: 1.1, replications: 30, covers: 0.9394 },
  { power: 2, cv: 0.15, skew: 1.5, replications: 100, covers: 0.9457 },
  { power: 2, cv: 0.3, skew: 2.9, replications: 100, covers: 0.9364 },
  { power: 2, cv: 0.3, skew: 2.9, replications: 30, covers: 0.9188 },
];

/** Share of 2,000 experiments whose 95 % interval holds the truth. */
function coverage({ power, cv, replications }: (typeof SKEWED)[number]): number {
  const tables = compileLaws([
    { kind: "gamma", mean: 1, cv },
    { kind: "gamma", mean: 1, cv: 0.5 },
  ]);
  const truth = power === 1 ? 1 : 1 + cv * cv;
  const words = wordsAt({ name: `coverage ${power} ${cv} ${replications}` }, 2 * 2000 * replications);
  let next = 0;
  let covered = 0;
  for (let experiment = 0; experiment < 2000; experiment++) {
    const below = new Float64Array(replications).map(() => drawMinutes(tables, 0, words[next++]));
    const above = below.map((b) => b ** power * drawMinutes(tables, 1, words[next++]));
    const { estimate, halfWidth } = ratioOfSums(above, below, 0.95);
    if (Math.abs(estimate! - truth) <= halfWidth!) covered++;
  }
  return covered / 2000;
}

test.each(SKEWED)(
  "intervals of a ratio of skewness $skew cover as theory says at n = $replications",
  (one) => {
    const error = Math.sqrt((one.covers * (1 - one.covers)) / 2000);
    expect(Math.abs(coverage(one) - one.covers), `standard error ${error}`).toBeLessThan(LIMIT * error);
  },
);

test.each(SKEWED.slice(0, 3))("skewness $skew leaves 93 to 97 % coverage at n = $replications", (one) => {
  const share = coverage(one);
  expect(share).toBeGreaterThan(0.93);
  expect(share).toBeLessThan(0.97);
});
