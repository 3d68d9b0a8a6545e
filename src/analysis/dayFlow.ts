/**
 * What a day of one office comes to, by half-hour and in all: who comes, joins, is served, gives up, how long they
 * wait. Expected values of the chain in `officeChain.ts`, doors that close included.
 */
import { HALF_HOUR_MINUTES } from "../units.js";
import { afterClosing, type AfterClosing } from "./afterClosing.js";
import { arrivalsIn, chanceAt, followDay, type Course, type Step } from "./dayCourse.js";
import { stepAt } from "./dayPieces.js";
import { waitAhead, type Stretch, type WaitAhead } from "./inLine.js";
import { requireDay, type Gate, type OfficeDay } from "./officeDay.js";
import { blank, type DayFlow, type Flow, type HalfHourFlow } from "./flows.js";

/** When the doors are open [min since midnight], and what becomes of the line when they close. */
export interface Doors {
  readonly opens: number;
  readonly closes: number;
  /** Last minute at which a ticket is given; who comes later is turned away. */
  readonly lastTicket: number;
  readonly line: "served" | "sentHome";
}

/** What is asked of a day. */
export interface FlowAsked {
  /** Waits whose exceeding is counted, rising [min]. */
  readonly thresholds: readonly number[];
  /** Chance left out at each step: 1e-12 keeps 8 digits, 1e-7 keeps 4 and takes two thirds of the time. */
  readonly negligible?: number;
  /** What is known of lines already: give the same map to days of one office, and they share it. */
  readonly known?: KnownLines;
  /** Whether waits by half-hour and above thresholds are left out, which take the most time. */
  readonly isBrief?: boolean;
}

/** What is ahead in lines, by desks and rates. */
export type KnownLines = Map<string, { readonly most: number; readonly ahead: WaitAhead }>;

const NEGLIGIBLE = 1e-12;

/** Chance left out above which a day is looked at coarsely. */
const COARSE = 1e-9;

/** Steps of the last hour before the desks change, in which a wait may last into the change [min]. */
const FINE_STEPS = { fine: { minutes: 5, count: 12 }, coarse: { minutes: 20, count: 3 } };

/** Minutes before a change of desks in which a wait is taken to see it coming. */
const FORESIGHT = 120;

/**
 * The flow of a day. Exact, but for two things: waits by half-hour and counts above thresholds take the rate of
 * arrival and what is ahead of an arrival at the middle of a step where desks or rates are about to change; and
 * services with `serviceCv2` other than 1 are approximated as `officeLaw.ts` and `afterClosing.ts` say, the wait by
 * threshold from the exponential line ahead.
 *
 * @throws RangeError if an argument is out of range
 * Cost O(largest rate × minutes × states), below a millisecond for a day of a small office.
 */
export function dayFlow(day: OfficeDay, doors: Doors, asked: FlowAsked): DayFlow {
  const { negligible = NEGLIGIBLE } = asked;
  const times = timesOf(day, doors, asked);
  requireDay(day, times);
  const admitted: OfficeDay = { ...day, arrivals: endedAt(day.arrivals, doors) };
  const slots = halfHoursOf(doors, asked.thresholds.length);
  const lookAhead = createLookAhead(day, doors, asked);
  const slotAt = (minute: number): HalfHourFlow => slots[halfHour(minute) - halfHour(doors.opens)];
  let before = { abandoned: 0, served: 0, waitMinutes: 0, busyMinutes: 0 };
  enterCrowd(day, slots[0], lookAhead);
  const end = followDay(admitted, times, {
    negligible,
    atStep: (course, step) => {
      const slot = slotAt(step.from);
      countArrivals(day, course, { step, slot, ahead: lookAhead(step, course.highest) });
      slot.reneged += course.abandoned - before.abandoned;
      slot.served += course.served - before.served;
      slot.lineMinutes += course.waitMinutes - before.waitMinutes;
      slot.busyMinutes += course.busyMinutes - before.busyMinutes;
      slot.deskMinutes += step.desks * (step.to - step.from);
      const { abandoned, served, waitMinutes, busyMinutes } = course;
      before = { abandoned, served, waitMinutes, busyMinutes };
    },
  });
  return finish(day, doors, { slots, end, late: lateArrivals(day, doors) });
}

const halfHour = (minute: number): number => Math.floor(minute / HALF_HOUR_MINUTES);

function halfHoursOf({ opens, closes }: Doors, thresholds: number): HalfHourFlow[] {
  const first = halfHour(opens);
  const count = Math.ceil(closes / HALF_HOUR_MINUTES) - first;
  return Array.from({ length: count }, (_, i) => ({ halfHour: first + i, ...blank(thresholds) }));
}

