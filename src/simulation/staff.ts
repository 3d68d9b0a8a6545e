/** Desks open and close by plan; doors close. */
import { DAY_MINUTES } from "../units.js";
import type { Leaving } from "./leave.js";
import type { Observing } from "./observe.js";
import type { Serving } from "./serve.js";
import { MIDNIGHT, NOW, reservedSlots, type State } from "./state.js";
import { OFFICE, OFFICE_WIDTH } from "./sums.js";
import type { Waiting } from "./wait.js";

export interface Staffing {
  /** Sets the desks that a group has by plan at the start of the day, and schedules the first change after it. */
  readonly beginPlan: (group: number) => void;
  /** The planned change of a group happens. */
  readonly followPlan: (group: number) => void;
  /** More desks of a group call who waits; fewer let visitors finish, or hand the last called back to the line. */
  readonly changeDesks: (group: number, open: number) => void;
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
  const { groupDesks, groupBusy } = state;
  const { minute, schedule, cancel } = state.calendar;
  const { length, last } = state.lines;
  const { noteState, busyMinutesOf } = verbs.observing;
  const { callWaiting, freeDesk } = verbs.serving;
  const { desks: plan } = model;
  const { plain, groupOffice } = model.serving;
  const { desks: firstSlot } = reservedSlots(model);
  const groups = groupOffice.length;
  /** Next piece of the desk plan, and one past the last piece of today's; [group]. */
  const nextPiece = new Int32Array(groups);
  const endOfPlan = new Int32Array(groups);

  function beginPlan(group: number): void {
    const today = (time[MIDNIGHT] / DAY_MINUTES) | 0;
    const chosen = model.kinds.plan[model.kinds.ofDay[today] * groups + group];
    let piece = plan.firstPiece[chosen];
    let open = 0;
    endOfPlan[group] = plan.firstPiece[chosen + 1];
    while (piece < endOfPlan[group] && plan.minute[piece] <= model.windowStart) {
      open = plan.desks[piece++];
    }
    nextPiece[group] = piece;
    changeDesks(group, open);
    scheduleChange(group);
  }

  function followPlan(group: number): void {
    const open = plan.desks[nextPiece[group]++];
    scheduleChange(group);
    changeDesks(group, open);
  }

  function scheduleChange(group: number): void {
    const piece = nextPiece[group];
    if (piece >= endOfPlan[group]) return;
    minute[firstSlot + group] = time[MIDNIGHT] + plan.minute[piece];
    schedule(firstSlot + group);
  }

  function changeDesks(group: number, open: number): void {
    const office = groupOffice[group];
    const before = groupDesks[group];
    if (open === before) return;
    if (model.features.states) noteState(office);
    groupDesks[group] = open;
    desks[office] += open - before;
    desksChanged[office] = time[NOW];
    while (model.preempts[office] === 1 && busyOf(group, office) > open)
      handBack(office, last[atDesk + group]);
    callWaiting(office);
  }

  const busyOf = (group: number, office: number): number =>
    plain[office] === 1 ? busy[office] : groupBusy[group];

  /** A visitor whose desk closes goes back to the head of the line with the work and patience that are left. */
  function handBack(office: number, visitor: number): void {
    freeDesk(office, visitor);
    workLeft[visitor] = minute[visitor] - time[NOW];
    cancel(visitor);
    verbs.waiting.joinHead(office, visitor);
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
    if (model.sendsHome[office] === 1) verbs.leaving.sendHome(office, false);
  }

  return { beginPlan, followPlan, changeDesks, closeDoors };
}
