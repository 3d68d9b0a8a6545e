import { expect, test } from "vitest";
import { normalQuantile } from "../../src/random/normal.js";
import { uniform } from "../../src/random/stream.js";
import { binomialTwoSided, kolmogorovSmirnovNormal } from "../../src/stats/goodness.js";
import { LIMIT, wordsAt } from "../random/judge.js";
import reference from "./goodness.json" with { type: "json" };

test.each(reference.kolmogorovSmirnov)("Kolmogorov–Smirnov gives the exact p of scipy, $p", (sample) => {
  const { statistic, p } = kolmogorovSmirnovNormal(sample.z);
  expect(statistic).toBeCloseTo(sample.statistic, 13);
  expect(Math.abs(p / sample.p - 1)).toBeLessThan(sample.z.length < 20 ? 2.5e-3 : 1e-3);
});

test("values in any order give the same statistic, found on paper for three", () => {
  // Φ = 0.1, 0.5, 0.6: the largest gap is 1 − 0.6 after the last value.
  const z = [0.5, 0.1, 0.6].map((p) => normalQuantile(p));
  expect(kolmogorovSmirnovNormal(z).statistic).toBeCloseTo(0.4, 14);
});

test("normal samples are rejected as often as p says", () => {
  const [samples, n] = [1000, 40];
  const z = Array.from(wordsAt({ name: "normal" }, samples * n), (word) => normalQuantile(uniform(word)));
  const p = Array.from({ length: samples }, (_, i) => kolmogorovSmirnovNormal(z.slice(i * n, (i + 1) * n)).p);
  for (const level of [0.05, 0.3, 0.7]) {
    const rejected = p.filter((value) => value < level).length;
    const score = (rejected - samples * level) / Math.sqrt(samples * level * (1 - level));
    expect(Math.abs(score), `level ${level}`).toBeLessThan(LIMIT);
  }
});

test.each(reference.binomial)("%d of %d at chance %d is as unlikely as scipy says", (k, n, chance, exact) => {
  expect(Math.abs(binomialTwoSided(k, n, chance) / exact - 1)).toBeLessThan(1e-9);
});

test("an impossible count is refused", () => {
  expect(() => binomialTwoSided(5, 4, 0.1)).toThrow(RangeError);
  expect(() => binomialTwoSided(0, 4, 0)).toThrow(RangeError);
});
