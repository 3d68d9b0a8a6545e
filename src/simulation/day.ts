/** A day at the offices: it begins, runs until its window ends, empties, and is summed up. */
import { WINDOW_END } from "../kernel/calendar.js";
import { DAY_MINUTES } from "../units.js";
import { createArriving } from "./arrive.js";
import type { Demand } from "./demand.js";
import { createLeaving } from "./leave.js";
import { createObserving, crowdByOffice, type Observing } from "./observe.js";
import { createServing } from "./serve.js";
import { createStaffing } from "./staff.js";
import { closingSlot, desksSlot, EVENT, MIDNIGHT, NOW, ORIGIN, type State } from "./state.js";
import { clearSums, OFFICE, OFFICE_WIDTH } from "./sums.js";
import { createWaiting } from "./wait.js";

export interface Days {
  /** Opens the calendar on a day, at its earliest planned minute. */
  readonly openDay: (day: number) => void;
  /** Warm-up ends: all sums begin at zero, whoever is inside is written down. */
  readonly beginMeasuring: () => void;
  /** Hours, desks, closing time and clock of the day that was opened. */
  readonly beginDay: (day: number) => void;
  /** Lets everything happen that the day holds. */
  readonly liveDay: () => void;
  /** Sums up the day; `measuredDay` is negative during warm-up. */
  readonly endDay: (day: number, measuredDay: number) => void;
  /** Writes down who is still inside. */
  readonly endMeasuring: () => void;
}

