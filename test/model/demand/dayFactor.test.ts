import { expect, test } from "vitest";
import { dayFactorLaws } from "../../../src/model/demand/dayFactor.js";
import type { Law } from "../../../src/random/law.js";
import { moment, quantile } from "../../../src/random/quantile.js";
import { createDraws } from "./draws.js";

const mean = (law: Law | null) => (law === null ? 0 : moment(law, 1));
const variance = (law: Law | null) => (law === null ? 0 : moment(law, 2) - moment(law, 1) ** 2);

test.each([
  [0.12, 0.3],
  [0.3, 0.5],
  [1, 0.1],
  [0.12, 0],
  [0.12, 1],
])("with cv %d and common part %d the sum has mean 1 and variance cv²", (cv, r) => {
  const { own, regional } = dayFactorLaws(cv, r);
  expect(mean(own)).toBeCloseTo(1 - r, 14);
  expect(mean(regional)).toBeCloseTo(r, 14);
  expect(variance(own) + variance(regional)).toBeCloseTo(cv * cv, 14);
  expect(variance(regional)).toBeCloseTo(r * cv * cv, 14); // what two offices have in common
});

test("the parts are gamma laws of one scale, so that their sum is gamma too", () => {
  const { own, regional } = dayFactorLaws(0.12, 0.3);
  const scales = [own, regional].map((law) => variance(law) / mean(law));
  expect(scales[0]).toBeCloseTo(0.0144, 14); // 1/k = 0.12²
  expect(scales[1]).toBeCloseTo(0.0144, 14);
});

test("drawn factors have the moments: mean, spread, skewness and correlation within a region", () => {
  const { own, regional } = dayFactorLaws(0.12, 0.3);
  if (own === null || regional === null) throw new Error("both parts are there");
  const draw = createDraws(5);
  const days = 20_000;
  const pairs = Array.from({ length: days }, () => {
    const common = quantile(regional, draw());
    return [common + quantile(own, draw()), common + quantile(own, draw())] as const;
  });
  const average = (value: (pair: readonly [number, number]) => number) =>
    pairs.reduce((sum, pair) => sum + value(pair), 0) / days;
  const m = average(([a, b]) => (a + b) / 2);
  const v = average(([a, b]) => ((a - 1) ** 2 + (b - 1) ** 2) / 2);
  const third = average(([a, b]) => ((a - 1) ** 3 + (b - 1) ** 3) / 2);
  const covariance = average(([a, b]) => (a - 1) * (b - 1));
  // Bounds of four standard errors at 20 000 days: 0.0027 of the mean, 3.5 % of the variance, 0.028 of r.
  expect(Math.abs(m - 1)).toBeLessThan(0.0035);
  expect(Math.abs(v / 0.0144 - 1)).toBeLessThan(0.045);
  expect(Math.abs(covariance / v - 0.3)).toBeLessThan(0.03);
  expect(Math.abs(third / 0.0144 ** 1.5 - 0.24)).toBeLessThan(0.08); // skewness 2 cv
});

test("without spread the factor is 1", () => {
  expect(dayFactorLaws(0, 0.3)).toEqual({
    own: { kind: "deterministic", value: 0.7 },
    regional: { kind: "deterministic", value: 0.3 },
  });
});

test("a part of no weight is no law", () => {
  expect(dayFactorLaws(0.12, 0)).toMatchObject({ regional: null });
  expect(dayFactorLaws(0.12, 1)).toMatchObject({ own: null });
});

test("impossible spreads and shares are refused", () => {
  expect(() => dayFactorLaws(-0.1, 0.3)).toThrow(RangeError);
  expect(() => dayFactorLaws(0.1, 1.3)).toThrow(RangeError);
  expect(() => dayFactorLaws(Number.NaN, 0.3)).toThrow(RangeError);
});
