/**
 * Which offices are near a start point, and where visitors of an office start. Choice sets are tables
 * [start][rank]; what may be chosen at a time is decided by whoever reads them.
 */

/** Offices of each start point from the nearest to the farthest, and the minutes to all. */
export interface Ranks {
  readonly zoneCount: number;
  readonly officeCount: number;
  /** Minutes of travel; [start][office], row-major; zones first, then the offices' own places. */
  readonly minutes: Float64Array;
  /** Offices by minutes, ties by id; [start][rank], row-major. */
  readonly order: Int32Array;
}

/** No office is capable. */
export const NOWHERE = -1;

/**
 * Sorts the offices of every start point by minutes, ties by id.
 *
 * @param minutes [start][office], row-major: zones, then the offices' own places
 * @throws RangeError if there are fewer start points than offices
 * Cost O(starts × offices × log offices).
 */
export function rankOffices(minutes: Float64Array, officeIds: readonly string[]): Ranks {
  const officeCount = officeIds.length;
  const startCount = minutes.length / officeCount;
  const isWhole = Number.isInteger(startCount) && startCount >= officeCount;
  if (!isWhole) throw new RangeError(`rankOffices: ${minutes.length} minutes for ${officeCount} offices`);
  const byId = Array.from(officeIds.keys()).toSorted((a, b) => (officeIds[a] < officeIds[b] ? -1 : 1));
  const order = new Int32Array(minutes.length);
  for (let start = 0; start < startCount; start++) {
    const first = start * officeCount;
    // The sort is stable: offices equally far stay ordered by id.
    order.set(
      byId.toSorted((a, b) => minutes[first + a] - minutes[first + b]),
      first,
    );
  }
  return { zoneCount: startCount - officeCount, officeCount, minutes, order };
}

/**
 * Nearest office of a start point that is capable, `NOWHERE` if none is.
 *
 * @param capable 1 where an office can serve; [office]
 * Cost O(offices) at worst; 1 or 2 steps as a rule.
 */
export function nearestCapable({ officeCount, order }: Ranks, start: number, capable: Uint8Array): number {
  for (let at = start * officeCount; at < (start + 1) * officeCount; at++) {
    if (capable[order[at]] === 1) return order[at];
  }
  return NOWHERE;
}

/** Start point that is an office's own place. */
export function ownPlace(ranks: Ranks, office: number): number {
  return ranks.zoneCount + office;
}

/**
 * Where visitors of each office start, by home zone; [office][zone], row-major.
 *
 * At home if the base office is the nearest capable one from there, otherwise at the base office's own place:
 * such people are there for other reasons. From either the base office is the nearest capable one, so that no
 * closure ever shortens a trip.
 *
 * @param capable 1 where an office can serve the errand, all at the start of the base year; [office]
 */
export function startPoints(ranks: Ranks, capable: Uint8Array): Int32Array {
  const { zoneCount, officeCount } = ranks;
  const starts = new Int32Array(officeCount * zoneCount);
  for (let office = 0; office < officeCount; office++) {
    starts.fill(ownPlace(ranks, office), office * zoneCount, (office + 1) * zoneCount);
  }
  for (let zone = 0; zone < zoneCount; zone++) {
    const nearest = nearestCapable(ranks, zone, capable);
    if (nearest !== NOWHERE) starts[nearest * zoneCount + zone] = zone;
  }
  return starts;
}

/** Extra minutes of a trip to another office, from the same start point. */
export function extraMinutes(ranks: Ranks, start: number, base: number, other: number): number {
  const first = start * ranks.officeCount;
  return ranks.minutes[first + other] - ranks.minutes[first + base];
}
