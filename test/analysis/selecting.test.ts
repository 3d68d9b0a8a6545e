import { expect, test } from "vitest";
import { chanceOf } from "../../src/analysis/selecting.js";
import { normals } from "./normals.js";

const sampled = (mean: number, variance: number, made: number) => ({ mean, variance, made });

test("the chance of a right choice is 1 − Σ Φ(−(apart + margin) ÷ deviation)", () => {
  // Apart 2 and 3, errors 1/4 + 1/4 and 1/4 + 3/4: 1 − Φ(−2 / √0.5) − Φ(−3), Φ(−2.8284) = 0.0023389, Φ(−3) = 0.0013499.
  const samples = [sampled(5, 1, 4), sampled(7, 1, 4), sampled(8, 12, 16)];
  expect(chanceOf(samples, 0)).toBeCloseTo(1 - 0.0023389 - 0.0013499, 6);
  // A margin of 1: Φ(−3 / √0.5) = 0.0000110, Φ(−4) = 0.0000317.
  expect(chanceOf(samples, 1)).toBeCloseTo(1 - 0.000011 - 0.0000317, 6);
});

test("without any spread what is apart is certain, and a tie within the margin is no mistake", () => {
  expect(chanceOf([sampled(1, 0, 9), sampled(2, 0, 9)], 0)).toBe(1);
  expect(chanceOf([sampled(1, 0, 9), sampled(1, 0, 9)], 0.1)).toBe(1);
});

test("of 500 choices that are estimated to be right at 90 % and more, 90 % or more are right", () => {
  const normal = normals("chance of a right choice");
  let [told, right] = [0, 0];
  while (told < 500) {
    const samples = [0, 0.5, 1].map((mean) => {
      const values = Array.from({ length: 20 }, () => mean + normal());
      const average = values.reduce((sum, value) => sum + value, 0) / values.length;
      return sampled(average, 1, values.length);
    });
    if (chanceOf(samples, 0) < 0.9) continue;
    told++;
    const means = samples.map(({ mean }) => mean);
    if (means.indexOf(Math.min(...means)) === 0) right++;
  }
  expect(right / told).toBeGreaterThanOrEqual(0.9);
});
