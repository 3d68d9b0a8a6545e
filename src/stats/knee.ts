/**
 * The knee of a rising curve: the point that lies farthest above the chord between its ends, both axes measured as shares
 * of their ranges. Left of it every unit along the axis costs more than right of it.
 *
 * Source: Satopää, Albrecht, Irwin, Raghavan (2011), "Finding a Kneedle in a Haystack", for a concave rising curve,
 * without smoothing: the points are few and their error is told apart.
 */

export interface Knee {
  /** Place of the point in the lists. */
  readonly at: number;
  /** Distance above the chord, upwards, as a share of the range of y; above 0. */
  readonly bend: number;
}

/** Fewest points that can have one: two ends and one between. */
const FEWEST = 3;

/**
 * @param x in any order @param y one for each x
 * @returns null for a straight line, one that lies below its chord, and one that does not rise
 * Cost O(points × log points).
 */
export function kneeOf(x: readonly number[], y: readonly number[]): Knee | null {
  if (x.length < FEWEST) return null;
  const order = x.map((_, i) => i).toSorted((a, b) => x[a] - x[b]);
  const [first, last] = [order[0], order[order.length - 1]];
  const [run, rise] = [x[last] - x[first], y[last] - y[first]];
  if (!(run > 0 && rise > 0)) return null;
  const bends = order.map((i) => (y[i] - y[first]) / rise - (x[i] - x[first]) / run);
  const place = bends.indexOf(Math.max(...bends)); // of equals the one with least x
  return bends[place] > ROUNDING ? { at: order[place], bend: bends[place] } : null;
}

/** Distances of points on the chord itself, by rounding. */
const ROUNDING = 1e-12;
