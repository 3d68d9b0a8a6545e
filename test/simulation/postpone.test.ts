/** Somebody put off to another day by an office that is gone for good by then, on paper. */
import { expect, test } from "vitest";
import type { Displacement } from "../../src/scenario/displacement.js";
import { errandOf, rateOf, scenarioOf, sourceOf } from "../support/scenario.js";
import { DISPLACEMENT, firstMinuteWithin, MINUTES_PER_DEGREE, placed } from "./mistimedScenarios.js";
import { live } from "./support.js";

/** Offices a, b and c at 0, 0.3 and 1 degree; a is open on the first of four days alone. */
function closing(displacement: Displacement | null) {
  const leaving = { later: 0, after: null, phone: 0, anotherDay: 1 };
  const first = placed("a", 0);
  const scenario = scenarioOf({
    offices: [first, placed("b", 0.3), placed("c", 1)],
    errands: [errandOf("visit", { leaving })],
    sources: ["a", "b", "c"].map((id) => sourceOf(id, "visit", { rates: [rateOf({ 0: 0.001 })] })),
    displacement,
    horizon: { days: 4 },
  });
  const gone = { ...first.phases[0], from: scenario.horizon.firstDay + 1, exists: false };
  const a = { ...first, phases: [...first.phases, gone] };
  return { ...scenario, offices: [a, ...scenario.offices.slice(1)] };
}

/** One who comes before the doors open and is put off, and one who is served. */
const TWO = [590, 600].map((minute) => ({ minute, source: "a/visit" }));

test("who is put off to a day on which the office is gone for good is displaced that day, when others come", () => {
  const { contacts, attempts, day, slot } = live(closing(DISPLACEMENT), TWO);
  expect(contacts("a")).toMatchObject({
    intended: 2,
    servedHere: 1,
    servedElsewhere: 1,
    putOff: 1,
    displaced: 1,
    rerouted: 1,
    pendingAtEnd: 0,
  });
  expect(contacts("a").extraTravelMinutes).toBeCloseTo(0.3 * MINUTES_PER_DEGREE, 3);
  expect([attempts("a").arrived, attempts("b").served, day(1).served]).toEqual([2, 1, 1]);
  // Visitors of a come evenly from 10 to 16, as they did before it closed.
  const halfHour = Math.floor(firstMinuteWithin(600, 960, 1) / 30);
  expect(slot(halfHour, "b").arrived).toBe(1);
});

test("who would not travel then takes another channel, or nothing becomes of it", () => {
  const never = [
    { minutes: 0, share: 1 },
    { minutes: 1, share: 0 },
  ];
  const staying = { ...DISPLACEMENT, acceptance: never };
  const ended = (displacement: Displacement) => live(closing(displacement), TWO).contacts("a");
  expect(ended(staying)).toMatchObject({ displaced: 1, rerouted: 0, gaveUp: 1, pendingAtEnd: 0 });
  const errands = [{ ...DISPLACEMENT.errands[0], eService: 1, isStatutory: true }];
  expect(ended({ ...staying, errands, eService: 1 })).toMatchObject({ eService: 1, failed: 0 });
  expect(ended({ ...staying, errands })).toMatchObject({ gaveUp: 0, failed: 1 });
});

test("where nobody says what visitors of a gone office do, the door is shut on as many days as anybody tries", () => {
  const { contacts, attempts } = live(closing(null), TWO);
  expect(attempts("a")).toMatchObject({ arrived: 4, served: 1, turnedAway: 3 });
  expect(contacts("a")).toMatchObject({ servedHere: 1, gaveUp: 1, putOff: 2, pendingAtEnd: 0 });
});
