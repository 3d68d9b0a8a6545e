/** Visitors who go on to another office, come again or call instead, on paper. */
import { expect, test } from "vitest";
import type { Errand } from "../../src/scenario/scenario.js";
import {
  always,
  callsOf,
  errandOf,
  lineOf,
  officeOf,
  rateOf,
  scenarioOf,
  sourceOf,
  type OfficeParts,
} from "../support/scenario.js";
import { live, simulate } from "./support.js";

/** Two offices, north and south, visitors of one errand to each. */
function two(north: OfficeParts = {}, south: OfficeParts = {}, errand: Partial<Errand> = {}) {
  return scenarioOf({
    errands: [errandOf("visit", errand)],
    offices: [officeOf("north", north), officeOf("south", south)],
    sources: [sourceOf("north", "visit"), sourceOf("south", "visit")],
  });
}

const toNorth = (minute: number) => ({ minute, source: "north/visit" });
const toSouth = (minute: number) => ({ minute, source: "south/visit" });
const overflow = (waiting: number, after: number | null = 10) => ({
  overflow: { waiting, to: ["south"], after: after === null ? null : always(after) },
});

test("an arrival that finds the line too long goes on, and is served there after the way", () => {
  // 600 at the desk, 601 waits, 602 finds one waiting and goes: there 612 to 622.
  const { attempts, contacts } = live(two(overflow(1)), [toNorth(600), toNorth(601), toNorth(602)]);
  expect(attempts("north")).toMatchObject({ arrived: 3, moved: 1, served: 2 });
  expect(attempts("south")).toMatchObject({ arrived: 1, served: 1, servedWaitMinutes: 0 });
  expect(contacts("north")).toMatchObject({ intended: 3, servedHere: 2, servedElsewhere: 1 });
});

test("with 0 in the rule, whoever finds no free desk goes on, at once when there is no way", () => {
  const { attempts } = live(two(overflow(0, null)), [toNorth(600), toNorth(601), toNorth(602)]);
  expect(attempts("north")).toMatchObject({ moved: 2, served: 1 });
  expect(attempts("south")).toMatchObject({ served: 2, servedWaitMinutes: 9 }); // 602 waits to 611
});

test("a visitor is sent on once only, and stays in however long a line", () => {
  const back = { overflow: { waiting: 0, to: ["north"], after: null } };
  const { attempts } = live(two(overflow(0, null), back), [toNorth(600), toSouth(600), toNorth(601)]);
  expect(attempts("south")).toMatchObject({ arrived: 2, moved: 0, waited: 1, served: 2 });
});

test("the shortest line is chosen, the first of equals, and never a closed office", () => {
  const scenario = scenarioOf({
    offices: [
      officeOf("a", { overflow: { waiting: 0, to: ["shut", "b", "c"], after: null } }),
      officeOf("b"),
      officeOf("c"),
      officeOf("shut", { opens: 300, closes: 400 }),
    ],
    sources: ["a", "b", "c"].map((id) => sourceOf(id, "visit")),
  });
  const at = (office: string, minute: number) => ({ minute, source: `${office}/visit` });
  const visitors = [at("a", 600), at("a", 601), at("b", 602), at("b", 603), at("a", 604), at("a", 605)];
  const { attempts } = live(scenario, visitors);
  // 601 to b (both empty), 602 and 603 wait at b; 604 and 605 to c, where nobody waits at first.
  expect(attempts("b").arrived).toBe(3);
  expect(attempts("c").arrived).toBe(2);
  expect(attempts("shut").arrived).toBe(0);
});

test("room can refuse who was sent on, but nobody who is sent on by the office before it is full", () => {
  const { attempts, contacts } = live(two({ ...overflow(0, null), room: 1 }, { room: 1 }), [
    toNorth(600),
    toNorth(601),
    toNorth(602),
  ]);
  expect(attempts("north")).toMatchObject({ moved: 2, turnedAway: 0 });
  expect(attempts("south")).toMatchObject({ served: 1, turnedAway: 1, refusedFull: 1 });
  expect(contacts("north")).toMatchObject({ servedHere: 1, servedElsewhere: 1, gaveUp: 1 });
});

