/** Comparisons on paper, and two laws on generated scenarios: what is not touched differs by exactly 0. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { compareGatherings } from "../../src/analysis/comparison.js";
import { listCells, type Division } from "../../src/experiment/cells.js";
import { createGatherer } from "../../src/experiment/collect.js";
import { listMeasures } from "../../src/experiment/measures.js";
import { compileModel } from "../../src/model/compile.js";
import type { Scenario } from "../../src/scenario/scenario.js";
import { createSimulator } from "../../src/simulation/simulate.js";
import { dailyScenarios } from "../simulation/generated.js";
import { officeOf, rateOf, scenarioOf, sourceOf, withPhases } from "../support/scenario.js";
import { gatheredOf, gatheringOf } from "./gatherings.js";

const ALL = ["network", "all"] as const;
const NORTH = ["office", "north"] as const;
const SOUTH = ["office", "south"] as const;

const contestOf = (count: number, baseline = 0) => ({
  names: ["a", "b", "c"].slice(0, count),
  scenarios: Array.from({ length: count }, () => scenarioOf()),
  baseline,
});

test("a difference is scenario − baseline, with both estimates beside it", () => {
  // 30 / 10 against 24 / 10; residuals of a −1, 0, 1 and of b −1.2, 0.2, 1: the pairs differ by −0.2, 0.2, 0 over 10
  const a = gatheringOf(gatheredOf("waitJoined", ALL, [[8, 9, 13], [3, 3, 4]])); // prettier-ignore
  const b = gatheringOf(gatheredOf("waitJoined", ALL, [[6, 7.4, 10.6], [3, 3, 4]])); // prettier-ignore
  const { figures } = compareGatherings(contestOf(2), [a, b], 0.95);
  const [{ changes, figures: sides }] = figures;
  expect(sides.map((side) => side?.estimate)).toEqual([3, 2.4]);
  expect(changes).toHaveLength(1);
  expect(changes[0].difference).toBeCloseTo(-0.6, 14);
  expect(changes[0].standardError).toBeCloseTo(Math.sqrt(1.5 * 0.08) / 10, 14);
  expect(changes[0]).toMatchObject({ scenario: 1, verdict: "better", isUntouched: false, n: 3 });
  const turned = compareGatherings(contestOf(2, 1), [a, b], 0.95).figures[0].changes[0];
  expect(turned).toMatchObject({ scenario: 0, verdict: "worse" });
  expect(turned.difference).toBeCloseTo(0.6, 14);
});

test("offices that only one scenario has are told with the reason, behind those of the baseline", () => {
  const wait = (place: readonly [Division, string]) =>
    gatheredOf("waitJoined", place, [[1, 2, 3], [1, 1, 1]]); // prettier-ignore
  const { figures, untouched } = compareGatherings(
    contestOf(3),
    [gatheringOf(wait(SOUTH)), gatheringOf(wait(NORTH), wait(SOUTH)), gatheringOf(wait(NORTH))],
    0.95,
  );
  expect(figures.map(({ cell }) => cell)).toEqual(["south", "north"]);
  expect(figures[0].changes.map(({ reason }) => reason)).toEqual([undefined, "notInScenario"]);
  expect(figures[1].changes.map(({ reason }) => reason)).toEqual(["notInBaseline", "notInBaseline"]);
  expect(figures[1].changes[0]).toMatchObject({ difference: null, halfWidth: null, verdict: "cannotTell" });
  expect(figures[1].figures[0]).toBe(null);
  expect(untouched).toEqual([
    { scenario: 1, by: "office", cells: 2, untouched: ["south"] },
    { scenario: 2, by: "office", cells: 2, untouched: [] },
  ]);
});

test("a cell is untouched only if every sum is the same in every replication, not if the totals are", () => {
  const lost = gatheredOf("lostShare", NORTH, [[1, 2, 3], [9, 9, 9]]); // prettier-ignore
  const wait = (waits: number[]) => gatheredOf("waitJoined", NORTH, [waits, [9, 9, 9]]);
  const [before, after] = [gatheringOf(lost, wait([1, 2, 3])), gatheringOf(lost, wait([3, 2, 1]))];
  const { figures, untouched } = compareGatherings(contestOf(2), [before, after], 0.95);
  expect(untouched).toEqual([{ scenario: 1, by: "office", cells: 1, untouched: [] }]);
  expect(figures.map(({ changes }) => changes[0].verdict)).toEqual(["same", "cannotTell"]);
  expect(figures[1].changes[0].difference).toBe(0);
});

/** Two replications of each scenario, gathered by network and office. */
function compare(scenarios: readonly [Scenario, Scenario]) {
  const gatherings = scenarios.map((scenario) => {
    const cells = (["network", "office"] as const).flatMap((by) => listCells(scenario, by));
    const measures = listMeasures(scenario.observation);
    const { figures, add } = createGatherer(scenario, measures, cells, { replications: 2, withDays: false });
    const simulator = createSimulator(compileModel(scenario));
    for (const replication of [0, 1]) add(replication, simulator("pairs", replication).sums);
    return { figures, done: 2 };
  });
  return compareGatherings({ names: ["a", "b"], scenarios, baseline: 0 }, gatherings, 0.95);
}

test("a scenario differs from itself by exactly 0 everywhere", () => {
  fc.assert(
    fc.property(dailyScenarios, (scenario) => {
      const { figures, untouched } = compare([scenario, scenario]);
      for (const { changes } of figures) {
        expect(changes[0]).toMatchObject({ verdict: "same", isUntouched: true });
        expect([0, null]).toContain(changes[0].difference);
        expect([0, null]).toContain(changes[0].halfWidth);
      }
      for (const { cells, untouched: same } of untouched) expect(same).toHaveLength(cells);
    }),
    { seed: 5, numRuns: 25 },
  );
});

test("when one office has more desks, the others differ by exactly 0", () => {
  let touched = 0;
  fc.assert(
    fc.property(dailyScenarios, (scenario) => {
      const [first, ...others] = scenario.offices;
      const more = withPhases(first, ({ desks }) => ({
        desks: desks.map(({ minute, value }) => ({ minute, value: value + 1 })),
      }));
      const { untouched } = compare([scenario, { ...scenario, offices: [more, ...others] }]);
      const byOffice = untouched.find(({ by }) => by === "office")?.untouched ?? [];
      expect(byOffice).toEqual(expect.arrayContaining(others.map(({ id }) => id)));
      if (!byOffice.includes(first.id)) touched++;
    }),
    { seed: 6, numRuns: 25 },
  );
  expect(touched).toBeGreaterThan(5); // The change was one.
});

test("an office that opens anew leaves the old one as it was", () => {
  const rates = [rateOf({ 0: 0.1 })];
  const old = scenarioOf({
    horizon: { days: 3 },
    offices: [officeOf("old")],
    sources: [sourceOf("old", "visit", { rates })],
  });
  const grown = {
    ...old,
    offices: [officeOf("new"), ...old.offices],
    sources: [...old.sources, { ...old.sources[0], id: "new/visit", office: "new" }],
  };
  const { figures, untouched } = compare([old, grown]);
  expect(untouched).toContainEqual({ scenario: 1, by: "office", cells: 2, untouched: ["old"] });
  const atNew = figures.filter(({ cell }) => cell === "new");
  expect(new Set(atNew.map(({ changes }) => changes[0].reason))).toEqual(new Set(["notInBaseline"]));
});
