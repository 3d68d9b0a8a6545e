/** People who give up calling and go to an office, on paper and as laws. */
import { expect, test } from "vitest";
import type { Scenario } from "../../src/scenario/scenario.js";
import {
  always,
  callsOf,
  desksAt,
  errandOf,
  lineOf,
  officeOf,
  rateOf,
  scenarioOf,
  sourceOf,
  type OfficeParts,
  type ScenarioParts,
} from "../support/scenario.js";
import { differing, simulate } from "./support.js";

/** Nobody ever answers this line, and there is no place to wait. */
const DEAF = lineOf("line", { desks: desksAt({ 0: 0 }), places: 0 });

/** Calls in the first hour, visits from 11:40 to 15:00; five desks. */
const CALLS = callsOf("line", { rates: [rateOf({ 600: 1, 660: 0 })] });
const VISITS = rateOf({ 700: 0.5, 900: 0 });
const FIVE: OfficeParts = { desks: desksAt({ 0: 5 }) };

function counter(parts: ScenarioParts = {}): Scenario {
  return scenarioOf({
    errands: [errandOf("visit", { line: "line" })],
    offices: [officeOf("counter", FIVE)],
    lines: [DEAF],
    sources: [sourceOf("counter", "visit", { rates: [VISITS] }), CALLS],
    ...parts,
  });
}

const allVisit = (minutes: number) => ({ unanswered: { visit: 1, after: always(minutes) } });

test("all who are not answered come to the office the same day, when visitors come", () => {
  const [without, withThem] = [simulate(counter()), simulate(counter(allVisit(1)))];
  const { persons, personsVisiting, personsLost } = withThem.office("line");
  expect(persons).toBeGreaterThan(30);
  expect([personsVisiting, personsLost]).toEqual([persons, 0]);
  const own = without.contacts("counter").intended;
  expect(withThem.contacts("counter")).toMatchObject({ intended: own + persons, servedHere: own + persons });
  expect(withThem.slot(22, "counter").arrived).toBe(0); // 11:00 to 11:30: they come when visitors come
  expect(without.office("line").personsLost).toBe(persons);
});

test("a day later they come on the next day, and those of the last day are under way at the end", () => {
  const two = { horizon: { days: 2 } };
  const without = simulate(counter(two));
  const { contacts, day, office } = simulate(counter({ ...two, ...allVisit(1440) }));
  const ofFirst = day(1).arrived - without.day(1).arrived;
  expect(day(0).arrived).toBe(without.day(0).arrived);
  expect(ofFirst).toBe(simulate(counter()).office("line").persons);
  expect(contacts("counter").pendingAtEnd).toBe(office("line").persons - ofFirst);
});

test("whoever sets out too late for today's visitors comes on the next day", () => {
  const late = callsOf("line", { rates: [rateOf({ 910: 1, 940: 0 })] });
  const sources = [sourceOf("counter", "visit", { rates: [VISITS] }), late];
  const { day, office } = simulate(counter({ sources, horizon: { days: 2 }, ...allVisit(1) }));
  const without = simulate(counter({ sources, horizon: { days: 2 } }));
  expect(day(0).arrived).toBe(without.day(0).arrived);
  expect(day(1).arrived).toBeGreaterThan(without.day(1).arrived);
  expect(office("line").personsVisiting).toBe(office("line").persons);
});

test("they go to the offices of visitors with the line's errands, in proportion to them", () => {
  const errands = [errandOf("visit", { line: "line" }), errandOf("other")];
  const offices = ["north", "south", "west"].map((id) => officeOf(id, FIVE));
  const of = (office: string, errand: string, rate: number) =>
    sourceOf(office, errand, { rates: [rateOf({ 700: rate, 900: 0 })] });
  const calls = callsOf("line", { rates: [rateOf({ 600: 50, 660: 0 })] });
  const parts = {
    errands,
    offices,
    sources: [of("north", "visit", 0.1), of("south", "visit", 0.3), of("west", "other", 0.5), calls],
  };
  const [without, withThem] = [simulate(counter(parts)), simulate(counter({ ...parts, ...allVisit(1) }))];
  const more = (office: string): number =>
    withThem.contacts(office, "visit").intended - without.contacts(office, "visit").intended;
  const callers = withThem.office("line").personsVisiting;
  expect(more("north") + more("south")).toBe(callers);
  expect(withThem.contacts("west")).toEqual(without.contacts("west"));
  const z = (more("north") - callers / 4) / Math.sqrt((callers * 3) / 16);
  process.stdout.write(
    `share of the smaller office ${more("north") / callers}, expected 0.25, z ${z.toFixed(2)}\n`,
  );
  expect(Math.abs(z)).toBeLessThan(4);
});

test("who meant to visit an office before the call goes to that one", () => {
  const errands = [errandOf("visit", { line: "line", patience: always(1), leaving: ALL_CALL })];
  const offices = [
    officeOf("open", { desks: desksAt({ 0: 50 }) }),
    officeOf("shut", { desks: desksAt({ 0: 0 }) }),
  ];
  const sources = ["open", "shut"].map((id) => sourceOf(id, "visit", { rates: [VISITS] }));
  const parts = { errands, offices, sources, horizon: { days: 20 } };
  const unanswered = { visit: 0.5, after: always(60) };
  const [without, withThem] = [simulate(counter(parts)), simulate(counter({ ...parts, unanswered }))];
  const { intended, phone, pendingAtEnd } = withThem.contacts("shut");
  expect(withThem.contacts("open")).toEqual(without.contacts("open"));
  expect(intended).toBeGreaterThan(1.5 * without.contacts("shut").intended); // each calls and half of them come back, again and again
  expect(intended).toBe(phone + pendingAtEnd);
  expect(withThem.office("line").persons).toBe(phone);
});

const ALL_CALL = { later: 0, after: null, phone: 1 };

test("nobody goes when none would, nor where nobody has an errand of the line: not a byte differs", () => {
  const none = counter({ unanswered: { visit: 0, after: always(1) } });
  const errands = [errandOf("visit")];
  const unknown = counter({ errands, ...allVisit(1) });
  expect(differing(simulate(none).sums, simulate(counter()).sums)).toEqual([]);
  expect(differing(simulate(unknown).sums, simulate(counter({ errands })).sums)).toEqual([]);
});

test("the order in which offices and sources are listed changes nothing", () => {
  const offices = ["a", "b", "c"].map((id) => officeOf(id, FIVE));
  const sources = [...offices.map(({ id }) => sourceOf(id, "visit", { rates: [VISITS] })), CALLS];
  const parts = { offices, unanswered: { visit: 0.7, after: { kind: "exponential", mean: 300 } as const } };
  const one = simulate(counter({ ...parts, sources, horizon: { days: 3 } }));
  const other = simulate(
    counter({ ...parts, offices: offices.toReversed(), sources: sources.toReversed(), horizon: { days: 3 } }),
  );
  for (const { id } of offices) {
    expect(other.contacts(id)).toEqual(one.contacts(id));
    expect(other.office(id)).toEqual(one.office(id));
  }
});