test("who arrives from another office after closing is lost", () => {
  const { attempts } = live(two(overflow(0, 20)), [toNorth(945), toNorth(946)]);
  expect(attempts("south")).toMatchObject({ arrived: 1, turnedAway: 1, refusedFull: 0 });
});

test("the served go on to the next office at once, with business of its own, and are counted once", () => {
  const { attempts, contacts, office } = live(two({ next: [{ office: "south", chance: 1 }] }), [
    toNorth(600),
    toSouth(605),
  ]);
  // North to 610; then south, where 605 is at the desk to 615.
  expect(attempts("south")).toMatchObject({ arrived: 2, served: 2, servedWaitMinutes: 5 });
  expect(contacts("north")).toMatchObject({ intended: 1, servedElsewhere: 1 });
  expect(office("north").busyMinutes + office("south").busyMinutes).toBe(30);
});

test("work takes as much longer as the office says, also for who was sent on or goes on", () => {
  const slow = { serviceFactor: 2 };
  expect(live(two(overflow(0, null), slow), [toNorth(600), toNorth(601)]).office("south").busyMinutes).toBe(
    20,
  );
  const going = two({ next: [{ office: "south", chance: 1 }], serviceFactor: 3 }, slow);
  const { office, attempts } = live(going, [toNorth(600)]);
  expect([office("north").busyMinutes, office("south").busyMinutes]).toEqual([30, 20]);
  expect(attempts().serviceMinutes).toBe(50);
});

test("balking by the wait to expect knows how long the office takes", () => {
  const balking = {
    by: "expectedWait",
    chance: [
      { seen: 15, chance: 0 },
      { seen: 16, chance: 1 },
    ],
  } as const;
  const balked = (serviceFactor: number) => {
    return live(two({ serviceFactor }, {}, { balking }), [toNorth(600), toNorth(601)]).attempts().balked;
  };
  expect([balked(1), balked(2)]).toEqual([0, 1]); // 10 or 20 minutes to expect
});

test("who gives up comes again after a while, and is one contact", () => {
  const leaving = { later: 1, after: always(30), phone: 0 };
  const scenario = scenarioOf({ errands: [errandOf("visit", { patience: always(5), leaving })] });
  // 601 gives up at 606, comes at 636 to a free desk.
  const { attempts, contacts, office } = live(scenario, [600, 601]);
  expect(attempts()).toMatchObject({ arrived: 3, reneged: 1, served: 2 });
  expect(contacts()).toMatchObject({ intended: 2, servedHere: 2, gaveUp: 0 });
  expect(office().orbitMinutes).toBe(30);
});

test("who comes again when the doors are closed gives up or comes again, in the end at the next opening", () => {
  const leaving = { later: 1, after: always(12 * 60), phone: 0 };
  const scenario = scenarioOf({
    errands: [errandOf("visit", { patience: always(5), leaving })],
    horizon: { days: 2 },
  });
  // Gives up at 606, comes at 1326 (closed), again at 2046: 606 minutes after the second midnight, open.
  const { attempts, contacts } = live(scenario, [600, 601]);
  expect(attempts()).toMatchObject({ arrived: 4, reneged: 1, turnedAway: 1, served: 2 });
  expect(contacts()).toMatchObject({ intended: 2, servedHere: 2, pendingAtEnd: 0 });
});

test("contacts that are not over when the days end are pending", () => {
  const leaving = { later: 1, after: always(3000), phone: 0 };
  const scenario = scenarioOf({ errands: [errandOf("visit", { patience: always(5), leaving })] });
  expect(live(scenario, [600, 601]).contacts()).toMatchObject({ intended: 2, pendingAtEnd: 1 });
});

