/** The mix that further errands are drawn from. */
import { DAY_MINUTES } from "../units.js";
import { daysUntilEnd, hoursByDay } from "./calendar.js";
import type { Errand, Horizon, Hours, Office, Rate, Source } from "./scenario.js";

interface Parts {
  readonly errands: readonly Errand[];
  readonly offices: readonly Office[];
  readonly sources: readonly Source[];
}

/**
 * Share of each errand, in the order of the errands: by the weights given, else by the visitors expected, and
 * equal when nobody is expected.
 *
 * @param weights weight of each errand by id; null weighs by expected visitors
 */
export function furtherShares(
  parts: Parts,
  horizon: Horizon,
  weights: ReadonlyMap<string, number> | null,
): number[] {
  const weighed = weights ?? expectedVisitors(parts, horizon);
  const raw = parts.errands.map(({ id }) => weighed.get(id) ?? 0);
  const sum = raw.reduce((total, weight) => total + weight, 0);
  return raw.map((weight) => (sum > 0 ? weight / sum : 1 / raw.length));
}

/** Visitors expected until the last measured day, by errand. Cost O(sources × days). */
function expectedVisitors({ offices, sources }: Parts, horizon: Horizon): Map<string, number> {
  const counted = daysUntilEnd(horizon);
  const officeHours = new Map(offices.map((office) => [office.id, hoursByDay(office, counted, horizon)]));
  const visitors = new Map<string, number>();
  for (const source of sources) {
    const days = officeHours.get(source.office) ?? [];
    const known = new Map<Hours, number[]>();
    let sum = visitors.get(source.errand) ?? 0;
    days.forEach((open, day) => {
      const hours = comingHours(source, open);
      if (hours === null) return;
      const ofRate = known.get(hours) ?? source.rates.map((rate) => visitorsWithin(rate, hours));
      known.set(hours, ofRate);
      sum += source.atTheDoor + source.scale * (ofRate[source.rateOfDay[day]] ?? 0);
    });
    visitors.set(source.errand, sum);
  }
  return visitors;
}

const WHOLE_DAY: Hours = { opens: 0, closes: DAY_MINUTES };

/** Hours at which visitors of a source intend to come, on a day with these opening hours. */
export function comingHours({ anyHour = false }: Pick<Source, "anyHour">, open: Hours | null): Hours | null {
  return anyHour ? WHOLE_DAY : open;
}

/** Visitors expected of a rate within opening hours. */
export function visitorsWithin({ shape, pieces }: Rate, { opens, closes }: Hours): number {
  return pieces.reduce((sum, piece, i) => {
    const after = pieces[i + 1];
    const end = after?.minute ?? DAY_MINUTES;
    const slope =
      shape === "linear" && after !== undefined ? (after.value - piece.value) / (end - piece.minute) : 0;
    const from = Math.max(piece.minute, opens);
    const to = Math.min(end, closes);
    if (from >= to) return sum;
    const middle = piece.value + slope * ((from + to) / 2 - piece.minute);
    return sum + (to - from) * middle;
  }, 0);
}
