import { expect, test } from "vitest";
import { officeDayOf } from "../../src/analysis/officeScreen.js";
import { createMemory, screenNetwork } from "../../src/analysis/screenNetwork.js";
import { screenPolicies } from "../../src/analysis/screenPolicies.js";
import type { Displacement } from "../../src/scenario/displacement.js";
import { ALWAYS, type Scenario } from "../../src/scenario/scenario.js";
import { errandOf, officeOf, rateOf, scenarioOf, sourceOf } from "../support/scenario.js";

/** An office on the equator, in a class of area where one drives 60 km/h as the crow flies. */
function placed(id: string, longitude: number, exists: boolean, desks = 1) {
  const office = officeOf(id);
  const attributes = { ...office.attributes, latitude: 0, longitude, area: "rural" };
  const phase = { ...office.phases[0], from: ALWAYS, exists, desks: [{ minute: 0, value: desks }] };
  return { ...office, attributes, phases: [phase] };
}

const AWAY: Displacement = {
  zones: [{ id: "za", name: "A", area: "rural", population: 1000, latitude: 0, longitude: 0 }],
  roads: [{ area: "rural", circuity: 1, kmPerHour: 60, radiusKm: 0 }],
  originKm: 1000,
  // From a to b it is 33.36 min: 2π × 6371.0088 km ÷ 360 × 0.3 at 1 km/min; half of them accept.
  acceptance: [
    { minutes: 0, share: 1 },
    { minutes: 20, share: 0.5 },
  ],
  phone: 0.5,
  eService: 0.3,
  eIdentification: 1,
  errands: [{ errand: "visit", offices: ["a", "b", "c"], phone: 1, eService: 0.5, isStatutory: false }],
};

/** Offices a, b and c at 0, 0.3 and 1 degree, of which some are gone; 36 visitors a day mean each of a and b. */
function network(gone: readonly string[], parts: Partial<Scenario> = {}): Scenario {
  return scenarioOf({
    offices: [placed("a", 0, !gone.includes("a")), placed("b", 0.3, true), placed("c", 1, true)],
    errands: [errandOf("visit", { service: { kind: "exponential", mean: 5 } })],
    sources: ["a", "b"].map((id) => sourceOf(id, "visit", { rates: [rateOf({ 600: 0.1 })] })),
    displacement: AWAY,
    horizon: { days: 7 },
    observation: { waitThresholds: [10] },
    ...parts,
  });
}

test("where no office is gone, every office has the sum of its own days", () => {
  const scenario = network([]);
  const { offices, total, fates, isExact } = screenNetwork(scenario);
  const day = officeDayOf(scenario, "b", { weekday: 0 })!;
  expect(isExact).toBe(false);
  expect(offices.map(({ id }) => id)).toEqual(["a", "b", "c"]);
  expect(offices[1].sums.arrived).toBeCloseTo(7 * 36, 9);
  expect(offices[1].measures.waitJoined!).toBeCloseTo(day.measures.waitJoined!, 4); // coarse: 4 digits
  expect(offices[2].sums.arrived).toBe(0);
  expect(total.sums.arrived).toBeCloseTo(2 * 7 * 36, 8);
  expect(fates.displaced).toBe(0);
});

test("half of the displaced come to the nearest office left, and the rest is told apart", () => {
  const { offices, fates } = screenNetwork(network(["a"]));
  expect(fates.displaced).toBeCloseTo(252, 9);
  expect(fates.rerouted).toBeCloseTo(126, 9);
  expect(fates.extraTravelMinutes / fates.rerouted).toBeCloseTo(33.358, 2);
  expect(offices[1].received).toBeCloseTo(126, 9);
  expect(offices[1].sums.arrived).toBeCloseTo(252 + 126, 9);
  // No line to call. Half can use the e-service: 0.3 of 0.3 + 0.2 of them do.
  expect(fates.phone).toBe(0);
  expect(fates.eService).toBeCloseTo(126 * 0.5 * 0.6, 9);
  expect(fates.gaveUp).toBeCloseTo(126 * 0.7, 9);
  const { rerouted, phone, eService, failed, gaveUp, displaced } = fates;
  expect(rerouted + phone + eService + failed + gaveUp).toBeCloseTo(displaced, 9);
});

test("an office out of reach of a closure keeps its figures exactly", () => {
  const sources = ["a", "b", "c"].map((id) => sourceOf(id, "visit", { rates: [rateOf({ 600: 0.1 })] }));
  const [before, after] = [[], ["a"]].map((gone) => screenNetwork(network(gone, { sources })));
  expect(after.offices[2].sums).toEqual(before.offices[2].sums);
  expect(after.offices[1].sums.waitMinutes).toBeGreaterThan(before.offices[1].sums.waitMinutes);
});

test("visitors of an office that is gone are turned away where nothing is said of them", () => {
  const { offices } = screenNetwork(network(["a"], { displacement: null }));
  expect(offices[0].sums.turnedAway).toBeCloseTo(252, 9);
  expect(offices[0].measures.lostShare).toBe(1);
});

test("what is remembered changes nothing", () => {
  const memory = createMemory();
  for (const gone of [[], ["a"], []]) {
    const scenario = network(gone);
    expect(screenNetwork(scenario, { memory })).toEqual(screenNetwork(scenario));
  }
});

test("a selection is worked out alone, and must fit an office", () => {
  const { offices } = screenNetwork(network(["a"]), { where: "id=b" });
  expect(offices.map(({ id }) => id)).toEqual(["b"]);
  expect(offices[0].received).toBeCloseTo(126, 9);
  expect(() => screenNetwork(network([]), { where: "id=z" })).toThrow("no office has id");
});

test("policies stand side by side: hours, waits and cost, the same for the same input", () => {
  const more = network([], {
    offices: [placed("a", 0, true, 2), placed("b", 0.3, true), placed("c", 1, true)],
  });
  const variants = [
    { id: "as it is", scenario: network([]) },
    { id: "a second desk", scenario: more },
    { id: "closed", scenario: network(["a"]) },
  ];
  const options = { where: "id=a|b", costPerDeskHour: 400 };
  const { policies, thresholds } = screenPolicies(variants, options);
  expect(thresholds).toEqual([10]);
  expect(policies.map(({ staffHours }) => staffHours)).toEqual([84, 126, 42]); // 2, 3, 1 desks × 6 h × 7
  expect(policies.map(({ openHours }) => openHours)).toEqual([84, 84, 42]);
  expect(policies[1].waitPerVisit!).toBeLessThan(policies[0].waitPerVisit!);
  expect(policies[1].waitAbove[0]!).toBeLessThan(policies[0].waitAbove[0]!);
  expect(policies[2].notComing).toBeCloseTo(126, 9);
  expect(policies[0].cost).toBeCloseTo(400 * (84 + policies[0].overtimeHours), 9);
  expect(screenPolicies(variants, options)).toEqual({ policies, thresholds });
  expect(() => screenPolicies([])).toThrow("screenPolicies: no policies");
});