export function createDays(state: State, demand: Demand): Days {
  const { model, sums, time, opens, closes, lastTicket, lastLeft, lineMinutes, busyMinutes, busy } = state;
  const { calendar, stateSince, busyAtClosing, desksChanged } = state;
  const { continuous, states, clock } = model.features;
  const observing: Observing = createObserving(state);
  const waiting = createWaiting(state, observing);
  const serving = createServing(state, observing, waiting);
  const leaving = createLeaving(state, waiting);
  const staffing = createStaffing(state, { observing, waiting, serving, leaving });
  const arrive = createArriving(state, { demand, observing, waiting, serving });
  const { length } = state.lines;
  const { rank, minute, peek, takeFirst } = calendar;
  const { finish } = serving;
  const { renege } = leaving;
  const arrivals = demand.minute;
  const offices = model.officeIds.length;
  const crowd = crowdByOffice(state);
  const overtimeThresholds = model.observation.overtimeThresholds;
  // Taken in here, constants of other modules are constants of the compiled code; else each use looks them up.
  const [event, windowEnd, clockPlace] = [EVENT, WINDOW_END, NOW] as const;
  let nextPlace = 0;

  /** Opens the calendar's next window; minutes under way are counted up to its start. */
  function moveWindow(origin: number): void {
    const passed = origin - time[ORIGIN];
    for (let office = 0; office < offices; office++) {
      lineMinutes[office] += length[office] * passed;
      busyMinutes[office] += busy[office] * passed;
    }
    time[NOW] = origin;
    time[ORIGIN] = origin;
    calendar.openWindow(origin);
  }

  function openDay(day: number): void {
    time[MIDNIGHT] = day * DAY_MINUTES;
    moveWindow(time[MIDNIGHT] + model.windowStart);
  }

  function beginMeasuring(): void {
    clearSums(sums);
    observing.clear();
    lineMinutes.fill(0);
    busyMinutes.fill(0);
    for (let office = 0; office < offices; office++) {
      sums.office[office * OFFICE_WIDTH + OFFICE.insideAtStart] = length[office] + busy[office];
      if (continuous) stateSince[office] = time[NOW];
    }
  }

  function beginDay(day: number): void {
    const row = model.kinds.ofDay[day] * offices;
    for (let office = 0; office < offices; office++) openOffice(office, row + office);
    nextPlace = 0;
    if (clock) observing.beginClock();
  }

  function openOffice(office: number, at: number): void {
    const { kinds } = model;
    const closed = kinds.opens[at] < 0;
    opens[office] = closed ? Infinity : time[MIDNIGHT] + kinds.opens[at];
    closes[office] = closed ? -Infinity : time[MIDNIGHT] + kinds.closes[at];
    lastTicket[office] = closed ? -Infinity : time[MIDNIGHT] + kinds.lastTicket[at];
    lastLeft[office] = -Infinity;
    desksChanged[office] = -Infinity;
    staffing.beginPlan(office);
    if (closed || continuous) return;
    if (states) stateSince[office] = opens[office];
    minute[closingSlot(office)] = closes[office];
    calendar.schedule(closingSlot(office));
  }

  /** What comes first, an arrival or the calendar's next event, happens; until the window ends. */
  function runWindow(): void {
    for (;;) {
      const slot = peek();
      const when = minute[slot];
      const arrival = arrivals[nextPlace];
      if (arrival < when || (arrival === when && rank[slot] > event.arrival)) {
        arrive(nextPlace++);
        continue;
      }
      if (slot === windowEnd) return;
      takeFirst(slot);
      time[clockPlace] = when;
      switch (rank[slot]) {
        case event.finish:
          finish(slot);
          break;
        case event.patience:
          renege(slot);
          break;
        case event.desks:
          staffing.followPlan((slot - desksSlot(0)) >> 1);
          break;
        case event.closing:
          staffing.closeDoors((slot - closingSlot(0)) >> 1);
          break;
        default:
          observing.writeClock();
      }
    }
  }

  function liveDay(): void {
    runWindow();
    if (continuous) {
      time[NOW] = time[MIDNIGHT] + DAY_MINUTES;
      return;
    }
    // After the last window of the day: goes on until everybody has left; who can never be served is sent home.
    while (calendar.hasLater()) {
      moveWindow(time[ORIGIN] + model.windowLength);
      runWindow();
    }
    for (let office = 0; office < offices; office++) sendHomeUnserved(office);
  }

  /** Whoever still waits leaves with the last thing that happened at this office, whatever happens elsewhere. */
  function sendHomeUnserved(office: number): void {
    if (length[office] === 0) return;
    time[NOW] = Math.max(closes[office], lastLeft[office], desksChanged[office]);
    leaving.sendHome(office);
  }

  function endDay(day: number, measuredDay: number): void {
    const row = model.kinds.ofDay[day] * offices;
    for (let office = 0; office < offices; office++) {
      const at = office * OFFICE_WIDTH;
      sums.office[at + OFFICE.lineMinutes] = observing.lineMinutesOf(office);
      sums.office[at + OFFICE.busyMinutes] = observing.busyMinutesOf(office);
      if (continuous && states) observing.noteState(office);
      if (opens[office] === Infinity) continue;
      sums.office[at + OFFICE.openDays]++;
      sums.office[at + OFFICE.openMinutes] += closes[office] - opens[office];
      sums.office[at + OFFICE.plannedMinutes] += model.kinds.plannedMinutes[row + office];
      sums.office[at + OFFICE.atTheDoor] += crowd[office];
      if (!continuous) countOvertime(office);
    }
    if (measuredDay >= 0) observing.writeDay(measuredDay);
  }

  /** Minutes from closing until the last visitor left. */
  function countOvertime(office: number): void {
    const at = office * OFFICE_WIDTH;
    const minutes = Math.max(0, lastLeft[office] - closes[office]);
    sums.office[at + OFFICE.busyAfterClosing] += observing.busyMinutesOf(office) - busyAtClosing[office];
    sums.office[at + OFFICE.overtimeMinutes] += minutes;
    sums.office[at + OFFICE.overtimeSquares] += minutes * minutes;
    for (let t = 0; t < overtimeThresholds.length; t++) {
      if (minutes > overtimeThresholds[t]) sums.overtimeAbove[office * overtimeThresholds.length + t]++;
    }
  }

  function endMeasuring(): void {
    for (let office = 0; office < offices; office++) {
      sums.office[office * OFFICE_WIDTH + OFFICE.insideAtEnd] = length[office] + busy[office];
    }
  }

  return { openDay, beginMeasuring, beginDay, liveDay, endDay, endMeasuring };
}