/** Half-hours within the doors, the last ticket, and short steps before what waits see coming, where these are asked for. */
function timesOf(
  day: OfficeDay,
  { opens, closes, lastTicket, line }: Doors,
  { negligible = NEGLIGIBLE, isBrief = false }: FlowAsked,
): readonly number[] {
  const steps = FINE_STEPS[negligible > COARSE ? "coarse" : "fine"];
  const within = day.desks.map(({ minute }) => minute).filter((minute) => minute > opens && minute < closes);
  const changes = isBrief ? [] : line === "sentHome" ? [...within, closes] : within;
  const fine = changes.flatMap((minute) =>
    Array.from({ length: steps.count }, (_, i) => minute - (i + 1) * steps.minutes),
  );
  const halves = Array.from(
    { length: Math.ceil(closes / HALF_HOUR_MINUTES) - halfHour(opens) },
    (_, i) => (halfHour(opens) + i) * HALF_HOUR_MINUTES,
  );
  const all = [...halves, ...fine, lastTicket].filter((minute) => minute > opens && minute < closes);
  return [opens, ...new Set(all.toSorted((a, b) => a - b)), closes];
}

/** The rate up to the last ticket. */
function endedAt(rate: OfficeDay["arrivals"], { lastTicket, closes }: Doors): OfficeDay["arrivals"] {
  if (lastTicket >= closes) return rate;
  const kept = rate.pieces.filter(({ minute }) => minute < lastTicket);
  if (rate.shape === "constant") return { ...rate, pieces: [...kept, { minute: lastTicket, value: 0 }] };
  throw new RangeError("dayFlow: tickets cannot stop while the rate of arrival is given by straight lines");
}

/** Visitors who come after the last ticket. */
function lateArrivals({ arrivals }: OfficeDay, { lastTicket, closes }: Doors): number {
  if (lastTicket >= closes) return 0;
  const inside = arrivals.pieces.map(({ minute }) => minute).filter((m) => m > lastTicket && m < closes);
  const bounds = [lastTicket, ...inside, closes];
  return bounds.slice(1).reduce((sum, to, i) => sum + arrivalsIn(arrivals, bounds[i], to), 0);
}

type LookAhead = (step: Pick<Step, "from" | "to">, most: number) => WaitAhead;

/** What is ahead of who joins in the middle of a step, as far as it can be seen. */
function createLookAhead(
  day: OfficeDay,
  doors: Doors,
  { thresholds, known = new Map(), isBrief = false }: FlowAsked,
): LookAhead {
  if (isBrief) return (_, most) => nothingAhead(most, thresholds.length);
  const { serviceRate, patienceRate } = day;
  const serviceCv2 = Math.max(LEAST_CV2, day.serviceCv2);
  const name = [serviceRate, patienceRate, serviceCv2].map((value) => value.toPrecision(12)).join(" ");
  return ({ from, to }, most) => {
    const stretches = stretchesFrom(day, doors, (from + to) / 2);
    const path = stretches.map(({ minutes, desks }) => `${minutes} ${desks}`).join();
    const key = `${path} ${name} ${thresholds.join()}`;
    const like = known.get(key);
    if (like !== undefined && like.most >= most) return like.ahead;
    const room = Math.ceil(1.5 * most);
    const ahead = waitAhead({ stretches, serviceRate, patienceRate, serviceCv2, most: room }, thresholds);
    known.set(key, { most: room, ahead });
    return ahead;
  };
}

/** No wait that is looked at: all who must wait do so longer than 0 min. */
function nothingAhead(most: number, thresholds: number): WaitAhead {
  const ones = new Float64Array(most + 1).fill(1);
  return { mean: ones, above: Array<Float64Array>(thresholds).fill(ones) };
}

/** Services that hardly differ are taken to differ by this much: shorter steps than that are too many. */
const LEAST_CV2 = 0.1;

function stretchesFrom(day: OfficeDay, { closes, line }: Doors, minute: number): Stretch[] {
  const end = line === "sentHome" ? closes : Infinity;
  const changes = day.desks
    .map((piece) => piece.minute)
    .filter((change) => change > minute && change < Math.min(closes, minute + FORESIGHT));
  const bounds = [minute, ...changes, end - minute > FORESIGHT ? Infinity : end];
  return bounds
    .slice(0, -1)
    .map((from, i) => ({ minutes: bounds[i + 1] - from, desks: stepAt(day.desks, from) }));
}

