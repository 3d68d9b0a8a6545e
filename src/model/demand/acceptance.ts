/** Whether a longer trip is made: a curve of willingness by minutes of travel, linear between its knots. */

/** Knots of a curve. */
export interface AcceptanceCurve {
  /** Rising, the first one 0 [min]; [knot]. */
  readonly minutes: Float64Array;
  /** Share of people who make a trip of that length, 0 to 1, never rising; [knot]. */
  readonly share: Float64Array;
}

/**
 * Checks a curve and hands it back.
 *
 * @throws RangeError if there are no knots, minutes do not rise from 0, or shares rise or leave 0 to 1
 */
export function checkCurve(curve: AcceptanceCurve): AcceptanceCurve {
  const { minutes, share } = curve;
  const isSound =
    minutes.length === share.length &&
    minutes[0] === 0 &&
    minutes.every((minute, i) => i === 0 || minute > minutes[i - 1]) &&
    share.every((value, i) => value >= 0 && value <= (i === 0 ? 1 : share[i - 1]));
  if (!isSound) throw new RangeError(`checkCurve: shares ${share.join(", ")} at ${minutes.join(", ")} min`);
  return curve;
}

/** Share of people who make a trip of some minutes; that of the last knot from there on. Cost O(knots). */
export function willingness({ minutes, share }: AcceptanceCurve, trip: number): number {
  const after = minutes.findIndex((minute) => minute > trip);
  if (after < 0) return share[share.length - 1];
  const before = after - 1;
  const part = (trip - minutes[before]) / (minutes[after] - minutes[before]);
  return share[before] + part * (share[after] - share[before]);
}

/**
 * Chance that who makes the trip to the base office also makes another one: min(1, A(new) / A(base)).
 *
 * Somebody from beyond the end of a curve that ends at 0 accepts no longer trip.
 *
 * @param base @param other minutes of travel to the base office and to the new one, 0 or more
 */
export function acceptance(curve: AcceptanceCurve, base: number, other: number): number {
  if (other <= base) return 1;
  const now = willingness(curve, other);
  return now === 0 ? 0 : Math.min(1, now / willingness(curve, base));
}
