/** A visitor is called to a desk, and leaves it when the business is done. */
import { HALF_HOURS } from "../units.js";
import type { Observing } from "./observe.js";
import { EVENT, NOW, ORIGIN, type State } from "./state.js";
import { CELL, CELL_WIDTH, SLOT, SLOT_WIDTH } from "./sums.js";
import type { Waiting } from "./wait.js";

export interface Serving {
  /** A visitor begins at a free desk. */
  readonly startService: (office: number, visitor: number) => void;
  /** Calls visitors while a desk is free and somebody waits. */
  readonly callWaiting: (office: number) => void;
  /** The business is done: the visitor leaves and the desk calls the next. */
  readonly finish: (visitor: number) => void;
  /** A desk loses its visitor. */
  readonly freeDesk: (office: number, visitor: number) => void;
}

export function createServing(
  state: State,
  { noteState }: Observing,
  { endWait, countWait }: Waiting,
): Serving {
  // Taken in here, constants of other modules are constants of the compiled code; else each use looks them up.
  const [inCell, cellWidth, inSlot, slotWidth, halfHours] = [
    CELL,
    CELL_WIDTH,
    SLOT,
    SLOT_WIDTH,
    HALF_HOURS,
  ] as const;
  const [clockPlace, originPlace, finishing] = [NOW, ORIGIN, EVENT.finish] as const;
  const { sums, time, desks, busy, busyMinutes, lastLeft, atDesk } = state;
  const { office: officeOf, errand: errandOf, halfHour, waited, workLeft, serviceMinutes } = state;
  const { minute, rank, schedule } = state.calendar;
  const { first, length, join, leave } = state.lines;
  const { giveBack } = state.pool;
  const { states, preempt } = state.model.features;
  const work = preempt ? workLeft : serviceMinutes;
  const { cell, slot } = sums;
  const errandCount = state.model.errandIds.length;
  const manyErrands = errandCount > 1;
  const manyOffices = state.model.officeIds.length > 1;

  function startService(office: number, visitor: number): void {
    if (states) noteState(office);
    busy[office]++;
    busyMinutes[office] -= time[clockPlace] - time[originPlace];
    beginWork(office, visitor);
  }

  function beginWork(office: number, visitor: number): void {
    if (preempt) join(atDesk + office, visitor);
    minute[visitor] = time[clockPlace] + work[visitor];
    rank[visitor] = finishing;
    schedule(visitor);
  }

  function callWaiting(office: number): void {
    while (length[office] > 0 && busy[office] < desks[office]) {
      const visitor = first[office];
      endWait(office, visitor);
      startService(office, visitor);
    }
  }

  function finish(visitor: number): void {
    const office = manyOffices ? officeOf[visitor] : 0;
    const row = (office * errandCount + (manyErrands ? errandOf[visitor] : 0)) * cellWidth;
    const minutes = waited[visitor];
    cell[row + inCell.served]++;
    cell[row + inCell.serviceMinutes] += serviceMinutes[visitor];
    cell[row + inCell.servedWaitMinutes] += minutes;
    cell[row + inCell.servedWaitSquares] += minutes * minutes;
    slot[(office * halfHours + halfHour[visitor]) * slotWidth + inSlot.served]++;
    countWait(visitor, 1);
    lastLeft[office] = time[clockPlace];
    if (length[office] > 0 && busy[office] <= desks[office]) passDesk(office, visitor);
    else freeDesk(office, visitor);
    giveBack(visitor);
  }

  /** A desk goes from one visitor to the next in line: it was busy, and it stays so. */
  function passDesk(office: number, visitor: number): void {
    if (states) noteState(office);
    if (preempt) leave(atDesk + office, visitor);
    const next = first[office];
    endWait(office, next);
    beginWork(office, next);
  }

  function freeDesk(office: number, visitor: number): void {
    if (states) noteState(office);
    busy[office]--;
    busyMinutes[office] += time[clockPlace] - time[originPlace];
    if (preempt) leave(atDesk + office, visitor);
  }

  return { startService, callWaiting, finish, freeDesk };
}
