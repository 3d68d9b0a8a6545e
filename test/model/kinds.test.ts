import { expect, test } from "vitest";
import { compileKinds } from "../../src/model/kinds.js";
import { groupsOf } from "../../src/model/serving.js";
import type { Hours, Office } from "../../src/scenario/scenario.js";
import { desksAt, officeOf, rateOf, scenarioOf, sourceOf, type ScenarioParts } from "../support/scenario.js";

const HOURS: Hours = { opens: 600, closes: 960 };
const WEEKDAYS = [HOURS, HOURS, HOURS, HOURS, HOURS, null, null];

/** 2024-11-01, a Friday, counted from 1970-01-01. */
const FRIDAY = Date.UTC(2024, 10, 1) / 86_400_000;

function kindsOf(parts: ScenarioParts) {
  const scenario = scenarioOf(parts);
  const groups = groupsOf(scenario.offices, [], scenario.errands.length);
  return compileKinds(scenario, scenario.sources, { groups, returns: false });
}

/** Opening minute of the only office on every simulated day, −1 where it is closed. */
function opensByDay(parts: ScenarioParts): number[] {
  const { kinds } = kindsOf(parts);
  return Array.from(kinds.ofDay, (kind) => kinds.opens[kind]);
}

test("undated days begin with a Monday", () => {
  const days = opensByDay({ offices: [officeOf("counter", { week: WEEKDAYS })], horizon: { days: 8 } });
  expect(days).toEqual([600, 600, 600, 600, 600, -1, -1, 600]);
});

test("dated days follow the calendar", () => {
  const horizon = { dated: true, firstDay: FRIDAY, days: 5 };
  const days = opensByDay({ offices: [officeOf("counter", { week: WEEKDAYS })], horizon });
  expect(days).toEqual([600, -1, -1, 600, 600]); // Friday, weekend, Monday, Tuesday
});

test("days before 1970 have their weekdays too", () => {
  const horizon = { dated: true, firstDay: -3, days: 4 }; // 1969-12-29 was a Monday
  const sundayOnly = [null, null, null, HOURS, null, null, null];
  expect(opensByDay({ offices: [officeOf("counter", { week: sundayOnly })], horizon })).toEqual([
    -1, -1, -1, 600,
  ]);
});

test("warm-up days come before the first measured day, weekdays included", () => {
  const horizon = { dated: true, firstDay: FRIDAY + 3, days: 1, warmUpDays: 3 };
  expect(opensByDay({ offices: [officeOf("counter", { week: WEEKDAYS })], horizon })).toEqual([
    600, -1, -1, 600,
  ]);
});

test("a closed day is closed whatever the week says", () => {
  const horizon = { dated: true, firstDay: FRIDAY, days: 2 };
  const office = officeOf("counter", { closedDays: [FRIDAY] });
  const { kinds } = kindsOf({ offices: [office], horizon });
  expect([...kinds.ofDay]).toEqual([0, 1]);
  expect([...kinds.opens]).toEqual([-1, 600]);
  expect([...kinds.closes]).toEqual([-1, 960]);
  expect([...kinds.lastTicket]).toEqual([-1, 960]);
  expect([...kinds.plannedMinutes]).toEqual([0, 360]);
  expect(kinds.profile[0]).toBe(-1);
});

test("days that are alike share a kind, and a rate of its own makes another", () => {
  const source = sourceOf("counter", "visit", {
    rates: [rateOf({ 0: 0.1 }), rateOf({ 0: 0.2 })],
    rateOfDay: [0, 1, 0, -1],
  });
  const { kinds, profiles } = kindsOf({ sources: [source], horizon: { days: 4 } });
  expect(kinds.count).toBe(3);
  expect([...kinds.ofDay]).toEqual([0, 1, 0, 2]);
  expect([...kinds.profile]).toEqual([0, 1, -1]);
  expect([...profiles.mean]).toEqual([36, 72]);
});

test("a door crowd without a rate has no profile", () => {
  const { kinds } = kindsOf({ sources: [sourceOf("counter", "visit", { atTheDoor: 3 })] });
  expect([...kinds.profile]).toEqual([-1]);
});

test("the last ticket is given at closing, or as long before as the office says", () => {
  const offices = [
    officeOf("plain"),
    officeOf("strict", { closing: { kind: "stopTickets", minutesBefore: 15 } }),
    officeOf("brisk", { closing: { kind: "sendHome" } }),
  ];
  expect([...kindsOf({ offices, sources: [] }).kinds.lastTicket]).toEqual([960, 945, 960]);
});

