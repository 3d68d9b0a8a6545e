/** Visitors whom an office refuses, or who leave its line: another day, another office, another channel; on paper. */
import { expect, test } from "vitest";
import type { Leaving } from "../../src/scenario/mechanisms.js";
import type { Scenario } from "../../src/scenario/scenario.js";
import {
  always,
  desksAt,
  errandOf,
  rateOf,
  scenarioOf,
  sourceOf,
  type OfficeParts,
} from "../support/scenario.js";
import { DISPLACEMENT, firstMinuteWithin, MINUTES_PER_DEGREE, placed } from "./mistimedScenarios.js";
import { live } from "./support.js";

const NEVER = [
  { minutes: 0, share: 1 },
  { minutes: 1, share: 0 },
];

/** Offices a, b and c at 0, 0.3 and 1 degree, open 10 to 16 with one desk; what those do whom they do not serve. */
function three(
  leaving: Partial<Leaving>,
  offices: Partial<Record<"a" | "b" | "c", OfficeParts>> = {},
  parts: Partial<Scenario> = {},
): Scenario {
  const at = { a: 0, b: 0.3, c: 1 } as const;
  return scenarioOf({
    offices: (["a", "b", "c"] as const).map((id) => placed(id, at[id], offices[id])),
    errands: [errandOf("visit", { leaving: { later: 0, after: null, phone: 0, ...leaving } })],
    sources: ["a", "b", "c"].map((id) => sourceOf(id, "visit", { rates: [rateOf({ 0: 0.001 })] })),
    displacement: DISPLACEMENT,
    horizon: { days: 4 },
    ...parts,
  });
}

const at = (office: string, minute: number) => ({ minute, source: `${office}/visit` });
const [TO_B, TO_C] = [0.3 * MINUTES_PER_DEGREE, MINUTES_PER_DEGREE];
const OTHER = { anotherOffice: 1 };
const FULL = { room: 1 };

test("who finds an office full goes on to the nearest one, from where it is, and is served there after the way", () => {
  // 600 to 610 at the desk of a; 601 is refused and is at b at 634.
  const { contacts, attempts, office } = live(three(OTHER, { a: FULL }), [at("a", 600), at("a", 601)]);
  expect(attempts("a")).toMatchObject({ arrived: 2, served: 1, refusedFull: 1 });
  expect(attempts("b")).toMatchObject({ arrived: 1, served: 1 });
  expect(contacts("a")).toMatchObject({ intended: 2, servedHere: 1, servedElsewhere: 1, wentOn: 1 });
  expect(contacts("a").wentOnMinutes).toBeCloseTo(TO_B, 3);
  expect(office("b").orbitMinutes).toBe(contacts("a").wentOnMinutes);
  expect(contacts("a").rerouted + contacts("a").extraTravelMinutes + contacts("a").otherOffice).toBe(0);
});

test("an office that will have closed, or cannot serve the errand, is passed", () => {
  const visitors = [at("a", 600), at("a", 601)];
  const closing = live(three(OTHER, { a: FULL, b: { closes: 634 } }), visitors); // at b at 634.36
  expect([closing.attempts("b").arrived, closing.attempts("c").served]).toEqual([0, 1]);
  expect(closing.contacts("a").wentOnMinutes).toBeCloseTo(TO_C, 3);
  const stopping = live(three(OTHER, { a: FULL, b: { closing: { kind: "stopTickets", minutesBefore: 326 } } }), visitors); // prettier-ignore
  expect(stopping.attempts("b").arrived).toBe(0); // no tickets from 634 on
  const errands = [{ ...DISPLACEMENT.errands[0], offices: ["a", "c"] }];
  const unable = three(OTHER, { a: FULL }, { displacement: { ...DISPLACEMENT, errands } });
  expect(live(unable, visitors).attempts("c").served).toBe(1);
});

test("nobody tries more than three offices, nor one that was left before", () => {
  // At b at 634 and at c at 712: there are others at the desk each time; b is nearer to a than to c.
  const visitors = [at("a", 600), at("a", 601), at("b", 630), at("c", 710)];
  const all = { a: FULL, b: FULL, c: FULL };
  const { contacts, attempts } = live(three(OTHER, all), visitors);
  expect(["a", "b", "c"].map((id) => attempts(id).refusedFull)).toEqual([1, 1, 1]);
  expect(contacts("a")).toMatchObject({ intended: 2, servedHere: 1, gaveUp: 1, failed: 0, wentOn: 2 });
  expect(contacts("a").wentOnMinutes).toBeCloseTo(TO_C, 3);
  const errands = [{ ...DISPLACEMENT.errands[0], isStatutory: true }];
  const statutory = three(OTHER, all, { displacement: { ...DISPLACEMENT, errands } });
  expect(live(statutory, visitors).contacts("a")).toMatchObject({ gaveUp: 0, failed: 1 });
});

