/** What the draws of a roll are expected to be, exactly: from rates, appointments and the very tables of the laws. */
import type { Model } from "../model/model.js";
import { tableMoment } from "../random/tables.js";
import { DRAWN, DRAWN_WIDTH } from "./roll.js";

/**
 * Expectations of `Roll.drawn` over replications; [office or line][DRAWN].
 *
 * Those who come by appointment or stand at the door are no matter of the day factor: their number is not among the
 * expected. Cost O(kinds of days × sources).
 */
export function drawnMeans(model: Model): Float64Array {
  const { sourceOffice, officeIds, kinds } = model;
  const means = new Float64Array(officeIds.length * DRAWN_WIDTH);
  const daysOf = new Int32Array(kinds.count);
  for (const kind of kinds.ofDay.subarray(model.warmUpDays, model.warmUpDays + model.days)) daysOf[kind]++;
  const work = workOf(model);
  sourceOffice.forEach((office, source) => {
    daysOf.forEach((days, kind) => {
      if (days === 0) return;
      const expected = days * expectedOf(model, source, kind);
      const visitors = expected + days * plannedOf(model, source, kind);
      means[office * DRAWN_WIDTH + DRAWN.expected] += expected;
      means[office * DRAWN_WIDTH + DRAWN.visitors] += visitors;
      means[office * DRAWN_WIDTH + DRAWN.workMinutes] += visitors * work[source];
    });
  });
  return means;
}

/** Visitors of a day that come by its rates. */
function expectedOf(
  { kinds, profiles, sourceOffice, sourceScale }: Model,
  source: number,
  kind: number,
): number {
  const profile = kinds.profile[kind * sourceOffice.length + source];
  return profile < 0 ? 0 : profiles.mean[profile] * sourceScale[source];
}

/** Visitors of a day who stand at the door, or come by appointment. */
function plannedOf(
  { kinds, officeIds, sourceOffice, sourceDoor, bookings }: Model,
  source: number,
  kind: number,
) {
  const at = kind * officeIds.length + sourceOffice[source];
  if (kinds.opens[at] < 0) return 0;
  const booking = bookings.ofSource[source];
  if (booking < 0) return sourceDoor[source];
  const slots = bookings.slot.subarray(bookings.firstSlot[booking], bookings.firstSlot[booking + 1]);
  const open = slots.filter((slot) => slot >= kinds.opens[at] && slot < kinds.closes[at]).length;
  return sourceDoor[source] + open * bookings.taken[booking] * (1 - bookings.noShow[booking]);
}

/** Mean work of a visitor of each source, a further errand included [min]; [source]. */
function workOf(model: Model): Float64Array {
  const { laws, serviceLaw, serviceFactor, sourceOffice, sourceErrand, officeCount, furtherUpTo } = model;
  const means = Float64Array.from(serviceLaw, (law) => tableMoment(laws, law, 1));
  const shares = furtherUpTo.map((upTo, errand) => upTo - (errand === 0 ? 0 : furtherUpTo[errand - 1]));
  const further = model.furtherChance * shares.reduce((sum, share, errand) => sum + share * means[errand], 0);
  return Float64Array.from(sourceOffice, (office, source) => {
    const own = means[sourceErrand[source]];
    return (office < officeCount ? own + further : own) * serviceFactor[office];
  });
}
