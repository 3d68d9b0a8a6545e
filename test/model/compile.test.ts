import { expect, test } from "vitest";
import { compileModel } from "../../src/model/compile.js";
import type { Features } from "../../src/model/model.js";
import { hashText } from "../../src/random/keys.js";
import {
  always,
  desksAt,
  errandOf,
  officeOf,
  rateOf,
  scenarioOf,
  sourceOf,
  UNKNOWN,
  withPhases,
  type ScenarioParts,
} from "../support/scenario.js";

const ERRANDS = [errandOf("advice"), errandOf("card")];
const OFFICES = [officeOf("north"), officeOf("south")];

test("sources are ordered by id, so that their place in the file changes nothing", () => {
  const sources = [
    sourceOf("south", "card", { atTheDoor: 1 }),
    sourceOf("north", "card", { atTheDoor: 2 }),
    sourceOf("north", "advice", { atTheDoor: 3 }),
  ];
  const parts = { errands: ERRANDS, offices: OFFICES };
  const model = compileModel(scenarioOf({ ...parts, sources }));
  expect([...model.sourceDoor]).toEqual([3, 2, 1]);
  expect([...model.sourceOffice]).toEqual([0, 0, 1]);
  expect([...model.sourceErrand]).toEqual([0, 1, 1]);
  expect(compileModel(scenarioOf({ ...parts, sources: sources.toReversed() }))).toEqual(model);
});

test("streams are named by the ids of sources and offices", () => {
  const model = compileModel(scenarioOf());
  expect(model.sourceName).toEqual(hashText("counter/visit"));
  expect(model.factorName).toEqual(hashText("counter"));
});

const NOTHING: Features = {
  continuous: false,
  patience: false,
  balking: false,
  limits: false,
  classes: false,
  returns: false,
  displaced: false,
  mistimed: false,
  postponed: false,
  crews: false,
  bookings: false,
  serviceFactor: false,
  preempt: false,
  furtherErrand: false,
  dayFactor: false,
  waitThresholds: false,
  clock: false,
  states: false,
  trace: false,
};

test("nothing can happen that the scenario does not mention", () => {
  expect(compileModel(scenarioOf()).features).toEqual(NOTHING);
});

const BALKING = { by: "waiting", chance: [{ seen: 0, chance: 1 }] } as const;
const BOOKING = { slots: [{ minute: 600, value: 1 }], taken: 1, noShow: 0, early: 0, lateness: null };
const ONE_OF_TWO: readonly [keyof Features, ScenarioParts][] = [
  ["continuous", { horizon: { continuous: true } }],
  ["patience", { errands: [errandOf("visit"), errandOf("card", { patience: always(5) })] }],
  ["balking", { errands: [errandOf("visit"), errandOf("card", { balking: BALKING })] }],
  ["limits", { offices: [officeOf("counter"), officeOf("south", { room: 9 })] }],
  ["classes", { errands: [errandOf("visit"), errandOf("card", { priority: 2 })] }],
  ["returns", { errands: [errandOf("visit", { leaving: { later: 0.5, after: always(30), phone: 0 } })] }],
  ["bookings", { sources: [sourceOf("counter", "visit", { booking: BOOKING })] }],
  ["serviceFactor", { offices: [officeOf("counter"), officeOf("south", { serviceFactor: 2 })] }],
  ["preempt", { offices: [officeOf("counter"), officeOf("south", { release: "preempt" })] }],
  ["furtherErrand", { furtherErrand: { chance: 0.1, shares: [1] } }],
  ["dayFactor", { dayFactorCv: 0.1 }],
  ["waitThresholds", { observation: { waitThresholds: [5] } }],
  ["clock", { observation: { clock: [700] } }],
  ["states", { observation: { states: 0 } }],
];

test.each(ONE_OF_TWO)("%s can happen when one part of the scenario says so", (feature, parts) => {
  expect(compileModel(scenarioOf(parts)).features).toEqual({ ...NOTHING, [feature]: true });
});

test("an office that a crew visits tells its desks from those of the crew", () => {
  const crews = [{ id: "van", desks: 1, home: "counter", route: [] }];
  const { features, serving } = compileModel(scenarioOf({ crews }));
  expect(features).toEqual({ ...NOTHING, crews: true, classes: true });
  expect([...serving.firstGroup]).toEqual([0, 2]);
});

