/** The days after the measured ones: on paper, and laws of every network. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { compileModel } from "../../src/model/compile.js";
import { placesOf } from "../../src/scenario/places.js";
import type { Errand, Line, Scenario } from "../../src/scenario/scenario.js";
import { createSimulator } from "../../src/simulation/simulate.js";
import { OFFICE_SUMS, type Sums } from "../../src/simulation/sums.js";
import { FATES } from "../../src/simulation/visits.js";
import { DAY_MINUTES } from "../../src/units.js";
import { always, callsOf, errandOf, lineOf, scenarioOf, sourceOf } from "../support/scenario.js";
import { continuousScenarios, dailyScenarios } from "./generated.js";
import { networks } from "./generatedNetworks.js";
import { changed, holds, withDrain } from "./lawful.js";
import { differing, live, simulate } from "./support.js";

/** Visitors wait 5 minutes at most, and come again a day later. */
const again = (parts: Partial<Errand> = {}, horizon: Partial<Scenario["horizon"]> = {}): Scenario =>
  scenarioOf({
    errands: [
      errandOf("visit", {
        patience: always(5),
        leaving: { later: 1, after: always(1440), phone: 0 },
        ...parts,
      }),
    ],
    horizon,
  });

test("who comes again on the day after the last measured one is served in the drain, and pending without one", () => {
  // 600 to 610 at the desk; 601 gives up at 606 and comes at 606 of the next day, to a free desk.
  const [without, drained] = [live(again(), [600, 601]), live(withDrain(again(), 1), [600, 601])];
  expect(without.contacts()).toMatchObject({ intended: 2, servedHere: 1, pendingAtEnd: 1 });
  expect(drained.contacts()).toMatchObject({ intended: 2, servedHere: 2, pendingAtEnd: 0 });
  expect(drained.attempts()).toEqual(without.attempts());
  expect(drained.attempts()).toMatchObject({ arrived: 2, served: 1, reneged: 1 });
  expect(drained.office()).toMatchObject({ openDays: 1, busyMinutes: 10, lineMinutes: 5 });
});

test("in the drain others stand in the way as ever, who are counted nowhere", () => {
  // The one of the day before comes at 2046, while who came at 2045 is at the desk; gives up at 2051, comes at 3491.
  const visitors = [600, 601, 2045];
  const after = (days: number) => live(withDrain(again(), days), visitors);
  expect(after(1).contacts()).toMatchObject({ intended: 2, servedHere: 1, pendingAtEnd: 1 });
  expect(after(2).contacts()).toMatchObject({ intended: 2, servedHere: 2, pendingAtEnd: 0 });
  expect(after(2).attempts()).toMatchObject({ arrived: 2, served: 1 });
});

test("with a drain a contact belongs to the day intended, also that of somebody who came in the warm-up", () => {
  // 600 and 601 of the warm-up; 601 comes again at 2046, in the measured day, and is served there.
  const scenario = again({}, { warmUpDays: 1 });
  const [without, drained] = [live(scenario, [600, 601]), live(withDrain(scenario, 1), [600, 601])];
  expect(without.contacts()).toMatchObject({ intended: 0, pendingAtStart: 1, servedHere: 1 });
  expect(drained.contacts()).toMatchObject({ intended: 0, pendingAtStart: 0, servedHere: 0 });
  expect(drained.attempts()).toMatchObject({ arrived: 1, served: 1 });
  expect(drained.attempts()).toEqual(without.attempts());
});

test("who calls again on another day is a person of the day of the first call", () => {
  const scenario = scenarioOf({
    offices: [],
    errands: [],
    lines: [
      lineOf("line", {
        places: 0,
        redial: { after: always(1440), rejected: 1, abandoned: 0 },
        errand: { service: always(10) },
      }),
    ],
    sources: [callsOf("line")],
  });
  const [without, drained] = [live(scenario, [600, 601]), live(withDrain(scenario, 3), [600, 601])];
  expect(without.office("line")).toMatchObject({ persons: 2, personsServed: 1, personsAtEnd: 1 });
  expect(drained.office("line")).toMatchObject({ persons: 2, personsServed: 2, personsAtEnd: 0 });
  expect(drained.attempts("line")).toEqual(without.attempts("line"));
  expect(drained.office("line").personsRefused).toBe(1);
});

