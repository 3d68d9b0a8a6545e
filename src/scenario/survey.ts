/**
 * What a scenario means before it is run: offices, hours, desks, expected visitors and load by year and weekday, and
 * what is strange about it. Data for people to look over; computes means, simulates nothing.
 */
import { civilYear, weekdayOf } from "./dates.js";
import { describeDesks, describeWeek } from "./describe.js";
import { countDays, expectedDays, loadOf, totalOfDays, type Expected, type OfficeDay } from "./loads.js";
import { findNotes, type Note } from "./notes.js";
import { ALWAYS, type Attributes, type Name, type Office, type Patch, type Scenario } from "./scenario.js";

/** What is expected of some days. */
export interface Period extends Expected {
  readonly openDays: number;
  /** Share of the planned desk time that the expected work takes. */
  readonly load: number;
  /** Visitors who come to an office that is no longer there. */
  readonly turnedAway: number;
}

export interface SurveyedYear extends Period {
  /** Calendar year; null in a scenario without dates, whose days count as one. */
  readonly year: number | null;
}

export interface SurveyedOffice {
  readonly id: string;
  readonly name: Name;
  readonly attributes: Attributes;
  /** Hours and desks from each day on; the first day is null. */
  readonly phases: readonly SurveyedPhase[];
  readonly years: readonly SurveyedYear[];
  /** Monday to Sunday. */
  readonly weekdays: readonly Period[];
  readonly total: Period;
  /** The day of the greatest load, null when it never opens [day number]. */
  readonly busiestDay: { readonly day: number; readonly load: number } | null;
  /** Measured days on which the expected load is above 1, and half-hours of measured days in which it is. */
  readonly overloadedDays: number;
}

export interface SurveyedPhase {
  /** First day [day number]; null is from the beginning. */
  readonly from: number | null;
  readonly exists: boolean;
  /** Such as `mon-fri 10:00-16:00`. */
  readonly open: string;
  /** Such as `3, 2 from 12:00`. */
  readonly desks: string;
}

export interface Survey {
  readonly offices: readonly SurveyedOffice[];
  readonly years: readonly SurveyedYear[];
  readonly weekdays: readonly Period[];
  readonly total: Period;
  readonly patches: readonly Patch[];
  /** Warnings first. */
  readonly notes: readonly Note[];
}

/** Surveys the measured days of a scenario. Cost O(offices × days + days of a kind × errands × half-hours). */
export function surveyScenario(scenario: Scenario): Survey {
  const days = expectedDays(scenario);
  const offices = scenario.offices.map((office, i) => surveyOffice(office, days[i], scenario));
  const all = days.flat();
  return {
    offices,
    years: surveyYears(all, scenario),
    weekdays: surveyWeekdays(all, scenario),
    total: periodOf(all),
    patches: scenario.patches,
    notes: findNotes(scenario, days),
  };
}

function surveyOffice(office: Office, days: readonly OfficeDay[], scenario: Scenario): SurveyedOffice {
  const open = days.filter(({ hours }) => hours !== null);
  const busiest = open.reduce<{ day: number; load: number } | null>((best, { day, expected }) => {
    const load = loadOf(expected);
    return best === null || load > best.load ? { day, load } : best;
  }, null);
  return {
    id: office.id,
    name: office.name,
    attributes: office.attributes,
    phases: office.phases.map(({ from, exists, week, desks }) => ({
      from: from === ALWAYS ? null : from,
      exists,
      open: describeWeek(week),
      desks: describeDesks(desks),
    })),
    years: surveyYears(days, scenario),
    weekdays: surveyWeekdays(days, scenario),
    total: periodOf(days),
    busiestDay: busiest,
    overloadedDays: countDays(open.filter(({ expected }) => loadOf(expected) > 1)),
  };
}

function periodOf(days: readonly OfficeDay[]): Period {
  const sum = totalOfDays(days);
  return {
    ...sum,
    openDays: countDays(days.filter(({ hours }) => hours !== null)),
    load: loadOf(sum),
    turnedAway: days.reduce((total, { turnedAway, times }) => total + times * turnedAway, 0),
  };
}

function surveyYears(days: readonly OfficeDay[], { horizon }: Scenario): SurveyedYear[] {
  if (!horizon.dated) return [{ year: null, ...periodOf(days) }];
  const years = [...new Set(days.map(({ day }) => civilYear(day)))].toSorted((a, b) => a - b);
  return years.map((year) => ({ year, ...periodOf(days.filter(({ day }) => civilYear(day) === year)) }));
}

function surveyWeekdays(days: readonly OfficeDay[], { horizon }: Scenario): Period[] {
  return [0, 1, 2, 3, 4, 5, 6].map((weekday) =>
    periodOf(days.filter(({ day }) => weekdayOf(day, horizon.dated) === weekday)),
  );
}
