/**
 * From visits and calls of a year to intensities by day and hour: a year spreads over months, a month over its open
 * days by the weight of their weekday, a day over its opening hours. Places with the same hours share one list of
 * intensities, which each source takes as many times as it has visitors in a year.
 */
import { DAY_MINUTES } from "../units.js";
import { monthsOf, phaseOn, simulatedDays, visitsFactor } from "./calendar.js";
import type { OfficeRow, ProfileRow } from "./columns.js";
import { firstDayOfMonth, monthOf, weekdayOf } from "./dates.js";
import { dayShares } from "./dayShares.js";
import { weekOf, type NetworkRows } from "./network.js";
import type { Horizon, Hours, Line, Office, Rate, Source } from "./scenario.js";
import type { Piece } from "./piece.js";

/** Part of the week's visits in an hour of a weekday. */
interface HourShare {
  readonly hour: number;
  readonly share: number;
}

/** The profile as numbers. */
interface Profile {
  /** Hours of Monday to Sunday, rising. */
  readonly hours: readonly (readonly HourShare[])[];
  /** Share of the year of January to December. */
  readonly months: readonly number[];
}

/** Intensities of one visitor a year, and where each holds. */
type Spread = Pick<Source, "rates" | "rateOfDay">;

/**
 * Sources of every office and errand of a network, and of its phone lines.
 *
 * @param offices the offices over time, by id
 * Cost O(distinct hours × days + sources).
 */
export function sourcesOfNetwork(
  rows: NetworkRows,
  places: { readonly offices: ReadonlyMap<string, Office>; readonly lines: readonly Line[] },
  horizon: Horizon,
): Source[] {
  const spreadVisits = createSpreading(readProfile(rows.profile), horizon);
  const visits = rows.offices.flatMap((row) => {
    const office = places.offices.get(row.office_id);
    const volumes = rows.volumes.get(row.office_id);
    if (office === undefined || volumes === undefined) return [];
    return rows.errands.flatMap(({ errand_type_id: errand }, i) =>
      volumes[i] > 0
        ? [sourceWith({ office: office.id, errand, scale: volumes[i], ...spreadVisits(office, errand) })]
        : [],
    );
  });
  return [...visits, ...sourcesOfLines(rows, places.lines, horizon)];
}

/** People who call the lines of a network by themselves. */
function sourcesOfLines({ lines, callProfile }: NetworkRows, places: readonly Line[], horizon: Horizon) {
  const spreadCalls = createSpreading(readProfile(callProfile), horizon);
  return places.flatMap(({ office }) => {
    const line = lines.find((row) => row.agency_code === office.id);
    if (line === undefined) return [];
    const scale = line.persons_per_year;
    return [sourceWith({ office: office.id, errand: office.id, scale, ...spreadCalls(office, office.id) })];
  });
}

function sourceWith(parts: Omit<Source, "id" | "atTheDoor" | "booking">): Source {
  const { office, errand } = parts;
  return { id: office === errand ? office : `${office}/${errand}`, atTheDoor: 0, ...parts, booking: null };
}

/** Offices whose whole profile lies outside their opening hours, so that their visits have no place. */
export function findUnvisited(rows: NetworkRows): OfficeRow[] {
  const profile = readProfile(rows.profile);
  return rows.offices.filter((row) => {
    const weights = weekOf(row).map((hours, weekday) => weightWithin(profile.hours[weekday], hours));
    return row.visits_2024_estimate > 0 && weights.every((weight) => weight === 0);
  });
}

/** Pieces of all intensities that a network will have, at most. @param phases most phases of an office */
export function countPieces({ offices, lines, profile }: NetworkRows, horizon: Horizon, phases: number) {
  const hours = profile.filter((row) => row.dimension === "weekday_hour").length;
  return (offices.length + lines.length) * (monthsOf(horizon).size + phases - 1) * hours;
}

function readProfile(rows: readonly ProfileRow[]): Profile {
  const hours: HourShare[][] = Array.from({ length: 7 }, () => []);
  const months = Array.from({ length: 12 }, () => 0);
  for (const row of rows) {
    if (row.dimension === "month") months[Number(row.month) - 1] = Number(row.share_of_year);
    else
      hours[Number(row.iso_weekday) - 1].push({
        hour: Number(row.hour_local),
        share: Number(row.share_of_week),
      });
  }
  for (const day of hours) day.sort((a, b) => a.hour - b.hour);
  return { hours, months };
}

