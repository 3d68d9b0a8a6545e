/** Who comes in and who does not, on paper: one desk, 10 minutes of service. */
import { expect, test } from "vitest";
import type { Balking } from "../../src/scenario/scenario.js";
import {
  always,
  desksAt,
  errandOf,
  officeOf,
  rateOf,
  scenarioOf,
  sourceOf,
  type OfficeParts,
} from "../support/scenario.js";
import { live, simulate } from "./support.js";

test("a full office turns away, those at desks included, until somebody leaves", () => {
  const scenario = scenarioOf({ offices: [officeOf("counter", { room: 2 })] });
  const { attempts } = live(scenario, [600, 601, 602, 609, 610]);
  expect(attempts()).toMatchObject({ arrived: 5, joined: 3, turnedAway: 2, served: 3 });
  expect(attempts().servedWaitMinutes).toBe(9 + 10); // 601–610, 610–620
});

test("room of one office says nothing of another", () => {
  const offices = [officeOf("counter"), officeOf("small", { room: 1 })];
  const { attempts } = live(scenarioOf({ offices }), [600, 601, 602]);
  expect(attempts("counter")).toMatchObject({ turnedAway: 0, served: 3 });
});

function balker(balking: Balking, office: OfficeParts = {}) {
  return scenarioOf({ errands: [errandOf("visit", { balking })], offices: [officeOf("counter", office)] });
}

const BY_LINE: Balking = {
  by: "waiting",
  chance: [
    { seen: 1, chance: 0.2 },
    { seen: 3, chance: 0.9 },
  ],
};

test.each([
  ["below the first knot the chance is the first", 0, 0.2],
  ["at a knot it is the knot's", 1, 0.2],
  ["between knots it lies on a straight line", 2, 0.55],
  ["at the last knot it is the last", 3, 0.9],
  ["above the last knot it stays", 4, 0.9],
])("balking by the line: %s", (_title, waiting, chance) => {
  // Somebody is at the desk, and `waiting` with the largest choice stand in line.
  const before = Array.from({ length: waiting + 1 }, () => ({ minute: 600, choice: 0.999 }));
  const balked = (choice: number) =>
    live(balker(BY_LINE), [...before, { minute: 601, choice }]).attempts().balked;
  expect([balked(chance - 0.001), balked(chance + 0.001)]).toEqual([1, 0]);
});

test("only who would have to wait balks", () => {
  const sure: Balking = { by: "waiting", chance: [{ seen: 0, chance: 1 }] };
  const { attempts } = live(balker(sure, { desks: desksAt({ 0: 2 }) }), [600, 601, 602, 611]);
  expect(attempts()).toMatchObject({ arrived: 4, joined: 3, balked: 1, served: 3, waited: 0 });
});

test("an office without desks makes everybody wait, so everybody may balk", () => {
  const { attempts } = live(
    balker({ by: "waiting", chance: [{ seen: 0, chance: 1 }] }, { desks: desksAt({ 700: 1 }) }),
    [600, 700],
  );
  expect(attempts()).toMatchObject({ balked: 1, served: 1 });
});

const BY_WAIT: Balking = {
  by: "expectedWait",
  chance: [
    { seen: 10, chance: 0 },
    { seen: 20, chance: 1 },
  ],
};

test("balking by expected wait reckons with (waiting + 1) × mean service ÷ open desks", () => {
  // Two desks: 0 waiting expect 5 min, 1 expects 10, 2 expect 15: half of them leave, 3 expect 20.
  const two = { desks: desksAt({ 0: 2 }) };
  const before = [600, 600, 600, 600];
  const seeing2 = (choice: number) =>
    live(balker(BY_WAIT, two), [...before, { minute: 601, choice }]).attempts();
  expect(seeing2(0.49)).toMatchObject({ balked: 1, joined: 4 });
  expect(seeing2(0.51)).toMatchObject({ balked: 0, joined: 5 });
});

test("balking by expected wait: without open desks the wait is endless", () => {
  const { attempts } = live(balker(BY_WAIT, { desks: desksAt({ 700: 1 }) }), [
    { minute: 600, choice: 0.999999 },
  ]);
  expect(attempts()).toMatchObject({ balked: 1 });
});