/** An office whose visitors wait 5 minutes and then call a line with one agent. */
function calling(line: Parameters<typeof lineOf>[1] = {}) {
  const leaving = { later: 0, after: null, phone: 1 };
  return scenarioOf({
    errands: [errandOf("visit", { patience: always(5), leaving, line: "hotline" })],
    offices: [officeOf("counter")],
    lines: [lineOf("hotline", line)],
    sources: [sourceOf("counter", "visit"), callsOf("hotline")],
  });
}

const visit = (minute: number) => ({ minute, source: "counter/visit" });
const call = (minute: number) => ({ minute, source: "hotline" });

test("who gives up calls instead, at once, and is handled for the line's time", () => {
  const { attempts, contacts, office } = live(calling({ errand: { service: always(7) } }), [
    visit(600),
    visit(601),
  ]);
  expect(contacts("counter")).toMatchObject({ intended: 2, servedHere: 1, phone: 1 });
  expect(attempts("hotline")).toMatchObject({ arrived: 1, served: 1, serviceMinutes: 7 });
  expect(office("hotline")).toMatchObject({ persons: 1, personsServed: 1, personsLost: 0 });
});

test("a line rejects who finds all agents busy and all places taken", () => {
  const { attempts, office } = live(calling({ places: 1 }), [call(600), call(601), call(602)]);
  expect(attempts("hotline")).toMatchObject({ arrived: 3, turnedAway: 1, refusedFull: 1, served: 2 });
  expect(office("hotline")).toMatchObject({ persons: 3, personsRefused: 1, personsLost: 1 });
});

test("rejected and abandoning callers redial, each with a chance of their own", () => {
  const redial = { after: always(20), rejected: 1, abandoned: 1 };
  const { attempts, office } = live(calling({ places: 1, redial, errand: { patience: always(5) } }), [
    call(600),
    call(601), // hangs up at 606, calls at 626: free, to 636
    call(602), // rejected, calls at 622: a free agent, 610 having ended the first; to 632 — so 626 waits to 631
  ]);
  // The agent is free from 610; 622 is served to 632; 626 waits, hangs up at 631, redials at 651 and is served.
  expect(attempts("hotline")).toMatchObject({ arrived: 6, turnedAway: 1, reneged: 2, served: 3 });
  expect(office("hotline")).toMatchObject({ persons: 3, personsServed: 3, personsLost: 0 });
  expect(office("hotline").orbitMinutes).toBe(60);
});

test("callers in line at closing are cut off, and do not call again", () => {
  const redial = { after: always(20), rejected: 1, abandoned: 1 };
  const { attempts, office } = live(calling({ redial }), [call(955), call(956)]);
  expect(attempts("hotline")).toMatchObject({ served: 1, sentHome: 1 });
  expect(office("hotline")).toMatchObject({ personsServed: 1, personsLost: 1 });
});

test("a line open day and night is called by those who call and by nobody else, at midnight too", () => {
  const redial = { after: always(30), rejected: 0.5, abandoned: 0 };
  const open = { opens: 0, closes: 1440 };
  const { office, attempts } = simulate(
    scenarioOf({
      lines: [lineOf("line", { ...open, places: 0, redial })],
      sources: [sourceOf("counter", "visit"), callsOf("line", { rates: [rateOf({ 0: 0.2 })] })],
      horizon: { days: 20 },
    }),
  );
  const { persons } = office("line");
  const expected = 20 * 1440 * 0.2;
  process.stdout.write(`callers ${persons}, expected ${expected} ± ${Math.sqrt(expected).toFixed(0)}\n`);
  expect(Math.abs(persons - expected) / Math.sqrt(expected)).toBeLessThan(4);
  // Each rejected call is followed by half a call on average, so that nobody calls more than twice on average.
  expect(attempts("line").arrived).toBeGreaterThan(persons);
  expect(attempts("line").arrived).toBeLessThan(2 * persons);
});
