/**
 * What a replication leaves: sums, and nothing else. Each grain is a table of rows; each row holds the sums
 * named here, in this order. A new sum is a new name here and one line where it happens.
 */
import type { Model } from "../model/model.js";
import { BIN_COUNT } from "../stats/bins.js";
import { HALF_HOURS } from "../units.js";

/**
 * Sums by office × errand: counts of office attempts and minutes. Sixteen, so that a row is two lines of a cache; what
 * most visitors need stands in the first.
 */
export const CELL_SUMS = [
  "arrived", // attempts at the office, those at the door at opening included
  "joined", // went to a desk at once or took a place in the line
  "waited", // found no free desk and took a place in the line
  "served", // service finished
  "serviceMinutes", // of the served
  "servedWaitMinutes",
  "servedWaitSquares", // [min²]
  "reneged", // patience ended in the line
  "renegedWaitMinutes",
  "lostWaitSquares", // of those who reneged or were sent home [min²]
  "balked", // left on arrival because of the line
  "turnedAway", // refused: room full, doors closed, or no tickets any more
  "refusedFull", // the part of those turned away who found it full
  "sentHome", // still in line when the office sent the line home
  "sentHomeWaitMinutes",
  "moved", // went on to another office because of the line
] as const;

/** Sums by office × half-hour of joining. */
export const SLOT_SUMS = ["arrived", "joined", "served", "waitMinutes"] as const;

/** Sums by office. */
export const OFFICE_SUMS = [
  "openDays",
  "openMinutes", // from opening to closing
  "plannedMinutes", // desks × minutes from opening to closing
  "lineMinutes", // minutes stood in line, by the clock
  "busyMinutes", // minutes at a desk, by the clock
  "busyAfterClosing", // the part of them after closing
  "allBusyMinutes", // no desk free, while open; counted when states are observed
  "overtimeMinutes", // closing until the last visitor leaves
  "overtimeSquares", // [min²]
  "overtimeDays", // days with somebody inside at closing
  "insideAtClosing",
  "atTheDoor",
  "insideAtStart",
  "insideAtEnd",
  "fullMinutes", // no room or place left, while open; counted when states are observed
  "earlyMinutes", // in line before the time of an appointment; not part of any wait
  "orbitMinutes", // between two attempts, by the clock
  "persons", // who called for the first time; of lines only, as are the next six
  "personsServed",
  "personsLost",
  "personsVisiting", // gave up calling and went to an office
  "personsRefused", // refused at their first call
  "personsAtStart",
  "personsAtEnd",
] as const;

/** Sums of contacts by the office and errand first intended: what became of each in the end. */
export const CONTACT_SUMS = [
  "intended",
  "servedHere", // in the loop only what is to be taken off those served: guests, and who goes on
  "servedElsewhere",
  "phone", // called a line instead
  "eService", // used an e-service instead
  "gaveUp",
  "failed", // needed attendance, and nothing became of it
  "noShow", // of appointments
  "pendingAtStart",
  "pendingAtEnd",
  "displaced", // the office was gone, which was known beforehand
  "rerouted", // of these, who went to another office
  "extraTravelMinutes", // of these, to the other office and not to the one intended; otherOffice included
  "mistimed", // intended a minute outside the hours of the office they would come to
  "otherDay", // of these, who come on another day
  "otherOffice", // of these, who went to another office
  "wentOn", // trips to another office by those who were not served at one
  "wentOnMinutes", // of these trips, from office to office
  "putOff", // how often somebody who was not served comes on another day
] as const;

/** Sums of the displaced by the zone they live in. */
export const ZONE_SUMS = [
  "displaced",
  "rerouted",
  "extraTravelMinutes",
  "phone",
  "eService",
  "failed",
  "gaveUp",
] as const;

/** Sums of the displaced by the office that is gone and the one they went to. */
export const FLOW_SUMS = ["visitors", "extraTravelMinutes"] as const;

/** Sums by measured day over all offices, phone lines left out, for the spread between days. */
export const DAY_SUMS = [
  "arrived",
  "joined",
  "waited",
  "served",
  "reneged",
  "balked",
  "turnedAway",
  "sentHome",
  "servedWaitMinutes",
  "renegedWaitMinutes",
  "sentHomeWaitMinutes",
  "serviceMinutes",
  "openMinutes",
  "plannedMinutes",
  "lineMinutes",
  "busyMinutes",
  "busyAfterClosing",
  "overtimeMinutes",
  "openDays",
] as const;

/** Sums by office × clock minute, followed by one column for each number inside that is observed. */
export const CLOCK_SUMS = [
  "inside",
  "waiting",
  "busy",
  "allBusy", // days on which no desk was free
  "arrived", // since opening, as are the next four
  "joined",
  "reneged",
  "served",
  "lineMinutes",
  "days",
  "crews", // desks of crews that are there
  "crewsComing", // desks of crews on their way to it
] as const;

type Index<Names extends readonly string[]> = { readonly [K in Names[number]]: number };

function indexOf<const Names extends readonly string[]>(names: Names): Index<Names> {
  return Object.fromEntries(names.map((name, i) => [name, i])) as Index<Names>;
}

export const CELL = indexOf(CELL_SUMS);
export const SLOT = indexOf(SLOT_SUMS);
export const OFFICE = indexOf(OFFICE_SUMS);
export const CONTACT = indexOf(CONTACT_SUMS);
export const ZONE = indexOf(ZONE_SUMS);
export const FLOW = indexOf(FLOW_SUMS);
export const DAY = indexOf(DAY_SUMS);
export const CLOCK = indexOf(CLOCK_SUMS);

