/**
 * What is strange about a sound scenario: warnings are worth a change, information is worth knowing. A table of
 * questions, each with its own words. What is wrong is not here: it keeps a scenario from being loaded.
 */
import { moment } from "../random/quantile.js";
import type { Law } from "../random/law.js";
import { DAY_MINUTES, HALF_HOUR_MINUTES } from "../units.js";
import { daysUntilEnd, hoursByDay } from "./calendar.js";
import { formatDate } from "./dates.js";
import { countDays, loadOf, type OfficeDay } from "./loads.js";
import { formatTime } from "./quantities.js";
import { findOverloads, LOAD_LIMITS, visitedByCrews } from "./overload.js";
import type { Office, Scenario } from "./scenario.js";

export interface Note {
  readonly level: "warning" | "information";
  /** Such as `offices.O139`; "" for the whole. */
  readonly path: string;
  readonly problem: string;
  readonly remedy: string;
}

type Days = readonly (readonly OfficeDay[])[];

const QUESTIONS: readonly ((scenario: Scenario, days: Days) => Note[])[] = [
  noteOverloads,
  noteClosed,
  noteMidnights,
  noteIdlePatches,
  noteWideLaws,
  noteBusyDays,
  noteBusyHalfHours,
  noteHolidays,
];

/** Everything strange, warnings first. @param days as `expectedDays` gives them */
export function findNotes(scenario: Scenario, days: Days): Note[] {
  const notes = QUESTIONS.flatMap((ask) => ask(scenario, days));
  return [
    ...notes.filter(({ level }) => level === "warning"),
    ...notes.filter(({ level }) => level !== "warning"),
  ];
}

function noteOverloads(scenario: Scenario, days: Days): Note[] {
  return findOverloads(scenario, days)
    .filter(({ isPatient }) => !isPatient)
    .map(({ office, problem, remedy }) => ({
      level: "warning",
      path: `offices.${office.id}`,
      problem,
      remedy,
    }));
}

/** Where nothing is said of the displaced they are lost, which is worth a warning. */
function noteClosed({ offices, horizon, displacement }: Scenario, days: Days): Note[] {
  if (displacement !== null) return [];
  const closed = offices.flatMap((office, i) => {
    const visitors = days[i].reduce((sum, { turnedAway, times }) => sum + times * turnedAway, 0);
    const first = days[i].find(({ turnedAway }) => turnedAway > 0);
    return first === undefined ? [] : [{ office, visitors, day: first.day }];
  });
  return closed.map(({ office, visitors, day }) => ({
    level: "warning",
    path: `offices.${office.id}`,
    problem: `is not there on some days, the first ${horizon.dated ? formatDate(day) : `day ${day}`}; the ${Math.round(visitors)} visitors expected on them are turned away`,
    remedy: "read them as lost, or write displaced, so that they go to other offices or channels",
  }));
}

/** Days end at midnight and begin empty: whoever comes again then meets closed doors that nobody meant to close. */
function noteMidnights({ offices, lines, horizon }: Scenario): Note[] {
  if (horizon.continuous) return [];
  const isOpenOver = (office: Pick<Office, "phases" | "closedDays">): boolean => {
    const days = hoursByDay(office, daysUntilEnd(horizon), horizon);
    return days.some((hours, i) => i > 0 && hours?.opens === 0 && days[i - 1]?.closes === DAY_MINUTES);
  };
  const places = [
    ...offices.map((office) => ({ path: `offices.${office.id}`, office })),
    ...lines.map(({ office }) => ({ path: `lines.${office.id}`, office })),
  ];
  const open = places.filter(({ office }) => isOpenOver(office));
  const remedy =
    open.length === places.length
      ? 'write "continuous: true", and open nowhere'
      : 'write "continuous: true", with what has hours in a scenario of its own; or let it close for some minutes';
  return open.map(({ path }) => ({
    level: "warning",
    path,
    problem:
      "is open over midnight, where each day ends and the next begins empty: no line goes over it, and whoever comes or calls again meanwhile finds it closed",
    remedy,
  }));
}

