/** Visits written down one by one: they change no sum, and add up to every sum of visits and contacts. */
import { expect, test } from "vitest";
import { compileModel } from "../../src/model/compile.js";
import type { Model } from "../../src/model/model.js";
import { placesOf } from "../../src/scenario/places.js";
import { ALWAYS, type Scenario } from "../../src/scenario/scenario.js";
import { createSimulator } from "../../src/simulation/simulate.js";
import { CELL, CELL_WIDTH, CONTACT, CONTACT_WIDTH, OFFICE, OFFICE_WIDTH } from "../../src/simulation/sums.js";
import type { Sums } from "../../src/simulation/sums.js";
import { FATES, OUTCOMES, type Fate, type Outcome, type Visits } from "../../src/simulation/visits.js";
import { always, errandOf, officeOf, rateOf, scenarioOf, sourceOf } from "../support/scenario.js";
import { scenarios } from "./generated.js";
import { networks } from "./generatedNetworks.js";
import { changed, holds, withDrain } from "./lawful.js";
import { differing } from "./support.js";

/** A visit with the words that its numbers stand for. */
interface Told extends Readonly<Record<Exclude<keyof Visits, "outcome" | "fate">, number>> {
  readonly outcome: Outcome;
  readonly fate: Fate;
}

function rowsOf(visits: Visits): Told[] {
  return Array.from(visits.visitor, (_, i) => {
    const row = Object.fromEntries(Object.entries(visits).map(([name, column]) => [name, column[i]]));
    return { ...row, outcome: OUTCOMES[visits.outcome[i]], fate: FATES[visits.fate[i]] } as Told;
  });
}

/** A replication of a scenario with all its visits, or those of some offices. */
function trace(scenario: Scenario, ids = placesOf(scenario).map(({ id }) => id)) {
  const model = compileModel(scenario, { traced: new Set(ids) });
  const { sums, visits } = createSimulator(model)("trace", 1);
  if (visits === undefined) throw new Error("nobody was traced");
  return { model, sums, visits: rowsOf(visits) };
}

const count = (rows: readonly Told[], is: (row: Told) => boolean): number => rows.filter(is).length;
const waits = (rows: readonly Told[], outcome: Outcome): number =>
  rows.reduce((sum, row) => sum + (row.outcome === outcome ? row.wait : 0), 0);

/** Visits at each office by errand against the sums of visits there. */
function checkVisits({ officeIds, errandIds, ...model }: Model, sums: Sums, visits: readonly Told[]): void {
  const began = 1440 * model.warmUpDays + model.windowStart;
  for (let office = 0; office < officeIds.length; office++) {
    for (let errand = 0; errand < errandIds.length; errand++) {
      const row = (office * errandIds.length + errand) * CELL_WIDTH;
      const here = visits.filter((visit) => visit.office === office && visit.errand === errand);
      for (const name of ["served", "reneged", "balked", "turnedAway", "sentHome", "moved"] as const) {
        expect([name, count(here, ({ outcome }) => outcome === name)]).toEqual([
          name,
          sums.cell[row + CELL[name]],
        ]);
      }
      expect(count(here, ({ arrived }) => arrived >= began)).toBe(sums.cell[row + CELL.arrived]);
      for (const name of ["served", "reneged", "sentHome"] as const) {
        expect(waits(here, name)).toBe(sums.cell[row + CELL[`${name}WaitMinutes`]]);
      }
    }
    const at = office * OFFICE_WIDTH;
    const inside = count(visits, (visit) => visit.office === office && visit.outcome === "inside");
    expect(inside).toBe(sums.office[at + OFFICE.insideAtEnd]);
  }
}

/** Fates of contacts and callers, each told once, against the sums of contacts and persons. */
function checkFates(
  { officeIds, errandIds, officeCount, features }: Model,
  sums: Sums,
  visits: readonly Told[],
) {
  const isCall = ({ office, base }: Told): boolean => (office < 0 ? base : office) >= officeCount;
  const contacts = new Map(visits.filter((row) => !isCall(row)).map((row) => [row.visitor, row]));
  const callers = new Map(visits.filter(isCall).map((row) => [row.visitor, row]));
  const people = features.returns ? [...contacts.values()] : visits.filter((row) => !isCall(row));
  for (let row = 0; row < officeCount * errandIds.length; row++) {
    const [base, errand] = [Math.floor(row / errandIds.length), row % errandIds.length];
    const mine = people.filter((one) => one.base === base && one.errand === errand);
    const names = [
      "servedHere",
      "servedElsewhere",
      "phone",
      "eService",
      "gaveUp",
      "failed",
      "noShow",
    ] as const;
    const told = names.map((name) => [name, count(mine, ({ fate }) => fate === name)]);
    expect(told).toEqual(names.map((name) => [name, sums.contact[row * CONTACT_WIDTH + CONTACT[name]]]));
    const pending = sums.contact[row * CONTACT_WIDTH + CONTACT.pendingAtEnd];
    if (features.returns) expect(count(mine, ({ fate }) => fate === "pending")).toBe(pending);
  }
  if (!features.returns) return;
  for (let line = officeCount; line < officeIds.length; line++) {
    const mine = [...callers.values()].filter(({ office, base }) => (office < 0 ? base : office) === line);
    const at = line * OFFICE_WIDTH;
    expect(["answered", "lost", "pending"].map((name) => count(mine, ({ fate }) => fate === name))).toEqual(
      [OFFICE.personsServed, OFFICE.personsLost, OFFICE.personsAtEnd].map(
        (column) => sums.office[at + column],
      ),
    );
  }
}

