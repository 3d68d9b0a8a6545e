/** Figures helped by controls: on paper, and that they cover the truth where it is known. */
import { expect, test } from "vitest";
import { controlFigure } from "../../src/analysis/controls.js";
import type { Drawn } from "../../src/experiment/run.js";
import { normalQuantile } from "../../src/random/normal.js";
import { nextWord, uniform } from "../../src/random/stream.js";
import { DRAWN, DRAWN_WIDTH } from "../../src/simulation/roll.js";
import { controlledMean } from "../../src/stats/compare.js";
import { linearRatio } from "../../src/stats/paired.js";
import methods from "../stats/methods_kat.json" with { type: "json" };

const CELL = { by: "network", name: "all", at: {} } as const;

/** Draws of one place in which only the number of visitors varies. */
function drawnOf(visitors: readonly number[], mean: number): Drawn {
  const means = new Float64Array(DRAWN_WIDTH);
  means[DRAWN.visitors] = mean;
  return {
    means,
    replications: visitors.map((count) => {
      const row = new Float64Array(DRAWN_WIDTH);
      row[DRAWN.visitors] = count;
      return row;
    }),
  };
}

const linearOf = (values: readonly number[]) =>
  linearRatio(Float64Array.from(values), new Float64Array(values.length).fill(1));

test("the mean of 30 values helped by one control is that of numpy", () => {
  const { y, x, mu_x, result } = methods.control_variate;
  const found = controlFigure({ figure: linearOf(y) }, CELL, drawnOf(x, mu_x), 0.95);
  expect(found?.controls).toEqual(["visitors"]); // the others do not vary
  expect(Math.abs((found?.estimate ?? 0) - result.estimate)).toBeLessThan(1e-8);
  const plain = controlledMean(Float64Array.from(y), [{ values: Float64Array.from(x), mean: mu_x }], 0.95);
  expect(found?.halfWidth).toBeCloseTo(plain.halfWidth ?? 0, 10);
});

test("a difference is helped as its pairs are", () => {
  const { y, x, mu_x } = methods.control_variate;
  const other = y.map((value, i) => value / 2 + i);
  const between = y.map((value, i) => value - other[i]);
  const drawn = drawnOf(x, mu_x);
  const both = controlFigure({ figure: linearOf(y), less: linearOf(other) }, CELL, drawn, 0.95);
  const pairs = controlFigure({ figure: linearOf(between) }, CELL, drawn, 0.95);
  expect(both?.estimate).toBeCloseTo(pairs?.estimate ?? NaN, 10);
  expect(both?.halfWidth).toBeCloseTo(pairs?.halfWidth ?? NaN, 10);
});

test("controls are those of the place, or of all that the cell is summed over", () => {
  const values = Array.from({ length: 20 }, (_, i) => i % 7);
  const row = (value: number, i: number) => Float64Array.of(value, 0, 0, i % 2, 0, 0);
  const drawn = { means: Float64Array.of(3, 0, 0, 0.5, 0, 0), replications: values.map(row) };
  const at = (place: number) =>
    controlFigure({ figure: linearOf(values) }, { by: "office", name: "x", at: { place } }, drawn, 0.95);
  expect(at(0)?.explained).toBeCloseTo(1, 10); // the control is the figure itself
  expect(at(1)?.explained).toBeLessThan(0.1);
  const among = controlFigure({ figure: linearOf(values) }, { ...CELL, among: [0] }, drawn, 0.95);
  expect(among?.explained).toBeCloseTo(1, 10);
});

test("what follows from controls before, or is one too many, is left out", () => {
  const draws = Array.from({ length: 25 }, (_, i) => (i * 7) % 11);
  const values = draws.map((value, i) => value + (i % 3));
  const drawn = {
    means: Float64Array.of(5, 10, 5),
    replications: draws.map((value, i) => Float64Array.of(value, 2 * value, (i * 5) % 13)),
  };
  const helped = controlFigure({ figure: linearOf(values) }, CELL, drawn, 0.95);
  expect(helped?.controls).toEqual(["visitors", "expected"]); // 25 replications allow two
  const few = { ...drawn, replications: drawn.replications.slice(0, 9) };
  expect(controlFigure({ figure: linearOf(values.slice(0, 9)) }, CELL, few, 0.95)).toBe(null);
  expect(controlFigure({ figure: linearOf(values.slice(0, 20)) }, CELL, drawn, 0.95)).toBe(null);
});

test("intervals cover a known mean in 94 to 96 of 100 trials", () => {
  const state = Int32Array.of(21, 22, 23, 24);
  const normal = (): number => normalQuantile(uniform(nextWord(state)));
  const trials = 4000;
  let [covered, narrower] = [0, 0];
  for (let trial = 0; trial < trials; trial++) {
    const visitors = Array.from({ length: 30 }, normal);
    const figure = linearOf(visitors.map((value) => 7 + 2 * value + normal()));
    const found = controlFigure({ figure }, CELL, drawnOf(visitors, 0), 0.95);
    if (found === null) throw new Error("nothing helped");
    if (Math.abs((found.estimate ?? 0) - 7) <= (found.halfWidth ?? 0)) covered++;
    if (found.explained > 0.5) narrower++;
  }
  // Binomial with 95 %: 3800 expected, deviation 13.8; the limits lie within 4 deviations.
  expect(Math.abs(covered - 3800)).toBeLessThan(4 * 13.8);
  expect(narrower).toBeGreaterThan(3900); // 4 parts of 5 of the variance are explained
});