test("who loses patience, balks or is sent home with the line goes on as well", () => {
  const impatient = three(OTHER);
  const errand = { ...impatient.errands[0], patience: always(5) };
  const reneging = live({ ...impatient, errands: [errand] }, [at("a", 600), at("a", 601)]);
  expect([reneging.attempts("a").reneged, reneging.attempts("b").served]).toEqual([1, 1]); // left at 606
  const late = { a: { closing: { kind: "sendHome" } }, b: { closes: 1100 } } as const;
  const closed = live(three(OTHER, late), [at("a", 955), at("a", 956)]);
  expect([closed.attempts("a").sentHome, closed.attempts("b").served]).toEqual([1, 1]); // left at 960, there at 993
  const chance = [{ seen: 0, chance: 1 }];
  const balking = { ...impatient.errands[0], balking: { by: "waiting", chance } } as const;
  const balked = live({ ...impatient, errands: [balking] }, [at("a", 600), at("a", 601)]);
  expect([balked.attempts("a").balked, balked.attempts("b").served]).toEqual([1, 1]);
});

test("who would not travel so far, or finds nothing open, comes to the same office on its next day, when others come", () => {
  const stay = { displacement: { ...DISPLACEMENT, acceptance: NEVER } };
  const { contacts, attempts, day } = live(three(OTHER, { a: FULL }, stay), [at("a", 600), at("a", 601)]);
  expect(contacts("a")).toMatchObject({ intended: 2, servedHere: 2, wentOn: 0, putOff: 1 });
  expect([attempts("a").arrived, day(1).arrived]).toEqual([3, 1]);
  const shut = { a: FULL, b: { closes: 610 }, c: { closes: 610 } };
  expect(live(three(OTHER, shut), [at("a", 600), at("a", 601)]).contacts("a")).toMatchObject({ putOff: 1 });
  // Before the doors open; then another one is at the desk from just before the minute of the next day on.
  const next = 1440 + firstMinuteWithin(600, 960, 1);
  const twice = live(three({ anotherDay: 1 }, { a: FULL }), [at("a", 590), at("a", next - 1)]);
  expect([twice.attempts("a").refusedFull, twice.contacts("a").putOff, twice.day(2).served]).toEqual([
    1, 2, 1,
  ]);
});

test("nobody comes on more than three days; a line that no desk opens for comes again on the next", () => {
  const nobody = { desks: desksAt({ 0: 0 }) };
  const statutory = { ...DISPLACEMENT, errands: [{ ...DISPLACEMENT.errands[0], isStatutory: true }] };
  for (const [displacement, end] of [
    [DISPLACEMENT, "gaveUp"],
    [statutory, "failed"],
  ] as const) {
    // prettier-ignore
    const { contacts, attempts } = live(three({ anotherDay: 1 }, { a: nobody }, { displacement }), [at("a", 600)]);
    expect(attempts("a")).toMatchObject({ arrived: 3, sentHome: 3 });
    expect(contacts("a")).toMatchObject({ intended: 1, putOff: 2, [end]: 1, pendingAtEnd: 0 });
  }
});

test("an e-service is for those who can use it, and without a table for everybody", () => {
  const visitors = [at("a", 600), at("a", 601)];
  const ended = (eService: number, eIdentification: number) => {
    const errands = [{ ...DISPLACEMENT.errands[0], eService }];
    const displacement = { ...DISPLACEMENT, errands, eIdentification };
    const { eService: used, gaveUp } = live(three({ eService: 1 }, { a: FULL }, { displacement }), visitors).contacts("a"); // prettier-ignore
    return [used, gaveUp];
  };
  expect([ended(1, 1), ended(0, 1), ended(1, 0)]).toEqual([[1, 0], [0, 1], [0, 1]]); // prettier-ignore
  const alone = three({ eService: 1 }, { a: FULL }, { displacement: null });
  expect(live(alone, visitors).contacts("a")).toMatchObject({ eService: 1, gaveUp: 0 });
});

test("weights count among what is possible: without a line to call everybody comes another day", () => {
  const crowd = Array.from({ length: 30 }, () => at("a", 600));
  const { contacts } = live(three({ phone: 0.5, anotherDay: 0.5 }, { a: FULL }, { horizon: { ...three({}).horizon, days: 1 } }), crowd); // prettier-ignore
  expect(contacts("a")).toMatchObject({ intended: 30, servedHere: 1, phone: 0, gaveUp: 0, putOff: 29 });
});
