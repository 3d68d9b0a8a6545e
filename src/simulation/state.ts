/**
 * Everything that changes while a replication runs, as typed arrays made once and never replaced: they are
 * constants of the functions that use them, which V8 reads without a look at any object.
 */
import { createCalendar, type Calendar } from "../kernel/calendar.js";
import { createLines, type Lines } from "../kernel/line.js";
import { createPool, type Pool } from "../kernel/pool.js";
import type { Model } from "../model/model.js";
import { createSums, createTallies, type Sums, type Tallies } from "./sums.js";

/**
 * What can happen at one instant, in the order in which it happens. The number is the rank.
 * A freed desk saves who loses patience that instant; who arrives at closing time is inside.
 */
export const EVENT = {
  desks: 0, // desks open or close by plan, crews leave and arrive
  finish: 1, // a visitor's business is done
  travel: 2, // a visitor arrives from another office
  patience: 3, // a waiting visitor gives up
  retry: 4, // somebody comes or calls again
  call: 5, // somebody calls who meant to come
  postponed: 6, // somebody comes or calls who had to wait for opening hours
  instead: 7, // somebody comes who gave up calling
  arrival: 8, // never in the calendar: arrivals are merged with it
  closing: 9, // the doors close
  clock: 10, // the state is written down
} as const;

export interface State {
  readonly model: Model;
  readonly sums: Sums;
  readonly tallies: Tallies;
  /** What is added to rows of `tallies` for whoever comes now; [0] contacts, [1] callers. */
  readonly apart: Int32Array;
  readonly calendar: Calendar;
  /**
   * Line `office` waits; line `atDesk + group` is at the desks of a group, in order of being called. Where an office
   * tells service classes apart, line `classLine + class` waits, and line `office` has its length only.
   */
  readonly lines: Lines;
  readonly atDesk: number;
  readonly classLine: number;
  readonly pool: Pool;
  /** The present minute, the start of the calendar's window, and midnight, from the start of the run [min]. */
  readonly time: Float64Array;
  /** The cluster that is simulated now; [1]. */
  readonly cluster: Int32Array;

  /** Office columns; [office]. */
  readonly desks: Int32Array;
  readonly busy: Int32Array;
  /** Who will come or call here again. */
  readonly orbit: Int32Array;
  /** Today's hours, from the start of the run; infinite and minus infinite when closed [min]. */
  readonly opens: Float64Array;
  readonly closes: Float64Array;
  readonly lastTicket: Float64Array;
  /** When the last visitor left, and when the number of desks last changed today [min]. */
  readonly lastLeft: Float64Array;
  readonly desksChanged: Float64Array;
  /** Minutes in line, at desks and in orbit, those under way as if begun at the start of the window [min]. */
  readonly lineMinutes: Float64Array;
  readonly busyMinutes: Float64Array;
  readonly orbitMinutes: Float64Array;
  /** Minutes at desks until closing [min]. */
  readonly busyAtClosing: Float64Array;
  /** When the number inside or the desks last changed [min], -1 while nothing is observed. */
  readonly stateSince: Float64Array;
  /** Desks of crews that are there, and that are on their way. */
  readonly crewDesks: Int32Array;
  readonly crewDesksComing: Int32Array;

  /** Group columns, where service classes are told apart; [group]. */
  readonly groupDesks: Int32Array;
  readonly groupBusy: Int32Array;
  /** Pieces not in use; [equipment]. */
  readonly equipmentFree: Int32Array;
  /** How many have come so far, where service classes are told apart; [1]. */
  readonly joined: Int32Array;

  /** Visitor columns; [slot]. */
  readonly office: IndexColumn;
  readonly errand: IndexColumn;
  /** Half-hour of the day in which the visitor came. */
  readonly halfHour: Uint8Array;
  readonly joinedMinute: Float64Array;
  readonly serviceMinutes: Float64Array;
  /** Work not yet done, kept where desks may hand their visitor back [min]. */
  readonly workLeft: Float64Array;
  /** Minutes in line so far, and patience left [min]. */
  readonly waited: Float64Array;
  readonly patienceLeft: Float64Array;
  /** The word that decides on balking. */
  readonly choice: Int32Array;
  /** Order of coming, and group of the desk, where service classes are told apart. */
  readonly ticket: Int32Array;
  readonly group: Int32Array;
  /** Minutes before the time of an appointment; 0 without one [min]. */
  readonly early: Float64Array;
  /** Row of the contact in its tally, or ~row of a person who calls; BLANK when the slot is free. */
  readonly person: Int32Array;
  /** Attempts and hops so far, and whether the visitor was sent on by a long line. */
  readonly attempt: Int32Array;
  readonly isMoved: Uint8Array;
  /** Trips and days after having left an office unserved, and the office left last, -1 for none. */
  readonly trips: Uint8Array;
  readonly days: Uint8Array;
  readonly leftOffice: Int32Array;
  /** The visitor's two continuation words. */
  readonly word1: Int32Array;
  readonly word2: Int32Array;
}

/** `person` of a slot that nobody has. */
export const BLANK = -0x80000000;

/** Places in `time`. */
export const NOW = 0;
export const ORIGIN = 1;
export const MIDNIGHT = 2;

/** Slots of the calendar before the first visitor: the window's end, the clock, then these. */
export const CLOCK_SLOT = 1;
const FIRST_SLOT = 2;

