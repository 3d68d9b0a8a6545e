import { expect, test } from "vitest";
import { gammaQuantile, gammaSides } from "../../src/random/gamma.js";
import functions from "./functions.json" with { type: "json" };

test.each(functions.gammaSides)("P and Q of shape %d at %d are those of mpmath", (shape, x, lower, upper) => {
  const { below, above } = gammaSides(shape, x);
  expect(Math.abs(below - lower)).toBeLessThan(1e-13 * Math.max(lower, 0.1));
  expect(Math.abs(above - upper)).toBeLessThan(1e-13 * Math.max(upper, 0.1));
});

test("small tails keep their digits", () => {
  expect(gammaSides(1, 600).above / Math.exp(-600)).toBeCloseTo(1, 12); // exponential law
  expect(gammaSides(3, 1e-6).below / (1e-18 / 6)).toBeCloseTo(1, 5); // x³ / 3! (1 − 3x/4 + …)
});

test("there is nothing at or below 0", () => {
  expect(gammaSides(2, 0)).toMatchObject({ below: 0, above: 1 });
});

test.each(functions.gammaQuantile)("the quantile of shape %d at %d is that of mpmath", (shape, p, exact) => {
  expect(Math.abs(gammaQuantile(shape, p) / exact - 1)).toBeLessThan(1e-13);
});

test("quantile and probability are inverse far out in the upper tail", () => {
  for (const shape of [0.3, 1, 7, 400]) {
    const x = gammaQuantile(shape, 1, 1e-40);
    expect(gammaSides(shape, x).above / 1e-40).toBeCloseTo(1, 9);
  }
});
