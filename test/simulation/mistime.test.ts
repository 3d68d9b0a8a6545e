/** What becomes of visitors who intend a closed minute, worked by hand: what was decided for each is given. */
import { expect, test } from "vitest";
import { ALWAYS, type Scenario } from "../../src/scenario/scenario.js";
import { FATE } from "../../src/simulation/fates.js";
import { officeOf } from "../support/scenario.js";
import {
  DISPLACEMENT,
  firstMinuteWithin,
  MINUTES_PER_DEGREE,
  mistimedScenario,
  placed,
} from "./mistimedScenarios.js";
import { live, type Told } from "./support.js";

const TWO_DAYS = { horizon: { days: 2 } };

/** The half-hours in which anybody comes to an office. */
function halfHours({ slot }: Told, office: string): number[] {
  return Array.from({ length: 48 }, (_, i) => i).filter((i) => slot(i, office).arrived > 0);
}

test("who comes at another minute of the day is at the door then, and is counted as mistimed", () => {
  const { contacts, attempts } = live(mistimedScenario(), [{ minute: 600, fate: FATE.today }, 700]);
  expect(contacts("a")).toMatchObject({ intended: 2, servedHere: 2, mistimed: 1, otherDay: 0 });
  expect(attempts("a").arrived).toBe(2);
});

test("who comes another day comes inside the hours of the next day on which the office is open", () => {
  // Open 10 to 16 on Monday and 12 to 14 on Wednesday; closed on Tuesday. Intensities are even over the day.
  const week = [{ opens: 600, closes: 960 }, null, { opens: 720, closes: 840 }, null, null, null, null];
  const scenario = mistimedScenario({ a: { week } }, { horizon: { days: 3 } });
  const told = live(scenario, [{ minute: 1000, fate: FATE.anotherDay }]);
  expect(told.contacts("a")).toMatchObject({ intended: 1, servedHere: 1, mistimed: 1, otherDay: 1 });
  expect([0, 1, 2].map((day) => told.day(day).arrived)).toEqual([0, 0, 1]);
  expect(halfHours(told, "a")).toEqual([Math.floor(firstMinuteWithin(720, 840) / 30)]);
});

test("who is put off until after the last day is pending, and no attempt", () => {
  const { contacts, attempts } = live(mistimedScenario(), [{ minute: 1000, fate: FATE.anotherDay }]);
  expect(contacts("a")).toMatchObject({ intended: 1, otherDay: 1, pendingAtEnd: 1 });
  expect(attempts().arrived).toBe(0);
});

test("one put off during warm-up is pending at the start", () => {
  const horizon = { days: 1, warmUpDays: 1 };
  const { contacts } = live(mistimedScenario({}, { horizon }), [{ minute: 1000, fate: FATE.anotherDay }]);
  expect(contacts("a")).toMatchObject({ intended: 0, pendingAtStart: 1, servedHere: 1 });
});

test("the nearest office that is open at that minute is the one gone to", () => {
  // At 08:00 b, the nearer, is closed and c open: 1 degree instead of none.
  const { contacts, attempts } = live(mistimedScenario({ c: { opens: 420 } }), [
    { minute: 480, fate: FATE.anotherOffice },
  ]);
  expect(contacts("a")).toMatchObject({ mistimed: 1, otherOffice: 1, otherDay: 0, servedElsewhere: 1 });
  expect(contacts("a").extraTravelMinutes).toBeCloseTo(MINUTES_PER_DEGREE, 3);
  expect(attempts("c").served).toBe(1);
});

test("an open office that cannot serve the errand is passed by", () => {
  const errands = [{ ...DISPLACEMENT.errands[0], offices: ["a", "c"] }];
  const scenario = mistimedScenario(
    { b: { opens: 420 }, c: { opens: 420 } },
    { displacement: { ...DISPLACEMENT, errands } },
  );
  expect(live(scenario, [{ minute: 480, fate: FATE.anotherOffice }]).attempts("c").served).toBe(1);
});

