import { expect, test } from "vitest";
import { deviance, logGamma, poissonDensity, stirlingError } from "../../src/random/density.js";
import functions from "./functions.json" with { type: "json" };

test.each(functions.logGamma)("ln Γ(%d) is that of mpmath", (x, exact) => {
  expect(Math.abs(logGamma(x) - exact)).toBeLessThan(1e-14 * Math.max(1, Math.abs(exact)));
});

test("Stirling's error keeps Γ(x + 2) = (x + 1) Γ(x + 1) below, at and above the change to the series", () => {
  for (const x of [0.1, 3, 15, 15.5, 16, 17]) {
    const step = (x + 0.5) * Math.log((x + 1) / x) - 1;
    expect(stirlingError(x)).toBeCloseTo(stirlingError(x + 1) + step, 13);
  }
});

test("the deviance is 0 at the mean and the same by both of its formulas", () => {
  expect(deviance(5, 5)).toBe(0);
  expect(deviance(0, 3)).toBe(3);
  const x = 1.2222; // on the edge of the series, |x − 1| = 0.1 (x + 1) at 11/9
  expect(deviance(x, 1)).toBeCloseTo(x * Math.log(x) + 1 - x, 15);
});

test("Poisson chances sum to 1, also for a large mean", () => {
  for (const mean of [0.3, 12.5, 1e4]) {
    let sum = 0;
    for (let k = 0; k < 2 * mean + 40; k++) sum += poissonDensity(k, mean);
    expect(Math.abs(sum - 1)).toBeLessThan(1e-13);
  }
});
