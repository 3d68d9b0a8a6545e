import { expect, test } from "vitest";
import { birthDeathLaw, expectation } from "../../src/analysis/birthDeath.js";

test("a birth–death chain of two states divides time by its rates", () => {
  const law = birthDeathLaw(
    (n) => (n === 0 ? 3 : 0),
    () => 1,
  );
  expect([...law]).toEqual([0.25, 0.75]);
});

test("a law whose first chance is 1e-304 still has it, and sums to 1", () => {
  const law = birthDeathLaw(
    () => 700,
    (n) => n,
  );
  expect(law[0] / Math.exp(-700)).toBeCloseTo(1, 11); // Poisson with mean 700
  expect(expectation(law, () => 1)).toBeCloseTo(1, 13);
  expect(expectation(law, (n) => n)).toBeCloseTo(700, 9);
});

test("a law too wide for its weights is scaled, not overflowed", () => {
  const law = birthDeathLaw(
    () => 5000,
    (n) => n,
  );
  expect(expectation(law, (n) => n) / 5000).toBeCloseTo(1, 12); // Poisson with mean 5000
  expect(expectation(law, (n) => (n - 5000) ** 2) / 5000).toBeCloseTo(1, 10);
  expect(law[0]).toBe(0); // e^-5000 is beyond any double
});

test("a chain that drifts upwards for ever is refused", () => {
  const endless = (): unknown =>
    birthDeathLaw(
      () => 1,
      () => 1,
    );
  expect(endless).toThrow(RangeError);
  expect(endless).toThrow("have not died out");
});
