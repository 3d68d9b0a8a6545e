/** The same people under two policies: on paper, and laws of every network. */
import { expect, test } from "vitest";
import { compileModel } from "../../src/model/compile.js";
import type { Displacement } from "../../src/scenario/displacement.js";
import type { Scenario } from "../../src/scenario/scenario.js";
import {
  createPairing,
  PAIR_SUMS,
  PAIR_WIDTH,
  type CellMaps,
  type PairSum,
} from "../../src/simulation/pairs.js";
import { drawnMeans } from "../../src/simulation/drawnMeans.js";
import { createRoll, DRAWN, PARTS } from "../../src/simulation/roll.js";
import { createSimulator } from "../../src/simulation/simulate.js";
import { meanOf } from "../../src/stats/ratio.js";
import {
  always,
  desksAt,
  errandOf,
  officeOf,
  rateOf,
  scenarioOf,
  sourceOf,
  withPhases,
} from "../support/scenario.js";
import { dailyScenarios } from "./generated.js";
import { networks } from "./generatedNetworks.js";
import { changed, holds, withDrain } from "./lawful.js";
import { differing, tell } from "./support.js";

/** A scenario lived through with a roll. */
function live(scenario: Scenario, replication = 0) {
  const model = compileModel(scenario);
  const roll = createRoll(model);
  const { sums } = createSimulator(model, () => false, roll)("people", replication);
  return { model, roll, sums, told: tell(scenario, sums) };
}
type Lived = ReturnType<typeof live>;

/** One cell for all, one for each office, then one for each zone. */
function mapsOf({ model }: Lived): CellMaps {
  const offices = model.officeIds.length;
  return {
    ofSource: [new Int32Array(model.sourceOffice.length), model.sourceOffice.map((office) => 1 + office)],
    ofZone: Int32Array.from(model.displacement?.zoneIds ?? [], (_, i) => 1 + offices + i),
  };
}

/** Sums of a cell by name. @param cell 0 for all */
function pair(before: Lived, after: Lived) {
  const [maps, others] = [mapsOf(before), mapsOf(after)];
  const count =
    1 + Math.max(before.model.officeIds.length, after.model.officeIds.length) + others.ofZone.length;
  const sums = createPairing(before.roll, after.roll, { count, before: maps, after: others })();
  return (name: PairSum, cell = 0): number => sums[cell * PAIR_WIDTH + PAIR_SUMS.indexOf(name)];
}

/** Minutes waited by everybody, in all lines. */
function waited({ told }: Lived): number {
  const { servedWaitMinutes, renegedWaitMinutes, sentHomeWaitMinutes } = told.attempts();
  return servedWaitMinutes + renegedWaitMinutes + sentHomeWaitMinutes;
}

const crowd = (standing: number, desks: number, patience: number | null = null): Scenario =>
  scenarioOf({
    errands: [errandOf("visit", { patience: patience === null ? null : always(patience) })],
    offices: [officeOf("counter", { desks: desksAt({ 0: desks }) })],
    sources: [sourceOf("counter", "visit", { atTheDoor: standing })],
  });

test("with a second desk each of four waits half as long", () => {
  // 10 minutes each: waits 0, 10, 20, 30 at one desk and 0, 0, 10, 10 at two; shorter by 0, 10, 10, 20
  const sums = pair(live(crowd(4, 1)), live(crowd(4, 2)));
  expect([sums("persons"), sums("unchanged"), sums("alike")]).toEqual([4, 1, 1]);
  expect([sums("betterOff"), sums("worseOff")]).toEqual([3, 0]);
  expect([sums("waitShorter5"), sums("waitShorter10"), sums("waitShorter30")]).toEqual([3, 1, 0]);
  expect([sums("waitLonger5"), sums("waitChangeMinutes")]).toEqual([0, -40]);
});

test("who gives up at one desk and is served at two gains service, and no shorter wait is told", () => {
  // patience 15: waits 0 and 10 are served, the third and fourth leave after 15 minutes; at two desks all are served
  const [before, after] = [live(crowd(4, 1, 15)), live(crowd(4, 2, 15))];
  const sums = pair(before, after);
  expect([sums("gainsService"), sums("betterOff"), sums("losesService")]).toEqual([2, 3, 0]);
  expect([sums("waitShorter5"), sums("waitChangeMinutes")]).toEqual([1, 20 - 40]);
  expect(pair(after, before)("losesService")).toBe(2);
});

test("who comes under one policy alone is told apart", () => {
  const [few, many] = [live(crowd(2, 1)), live(crowd(3, 1))];
  const sums = pair(few, many);
  expect([sums("persons"), sums("unchanged"), sums("onlyAfter"), sums("onlyBefore")]).toEqual([2, 2, 1, 0]);
  expect(sums("onlyAfterWaitMinutes")).toBe(20);
  expect(pair(many, few)("onlyBeforeWaitMinutes")).toBe(20);
  const named = sourceOf("counter", "visit", { id: "other", atTheDoor: 3 });
  const other = live(scenarioOf({ sources: [named] }));
  const apart = pair(few, other);
  expect([apart("persons"), apart("onlyBefore"), apart("onlyAfter")]).toEqual([0, 2, 3]);
});