test.each([
  ["single offices", scenarios],
  ["networks", networks],
])("visits of %s change no sum, and add up to the sums of visits, waits and contacts", (_, arbitrary) => {
  holds(
    arbitrary,
    (scenario) => {
      const { model, sums, visits } = trace(scenario);
      const plain = createSimulator(compileModel(scenario))("trace", 1);
      expect(plain.visits).toBeUndefined();
      expect(differing(plain.sums, sums)).toEqual([]);
      checkVisits(model, sums, visits);
      checkFates(model, sums, visits);
    },
    30,
  );
});

test("visits of the measured days alone are told of a run with a drain, with what became of everybody in the end", () => {
  holds(
    networks,
    (drawn) => {
      // Contacts and calls of the warm-up are told with their visits, but are in no sum of contacts.
      const scenario = withDrain({ ...drawn, horizon: { ...drawn.horizon, warmUpDays: 0 } }, 3);
      const { model, sums, visits } = trace(scenario);
      expect(differing(createSimulator(compileModel(scenario))("trace", 1).sums, sums)).toEqual([]);
      checkVisits(model, sums, visits);
      checkFates(model, sums, visits);
      const { visits: without } = trace({ ...scenario, horizon: { ...scenario.horizon, drainDays: 0 } });
      const visited = (rows: readonly Told[]) => rows.filter(({ office }) => office >= 0);
      const stories = (rows: readonly Told[]) => visited(rows).map((row) => ({ ...row, fate: null }));
      expect(stories(visits)).toEqual(stories(without));
    },
    20,
  );
});

test("who is displaced is told with home zone and fate, also who comes to no office at all", () => {
  const placed = (id: string, longitude: number, exists: boolean) => {
    const office = officeOf(id);
    const attributes = { ...office.attributes, latitude: 0, longitude, area: "rural" };
    return { ...office, attributes, phases: [{ ...office.phases[0], from: ALWAYS, exists }] };
  };
  const zone = { area: "rural", population: 1000, latitude: 0 };
  const scenario = scenarioOf({
    offices: [placed("gone", 0, false), placed("left", 0.3, true)],
    errands: [errandOf("visit", { service: always(0.25) })],
    sources: [sourceOf("gone", "visit", { rates: [rateOf({ 600: 0.2 })] })],
    displacement: {
      zones: ["za", "zb"].map((id, i) => ({ id, name: id, longitude: i / 10, ...zone })),
      roads: [{ area: "rural", circuity: 1, kmPerHour: 60, radiusKm: 5 }],
      originKm: 1000,
      acceptance: [
        { minutes: 0, share: 1 },
        { minutes: 60, share: 0.1 },
      ],
      phone: 0,
      eService: 0.6,
      eIdentification: 0.8,
      errands: [{ errand: "visit", offices: ["gone", "left"], phone: 0, eService: 1, isStatutory: true }],
    },
    horizon: { days: 2, warmUpDays: 1 },
  });
  const { model, sums, visits } = trace(scenario);
  checkVisits(model, sums, visits);
  checkFates(model, sums, visits);
  const fates = new Set(visits.map(({ fate }) => fate));
  expect([...fates].toSorted()).toEqual(["eService", "failed", "servedElsewhere"]);
  expect(visits.every((visit) => visit.base === 0 && visit.zone >= 0)).toBe(true);
  expect(visits.every(({ outcome, office }) => office === (outcome === "none" ? -1 : 1))).toBe(true);
});

test("visits of an office are those of all that came or were meant for it", () => {
  holds(
    networks,
    (scenario) => {
      const all = trace(scenario).visits;
      const [{ id }] = scenario.offices;
      const some = trace(scenario, [id]).visits;
      expect(some).toEqual(all.filter(({ base, office }) => base === 0 || office === 0));
    },
    10,
  );
});

test("the minutes of a visit are those of its story", () => {
  // Two come at 600 and 601 of the day to one desk of ten minutes; a third loses patience after four.
  const scenario = scenarioOf({
    errands: [errandOf("visit", { service: always(10), patience: always(12) })],
    sources: [sourceOf("counter", "visit", { atTheDoor: 3 })],
  });
  const { visits } = trace(scenario);
  const told = visits.map(({ intended, arrived, called, finished, wait, outcome, fate }) => ({
    minutes: [intended, arrived, called, finished, wait],
    outcome,
    fate,
  }));
  expect(told).toEqual([
    { minutes: [600, 600, 600, 610, 0], outcome: "served", fate: "servedHere" },
    { minutes: [600, 600, 610, 620, 10], outcome: "served", fate: "servedHere" },
    { minutes: [600, 600, NaN, 612, 12], outcome: "reneged", fate: "gaveUp" },
  ]);
});

test("a visitor at a desk when the run is over is told with the call, one in line without", () => {
  const around = changed(
    scenarioOf({
      errands: [errandOf("visit", { service: always(1e6) })],
      offices: [officeOf("counter", { opens: 0, closes: 1440 })],
      sources: [sourceOf("counter", "visit", { rates: [rateOf({ 0: 0.01 })] })],
      horizon: { continuous: true, days: 1 },
    }),
    {},
  );
  const { visits } = trace(around);
  expect(visits.length).toBeGreaterThan(2);
  const [first, ...others] = visits;
  expect([first.outcome, first.fate, first.called]).toEqual(["inside", "pending", first.arrived]);
  expect(others.every(({ called, finished }) => Number.isNaN(called) && Number.isNaN(finished))).toBe(true);
});
