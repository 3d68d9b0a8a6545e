import { expect, test } from "vitest";
import { normalCdf, normalScoreOfT, studentCdf, studentQuantile } from "../../src/stats/student.js";
import methods from "./methods_kat.json" with { type: "json" };
import reference from "./student.json" with { type: "json" };

test.each(methods.bonferroni)("t of 29 degrees for $k intervals at once is that of scipy", (row) => {
  const p = 1 - (1 - row.conf) / (2 * row.k);
  expect(Math.abs(studentQuantile(p, 29) / row.t_df29 - 1)).toBeLessThan(1e-12);
});

test.each(reference.quantile)("t at %d with %d degrees is that of mpmath to 1e-12", (p, degrees, exact) => {
  expect(Math.abs(studentQuantile(p, degrees) / exact - 1)).toBeLessThan(1e-12);
});

test.each(reference.cdf)("the chance below t = %d with %d degrees is that of mpmath", (t, degrees, exact) => {
  expect(Math.abs(studentCdf(t, degrees) / exact - 1)).toBeLessThan(1e-13);
});

test.each(reference.normalCdf)("the normal chance below %d is that of mpmath", (z, exact) => {
  expect(Math.abs(normalCdf(z) / exact - 1)).toBeLessThan(1e-13);
});

test.each(reference.score)("t = %d with %d degrees has the normal score of mpmath", (t, degrees, exact) => {
  expect(Math.abs(normalScoreOfT(t, degrees) / exact - 1)).toBeLessThan(1e-12);
});

test("closed forms of 1 and 2 degrees hold", () => {
  expect(studentQuantile(0.75, 1)).toBeCloseTo(1, 12); // Cauchy: tan(π/4)
  expect(studentQuantile(0.975, 2)).toBeCloseTo((2 * 0.475) / Math.sqrt(2 * 0.975 * 0.025), 12);
  expect(studentCdf(0, 5)).toBe(0.5);
  expect(studentQuantile(0.5, 5)).toBe(0);
});

test("with very many degrees t is normal", () => {
  const z = 1.959963984540054; // normal quantile at 0.975
  expect(studentQuantile(0.975, 1e7)).toBeCloseTo(z + (z ** 3 + z) / 4e7, 12); // first term of the expansion
});

test("a value beyond all doubles of probability still has a finite score", () => {
  expect(normalScoreOfT(1e9, 400)).toBeGreaterThan(37);
  expect(normalScoreOfT(-1e9, 400)).toBeLessThan(-37);
  expect(Math.abs(normalScoreOfT(0, 9))).toBe(0);
});

test("a quantile that does not exist is refused", () => {
  expect(() => studentQuantile(1, 5)).toThrow(RangeError);
  expect(() => studentQuantile(0.9, 0)).toThrow(RangeError);
});