test("where no other office is open, or nobody accepts the trip, it is another day", () => {
  const acceptance = [
    { minutes: 0, share: 1 },
    { minutes: 1, share: 0 },
  ];
  for (const scenario of [
    mistimedScenario({}, TWO_DAYS),
    mistimedScenario({ c: { opens: 420 } }, { ...TWO_DAYS, displacement: { ...DISPLACEMENT, acceptance } }),
  ]) {
    const { contacts } = live(scenario, [{ minute: 480, fate: FATE.anotherOffice }]);
    expect(contacts("a")).toMatchObject({
      otherDay: 1,
      otherOffice: 0,
      servedHere: 1,
      extraTravelMinutes: 0,
    });
  }
});

test("who calls instead does so at once while the line is open", () => {
  const told = live(mistimedScenario(), [{ minute: 500, fate: FATE.phone }]);
  expect(told.contacts("a")).toMatchObject({ intended: 1, mistimed: 1, phone: 1, servedHere: 0 });
  expect(halfHours(told, "line")).toEqual([16]);
  expect(told.office("line")).toMatchObject({ persons: 1, personsServed: 1 });
});

test("who calls before the line is open calls later that day, and who calls after it the next day", () => {
  // No one has called the line by themselves: minutes are even over its hours. The call is the second attempt.
  const called = firstMinuteWithin(480, 900, 1);
  const early = live(mistimedScenario({}, TWO_DAYS), [{ minute: 430, fate: FATE.phone }]);
  expect(halfHours(early, "line")).toEqual([Math.floor(called / 30)]);
  expect(early.office("line")).toMatchObject({ persons: 1, personsServed: 1 });
  const late = live(mistimedScenario(), [{ minute: 1000, fate: FATE.phone }]);
  expect(late.office("line")).toMatchObject({ persons: 1, personsServed: 0, personsAtEnd: 1 });
  const nextDay = live(mistimedScenario({}, TWO_DAYS), [{ minute: 1000, fate: FATE.phone }]);
  expect(nextDay.office("line")).toMatchObject({ persons: 1, personsServed: 1 });
});

test("e-services, giving up and failing end a contact at once", () => {
  const visitors = [
    { minute: 430, fate: FATE.eService },
    { minute: 440, fate: FATE.nothing },
  ];
  expect(live(mistimedScenario(), visitors).contacts("a")).toMatchObject({
    intended: 2,
    mistimed: 2,
    eService: 1,
    gaveUp: 1,
  });
  const errands = [{ ...DISPLACEMENT.errands[0], isStatutory: true }];
  const strict = mistimedScenario({}, { displacement: { ...DISPLACEMENT, errands } });
  expect(live(strict, visitors).contacts("a")).toMatchObject({ eService: 1, gaveUp: 0, failed: 1 });
});

/** Office a is gone; b receives its visitors. */
function displaced(): Scenario {
  const scenario = mistimedScenario({}, TWO_DAYS);
  const office = placed("a", 0);
  const gone = { ...office, phases: [{ ...officeOf("a").phases[0], from: ALWAYS, exists: false }] };
  return { ...scenario, offices: [gone, ...scenario.offices.slice(1)] };
}

test("a displaced visitor who would come while the other office is closed goes there another day", () => {
  const told = live(displaced(), [{ minute: 480, fate: FATE.anotherDay }, 700]);
  expect(told.contacts("a")).toMatchObject({
    intended: 2,
    displaced: 2,
    rerouted: 2,
    mistimed: 1,
    otherDay: 1,
    servedElsewhere: 2,
  });
  expect([told.day(0).arrived, told.day(1).arrived]).toEqual([1, 1]);
  expect(told.attempts("b")).toMatchObject({ arrived: 2, turnedAway: 0 });
});

test("a displaced visitor who takes a channel because of the hours has not travelled", () => {
  const { contacts, sums } = live(displaced(), [{ minute: 480, fate: FATE.eService }]);
  expect(contacts("a")).toMatchObject({ displaced: 1, rerouted: 0, mistimed: 1, eService: 1 });
  expect([...sums.flow]).toEqual([0, 0]);
});
