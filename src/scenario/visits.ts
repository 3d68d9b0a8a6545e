/**
 * From visits and calls of a year to intensities by day and hour: a year spreads over months, a month over its open
 * days by the weight of their weekday, a day over its opening hours. Places with the same hours share one list of
 * intensities, which each source takes as many times as it has visitors in a year.
 */
import { DAY_MINUTES } from "../units.js";
import { monthsOf, phaseOn, simulatedDays, visitsFactor } from "./calendar.js";
import type { OfficeRow } from "./columns.js";
import { monthOf, weekdayOf } from "./dates.js";
import { createIntending, type Intentions } from "./intentions.js";
import { weekOf, type NetworkRows } from "./network.js";
import type { Horizon, Hours, Line, Office, Rate, Source } from "./scenario.js";
import type { Piece } from "./piece.js";
import {
  overlap,
  readProfile,
  sharesByDay,
  weightWithin,
  type HourShare,
  type Profile,
  type Spread,
} from "./visitProfile.js";

/**
 * Sources of every office and errand of a network, and of its phone lines.
 *
 * @param offices the offices over time, by id
 * Cost O(distinct hours × days + sources).
 */
export function sourcesOfNetwork(
  rows: NetworkRows,
  places: {
    readonly offices: ReadonlyMap<string, Office>;
    readonly lines: readonly Line[];
    /** Who intends a minute at which the office may be closed; null when nobody does. */
    readonly intentions: Intentions | null;
  },
  horizon: Horizon,
): Source[] {
  const { intentions } = places;
  const profile = readProfile(rows.profile);
  const spreadVisits =
    intentions === null ? createSpreading(profile, horizon) : createIntending(intentions, profile, horizon);
  const scales = rows.errands.map(({ errand_type_id: errand }) => intentions?.scaleOf(errand) ?? 1);
  const visits = rows.offices.flatMap((row) => {
    const office = places.offices.get(row.office_id);
    const volumes = rows.volumes.get(row.office_id);
    if (office === undefined || volumes === undefined) return [];
    return rows.errands.flatMap(({ errand_type_id: errand }, i) =>
      volumes[i] > 0
        ? [
            sourceWith({
              office: office.id,
              errand,
              scale: volumes[i] * scales[i],
              ...spreadVisits(ofErrand(office, errand)),
            }),
          ]
        : [],
    );
  });
  return [...visits, ...sourcesOfLines(rows, places.lines, horizon)];
}

/** What patches say of one errand is as if they said it of all, for this errand. */
function ofErrand(office: Office, errand: string): Office {
  const phases = office.phases.map((phase) => ({ ...phase, visits: visitsFactor(phase, errand) }));
  return { ...office, phases };
}

/** People who call the lines of a network by themselves. */
function sourcesOfLines({ lines, callProfile }: NetworkRows, places: readonly Line[], horizon: Horizon) {
  const spreadCalls = createSpreading(readProfile(callProfile), horizon);
  return places.flatMap(({ office }) => {
    const line = lines.find((row) => row.agency_code === office.id);
    if (line === undefined) return [];
    const scale = line.persons_per_year;
    return [sourceWith({ office: office.id, errand: office.id, scale, ...spreadCalls(office) })];
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

/** Gives places their intensities; places with the same hours and patches the very same. */
function createSpreading(profile: Profile, horizon: Horizon): (place: Office) => Spread {
  const known = new Map<string, Spread>();
  return (place) => {
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
