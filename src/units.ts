/**
 * Units of the whole program: time is minutes in a double on a grid of 2^-20 min.
 *
 * A minute is rounded once, when it is drawn or read; sums of such minutes below 2^33 are then exact,
 * so no order of addition can change a bit.
 */

/** Minutes in a day. */
export const DAY_MINUTES = 1440;

/** Minutes in an hour. */
export const HOUR_MINUTES = 60;

/** Width of the cells in which arrivals and waits are counted by the clock [min]. */
export const HALF_HOUR_MINUTES = 30;

/** Half-hours in a day. */
export const HALF_HOURS = DAY_MINUTES / HALF_HOUR_MINUTES;

/** Smallest step of time [min]. */
export const GRID_STEP = 2 ** -20;

/** Adding and subtracting this rounds a double below 2^31 to a multiple of 2^-20. */
const GRID = 1.5 * 2 ** 32;

/** Rounds minutes to the grid. @param minutes 0 (included) to 2^31 (excluded) [min] */
export function onGrid(minutes: number): number {
  return minutes + GRID - GRID;
}

/** Largest sum of grid minutes that is exact in a double [min]. */
export const EXACT_SUM_LIMIT = 2 ** 33;