test("a contact put off beyond the measured days that becomes a call is a call moved, and its caller is not of these days", () => {
  const leaving = { later: 0.5, after: always(1440), phone: 0.5 };
  const scenario = scenarioOf({
    errands: [errandOf("visit", { patience: always(5), leaving, line: "line" })],
    lines: [lineOf("line")],
    sources: [sourceOf("counter", "visit"), callsOf("line")],
  });
  // Thirteen at the door for one desk: one is served and one in two of the others comes again or calls.
  const visitors = Array.from({ length: 13 }, () => ({ minute: 600, source: "counter/visit" }));
  const [without, drained] = [live(scenario, visitors), live(withDrain(scenario, 30), visitors)];
  const { servedHere, phone, pendingAtEnd } = drained.contacts("counter");
  expect([servedHere + phone, pendingAtEnd]).toEqual([13, 0]);
  expect(phone).toBeGreaterThan(without.contacts("counter").phone);
  expect(drained.office("line").persons).toBe(without.contacts("counter").phone);
});

test("lines that carry over midnight drain too, if the scenario says so", () => {
  const around = scenarioOf({
    errands: [errandOf("visit", { service: always(60) })],
    offices: [{ ...scenarioOf().offices[0], phases: [{ ...scenarioOf().offices[0].phases[0], week: Array.from({ length: 7 }, () => ({ opens: 0, closes: 1440 })) }] }], // prettier-ignore
    horizon: { continuous: true },
  });
  // Two come at 1430: one is at the desk and one in line at midnight.
  const [without, drained] = [live(around, [1430, 1430]), live(withDrain(around, 1), [1430, 1430])];
  expect(without.contacts()).toMatchObject({ intended: 2, pendingAtEnd: 2 });
  expect(drained.contacts()).toMatchObject({ intended: 2, servedHere: 2, pendingAtEnd: 0 });
  expect(drained.office()).toMatchObject({ insideAtEnd: 2, busyMinutes: 10, lineMinutes: 10 });
});

/** How many days a replication takes. */
function daysLived(scenario: Scenario): number {
  let days = 0;
  const count = (): boolean => {
    days++;
    return false;
  };
  createSimulator(compileModel(scenario), count)("days", 0);
  return days;
}

test("a run ends on the day on which the last one is done with, and on the last measured one where nobody is left", () => {
  const crowd = sourceOf("counter", "visit", { atTheDoor: 2 });
  const scenario = (later: number): Scenario => ({
    ...again({ patience: always(5), leaving: { later, after: always(3 * 1440), phone: 0 } }),
    sources: scenarioOf({ sources: [crowd] }).sources,
  });
  // Two at the door every day: one leaves after 5 minutes, comes at that minute three days later, and is saved by the
  // desk that becomes free after 5 minutes more.
  expect(daysLived(withDrain(scenario(0), 9))).toBe(1);
  expect(daysLived(withDrain(scenario(1), 9))).toBe(4);
  expect(daysLived(withDrain(scenario(1), 2))).toBe(3);
  expect(daysLived(withDrain(scenario(1), 0))).toBe(1);
  // Patience for the whole of the work: nobody leaves.
  expect(daysLived(withDrain({ ...scenario(1), errands: [errandOf("visit", { patience: always(11) })] }, 9))).toBe(1); // prettier-ignore
  holds(dailyScenarios, (one) => {
    expect(daysLived(withDrain(one, 3))).toBe(one.horizon.warmUpDays + one.horizon.days);
  }, 10); // prettier-ignore
});

/** Sums by office without those of people who call. */
function withoutPeople({ office }: Sums): number[] {
  const width = OFFICE_SUMS.length;
  return [...office].filter((_, at) => !OFFICE_SUMS[at % width].startsWith("persons"));
}

const CONTACT_ENDS = [
  "servedHere",
  "servedElsewhere",
  "phone",
  "eService",
  "gaveUp",
  "failed",
  "noShow",
] as const;

