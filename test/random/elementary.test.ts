import fc from "fast-check";
import { expect, test } from "vitest";
import { expMinusOne, logOnePlus, minusLog, power } from "../../src/random/elementary.js";

const small = fc.double({ min: -0.9, max: 0.9, noNaN: true });

function relativeError(value: number, exact: number): number {
  return value === exact ? 0 : Math.abs(value / exact - 1);
}

test("ln(1 + x) and e^x − 1 agree with the engine's own to 1e-15", () => {
  fc.assert(
    fc.property(small, (x) => {
      expect(relativeError(logOnePlus(x), Math.log1p(x))).toBeLessThan(1e-15);
      expect(relativeError(expMinusOne(x), Math.expm1(x))).toBeLessThan(1e-15);
    }),
    { seed: 1, numRuns: 2000 },
  );
});

test("they keep all digits of tiny arguments and know their limits", () => {
  expect(logOnePlus(1e-20)).toBe(1e-20);
  expect(expMinusOne(-1e-20)).toBe(-1e-20);
  expect(expMinusOne(-1000)).toBe(-1);
  expect(expMinusOne(1000)).toBe(Infinity);
});

test("the hazard at a point uses whichever side has the digits", () => {
  expect(minusLog(1e-20, 1)).toBe(1e-20);
  expect(minusLog(1, 1e-20)).toBeCloseTo(46.051701859880914, 13); // 20 ln 10
});

test("a power of zero is zero", () => {
  expect(power(0, 0.3)).toBe(0);
  expect(power(9, 0.5)).toBeCloseTo(3, 14);
});
