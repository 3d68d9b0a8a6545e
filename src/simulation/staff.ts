/** Desks open and close by plan; doors close. */
import { DAY_MINUTES } from "../units.js";
import type { Leaving } from "./leave.js";
import type { Observing } from "./observe.js";
import type { Serving } from "./serve.js";
import { desksSlot, MIDNIGHT, NOW, type State } from "./state.js";
import { OFFICE, OFFICE_WIDTH } from "./sums.js";
import type { Waiting } from "./wait.js";

export interface Staffing {
  /** Sets the desks planned at the start of the day and schedules the first change after it. */
  readonly beginPlan: (office: number) => void;
  /** The planned change happens. */
  readonly followPlan: (office: number) => void;
  /** The doors close. Who is inside stays, unless the office sends its line home. */
  readonly closeDoors: (office: number) => void;
}

/** The verbs that staff may need. */
export interface StaffVerbs {
  readonly observing: Observing;
  readonly waiting: Waiting;
  readonly serving: Serving;
  readonly leaving: Leaving;
}

export function createStaffing(state: State, verbs: StaffVerbs): Staffing {
  const { model, sums, time, desks, desksChanged, busy, atDesk, workLeft, stateSince, busyAtClosing } = state;
  const { minute, schedule, cancel } = state.calendar;
  const { length, last, joinHead } = state.lines;
  const { noteState, busyMinutesOf } = verbs.observing;
  const { callWaiting, freeDesk } = verbs.serving;
  const plan = model.desks;
  /** Next piece of the desk plan; [office]. */
  const nextPiece = new Int32Array(model.officeIds.length);
  /** One past the last piece of today's desk plan; [office]. */
  const endOfPlan = new Int32Array(model.officeIds.length);

  function beginPlan(office: number): void {
    const today = (time[MIDNIGHT] / DAY_MINUTES) | 0;
    const chosen = model.kinds.plan[model.kinds.ofDay[today] * model.officeIds.length + office];
    let piece = plan.firstPiece[chosen];
    let open = 0;
    endOfPlan[office] = plan.firstPiece[chosen + 1];
    while (piece < endOfPlan[office] && plan.minute[piece] <= model.windowStart) {
      open = plan.desks[piece++];
    }
    nextPiece[office] = piece;
    changeDesks(office, open);
    scheduleChange(office);
  }

  function followPlan(office: number): void {
    const open = plan.desks[nextPiece[office]++];
    scheduleChange(office);
    changeDesks(office, open);
  }

  function scheduleChange(office: number): void {
    const piece = nextPiece[office];
    if (piece >= endOfPlan[office]) return;
    minute[desksSlot(office)] = time[MIDNIGHT] + plan.minute[piece];
    schedule(desksSlot(office));
  }

  /** More desks call who waits; fewer let visitors finish, or hand the last called back to the line. */
  function changeDesks(office: number, open: number): void {
    if (open === desks[office]) return;
    if (model.features.states) noteState(office);
    desks[office] = open;
    desksChanged[office] = time[NOW];
    while (model.preempts[office] === 1 && busy[office] > open) handBack(office, last[atDesk + office]);
    callWaiting(office);
  }

  /** A visitor whose desk closes goes back to the head of the line with the work and patience that are left. */
  function handBack(office: number, visitor: number): void {
    freeDesk(office, visitor);
    workLeft[visitor] = minute[visitor] - time[NOW];
    cancel(visitor);
    joinHead(office, visitor);
    verbs.waiting.beginWait(office, visitor);
  }

  function closeDoors(office: number): void {
    const row = office * OFFICE_WIDTH;
    const inside = length[office] + busy[office];
    sums.office[row + OFFICE.insideAtClosing] += inside;
    if (inside > 0) sums.office[row + OFFICE.overtimeDays]++;
    if (model.features.states) {
      noteState(office);
      stateSince[office] = -1;
    }
    busyAtClosing[office] = busyMinutesOf(office);
    if (model.sendsHome[office] === 1) verbs.leaving.sendHome(office);
  }

  return { beginPlan, followPlan, closeDoors };
}
