/**
 * The knee of a rising curve: the point between its ends that lies farthest above their chord, both axes measured as
 * shares of their ranges. Left of it every unit along the axis costs more than right of it.
 *
 * Source: Satopää, Albrecht, Irwin, Raghavan (2011), "Finding a Kneedle in a Haystack", for a concave rising curve,
 * without smoothing: the points are few and their error is told apart.
 */

export interface Knee {
  /** Place of the point in the lists. */
  readonly at: number;
  /** Distance above the chord, upwards, as a share of the range of y; above 0. */
  readonly bend: number;
  /** Places of the ends of the chord, least x and most; of equals at the end with most x the first in the lists. */
  readonly ends: readonly [number, number];
}

/**
 * @param x in any order @param y one for each x
 * @returns null for a straight line, one that lies below its chord, and one that does not rise
 * Cost O(points × log points).
 */
export function kneeOf(x: readonly number[], y: readonly number[]): Knee | null {
  const order = x.map((_, i) => i).toSorted((a, b) => x[a] - x[b] || b - a);
  const [first, last] = [order[0], order[order.length - 1]];
  const [run, rise] = [x[last] - x[first], y[last] - y[first]];
  if (!(run > 0 && rise > 0)) return null;
  const between = order.filter((i) => x[i] > x[first] && x[i] < x[last]);
  const bends = between.map((i) => (y[i] - y[first]) / rise - (x[i] - x[first]) / run);
  const bend = Math.max(...bends);
  const at = between[bends.indexOf(bend)]; // of equals the one with least x
  return bend > ROUNDING ? { at, bend, ends: [first, last] } : null;
}

/** Distances of points on the chord itself, by rounding. */
const ROUNDING = 1e-12;
