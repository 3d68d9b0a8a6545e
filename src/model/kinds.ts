/**
 * Days that are alike share one kind: the same hours and phase at every office and the same intensity for
 * every source. Also finds the window of the day in which anything is planned.
 */
import { DAY_MINUTES, GRID_STEP } from "../units.js";
import { phaseOn } from "../scenario/calendar.js";
import { weekdayOf } from "../scenario/dates.js";
import { placesOf } from "../scenario/places.js";
import type { Hours, Office, Phase, Scenario, Source } from "../scenario/scenario.js";
import { comingHours } from "../scenario/further.js";
import { deskMinutes } from "../scenario/staffing.js";
import type { DayKinds, DeskPlan, Profiles } from "./model.js";
import { compilePlans, createPlanList, planOf } from "./plans.js";
import type { PlannedGroup } from "./serving.js";
import { compileProfiles, createProfileList, profileOf } from "./profiles.js";

/** What the days need. */
export interface DayPlan {
  readonly kinds: DayKinds;
  readonly profiles: Profiles;
  readonly desks: DeskPlan;
  readonly windowStart: number;
  readonly windowLength: number;
  readonly windowEvents: number;
}

const CLOSED = -1;

/** An office on a day. */
interface OfficeDay {
  /** Opening hours, null when closed. */
  readonly hours: Hours | null;
  /** Hours at which visitors come: also those of an office that is no longer there. */
  readonly intended: Hours | null;
  readonly phase: Phase;
}

function officeOn(office: Office, day: number, dated: boolean): OfficeDay {
  const phase = phaseOn(office, day);
  const intended = office.closedDays.includes(day) ? null : phase.week[weekdayOf(day, dated)];
  return { hours: phase.exists ? intended : null, intended, phase };
}

/** What beside hours and visitors decides how days are planned. */
export interface DayManner {
  /** Groups of desks of each office. */
  readonly groups: readonly (readonly PlannedGroup[])[];
  /** Whether visitors come again on their own account, at any hour. */
  readonly returns: boolean;
}

/** Sorts the days into kinds. Cost O(days × (offices + sources)). */
export function compileKinds(scenario: Scenario, sources: readonly Source[], manner: DayManner): DayPlan {
  const { horizon } = scenario;
  const offices = placesOf(scenario);
  const dayCount = horizon.warmUpDays + horizon.days + (horizon.drainDays ?? 0);
  const firstDay = horizon.firstDay - horizon.warmUpDays;
  const ofDay = new Int32Array(dayCount);
  const known = new Map<string, number>();
  const samples: number[] = [];
  for (let day = 0; day < dayCount; day++) {
    const today = offices.map((office) => {
      const { intended, phase } = officeOn(office, firstDay + day, horizon.dated);
      return [intended, office.phases.indexOf(phase)];
    });
    const name = JSON.stringify([today, sources.map((source) => source.rateOfDay[day])]);
    const kind = known.get(name) ?? samples.push(day) - 1;
    known.set(name, kind);
    ofDay[day] = kind;
  }
  return describeKinds(scenario, sources, { ofDay, samples, ...manner });
}

function describeKinds(
  scenario: Scenario,
  sources: readonly Source[],
  days: DayManner & { readonly ofDay: Int32Array; readonly samples: readonly number[] },
): DayPlan {
  const { horizon } = scenario;
  const offices = placesOf(scenario);
  const firstDay = horizon.firstDay - horizon.warmUpDays;
  const list = createProfileList();
  const plans = createPlanList();
  const place = new Map(offices.map(({ id }, i) => [id, i]));
  const today = days.samples.flatMap((day) => offices.map((o) => officeOn(o, firstDay + day, horizon.dated)));
  const profile = days.samples.flatMap((day, kind) =>
    sources.map((source) => {
      const { intended } = today[kind * offices.length + (place.get(source.office) ?? 0)];
      const rate = source.rateOfDay[day];
      const hours = comingHours(source, intended);
      return hours === null || rate < 0 ? CLOSED : profileOf(list, source.rates[rate], hours);
    }),
  );
  const kinds: DayKinds = {
    ofDay: days.ofDay,
    count: days.samples.length,
    opens: Float64Array.from(today, ({ hours }) => hours?.opens ?? CLOSED),
    closes: Float64Array.from(today, ({ hours }) => hours?.closes ?? CLOSED),
    lastTicket: Float64Array.from(today, lastTicket),
    plannedMinutes: Float64Array.from(today, plannedMinutes),
    exists: Uint8Array.from(today, ({ phase }) => Number(phase.exists)),
    plan: Int32Array.from(
      today.flatMap(({ phase }, at) =>
        days.groups[at % offices.length].map(({ desks }) =>
          planOf(plans, phase.exists ? (desks ?? phase.desks) : []),
        ),
      ),
    ),
    profile: Int32Array.from(profile),
  };
  const profiles = compileProfiles(list);
  const desks = compilePlans(plans);
  const window = findWindow(scenario, today, expectedVisitors(kinds, profiles, sources));
  return { kinds, profiles, desks, ...(days.returns ? tileDay(window) : window) };
}

