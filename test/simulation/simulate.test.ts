import { expect, test } from "vitest";
import { compileModel } from "../../src/model/compile.js";
import { completeBins } from "../../src/simulation/complete.js";
import { createLender, createSimulator } from "../../src/simulation/simulate.js";
import { always, errandOf, officeOf, rateOf, scenarioOf, sourceOf } from "../support/scenario.js";
import { differing, tell } from "./support.js";

const BUSY = scenarioOf({
  errands: [errandOf("visit", { service: { kind: "uniform", from: 5, to: 20 }, patience: always(30) })],
  sources: [sourceOf("counter", "visit", { rates: [rateOf({ 0: 0.1 })] })],
  horizon: { days: 5 },
});

test("a replication is a function of model, seed and number, whatever was simulated before", () => {
  const simulator = createSimulator(compileModel(BUSY));
  const batch = [0, 1, 2, 3].map((replication) => simulator("a", replication));
  expect(batch.map(({ replication }) => replication)).toEqual([0, 1, 2, 3]);
  const alone = createSimulator(compileModel(BUSY))("a", 3);
  expect(differing(alone.sums, batch[3].sums)).toEqual([]);
  expect(differing(simulator("a", 0).sums, batch[0].sums)).toEqual([]);
  simulator("b", 7);
  expect(differing(simulator("a", 2).sums, batch[2].sums)).toEqual([]);
});

test("the sums of a replication are its own: the next one does not touch them", () => {
  const simulator = createSimulator(compileModel(BUSY));
  const { sums } = simulator("a", 0);
  const copy = structuredClone(sums);
  simulator("a", 1);
  expect(differing(sums, copy)).toEqual([]);
});

test("lent sums are the same once their bins are filled, and the next replication overwrites them", () => {
  const model = compileModel(BUSY);
  const [own, lend] = [createSimulator(model), createLender(model, () => false, null)];
  const lent = lend("a", 0).sums;
  expect(differing(lent, own("a", 0).sums)).toEqual(["officeBins", "errandBins"]);
  completeBins(model, lent);
  expect(differing(lent, own("a", 0).sums)).toEqual([]);
  expect(lend("a", 1).sums).toBe(lent);
  completeBins(model, lent);
  expect(differing(lent, own("a", 1).sums)).toEqual([]);
});

test("replications and seeds differ", () => {
  const simulator = createSimulator(compileModel(BUSY));
  const waits = ["a/0", "a/1", "b/0"].map((text) => {
    const [seed, replication] = text.split("/");
    return tell(BUSY, simulator(seed, Number(replication)).sums).office().lineMinutes;
  });
  expect(new Set(waits).size).toBe(3);
});

test("the last office and errand live alike among few and among more than fit a byte", () => {
  const [visit, office] = [errandOf("visit", { patience: always(30) }), officeOf("counter")];
  const lastOf = (more: number) => {
    const others = Array.from({ length: more }, (_, i) => `other-${i}`);
    const scenario = scenarioOf({
      errands: [...others.map((id) => errandOf(id)), visit],
      offices: [...others.map((id) => officeOf(id)), office],
      sources: [sourceOf("counter", "visit", { rates: [rateOf({ 0: 0.1 })] })],
    });
    const { sums } = createSimulator(compileModel(scenario))("a", 0);
    const told = tell(scenario, sums);
    return {
      attempts: told.attempts("counter", "visit"),
      all: told.attempts(),
      office: told.office("counter"),
    };
  };
  const few = lastOf(1);
  expect(few.attempts.arrived).toBeGreaterThan(20);
  expect(few.all).toEqual(few.attempts);
  for (const more of [255, 256]) expect(lastOf(more)).toEqual(few);
});

test("a day far busier than expected is simulated with more memory, and the next one as if nothing had been", () => {
  // A day's factor of cv 3 is now and then 20 or more: far beyond the memory of twice the expected day.
  const wild = scenarioOf({
    sources: [sourceOf("counter", "visit", { rates: [rateOf({ 0: 0.5 })] })],
    offices: [officeOf("counter", { room: 50 })],
    dayFactorCv: 3,
    horizon: { days: 300 },
  });
  const model = compileModel(wild);
  const { windowEvents } = model;
  const simulator = createSimulator(model);
  const first = simulator("wild", 0);
  const { arrived } = tell(wild, first.sums).attempts();
  const busiest = Math.max(
    ...Array.from({ length: 300 }, (_, day) => tell(wild, first.sums).day(day).arrived),
  );
  expect(busiest).toBeGreaterThan(2 * Math.ceil(windowEvents) + 256); // more than the first memory holds
  expect(arrived).toBeGreaterThan(300);
  expect(differing(createSimulator(model)("wild", 1).sums, simulator("wild", 1).sums)).toEqual([]);
  expect(differing(simulator("wild", 0).sums, first.sums)).toEqual([]);
});

test("a line that grows day after day outgrows any memory without losing anybody", () => {
  const around = scenarioOf({
    errands: [errandOf("visit", { service: always(1000) })],
    offices: [officeOf("counter", { opens: 0, closes: 1440 })],
    sources: [sourceOf("counter", "visit", { rates: [rateOf({ 0: 0.1 })] })],
    horizon: { continuous: true, days: 30 },
  });
  const { sums } = createSimulator(compileModel(around))("growing", 0);
  const { arrived, served } = tell(around, sums).attempts();
  const { insideAtEnd, busyMinutes } = tell(around, sums).office();
  expect(served).toBe(43); // the first begins within the first minutes: 43 × 1000 of 43,200 minutes
  expect(insideAtEnd).toBe(arrived - served);
  expect(busyMinutes).toBeGreaterThan(43_000);
});
