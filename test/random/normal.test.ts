import { expect, test } from "vitest";
import { normalQuantile } from "../../src/random/normal.js";
import functions from "./functions.json" with { type: "json" };

test.each(functions.normal)("the normal quantile at %d is that of mpmath to 1e-15", (p, exact) => {
  expect(Math.abs(normalQuantile(p) / exact - 1)).toBeLessThan(1e-15);
});

test("both tails are mirror images, however far out", () => {
  expect(normalQuantile(0.5)).toBe(0);
  for (const tail of [1e-300, 1e-20, 2 ** -33, 0.07, 0.3]) {
    expect(normalQuantile(1 - tail, tail)).toBe(-normalQuantile(tail, 1 - tail));
  }
});
