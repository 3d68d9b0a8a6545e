/** How the visits of a year spread over months, weekdays and hours, as a table of profiles says it. */
import { phaseOn } from "./calendar.js";
import type { ProfileRow } from "./columns.js";
import { firstDayOfMonth, monthOf, weekdayOf } from "./dates.js";
import { dayShares } from "./dayShares.js";
import type { Hours, Office, Source } from "./scenario.js";

/** Part of the week's visits in an hour of a weekday. */
export interface HourShare {
  readonly hour: number;
  readonly share: number;
}

/** The profile as numbers. */
export interface Profile {
  /** Hours of Monday to Sunday, rising. */
  readonly hours: readonly (readonly HourShare[])[];
  /** Share of the year of January to December. */
  readonly months: readonly number[];
}

/** Intensities of one visitor a year, and where each holds. */
export type Spread = Pick<Source, "rates" | "rateOfDay" | "anyHour">;

export function readProfile(rows: readonly ProfileRow[]): Profile {
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
export function overlap(hour: number, { opens, closes }: Hours): { from: number; to: number } {
  return { from: Math.max(60 * hour, opens), to: Math.min(60 * (hour + 1), closes) };
}

/** Weight of a day: the shares of its hours, as far as they lie within opening hours. */
export function weightWithin(shares: readonly HourShare[], hours: Hours | null): number {
  if (hours === null) return 0;
  return shares.reduce((sum, { hour, share }) => {
    const { from, to } = overlap(hour, hours);
    return sum + share * (Math.max(0, to - from) / 60);
  }, 0);
}

/** Share of its year's visitors that a place has on a day; 0 when the whole year has no room for them. */
export function sharesByDay(place: Office, profile: Profile): (day: number) => number {
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
