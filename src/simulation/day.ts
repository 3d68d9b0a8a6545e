/** A day at the offices: it begins, runs until its window ends, empties, and is summed up. */
import { WINDOW_END } from "../kernel/calendar.js";
import { DAY_MINUTES } from "../units.js";
import { createArriving } from "./arrive.js";
import { createCounting } from "./begun.js";
import { createClasses } from "./classes.js";
import { createCrewing } from "./crews.js";
import type { Demand } from "./demand.js";
import { createLeaving } from "./leave.js";
import { createObserving, crowdByOffice, type Observing } from "./observe.js";
import { createPeople } from "./people.js";
import type { Roll } from "./roll.js";
import { createServing } from "./serve.js";
import { createStaffing } from "./staff.js";
import { EVENT, MIDNIGHT, NOW, ORIGIN, reservedSlots, type State } from "./state.js";
import { clearSums, OFFICE, OFFICE_WIDTH } from "./sums.js";
import { createTracing, type Tracing } from "./trace.js";
import { createWaiting } from "./wait.js";

export interface Days {
  /** A day begins everywhere, at its earliest planned minute; hours are known. */
  readonly openDay: (day: number) => void;
  /** Warm-up ends: all sums begin at zero, whoever is inside is written down. */
  readonly beginMeasuring: () => void;
  /** The day of a cluster: desks, closing time and clock, once its visitors are drawn; all that happens; its sums. */
  readonly liveCluster: (key: Int32Array, day: number, cluster: number) => void;
  /** Sums up the day; `measuredDay` is negative outside the measured ones. */
  readonly endDay: (measuredDay: number) => void;
  /** The measured days are over: writes down who is still inside. */
  readonly endMeasuring: () => void;
  /** The run is over: writes down whose contacts and calls are not. */
  readonly endRun: () => void;
  /** What writes down visits; null where nobody is traced. */
  readonly tracing: Tracing | null;
}

