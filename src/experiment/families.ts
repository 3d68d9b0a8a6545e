/** Measures that a scenario asks for by numbers of its own: thresholds, numbers inside, minutes of the clock. */
import type { Observation } from "../scenario/scenario.js";
import { CELL, CLOCK, CLOCK_WIDTH, OFFICE } from "../simulation/sums.js";
import type { Measure, Unit } from "./measure.js";
import { term } from "./terms.js";

const JOINED = term("cell", CELL.joined);
const ARRIVED = term("cell", CELL.arrived);
const OPEN_DAYS = term("office", OFFICE.openDays);
const OPEN_MINUTES = term("office", OFFICE.openMinutes);

/** Exact shares above and within the thresholds of a scenario. */
export function thresholdMeasures({ waitThresholds, overtimeThresholds }: Observation): Measure[] {
  const waits = waitThresholds.flatMap((minutes, t): Measure[] => [
    {
      name: `waitAbove${minutes}`,
      unit: "share",
      better: "low",
      label: { en: `Waited more than ${minutes} min`, sv: `Väntade mer än ${minutes} min` },
      definition: {
        en: `visitors who stood in line more than ${minutes} min ÷ visitors who joined`,
        sv: `besökare som stod i kö mer än ${minutes} min ÷ besökare som ställde sig`,
      },
      recipe: { kind: "ratio", of: [term("waitAbove", 2 * t)], per: [JOINED] },
    },
    {
      name: `servedWithin${minutes}`,
      unit: "share",
      better: "high",
      label: { en: `Served within ${minutes} min`, sv: `Fick hjälp inom ${minutes} min` },
      definition: {
        en: `visitors served who stood in line at most ${minutes} min ÷ visitors who came`,
        sv: `besökare som fick hjälp och stod i kö högst ${minutes} min ÷ besökare som kom`,
      },
      recipe: {
        kind: "ratio",
        of: [term("cell", CELL.served), term("waitAbove", 2 * t + 1, -1)],
        per: [ARRIVED],
      },
    },
  ]);
  const overtimes = overtimeThresholds.map((minutes, t): Measure => ({
    name: `overtimeAbove${minutes}`,
    unit: "share",
    better: "low",
    label: { en: `Days with overtime above ${minutes} min`, sv: `Dagar med övertid över ${minutes} min` },
    definition: {
      en: `days on which the last visitor left more than ${minutes} min after closing ÷ days open`,
      sv: `dagar då sista besökaren gick mer än ${minutes} min efter stängning ÷ dagar öppet`,
    },
    recipe: { kind: "ratio", of: [term("overtimeAbove", t)], per: [OPEN_DAYS] },
  }));
  return [...waits, ...overtimes];
}

/** Shares of the open time with a given number inside, and with all desks in use. */
export function stateMeasures({ states }: Observation): Measure[] {
  if (states === null) return [];
  const inside = Array.from({ length: states + 1 }, (_, n): Measure => ({
    name: `insideIs${n}`,
    unit: "share",
    better: "none",
    label: { en: `Time with ${n} inside`, sv: `Tid med ${n} på kontoret` },
    definition: {
      en: `minutes with exactly ${n} inside until closing ÷ minutes open`,
      sv: `minuter med precis ${n} på kontoret till stängning ÷ minuter öppet`,
    },
    recipe: { kind: "ratio", of: [term("state", n)], per: [OPEN_MINUTES] },
  }));
  return [
    ...inside,
    {
      name: "allBusyShare",
      unit: "share",
      better: "low",
      label: { en: "Time with no desk free", sv: "Tid utan ledig disk" },
      definition: {
        en: "minutes with no desk free until closing ÷ minutes open",
        sv: "minuter utan ledig disk till stängning ÷ minuter öppet",
      },
      recipe: { kind: "ratio", of: [term("office", OFFICE.allBusyMinutes)], per: [OPEN_MINUTES] },
    },
    {
      name: "fullShare",
      unit: "share",
      better: "low",
      label: { en: "Time with no place left", sv: "Tid utan ledig plats" },
      definition: {
        en: "minutes with room or places full until closing ÷ minutes open",
        sv: "minuter då lokalen eller kön var full till stängning ÷ minuter öppet",
      },
      recipe: { kind: "ratio", of: [term("office", OFFICE.fullMinutes)], per: [OPEN_MINUTES] },
    },
  ];
}

/** Columns of the clock that become measures. */
const CLOCK_ROWS: readonly { name: string; column: number; unit: Unit; en: string; sv: string }[] = [
  {
    name: "insideAt",
    column: CLOCK.inside,
    unit: "visitors",
    en: "visitors inside",
    sv: "besökare på kontoret",
  },
  { name: "waitingAt", column: CLOCK.waiting, unit: "visitors", en: "visitors in line", sv: "besökare i kö" },
  {
    name: "busyAt",
    column: CLOCK.busy,
    unit: "visitors",
    en: "visitors at desks",
    sv: "besökare vid diskar",
  },
  {
    name: "allBusyAt",
    column: CLOCK.allBusy,
    unit: "share",
    en: "days with no desk free",
    sv: "dagar utan ledig disk",
  },
  {
    name: "arrivedBy",
    column: CLOCK.arrived,
    unit: "visits",
    en: "arrived since opening",
    sv: "kom sedan öppning",
  },
  {
    name: "joinedBy",
    column: CLOCK.joined,
    unit: "visits",
    en: "joined since opening",
    sv: "ställde sig sedan öppning",
  },
  {
    name: "renegedBy",
    column: CLOCK.reneged,
    unit: "visits",
    en: "gave up since opening",
    sv: "gav upp sedan öppning",
  },
  {
    name: "servedBy",
    column: CLOCK.served,
    unit: "visits",
    en: "served since opening",
    sv: "fick hjälp sedan öppning",
  },
  {
    name: "lineMinutesBy",
    column: CLOCK.lineMinutes,
    unit: "min",
    en: "minutes stood in line since opening",
    sv: "minuter i kö sedan öppning",
  },
  {
    name: "crewsAt",
    column: CLOCK.crews,
    unit: "desks",
    en: "desks of crews that are there",
    sv: "diskar från resande personal som är på plats",
  },
  {
    name: "crewsTravelling",
    column: CLOCK.crewsComing,
    unit: "desks",
    en: "desks of crews on their way here",
    sv: "diskar från resande personal på väg hit",
  },
];

/** State at each minute of the clock; only by clock. The crowd at the door is not counted as arrived or joined. */
export function clockMeasures({ clock, states }: Observation): Measure[] {
  if (clock.length === 0) return [];
  const counts = Array.from({ length: states === null ? 0 : states + 1 }, (_, n) => ({
    name: `insideIs${n}At`,
    column: CLOCK_WIDTH + n,
    unit: "share" as const,
    en: `days with exactly ${n} inside`,
    sv: `dagar med precis ${n} på kontoret`,
  }));
  return [...CLOCK_ROWS, ...counts].map(({ name, column, unit, en, sv }) => ({
    name,
    unit,
    better: "none",
    label: { en, sv },
    definition: { en: `${en}, at that minute ÷ days observed`, sv: `${sv}, den minuten ÷ dagar observerade` },
    recipe: { kind: "ratio", of: [term("clock", column)], per: [term("clock", CLOCK.days)] },
  }));
}
