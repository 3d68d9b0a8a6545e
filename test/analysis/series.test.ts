import { expect, test } from "vitest";
import {
  differenceBetween,
  estimateOf,
  straighten,
  timesOf,
  weightedFigure,
  type Series,
} from "../../src/analysis/series.js";
import { ratioOfSums } from "../../src/stats/ratio.js";

const A: Series = { of: [10, 14, 12, 20], per: [2, 4, 3, 3] };
const B: Series = { of: [6, 9, 6], per: [2, 4, 3] };

test("a figure is the ratio of its totals, with the interval of such a ratio", () => {
  expect(estimateOf(A, 0.95)).toEqual(ratioOfSums(Float64Array.of(...A.of), Float64Array.of(...A.per), 0.95));
});

test("two policies are compared by the replications that both have", () => {
  // 36 / 9 − 21 / 9 and 36 / 21 over the first three.
  expect(differenceBetween(A, B, 0.95)).toMatchObject({ estimate: 4 - 21 / 9, n: 3 });
  expect(timesOf(A, B, 0.95)).toMatchObject({ estimate: 36 / 21, n: 3 });
  expect(timesOf(A, A, 0.95)).toMatchObject({ estimate: 1, halfWidth: 0, n: 4 });
});

test("the error of a ratio is that of its pulls, worked by hand", () => {
  // Denominators 1: figures 4 and 2, ratio 2; pulls (a − 2 b) / (3 × 2) of (3, 2), (5, 2), (4, 2): −1/6, 1/6, 0.
  const of = { of: [3, 5, 4], per: [1, 1, 1] };
  const by = { of: [2, 2, 2], per: [1, 1, 1] };
  const { standardError } = timesOf(of, by, 0.95);
  expect(standardError).toBeCloseTo(Math.sqrt((3 / 2) * (2 / 36)), 12);
});

test("nothing to divide by makes the ratio unknown", () => {
  const none = { of: [0, 0], per: [1, 1] };
  expect(timesOf(A, none, 0.95)).toMatchObject({ estimate: null, reason: "noDenominator" });
  expect(straighten({ of: [1], per: [0] }, 1)).toBeNull();
});

test("straightened values have the figure as their mean over the first replications, and its deviations", () => {
  const at = straighten(A, 4)!;
  const values = [0, 1, 2, 3].map(at);
  expect(values.reduce((a, b) => a + b) / 4).toBeCloseTo(56 / 12, 12);
  expect(at(0)).toBeCloseTo(56 / 12 + (10 - (56 / 12) * 2) / 3, 12);
});

test("weights count replications as often as they say", () => {
  expect(weightedFigure(A, Float64Array.of(1, 0, 2, 0))).toBe((10 + 24) / (2 + 6));
});
