import { expect, test } from "vitest";
import { SERVICE_MOMENTS } from "../../src/analysis/serviceMoments.js";

test("moments of the laws agree with their integrals on paper", () => {
  expect(SERVICE_MOMENTS.deterministic({ mean: 3 })).toEqual([3, 9, 27]);
  expect(SERVICE_MOMENTS.exponential({ mean: 2 })).toEqual([2, 8, 48]); // k! mean^k
  expect(SERVICE_MOMENTS.uniform({ from: 0, to: 2 })).toEqual([1, 4 / 3, 2]); // 2^k / (k + 1)
  // Triangle rising over [0, 1] with its corner at 1: density 2x, moments 2 / (k + 2).
  const [first, second, third] = SERVICE_MOMENTS.triangular({ from: 0, mode: 1, to: 1 });
  expect([first, second, third]).toEqual([2 / 3, 1 / 2, 2 / 5]);
});

test("a gamma law with a coefficient of variation of 1 is exponential, with one near 0 deterministic", () => {
  expect(SERVICE_MOMENTS.gamma({ mean: 7, cv: 1 })).toEqual(SERVICE_MOMENTS.exponential({ mean: 7 }));
  const nearlyFixed = SERVICE_MOMENTS.gamma({ mean: 7, cv: 1e-9 });
  expect(nearlyFixed[2]).toBeCloseTo(343, 10);
});

test("a lognormal law has the third moment of its logarithm's normal law", () => {
  const spread = Math.log(1 + 1.25 ** 2); // variance of the logarithm
  const centre = Math.log(10) - spread / 2;
  const [, second, third] = SERVICE_MOMENTS.lognormal({ mean: 10, cv: 1.25 });
  expect(second / Math.exp(2 * centre + 2 * spread)).toBeCloseTo(1, 13);
  expect(third / Math.exp(3 * centre + 4.5 * spread)).toBeCloseTo(1, 13);
});

test("laws that are none are refused", () => {
  expect(() => SERVICE_MOMENTS.uniform({ from: 5, to: 5 })).toThrow("uniform: 5, 5 must rise");
  expect(() => SERVICE_MOMENTS.triangular({ from: 2, mode: 30, to: 20 })).toThrow(
    "triangular: 2, 30, 20 must rise",
  );
  expect(() => SERVICE_MOMENTS.uniform({ from: -1, to: 5 })).toThrow("from is -1");
  expect(() => SERVICE_MOMENTS.gamma({ mean: 10, cv: 0 })).toThrow("gamma: cv is 0");
});