function noteIdlePatches({ patches }: Scenario): Note[] {
  return patches.flatMap(({ offices, unchanged }, i): Note[] => {
    if (unchanged.length === 0) return [];
    const some = unchanged.slice(0, 5).join(", ") + (unchanged.length > 5 ? ", …" : "");
    return [
      {
        level: unchanged.length === offices.length ? "warning" : "information",
        path: `patch.${i}`,
        problem: `changes nothing at ${unchanged.length} of ${offices.length} offices (${some})`,
        remedy: "a change in per cent is rounded to whole desks at each office; write desks, or leave it so",
      },
    ];
  });
}

/** Above, 32-bit uniforms show too little of the tail. */
const WIDEST_CV = 3;

function noteWideLaws({ errands }: Scenario): Note[] {
  const laws = errands.flatMap(({ id, service, patience }): [string, Law | null][] => [
    [`errands.${id}.service`, service],
    [`errands.${id}.patience`, patience],
  ]);
  return laws.flatMap(([path, law]): Note[] => {
    const cv = law === null ? 0 : variationOf(law);
    if (cv <= WIDEST_CV) return [];
    const problem = `has a coefficient of variation of ${Number(cv.toPrecision(3))}, above ${WIDEST_CV}`;
    const remedy = "so rare and long times are drawn too coarsely to trust their mean; take a narrower law";
    return [{ level: "warning", path, problem, remedy }];
  });
}

function variationOf(law: Law): number {
  const mean = moment(law, 1);
  return Math.sqrt(Math.max(0, moment(law, 2) - mean * mean)) / mean;
}

function noteBusyDays(scenario: Scenario, days: Days): Note[] {
  const { offices, horizon } = scenario;
  const visited = visitedByCrews(scenario);
  return offices.flatMap((office, i): Note[] => {
    if (visited.has(office.id)) return [];
    const busy = days[i].filter(
      ({ hours, expected }) => hours !== null && loadOf(expected) > LOAD_LIMITS.day,
    );
    if (busy.length === 0) return [];
    const worst = busy.reduce((a, b) => (loadOf(b.expected) > loadOf(a.expected) ? b : a));
    const when = horizon.dated ? formatDate(worst.day) : `day ${worst.day}`;
    const problem = `more work is expected than its desks can do on ${countDays(busy)} days; most, ${percent(loadOf(worst.expected))}, on ${when}`;
    return [
      { level: "warning", path: `offices.${office.id}`, problem, remedy: "open more desks on such days" },
    ];
  });
}

function noteBusyHalfHours(scenario: Scenario, days: Days): Note[] {
  const visited = visitedByCrews(scenario);
  return scenario.offices.flatMap((office, i): Note[] => {
    if (visited.has(office.id)) return [];
    const busy = days[i].filter(({ peak }) => peak.load > LOAD_LIMITS.halfHour);
    if (busy.length === 0) return [];
    const { peak } = busy.reduce((a, b) => (b.peak.load > a.peak.load ? b : a));
    const from = formatTime(peak.halfHour * HALF_HOUR_MINUTES);
    const problem = `the line grows in some half-hours of ${countDays(busy)} days; most from ${from}, with ${percent(peak.load)} of its desk time`;
    return [
      {
        level: "information",
        path: `offices.${office.id}`,
        problem,
        remedy: "more desks at that time shorten it most",
      },
    ];
  });
}

function noteHolidays({ offices, horizon }: Scenario): Note[] {
  const isLong = horizon.dated && horizon.days > 7;
  if (!isLong || offices.some(({ closedDays }) => closedDays.length > 0)) return [];
  return [
    {
      level: "information",
      path: "",
      problem: "no office is ever closed on a holiday",
      remedy: 'write "calendar: SE", or the dates under closedOn',
    },
  ];
}

function percent(load: number): string {
  return Number.isFinite(load) ? `${Math.round(100 * load)} %` : "all and more";
}