const PLACES: Readonly<Record<string, number>> = { a: 0, b: 0.3 };

/** One degree of the equator is 111.195 km, driven at 60 km/h. */
const MOVING: Displacement = {
  zones: [{ id: "home", name: "Home", area: "rural", population: 1, latitude: 0, longitude: 0 }],
  roads: [{ area: "rural", circuity: 1, kmPerHour: 60, radiusKm: 0 }],
  originKm: 1000,
  acceptance: [{ minutes: 0, share: 1 }],
  phone: 0,
  eService: 0,
  eIdentification: 1,
  errands: [{ errand: "visit", offices: ["a", "b"], phone: 0, eService: 1, isStatutory: false }],
};

function closing(exists: boolean, displacement: Partial<Displacement> = {}): Scenario {
  const offices = Object.entries(PLACES).map(([id, longitude]) => {
    const office = officeOf(id);
    const attributes = { ...office.attributes, latitude: 0, longitude, area: "rural" };
    return withPhases({ ...office, attributes }, () => ({ exists: exists || id === "b" }));
  });
  return scenarioOf({
    offices,
    errands: [errandOf("visit", { service: always(0.25) })],
    sources: [
      sourceOf("a", "visit", { rates: [rateOf({ 600: 0.1 })] }),
      sourceOf("b", "visit", { atTheDoor: 2 }),
    ],
    displacement: { ...MOVING, ...displacement },
  });
}

test("those whose office is gone travel to the next, and nobody else changes place", () => {
  // 0.3 × 111.195 min = 33.4 min more for all who come to a, about 36; two stand at the door of b
  const [before, after] = [live(closing(true)), live(closing(false))];
  const sums = pair(before, after);
  const came = before.told.contacts("a").intended;
  expect(came).toBeGreaterThan(20);
  const everybody = [came + 2, came, came, came];
  expect(
    (["persons", "otherPlace", "travelLonger30", "worseOff"] as const).map((name) => sums(name)),
  ).toEqual(everybody);
  expect(sums("travelChangeMinutes")).toBe(after.told.contacts().extraTravelMinutes);
  expect(sums("travelChangeMinutes")).toBeCloseTo(came * 0.3 * 111.195, 1);
  expect([sums("persons", 1), sums("otherPlace", 1), sums("otherPlace", 2)]).toEqual([came, came, 0]);
  expect([sums("persons", 3), sums("travelLonger30", 3)]).toEqual([came + 2, came]); // all live in the one zone
});

test("an e-service serves, and who stays at home is not served", () => {
  const never = { acceptance: [{ minutes: 0, share: 1 }, { minutes: 1, share: 0 }] }; // prettier-ignore
  const [before, online] = [live(closing(true)), live(closing(false, { ...never, eService: 1 }))];
  const came = before.told.contacts("a").intended;
  expect([pair(before, online)("otherPlace"), pair(before, online)("losesService")]).toEqual([came, 0]);
  const home = live(closing(false, never));
  expect([pair(before, home)("otherPlace"), pair(before, home)("losesService")]).toEqual([0, came]);
});

test("the roll changes no sum", () => {
  const agree = (scenario: Scenario): void => {
    const plain = createSimulator(compileModel(scenario))("people", 1);
    expect(differing(live(scenario, 1).sums, plain.sums)).toEqual([]);
  };
  holds(networks, agree, 6);
  holds(dailyScenarios, agree, 6);
  agree(closing(false));
});

/** A desk more everywhere, and half as many who come by themselves. */
function otherPolicy(scenario: Scenario): Scenario {
  const office = (one: Scenario["offices"][number]) =>
    withPhases(one, ({ desks }) => ({
      desks: desks.map(({ minute, value }) => ({ minute, value: value + 1 })),
    }));
  const sources = scenario.sources.map((one, i) => ({
    ...one,
    scale: i % 2 === 0 ? one.scale : one.scale / 2,
  }));
  return { ...changed(scenario, { office }), sources };
}