export const CELL_WIDTH = CELL_SUMS.length;
export const SLOT_WIDTH = SLOT_SUMS.length;
export const OFFICE_WIDTH = OFFICE_SUMS.length;
export const CONTACT_WIDTH = CONTACT_SUMS.length;
export const ZONE_WIDTH = ZONE_SUMS.length;
export const FLOW_WIDTH = FLOW_SUMS.length;
export const DAY_WIDTH = DAY_SUMS.length;
export const CLOCK_WIDTH = CLOCK_SUMS.length;

/** The sums of one replication. All row-major; minutes on the grid, so exact. Lines are offices after the offices. */
export interface Sums {
  /** [office][errand][CELL_SUMS] */
  readonly cell: Float64Array;
  /** [office][half-hour][SLOT_SUMS] */
  readonly slot: Float64Array;
  /** [office][OFFICE_SUMS] */
  readonly office: Float64Array;
  /** [office][errand][CONTACT_SUMS] */
  readonly contact: Float64Array;
  /** [zone][ZONE_SUMS], empty where nobody can be displaced */
  readonly zone: Float64Array;
  /** [pair of `displacement.receiving`][FLOW_SUMS] */
  readonly flow: Float64Array;
  /** [measured day][DAY_SUMS] */
  readonly day: Float64Array;
  /** [office][clock minute][CLOCK_SUMS, then visitors inside 0, 1, … states] */
  readonly clock: Float64Array;
  /** Minutes with 0, 1, … states inside, and with more; [office][states + 2] */
  readonly state: Float64Array;
  /** Waits above each threshold, of all who joined, and of the served; [office][errand][threshold][2] */
  readonly waitAbove: Float64Array;
  /** Days with overtime above each threshold; [office][threshold] */
  readonly overtimeAbove: Float64Array;
  /**
   * Waits of all who left the line, by bin; [office][BIN_COUNT], [errand][BIN_COUNT], and without those on the phone
   * [half-hour][BIN_COUNT]. A single office or errand has the waits of all half-hours together: the loop counts them
   * once, `completeBins` adds them up.
   */
  readonly officeBins: Int32Array;
  readonly errandBins: Int32Array;
  readonly slotBins: Int32Array;
}

/** Names of sums by office × errand and by office. */
export type SumName = (typeof CELL_SUMS)[number] | (typeof OFFICE_SUMS)[number];

/** Names of the tables of sums. */
export type Grain = keyof Sums;

/**
 * Sums of contacts, of people who call, and of where they live and go. Their first half are the sums of that name, of
 * those who came in the measured days; the second half is that of the others, which nobody reads: which half somebody
 * counts in is part of the row, so that nothing need be asked when it is counted.
 */
export type Tallies = Pick<Sums, "contact" | "office" | "zone" | "flow">;

/** Empty tallies of the size a model needs. */
export function createTallies(model: Model): Tallies {
  const offices = model.officeIds.length;
  return {
    contact: new Float64Array(2 * offices * model.errandIds.length * CONTACT_WIDTH),
    office: new Float64Array(2 * offices * OFFICE_WIDTH),
    zone: new Float64Array(2 * (model.displacement?.zoneIds.length ?? 0) * ZONE_WIDTH),
    flow: new Float64Array(2 * (model.displacement?.receiving.length ?? 0) * FLOW_WIDTH),
  };
}

const firstHalf = (table: Float64Array): Float64Array => table.subarray(0, table.length / 2);

/** Empty sums of the size a model needs. */
export function createSums(model: Model, tallies: Tallies = createTallies(model)): Sums {
  const offices = model.officeIds.length;
  const errands = model.errandIds.length;
  const { clock, states, waitThresholds, overtimeThresholds } = model.observation;
  const clockWidth = CLOCK_WIDTH + (states === null ? 0 : states + 1);
  return {
    cell: new Float64Array(offices * errands * CELL_WIDTH),
    slot: new Float64Array(offices * HALF_HOURS * SLOT_WIDTH),
    office: firstHalf(tallies.office),
    contact: firstHalf(tallies.contact),
    zone: firstHalf(tallies.zone),
    flow: firstHalf(tallies.flow),
    day: new Float64Array(model.days * DAY_WIDTH),
    clock: new Float64Array(offices * clock.length * clockWidth),
    state: new Float64Array(states === null ? 0 : offices * (states + 2)),
    waitAbove: new Float64Array(offices * errands * waitThresholds.length * 2),
    overtimeAbove: new Float64Array(offices * overtimeThresholds.length),
    officeBins: new Int32Array(offices * BIN_COUNT),
    errandBins: new Int32Array(errands * BIN_COUNT),
    slotBins: new Int32Array(HALF_HOURS * BIN_COUNT),
  };
}

/** The same sums in memory of their own. */
export function copySums(sums: Sums): Sums {
  const copies = Object.entries(sums).map(([name, table]: [string, Float64Array | Int32Array]) => [
    name,
    table.slice(),
  ]);
  return Object.fromEntries(copies) as Sums;
}

/** Sets every sum to zero. */
export function clearSums(sums: Sums): void {
  for (const table of Object.values(sums) as (Float64Array | Int32Array)[]) table.fill(0);
}