export interface ReservedSlots {
  /** First slot of the desks of groups, of closing by office, of crews; and of visitors. */
  readonly desks: number;
  readonly closing: number;
  readonly crews: number;
  readonly visitors: number;
}

export function reservedSlots({ officeIds, serving, crews }: Model): ReservedSlots {
  const desks = FIRST_SLOT;
  const closing = desks + serving.groupOffice.length;
  const crew = closing + officeIds.length;
  return { desks, closing, crews: crew, visitors: crew + crews.desks.length };
}

/** An empty state. @param visitors how many may be inside or in orbit at once */
export function createState(model: Model, visitors: number): State {
  const offices = model.officeIds.length;
  const groups = model.serving.groupOffice.length;
  const classes = model.features.classes ? model.serving.priority.length : 0;
  const slots = reservedSlots(model);
  const capacity = slots.visitors + visitors;
  const tallies = createTallies(model);
  const calendar = createCalendar(capacity, model.windowLength, bucketsOf(model));
  calendar.rank.fill(EVENT.desks, slots.desks, slots.closing);
  calendar.rank.fill(EVENT.closing, slots.closing, slots.crews);
  calendar.rank.fill(EVENT.desks, slots.crews, slots.visitors);
  calendar.rank[CLOCK_SLOT] = EVENT.clock;
  return {
    model,
    sums: createSums(model, tallies),
    tallies,
    apart: new Int32Array(2),
    calendar,
    lines: createLines(offices + groups + classes, capacity),
    atDesk: offices,
    classLine: offices + groups,
    pool: createPool(slots.visitors, capacity),
    time: new Float64Array(3),
    cluster: new Int32Array(1),
    ...officeColumns(offices),
    groupDesks: new Int32Array(groups),
    groupBusy: new Int32Array(groups),
    equipmentFree: new Int32Array(model.serving.equipmentCount.length),
    joined: new Int32Array(1),
    ...visitorColumns(model, capacity),
  };
}

function officeColumns(offices: number) {
  return {
    desks: new Int32Array(offices),
    busy: new Int32Array(offices),
    orbit: new Int32Array(offices),
    opens: new Float64Array(offices),
    closes: new Float64Array(offices),
    lastTicket: new Float64Array(offices),
    lastLeft: new Float64Array(offices),
    desksChanged: new Float64Array(offices),
    lineMinutes: new Float64Array(offices),
    busyMinutes: new Float64Array(offices),
    orbitMinutes: new Float64Array(offices),
    busyAtClosing: new Float64Array(offices),
    stateSince: new Float64Array(offices),
    crewDesks: new Int32Array(offices),
    crewDesksComing: new Int32Array(offices),
  };
}

/** Indices in no more memory than they need: the columns of all who are inside at once are to fit a cache. */
export type IndexColumn = Uint8Array | Uint16Array | Int32Array;

/** @param count one more than the largest index */
function indexColumn(count: number, capacity: number): IndexColumn {
  if (count <= 2 ** 8) return new Uint8Array(capacity);
  return count <= 2 ** 16 ? new Uint16Array(capacity) : new Int32Array(capacity);
}

function visitorColumns({ officeIds, errandIds }: Model, capacity: number) {
  return {
    office: indexColumn(officeIds.length, capacity),
    errand: indexColumn(errandIds.length, capacity),
    halfHour: new Uint8Array(capacity),
    joinedMinute: new Float64Array(capacity),
    serviceMinutes: new Float64Array(capacity),
    workLeft: new Float64Array(capacity),
    waited: new Float64Array(capacity),
    patienceLeft: new Float64Array(capacity),
    choice: new Int32Array(capacity),
    ticket: new Int32Array(capacity),
    group: new Int32Array(capacity),
    early: new Float64Array(capacity),
    person: new Int32Array(capacity).fill(BLANK),
    attempt: new Int32Array(capacity),
    isMoved: new Uint8Array(capacity),
    trips: new Uint8Array(capacity),
    days: new Uint8Array(capacity),
    leftOffice: new Int32Array(capacity),
    word1: new Int32Array(capacity),
    word2: new Int32Array(capacity),
  };
}

/** Buckets whose heads fit a cache beside all else. */
const BUCKETS = 2 ** 16;

/** Buckets of the calendar; [cluster]. */
const bucketsOf = ({ windowEvents, clusters }: Model): Float64Array =>
  clusters.share.map((share) => bucketsFor(windowEvents * share));

/**
 * A power of two: two buckets for each event, as fewer make their lists longer, but for many events one for two, as the
 * heads of more crowd the cache. Empty ones cost next to nothing.
 */
function bucketsFor(events: number): number {
  const wanted = Math.max(128, Math.min(2 * events, BUCKETS), events / 2);
  return Math.min(2 ** 22, 2 ** Math.ceil(Math.log2(wanted)));
}

/** Empties the state for the next replication. */
export function clearState(state: State): void {
  state.calendar.clear();
  state.lines.clear();
  state.person.fill(BLANK, 0, state.pool.end());
  state.pool.clear();
  for (const table of [
    state.time,
    state.desks,
    state.busy,
    state.orbit,
    state.lineMinutes,
    state.busyMinutes,
    state.orbitMinutes,
    state.crewDesks,
    state.crewDesksComing,
    state.groupDesks,
    state.groupBusy,
    state.joined,
  ]) {
    table.fill(0);
  }
  state.stateSince.fill(-1);
  state.equipmentFree.set(state.model.serving.equipmentCount);
}
