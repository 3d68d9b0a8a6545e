/**
 * From visits a year to intensities by day and hour: a year spreads over months, a month over its open days by
 * the weight of their weekday, a day over its opening hours.
 */
import { DAY_MINUTES } from "../units.js";
import { monthsOf, phaseOn, simulatedDays } from "./calendar.js";
import type { ErrandRow, OfficeRow, ProfileRow } from "./columns.js";
import { firstDayOfMonth, monthOf, weekdayOf } from "./dates.js";
import { weekOf, type NetworkRows } from "./network.js";
import type { Horizon, Hours, Office, Source } from "./scenario.js";
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

/** An intensity of all errands together, and where it holds. */
interface OfficeRates {
  readonly pieces: readonly (readonly Piece[])[];
  readonly rateOfDay: readonly number[];
}

/**
 * Sources of every office and errand of a network.
 *
 * @param offices the offices over time, by id
 * Cost O(offices × (days + errands × months × hours)). */
export function sourcesOfNetwork(
  rows: NetworkRows,
  offices: ReadonlyMap<string, Office>,
  horizon: Horizon,
): Source[] {
  const profile = readProfile(rows.profile);
  return rows.offices.flatMap((row) => {
    const office = offices.get(row.office_id);
    if (office === undefined) return [];
    const rates = officeRates(office, row.visits_2024_estimate, { profile, horizon });
    return errandShares(rows.errands, row).map(({ errand, share }) => ({
      id: `${office.id}/${errand}`,
      office: office.id,
      errand,
      atTheDoor: 0,
      rates: rates.pieces.map((pieces) => ({ shape: "constant", pieces: scale(pieces, share) })),
      rateOfDay: rates.rateOfDay,
      booking: null,
    }));
  });
}

/** Offices whose whole profile lies outside their opening hours, so that their visits have no place. */
export function findUnvisited(rows: NetworkRows): OfficeRow[] {
  const profile = readProfile(rows.profile);
  return rows.offices.filter((row) => {
    const weights = weekOf(row).map((hours, weekday) => weightWithin(profile.hours[weekday], hours));
    return row.visits_2024_estimate > 0 && weights.every((weight) => weight === 0);
  });
}

/** Pieces of all sources that a network will have, at most. @param phases most phases of an office */
export function countPieces(
  { offices, errands, profile }: NetworkRows,
  horizon: Horizon,
  phases: number,
): number {
  const hours = profile.filter((row) => row.dimension === "weekday_hour").length;
  return offices.length * errands.length * (monthsOf(horizon).size + phases - 1) * hours;
}

/** Errands an office offers, their shares brought back to a sum of 1. */
function errandShares(errands: readonly ErrandRow[], office: OfficeRow): { errand: string; share: number }[] {
  const isFull = office.office_type === "full_service";
  const offered = errands.filter((row) => isFull || row.needs_full_service_office === 0);
  const sum = offered.reduce((total, row) => total + row.share_of_errands, 0);
  return offered.map((row) => ({ errand: row.errand_type_id, share: row.share_of_errands / sum }));
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

function officeRates(
  office: Office,
  visits: number,
  { profile, horizon }: { readonly profile: Profile; readonly horizon: Horizon },
): OfficeRates {
  const perWeight = new Map<number, number>();
  for (const month of monthsOf(horizon))
    perWeight.set(month, visitsPerWeight(office, month, { profile, visits }));
  const pieces: Piece[][] = [];
  const known = new Map<string, number>();
  const closed = new Set(office.closedDays);
  const rateOfDay = simulatedDays(horizon).map((day) => {
    const weekday = weekdayOf(day, true);
    const phase = phaseOn(office, day);
    const hours = closed.has(day) ? null : phase.week[weekday];
    if (hours === null) return -1;
    const month = monthOf(day);
    const name = `${month} ${weekday} ${phase.from}`;
    const weight = (perWeight.get(month) ?? 0) * phase.visits;
    const index = known.get(name) ?? pieces.push(dayPieces(profile.hours[weekday], hours, weight)) - 1;
    known.set(name, index);
    return index;
  });
  return { pieces, rateOfDay };
}

/** Visits of a month for each unit of a day's weight, over all open days of that month. */
function visitsPerWeight(
  office: Office,
  month: number,
  { profile, visits }: { readonly profile: Profile; readonly visits: number },
): number {
  const closed = new Set(office.closedDays);
  let sum = 0;
  for (let day = firstDayOfMonth(month); day < firstDayOfMonth(month + 1); day++) {
    const weekday = weekdayOf(day, true);
    if (!closed.has(day)) sum += weightWithin(profile.hours[weekday], phaseOn(office, day).week[weekday]);
  }
  return sum === 0 ? 0 : (visits * profile.months[month % 12]) / sum;
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

function scale(pieces: readonly Piece[], share: number): Piece[] {
  return pieces.map(({ minute, value }) => ({ minute, value: value * share }));
}
