/** A visitor comes to the door: turned away, sent on, leaves because of the line, goes to a desk or joins the line. */
import { uniform } from "../random/stream.js";
import type { Balking } from "../model/model.js";
import { HALF_HOUR_MINUTES, HALF_HOURS } from "../units.js";
import { createBurdening } from "./burden.js";
import { createCalling, type Calling } from "./calling.js";
import type { Classes } from "./classes.js";
import type { Demand } from "./demand.js";
import { createDisplacing, type Displacing } from "./displace.js";
import { createMistiming } from "./mistime.js";
import { createOnward, type Onward } from "./onward.js";
import type { People } from "./people.js";
import { createPostponing, type Postponing } from "./postpone.js";
import type { Serving } from "./serve.js";
import { MIDNIGHT, NOW, type State } from "./state.js";
import { CELL, CELL_WIDTH, SLOT, SLOT_WIDTH } from "./sums.js";
import type { Tracing } from "./trace.js";
import { traceEntry, traceFirst, traceOnward } from "./traced.js";
import type { Waiting } from "./wait.js";

/** Half-hours in a minute: times the grid's minutes it never falls short of a whole number. */
const PER_MINUTE = 1 / HALF_HOUR_MINUTES;

/** The verbs that an arrival may need. */
export interface ArrivalVerbs {
  readonly demand: Demand;
  readonly classes: Classes;
  readonly waiting: Waiting;
  readonly serving: Serving;
  /** Null where nobody is traced. */
  readonly tracing: Tracing | null;
  /** Null where nobody is followed. */
  readonly people: People | null;
}

export interface Arriving {
  /** A visitor of the day comes for the first time; `place` is that among those brought. */
  readonly arrive: (place: number) => void;
  /** A visitor is at the door, or a caller on the line. */
  readonly enter: (visitor: number) => void;
  /** Somebody comes who gave up calling. */
  readonly comeInstead: (visitor: number) => void;
  /** Somebody comes or calls who waited for opening hours. */
  readonly comeLate: (visitor: number) => void;
  readonly postponing: Postponing;
  /** Null where nobody who gives up calling goes to an office. */
  readonly calling: Calling | null;
  readonly onward: Onward;
  readonly displacing: Displacing;
}