test("winners, losers, those alike and the undecided are all persons, and waits add up to the difference of the sums", () => {
  let [moved, different, gone] = [0, 0, 0];
  holds(
    networks,
    (scenario) => {
      const [before, after] = [live(scenario), live(otherPolicy(scenario))];
      const sums = pair(before, after);
      const parts = ["worseOff", "betterOff", "alike", "undecided"] as const;
      expect(parts.reduce((sum, name) => sum + sums(name), 0)).toBe(sums("persons"));
      const { intended, noShow } = before.told.contacts();
      const calls = before.told.office("hotline").persons - before.told.contacts().phone;
      expect(sums("persons") + sums("onlyBefore")).toBe(intended - noShow + calls);
      expect(sums("unchanged")).toBeLessThanOrEqual(sums("alike"));
      const change = sums("waitChangeMinutes") + sums("onlyAfterWaitMinutes") - sums("onlyBeforeWaitMinutes");
      const earlier = after.roll.otherMinutes - before.roll.otherMinutes;
      expect(change + earlier).toBe(waited(after) - waited(before));
      for (const name of PAIR_SUMS) {
        const offices = [...scenario.offices, ...scenario.lines].map((_, i) => sums(name, 1 + i));
        expect(offices.reduce((sum, value) => sum + value, 0)).toBeCloseTo(sums(name), 6);
      }
      moved += sums("otherPlace");
      different += sums("betterOff") + sums("worseOff");
      gone += sums("onlyBefore");
    },
    16,
  );
  expect(Math.min(moved, different, gone)).toBeGreaterThan(50); // there was something to tell
});

test("nobody is undecided once everybody is done with, also on days after the measured ones", () => {
  // One of two at the door gives up after 5 minutes and comes a day later: to a line, or at two desks to none.
  const errand = { patience: always(5), leaving: { later: 1, after: always(1440), phone: 0 } };
  const policy = (desks: number, drainDays: number): Scenario =>
    withDrain({ ...crowd(2, desks), errands: [errandOf("visit", errand)] }, drainDays);
  const [without, drained] = [0, 3].map((days) => pair(live(policy(1, days)), live(policy(2, days))));
  expect([without("persons"), without("undecided")]).toEqual([2, 1]);
  // 5 minutes on the first day; on the next at 605, and at the desk that becomes free at 610.
  expect([drained("persons"), drained("undecided"), drained("waitChangeMinutes")]).toEqual([2, 0, -10]);
});

test("everybody stays who they are when the rows of a busy day are dealt out to parts of it", () => {
  // 60 a minute in 360 minutes at each of two offices: 21,600, more than two parts of 8192 hold; 40 desks for 15 at work
  const ids = ["east", "west"];
  const busy = scenarioOf({
    offices: ids.map((id) => officeOf(id, { desks: desksAt({ 0: 40 }) })),
    errands: [errandOf("visit", { service: always(0.25) })],
    sources: ids.map((id) => sourceOf(id, "visit", { rates: [rateOf({ 600: 60 })] })),
  });
  const { roll, model, told } = live(busy);
  for (const [source, office] of model.sourceOffice.entries()) {
    const [from, end] = [roll.first[source * PARTS], roll.end[source * PARTS]];
    const { arrived } = told.attempts(ids[office]);
    expect(arrived).toBeGreaterThan(20_000);
    expect([end - from, new Set(roll.attended.subarray(from, end))]).toEqual([arrived, new Set([office])]);
  }
});

test("under the same policy everybody is where they were", () => {
  holds(networks, (scenario) => {
    const sums = pair(live(scenario), live(scenario));
    expect(sums("unchanged") + sums("undecided")).toBe(sums("persons"));
    expect(sums("alike")).toBe(sums("unchanged"));
    expect([sums("onlyBefore"), sums("onlyAfter"), sums("waitChangeMinutes")]).toEqual([0, 0, 0]);
  }, 5); // prettier-ignore
});

test("what is drawn has the means that are known exactly", () => {
  // Two days of 0.05 visitors a minute in 360 minutes and 3 at the door, work of mean 10 × 1.5 and one more with 20 %.
  const scenario = scenarioOf({
    errands: [errandOf("visit", { service: { kind: "exponential", mean: 10 } })],
    offices: [officeOf("counter", { serviceFactor: 1.5 })],
    sources: [sourceOf("counter", "visit", { atTheDoor: 3, rates: [rateOf({ 0: 0.05 })] })],
    furtherErrand: { chance: 0.2, shares: [1] },
    dayFactorCv: 0.3,
    horizon: { days: 2, warmUpDays: 1 },
  });
  const means = drawnMeans(compileModel(scenario));
  expect(means[DRAWN.expected]).toBeCloseTo(36, 10);
  expect(means[DRAWN.visitors]).toBeCloseTo(42, 10);
  expect(means[DRAWN.workMinutes]).toBeCloseTo(42 * 10 * 1.2 * 1.5, 2); // the table of the law is right to 2e-6
  const model = compileModel(scenario);
  const roll = createRoll(model);
  const simulate = createSimulator(model, () => false, roll);
  const found = Array.from({ length: 60 }, (_, replication) => {
    const { sums } = simulate("means", replication);
    expect(roll.drawn[DRAWN.visitors]).toBe(tell(scenario, sums).contacts().intended);
    return roll.drawn.slice();
  });
  for (const column of Object.values(DRAWN)) {
    const { estimate, standardError } = meanOf(
      Float64Array.from(found, (one) => one[column]),
      0.95,
    );
    expect(Math.abs((estimate ?? NaN) - means[column])).toBeLessThan(4 * (standardError ?? 0));
  }
});
