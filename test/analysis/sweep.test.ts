/** Sweeps of inputs: what a corner makes of a scenario, and what corners make of verdicts. */
import { expect, test } from "vitest";
import { compareGatherings, type Comparison } from "../../src/analysis/comparison.js";
import { contestAt, judgeSweep, placesOfSweep } from "../../src/analysis/sweep.js";
import { closedMinutesInput, stretched, SWEEP_INPUTS } from "../../src/analysis/sweepInputs.js";
import { meanOf } from "../../src/random/quantile.js";
import type { Law } from "../../src/random/law.js";
import { loadScenario } from "../../src/scenario/load.js";
import { surveyScenario } from "../../src/scenario/survey.js";
import { callsOf, errandOf, lineOf, officeOf, rateOf, scenarioOf, sourceOf } from "../support/scenario.js";
import { gatheredOf, gatheringOf } from "./gatherings.js";

const LAWS: readonly Law[] = [
  { kind: "exponential", mean: 10 },
  { kind: "lognormal", mean: 10, cv: 0.5 },
  { kind: "gamma", mean: 10, cv: 0.5 },
  { kind: "weibull", shape: 1.5, scale: 10 },
  { kind: "erlang", mean: 10, stages: 3 },
  { kind: "hyperexponential", shares: [0.25, 0.75], means: [5, 20] },
  { kind: "deterministic", value: 10 },
  { kind: "uniform", from: 5, to: 15 },
  { kind: "triangular", from: 5, mode: 8, to: 20 },
  { kind: "empirical", values: [4, 7, 12] },
];

test.each(LAWS)("a stretched $kind law keeps its shape and has a mean as many times as long", (law) => {
  const longer = stretched(law, 1.15);
  expect(meanOf(longer)).toBeCloseTo(1.15 * meanOf(law), 9);
  expect(stretched(longer, 1 / 1.15)).toEqual(
    expect.objectContaining({ kind: law.kind, ...("cv" in law && { cv: law.cv }) }),
  );
});

const input = (name: string) => SWEEP_INPUTS.find((one) => one.name === name)!;

test("more demand is more visitors at offices, by themselves and at the door, and no more callers", () => {
  const scenario = scenarioOf({
    offices: [officeOf("north")],
    errands: [errandOf("visit")],
    lines: [lineOf("hotline", {})],
    sources: [
      sourceOf("north", "visit", { rates: [rateOf({ 600: 0.1 })], atTheDoor: 10 }),
      callsOf("hotline", { rates: [rateOf({ 0: 0.1 })] }),
    ],
  });
  const more = input("demand").moved(scenario, 1.15);
  expect(more.sources.map(({ scale, atTheDoor }) => [scale, atTheDoor])).toEqual([
    [1.15, 12], // 11.5, rounded up
    [1, 0],
  ]);
});

test("the national network has all inputs at two corners each, and each corner moves what it says", async () => {
  const scenario = await loadScenario("base-2024", ["period.from=2024-10-15", "period.to=2024-10-15"]);
  const contest = { names: ["base"], scenarios: [scenario], baseline: 0 };
  const places = placesOfSweep(contest);
  expect(places.map(({ input: { name }, corner }) => `${name} ${corner.label}`)).toEqual(
    SWEEP_INPUTS.flatMap(({ name, corners }) => corners.map(({ label }) => `${name} ${label}`)),
  );
  const at = (name: string) =>
    contestAt(
      contest,
      places.find(({ input: one }) => one.name === name)!,
    ).scenarios[0];
  const visitors = surveyScenario(scenario).total.visitors;
  expect(surveyScenario(at("demand")).total.visitors).toBeCloseTo(0.85 * visitors, 6);
  expect(at("patience").errands[0].patience).toEqual({ kind: "exponential", mean: 34 }); // 40 min less 15 %
  expect(at("acceptance").displacement?.acceptance[1]).toEqual({ minutes: 25.5, share: 0.85 }); // 30 min less 15 %
});

