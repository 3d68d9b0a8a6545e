/**
 * The exact day of one office: arrivals and desks that change by the clock, exponential service and patience.
 * Knows no closing (see closingTime.ts) and no second office.
 */
import { requireNotNegative, requirePositive } from "./checks.js";
import { rateAt, requirePieces, stepAt, type Piece, type Rate } from "./dayPieces.js";
import { advance, emptyLaw, type OfficeLaw } from "./officeLaw.js";
import { poisson } from "./poisson.js";

/** One office, one day. */
export interface OfficeDay {
  /** Rate of arrival. */
  readonly arrivals: Rate;
  /** Desks open from each minute on, whole numbers; 0 before the first piece. */
  readonly desks: readonly Piece[];
  /** Visitors one desk finishes [1/min], positive. */
  readonly serviceRate: number;
  /** Rate at which a waiting visitor gives up [1/min]; 0 is never. */
  readonly patienceRate: number;
  /** An arrival who would have to wait and sees q waiting leaves with probability min(1, q/M): M; null is nobody. */
  readonly balkingAt: number | null;
  /** Visitors at the door at the first minute. */
  readonly crowd: number;
  /**
   * What a desk that closes does with the visitor in hand: `preempt` sends them back to the line, where patience
   * runs again; `exhaustive` finishes them and calls nobody new.
   */
  readonly release: "preempt" | "exhaustive";
}

/** Largest number inside whose chance has a column of its own. */
const LAST_COLUMN = 10;
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
  const minutes = knots(day, times);
  const state = opening(day, minutes);
  const rows = [rowAt(day, state, minutes[0])];
  for (let i = 1; i < minutes.length; i++) {
    pass(day, state, { from: minutes[i - 1], to: minutes[i] });
    changeDesks(day, state.law, {
      from: stepAt(day.desks, minutes[i - 1]),
      to: stepAt(day.desks, minutes[i]),
    });
    if (wanted.has(minutes[i])) rows.push(rowAt(day, state, minutes[i]));
  }
  return rows;
}

/** The law so far and what has been added up. */
interface DayState {
  readonly law: OfficeLaw;
  arrivals: number;
  abandoned: number;
  served: number;
  waitMinutes: number;
}

/** Minutes at which something changes or a row is wanted, first to last. */
function knots(day: OfficeDay, times: readonly number[]): readonly number[] {
  const first = times[0];
  const last = times[times.length - 1];
  const changes = [...day.arrivals.pieces, ...day.desks].map((piece) => piece.minute);
  const within = changes.filter((minute) => minute > first && minute < last);
  return [...new Set([...times, ...within])].toSorted((a, b) => a - b);
}

/** The crowd inside, and room for as many more as may come in a day. */
function opening(day: OfficeDay, minutes: readonly number[]): DayState {
  const expected = minutes.slice(1).reduce((sum, to, i) => sum + arrivalsIn(day.arrivals, minutes[i], to), 0);
  const most = day.crowd + poisson(expected).chance.length;
  const desks = minutes.map((minute) => stepAt(day.desks, minute));
  const beyond = day.release === "exhaustive" ? Math.max(...desks) - Math.min(...desks) : 0;
  const law = emptyLaw(Math.max(most, LAST_COLUMN), beyond);
  law[0].chance[day.crowd] = 1;
  return { law, arrivals: 0, abandoned: 0, served: 0, waitMinutes: 0 };
}

/** Expected arrivals between two neighbouring knots. */
function arrivalsIn(rate: Rate, from: number, to: number): number {
  const { value, slope } = rateAt(rate, from);
  return (value + (slope * (to - from)) / 2) * (to - from);
}

/** Arrivals expected in one step at most: longer steps follow lines that the law will never reach. */
const ARRIVALS_IN_STEP = 16;

