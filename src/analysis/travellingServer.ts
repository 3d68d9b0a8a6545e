/**
 * The exact day of one desk that two offices share: it serves the first until it leaves, finishes the visitor in
 * hand, travels, and serves the second from then on.
 *
 * Where the desk is depends on the first office until it leaves and on nobody afterwards, so each office is a chain
 * of its own: where the desk is, and how many are inside.
 */
import { requireNotNegative, requirePositive } from "./checks.js";
import { requirePieces, stepAt, type Piece } from "./dayPieces.js";
import { poisson } from "./poisson.js";
import { jumpsOf, pass, type Move } from "./transient.js";

/** One of the offices, open to arrivals all day. */
export interface SharedOffice {
  /** Rate of arrival from each minute on [1/min]; 0 before the first piece. */
  readonly arrivals: readonly Piece[];
  /** Visitors the desk finishes here [1/min], positive. */
  readonly serviceRate: number;
  /** Rate at which a waiting visitor gives up [1/min]; 0 is never. */
  readonly patienceRate: number;
}

export interface TravellingServer {
  readonly first: SharedOffice;
  readonly second: SharedOffice;
  /** Minute at which the desk is to leave. */
  readonly leaves: number;
  /** Rate of the exponential journey [1/min], positive. */
  readonly travelRate: number;
}

/** One minute of the day, just after the desk has been told to leave, under the names of the published table. */
export interface TravellingServerRow {
  /** Minute. */
  readonly t: number;
  /** Mean number inside each office. */
  readonly EN_A: number;
  readonly EN_B: number;
  /** Chance that the desk is at the first office, on the way, at the second. */
  readonly p_at_A: number;
  readonly p_travelling: number;
  readonly p_at_B: number;
  /** Expected totals since the first minute. */
  readonly served_A: number;
  readonly served_B: number;
  readonly abandoned_A: number;
  readonly abandoned_B: number;
}

/** Where the desk is. */
const PLACES = ["first", "finishing", "travelling", "second"] as const;
type Place = (typeof PLACES)[number];

/**
 * The expected course of a day, one row for each of `times`.
 *
 * @param times minutes, rising; at the first both offices are empty and the desk is at the first
 * @throws RangeError if an argument is out of range
 * Cost O(largest rate × minutes × visitors of a day), some milliseconds.
 */
export function travellingServer(
  day: TravellingServer,
  times: readonly number[],
): readonly TravellingServerRow[] {
  requireDay(day, times);
  const first = courseOf(day, "first", times);
  const second = courseOf(day, "second", times, first.stay);
  return times.map((t, i) => {
    const [a, b] = [first.rows[i], second.rows[i]];
    return {
      t,
      EN_A: a.inside,
      EN_B: b.inside,
      p_at_A: a.places.first + a.places.finishing,
      p_travelling: a.places.travelling,
      p_at_B: a.places.second,
      served_A: a.served,
      served_B: b.served,
      abandoned_A: a.abandoned,
      abandoned_B: b.abandoned,
    };
  });
}

/** One office at one minute. */
interface OfficeRow {
  readonly inside: number;
  readonly places: Readonly<Record<Place, number>>;
  readonly served: number;
  readonly abandoned: number;
}

type Side = "first" | "second";

/**
 * The course of one office, and the chance that the desk stays to finish a visitor when it is to leave: known from
 * the first office, given for the second.
 */
function courseOf(
  day: TravellingServer,
  side: Side,
  times: readonly number[],
  given = 0,
): { readonly rows: readonly OfficeRow[]; readonly stay: number } {
  const office = day[side];
  const minutes = knotsOf(day, office, times);
  const most = mostInside(office, minutes);
  let law: Float64Array = new Float64Array(PLACES.length * (most + 1));
  law[0] = 1;
  let stay = given;
  const totals = { served: 0, abandoned: 0 };
  const rows: OfficeRow[] = [];
  minutes.forEach((minute, i) => {
    if (i > 0) {
      const from = minutes[i - 1];
      const moves = movesOf(day, side, { most, arrivalRate: stepAt(office.arrivals, from) });
      const passed = pass(jumpsOf(law.length, moves), law, minute - from);
      law = passed.law;
      const spent = summary(passed.minutes, side, most);
      totals.served += spent.serving * office.serviceRate;
      totals.abandoned += (spent.inside - spent.serving) * office.patienceRate;
    }
    if (minute === day.leaves) {
      if (side === "first") stay = summary(law, side, most).serving;
      law = toldToLeave(law, side, { most, stay });
    }
    if (times.includes(minute)) rows.push({ ...summary(law, side, most), ...totals });
  });
  return { rows, stay };
}

