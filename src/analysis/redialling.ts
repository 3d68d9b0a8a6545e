/**
 * A day of a place to which people come again: callers of a phone line who were rejected or hung up, visitors of an office
 * who left unserved. They are taken to come by chance, a fixed point by half-hour; what of an attempt depends on the ones
 * before is lost.
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

/** Who comes again, and when. */
export interface Redialling {
  /** Laws of the time until then, with their shares, which sum to 1. */
  readonly pauses: readonly { readonly law: Law; readonly share: number }[];
  /** Chance after finding no place or room, after giving up in the line, and after leaving because of it. */
  readonly rejected: number;
  readonly abandoned: number;
  readonly balked: number;
  /** Chance after finding the doors closed: then once more after such a pause, and so on. */
  readonly closed: number;
}

/**
 * The flow of a day, attempts included; `again` counts those who come again. Who comes again after closing is turned away,
 * and not followed into the next day; who is sent home or cut off at closing does not come again.
 *
 * @param flowOf of a day without anybody who comes again; in all rounds but the last its waits are not looked at
 * Cost that of `flowOf` for each round, which are about log 1e-9 ÷ log of the chance of calling again.
 */
export function dayWithRedials(
  day: OfficeDay,
  { doors, redialling }: { readonly doors: Doors; readonly redialling: Redialling },
  flowOf: (day: OfficeDay, isBrief: boolean) => DayFlow,
): DayFlow {
  const delay = mixOf(redialling.pauses);
  const dayWith = (again: ByHalfHour): OfficeDay => ({ ...day, arrivals: withMore(day.arrivals, again) });
  const { found: again, fixedPoint } = settle([noVisitors()], ([arrivals]) => {
    const flow = flowOf(dayWith(arrivals), true);
    const { within } = callingAgain(flow, { delay, redialling, doors });
    return { found: arrivals, next: [within], all: flow.arrived };
  });
  const flow = flowOf(dayWith(again), false);
  const { late } = callingAgain(flow, { delay, redialling, doors });
  return { ...withAgain(flow, { again, late }), fixedPoint };
}

/** One pause of several laws. */
function mixOf(pauses: Redialling["pauses"]): Delay {
  const mixed: number[] = [];
  for (const { law, share } of pauses) {
    delayOf(law).forEach((part, on) => (mixed[on] = (mixed[on] ?? 0) + share * part));
  }
  return Array.from(mixed, (share) => share ?? 0);
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
  const { rejected, abandoned, balked: afterBalking, closed } = redialling;
  for (const { halfHour, turnedAway, reneged, balked } of halfHours) {
    leaving[halfHour] = rejected * turnedAway + abandoned * reneged + afterBalking * balked;
  }
  const within = noVisitors();
  let late = addLater(within, leaving, delay);
  within.forEach((visitors, halfHour) => {
    const open = openPart(doors, halfHour);
    late += visitors * (1 - open);
    within[halfHour] = visitors * open;
  });
  return { within, late: late / (1 - closed) };
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
