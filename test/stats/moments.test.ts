import { expect, test } from "vitest";
import { meanOfMoments, ratioOfMoments } from "../../src/stats/moments.js";
import { meanOf, ratioOfSums } from "../../src/stats/ratio.js";

const X = [3, 5, 4, 9, 2];
const Y = [10, 12, 9, 15, 11];
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const momentsOf = (values: readonly number[]) => ({
  total: sum(values),
  squares: sum(values.map((value) => value * value)),
});

test("mean and ratio from moments are those of the values themselves", () => {
  const mean = meanOf(Float64Array.from(X), 0.95);
  const found = meanOfMoments(momentsOf(X), 5, 0.95);
  expect(found.estimate).toBe(mean.estimate);
  expect(found.halfWidth).toBeCloseTo(mean.halfWidth ?? 0, 12);
  const ratio = ratioOfSums(Float64Array.from(X), Float64Array.from(Y), 0.95);
  const products = sum(X.map((x, i) => x * Y[i]));
  const other = ratioOfMoments({ of: momentsOf(X), per: momentsOf(Y), products }, 5, 0.95);
  expect(other.estimate).toBe(ratio.estimate);
  expect(other.halfWidth).toBeCloseTo(ratio.halfWidth ?? 0, 12);
});

test("without replications, or with one, or with nobody, what is unknown is said to be", () => {
  const none = { total: 0, squares: 0 };
  expect(meanOfMoments(none, 0, 0.95)).toMatchObject({ estimate: null, reason: "noDenominator" });
  expect(meanOfMoments({ total: 4, squares: 16 }, 1, 0.95)).toMatchObject({ estimate: 4, halfWidth: null });
  expect(ratioOfMoments({ of: none, per: none, products: 0 }, 9, 0.95)).toMatchObject({ estimate: null });
  const per = { total: 8, squares: 64 };
  const one = ratioOfMoments({ of: { total: 4, squares: 16 }, per, products: 32 }, 1, 0.95);
  expect(one).toMatchObject({ estimate: 0.5, reason: "oneReplication" });
});

test("what does not vary has no error, whatever its digits", () => {
  const values = [0.1, 0.1, 0.1];
  const per = [0.7, 0.7, 0.7];
  const products = sum(values.map((value, i) => value * per[i]));
  expect(meanOfMoments(momentsOf(values), 3, 0.95).halfWidth).toBe(0);
  expect(ratioOfMoments({ of: momentsOf(values), per: momentsOf(per), products }, 3, 0.95).halfWidth).toBe(0);
});