test("a drain leaves all that belongs to the measured days as it is, and accounts for everybody", () => {
  let [before, after] = [0, 0];
  holds(fc.oneof(networks, continuousScenarios), (scenario) => {
    const [without, drained] = [simulate(scenario), simulate(withDrain(scenario, 4))];
    const differs = differing(without.sums, drained.sums);
    expect(differs.filter((name) => name !== "contact" && name !== "office")).toEqual([]);
    expect(withoutPeople(drained.sums)).toEqual(withoutPeople(without.sums));
    const [one, other] = [without.contacts(), drained.contacts()];
    expect([other.pendingAtStart, other.intended]).toEqual([0, one.intended]);
    expect(CONTACT_ENDS.reduce((sum, name) => sum + other[name], other.pendingAtEnd)).toBe(other.intended);
    before += one.pendingAtEnd;
    after += other.pendingAtEnd;
  });
  expect(after).toBeLessThan(before);
});

test("with more days of drain only those pending become fewer, and in the end there are none", () => {
  // Nobody goes on for ever.
  const errand = (one: Errand): Errand => ({
    ...one,
    leaving: one.leaving && { ...one.leaving, later: one.leaving.later / 2, phone: one.leaving.phone / 2 },
  });
  const line = (one: Line): Line => ({
    ...one,
    office: { ...one.office, redial: { after: always(40), rejected: 0.5, abandoned: 0.5 } },
  });
  holds(networks, (drawn) => {
    const scenario = { ...changed(drawn, { errand }), lines: drawn.lines.map(line) };
    const told = [0, 1, 3, 60].map((days) => simulate(withDrain(scenario, days)));
    for (const [i, one] of told.slice(1, -1).entries()) {
      const more = told[i + 2].contacts();
      for (const name of CONTACT_ENDS) expect(more[name]).toBeGreaterThanOrEqual(one.contacts()[name]);
      expect(more.pendingAtEnd).toBeLessThanOrEqual(one.contacts().pendingAtEnd);
    }
    expect([told[3].contacts().pendingAtEnd, told[3].office("hotline").personsAtEnd]).toEqual([0, 0]);
    expect(differing(simulate(withDrain(scenario, 70)).sums, told[3].sums)).toEqual([]);
  }, 20); // prettier-ignore
});

/** Fates of those contacts that begin before a day, as the visits of a run tell them. */
function fatesBefore(scenario: Scenario, day: number): ReadonlyMap<string, number> {
  const traced = new Set(placesOf(scenario).map(({ id }) => id));
  const { visits } = createSimulator(compileModel(scenario, { traced }))("test", 0);
  const fateOf = new Map<number, string>();
  visits?.visitor.forEach((visitor, i) => {
    const [fate, place] = [FATES[visits.fate[i]], visits.office[i] < 0 ? visits.base[i] : visits.office[i]];
    const isCall = place >= scenario.offices.length;
    if (!isCall && fate !== "noShow" && visits.intended[i] < day * DAY_MINUTES) fateOf.set(visitor, fate);
  });
  const counts = new Map<string, number>();
  for (const fate of fateOf.values()) counts.set(fate, (counts.get(fate) ?? 0) + 1);
  return counts;
}

test("what became of everybody is what a longer run says of them", () => {
  holds(networks, (drawn) => {
    // Nobody who called is told apart from those who meant to come.
    const scenario: Scenario = { ...drawn, horizon: { ...drawn.horizon, warmUpDays: 0 } };
    delete (scenario as { unanswered?: unknown }).unanswered;
    const { days } = scenario.horizon;
    const longer = withDrain(scenario, 5);
    const fates = fatesBefore({ ...longer, horizon: { ...scenario.horizon, days: days + 5 } }, days);
    const told = simulate(longer).contacts();
    for (const name of ["servedHere", "servedElsewhere", "gaveUp"] as const) {
      expect([name, fates.get(name) ?? 0]).toEqual([name, told[name]]);
    }
  }, 25); // prettier-ignore
});

test("the same bytes twice, alone, in a batch and after other replications", () => {
  holds(networks, (drawn) => {
    const model = compileModel(withDrain(drawn, 3));
    const simulator = createSimulator(model);
    const batch = [0, 1, 2].map((replication) => simulator("drain", replication));
    expect(differing(createSimulator(model)("drain", 2).sums, batch[2].sums)).toEqual([]);
    expect(differing(simulator("drain", 1).sums, batch[1].sums)).toEqual([]);
  }, 10); // prettier-ignore
});