/** Lets time pass between two neighbouring knots, in steps short enough for the slope of the rate too. */
function pass(day: OfficeDay, state: DayState, span: { readonly from: number; readonly to: number }): void {
  const { value, slope } = rateAt(day.arrivals, span.from);
  const length = span.to - span.from;
  const arrivals = arrivalsIn(day.arrivals, span.from, span.to);
  const steps = Math.max(
    1,
    Math.ceil(length * Math.sqrt(Math.abs(slope))),
    Math.ceil(arrivals / ARRIVALS_IN_STEP),
  );
  const desks = stepAt(day.desks, span.from);
  const { serviceRate, patienceRate, balkingAt } = day;
  const joins = (waiting: number): number => (balkingAt === null ? 1 : Math.max(0, 1 - waiting / balkingAt));
  for (let step = 0; step < steps; step++) {
    const arrivalRate = value + (slope * length * step) / steps;
    advance(state.law, { arrivalRate, slope, desks, serviceRate, patienceRate, joins }, length / steps);
    const spent = occupancy(state.law, "minutes", desks);
    state.waitMinutes += spent.waiting;
    state.abandoned += spent.waiting * patienceRate;
    state.served += spent.busy * serviceRate;
  }
  state.arrivals += arrivals;
}

/** Mean number waiting and at desks; of `minutes`, the expected minutes of all of them together. */
function occupancy(
  law: OfficeLaw,
  by: "chance" | "minutes",
  desks: number,
): { readonly waiting: number; readonly busy: number } {
  let waiting = 0;
  let busy = 0;
  law.forEach((row, beyond) => {
    const weights = row[by];
    for (let inside = 0; inside < weights.length; inside++) {
      const serving = Math.min(inside, desks + beyond);
      busy += weights[inside] * serving;
      waiting += weights[inside] * (inside - serving);
    }
  });
  return { waiting, busy };
}

/**
 * Files every state under its new number of desks busy beyond the open ones. Nobody enters or leaves; waiting
 * visitors start at once where desks are free, which the number inside already says.
 */
function changeDesks(
  day: OfficeDay,
  law: OfficeLaw,
  desks: { readonly from: number; readonly to: number },
): void {
  if (day.release === "preempt" || desks.from === desks.to) return;
  const old = law.map((row) => row.chance.slice());
  for (const row of law) row.chance.fill(0);
  old.forEach((chances, beyond) => {
    chances.forEach((chance, inside) => {
      if (chance === 0) return;
      const busy = Math.min(inside, desks.from + beyond);
      law[Math.max(busy - desks.to, 0)].chance[inside] += chance;
    });
  });
}

function rowAt(day: OfficeDay, state: DayState, minute: number): OfficeDayRow {
  const desks = stepAt(day.desks, minute);
  const { arrivals, abandoned, served, waitMinutes } = state;
  const { waiting, busy } = occupancy(state.law, "chance", desks);
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
    joined: day.balkingAt === null ? arrivals : inside - day.crowd + served + abandoned,
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

function requireDay(day: OfficeDay, times: readonly number[]): void {
  const { serviceRate, patienceRate, crowd } = day;
  requirePositive("officeDay", { serviceRate });
  requireNotNegative("officeDay", { patienceRate, crowd });
  if (!Number.isSafeInteger(crowd)) throw new RangeError(`officeDay: crowd ${crowd} is not a whole number`);
  if (day.balkingAt !== null) requirePositive("officeDay", { balkingAt: day.balkingAt });
  requirePieces("officeDay: arrivals", day.arrivals.pieces);
  requirePieces("officeDay: desks", day.desks);
  const part = day.desks.find((piece) => !Number.isSafeInteger(piece.value));
  if (part)
    throw new RangeError(
      `officeDay: ${part.value} desks from minute ${part.minute} on are not a whole number`,
    );
  if (times.length > 0 && times.every((t, i) => i === 0 || t > times[i - 1])) return;
  throw new RangeError("officeDay: times must be given and rise");
}
