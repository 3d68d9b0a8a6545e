/** Clusters: which places stand together, and that standing apart changes no sum. */
import { expect, test } from "vitest";
import { compileClusters } from "../../src/model/clusters.js";
import { compileModel } from "../../src/model/compile.js";
import type { Model } from "../../src/model/model.js";
import { loadScenario } from "../../src/scenario/load.js";
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
  type ScenarioParts,
} from "../support/scenario.js";
import { networks } from "../simulation/generatedNetworks.js";
import { holds } from "../simulation/lawful.js";
import { differing } from "../simulation/support.js";

/** Busy enough, 500 a day at each, that offices need not share a cluster. */
function network(ids: readonly string[], parts: ScenarioParts = {}): Scenario {
  return scenarioOf({
    offices: ids.map((id) => officeOf(id)),
    sources: ids.map((id) => sourceOf(id, "visit", { rates: [rateOf({ 600: 500 / 360 })] })),
    ...parts,
  });
}

/** Ids of the places of each cluster. */
const clustersOf = (scenario: Scenario): string[][] => idsOf(compileModel(scenario));

const idsOf = ({ clusters, officeIds }: Model): string[][] =>
  clusters.places.map((places) => Array.from(places, (place) => officeIds[place]));

/** All places in one cluster. */
function together(model: Model): Model {
  const all = (list: ArrayLike<unknown>): Int32Array[] => [
    Int32Array.from({ length: list.length }, (_, i) => i),
  ];
  return {
    ...model,
    clusters: {
      count: 1,
      ofPlace: new Int32Array(model.officeIds.length),
      places: all(model.officeIds),
      groups: all(model.serving.groupOffice),
      sources: all(model.sourceOffice),
      ofCrews: model.clusters.ofCrews < 0 ? -1 : 0,
      share: Float64Array.of(1),
    },
  };
}

test("offices that nobody joins stand apart, in order of their ids, however they are listed", () => {
  expect(clustersOf(network(["b", "a", "c"]))).toEqual([["a"], ["b"], ["c"]]);
});

test("offices with few visitors share a cluster", () => {
  const quiet = ["a", "b"].map((id) => sourceOf(id, "visit", { rates: [rateOf({ 600: 0.1 })] }));
  expect(clustersOf(network(["a", "b"], { sources: quiet }))).toEqual([["a", "b"]]);
});

test("visitors who may go on to another office join both", () => {
  const offices = [
    officeOf("a", { overflow: { waiting: 1, to: ["c"], after: null } }),
    officeOf("b", { next: [{ office: "d", chance: 0.5 }] }),
    officeOf("c"),
    officeOf("d"),
  ];
  const ids = offices.map(({ id }) => id);
  expect(clustersOf(network(ids, { offices }))).toEqual([
    ["a", "c"],
    ["b", "d"],
  ]);
});

test("lines come after the offices whose visitors call them, with these when callers come to an office", () => {
  const parts = {
    errands: [errandOf("visit", { line: "line", leaving: { later: 0, after: null, phone: 1 } })],
    lines: [lineOf("line")],
    sources: [...network(["a", "b"]).sources, callsOf("line")],
  };
  expect(clustersOf(network(["a", "b"], parts))).toEqual([["a"], ["b"], ["line"]]);
  const back = { ...parts, unanswered: { visit: 1, after: always(1) } };
  expect(clustersOf(network(["a", "b"], back))).toEqual([["a", "b", "line"]]);
});

test("every place, group and source stands in one cluster, on generated networks", () => {
  holds(networks, (scenario) => {
    const { clusters, officeIds, serving, sourceOffice } = compileModel(scenario);
    const sorted = (lists: readonly Int32Array[]): number[] =>
      lists.flatMap((list) => [...list]).toSorted((a, b) => a - b);
    expect(sorted(clusters.places)).toEqual(officeIds.map((_, place) => place));
    expect(sorted(clusters.groups)).toEqual([...serving.groupOffice.keys()]);
    expect(sorted(clusters.sources)).toEqual([...sourceOffice.keys()]);
    expect(clusters.share.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
  });
});

/**
 * Without the clock, which keeps all places together, and with some patience, such that nobody is at a desk until the
 * next day begins; and the same without anybody who joins offices.
 */
function looser(scenario: Scenario): Scenario[] {
  const errands = scenario.errands.map((errand) => ({ ...errand, patience: errand.patience ?? always(60) }));
  const clockless = { ...scenario, errands, observation: { ...scenario.observation, clock: [] } };
  const offices = scenario.offices.map((office) => ({ ...office, overflow: null, next: [] }));
  const { unanswered: _, ...apart } = { ...clockless, offices, crews: [] };
  return [clockless, apart];
}

test("of generated networks clusters as small as they can be leave the same sums as one", () => {
  let clusters = 0;
  holds(networks, (scenario) => {
    for (const one of looser(scenario)) {
      const model = compileModel(one);
      const crowds = new Float64Array(model.sourceOffice.length).fill(1e6);
      const apart = { ...model, clusters: compileClusters(model, crowds) };
      const [found, expected] = [apart, together(model)].map((each) => createSimulator(each)("law", 0).sums);
      expect(differing(found, expected)).toEqual([]);
      clusters += apart.clusters.count;
    }
  });
  expect(clusters).toBeGreaterThan(160); // of 80 networks
});

test.each(["base-2024", "closures-35-mixed"])(
  "of %s all clusters together leave the same sums as one cluster",
  { timeout: 60_000 },
  async (name) => {
    const scenario = await loadScenario(name);
    const model = compileModel({ ...scenario, horizon: { ...scenario.horizon, warmUpDays: 1, days: 2 } });
    expect(model.clusters.count).toBeGreaterThan(10);
    const [apart, one] = [model, together(model)].map((each) => createSimulator(each)("clusters", 0).sums);
    expect(differing(apart, one)).toEqual([]);
  },
);
