import fc from "fast-check";
import { expect, test } from "vitest";
import { poissonDensity } from "../../src/random/density.js";
import { poissonCount } from "../../src/random/poisson.js";
import { uniform } from "../../src/random/stream.js";
import functions from "./functions.json" with { type: "json" };
import { chiSquareScore, LIMIT, wordsAt } from "./judge.js";

const inside = fc.double({ min: 2 ** -33, max: 1 - 2 ** -33, noNaN: true });
const anyMean = fc.oneof(
  fc.double({ min: 0, max: 3, noNaN: true }),
  fc.double({ min: 3, max: 300, noNaN: true }),
  fc.double({ min: 300, max: 1e6, noNaN: true }),
);

test.each(functions.poisson)("with mean %d the count at u = %d is that of scipy", (mean, u, count) => {
  expect(poissonCount(mean, u)).toBe(count);
});

test("the count steps exactly where the cumulative probability is passed", () => {
  for (const mean of [0.05, 1, 4.5, 30]) {
    let cumulative = 0;
    for (let k = 0; k < mean + 3 * Math.sqrt(mean); k++) {
      cumulative += poissonDensity(k, mean);
      expect(poissonCount(mean, cumulative - 1e-13)).toBe(k);
      expect(poissonCount(mean, cumulative + 1e-13)).toBe(k + 1);
    }
  }
});

test("nobody comes when nobody is expected", () => {
  expect(poissonCount(0, 1 - 2 ** -33)).toBe(0);
});

test("a greater uniform never gives a smaller count", () => {
  fc.assert(
    fc.property(anyMean, inside, inside, (mean, u, v) => {
      expect(poissonCount(mean, Math.min(u, v))).toBeLessThanOrEqual(poissonCount(mean, Math.max(u, v)));
    }),
    { seed: 1, numRuns: 1000 },
  );
});

test("a greater mean never gives a smaller count, also where the recursion starts elsewhere", () => {
  const growth = fc.oneof(
    fc.double({ min: 1, max: 1.001, noNaN: true }),
    fc.double({ min: 1, max: 2, noNaN: true }),
  );
  fc.assert(
    fc.property(anyMean, growth, inside, (mean, factor, u) => {
      const more = Math.min(1e6, mean * factor);
      expect(poissonCount(mean, u)).toBeLessThanOrEqual(poissonCount(more, u));
    }),
    { seed: 1, numRuns: 2000 },
  );
});

test.each([0.2, 3, 47.5, 400])(
  "a seeded sample with mean %d has the mean, variance and chances of its law",
  (m) => {
    const count = 40_000;
    const draws = Array.from(wordsAt({ name: `poisson ${m}` }, count), (one) =>
      poissonCount(m, uniform(one)),
    );
    const average = draws.reduce((sum, draw) => sum + draw, 0) / count;
    const errorOfMean = Math.sqrt(m / count);
    expect(Math.abs(average - m), `standard error ${errorOfMean}`).toBeLessThan(LIMIT * errorOfMean);
    const variance = draws.reduce((sum, draw) => sum + (draw - m) ** 2, 0) / count;
    const errorOfVariance = Math.sqrt((m + 2 * m * m) / count); // fourth central moment m + 3m², less m²
    expect(Math.abs(variance - m), `standard error ${errorOfVariance}`).toBeLessThan(LIMIT * errorOfVariance);
    expect(Math.abs(fitScore(draws, m))).toBeLessThan(LIMIT);
  },
);

/** Chi-square of the counts within 2.5 standard deviations, all others in one further cell on each side. */
function fitScore(draws: readonly number[], mean: number): number {
  const first = Math.max(0, Math.floor(mean - 2.5 * Math.sqrt(mean)));
  const last = Math.ceil(mean + 2.5 * Math.sqrt(mean));
  const chances = new Float64Array(last - first + 1);
  for (let k = 0; k < 2 * mean + 60; k++) chances[cellOf(k)] += poissonDensity(k, mean);
  const observed = new Int32Array(chances.length);
  for (const draw of draws) observed[cellOf(draw)]++;
  return chiSquareScore(observed, (cell) => draws.length * chances[cell]);

  function cellOf(k: number): number {
    return Math.min(last, Math.max(first, k)) - first;
  }
}
