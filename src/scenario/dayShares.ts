/**
 * How a year's volume spreads over its days: each month has its share, divided over the days of the month by the
 * weight of their weekday and of their kind (holidays, eves, squeeze days). Knows no calendar of any country.
 */

/** All days of a year, or of several. */
export interface YearDays {
  /** 0 (January) to 11; [day]. */
  readonly month: Int32Array;
  /** 0 (Monday) to 6; [day]. */
  readonly weekday: Int32Array;
  /** Weight against an ordinary day of that weekday, 0 on closed days; [day]. */
  readonly weight: Float64Array;
}

/** Weights of months and weekdays, on any scale. */
export interface CalendarWeights {
  /** [12] */
  readonly month: Float64Array;
  /** Monday first; [7]. */
  readonly weekday: Float64Array;
}

/**
 * Share of the year's volume on each day, of sum 1; [day].
 *
 * A month keeps its share however many of its days are open, as the months of a profile were counted with their
 * holidays in them. A month without an open day passes its share on to the others, in proportion.
 *
 * @throws RangeError if no day has any weight, or a weight is negative
 * Cost O(days).
 */
export function dayShares({ month, weekday, weight }: YearDays, weights: CalendarWeights): Float64Array {
  const raw = weight.map((value, day) => value * weights.weekday[weekday[day]]);
  if (!raw.every((value) => value >= 0 && value < Infinity)) {
    throw new RangeError("dayShares: a weight is negative or not a number");
  }
  const ofMonth = new Float64Array(weights.month.length);
  raw.forEach((value, day) => (ofMonth[month[day]] += value));
  const shared = weights.month.reduce((sum, share, i) => (ofMonth[i] > 0 ? sum + share : sum), 0);
  if (!(shared > 0)) throw new RangeError("dayShares: no day of the year has a weight");
  return raw.map((value, day) => {
    const own = month[day];
    return value === 0 ? 0 : (weights.month[own] / shared) * (value / ofMonth[own]);
  });
}
