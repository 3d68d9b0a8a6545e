/** What happens to the line when the doors close, on paper: open 600 to 960, service takes 10 minutes. */
import { expect, test } from "vitest";
import {
  always,
  desksAt,
  errandOf,
  officeOf,
  scenarioOf,
  sourceOf,
  type OfficeParts,
} from "../support/scenario.js";
import { live } from "./support.js";

function counter(office: OfficeParts, patience = 0) {
  const errand = errandOf("visit", { patience: patience === 0 ? null : always(patience) });
  return scenarioOf({
    errands: [errand],
    offices: [officeOf("counter", office)],
    observation: { overtimeThresholds: [14, 15] },
  });
}

test("serve: whoever is inside is served, and the overtime lasts until the last has left", () => {
  const { attempts, office, sums } = live(counter({}), [955, 956]);
  expect(attempts()).toMatchObject({ served: 2, servedWaitMinutes: 9 });
  // 955–965 and 965–975: 5 + 10 minutes of work after closing.
  expect(office()).toMatchObject({
    openDays: 1,
    openMinutes: 360,
    insideAtClosing: 2,
    overtimeDays: 1,
    overtimeMinutes: 15,
    overtimeSquares: 225,
    busyMinutes: 20,
    busyAfterClosing: 15,
  });
  expect([...sums.overtimeAbove]).toEqual([1, 0]); // 15 is above 14, and not above 15
});

test("an office that is empty at closing has no overtime", () => {
  const { office, sums } = live(counter({}), [940]);
  expect(office()).toMatchObject({
    overtimeDays: 0,
    overtimeMinutes: 0,
    busyAfterClosing: 0,
    busyMinutes: 10,
  });
  expect([...sums.overtimeAbove]).toEqual([0, 0]);
});

test("sendHome: the line goes home, who is at a desk is served", () => {
  const { attempts, office } = live(counter({ closing: { kind: "sendHome" } }), [955, 956, 958]);
  expect(attempts()).toMatchObject({
    served: 1,
    sentHome: 2,
    sentHomeWaitMinutes: 4 + 2,
    lostWaitSquares: 16 + 4,
  });
  expect(office()).toMatchObject({ insideAtClosing: 3, overtimeMinutes: 5, lineMinutes: 6 });
});

test("stopTickets: no more tickets after the last minute for them, the line is served", () => {
  const closing = { kind: "stopTickets", minutesBefore: 15 } as const;
  const { attempts, office } = live(counter({ closing }), [940, 945, 945.5]);
  expect(attempts()).toMatchObject({ arrived: 3, turnedAway: 1, served: 2, servedWaitMinutes: 5 });
  expect(office()).toMatchObject({ overtimeMinutes: 0 }); // 950–960
});

test("the line is served by the desks planned for after closing", () => {
  const { attempts, office } = live(counter({ desks: desksAt({ 600: 1, 962: 2 }) }), [955, 956]);
  expect(attempts()).toMatchObject({ served: 2, servedWaitMinutes: 6 });
  expect(office()).toMatchObject({ overtimeMinutes: 12, plannedMinutes: 360 });
});

test("who loses patience after closing leaves then, and until then it is overtime", () => {
  const { attempts, office } = live(counter({ desks: desksAt({ 600: 1, 958: 0 }) }, 5), [959]);
  expect(attempts()).toMatchObject({ reneged: 1, renegedWaitMinutes: 5 });
  expect(office()).toMatchObject({ insideAtClosing: 1, overtimeMinutes: 4, busyAfterClosing: 0 });
});

test("service may last beyond the window and the next opening, and the next day begins empty all the same", () => {
  const scenario = scenarioOf({
    errands: [errandOf("visit", { service: always(2000) })],
    horizon: { days: 2 },
  });
  const { attempts, office, day } = live(scenario, [900, 1440 + 600]);
  expect(attempts()).toMatchObject({ served: 2, waited: 0 });
  expect(office().overtimeMinutes).toBe(1940 + 1640); // 900 + 2000 − 960, 600 + 2000 − 960
  expect([day(0).busyMinutes, day(1).busyMinutes]).toEqual([2000, 2000]);
});

test("who can never be served is sent home at closing, or when the last desk closes after it", () => {
  const late = {
    release: "preempt",
    closing: { kind: "sendHome" },
    desks: desksAt({ 600: 1, 965: 0 }),
  } as const;
  const { attempts, office } = live(counter(late), [958]);
  // At the desk 958–965, then handed back to a line that nobody will call.
  expect(attempts()).toMatchObject({ served: 0, sentHome: 1, sentHomeWaitMinutes: 0 });
  expect(office()).toMatchObject({ busyMinutes: 7, overtimeMinutes: 5 });
  const early = live(counter({ desks: desksAt({ 600: 1, 900: 0 }) }), [895, 896]);
  expect(early.attempts()).toMatchObject({ served: 1, sentHome: 1, sentHomeWaitMinutes: 64 }); // 896–960
  expect(early.office()).toMatchObject({ overtimeMinutes: 0, overtimeDays: 1 });
});

test("who can never be served leaves at the same minute whatever happens at other offices", () => {
  const late = {
    release: "preempt",
    closing: { kind: "sendHome" },
    desks: desksAt({ 600: 1, 965: 0 }),
  } as const;
  const offices = [officeOf("counter", late), officeOf("other", { closes: 1300 })];
  const sources = [sourceOf("counter", "visit"), sourceOf("other", "visit")];
  const { office, attempts } = live(scenarioOf({ offices, sources }), [
    958,
    { minute: 1299, source: "other/visit" },
  ]);
  expect(office("counter")).toMatchObject({ overtimeMinutes: 5, lineMinutes: 0 });
  expect(attempts("counter")).toMatchObject({ sentHome: 1, sentHomeWaitMinutes: 0 });
});

test("a closed day has no minutes, no overtime and no crowd", () => {
  const office = officeOf("counter", { closedDays: [0] });
  const source = sourceOf("counter", "visit", { atTheDoor: 3 });
  const { office: told, attempts } = live(scenarioOf({ offices: [office], sources: [source] }), []);
  expect(told()).toMatchObject({ openDays: 0, openMinutes: 0, plannedMinutes: 0, atTheDoor: 0 });
  expect(attempts().arrived).toBe(0);
});
