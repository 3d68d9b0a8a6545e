/**
 * A day of a phone line whose callers call again: attempts are taken to come by chance at the rate at which callers are
 * rejected or hang up and call again, a fixed point by half-hour. What of an attempt depends on the ones before is lost.
 */
import type { Law } from "../random/law.js";
import { HALF_HOUR_MINUTES } from "../units.js";
import {
  addLater,
  delayOf,
  noVisitors,
  settle,
  withMore,
  type ByHalfHour,
  type Delay,
} from "./comingAgain.js";
import type { Doors } from "./dayFlow.js";
import type { DayFlow } from "./flows.js";
import type { OfficeDay } from "./officeDay.js";

/** Who calls again, and when. */
export interface Redialling {
  readonly after: Law;
  /** Chance after finding all places taken, and after hanging up. */
  readonly rejected: number;
  readonly abandoned: number;
}

/**
 * The flow of a day, attempts included; `again` counts those who call again. Who would call again after closing is
 * turned away; who is cut off at closing does not call again.
 *
 * @param flowOf of a day without anybody who comes again
 * Cost that of `flowOf` for each round, which are about log 1e-9 ÷ log of the chance of calling again.
 */
export function dayWithRedials(
  day: OfficeDay,
  { doors, redialling }: { readonly doors: Doors; readonly redialling: Redialling },
  flowOf: (day: OfficeDay) => DayFlow,
): DayFlow {
  const delay = delayOf(redialling.after);
  const { found, fixedPoint } = settle([noVisitors()], ([again]) => {
    const flow = flowOf({ ...day, arrivals: withMore(day.arrivals, again) });
    const { within, late } = callingAgain(flow, { delay, redialling, doors });
    return { found: withAgain(flow, { again, late }), next: [within], all: flow.arrived };
  });
  return { ...found, fixedPoint };
}

function callingAgain(
  { halfHours }: DayFlow,
  {
    delay,
    redialling,
    doors,
  }: { readonly delay: Delay; readonly redialling: Redialling; readonly doors: Doors },
): { readonly within: ByHalfHour; readonly late: number } {
  const leaving = noVisitors();
  for (const { halfHour, refusedFull, reneged } of halfHours) {
    leaving[halfHour] = redialling.rejected * refusedFull + redialling.abandoned * reneged;
  }
  const within = noVisitors();
  let late = addLater(within, leaving, delay);
  within.forEach((visitors, halfHour) => {
    const open = openPart(doors, halfHour);
    late += visitors * (1 - open);
    within[halfHour] = visitors * open;
  });
  return { within, late };
}

/** The part of a half-hour before the doors close. */
function openPart({ closes }: Doors, halfHour: number): number {
  return Math.max(0, Math.min(1, (closes - halfHour * HALF_HOUR_MINUTES) / HALF_HOUR_MINUTES));
}

/** Calls again that find the doors closed come, and are turned away, after the last half-hour. */
function withAgain(
  flow: DayFlow,
  { again, late }: { readonly again: ByHalfHour; readonly late: number },
): DayFlow {
  const halfHours = flow.halfHours.map((slot) => ({ ...slot, again: again[slot.halfHour] }));
  const sum = again.reduce((total, visitors) => total + visitors, 0);
  return {
    ...flow,
    halfHours,
    again: sum + late,
    arrived: flow.arrived + late,
    turnedAway: flow.turnedAway + late,
  };
}