/**
 * A window of which a whole number makes a day, so that whatever happens between two days falls into one of them. That
 * of a day without a night begins a step of the grid late: what closes at midnight still falls inside.
 */
function tileDay<Window extends { readonly windowStart: number; readonly windowLength: number }>(
  window: Window,
): Window {
  const { windowStart, windowLength } = window;
  const windows = Math.floor(DAY_MINUTES / windowLength);
  if (windows === 0) return { ...window, windowStart: windowStart + GRID_STEP, windowLength: DAY_MINUTES };
  return { ...window, windowLength: DAY_MINUTES / windows };
}

function lastTicket({ hours, phase: { closing } }: OfficeDay): number {
  if (hours === null) return CLOSED;
  return closing.kind === "stopTickets" ? hours.closes - closing.minutesBefore : hours.closes;
}

/** Desk minutes between opening and closing. */
function plannedMinutes({ hours, phase: { desks } }: OfficeDay): number {
  return hours === null ? 0 : deskMinutes(desks, hours);
}

/** Visitors of each source on its busiest kind of day, about; [source]. */
export function busiestOf(
  { kinds, profiles }: Pick<DayPlan, "kinds" | "profiles">,
  sources: readonly Source[],
): Float64Array {
  return Float64Array.from(sources, ({ scale, atTheDoor, booking }, source) => {
    let most = 0;
    for (let kind = 0; kind < kinds.count; kind++) {
      const profile = kinds.profile[kind * sources.length + source];
      if (profile >= 0) most = Math.max(most, scale * profiles.mean[profile]);
    }
    return most + atTheDoor + (booking?.slots.length ?? 0);
  });
}

/** Visitors of the busiest kind of day. */
function expectedVisitors(kinds: DayKinds, profiles: Profiles, sources: readonly Source[]): number {
  const atTheDoor = sources.reduce((sum, { atTheDoor: standing, booking }) => {
    return sum + standing + (booking?.slots.reduce((places, { value }) => places + value, 0) ?? 0);
  }, 0);
  let most = 0;
  for (let kind = 0; kind < kinds.count; kind++) {
    let visitors = atTheDoor;
    sources.forEach(({ scale }, source) => {
      const profile = kinds.profile[kind * sources.length + source];
      if (profile >= 0) visitors += scale * profiles.mean[profile];
    });
    most = Math.max(most, visitors);
  }
  return most;
}

/** The part of the day that the calendar covers: from the first opening to the last closing, or as visitors intend. */
function findWindow(scenario: Scenario, days: readonly OfficeDay[], visitors: number) {
  const { horizon, observation, mistimed } = scenario;
  const offices = placesOf(scenario);
  const hoursOfAll = [...days.map(({ intended }) => intended), mistimed?.day ?? null];
  const open = hoursOfAll.filter((hours) => hours !== null);
  const whole = horizon.continuous || open.length === 0;
  // The clock may begin earlier, at hours of a weekday that is never simulated.
  const starts = [...open.map((h) => h.opens), ...observation.clock.slice(0, 1)];
  const windowStart = whole ? 0 : Math.min(...starts);
  // One minute more, so that whatever is planned for the last closing still falls inside.
  const windowEnd = whole ? DAY_MINUTES : Math.max(...open.map((h) => h.closes)) + 1;
  const stops = scenario.crews.reduce((sum, { route }) => sum + 2 * route.length, 0);
  const plans = offices.reduce((sum, office) => sum + mostPieces(office) + 2, stops);
  return { windowStart, windowLength: windowEnd - windowStart, windowEvents: 2 * visitors + plans };
}

function mostPieces({ phases }: Office): number {
  return Math.max(...phases.map(({ desks }) => desks.length));
}
