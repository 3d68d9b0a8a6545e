import { expect, test } from "vitest";
import type { Gathered } from "../../src/experiment/collect.js";
import { listMeasures } from "../../src/experiment/measures.js";
import { estimateFigure } from "../../src/experiment/result.js";
import { createStopping, farthestOf, FEWEST, isPrecise, targetsOf } from "../../src/experiment/stopping.js";
import { studentQuantile } from "../../src/stats/student.js";

const MEASURES = listMeasures({ waitThresholds: [], overtimeThresholds: [], clock: [], states: null });
const WAIT = MEASURES.find(({ name }) => name === "waitJoined");
if (WAIT === undefined) throw new Error("no waitJoined");

/** A figure whose replications are these, each with the denominator 1. */
function figureOf(values: readonly number[], measure = WAIT): Gathered {
  return {
    measure: measure as NonNullable<typeof WAIT>,
    cell: { by: "network", name: "all", at: {} },
    recipe: (measure as NonNullable<typeof WAIT>).recipe,
    columns: [Float64Array.from(values), new Float64Array(values.length).fill(1)],
    bins: [],
    days: null,
  };
}

/** Replications after which the rule stops, or null. */
function stopsAt(figures: readonly Gathered[], precision: number): number | null {
  const isEnough = createStopping({ precision, confidence: 0.95 });
  for (let done = 1; done <= figures[0].columns[0].length; done++)
    if (isEnough({ figures, done })) return done;
  return null;
}

/** 10 + noise with deviation 1 that is the same every two replications. */
const even = (count: number, mean = 10) =>
  Array.from({ length: count }, (_, i) => mean + (i % 2 === 0 ? 1 : -1));

test("the measures that stop a run are those with a floor", () => {
  const figures = MEASURES.map((measure) => figureOf([1], measure));
  expect(targetsOf(figures).map(({ measure }) => measure.name)).toEqual([
    "lostShare",
    "waitJoined",
    "overtime",
  ]);
});

test("a figure is precise within its share or within its floor, whichever is wider", () => {
  const one = (estimate: number, standardError: number) =>
    isPrecise({ measure: WAIT, estimate, standardError, n: 50 }, 2, 0.05);
  expect(one(10.5, 0.25)).toBe(true); // 2 × 0.25 = 0.05 / 1.05 × 10.5
  expect(one(10.5, 0.2501)).toBe(false);
  expect(one(0.001, 0.05)).toBe(true); // the floor of 0.1 min
  expect(one(0.001, 0.0501)).toBe(false);
});

test("the target that is farthest from the precision is named with its error as a share", () => {
  const figures = [figureOf(even(30)), figureOf(even(30).map((value) => value * value))].map((one) =>
    estimateFigure(one, 30, 0.95),
  );
  const [, { estimate, standardError }] = figures;
  const told = farthestOf(figures, { precision: 0.01, confidence: 0.95 });
  // Two targets at 95 % together are each told of at 97.5 %.
  const errors = studentQuantile(1 - 0.05 / 4, 29);
  expect(told?.error).toBeCloseTo((errors * (standardError ?? 0)) / (estimate ?? 1), 9);
  expect(told?.name).toBe("waitJoined");
  expect(farthestOf(figures, { precision: 0.9, confidence: 0.95 })).toBeNull();
  expect(farthestOf([], { precision: 0.01, confidence: 0.95 })).toBeNull();
});

test("no variance and no value are believed from 100 replications on", () => {
  const at = (n: number, standardError: number | null, estimate: number | null) =>
    isPrecise({ measure: WAIT, estimate, standardError, n }, 2, 0.05);
  expect([at(99, 0, 0), at(100, 0, 0), at(99, null, null), at(100, null, null)]).toEqual([
    false,
    true,
    false,
    true,
  ]);
});

test("precision must have been there from 30 replications on, and hold for five more", () => {
  expect(stopsAt([figureOf(even(200))], 0.05)).toBe(FEWEST + 5); // 2.05 × 1.017 / √30 = 0.38 <= 0.476
  const at = even(400);
  const needed = (() => {
    for (let n = FEWEST; ; n++) {
      const head = at.slice(0, n);
      const mean = head.reduce((sum, value) => sum + value, 0) / n;
      const deviation = Math.sqrt(head.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (n - 1));
      const holds = [0, 1, 2, 3, 4, 5].every(
        () => (studentQuantile(0.975, n - 1) * deviation) / Math.sqrt(n) <= (0.03 / 1.03) * mean,
      );
      if (holds) return n;
    }
  })();
  expect(stopsAt([figureOf(at)], 0.03)).toBe(needed + 5); // the half-width only shrinks here
});

test("several targets take Bonferroni's t, and the worst decides", () => {
  const calm = figureOf(Array.from({ length: 400 }, (_, i) => 10 + 0.01 * (i % 2)));
  const wild = figureOf(even(400));
  const alone = stopsAt([wild], 0.03) ?? 0;
  expect(stopsAt([calm, wild], 0.03) ?? 0).toBeGreaterThan(alone);
  expect(stopsAt([calm, figureOf(even(400, 0.5))], 0.03)).toBe(null); // a deviation of twice the mean
});
