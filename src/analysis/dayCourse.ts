/**
 * The course of one office's day, from the opening to any later minute: the law, and what has been added up. The
 * rules of the day are those of `OfficeDay`; who wants rows, half-hours or waits looks on.
 */
import { rateAt, stepAt, type Rate } from "./dayPieces.js";
import type { Gate, Knot, OfficeDay } from "./officeDay.js";
import { advance, emptyLaw, NEGLIGIBLE, type OfficeLaw } from "./officeLaw.js";
import { poisson } from "./poisson.js";

/** Largest number inside whose chance has a column of its own in published tables. */
export const LAST_COLUMN = 10;

/** The law so far and what has been added up since the first minute. */
export interface Course {
  readonly law: OfficeLaw;
  /** More are not inside, nor have been in the last step. */
  readonly highest: number;
  /** Expected visitors who arrived, gave up, were served. */
  readonly arrivals: number;
  readonly abandoned: number;
  readonly served: number;
  /** Expected minutes in line, and at desks, of all together. */
  readonly waitMinutes: number;
  readonly busyMinutes: number;
}

type Totals = { -readonly [Key in keyof Course]: Course[Key] };

/** A part of the day during which the desks stay and the rate is a straight line. */
export interface Step {
  readonly from: number;
  readonly to: number;
  /** Mean rate of arrival [1/min]. */
  readonly arrivalRate: number;
  readonly desks: number;
}

/** What looks on. The course is the same object all day: copy what is to stay. */
export interface Watch {
  /** After each step; the law holds the expected minutes in each state during it. */
  readonly atStep?: (course: Course, step: Step) => void;
  /** At each minute at which something changes or that is asked for, just after any change of desks. */
  readonly atKnot?: (course: Course, minute: number) => void;
  /** Chance that may be left out at each step; 1e-16 when left out. */
  readonly negligible?: number;
}

/**
 * Follows a day.
 *
 * @param times minutes, rising: the opening first, the end last
 * @returns the course at the end
 * Cost O(largest rate × minutes × states).
 */
export function followDay(day: OfficeDay, times: readonly number[], watch: Watch): Course {
  const minutes = knots(day, times);
  const course = opening(day, minutes);
  watch.atKnot?.(course, minutes[0]);
  for (let i = 1; i < minutes.length; i++) {
    pass(day, course, { from: minutes[i - 1], to: minutes[i], watch });
    changeDesks(day, course.law, {
      from: stepAt(day.desks, minutes[i - 1]),
      to: stepAt(day.desks, minutes[i]),
    });
    watch.atKnot?.(course, minutes[i]);
  }
  return course;
}

/** Minutes at which something changes or that are asked for, first to last. */
function knots(day: OfficeDay, times: readonly number[]): readonly number[] {
  const first = times[0];
  const last = times[times.length - 1];
  const changes = [...day.arrivals.pieces, ...day.desks].map((piece) => piece.minute);
  const within = changes.filter((minute) => minute > first && minute < last);
  return [...new Set([...times, ...within])].toSorted((a, b) => a - b);
}

/** The crowd inside, and room for as many more as may come in a day. */
function opening(day: OfficeDay, minutes: readonly number[]): Totals {
  const expected = minutes.slice(1).reduce((sum, to, i) => sum + arrivalsIn(day.arrivals, minutes[i], to), 0);
  const most = day.crowd + poisson(expected).chance.length;
  const desks = minutes.map((minute) => stepAt(day.desks, minute));
  const beyond = day.release === "exhaustive" ? Math.max(...desks) - Math.min(...desks) : 0;
  const law = emptyLaw(Math.max(Math.min(most, day.room ?? Infinity), day.crowd, LAST_COLUMN), beyond);
  law[0].chance[day.crowd] = 1;
  const highest = law[0].chance.length - 2;
  return { law, highest, arrivals: 0, abandoned: 0, served: 0, waitMinutes: 0, busyMinutes: 0 };
}

/** Expected arrivals between two minutes with no change of the rate's course between them. */
export function arrivalsIn(rate: Rate, from: number, to: number): number {
  const { value, slope } = rateAt(rate, from);
  return (value + (slope * (to - from)) / 2) * (to - from);
}

/** Arrivals expected in one step at most: longer steps follow lines that the law will never reach. */
const ARRIVALS_IN_STEP = 16;

/** Lets time pass between two neighbouring knots, in steps short enough for the slope of the rate too. */
function pass(
  day: OfficeDay,
  course: Totals,
  { from, to, watch }: { readonly from: number; readonly to: number; readonly watch: Watch },
): void {
  const { value, slope } = rateAt(day.arrivals, from);
  const length = to - from;
  const arrivals = arrivalsIn(day.arrivals, from, to);
  const steps = Math.max(
    1,
    Math.ceil(length * Math.sqrt(Math.abs(slope))),
    Math.ceil(arrivals / ARRIVALS_IN_STEP),
  );
  const desks = stepAt(day.desks, from);
  const { serviceRate, patienceRate, serviceCv2 } = day;
  const room = day.room ?? Infinity;
  const joins = (waiting: number): number =>
    passing(day.gates, waiting) * (1 - chanceAt(day.balking, waiting));
  const spread = (serviceCv2 - 1) / 2;
  const minutes = length / steps;
  const { negligible = NEGLIGIBLE } = watch;
  for (let step = 0; step < steps; step++) {
    const arrivalRate = value + (slope * length * step) / steps;
    const now = { arrivalRate, slope, desks, serviceRate, patienceRate, room, joins, spread };
    course.highest = advance(course.law, now, minutes, { negligible, highest: course.highest });
    const spent = occupancy(course, "minutes", desks);
    course.waitMinutes += spent.waiting;
    course.busyMinutes += spent.busy;
    course.abandoned += spent.waiting * patienceRate;
    course.served += spent.busy * serviceRate;
    if (watch.atStep === undefined) continue;
    const start = from + step * minutes;
    const mean = arrivalRate + (slope * minutes) / 2;
    watch.atStep(course, { from: start, to: start + minutes, arrivalRate: mean, desks });
  }
  course.arrivals += arrivals;
}

/** Straight lines between knots, constant outside; 0 without knots. Cost O(knots). */
export function chanceAt(knotsOfChance: readonly Knot[], seen: number): number {
  const after = knotsOfChance.findIndex((knot) => knot.seen > seen);
  if (after < 0) return knotsOfChance.at(-1)?.chance ?? 0;
  if (after === 0) return knotsOfChance[0].chance;
  const [left, right] = [knotsOfChance[after - 1], knotsOfChance[after]];
  const part = (seen - left.seen) / (right.seen - left.seen);
  return left.chance + part * (right.chance - left.chance);
}

/** Share of those who would wait behind so many that passes all gates. */
export function passing(gates: readonly Gate[] = [], waiting: number): number {
  return gates.reduce((share, gate) => (waiting >= gate.waiting ? share * (1 - gate.share) : share), 1);
}

/** Mean number waiting and at desks; of `minutes`, the expected minutes of all of them together. */
export function occupancy(
  { law, highest }: Pick<Course, "law" | "highest">,
  by: "chance" | "minutes",
  desks: number,
): { readonly waiting: number; readonly busy: number } {
  let waiting = 0;
  let busy = 0;
  law.forEach((row, beyond) => {
    const weights = row[by];
    for (let inside = 0; inside <= highest; inside++) {
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
