/**
 * Everything that changes while a replication runs, as typed arrays made once and never replaced: they are
 * constants of the functions that use them, which V8 reads without a look at any object.
 */
import { createCalendar, type Calendar } from "../kernel/calendar.js";
import { createLines, type Lines } from "../kernel/line.js";
import { createPool, type Pool } from "../kernel/pool.js";
import type { Model } from "../model/model.js";
import { createSums, type Sums } from "./sums.js";

/**
 * What can happen at one instant, in the order in which it happens. The number is the rank.
 * A freed desk saves who loses patience that instant; who arrives at closing time is inside.
 */
export const EVENT = {
  desks: 0, // desks open or close by plan
  finish: 1, // a visitor's business is done
  patience: 2, // a waiting visitor gives up
  arrival: 3, // never in the calendar: arrivals are merged with it
  closing: 4, // the doors close
  clock: 5, // the state is written down
} as const;

export interface State {
  readonly model: Model;
  readonly sums: Sums;
  readonly calendar: Calendar;
  /** Line `office` waits; line `atDesk + office` is at the desks, in order of being called. */
  readonly lines: Lines;
  readonly atDesk: number;
  readonly pool: Pool;
  /** The present minute, the start of the calendar's window, and midnight, from the start of the run [min]. */
  readonly time: Float64Array;

  /** Office columns; [office]. */
  readonly desks: Int32Array;
  readonly busy: Int32Array;
  /** Today's hours, from the start of the run; infinite and minus infinite when closed [min]. */
  readonly opens: Float64Array;
  readonly closes: Float64Array;
  readonly lastTicket: Float64Array;
  /** When the last visitor left, and when the number of desks last changed today [min]. */
  readonly lastLeft: Float64Array;
  readonly desksChanged: Float64Array;
  /** Minutes in line and at desks, those under way as if begun at the start of the window [min]. */
  readonly lineMinutes: Float64Array;
  readonly busyMinutes: Float64Array;
  /** Minutes at desks until closing [min]. */
  readonly busyAtClosing: Float64Array;
  /** When the number inside or the desks last changed [min], -1 while nothing is observed. */
  readonly stateSince: Float64Array;

  /** Visitor columns; [slot]. */
  readonly office: Int32Array;
  readonly errand: Int32Array;
  /** Half-hour of the day in which the visitor came. */
  readonly halfHour: Int32Array;
  readonly joinedMinute: Float64Array;
  readonly serviceMinutes: Float64Array;
  /** Work not yet done, kept where desks may hand their visitor back [min]. */
  readonly workLeft: Float64Array;
  /** Minutes in line so far, and patience left [min]. */
  readonly waited: Float64Array;
  readonly patienceLeft: Float64Array;
}

/** Places in `time`. */
export const NOW = 0;
export const ORIGIN = 1;
export const MIDNIGHT = 2;

/** Slots of the calendar before the first visitor: the window's end, the clock, desks and closing by office. */
export const CLOCK_SLOT = 1;
export const desksSlot = (office: number): number => 2 + 2 * office;
export const closingSlot = (office: number): number => 3 + 2 * office;

/** An empty state. @param visitors how many may be inside at once */
export function createState(model: Model, visitors: number): State {
  const offices = model.officeIds.length;
  const reserved = 2 + 2 * offices;
  const capacity = reserved + visitors;
  const calendar = createCalendar(capacity, model.windowLength, bucketsFor(model.windowEvents));
  for (let office = 0; office < offices; office++) {
    calendar.rank[desksSlot(office)] = EVENT.desks;
    calendar.rank[closingSlot(office)] = EVENT.closing;
  }
  calendar.rank[CLOCK_SLOT] = EVENT.clock;
  return {
    model,
    sums: createSums(model),
    calendar,
    lines: createLines(2 * offices, capacity),
    atDesk: offices,
    pool: createPool(reserved, capacity),
    time: new Float64Array(3),
    desks: new Int32Array(offices),
    busy: new Int32Array(offices),
    opens: new Float64Array(offices),
    closes: new Float64Array(offices),
    lastTicket: new Float64Array(offices),
    lastLeft: new Float64Array(offices),
    desksChanged: new Float64Array(offices),
    lineMinutes: new Float64Array(offices),
    busyMinutes: new Float64Array(offices),
    busyAtClosing: new Float64Array(offices),
    stateSince: new Float64Array(offices),
    office: new Int32Array(capacity),
    errand: new Int32Array(capacity),
    halfHour: new Int32Array(capacity),
    joinedMinute: new Float64Array(capacity),
    serviceMinutes: new Float64Array(capacity),
    workLeft: new Float64Array(capacity),
    waited: new Float64Array(capacity),
    patienceLeft: new Float64Array(capacity),
  };
}

/** A power of two above the number of events: fewer buckets make their lists longer, and waste more than they save. */
function bucketsFor(wanted: number): number {
  return Math.min(2 ** 17, 2 ** Math.ceil(Math.log2(Math.max(64, wanted))));
}

/** Empties the state for the next replication. */
export function clearState(state: State): void {
  state.calendar.clear();
  state.lines.clear();
  state.pool.clear();
  state.time.fill(0);
  state.desks.fill(0);
  state.busy.fill(0);
  state.lineMinutes.fill(0);
  state.busyMinutes.fill(0);
  state.stateSince.fill(-1);
}
