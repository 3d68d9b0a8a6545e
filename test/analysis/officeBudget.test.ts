import { expect, test } from "vitest";
import { staffHoursOf, type Aim, type Bound } from "../../src/analysis/aim.js";
import { budgetOf, readBudget } from "../../src/analysis/officeBudget.js";
import { ownLimits } from "../../src/analysis/officeChoice.js";
import { mixOffices } from "../../src/analysis/officeMix.js";
import type { Seen } from "../../src/analysis/ranking.js";
import type { Measure } from "../../src/experiment/measure.js";
import { listMeasures } from "../../src/experiment/measures.js";

const MEASURES = listMeasures({ waitThresholds: [], overtimeThresholds: [], clock: [], states: 0 });
const named = (name: string): Measure => MEASURES.find((measure) => measure.name === name)!;
const [WAIT, LOST, STAFF] = [named("waitJoined"), named("gaveUpShare"), staffHoursOf(7)];

const bound = (measure: Measure, value: number, isOfBase: boolean): Bound => ({
  text: `${measure.name} <= ${value}`,
  measure,
  isMost: true,
  amount: { value, isOfBase },
});

const PART = bound(STAFF, 1.1, true);
const HOURS = bound(STAFF, 250, false);
const TENTH = bound(LOST, 0.1, false);

function aimOf(limits: readonly Bound[]): Aim {
  const margin = { value: 1, isOfBase: false };
  const marginText = "1 min";
  return {
    best: WAIT,
    margin,
    marginText,
    tradeoff: [],
    limits,
    tolerance: 0.02,
    targets: [],
    measures: [WAIT],
  };
}

/** A week at an office: minutes waited on average, by so many visitors, at so many desk hours; three alike. */
function weekOf(wait: number, visitors: number, hours: number): Seen {
  const three = (value: number) => ({ of: [value, value, value], per: [1, 1, 1] });
  return new Map([
    ["waitJoined", three(wait)],
    ["arrived", three(visitors)],
    ["staffHours", three(hours)],
    ["gaveUpShare", three(0.05)],
  ]);
}

const NOW = [weekOf(10, 100, 60), weekOf(5, 400, 140)];
const budget = (limits: readonly Bound[], question = {}, text?: string) => {
  const reading = text === undefined ? null : readBudget(text);
  return budgetOf({ aim: aimOf(limits), question, wish: reading && "value" in reading ? reading.value : null }, NOW); // prettier-ignore
};

test.each([
  ["4000 h", { kind: "hours", value: 4000 }],
  ["+200 h", { kind: "more", value: 200 }],
  ["−12,5 h", { kind: "more", value: -12.5 }],
  ["105 %", { kind: "part", value: 1.05 }],
])("a budget is read: %s", (text, wish) => {
  expect(readBudget(text)).toEqual({ value: { text, ...wish } });
});

test.each(["", "200", "+5 %", "2 min"])("%j is no budget", (text) => {
  expect(readBudget(text)).toHaveProperty("problem");
});

test("what is asked for comes first, then the least of money and limits, then what is worked now", () => {
  expect(budget([PART], {}, "+20 h")).toMatchObject({ hours: 220, now: 200, from: "option" });
  expect(budget([PART], {}, "90 %")).toMatchObject({ hours: 180 });
  expect(budget([PART, TENTH])).toMatchObject({ from: "limit", limits: [TENTH] });
  expect(budget([PART]).hours).toBeCloseTo(220, 9);
  expect(budget([PART, HOURS], { budget: 84_000, hourCost: 400 })).toMatchObject({
    hours: 210,
    from: "money",
  });
  expect(budget([HOURS])).toMatchObject({ hours: 250, from: "limit" });
  expect(budget([TENTH])).toMatchObject({ hours: 200, from: "now", limits: [TENTH] });
});

test("each office by itself keeps parts of what it has now, and no amount of desk hours of all", () => {
  expect(ownLimits(aimOf([PART, HOURS, TENTH]))).toEqual([PART, TENTH]);
});

test("on paper: 20 h more save 6 min of 100 visitors at one office, or 2 min of 400 at the other", () => {
  const [first, second] = NOW;
  const offices = [
    { office: "a", seen: [first, weekOf(4, 90, 80)], allowed: [0, 1] },
    { office: "b", seen: [second, weekOf(3, 400, 160)], allowed: [0, 1] },
  ];
  const mix = (hours: number) => mixOffices(aimOf([]), offices, { budget: hours, days: 7 });
  // Weights are the visitors who come now: 6 × 100 = 600 against 2 × 400 = 800.
  expect(mix(220)).toMatchObject({ policies: [0, 1], gains: [0, 800], hours: [0, 20] });
  expect(mix(240)).toMatchObject({ policies: [1, 1], gains: [600, 800], single: { policy: 1, saved: 1400 } });
  expect(mix(200)).toMatchObject({ policies: [0, 0], single: { policy: 0, saved: 0 } });
  expect(mix(199)).toBeNull();
  // Fourteen days of as many visitors are half as many a week.
  expect(mixOffices(aimOf([]), offices, { budget: 220, days: 14 })?.gains).toEqual([0, 400]);
});
