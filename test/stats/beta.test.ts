import { expect, test } from "vitest";
import { betaSides, binomialDensity } from "../../src/stats/beta.js";

test("binomial chances are those of Pascal's triangle", () => {
  const chances = [0, 1, 2, 3, 4].map((k) => binomialDensity(k, 4, 0.25, 0.75));
  [81, 108, 54, 12, 1].forEach((ways, k) => expect(chances[k]).toBeCloseTo(ways / 256, 13));
});

test("a rare success among very many trials is a Poisson count", () => {
  const poisson = (Math.exp(-3) * 3 ** 5) / 120;
  expect(binomialDensity(5, 1e10, 3e-10, 1 - 3e-10) / poisson).toBeCloseTo(1, 8);
});

test("the incomplete beta function sums binomial chances: I_p(k, n − k + 1) = P(X >= k)", () => {
  for (const p of [0.05, 0.3, 0.5, 0.9]) {
    let upper = 0;
    for (let k = 20; k > 0; k--) {
      upper += binomialDensity(k, 20, p, 1 - p);
      const { below, above } = betaSides(k, 21 - k, p, 1 - p);
      expect(below).toBeCloseTo(upper, 13);
      expect(above).toBeCloseTo(1 - upper, 13);
    }
  }
});

test("the slope is the derivative to the log-odds", () => {
  const at = (odds: number) => betaSides(2.5, 4, odds / (1 + odds), 1 / (1 + odds));
  const step = 1e-5;
  const rise = at(0.7 * Math.exp(step)).below - at(0.7 * Math.exp(-step)).below;
  expect(at(0.7).slope).toBeCloseTo(rise / (2 * step), 9);
});
