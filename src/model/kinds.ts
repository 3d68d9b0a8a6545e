/**
 * Days that are alike share one kind: the same hours at every office and the same intensity for every
 * source. Also finds the window of the day in which anything is planned.
 */
import { DAY_MINUTES } from "../units.js";
import { placesOf } from "../scenario/places.js";
import type { Hours, Office, Scenario, Source } from "../scenario/scenario.js";
import type { DayKinds, Profiles } from "./model.js";
import { compileProfiles, createProfileList, profileOf } from "./profiles.js";

/** What the days need. */
export interface DayPlan {
  readonly kinds: DayKinds;
  readonly profiles: Profiles;
  readonly windowStart: number;
  readonly windowLength: number;
  readonly windowEvents: number;
}

const CLOSED = -1;

/** Hours of an office on a day, null when closed. Day 0 (1970-01-01) is a Thursday when dated, else a Monday. */
function hoursOn(office: Office, day: number, dated: boolean): Hours | null {
  if (office.closedDays.includes(day)) return null;
  const weekday = (((day + (dated ? 3 : 0)) % 7) + 7) % 7;
  return office.week[weekday];
}

/**
 * Sorts the days into kinds. Cost O(days × (offices + sources)).
 *
 * @param returns whether visitors come again on their own account, at any hour
 */
export function compileKinds(scenario: Scenario, sources: readonly Source[], returns: boolean): DayPlan {
  const { horizon } = scenario;
  const offices = placesOf(scenario);
  const dayCount = horizon.warmUpDays + horizon.days;
  const firstDay = horizon.firstDay - horizon.warmUpDays;
  const ofDay = new Int32Array(dayCount);
  const known = new Map<string, number>();
  const samples: number[] = [];
  for (let day = 0; day < dayCount; day++) {
    const hours = offices.map((office) => hoursOn(office, firstDay + day, horizon.dated));
    const name = JSON.stringify([hours, sources.map((source) => source.rateOfDay[day])]);
    const kind = known.get(name) ?? samples.push(day) - 1;
    known.set(name, kind);
    ofDay[day] = kind;
  }
  return describeKinds(scenario, sources, { ofDay, samples, returns });
}

function describeKinds(
  scenario: Scenario,
  sources: readonly Source[],
  days: { readonly ofDay: Int32Array; readonly samples: readonly number[]; readonly returns: boolean },
): DayPlan {
  const { horizon } = scenario;
  const offices = placesOf(scenario);
  const firstDay = horizon.firstDay - horizon.warmUpDays;
  const list = createProfileList();
  const hours = days.samples.flatMap((day) => offices.map((o) => hoursOn(o, firstDay + day, horizon.dated)));
  const profile = days.samples.flatMap((day, kind) =>
    sources.map((source) => {
      const office = offices.findIndex(({ id }) => id === source.office);
      const open = hours[kind * offices.length + office];
      const rate = source.rateOfDay[day];
      return open === null || rate < 0 ? CLOSED : profileOf(list, source.rates[rate], open);
    }),
  );
  const kinds: DayKinds = {
    ofDay: days.ofDay,
    count: days.samples.length,
    opens: Float64Array.from(hours, (open) => open?.opens ?? CLOSED),
    closes: Float64Array.from(hours, (open) => open?.closes ?? CLOSED),
    lastTicket: Float64Array.from(hours, (open, i) => lastTicket(offices[i % offices.length], open)),
    plannedMinutes: Float64Array.from(hours, (open, i) => plannedMinutes(offices[i % offices.length], open)),
    profile: Int32Array.from(profile),
  };
  const profiles = compileProfiles(list);
  const visitors = expectedVisitors(kinds, profiles, sources);
  const window = findWindow(scenario, hours, visitors);
  return { kinds, profiles, ...(days.returns ? tileDay(window) : window) };
}

/** A window of which a whole number makes a day, so that whatever happens between two days falls into one of them. */
function tileDay<Window extends { readonly windowLength: number }>(window: Window): Window {
  return { ...window, windowLength: DAY_MINUTES / Math.floor(DAY_MINUTES / window.windowLength) };
}

function lastTicket({ closing }: Office, hours: Hours | null): number {
  if (hours === null) return CLOSED;
  return closing.kind === "stopTickets" ? hours.closes - closing.minutesBefore : hours.closes;
}

/** Desk minutes between opening and closing. */
function plannedMinutes({ desks }: Office, hours: Hours | null): number {
  if (hours === null) return 0;
  return desks.reduce((sum, piece, i) => {
    const until = Math.min(desks[i + 1]?.minute ?? DAY_MINUTES, hours.closes);
    return sum + piece.value * Math.max(0, until - Math.max(piece.minute, hours.opens));
  }, 0);
}

/** Visitors of the busiest kind of day. */
function expectedVisitors(kinds: DayKinds, profiles: Profiles, sources: readonly Source[]): number {
  const atTheDoor = sources.reduce((sum, { atTheDoor: standing, booking }) => {
    return sum + standing + (booking?.slots.reduce((places, { value }) => places + value, 0) ?? 0);
  }, 0);
  let most = 0;
  for (let kind = 0; kind < kinds.count; kind++) {
    let visitors = atTheDoor;
    sources.forEach((_, source) => {
      const profile = kinds.profile[kind * sources.length + source];
      if (profile >= 0) visitors += profiles.mean[profile];
    });
    most = Math.max(most, visitors);
  }
  return most;
}

/** The part of the day that the calendar covers: from the first opening to the last closing. */
function findWindow(scenario: Scenario, hours: readonly (Hours | null)[], visitors: number) {
  const { horizon, observation } = scenario;
  const offices = placesOf(scenario);
  const open = hours.filter((h) => h !== null);
  const whole = horizon.continuous || open.length === 0;
  // The clock may begin earlier, at hours of a weekday that is never simulated.
  const starts = [...open.map((h) => h.opens), ...observation.clock.slice(0, 1)];
  const windowStart = whole ? 0 : Math.min(...starts);
  // One minute more, so that whatever is planned for the last closing still falls inside.
  const windowEnd = whole ? DAY_MINUTES : Math.max(...open.map((h) => h.closes)) + 1;
  const stops = scenario.crews.reduce((sum, { route }) => sum + 2 * route.length, 0);
  const plans = offices.reduce((sum, office) => sum + office.desks.length + 2, stops);
  return { windowStart, windowLength: windowEnd - windowStart, windowEvents: 2 * visitors + plans };
}
