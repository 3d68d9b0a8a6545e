import { expect, test } from "vitest";
import { compileModel } from "../../src/model/compile.js";
import type { Displacement } from "../../src/scenario/displacement.js";
import { ALWAYS, type Scenario } from "../../src/scenario/scenario.js";
import { createSimulator } from "../../src/simulation/simulate.js";
import {
  CELL,
  CELL_WIDTH,
  CONTACT,
  CONTACT_WIDTH,
  FLOW,
  FLOW_WIDTH,
  ZONE,
} from "../../src/simulation/sums.js";
import { ZONE_WIDTH } from "../../src/simulation/sums.js";
import { always, errandOf, officeOf, rateOf, scenarioOf, sourceOf } from "../support/scenario.js";

/** One degree of the equator: 2π × 6371.0088 km ÷ 360. */
const KM_PER_DEGREE = 111.195;

/** An office on the equator, in a class of area where one drives 60 km/h as the crow flies. */
function placed(id: string, longitude: number, exists = true) {
  const office = officeOf(id);
  const attributes = { ...office.attributes, latitude: 0, longitude, area: "rural" };
  return { ...office, attributes, phases: [{ ...office.phases[0], from: ALWAYS, exists }] };
}

const CHANNELS = { offices: ["a", "b", "c"], phone: 0, eService: 0, isStatutory: false };

const PLAIN: Displacement = {
  zones: [
    { id: "za", name: "A", area: "rural", population: 1000, latitude: 0, longitude: 0 },
    { id: "zc", name: "C", area: "rural", population: 1000, latitude: 0, longitude: 0.9 },
  ],
  roads: [{ area: "rural", circuity: 1, kmPerHour: 60, radiusKm: 0 }],
  originKm: 1000,
  acceptance: [{ minutes: 0, share: 1 }],
  phone: 0,
  eService: 0,
  eIdentification: 1,
  errands: [{ errand: "visit", ...CHANNELS }],
};

/** Offices a, b and c at 0, 0.3 and 1 degree; a is gone, and about 720 people intend to come to it on two days. */
function without(displacement: Partial<Displacement>, parts: Partial<Scenario> = {}, gone = ["a"]): Scenario {
  const at = { a: 0, b: 0.3, c: 1 };
  return scenarioOf({
    offices: Object.entries(at).map(([id, longitude]) => placed(id, longitude, !gone.includes(id))),
    errands: [errandOf("visit", { service: always(0.25) })],
    sources: [sourceOf("a", "visit", { rates: [rateOf({ 600: 1 })] })],
    displacement: { ...PLAIN, ...displacement },
    horizon: { days: 2 },
    ...parts,
  });
}

/** Sums by name of a scenario's offices. */
function live(scenario: Scenario) {
  const model = compileModel(scenario);
  const { sums } = createSimulator(model)("displaced", 0);
  const errands = model.errandIds.length;
  const place = (id: string): number => model.officeIds.indexOf(id);
  return {
    model,
    sums,
    contact: (column: keyof typeof CONTACT, id = "a") =>
      sums.contact[place(id) * errands * CONTACT_WIDTH + CONTACT[column]],
    came: (id: string) => sums.cell[place(id) * errands * CELL_WIDTH + CELL.arrived],
    zone: (zone: number, column: keyof typeof ZONE) => sums.zone[zone * ZONE_WIDTH + ZONE[column]],
  };
}

test("everybody who accepts goes to the nearest office left, at the minutes from start to start", () => {
  const { contact, came, zone, sums, model } = live(without({}));
  const displaced = contact("displaced");
  expect(displaced).toBeGreaterThan(600);
  expect(contact("intended")).toBe(displaced);
  expect([came("a"), came("b"), came("c")]).toEqual([0, displaced, 0]);
  expect(contact("rerouted")).toBe(displaced);
  expect(contact("servedElsewhere")).toBe(displaced);
  // Who lives at za starts there, 0 km from a. Who lives at zc is nearer to c, so starts at a itself.
  expect(contact("extraTravelMinutes") / displaced).toBeCloseTo(0.3 * KM_PER_DEGREE, 3);
  expect(zone(0, "displaced") + zone(1, "displaced")).toBe(displaced);
  expect(zone(1, "displaced")).toBeGreaterThan(0.3 * displaced); // half the people, 100 km away of 1000 km decay
  expect([...model.displacement!.receiving]).toEqual([1]);
  expect(sums.flow[FLOW.visitors]).toBe(displaced);
  expect(sums.flow[FLOW.extraTravelMinutes]).toBe(contact("extraTravelMinutes"));
  expect(sums.flow).toHaveLength(FLOW_WIDTH);
});

