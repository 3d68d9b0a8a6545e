/** Estimates from columns written by hand. */
import { expect, test } from "vitest";
import { createSpread } from "../../src/stats/spread.js";
import type { Gathered } from "../../src/experiment/collect.js";
import type { Measure, Recipe } from "../../src/experiment/measure.js";
import { estimateFigure } from "../../src/experiment/result.js";
import { BIN_COUNT } from "../../src/stats/bins.js";

/** Student's 97.5 % quantile of two degrees of freedom, where P(|T| < t) = t / √(2 + t²): 4.3027. */
const T2 = 0.95 * Math.sqrt(2 / (1 - 0.95 * 0.95));

function gathered(recipe: Recipe, columns: readonly number[][], parts: Partial<Gathered> = {}): Gathered {
  const nothing = { en: "", sv: "" };
  const measure: Measure = {
    name: "made",
    unit: "min",
    better: "low",
    label: nothing,
    definition: nothing,
    recipe,
  };
  return {
    measure,
    cell: { by: "network", name: "all", at: {} },
    recipe,
    columns: columns.map((column) => Float64Array.from(column)),
    bins: [],
    days: null,
    ...parts,
  };
}

const RATIO: Recipe = { kind: "ratio", of: [], per: [] };

test("a ratio is the sum over the sum, with the error of its residuals", () => {
  const figure = estimateFigure(
    gathered(RATIO, [
      [10, 20, 30],
      [2, 4, 4],
    ]),
    3,
    0.95,
  );
  // 60 / 10 = 6; residuals −2, −4, 6; error √(3/2 × 56) / 10.
  expect(figure.estimate).toBe(6);
  expect(figure.standardError).toBeCloseTo(Math.sqrt(84) / 10, 12);
  expect(figure.halfWidth).toBeCloseTo((T2 * Math.sqrt(84)) / 10, 9);
  expect(figure).toMatchObject({ n: 3, spread: null });
  expect(figure).not.toHaveProperty("reason");
});

test("only the replications that are done count", () => {
  const figure = estimateFigure(
    gathered(RATIO, [
      [10, 20, 30, 0, 0],
      [2, 4, 4, 0, 0],
    ]),
    3,
    0.95,
  );
  expect(figure.estimate).toBe(6);
  expect(figure.standardError).toBeCloseTo(Math.sqrt(84) / 10, 12);
});

test("a variance is that of single values, from counts, sums and squares", () => {
  // Values 1, 3 | 5, 7 | 2: mean 18/5 = 3.6, squares 88: variance 88/5 − 12.96 = 4.64.
  const recipe = (kind: "variance" | "deviation"): Recipe => ({ kind, counts: [], sums: [], squares: [] });
  const columns = [
    [2, 2, 1],
    [4, 12, 2],
    [10, 74, 4],
  ];
  expect(estimateFigure(gathered(recipe("variance"), columns), 3, 0.95).estimate).toBeCloseTo(4.64, 12);
  expect(estimateFigure(gathered(recipe("deviation"), columns), 3, 0.95).estimate).toBeCloseTo(
    Math.sqrt(4.64),
    12,
  );
});

test("a quantile comes from the pooled histograms of the replications that are done", () => {
  const zeros = new Int32Array(BIN_COUNT);
  zeros[0] = 5;
  const recipe: Recipe = { kind: "quantile", p: 0.5 };
  const figure = estimateFigure(
    gathered(recipe, [], { bins: [zeros, zeros, new Int32Array(BIN_COUNT)] }),
    2,
    0.95,
  );
  expect(figure).toMatchObject({ estimate: 0, standardError: 0, halfWidth: 0, n: 2 });
});

test("one replication tells nothing of the error, and says so", () => {
  const figure = estimateFigure(gathered(RATIO, [[10], [4]]), 1, 0.95);
  expect(figure).toMatchObject({
    estimate: 2.5,
    standardError: null,
    halfWidth: null,
    reason: "oneReplication",
  });
});

test("without a denominator there is no figure, and the reason is given", () => {
  const figure = estimateFigure(
    gathered(RATIO, [
      [0, 0],
      [0, 0],
    ]),
    2,
    0.95,
  );
  expect(figure).toMatchObject({
    estimate: null,
    standardError: null,
    halfWidth: null,
    reason: "noDenominator",
    n: 2,
  });
});

test("the spread runs from the 5 % to the 95 % day, of twenty days or more", () => {
  const days = Array.from({ length: 101 }, (_, i) => 100 - i);
  const spreadOf = (list: number[]) => {
    const spread = createSpread(list.length);
    spread.add(Float64Array.from(list), 0, list.length);
    return estimateFigure(gathered(RATIO, [[1], [1]], { days: spread }), 1, 0.95).spread;
  };
  expect(spreadOf(days)).toEqual([5, 95]);
  expect(spreadOf(days.slice(0, 19))).toBe(null);
  expect(spreadOf(days.slice(0, 20))).not.toBe(null);
});