/** Visitors at the door go in one after another. */
function enterCrowd({ crowd, desks }: OfficeDay, slot: HalfHourFlow, lookAhead: LookAhead): void {
  if (crowd === 0) return;
  const from = slot.halfHour * HALF_HOUR_MINUTES;
  const ahead = lookAhead({ from, to: from }, crowd);
  slot.arrived += crowd;
  slot.joined += crowd;
  for (let n = stepAt(desks, from); n < crowd; n++) countWait(slot, ahead, { inside: n, visitors: 1 });
}

function countArrivals(
  { balking, room, gates = [] }: OfficeDay,
  { law, highest }: Course,
  { step, slot, ahead }: { readonly step: Step; readonly slot: HalfHourFlow; readonly ahead: WaitAhead },
): void {
  slot.arrived += step.arrivalRate * (step.to - step.from);
  law.forEach(({ minutes }, beyond) => {
    for (let inside = 0; inside <= highest; inside++) {
      const come = step.arrivalRate * minutes[inside];
      if (come === 0) continue;
      if (room !== null && inside >= room) {
        slot.turnedAway += come;
        continue;
      }
      const waits = inside >= step.desks;
      const waiting = Math.max(0, inside - step.desks - beyond);
      const passed = waits ? passGates(gates, slot, { waiting, come }) : come;
      const leaves = waits ? chanceAt(balking, waiting) : 0;
      slot.balked += passed * leaves;
      slot.joined += passed * (1 - leaves);
      if (waits) countWait(slot, ahead, { inside, visitors: passed * (1 - leaves) });
    }
  });
}

/** Counts who does not pass the gates. @returns those who do */
function passGates(
  gates: readonly Gate[],
  slot: HalfHourFlow,
  { waiting, come }: { readonly waiting: number; readonly come: number },
): number {
  let passed = come;
  for (const gate of gates) {
    if (waiting < gate.waiting) continue;
    slot[gate.kind] += passed * gate.share;
    if (gate.kind === "refusedFull") slot.turnedAway += passed * gate.share;
    passed *= 1 - gate.share;
  }
  return passed;
}

function countWait(
  slot: HalfHourFlow,
  ahead: WaitAhead,
  { inside, visitors }: { readonly inside: number; readonly visitors: number },
): void {
  if (ahead.mean[inside] < Infinity) slot.waitMinutes += visitors * ahead.mean[inside];
  ahead.above.forEach((chance, t) => {
    slot.above[t] += visitors * chance[inside];
  });
}

/** The law of the number inside, whatever desks they are at. */
function lawInside({ law }: Course): Float64Array {
  return law[0].chance.map((_, n) => law.reduce((sum, row) => sum + row.chance[n], 0));
}

function finish(
  day: OfficeDay,
  doors: Doors,
  { slots, end, late }: { readonly slots: HalfHourFlow[]; readonly end: Course; readonly late: number },
): DayFlow {
  const { serviceRate, patienceRate, serviceCv2, crowd } = day;
  const desks = stepAt(day.desks, doors.closes);
  const after = afterClosing({
    law: lawInside(end),
    desks: Math.max(1, desks),
    serviceRate,
    patienceRate,
    serviceCv2,
    staysOpen: doors.line === "served" && desks > 0,
  });
  const total = totalOf(slots);
  total.turnedAway += late;
  slots[slots.length - 1].turnedAway += late;
  slots[slots.length - 1].arrived += late;
  const reneged = end.abandoned + after.reneged;
  const served = end.served + after.atDesks + after.servedOfLine;
  const joined = end.abandoned + end.served + after.inside;
  const arrived = end.arrivals + crowd + late;
  return {
    ...total,
    arrived,
    joined,
    reneged,
    served,
    balked: Math.max(0, arrived - joined - total.turnedAway - total.moved),
    sentHome: after.sentHome,
    waitMinutes: end.waitMinutes + after.waitMinutes,
    lineMinutes: end.waitMinutes + after.waitMinutes,
    busyMinutes: served / serviceRate,
    ...overtimeOf(after, doors),
    halfHours: slots,
  };
}

function overtimeOf(after: AfterClosing, { opens, closes }: Doors) {
  return {
    overtimeMinutes: after.overtime,
    busyAfterClosing: after.busyMinutes,
    insideAtClosing: after.inside,
    openMinutes: closes - opens,
    openDays: 1,
  };
}

function totalOf(slots: readonly HalfHourFlow[]): Flow {
  const total = blank(slots[0].above.length);
  for (const slot of slots) {
    total.turnedAway += slot.turnedAway;
    total.moved += slot.moved;
    total.refusedFull += slot.refusedFull;
    total.deskMinutes += slot.deskMinutes;
    slot.above.forEach((count, t) => (total.above[t] += count));
  }
  return total;
}