/** Minutes at which something changes or a row is wanted, first to last. */
function knotsOf(day: TravellingServer, office: SharedOffice, times: readonly number[]): readonly number[] {
  const changes = [day.leaves, ...office.arrivals.map((piece) => piece.minute)];
  const within = changes.filter((minute) => minute > times[0] && minute < times[times.length - 1]);
  const leavesAtEnd = changes.filter((minute) => minute === day.leaves && times.includes(minute));
  return [...new Set([...times, ...within, ...leavesAtEnd])].toSorted((a, b) => a - b);
}

/** More than this many never come in a day. */
function mostInside({ arrivals }: SharedOffice, minutes: readonly number[]): number {
  const expected = minutes
    .slice(1)
    .reduce((sum, to, i) => sum + stepAt(arrivals, minutes[i]) * (to - minutes[i]), 0);
  return poisson(expected).chance.length;
}

/** Whether the desk serves this office from that place. */
const serves = (side: Side, place: Place): boolean =>
  side === "first" ? place === "first" || place === "finishing" : place === "second";

/** Moves of one office's chain; states are numbered by place, then by number inside. */
function movesOf(
  day: TravellingServer,
  side: Side,
  { most, arrivalRate }: { readonly most: number; readonly arrivalRate: number },
): readonly Move[] {
  const { serviceRate, patienceRate } = day[side];
  const moves: Move[] = [];
  PLACES.forEach((place, p) => {
    for (let inside = 0; inside <= most; inside++) {
      const from = p * (most + 1) + inside;
      const serving = serves(side, place) ? Math.min(inside, 1) : 0;
      const add = (by: number, places: number, rate: number): void => {
        if (rate > 0) moves.push({ from, to: from + by + places * (most + 1), rate });
      };
      if (inside < most) add(1, 0, arrivalRate);
      if (serving > 0) add(-1, place === "finishing" ? 1 : 0, serviceRate);
      add(-1, 0, (inside - serving) * patienceRate);
      // For the second office the last visitor of the first is somebody at another desk.
      if (place === "finishing" && side === "second") add(0, 1, day.first.serviceRate);
      if (place === "travelling") add(0, 1, day.travelRate);
    }
  });
  return moves;
}

/**
 * The desk is to leave: it finishes whom it serves, else it is on its way.
 *
 * @param stay chance that somebody is at the desk, which the number inside the second office tells nothing about
 */
function toldToLeave(
  law: Float64Array,
  side: Side,
  { most, stay }: { readonly most: number; readonly stay: number },
): Float64Array {
  const width = most + 1;
  const after = law.slice();
  for (let inside = 0; inside <= most; inside++) {
    const stays = side === "second" ? stay : inside > 0 ? 1 : 0;
    after[inside] = 0;
    after[width + inside] += law[inside] * stays;
    after[2 * width + inside] += law[inside] * (1 - stays);
  }
  return after;
}

/** Means of a law; of minutes spent, their sums. */
function summary(
  law: Float64Array,
  side: Side,
  most: number,
): { inside: number; serving: number; places: Record<Place, number> } {
  const sums = { inside: 0, serving: 0, places: { first: 0, finishing: 0, travelling: 0, second: 0 } };
  PLACES.forEach((place, p) => {
    for (let inside = 0; inside <= most; inside++) {
      const weight = law[p * (most + 1) + inside];
      sums.places[place] += weight;
      sums.inside += weight * inside;
      if (serves(side, place) && inside > 0) sums.serving += weight;
    }
  });
  return sums;
}

function requireDay({ first, second, leaves, travelRate }: TravellingServer, times: readonly number[]): void {
  requireNotNegative("travellingServer", { leaves });
  requirePositive("travellingServer", { travelRate });
  for (const { arrivals, serviceRate, patienceRate } of [first, second]) {
    requirePieces("travellingServer: arrivals", arrivals);
    requirePositive("travellingServer", { serviceRate });
    requireNotNegative("travellingServer", { patienceRate });
  }
  if (leaves < times[0]) throw new RangeError(`travellingServer: leaves at ${leaves}, before the day begins`);
  if (times.length > 0 && times.every((t, i) => i === 0 || t > times[i - 1])) return;
  throw new RangeError("travellingServer: times must be given and rise");
}