test("visitors are displaced when an office is gone and the scenario says what they do", () => {
  const exists = (there: boolean) => ({
    ...withPhases(officeOf("counter"), () => ({ exists: there })),
    attributes: { ...UNKNOWN, area: "rural", latitude: 0, longitude: 0 },
  });
  const displacement = {
    zones: [{ id: "z", name: "Z", area: "rural", population: 1, latitude: 0, longitude: 0 }],
    roads: [{ area: "rural", circuity: 1, kmPerHour: 60, radiusKm: 0 }],
    originKm: 10,
    acceptance: [{ minutes: 0, share: 1 }],
    phone: 0,
    eService: 0,
    eIdentification: 1,
    errands: [],
  };
  const featuresOf = (parts: ScenarioParts) => compileModel(scenarioOf(parts)).features;
  expect(featuresOf({ offices: [exists(false)] })).toEqual(NOTHING);
  expect(featuresOf({ offices: [exists(true)], displacement })).toEqual({ ...NOTHING, returns: true });
  expect(featuresOf({ offices: [exists(false)], displacement })).toEqual({
    ...NOTHING,
    returns: true,
    displaced: true,
  });
});

test("visitors wait at home when some who are not served come another day", () => {
  const leaving = { later: 0, after: null, phone: 0 };
  const featuresOf = (more: object) =>
    compileModel(scenarioOf({ errands: [errandOf("visit", { leaving: { ...leaving, ...more } })] })).features;
  expect(featuresOf({})).toEqual(NOTHING);
  expect(featuresOf({ eService: 0.1 })).toEqual({ ...NOTHING, returns: true });
  expect(featuresOf({ anotherDay: 0.1 })).toEqual({ ...NOTHING, returns: true, postponed: true });
});

test("every feature has its row", () => {
  const told = [
    ...ONE_OF_TWO.map(([feature]) => feature),
    "crews",
    "mistimed",
    "postponed",
    "displaced",
    "trace",
  ];
  expect(told.toSorted()).toEqual(Object.keys(NOTHING).toSorted());
});

test("desks of all offices stand one after another", () => {
  const offices = [
    officeOf("north", { desks: desksAt({ 600: 2, 720: 1 }) }),
    officeOf("south", { desks: desksAt({ 0: 4 }) }),
  ];
  const { desks } = compileModel(scenarioOf({ offices, sources: [] }));
  expect([...desks.firstPiece]).toEqual([0, 2, 3]);
  expect([...desks.minute]).toEqual([600, 720, 0]);
  expect([...desks.desks]).toEqual([2, 1, 4]);
});

test("what an office does at closing, when its desks close and when it is full", () => {
  const offices = [
    officeOf("north", { room: 7, release: "preempt" }),
    officeOf("south", { closing: { kind: "sendHome" } }),
  ];
  const model = compileModel(scenarioOf({ offices, sources: [] }));
  expect([...model.room]).toEqual([7, 2 ** 31 - 1]);
  expect([...model.preempts]).toEqual([1, 0]);
  expect([...model.sendsHome]).toEqual([0, 1]);
});

test("each errand has its laws, its mean and its way of balking", () => {
  const errands = [
    errandOf("advice", { service: { kind: "uniform", from: 4, to: 8 } }),
    errandOf("card", {
      patience: always(30),
      balking: {
        by: "expectedWait",
        chance: [
          { seen: 5, chance: 0 },
          { seen: 20, chance: 0.5 },
        ],
      },
    }),
    errandOf("tax", { balking: BALKING }),
  ];
  const model = compileModel(scenarioOf({ errands, sources: [] }));
  expect([...model.meanService]).toEqual([6, 10, 10]);
  expect([...model.patienceLaw].map((law) => law >= 0)).toEqual([false, true, false]);
  expect(new Set([...model.serviceLaw, model.patienceLaw[1]]).size).toBe(4);
  expect([...model.balking.by]).toEqual([0, 2, 1]);
  expect([...model.balking.firstKnot]).toEqual([0, 0, 2, 3]);
  expect([...model.balking.seen]).toEqual([5, 20, 0]);
  expect([...model.balking.chance]).toEqual([0, 0.5, 1]);
});

test("further errands are drawn from running sums of their shares", () => {
  const furtherErrand = { chance: 0.25, shares: [0.75, 0.25] };
  const model = compileModel(scenarioOf({ errands: ERRANDS, sources: [], furtherErrand }));
  expect(model.furtherChance).toBe(0.25);
  expect([...model.furtherUpTo]).toEqual([0.75, 1]);
});

test("days count from the first day of the warm-up", () => {
  const source = sourceOf("counter", "visit", { rates: [rateOf({ 0: 0.1 })] });
  const model = compileModel(
    scenarioOf({ sources: [source], horizon: { dated: true, firstDay: 20_000, days: 3, warmUpDays: 2 } }),
  );
  expect([model.firstDay, model.warmUpDays, model.days, model.kinds.ofDay.length]).toEqual([19_998, 2, 3, 5]);
});
