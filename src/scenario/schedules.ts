/**
 * Schedules: every way to spread the desk hours of a day over opening hours, half-hour by half-hour, each as the
 * patches of one policy. Knows no files and no measures.
 */
import { HALF_HOUR_MINUTES } from "../units.js";
import { formatTime } from "./quantities.js";
import { shortTime, type WrittenPolicy } from "./writtenPolicy.js";

/** What is spread, as a study says it. */
export interface Schedules {
  /** Minutes of the day at full half-hours. */
  readonly opens: readonly number[];
  readonly closes: readonly number[];
  /** Desks in any half-hour. */
  readonly leastDesks: number;
  readonly mostDesks: number;
  /** Desk hours of a day: every schedule has exactly these. */
  readonly deskHours: number;
}

/** Hours of a schedule, and its half-hours. */
interface Doors {
  readonly opens: number;
  readonly count: number;
}

function doorsOf({ opens, closes }: Schedules): Doors[] {
  return opens.flatMap((from) =>
    closes.filter((to) => from < to).map((to) => ({ opens: from, count: (to - from) / HALF_HOUR_MINUTES })),
  );
}

/** Desks of all half-hours together. */
function deskHalfHours({ deskHours }: Schedules): number {
  return Math.round((deskHours * 60) / HALF_HOUR_MINUTES);
}

/** How many schedules there are. Cost O(hours × half-hours × desks²), listing none. */
export function sizeOfSchedules(schedules: Schedules): number {
  const wanted = deskHalfHours(schedules);
  return doorsOf(schedules).reduce((sum, { count }) => sum + (waysBySum(schedules, count)[wanted] ?? 0), 0);
}

/** Ways to staff so many half-hours, by the desks of all of them together. */
function waysBySum({ leastDesks, mostDesks }: Schedules, halfHours: number): number[] {
  let ways = [1];
  for (let i = 0; i < halfHours; i++) {
    const next = Array<number>(ways.length + mostDesks).fill(0);
    ways.forEach((count, sum) => {
      for (let desks = leastDesks; desks <= mostDesks; desks++) next[sum + desks] += count;
    });
    ways = next;
  }
  return ways;
}

/**
 * All schedules, Monday to Friday alike, earlier openings and closings first, then fewer desks first.
 *
 * @param ids offices that are varied
 */
export function policiesOfSchedules(schedules: Schedules, ids: readonly string[]): WrittenPolicy[] {
  const wanted = deskHalfHours(schedules);
  return doorsOf(schedules).flatMap(({ opens, count }) =>
    spread(schedules, { halfHours: count, left: wanted }).map((desks) => policyOf(opens, desks, ids)),
  );
}

/** Desks by half-hour, in every way that uses up what is left. */
function spread(
  schedules: Schedules,
  { halfHours, left }: { readonly halfHours: number; readonly left: number },
): number[][] {
  const { leastDesks, mostDesks } = schedules;
  if (left < leastDesks * halfHours || left > mostDesks * halfHours) return [];
  if (halfHours === 0) return [[]];
  return Array.from({ length: mostDesks - leastDesks + 1 }, (_, i) => leastDesks + i).flatMap((desks) =>
    spread(schedules, { halfHours: halfHours - 1, left: left - desks }).map((rest) => [desks, ...rest]),
  );
}

/** `09-1230-1223221`: hours, desks by half-hour. */
function policyOf(opens: number, desks: readonly number[], ids: readonly string[]): WrittenPolicy {
  const timeAt = (halfHour: number): number => opens + HALF_HOUR_MINUTES * halfHour;
  const closes = timeAt(desks.length);
  const id = `${shortTime(opens)}-${shortTime(closes)}-${desks.join("")}`;
  const set = () => ({
    open: { "mon-fri": `${formatTime(opens)}-${formatTime(closes)}` },
    desks: Object.fromEntries(desks.map((count, i) => [formatTime(timeAt(i)), count])),
  });
  return {
    id,
    // Written when asked for: there may be a hundred thousand.
    get patches() {
      return [{ where: { id: ids }, set: set(), why: `policy ${id}` }];
    },
  };
}