export function createArriving(state: State, verbs: ArrivalVerbs): Arriving {
  const { demand, classes, waiting, serving, tracing, people } = verbs;
  // Taken in here, constants of other modules are constants of the compiled code; else each use looks them up.
  const [inCell, cellWidth, inSlot, slotWidth, halfHours] = [
    CELL,
    CELL_WIDTH,
    SLOT,
    SLOT_WIDTH,
    HALF_HOURS,
  ] as const;
  const [clockPlace, midnightPlace] = [NOW, MIDNIGHT] as const;
  const { model, time, desks, busy, opens, lastTicket, waited, choice, isMoved } = state;
  const { office: officeOf, errand: errandOf, halfHour: halfHourOf } = state;
  const { cell, slot } = state.sums;
  const { length } = state.lines;
  const take = traceFirst(state.pool.take, tracing);
  const { joinLine } = waiting;
  const { startService } = serving;
  const { minute, row: rowOf, rows } = demand;
  const sourceInRow = demand.layout.place.source;
  const { features, sourceOffice, sourceErrand, room, places, officeCount, serviceFactor } = model;
  const { returns, displaced, mistimed, limits, balking, classes: hasClasses } = features;
  const { plain } = model.serving;
  const errandCount = model.errandIds.length;
  const manySources = sourceOffice.length > 1;
  const manyOffices = model.officeIds.length > 1;
  const manyErrands = errandCount > 1;
  const burdening = createBurdening(state, demand);
  const { drawFirst } = burdening;
  const comeIn = traceEntry(enter, tracing);
  const postponing = createPostponing(state, burdening);
  const calling = model.unanswered === null ? null : createCalling(state, model.unanswered, burdening);
  const onwardVerbs = { burdening, postponing, calling, enter: comeIn, tracing, people };
  const onward = traceOnward(createOnward(state, onwardVerbs), tracing);
  const { beginPerson, otherOffice, sendOn, goAfterBalking, goAfterRefusal } = onward;
  const moving = { demand, burdening, onward, postponing, enter: comeIn, tracing, people };
  const displacing = createDisplacing(state, moving);
  const { isGone, displace, displaceCaller, displaceLate } = displacing;
  const { mistime } = createMistiming(state, moving);

  function arrive(place: number): void {
    time[clockPlace] = minute[place];
    const row = rowOf[place];
    const source = manySources ? rows[row + sourceInRow] : 0;
    const visitor = take();
    officeOf[visitor] = manyOffices ? sourceOffice[source] : 0;
    errandOf[visitor] = manyErrands ? sourceErrand[source] : 0;
    drawFirst(visitor, row);
    if (people !== null) people.begin(visitor, row);
    if (returns) beginPerson(visitor);
    if (displaced && isGone(officeOf[visitor])) return displace(visitor, row);
    if (mistimed) return mistime(visitor, row);
    comeIn(visitor);
  }

  function comeInstead(visitor: number): void {
    const office = officeOf[visitor];
    if (displaced && isGone(office)) return displaceCaller(visitor);
    if (mistimed && postponing.isClosed(office)) return postponing.untilOpen(visitor);
    comeIn(visitor);
  }

  function comeLate(visitor: number): void {
    if (displaced && isGone(officeOf[visitor])) return displaceLate(visitor);
    comeIn(visitor);
  }

  function enter(visitor: number): void {
    const now = time[clockPlace];
    const office = manyOffices ? officeOf[visitor] : 0;
    const errand = manyErrands ? errandOf[visitor] : 0;
    const halfHour = Math.min(((now - time[midnightPlace]) * PER_MINUTE) | 0, halfHours - 1);
    const row = (office * errandCount + errand) * cellWidth;
    const slotRow = (office * halfHours + halfHour) * slotWidth;
    halfHourOf[visitor] = halfHour;
    waited[visitor] = 0;
    cell[row + inCell.arrived]++;
    slot[slotRow + inSlot.arrived]++;
    const isOpen = now >= opens[office] && now <= lastTicket[office];
    const isTold = hasClasses && plain[office] === 0;
    const mustWait = isTold
      ? classes.mustWait(office, errand)
      : busy[office] >= desks[office] || length[office] > 0;
    if (isOpen && mustWait && returns && office < officeCount && isMoved[visitor] === 0) {
      const other = otherOffice(office);
      if (other >= 0) {
        cell[row + inCell.moved]++;
        return sendOn(visitor, other);
      }
    }
    const hasNoRoom = isOpen && limits && isFull(office, mustWait);
    if (!isOpen || hasNoRoom || (isTold && !classes.isServable(office, errand))) {
      return refuse(visitor, row, hasNoRoom);
    }
    if (mustWait && balking && balks(visitor, office, errand)) {
      cell[row + inCell.balked]++;
      return goAfterBalking(visitor);
    }
    cell[row + inCell.joined]++;
    slot[slotRow + inSlot.joined]++;
    if (isTold) classes.takeTicket(visitor);
    if (!mustWait) return startService(office, visitor);
    cell[row + inCell.waited]++;
    joinLine(office, visitor);
  }

  function refuse(visitor: number, row: number, hasNoRoom: boolean): void {
    cell[row + inCell.turnedAway]++;
    cell[row + inCell.refusedFull] += hasNoRoom ? 1 : 0;
    goAfterRefusal(visitor, hasNoRoom);
  }

  function isFull(office: number, mustWait: boolean): boolean {
    return length[office] + busy[office] >= room[office] || (mustWait && length[office] >= places[office]);
  }

  /** Whether a visitor who would have to wait leaves at once. */
  function balks(visitor: number, office: number, errand: number): boolean {
    const by = model.balking.by[errand];
    if (by === 0) return false;
    const inLine = length[office];
    const seen =
      by === 1 ? inLine : ((inLine + 1) * model.meanService[errand] * serviceFactor[office]) / desks[office];
    return uniform(choice[visitor]) < chanceAt(model.balking, errand, seen);
  }

  return { arrive, enter: comeIn, comeInstead, comeLate, postponing, calling, onward, displacing };
}

/** Chance of balking at a value seen: straight lines between knots, constant outside. */
function chanceAt({ firstKnot, seen, chance }: Balking, errand: number, value: number): number {
  const first = firstKnot[errand];
  const last = firstKnot[errand + 1] - 1;
  if (value <= seen[first]) return chance[first];
  if (value >= seen[last]) return chance[last];
  let knot = first;
  while (seen[knot + 1] < value) knot++;
  const part = (value - seen[knot]) / (seen[knot + 1] - seen[knot]);
  return chance[knot] + part * (chance[knot + 1] - chance[knot]);
}
