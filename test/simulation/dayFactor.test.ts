/** The factor of a day, as the numbers of visitors of two offices show it. */
import { expect, test } from "vitest";
import { compileModel } from "../../src/model/compile.js";
import type { Scenario } from "../../src/scenario/scenario.js";
import { createSimulator } from "../../src/simulation/simulate.js";
import {
  always,
  callsOf,
  errandOf,
  lineOf,
  officeOf,
  rateOf,
  scenarioOf,
  sourceOf,
} from "../support/scenario.js";
import { differing, simulate, tell } from "./support.js";

const CV = 0.3;
const SHARED = 0.4;
/** Visitors expected of an office on a day: their Poisson part of the variance is 1 ÷ MEAN. */
const MEAN = 720;

function inRegion(id: string, region: string) {
  const office = officeOf(id, { desks: [{ minute: 0, value: 1000 }] });
  return { ...office, attributes: { ...office.attributes, region } };
}

/** Offices a and b of region 1, c of region 2, d and e of none, and two lines. */
function regions(parts: Partial<Scenario> = {}): Scenario {
  const offices = [
    ["a", "1"],
    ["b", "1"],
    ["c", "2"],
    ["d", ""],
    ["e", ""],
  ].map(([id, region]) => inRegion(id, region));
  const rates = [rateOf({ 600: MEAN / 360 })];
  const lines = ["x", "y"].map((id) => lineOf(id, { desks: [{ minute: 0, value: 1000 }] }));
  return scenarioOf({
    offices,
    lines,
    errands: [errandOf("visit", { service: always(0.25) })],
    sources: [
      ...offices.map(({ id }) => sourceOf(id, "visit", { rates })),
      ...lines.map(({ office }) => callsOf(office.id, { rates })),
    ],
    dayFactorCv: CV,
    dayFactorShared: SHARED,
    ...parts,
  });
}

/** Visitors of each place on each of many single days. */
function visitorsByDay(scenario: Scenario, ids: readonly string[], days: number): number[][] {
  const simulator = createSimulator(compileModel(scenario));
  const told = Array.from({ length: days }, (_, i) => tell(scenario, simulator("regions", i).sums));
  return ids.map((id) => told.map(({ attempts }) => attempts(id).arrived));
}

const mean = (values: readonly number[]): number => values.reduce((sum, one) => sum + one, 0) / values.length;

function covariance(one: readonly number[], other: readonly number[]): number {
  const [a, b] = [mean(one), mean(other)];
  return mean(one.map((value, i) => (value - a) * (other[i] - b)));
}

test("a factor has mean 1 and its variance, of which the offices of a region have their part in common", () => {
  const days = 1000;
  const [a, b, c, d, e, x, y] = visitorsByDay(regions(), ["a", "b", "c", "d", "e", "x", "y"], days);
  const common = (one: readonly number[], other: readonly number[]) => covariance(one, other) / MEAN ** 2;
  const error = 1 / Math.sqrt(days); // of a correlation near 0
  for (const one of [a, b, c, d, e, x, y]) {
    expect(Math.abs(mean(one) / MEAN - 1)).toBeLessThan((4 * CV) / Math.sqrt(days));
    // The variance of a variance is (kurtosis − 1) ÷ n; of this gamma law 3 + 6 cv² − 1 = 2.54.
    const variance = common(one, one) - 1 / MEAN;
    expect(Math.abs(variance / CV ** 2 - 1)).toBeLessThan(4 * Math.sqrt(2.6 / days));
  }
  const correlation = (one: readonly number[], other: readonly number[]) => common(one, other) / CV ** 2;
  expect(Math.abs(correlation(a, b) - SHARED)).toBeLessThan(4 * 1.3 * error);
  for (const [one, other] of [
    [a, c],
    [b, c],
    [a, d],
    [d, e],
    [a, x],
  ]) {
    expect(Math.abs(correlation(one, other))).toBeLessThan(4 * error);
  }
  expect(Math.abs(correlation(x, y) - 1)).toBeLessThan(4 * 1.6 * error); // lines share it whole
});

test("a region shares no part unless the scenario says so, and its code alone names the part", () => {
  const none = regions({ dayFactorShared: 0 });
  const moved = none.offices.map((one) => ({ ...one, attributes: { ...one.attributes, region: "9" } }));
  expect(differing(simulate({ ...none, offices: moved }).sums, simulate(none).sums)).toEqual([]);
  const shared = regions();
  const alone = {
    ...shared,
    offices: shared.offices.slice(0, 1),
    sources: shared.sources.filter(({ office }) => office === "a" || office === "x" || office === "y"),
  };
  expect(simulate(alone).attempts("a")).toEqual(simulate(shared).attempts("a"));
});
