/**
 * When visitors of an office intend to come, over the whole day, so that those who come at its hours before any patch
 * are the ones its tables count. Offices with the same hours share one list of intensities.
 */
import { HALF_HOUR_MINUTES } from "../units.js";
import { phaseOn, simulatedDays } from "./calendar.js";
import { monthOf, weekdayOf } from "./dates.js";
import { comingShare, latentDay, taperedOutside, type DayGrid, type TimeMoves } from "./latentDay.js";
import type { Mistimed } from "./mistimed.js";
import type { Horizon, Hours, Office, Rate } from "./scenario.js";
import { sharesByDay, weightWithin, type Profile, type Spread } from "./visitProfile.js";

/** What is assumed of those who intend a closed minute. */
export interface Intentions {
  readonly mistimed: Pick<Mistimed, "share" | "day">;
  /** What they do, all errands together. */
  readonly moves: TimeMoves;
  /** How many intend to come with an errand for each who does so on average, as some errands lose more of them. */
  readonly scaleOf: (errand: string) => number;
  /** Offices before any patch, by id. */
  readonly bases: ReadonlyMap<string, Office>;
}

/** Intentions of a weekday. */
export interface LatentWeekday {
  readonly cells: Float64Array;
  /** How many come for each who intends to. */
  readonly coming: number;
}

/** Cells of half an hour over the part of the day in which people intend to come. */
export function gridOf({ opens, closes }: Hours): DayGrid {
  return {
    firstMinute: opens,
    cellMinutes: HALF_HOUR_MINUTES,
    count: (closes - opens) / HALF_HOUR_MINUTES,
  };
}

/**
 * Intentions of Monday to Sunday, null where nobody comes: who intended another day comes in the number that the
 * open day before sends on.
 *
 * @throws RangeError as `latentDay` does
 */
export function latentWeek(
  week: readonly (Hours | null)[],
  profile: Profile,
  { mistimed, moves }: Pick<Intentions, "mistimed" | "moves">,
): (LatentWeekday | null)[] {
  const grid = gridOf(mistimed.day);
  const othersOn = othersOfWeek(week, profile);
  return week.map((hours, weekday) => {
    const others = othersOn[weekday];
    if (hours === null || others === 0) return null;
    const outside = taperedOutside(grid, hours);
    const target = targetOf(grid, hours, (within) => weightWithin(profile.hours[weekday], within));
    const closedShare = mistimed.share;
    const cells = latentDay(grid, { hours, target, outside, closedShare, moves, others });
    return { cells, coming: comingShare(closedShare, moves, others) };
  });
}

/** Visits of the open day before for each visit of Monday to Sunday; 0 where nobody comes. */
export function othersOfWeek(week: readonly (Hours | null)[], { hours }: Profile): number[] {
  const weights = week.map((open, weekday) => weightWithin(hours[weekday], open));
  return weights.map((weight, weekday) => {
    const before = [...weights.slice(weekday), ...weights.slice(0, weekday)].findLast((one) => one > 0);
    return weight === 0 || before === undefined ? 0 : before / weight;
  });
}

/** Arrivals of each cell, none outside of hours. */
function targetOf(
  { firstMinute, cellMinutes, count }: DayGrid,
  { opens, closes }: Hours,
  weightOf: (within: Hours) => number,
): Float64Array {
  return Float64Array.from({ length: count }, (_, cell) => {
    const from = firstMinute + cell * cellMinutes;
    return from < opens || from >= closes ? 0 : weightOf({ opens: from, closes: from + cellMinutes });
  });
}

/** Gives offices their intensities. Cost O(distinct hours × days). */
export function createIntending(
  intentions: Intentions,
  profile: Profile,
  horizon: Horizon,
): (office: Office) => Spread {
  const known = new Map<string, Spread>();
  return (office) => {
    const base = intentions.bases.get(office.id) ?? office;
    const visits = office.phases.map((phase) => [phase.from, phase.visits]);
    const name = JSON.stringify([base.phases[0].week, base.closedDays, visits]);
    const spread = known.get(name) ?? intendOver(office, base, { intentions, profile, horizon });
    known.set(name, spread);
    return spread;
  };
}

interface Ground {
  readonly intentions: Intentions;
  readonly profile: Profile;
  readonly horizon: Horizon;
}

/** Intensities over the days on which the office is open before any patch. */
function intendOver(office: Office, base: Office, { intentions, profile, horizon }: Ground): Spread {
  const week = latentWeek(base.phases[0].week, profile, intentions);
  const shareOn = sharesByDay(base, profile);
  const closed = new Set(base.closedDays);
  const rates: Rate[] = [];
  const known = new Map<string, number>();
  const rateOfDay = simulatedDays(horizon).map((day) => {
    const weekday = weekdayOf(day, true);
    const latent = week[weekday];
    if (latent === null || closed.has(day)) return -1;
    const { visits } = phaseOn(office, day);
    const name = `${monthOf(day)} ${weekday} ${visits}`;
    const index = known.get(name) ?? rates.length;
    known.set(name, index);
    if (index < rates.length) return index;
    const intending = (shareOn(day) * visits) / latent.coming;
    rates.push(rateFrom(latent.cells, gridOf(intentions.mistimed.day), intending));
    return index;
  });
  return { rates, rateOfDay, anyHour: true };
}

function rateFrom(cells: Float64Array, { firstMinute, cellMinutes, count }: DayGrid, people: number): Rate {
  const pieces = Array.from(cells, (share, cell) => ({
    minute: firstMinute + cell * cellMinutes,
    value: (share * people) / cellMinutes,
  }));
  return { shape: "constant", pieces: [...pieces, { minute: firstMinute + count * cellMinutes, value: 0 }] };
}
