/**
 * The roll of a replication: everybody who comes in the measured days, and what becomes of them. A person is named by
 * source, day and index of the draw, so that the same person is found again under another scenario. Kept in memory
 * until the replications of all scenarios are made; made only where it is asked for.
 */
import { LEAVES, type Model } from "../model/model.js";

/** What `attended` says of those who were not served at a place. */
export const FATE = {
  pending: -1, // not over when the run ended
  unserved: -2,
  eService: -3,
  nobody: -4, // a draw that is nobody, such as an appointment not taken
} as const;

/** Parts of the draws of a source on a day; each counts from 0. */
export const PART = { drawn: 0, door: 1, booked: 2 } as const;
export const PARTS = 3;

/** What is drawn of a place's day, whatever happens then: who comes, their work, and how many the day factor lets expect. */
export const DRAWN = { visitors: 0, workMinutes: 1, expected: 2 } as const;
export const DRAWN_WIDTH = 3;

/** Persons that there is memory for at first; it doubles when it is full. */
const FIRST_CAPACITY = 4096;

/** Columns are replaced when they grow: read them from the roll whenever they are used. */
export interface Roll {
  readonly model: Model;
  /** First person of each part, and one past the last; [measured day][source][PARTS]. */
  readonly first: Int32Array;
  readonly end: Int32Array;
  /** Minutes in lines of offices and phones, those before an appointment left out; [person] [min]. */
  waited: Float64Array;
  /** Minutes of travel more than to the office intended; empty where nobody travels; [person] [min]. */
  travelled: Float64Array;
  /** Office or line that served the person in the end, or a `FATE`; [person]. */
  attended: Int32Array;
  /** Zone the person lives in, -1 for callers; empty where no scenario says where people live; [person]. */
  zone: Int32Array;
  /** Minutes waited since the first measured day by those who did not come in the measured days [min]. */
  otherMinutes: number;
  /** Draws of the measured days by the place intended; [office or line][DRAWN]. */
  readonly drawn: Float64Array;
  /** Opens the roll on a day. @param day index among the measured days, outside of them during warm-up and drain */
  readonly openDay: (day: number) => void;
  /** Numbers the draws of a part of a source. @returns the first one's number, -1 outside the measured days */
  readonly enter: (source: number, part: number, draws: number) => number;
  /** Notes how many are expected at a place on the day, its factor known. */
  readonly expect: (place: number, visitors: number) => void;
}

/** Whether anybody may travel farther than to the office intended. */
function travels({ features, onward }: Model): boolean {
  const goesOn = onward.weights.some(
    (weight, at) => weight > 0 && LEAVES[at % LEAVES.length] === "anotherOffice",
  );
  return features.displaced || features.mistimed || goesOn || onward.overflowLaw.some((law) => law >= 0);
}

/** An empty roll for the replications of a model. */
export function createRoll(model: Model): Roll {
  const sources = model.sourceOffice.length;
  const first = new Int32Array(model.days * sources * PARTS);
  const end = new Int32Array(first.length);
  const hasTravel = travels(model);
  const hasZones = model.displacement !== null;
  let capacity = 0;
  let count = 0;
  let today = -1;

  const roll: Roll = {
    model,
    first,
    end,
    waited: new Float64Array(0),
    travelled: new Float64Array(0),
    attended: new Int32Array(0),
    zone: new Int32Array(0),
    otherMinutes: 0,
    drawn: new Float64Array(model.officeIds.length * DRAWN_WIDTH),
    openDay: (day) => {
      if (day <= 0) {
        count = 0;
        first.fill(0);
        end.fill(0);
        roll.otherMinutes = 0;
        roll.drawn.fill(0);
      }
      today = day < model.days ? day : -1;
    },
    enter: (source, part, draws) => {
      if (today < 0) return -1;
      const from = count;
      const at = (today * sources + source) * PARTS + part;
      count += draws;
      first[at] = from;
      end[at] = count;
      if (count > capacity) grow();
      roll.waited.fill(0, from, count);
      roll.attended.fill(FATE.nobody, from, count);
      if (hasTravel) roll.travelled.fill(0, from, count);
      if (hasZones) roll.zone.fill(-1, from, count);
      return from;
    },
    expect: (place, visitors) => {
      if (today >= 0) roll.drawn[place * DRAWN_WIDTH + DRAWN.expected] += visitors;
    },
  };

  function grow(): void {
    while (capacity < count) capacity = Math.max(FIRST_CAPACITY, 2 * capacity);
    roll.waited = longer(roll.waited, new Float64Array(capacity));
    roll.attended = longer(roll.attended, new Int32Array(capacity));
    if (hasTravel) roll.travelled = longer(roll.travelled, new Float64Array(capacity));
    if (hasZones) roll.zone = longer(roll.zone, new Int32Array(capacity));
  }

  return roll;
}

function longer<Column extends Float64Array | Int32Array>(old: Column, fresh: Column): Column {
  fresh.set(old);
  return fresh;
}
