/** A visitor is called to a desk, and leaves it when the business is done. */
import { NOBODY } from "../kernel/line.js";
import { HALF_HOURS } from "../units.js";
import type { Classes } from "./classes.js";
import type { Observing } from "./observe.js";
import { EVENT, NOW, ORIGIN, type State } from "./state.js";
import { CELL, CELL_WIDTH, SLOT, SLOT_WIDTH } from "./sums.js";
import type { Waiting } from "./wait.js";

export interface Serving {
  /** A visitor begins at a free desk. */
  readonly startService: (office: number, visitor: number) => void;
  /** Calls visitors while a desk is free for somebody who waits. */
  readonly callWaiting: (office: number) => void;
  /** The business is done: the visitor leaves the desk, which calls the next. The slot stays the visitor's. */
  readonly finish: (visitor: number) => void;
  /** A desk loses its visitor. */
  readonly freeDesk: (office: number, visitor: number) => void;
}

export function createServing(
  state: State,
  { noteState }: Observing,
  classes: Classes,
  { endWait, waitOf, countWait }: Waiting,
): Serving {
  // Taken in here, constants of other modules are constants of the compiled code; else each use looks them up.
  const [inCell, cellWidth, inSlot, slotWidth, halfHours] = [
    CELL,
    CELL_WIDTH,
    SLOT,
    SLOT_WIDTH,
    HALF_HOURS,
  ] as const;
  const [clockPlace, originPlace, finishing, nobody] = [NOW, ORIGIN, EVENT.finish, NOBODY] as const;
  const { sums, time, desks, busy, busyMinutes, lastLeft, atDesk } = state;
  const { office: officeOf, errand: errandOf, halfHour, group, workLeft, serviceMinutes } = state;
  const { minute, rank, schedule } = state.calendar;
  const { first, length, join, leave } = state.lines;
  const { states, preempt, classes: hasClasses } = state.model.features;
  const { plain, firstGroup } = state.model.serving;
  const { nextInLine, takeDesk, giveDesk } = classes;
  const work = preempt ? workLeft : serviceMinutes;
  const { cell, slot } = sums;
  const errandCount = state.model.errandIds.length;
  const manyErrands = errandCount > 1;
  const manyOffices = state.model.officeIds.length > 1;

  function startService(office: number, visitor: number): void {
    if (states) noteState(office);
    busy[office]++;
    busyMinutes[office] -= time[clockPlace] - time[originPlace];
    if (hasClasses && plain[office] === 0) takeDesk(office, visitor);
    beginWork(office, visitor);
  }

  function beginWork(office: number, visitor: number): void {
    if (preempt) join(deskLine(office, visitor), visitor);
    minute[visitor] = time[clockPlace] + work[visitor];
    rank[visitor] = finishing;
    schedule(visitor);
  }

  /** Where those at desks stand in order of being called. */
  function deskLine(office: number, visitor: number): number {
    if (!hasClasses) return atDesk + office;
    return atDesk + (plain[office] === 0 ? group[visitor] : firstGroup[office]);
  }

  function callWaiting(office: number): void {
    if (hasClasses && plain[office] === 0) return callByClass(office);
    while (length[office] > 0 && busy[office] < desks[office]) call(office, first[office]);
  }

  function callByClass(office: number): void {
    if (length[office] === 0) return;
    for (let next = nextInLine(office); next !== nobody; next = nextInLine(office)) call(office, next);
  }

  function call(office: number, visitor: number): void {
    endWait(office, visitor);
    startService(office, visitor);
  }

  function finish(visitor: number): void {
    const office = manyOffices ? officeOf[visitor] : 0;
    const row = (office * errandCount + (manyErrands ? errandOf[visitor] : 0)) * cellWidth;
    const minutes = waitOf(visitor);
    cell[row + inCell.served]++;
    cell[row + inCell.serviceMinutes] += serviceMinutes[visitor];
    cell[row + inCell.servedWaitMinutes] += minutes;
    cell[row + inCell.servedWaitSquares] += minutes * minutes;
    slot[(office * halfHours + halfHour[visitor]) * slotWidth + inSlot.served]++;
    countWait(visitor, minutes, 1);
    lastLeft[office] = time[clockPlace];
    const isPlain = !hasClasses || plain[office] === 1;
    if (isPlain && length[office] > 0 && busy[office] <= desks[office]) return passDesk(office, visitor);
    freeDesk(office, visitor);
    if (!isPlain) callByClass(office);
  }

  /** A desk goes from one visitor to the next in line: it was busy, and it stays so. */
  function passDesk(office: number, visitor: number): void {
    if (states) noteState(office);
    if (preempt) leave(deskLine(office, visitor), visitor);
    const next = first[office];
    endWait(office, next);
    beginWork(office, next);
  }

  function freeDesk(office: number, visitor: number): void {
    if (states) noteState(office);
    busy[office]--;
    busyMinutes[office] += time[clockPlace] - time[originPlace];
    if (preempt) leave(deskLine(office, visitor), visitor);
    if (hasClasses && plain[office] === 0) giveDesk(visitor);
  }

  return { startService, callWaiting, finish, freeDesk };
}