test("an errand that the nearest office cannot serve goes to one that can", () => {
  const errands = [{ errand: "visit", ...CHANNELS, offices: ["a", "c"] }];
  const { contact, came } = live(without({ errands }));
  expect([came("b"), came("c")]).toEqual([0, contact("displaced")]);
  expect(contact("extraTravelMinutes") / contact("displaced")).toBeCloseTo(KM_PER_DEGREE, 3);
});

test("of two offices gone the second sends its visitors on as well, past the first", () => {
  const { contact, came } = live(without({}, {}, ["a", "b"]));
  expect(came("c")).toBe(contact("displaced"));
  expect(contact("extraTravelMinutes") / contact("displaced")).toBeCloseTo(KM_PER_DEGREE, 3);
});

test("the share who accept is that of the curve at the new trip over that at the old one", () => {
  // 33.36 min to b instead of none: 1 − 33.36 / 100 on the straight line from 100 % to 0 % at 100 min.
  const acceptance = [
    { minutes: 0, share: 1 },
    { minutes: 100, share: 0 },
  ];
  const { contact, zone } = live(without({ acceptance }, { horizon: { ...HORIZON, days: 20 } }));
  const n = contact("displaced");
  const p = 1 - (0.3 * KM_PER_DEGREE) / 100;
  expect(Math.abs(contact("rerouted") / n - p)).toBeLessThan(4 * Math.sqrt((p * (1 - p)) / n));
  expect(contact("gaveUp")).toBe(n - contact("rerouted"));
  expect(zone(0, "gaveUp") + zone(1, "gaveUp")).toBe(contact("gaveUp"));
});

const HORIZON = { dated: false, firstDay: 0, days: 2, warmUpDays: 0, continuous: false };
const STAY = [
  { minutes: 0, share: 1 },
  { minutes: 1, share: 0 },
];

test("who stays uses the channels that are possible, in proportion to their weights", () => {
  const line = { office: officeOf("line"), errand: errandOf("line") };
  const errands = [{ errand: "visit", ...CHANNELS, phone: 1, eService: 0.5 }];
  const { contact, sums, model } = live(
    without(
      { acceptance: STAY, errands, phone: 0.5, eService: 0.3, eIdentification: 0.8 },
      {
        lines: [line],
        errands: [errandOf("visit", { line: "line" })],
        horizon: { ...HORIZON, days: 20 },
      },
    ),
  );
  const n = contact("displaced");
  // 0.4 can use the e-service: 5 : 3 : 2; for the others 5 : 2.
  const phone = 0.4 * 0.5 + (0.6 * 5) / 7;
  const eService = 0.4 * 0.3;
  const near = (share: number): number => 4 * Math.sqrt((share * (1 - share)) / n);
  expect(Math.abs(contact("phone") / n - phone)).toBeLessThan(near(phone));
  expect(Math.abs(contact("eService") / n - eService)).toBeLessThan(near(eService));
  expect(contact("phone") + contact("eService") + contact("gaveUp")).toBe(n);
  const calls = sums.cell[(model.officeIds.indexOf("line") * 2 + 1) * CELL_WIDTH + CELL.arrived];
  expect(calls).toBe(contact("phone"));
});

test("an errand that needs attendance fails when nobody goes, and there is no line to call", () => {
  const errands = [{ errand: "visit", ...CHANNELS, phone: 1, isStatutory: true }];
  const { contact } = live(without({ acceptance: STAY, errands, phone: 1 }));
  expect(contact("failed")).toBe(contact("displaced"));
  expect(contact("phone") + contact("gaveUp")).toBe(0);
});

test("with no office left nobody travels", () => {
  const { contact } = live(without({}, {}, ["a", "b", "c"]));
  expect(contact("displaced")).toBeGreaterThan(600);
  expect(contact("gaveUp")).toBe(contact("displaced"));
});
