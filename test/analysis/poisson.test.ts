import { expect, test } from "vitest";
import { expectation } from "../../src/analysis/birthDeath.js";
import { poisson } from "../../src/analysis/poisson.js";

test("a Poisson law of mean 0 is certain, of a small mean as on paper", () => {
  expect([...poisson(0).chance]).toEqual([1]);
  expect([...poisson(0).above]).toEqual([0]);
  const { chance, above } = poisson(0.5);
  expect(chance[0]).toBeCloseTo(Math.exp(-0.5), 15);
  expect(chance[3] / (Math.exp(-0.5) / 48)).toBeCloseTo(1, 14); // 0.5³/3!
  expect(above[0]).toBeCloseTo(1 - Math.exp(-0.5), 15);
});

test("a Poisson law of a large mean has that mean and variance, and tails that follow from its chances", () => {
  const { chance, above } = poisson(12345.6);
  const mean = expectation(chance, (k) => k);
  expect(mean / 12345.6).toBeCloseTo(1, 12);
  expect(expectation(chance, (k) => (k - mean) ** 2) / 12345.6).toBeCloseTo(1, 10);
  expect(expectation(above, () => 1) / mean).toBeCloseTo(1, 12); // E[K] = Σ P(K > k)
});