/** The part of an hour that lies within opening hours [min since midnight], empty when from >= to. */
function overlap(hour: number, { opens, closes }: Hours): { from: number; to: number } {
  return { from: Math.max(60 * hour, opens), to: Math.min(60 * (hour + 1), closes) };
}

/** Weight of a day: the shares of its hours, as far as they lie within opening hours. */
function weightWithin(shares: readonly HourShare[], hours: Hours | null): number {
  if (hours === null) return 0;
  return shares.reduce((sum, { hour, share }) => {
    const { from, to } = overlap(hour, hours);
    return sum + share * (Math.max(0, to - from) / 60);
  }, 0);
}

/** Gives places their intensities by errand; places with the same hours and patches the very same. */
function createSpreading(profile: Profile, horizon: Horizon): (place: Office, errand: string) => Spread {
  const known = new Map<string, Spread>();
  return (patched, errand) => {
    // What a patch says of one errand is as if it said it of all, for this errand.
    const place = {
      ...patched,
      phases: patched.phases.map((phase) => ({ ...phase, visits: visitsFactor(phase, errand) })),
    };
    const phases = place.phases.map(({ from, week, visits }) => [from, week, visits]);
    const name = JSON.stringify([phases, place.closedDays]);
    const spread = known.get(name) ?? spreadOver(place, profile, horizon);
    known.set(name, spread);
    return spread;
  };
}

function spreadOver(place: Office, profile: Profile, horizon: Horizon): Spread {
  const rates: Rate[] = [];
  const known = new Map<string, number>();
  const shareOn = sharesByDay(place, profile);
  const closed = new Set(place.closedDays);
  const rateOfDay = simulatedDays(horizon).map((day) => {
    const weekday = weekdayOf(day, true);
    const phase = phaseOn(place, day);
    const hours = closed.has(day) ? null : phase.week[weekday];
    if (hours === null) return -1;
    const name = `${monthOf(day)} ${weekday} ${phase.from}`;
    const index = known.get(name) ?? rates.length;
    known.set(name, index);
    if (index < rates.length) return index;
    const weight = weightWithin(profile.hours[weekday], hours);
    const perWeight = weight === 0 ? 0 : (shareOn(day) * phase.visits) / weight;
    rates.push({ shape: "constant", pieces: dayPieces(profile.hours[weekday], hours, perWeight) });
    return index;
  });
  return { rates, rateOfDay };
}

/** Share of its year's visitors that a place has on a day; 0 when the whole year has no room for them. */
function sharesByDay(place: Office, profile: Profile): (day: number) => number {
  const known = new Map<number, Float64Array>();
  return (day) => {
    const january = monthOf(day) - (monthOf(day) % 12);
    const shares = known.get(january) ?? sharesOfYear(place, profile, january);
    known.set(january, shares);
    return shares[day - firstDayOfMonth(january)];
  };
}

/** Shares of the days of a year, of sum 1. @param january the running number of its first month */
function sharesOfYear(place: Office, { hours, months }: Profile, january: number): Float64Array {
  const firstDay = firstDayOfMonth(january);
  const days = Array.from({ length: firstDayOfMonth(january + 12) - firstDay }, (_, i) => firstDay + i);
  const closed = new Set(place.closedDays);
  const weekday = Int32Array.from(days, (day) => weekdayOf(day, true));
  const weight = Float64Array.from(days, (day, i) => {
    const open = closed.has(day) ? null : phaseOn(place, day).week[weekday[i]];
    return weightWithin(hours[weekday[i]], open);
  });
  if (!weight.some((value) => value > 0)) return weight;
  const month = Int32Array.from(days, (day) => monthOf(day) - january);
  // The weights hold those of the weekdays already.
  const weights = { month: Float64Array.from(months), weekday: new Float64Array(7).fill(1) };
  return dayShares({ month, weekday, weight }, weights);
}

/** Constant intensities of a day [visitors per minute], back to 0 wherever the profile has a gap. */
function dayPieces(shares: readonly HourShare[], hours: Hours, perWeight: number): Piece[] {
  const pieces: Piece[] = [];
  let end = -1;
  for (const { hour, share } of shares) {
    const { from, to } = overlap(hour, hours);
    if (from >= to) continue;
    if (end >= 0 && end < from) pieces.push({ minute: end, value: 0 });
    pieces.push({ minute: from, value: (perWeight * share) / 60 });
    end = to;
  }
  if (pieces.length === 0) return [{ minute: hours.opens, value: 0 }];
  if (end < DAY_MINUTES) pieces.push({ minute: end, value: 0 });
  return pieces;
}
