/**
 * When people intend to come, from when they come: a day profile that reaches beyond the opening hours and gives
 * the arrivals once seen, after those who intended a closed minute have changed their plans. Other hours then
 * give other arrivals from the same intentions.
 */
import type { Hours } from "./scenario.js";

/** Cells of equal width that a profile is made of. Opening hours begin and end between cells. */
export interface DayGrid {
  /** Minute at which the first cell begins [min since midnight]. */
  readonly firstMinute: number;
  readonly cellMinutes: number;
  readonly count: number;
}

/** What those who intend a closed minute do, as shares of them; the rest does not come to this office. */
export interface TimeMoves {
  /** Come at the minute of opening. */
  readonly atOpening: number;
  /** Come at another minute of the day, drawn anew from the intentions inside hours. */
  readonly insideHours: number;
  /** Come on another day, again at a minute inside hours. */
  readonly anotherDay: number;
}

/** The open cells, from (included) to (excluded). */
interface OpenCells {
  readonly from: number;
  readonly to: number;
}

/** @throws RangeError if hours reach beyond the grid or begin or end inside a cell */
function openCells({ firstMinute, cellMinutes, count }: DayGrid, { opens, closes }: Hours): OpenCells {
  const from = (opens - firstMinute) / cellMinutes;
  const to = (closes - firstMinute) / cellMinutes;
  const fits = Number.isInteger(from) && Number.isInteger(to) && from >= 0 && from < to && to <= count;
  if (!fits)
    throw new RangeError(`openCells: hours ${opens} to ${closes} min do not fit the cells of the day`);
  return { from, to };
}

function sumOf(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0);
}

/** Shares of the hours of a day spread evenly over cells; [cell]. @param byHour weight of each hour; [24] */
export function spreadHours(
  byHour: Float64Array,
  { firstMinute, cellMinutes, count }: DayGrid,
): Float64Array {
  return Float64Array.from({ length: count }, (_, cell) => {
    const from = firstMinute + cell * cellMinutes;
    const to = from + cellMinutes;
    return byHour.reduce((sum, weight, hour) => {
      const minutes = Math.min(to, 60 * (hour + 1)) - Math.max(from, 60 * hour);
      return sum + (weight * Math.max(0, minutes)) / 60;
    }, 0);
  });
}

/**
 * Weights of closed cells that fall evenly from 1 at the opening hours to 0 at the ends of the grid; [cell].
 * An assumption: nobody counts people who did not come.
 */
export function taperedOutside(grid: DayGrid, hours: Hours): Float64Array {
  const { from, to } = openCells(grid, hours);
  return Float64Array.from({ length: grid.count }, (_, cell) => {
    if (cell < from) return (cell + 0.5) / from;
    return cell < to ? 0 : (grid.count - cell - 0.5) / (grid.count - to);
  });
}

/** What is known and assumed of a day in the base year. */
export interface DayFacts {
  readonly hours: Hours;
  /** Arrivals as counted, on any scale, 0 in closed cells; [cell]. */
  readonly target: Float64Array;
  /** Weights of intentions in closed cells; [cell]. */
  readonly outside: Float64Array;
  /** Part of all who intend a closed minute, 0 (included) to 1 (excluded). */
  readonly closedShare: number;
  readonly moves: TimeMoves;
  /** People of other days who come on this one, for each of its own who come on another; 1 when left out. */
  readonly others?: number;
}

/**
 * Share of people who intend each cell, of sum 1; [cell].
 *
 * Solves T_b S = L_b (1 + c (inside + another day) / (1 − c)) + [b first] c at opening for the open cells b, with S
 * the number who come for each one who intends to. Those of other days are taken to be like those of this one, or
 * `others` times as many.
 *
 * @throws RangeError if more come at opening than the first cell has, or closed cells have no weight
 */
export function latentDay(grid: DayGrid, facts: DayFacts): Float64Array {
  const { target, outside, closedShare, moves, others = 1 } = facts;
  const { from, to } = openCells(grid, facts.hours);
  checkFacts(facts, { from, to });
  const scale = comingShare(closedShare, moves, others) / sumOf(target);
  const rush = closedShare * moves.atOpening;
  if (target[from] * scale < rush - 1e-12) {
    throw new RangeError(
      `latentDay: ${rush} of all come at opening, more than the ${target[from] * scale} of the first cell`,
    );
  }
  const growth = 1 + (closedShare * (moves.insideHours + moves.anotherDay * others)) / (1 - closedShare);
  const away = closedShare === 0 ? 0 : closedShare / sumOf(outside);
  return target.map((value, cell) => {
    if (cell < from || cell >= to) return away * outside[cell];
    return Math.max(0, value * scale - (cell === from ? rush : 0)) / growth;
  });
}

/** How many come on a day for each one who intends to. @param others as in `DayFacts` */
export function comingShare(closedShare: number, moves: TimeMoves, others = 1): number {
  return 1 - closedShare * (1 - moves.atOpening - moves.insideHours - moves.anotherDay * others);
}

/** Part of the mistimed who come to this office after all. */
function comers({ atOpening, insideHours, anotherDay }: TimeMoves): number {
  return atOpening + insideHours + anotherDay;
}

function refuse(what: string): never {
  throw new RangeError(`latentDay: ${what}`);
}

function checkFacts({ target, outside, closedShare, moves }: DayFacts, { from, to }: OpenCells): void {
  const isOutside = (_: number, cell: number): boolean => cell < from || cell >= to;
  const shares = [moves.atOpening, moves.insideHours, moves.anotherDay, 1 - comers(moves)];
  if (!(closedShare >= 0 && closedShare < 1)) refuse(`closed share ${closedShare}`);
  if (!shares.every((share) => share >= -1e-12 && share <= 1)) refuse(`moves of sum ${comers(moves)}`);
  if (!(sumOf(target) > 0)) refuse("no arrivals to reproduce");
  if (target.filter(isOutside).some((value) => value > 0)) refuse("arrivals outside opening hours");
  if (outside.filter((_, cell) => !isOutside(0, cell)).some((value) => value > 0)) {
    refuse("weights of closed cells inside opening hours");
  }
  if (closedShare > 0 && !(sumOf(outside) > 0)) refuse("no closed cell to intend");
}

/**
 * Arrivals at an office for each person who intends to come, by cell: those who intend an open minute, and the
 * others where they have moved to. At most 1 in all. On a closed day nobody comes: use 0 for it.
 *
 * @param latent of sum 1; [cell]
 * @throws RangeError if nobody intends an open minute, as nobody else shows when to come
 */
export function realisedDay(
  grid: DayGrid,
  latent: Float64Array,
  hours: Hours,
  moves: TimeMoves,
): Float64Array {
  const { from, to } = openCells(grid, hours);
  const inside = sumOf(latent.subarray(from, to));
  if (!(inside > 0)) throw new RangeError("realisedDay: nobody intends an open minute");
  const closed = sumOf(latent) - inside;
  const growth = 1 + (closed * (moves.insideHours + moves.anotherDay)) / inside;
  return latent.map((value, cell) => {
    if (cell < from || cell >= to) return 0;
    return value * growth + (cell === from ? closed * moves.atOpening : 0);
  });
}
