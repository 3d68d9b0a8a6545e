import { expect, test } from "vitest";
import type { Law } from "../../src/random/law.js";
import { meanOf, moment, type Order, quantile, quantileBetween } from "../../src/random/quantile.js";
import laws from "./laws.json" with { type: "json" };

const CASES = laws.laws as unknown as readonly {
  law: Law;
  quantiles: [number, number][];
  moments: number[];
}[];
const ORDERS: readonly Order[] = [1, 2, 3, 4];

test.each(CASES)("quantiles of $law are those of mpmath to 1e-12", ({ law, quantiles }) => {
  for (const [u, exact] of quantiles) {
    expect(Math.abs(quantile(law, u) / exact - 1), `at ${u}`).toBeLessThan(1e-12);
  }
});

test.each(CASES)("the four moments of $law are those of mpmath to 1e-13", ({ law, moments }) => {
  for (const order of ORDERS) {
    expect(Math.abs(moment(law, order) / moments[order - 1] - 1), `order ${order}`).toBeLessThan(1e-13);
  }
  expect(meanOf(law)).toBe(moment(law, 1));
});

test("an upper tail given by its own probability keeps its digits", () => {
  const sides = { below: 1, above: 1e-30 };
  expect(quantileBetween({ kind: "exponential", mean: 1 }, sides)).toBeCloseTo(30 * Math.LN10, 12);
  expect(quantileBetween({ kind: "triangular", from: 0, mode: 1, to: 2 }, sides)).toBeCloseTo(2, 14);
});

test("Erlang, gamma and Weibull laws of shape 1 are the exponential law", () => {
  const same: readonly Law[] = [
    { kind: "erlang", mean: 3, stages: 1 },
    { kind: "gamma", mean: 3, cv: 1 },
    { kind: "weibull", shape: 1, scale: 3 },
    { kind: "hyperexponential", shares: [0.5, 0.5], means: [3, 3] },
  ];
  for (const u of [1e-9, 0.2, 0.7, 0.999999]) {
    const exact = quantile({ kind: "exponential", mean: 3 }, u);
    for (const law of same) expect(quantile(law, u) / exact, law.kind).toBeCloseTo(1, 12);
  }
});