test.each([
  [{ 0: 1 }, 360],
  [{ 600: 3, 720: 2, 780: 3 }, 1020], // 120 × 3 + 60 × 2 + 180 × 3
  [{ 0: 5, 600: 0, 900: 2, 1200: 9 }, 120], // only 900 to 960 counts
  [{ 960: 4 }, 0],
])("desks %j are planned for %d minutes between 10:00 and 16:00", (desks, minutes) => {
  const offices = [officeOf("counter", { desks: desksAt(desks) })];
  expect([...kindsOf({ offices, sources: [] }).kinds.plannedMinutes]).toEqual([minutes]);
});

function windowOf(offices: readonly Office[], parts: ScenarioParts = {}): number[] {
  const { windowStart, windowLength } = kindsOf({ offices, sources: [], ...parts });
  return [windowStart, windowStart + windowLength];
}

test("the window spans from the first opening to a minute after the last closing", () => {
  expect(windowOf([officeOf("a"), officeOf("b", { opens: 480, closes: 720 })])).toEqual([480, 961]);
});

test("the window of a run without open days, or around the clock, is the whole day", () => {
  expect(windowOf([officeOf("a", { week: [null, null, null, null, null, null, null] })])).toEqual([0, 1440]);
  const around = officeOf("a", { opens: 0, closes: 1440 });
  expect(windowOf([around], { horizon: { continuous: true } })).toEqual([0, 1440]);
});

test("the window begins no later than the clock, though no office may open so early on the simulated days", () => {
  const week = [HOURS, null, null, null, null, { opens: 480, closes: 1200 }, null]; // Saturday is never simulated
  const observation = { clock: [480, 600, 1200] };
  expect(windowOf([officeOf("a", { week })], { observation })).toEqual([480, 961]);
});

test("the window is sized for the busiest kind of day", () => {
  const source = sourceOf("counter", "visit", {
    atTheDoor: 4,
    rates: [rateOf({ 0: 0.1 }), rateOf({ 0: 1 })],
    rateOfDay: [0, 1],
  });
  const { windowEvents } = kindsOf({ sources: [source], horizon: { days: 2 } });
  expect(windowEvents).toBe(2 * (4 + 360) + 3); // an arrival and an end each; one desk piece, closing, clock
});

/** An office that has two desks from the third day on, and is gone on the fifth. */
function changing(): Office {
  const [phase] = officeOf("counter").phases;
  const phases = [
    phase,
    { ...phase, from: FRIDAY + 2, desks: desksAt({ 0: 2 }) },
    { ...phase, from: FRIDAY + 4, exists: false },
  ];
  return officeOf("counter", { phases });
}

test("each phase of an office has a kind of days and a desk plan of its own", () => {
  const horizon = { dated: true, firstDay: FRIDAY, days: 6 };
  const { kinds, desks } = kindsOf({ offices: [changing()], horizon });
  expect([...kinds.ofDay]).toEqual([0, 0, 1, 1, 2, 2]);
  expect([...kinds.plan]).toEqual([0, 1, 2]);
  expect([...kinds.plannedMinutes]).toEqual([360, 720, 0]);
  expect([...desks.firstPiece]).toEqual([0, 1, 2, 2]);
  expect([...desks.desks]).toEqual([1, 2]);
});

test("offices with the same desks share a plan", () => {
  const offices = [officeOf("a"), officeOf("b"), officeOf("c", { desks: desksAt({ 0: 5 }) })];
  const { kinds, desks } = kindsOf({ offices, sources: [] });
  expect([...kinds.plan]).toEqual([0, 0, 1]);
  expect([...desks.desks]).toEqual([1, 5]);
});

test("an office that is gone is closed, and its visitors come at the hours it had", () => {
  const horizon = { dated: true, firstDay: FRIDAY, days: 6 };
  const source = sourceOf("counter", "visit", { rates: [rateOf({ 0: 0.1 })] });
  const { kinds, profiles, windowStart, windowLength } = kindsOf({
    offices: [changing()],
    sources: [source],
    horizon,
  });
  expect([...kinds.opens]).toEqual([600, 600, -1]);
  expect([...kinds.lastTicket]).toEqual([960, 960, -1]);
  expect([...kinds.profile]).toEqual([0, 0, 0]);
  expect([...profiles.mean]).toEqual([36]);
  expect([windowStart, windowStart + windowLength]).toEqual([600, 961]);
});
