/**
 * The exact day of one office: arrivals and desks that change by the clock, exponential service and patience.
 * Knows no closing (see closingTime.ts) and no second office.
 */
import { followDay, occupancy, type Course } from "./dayCourse.js";
import { rateAt, stepAt } from "./dayPieces.js";
import { requireDay, type OfficeDay } from "./officeDay.js";

type StateColumn = `p${0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10}`;

/** The office at one minute, just after any change of desks, under the column names of the published tables. */
export interface OfficeDayRow extends Readonly<Record<StateColumn, number>> {
  /** Minute. */
  readonly t: number;
  /** Rate of arrival from now on [1/min]. */
  readonly lam: number;
  /** Desks open. */
  readonly s: number;
  /** Mean number inside, waiting, and at desks. */
  readonly EN: number;
  readonly ELq: number;
  readonly Ebusy: number;
  /** Expected totals since the first minute: arrived, stayed to wait or be served, gave up, served. */
  readonly arrivals: number;
  readonly joined: number;
  readonly abandoned: number;
  readonly served: number;
  /** Expected minutes waited by all visitors together since the first minute. */
  readonly int_Lq: number;
  /** Chance that at least as many are inside as desks are open. */
  readonly p_all_busy: number;
  /** Chance of n inside at index n. */
  readonly law: Float64Array;
}

/**
 * The expected course of a day, one row for each of `times`.
 *
 * Chances and means are exact to about 1e-15 for each knot and row passed: a day's rows agree with 40-digit
 * arithmetic to 1e-13.
 *
 * @param times minutes, rising; the first is the opening, when only the crowd is there
 * @throws RangeError if an argument is out of range
 * Cost O(largest rate × minutes × states), about a millisecond for a day of a small office.
 */
export function officeDay(day: OfficeDay, times: readonly number[]): readonly OfficeDayRow[] {
  requireDay(day, times);
  const wanted = new Set(times);
  const rows: OfficeDayRow[] = [];
  followDay(day, times, {
    atKnot: (course, minute) => {
      if (wanted.has(minute)) rows.push(rowAt(day, course, minute));
    },
  });
  return rows;
}

function rowAt(day: OfficeDay, state: Course, minute: number): OfficeDayRow {
  const desks = stepAt(day.desks, minute);
  const { arrivals, abandoned, served, waitMinutes } = state;
  const { waiting, busy } = occupancy(state, "chance", desks);
  const inside = waiting + busy;
  const law = state.law[0].chance
    .slice(0, -1)
    .map((_, n) => state.law.reduce((sum, row) => sum + row.chance[n], 0));
  let allBusy = 0;
  for (let n = desks; n < law.length; n++) allBusy += law[n];
  return {
    t: minute,
    lam: rateAt(day.arrivals, minute).value,
    s: desks,
    EN: inside,
    ELq: waiting,
    Ebusy: busy,
    arrivals,
    joined: isJoinedByAll(day) ? arrivals : inside - day.crowd + served + abandoned,
    abandoned,
    served,
    int_Lq: waitMinutes,
    p_all_busy: allBusy,
    p0: law[0],
    p1: law[1],
    p2: law[2],
    p3: law[3],
    p4: law[4],
    p5: law[5],
    p6: law[6],
    p7: law[7],
    p8: law[8],
    p9: law[9],
    p10: law[10],
    law,
  };
}

function isJoinedByAll({ balking, room }: OfficeDay): boolean {
  return balking.length === 0 && room === null;
}
