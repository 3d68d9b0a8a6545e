import { expect, test } from "vitest";
import type { Law } from "../../src/random/law.js";
import { meanOf, quantile } from "../../src/random/quantile.js";
import { resolve, scenarioWith } from "./support.js";

async function lawOf(written: string): Promise<Law> {
  return (await resolve(scenarioWith({ errand: `service: ${written}` }))).errands[0].service;
}

test.each<[string, Law]>([
  ["10 min", { kind: "deterministic", value: 10 }],
  ["{deterministic: 90 s}", { kind: "deterministic", value: 1.5 }],
  ["{exponential: {mean: 10 min}}", { kind: "exponential", mean: 10 }],
  ["{lognormal: {mean: 10 min, cv: 80 %}}", { kind: "lognormal", mean: 10, cv: 0.8 }],
  ["{gamma: {mean: 1 h, cv: 0.5}}", { kind: "gamma", mean: 60, cv: 0.5 }],
  ["{weibull: {scale: 60 min, shape: 1.5}}", { kind: "weibull", shape: 1.5, scale: 60 }],
  ["{erlang: {mean: 9 min, stages: 3}}", { kind: "erlang", mean: 9, stages: 3 }],
  [
    "{hyperexponential: {branches: [{share: 30 %, mean: 5 min}, {share: 0.7, mean: 20 min}]}}",
    { kind: "hyperexponential", shares: [0.3, 0.7], means: [5, 20] },
  ],
  ["{uniform: {from: 0, to: 15 min}}", { kind: "uniform", from: 0, to: 15 }],
  ["{triangular: {from: 5 min, mode: 5 min, to: 9 min}}", { kind: "triangular", from: 5, mode: 5, to: 9 }],
  ["{empirical: [7 min, 4 min, 7 min]}", { kind: "empirical", values: [7, 4, 7] }],
])("%s is read", async (written, law) => {
  expect(await lawOf(written)).toEqual(law);
});

test("a Weibull law given by its mean has that mean", async () => {
  // shape 1 is the exponential law, whose scale is its mean; shape 2: mean = scale · √π / 2.
  const one = await lawOf("{weibull: {mean: 55 min, shape: 1}}");
  const two = await lawOf("{weibull: {mean: 55 min, shape: 2}}");
  expect((one as { scale: number }).scale).toBeCloseTo(55, 10);
  expect((two as { scale: number }).scale).toBeCloseTo((2 * 55) / Math.sqrt(Math.PI), 10);
});

test.each([10.13, 12, 15, 20, 22.73])(
  "a lognormal law of mean 10 min given by p90 %d min is exceeded there by one in ten",
  async (p90) => {
    const law = await lawOf(`{lognormal: {mean: 10 min, p90: ${p90} min}}`);
    expect(meanOf(law)).toBeCloseTo(10, 12);
    expect(quantile(law, 0.9)).toBeCloseTo(p90, 9);
  },
);

test("the p90 of a lognormal law has a range: cv 0.01 at its foot, exp(z²/2) times the mean at its top", async () => {
  const z = 1.2815515655446004; // Φ(z) = 0.9
  const foot = Math.exp(z * Math.sqrt(Math.log(1.0001)) - Math.log(1.0001) / 2);
  expect(foot).toBeLessThan(1.013);
  expect(foot).toBeGreaterThan(1.012);
  expect(Math.exp((z * z) / 2)).toBeGreaterThan(2.273);
  expect(Math.exp((z * z) / 2)).toBeLessThan(2.274);
  await expect(lawOf("{lognormal: {mean: 10 min, p90: 22.74 min}}")).rejects.toThrow("1 problem");
  await expect(lawOf("{lognormal: {mean: 10 min, p90: 10.12 min}}")).rejects.toThrow("1 problem");
});

test("shares of branches may miss 1 by a rounding error, not by more", async () => {
  const third = "{share: 0.3333333333, mean: 5 min}";
  const branches = (last: string) =>
    `{hyperexponential: {branches: [${third}, ${third}, {share: ${last}, mean: 5 min}]}}`;
  expect((await lawOf(branches("0.3333333334"))).kind).toBe("hyperexponential");
  await expect(lawOf(branches("0.33333333"))).rejects.toThrow("x.yaml has 1 problem"); // 3.4e-9 short
});

test("parameters of laws are not rounded to the time grid", async () => {
  expect(await lawOf("{exponential: {mean: 10 s}}")).toEqual({ kind: "exponential", mean: 10 / 60 });
});