test("an errand without balking stays where another would leave", () => {
  const errands = [
    errandOf("card", { balking: { by: "waiting", chance: [{ seen: 0, chance: 1 }] } }),
    errandOf("visit"),
  ];
  const sources = [sourceOf("counter", "card"), sourceOf("counter", "visit")];
  const scenario = scenarioOf({ errands, sources });
  const coming = [{ minute: 600 }, { minute: 601, source: "counter/visit" }, { minute: 602 }];
  const { attempts } = live(scenario, coming);
  expect(attempts("counter", "card")).toMatchObject({ joined: 1, balked: 1 });
  expect(attempts("counter", "visit")).toMatchObject({ joined: 1, balked: 0 });
});

test("a full office turns away before anybody thinks of balking", () => {
  const scenario = balker({ by: "waiting", chance: [{ seen: 0, chance: 1 }] }, { room: 1 });
  expect(live(scenario, [600, 601]).attempts()).toMatchObject({ turnedAway: 1, balked: 0 });
});

test("the crowd at the door comes at opening, in the order of its sources", () => {
  const errands = [errandOf("card", { service: always(7) }), errandOf("visit")];
  const sources = [
    sourceOf("counter", "visit", { atTheDoor: 1 }),
    sourceOf("counter", "card", { atTheDoor: 2 }),
  ];
  const { attempts, office, slot } = simulate(scenarioOf({ errands, sources, horizon: { days: 2 } }));
  // Each day: cards 600–607 and 607–614, the visit waits 14 minutes.
  expect(attempts("counter", "card")).toMatchObject({ arrived: 4, served: 4, servedWaitMinutes: 2 * 7 });
  expect(attempts("counter", "visit")).toMatchObject({ arrived: 2, served: 2, servedWaitMinutes: 2 * 14 });
  expect(office().atTheDoor).toBe(6);
  expect(slot(20)).toMatchObject({ arrived: 6, joined: 6, served: 6, waitMinutes: 42 });
});

/** Some 20,000 visitors who never wait. */
const MANY = {
  offices: [officeOf("counter", { desks: desksAt({ 0: 1000 }) })],
  sources: [sourceOf("counter", "visit", { rates: [rateOf({ 0: 1 })] })],
  horizon: { days: 56 },
};
const TWO_ERRANDS = [errandOf("card", { service: always(5) }), errandOf("visit")];

test("a certain further errand adds its work at the same desk, and is no visit of its own", () => {
  const furtherErrand = { chance: 1, shares: [1, 0] };
  const { attempts, office } = simulate(scenarioOf({ ...MANY, errands: TWO_ERRANDS, furtherErrand }));
  const { arrived, served, serviceMinutes } = attempts();
  expect(served).toBe(arrived);
  expect(attempts("counter", "card").arrived).toBe(0);
  expect(serviceMinutes).toBe(15 * served); // 10 for the visit, 5 for the card
  expect(office().busyMinutes).toBe(serviceMinutes);
});

test("further errands come as often as their chance says, in the mix of their shares", () => {
  const furtherErrand = { chance: 0.2, shares: [0.75, 0.25] };
  const { attempts } = simulate(scenarioOf({ ...MANY, errands: TWO_ERRANDS, furtherErrand }));
  const { served, serviceMinutes } = attempts();
  const extra = serviceMinutes / served - 10;
  // Mean 0.2 × (0.75 × 5 + 0.25 × 10) = 1.25; variance 0.2 × (0.75 × 25 + 0.25 × 100) − 1.25² = 7.1875.
  expect(Math.abs(extra - 1.25)).toBeLessThan(4 * Math.sqrt(7.1875 / served));
});

test("a further errand leaves the wish for the first errand and the minutes of coming as they were", () => {
  const plain = simulate(scenarioOf({ ...MANY, errands: TWO_ERRANDS }));
  const further = simulate(
    scenarioOf({ ...MANY, errands: TWO_ERRANDS, furtherErrand: { chance: 0.5, shares: [1, 0] } }),
  );
  expect(further.attempts().arrived).toBe(plain.attempts().arrived);
  expect(further.slot(20)).toEqual(plain.slot(20));
  expect(further.attempts().serviceMinutes).toBeGreaterThan(plain.attempts().serviceMinutes);
});