test("the share who intend closed minutes has the corners at which scenarios were read, and these are compared", () => {
  const [today, other, todayMoved, otherMoved] = ["a", "b", "c", "d"].map((id) =>
    scenarioOf({ offices: [officeOf(id)] }),
  );
  const scenarios = [today, other];
  const moved = new Map([[0.05, [todayMoved, otherMoved]]]);
  const moreInputs = [closedMinutesInput(scenarios, moved)];
  const contest = { names: ["today", "other"], scenarios, baseline: 0, moreInputs };
  const places = placesOfSweep(contest);
  expect(places.map(({ input: { name }, corner }) => [name, corner.label])).toEqual([
    ["closedMinutes", "5 %"],
  ]);
  const there = contestAt(contest, places[0]).scenarios;
  expect(there[0]).toBe(todayMoved);
  expect(there[1]).toBe(otherMoved);
  expect(() => moreInputs[0].moved(today, 0.3)).toThrow("no scenario was read for a share of 0.3");
});

test("what a scenario does not have is not swept", () => {
  const contest = { names: ["one"], scenarios: [scenarioOf({ offices: [officeOf("north")] })], baseline: 0 };
  expect(placesOfSweep(contest)).toEqual([]);
});

const PLAIN = scenarioOf({ offices: [officeOf("north")] });
const PLAN = { seed: "made", replications: 3, confidence: 0.95, by: ["network" as const], withDays: false };

/** Waits of two scenarios whose difference is that many minutes, a tenth more or less by chance. */
function comparisonOf(minutes: number, chance = 0.1): Comparison {
  const contest = { names: ["today", "new"], scenarios: [PLAIN, PLAIN], baseline: 0 };
  const waits = [10, 11, 12];
  const cell = ["network", "all"] as const;
  const before = gatheringOf(gatheredOf("waitJoined", cell, [waits, [1, 1, 1]]));
  const moved = waits.map((wait, i) => wait + minutes + (i - 1) * chance);
  const after = gatheringOf(gatheredOf("waitJoined", cell, [moved, [1, 1, 1]]));
  return { ...contest, plan: PLAN, ...compareGatherings(contest, [before, after], 0.95), lost: [] };
}

const PLACES = input("patience").corners.map((corner) => ({ input: input("patience"), corner }));

/** The verdict after a sweep, and what happened at its two corners. */
function swept(plain: Comparison, ...corners: Comparison[]) {
  const { figures, sweep } = judgeSweep(plain, PLACES, corners);
  return [figures[0].changes[0].verdict, ...(sweep.verdicts[0]?.corners.map(({ outcome }) => outcome) ?? [])];
}

test("a verdict that is the same at every corner stays", () => {
  expect(swept(comparisonOf(2), comparisonOf(1), comparisonOf(3))).toEqual(["worse", "holds", "holds"]);
});

test("a verdict that is surely another one at one corner cannot be told", () => {
  expect(swept(comparisonOf(2), comparisonOf(-1), comparisonOf(3))).toEqual(["cannotTell", "flips", "holds"]);
  // Within a tenth of a minute nobody would act on it.
  expect(swept(comparisonOf(2), comparisonOf(2), comparisonOf(0.01, 0.001))).toEqual([
    "cannotTell",
    "holds",
    "flips",
  ]);
});

test("cells judged together are not said to change where their verdict is called off", () => {
  const plain = comparisonOf(2);
  const { by, cell, measure, changes } = plain.figures[0];
  const { scenario } = changes[0];
  const judged = { cell, halfWidth: 1, verdict: "worse", changes: true } as const;
  const family = { scenario, by, measure: measure.name, quantile: 2, bonferroni: 2, cells: [judged] };
  const cellsAt = (...corners: Comparison[]) =>
    judgeSweep({ ...plain, families: [family] }, PLACES, corners).families?.[0].cells;
  expect(cellsAt(comparisonOf(1), comparisonOf(3))).toEqual([judged]);
  const calledOff = { ...judged, verdict: "cannotTell", changes: false };
  expect(cellsAt(comparisonOf(-1), comparisonOf(3))).toEqual([calledOff]);
});

test("a corner at which nobody can tell takes no verdict away, and says so", () => {
  expect(swept(comparisonOf(2), comparisonOf(0.2, 5), comparisonOf(3))).toEqual(["worse", "open", "holds"]);
});

test("where nobody could tell before, no corner makes a verdict", () => {
  expect(swept(comparisonOf(0.2, 5), comparisonOf(1), comparisonOf(3))).toEqual(["cannotTell"]);
});
