import { expect, test } from "vitest";
import type { Aim, Bound } from "../../src/analysis/aim.js";
import { calibrate } from "../../src/analysis/screening.js";
import { screenOut, type Approximation } from "../../src/analysis/screenOut.js";
import type { Measure } from "../../src/experiment/measure.js";
import { listMeasures } from "../../src/experiment/measures.js";
import { studentQuantile } from "../../src/stats/student.js";

const MEASURES = listMeasures({ waitThresholds: [], overtimeThresholds: [], clock: [], states: 0 });
const named = (name: string): Measure => MEASURES.find((measure) => measure.name === name)!;
const [WAIT, SERVED] = [named("waitJoined"), named("served")];

/** At least 90 % of what is now. */
const LIMIT: Bound = {
  text: "served >= 90 %",
  measure: SERVED,
  isMost: false,
  amount: { value: 0.9, isOfBase: true },
};

function aimOf(best: Measure, margin: number, limits: readonly Bound[] = []): Aim {
  const amount = { value: margin, isOfBase: false };
  return {
    best,
    margin: amount,
    marginText: "",
    tradeoff: [],
    limits,
    tolerance: 0.02,
    targets: [],
    measures: [best],
  };
}

const near = (figure: number, error: number): Approximation => ({ figure, error, errorAlone: 2 * error });

function outOf(
  aim: Aim,
  best: readonly (Approximation | null)[],
  served: readonly (Approximation | null)[] = [],
) {
  return screenOut(aim, { best, of: new Map([[SERVED, served]]) }).map(({ policy, why, by }) => [
    policy,
    why,
    by,
  ]);
}

test("out is who is worse by more than both errors and the margin; what is now stays", () => {
  // Policy 2 reaches 6 at worst. 7.1 − 0.6 = 6.5 is its margin above that and stays, 7.2 − 0.6 does not.
  const waits = [near(20, 1), near(7.1, 0.6), near(5, 1), near(7.2, 0.6), null];
  expect(outOf(aimOf(WAIT, 0.5), waits)).toEqual([[3, "worse", 2]]);
  expect(outOf(aimOf(WAIT, 0.4), waits)).toEqual([
    [1, "worse", 2],
    [3, "worse", 2],
  ]);
});

test("of a measure of which more is better the lower are out", () => {
  expect(outOf(aimOf(SERVED, 1), [near(100, 1), near(120, 1), near(116, 1), near(90, 1)])).toEqual([
    [2, "worse", 1],
    [3, "worse", 1],
  ]);
});

test("a policy that may break a limit puts nobody out, and one that surely breaks it is out itself", () => {
  // Base serves 100 ± 1: the limit is 90 ± 0.9, missed by up to 2 % of 90. Policy 1 is surely below 88.2, 2 may be.
  const waits = [near(10, 0.1), near(1, 0.1), near(2, 0.1), near(6, 0.1), near(7, 0.1)];
  const served = [near(100, 1), near(80, 1), near(90, 1), near(95, 1), near(95, 1)];
  expect(outOf(aimOf(WAIT, 0.5, [LIMIT]), waits, served)).toEqual([
    [1, "limit", 0],
    [4, "worse", 3],
  ]);
});

test("where nobody surely keeps the limits, nobody is out for being worse", () => {
  const waits = [near(10, 0.1), near(1, 0.1), near(9, 0.1)];
  expect(outOf(aimOf(WAIT, 0.5, [LIMIT]), waits, [null, near(95, 1), near(95, 1)])).toEqual([]);
  expect(outOf(aimOf(WAIT, 0.5), [null, near(1, 0.1), near(9, 0.1)])).toEqual([]);
});

test("figures are set right by the sample, and are off by an interval of prediction", () => {
  const figures = [10, 20, 30, 40, 50, 60, 70, null];
  const sample = [0, 1, 2, 3, 4, 5];
  // Simulated is 1, 1.1, 1.2 times the chain, twice each: mean 1.1, variance 4 × 0.01 / 5.
  const simulated = [1, 1.1, 1.2, 1, 1.1, 1.2].map((times, i) => {
    return { figure: times * (figures[i] ?? 0), relativeError: 0.03 };
  });
  const found = calibrate(figures, simulated, { sample, confidence: 0.95, count: 10 })!;
  expect(found.factor).toBeCloseTo(1.1, 12);
  expect(found.deviation).toBeCloseTo(Math.sqrt(0.008), 12);
  const errors = studentQuantile(1 - 0.05 / 20, 5);
  const alone = found.approximations[6]!;
  expect(alone.figure).toBeCloseTo(77, 12);
  expect(alone.error).toBeCloseTo(70 * errors * Math.sqrt(0.008 * (1 + 1 / 6)), 9);
  expect(alone.errorAlone).toBeCloseTo(Math.hypot(alone.error, 70 * errors * 1.1 * 0.03), 9);
  expect(found.approximations[7]).toBeNull();
  expect(calibrate(figures, simulated.slice(0, 5), { sample, confidence: 0.95, count: 10 })).toBeNull();
});