/** @param roll in which is written what becomes of everybody */
export function createDays(state: State, demand: Demand, roll: Roll | null = null): Days {
  const { model, sums, apart, time, opens, closes, lastTicket, lastLeft, lineMinutes, busyMinutes } = state;
  const { calendar, stateSince, busyAtClosing, desksChanged, busy, orbit, orbitMinutes, group } = state;
  const { clusters, observation } = model;
  const { continuous, states, clock, returns, crews, bookings, postponed } = model.features;
  const observing: Observing = createObserving(state);
  const classes = createClasses(state);
  const people = roll === null ? null : createPeople(state, demand, roll);
  const waiting = createWaiting(state, observing, classes, people);
  const serving = createServing(state, observing, classes, waiting);
  const tracing = model.features.trace ? createTracing(state) : null;
  const { countComers, countNoShows, countPending } = createCounting(state, demand, tracing);
  const coming = createArriving(state, { demand, classes, waiting, serving, tracing, people });
  const { arrive, comeLate, comeInstead, postponing, calling, onward, displacing } = coming;
  const leaving = createLeaving(state, waiting, onward);
  const staffing = createStaffing(state, { observing, waiting, serving, leaving });
  const crewing = createCrewing(state, staffing);
  const { length } = state.lines;
  const { rank, minute, peek, takeFirst } = calendar;
  const { finish } = serving;
  const { renege } = leaving;
  const { goAfterService, comeAgain } = onward;
  const { minute: arrivals, bring } = demand;
  const offices = model.officeIds.length;
  const slots = reservedSlots(model);
  const crowd = crowdByOffice(state);
  // Taken in here, constants of other modules are constants of the compiled code; else each use looks them up.
  const [event, windowEnd, clockPlace] = [EVENT, WINDOW_END, NOW] as const;
  /** Start of the window that each cluster has come to [min]. */
  const originOf = new Float64Array(clusters.count);
  let nextPlace = 0;
  let brought = 0;
  /** Places of the present cluster. */
  let places = clusters.places[0];

  function openDay(day: number): void {
    if (day === 0) originOf.fill(0);
    time[MIDNIGHT] = day * DAY_MINUTES;
    const origin = time[MIDNIGHT] + model.windowStart;
    for (let cluster = 0; cluster < clusters.count; cluster++) {
      countMinutes(clusters.places[cluster], origin - originOf[cluster]);
      originOf[cluster] = origin;
    }
    time[NOW] = origin;
    time[ORIGIN] = origin;
    const row = model.kinds.ofDay[day] * offices;
    displacing.beginDay(model.kinds.ofDay[day]);
    for (let office = 0; office < offices; office++) learnHours(office, row + office);
  }

  /** Minutes under way are counted up to the start of a window. */
  function countMinutes(at: Int32Array, passed: number): void {
    for (const office of at) {
      lineMinutes[office] += length[office] * passed;
      busyMinutes[office] += busy[office] * passed;
      orbitMinutes[office] += orbit[office] * passed;
    }
  }

  function openWindow(origin: number): void {
    time[NOW] = origin;
    time[ORIGIN] = origin;
    calendar.openWindow(origin);
  }

  function moveWindow(origin: number): void {
    countMinutes(places, origin - time[ORIGIN]);
    openWindow(origin);
  }

  function beginMeasuring(): void {
    clearSums(sums);
    observing.clear();
    lineMinutes.fill(0);
    busyMinutes.fill(0);
    orbitMinutes.fill(0);
    if (returns) countPending("start");
    apart.fill(0);
    tracing?.beginMeasuring();
    for (let office = 0; office < offices; office++) {
      sums.office[office * OFFICE_WIDTH + OFFICE.insideAtStart] = length[office] + busy[office];
      if (continuous) stateSince[office] = time[NOW];
    }
  }

  function liveCluster(key: Int32Array, day: number, cluster: number): void {
    state.cluster[0] = cluster;
    places = clusters.places[cluster];
    calendar.turnTo(cluster);
    openWindow(originOf[cluster]);
    beginDay(key, day, cluster);
    liveDay();
    if (!continuous) emptyOffices();
    if (crews && cluster === clusters.ofCrews) crewing.endDay();
    countDay(model.kinds.ofDay[day] * offices);
    originOf[cluster] = time[ORIGIN];
  }

  function beginDay(key: Int32Array, day: number, cluster: number): void {
    for (const office of places) openOffice(office);
    for (const one of clusters.groups[cluster]) staffing.beginPlan(one);
    if (crews && cluster === clusters.ofCrews) crewing.beginDay(key, model.firstDay + day);
    if (returns) countComers(clusters.sources[cluster]);
    if (bookings) countNoShows(clusters.sources[cluster]);
    if (postponed) postponing.beginDay(day);
    if (calling !== null) calling.beginDay(day);
    bringVisitors();
    if (clock) observing.beginClock();
  }

  function bringVisitors(): void {
    brought = bring();
    nextPlace = 0;
  }

  function learnHours(office: number, at: number): void {
    const { kinds } = model;
    const closed = kinds.opens[at] < 0;
    opens[office] = closed ? Infinity : time[MIDNIGHT] + kinds.opens[at];
    closes[office] = closed ? -Infinity : time[MIDNIGHT] + kinds.closes[at];
    lastTicket[office] = closed ? -Infinity : time[MIDNIGHT] + kinds.lastTicket[at];
    lastLeft[office] = -Infinity;
    desksChanged[office] = -Infinity;
  }

  function openOffice(office: number): void {
    if (opens[office] === Infinity || continuous) return;
    if (states) stateSince[office] = opens[office];
    minute[slots.closing + office] = closes[office];
    calendar.schedule(slots.closing + office);
  }

  /** What comes first, an arrival or the calendar's next event, happens; until the window ends. */
  function runWindow(): void {
    for (;;) {
      const slot = peek();
      const when = minute[slot];
      const arrival = arrivals[nextPlace];
      if (arrival < when || (arrival === when && rank[slot] > event.arrival)) {
        arrive(nextPlace++);
        if (nextPlace === brought) bringVisitors();
        continue;
      }
      if (slot === windowEnd) return;
      takeFirst(slot);
      time[clockPlace] = when;
      switch (rank[slot]) {
        case event.finish:
          finish(slot);
          if (crews) crewing.leaveIfDue(group[slot]);
          goAfterService(slot);
          break;
        case event.patience:
          renege(slot);
          break;
        case event.travel:
        case event.retry:
          comeAgain(slot);
          break;
        case event.call:
        case event.postponed:
          comeLate(slot);
          break;
        case event.instead:
          comeInstead(slot);
          break;
        case event.desks:
          if (slot < slots.closing) staffing.followPlan(slot - slots.desks);
          else crewing.follow(slot - slots.crews);
          break;
        case event.closing:
          staffing.closeDoors(slot - slots.closing);
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
    // After the last window of the day: goes on until everybody has left; who can never be served is sent home. Who
    // will come again on the next day waits for it.
    while (calendar.hasLater() && (isBeforeNextDay() || isAnybodyAtDesk())) {
      moveWindow(time[ORIGIN] + model.windowLength);
      runWindow();
    }
  }

  /** The day is over at all its places; who will come again is between two attempts until the next one begins. */
  function emptyOffices(): void {
    for (const office of places) sendHomeUnserved(office);
    if (returns) time[NOW] = time[MIDNIGHT] + DAY_MINUTES + model.windowStart;
  }

  const isBeforeNextDay = (): boolean =>
    !returns || time[ORIGIN] + model.windowLength < time[MIDNIGHT] + DAY_MINUTES + model.windowStart;

  /** Desks open within a day: whoever waits when the next one begins, and nobody is at a desk, is never served. */
  function isAnybodyAtDesk(): boolean {
    for (const office of places) if (busy[office] > 0) return true;
    return false;
  }

  /** Whoever still waits leaves with the last thing that happened at this office, whatever happens elsewhere. */
  function sendHomeUnserved(office: number): void {
    if (length[office] === 0) return;
    time[NOW] = Math.max(closes[office], lastLeft[office], desksChanged[office]);
    leaving.sendHome(office, true);
  }

  /** Sums up the day of the present cluster. @param row of the kind of the day */
  function countDay(row: number): void {
    for (const office of places) {
      const at = office * OFFICE_WIDTH;
      sums.office[at + OFFICE.lineMinutes] = observing.lineMinutesOf(office);
      sums.office[at + OFFICE.busyMinutes] = observing.busyMinutesOf(office);
      sums.office[at + OFFICE.orbitMinutes] = observing.orbitMinutesOf(office);
      if (continuous && states) observing.noteState(office);
      if (opens[office] === Infinity) continue;
      sums.office[at + OFFICE.openDays]++;
      sums.office[at + OFFICE.openMinutes] += closes[office] - opens[office];
      sums.office[at + OFFICE.plannedMinutes] += model.kinds.plannedMinutes[row + office];
      sums.office[at + OFFICE.atTheDoor] += crowd[office];
      if (!continuous) countOvertime(office);
    }
  }

  function endDay(measuredDay: number): void {
    waiting.countNoted();
    if (measuredDay >= 0) observing.writeDay(measuredDay);
  }

  /** Minutes from closing until the last visitor left. */
  function countOvertime(office: number): void {
    const at = office * OFFICE_WIDTH;
    const minutes = Math.max(0, lastLeft[office] - closes[office]);
    sums.office[at + OFFICE.busyAfterClosing] += observing.busyMinutesOf(office) - busyAtClosing[office];
    sums.office[at + OFFICE.overtimeMinutes] += minutes;
    sums.office[at + OFFICE.overtimeSquares] += minutes * minutes;
    for (let t = 0; t < observation.overtimeThresholds.length; t++) {
      if (minutes > observation.overtimeThresholds[t])
        sums.overtimeAbove[office * observation.overtimeThresholds.length + t]++;
    }
  }

  function endMeasuring(): void {
    for (let office = 0; office < offices; office++) {
      sums.office[office * OFFICE_WIDTH + OFFICE.insideAtEnd] = length[office] + busy[office];
    }
  }

  function endRun(): void {
    if (returns) countPending("end");
  }

  return { openDay, beginMeasuring, liveCluster, endDay, endMeasuring, endRun, tracing };
}
