/** What is written down beside the events: time in each state, the state at clock minutes, sums by day. */
import { CLOCK_SLOT, MIDNIGHT, NOW, ORIGIN, type State } from "./state.js";
import { CELL, CELL_SUMS, CELL_WIDTH, CLOCK, CLOCK_WIDTH, DAY_SUMS, DAY_WIDTH } from "./sums.js";
import { OFFICE, OFFICE_SUMS, OFFICE_WIDTH } from "./sums.js";

export interface Observing {
  /** Counts the time since the last change of state; to be called before each change. */
  readonly noteState: (office: number) => void;
  /** Minutes in line at an office so far, those under way included [min]. */
  readonly lineMinutesOf: (office: number) => number;
  /** Minutes at desks of an office so far, those under way included [min]. */
  readonly busyMinutesOf: (office: number) => number;
  /** Minutes between two attempts at an office so far, those under way included [min]. */
  readonly orbitMinutesOf: (office: number) => number;
  /** The clock starts counting at opening, and its first minute is scheduled. */
  readonly beginClock: () => void;
  /** Writes down the state of every open office, and schedules the next clock minute of the day. */
  readonly writeClock: () => void;
  /** Writes the sums of a measured day: totals over all offices less the totals of the days before. */
  readonly writeDay: (measuredDay: number) => void;
  /** Forgets the totals of the days before. */
  readonly clear: () => void;
}

/** Running totals that the clock counts from opening, the crowd at the door left out. */
const TOTALS = [CELL.arrived, CELL.joined, CELL.reneged, CELL.served] as const;
const CLOCK_TOTALS = [CLOCK.arrived, CLOCK.joined, CLOCK.reneged, CLOCK.served] as const;

/** Where each sum by day is found: its column of the cell sums or of the office sums, -1 where it is not. */
const OF_CELL = Int32Array.from(DAY_SUMS, (name) => (CELL_SUMS as readonly string[]).indexOf(name));
const OF_OFFICE = Int32Array.from(DAY_SUMS, (name) => (OFFICE_SUMS as readonly string[]).indexOf(name));

export function createObserving(state: State): Observing {
  const { model, sums, time, desks, busy, opens, stateSince, lineMinutes, busyMinutes } = state;
  const { orbit, orbitMinutes, crewDesks, crewDesksComing } = state;
  const { room, places, officeCount } = model;
  const { limits } = model.features;
  const { length } = state.lines;
  const { clock: minutes, states } = model.observation;
  const offices = model.officeIds.length;
  const errands = model.errandIds.length;
  const most = (states ?? 0) + 1;
  const clockWidth = CLOCK_WIDTH + (states === null ? 0 : states + 1);
  const crowd = crowdByOffice(state);
  /** Totals at opening; [office][TOTALS and minutes in line]. */
  const atOpening = new Float64Array(offices * (TOTALS.length + 1));
  const before = new Float64Array(DAY_WIDTH);
  const totals = new Float64Array(DAY_WIDTH);
  let nextClock = 0;

  function noteState(office: number): void {
    const since = stateSince[office];
    const now = time[NOW];
    if (since < 0 || now <= since) return;
    sums.state[office * (most + 1) + Math.min(length[office] + busy[office], most)] += now - since;
    const isBusy = busy[office] >= desks[office];
    const row = office * OFFICE_WIDTH;
    if (isBusy) sums.office[row + OFFICE.allBusyMinutes] += now - since;
    if (limits && isFull(office, isBusy)) sums.office[row + OFFICE.fullMinutes] += now - since;
    stateSince[office] = now;
  }

  const isFull = (office: number, isBusy: boolean): boolean =>
    length[office] + busy[office] >= room[office] || (isBusy && length[office] >= places[office]);

  const lineMinutesOf = (office: number): number =>
    lineMinutes[office] + length[office] * (time[NOW] - time[ORIGIN]);

  const busyMinutesOf = (office: number): number =>
    busyMinutes[office] + busy[office] * (time[NOW] - time[ORIGIN]);

  const orbitMinutesOf = (office: number): number =>
    orbitMinutes[office] + orbit[office] * (time[NOW] - time[ORIGIN]);

  function officeTotal(office: number, column: number): number {
    let total = 0;
    for (let errand = 0; errand < errands; errand++) {
      total += sums.cell[(office * errands + errand) * CELL_WIDTH + column];
    }
    return total;
  }

  function beginClock(): void {
    for (let office = 0; office < offices; office++) {
      const at = office * (TOTALS.length + 1);
      const standing = opens[office] === Infinity ? 0 : crowd[office];
      TOTALS.forEach(
        (column, i) => (atOpening[at + i] = officeTotal(office, column) + (i < 2 ? standing : 0)),
      );
      atOpening[at + TOTALS.length] = lineMinutesOf(office);
    }
    nextClock = 0;
    scheduleClock();
  }

  function scheduleClock(): void {
    if (nextClock >= minutes.length) return;
    state.calendar.minute[CLOCK_SLOT] = time[MIDNIGHT] + minutes[nextClock];
    state.calendar.schedule(CLOCK_SLOT);
  }

  function writeClock(): void {
    for (let office = 0; office < offices; office++) {
      if (opens[office] <= time[NOW]) writeOffice(office);
    }
    nextClock++;
    scheduleClock();
  }

  function writeOffice(office: number): void {
    const row = (office * minutes.length + nextClock) * clockWidth;
    const inside = length[office] + busy[office];
    const at = office * (TOTALS.length + 1);
    const { clock } = sums;
    clock[row + CLOCK.inside] += inside;
    clock[row + CLOCK.waiting] += length[office];
    clock[row + CLOCK.busy] += busy[office];
    if (busy[office] >= desks[office]) clock[row + CLOCK.allBusy]++;
    for (let i = 0; i < TOTALS.length; i++) {
      clock[row + CLOCK_TOTALS[i]] += officeTotal(office, TOTALS[i]) - atOpening[at + i];
    }
    clock[row + CLOCK.lineMinutes] += lineMinutesOf(office) - atOpening[at + TOTALS.length];
    clock[row + CLOCK.days]++;
    clock[row + CLOCK.crews] += crewDesks[office];
    clock[row + CLOCK.crewsComing] += crewDesksComing[office];
    if (states !== null && inside <= states) clock[row + CLOCK_WIDTH + inside]++;
  }

  function writeDay(measuredDay: number): void {
    totals.fill(0);
    addRows(totals, sums.cell, { columns: OF_CELL, width: CELL_WIDTH, rows: officeCount * errands });
    addRows(totals, sums.office, { columns: OF_OFFICE, width: OFFICE_WIDTH, rows: officeCount });
    for (let column = 0; column < DAY_WIDTH; column++) {
      sums.day[measuredDay * DAY_WIDTH + column] = totals[column] - before[column];
      before[column] = totals[column];
    }
  }

  const clear = (): void => void before.fill(0);
  return { noteState, lineMinutesOf, busyMinutesOf, orbitMinutesOf, beginClock, writeClock, writeDay, clear };
}

/** Adds columns of the first rows of a table to the totals: row by row, as the table lies in memory. */
function addRows(
  totals: Float64Array,
  table: Float64Array,
  { columns, width, rows }: { readonly columns: Int32Array; readonly width: number; readonly rows: number },
): void {
  for (let row = 0; row < rows; row++) {
    for (let i = 0; i < columns.length; i++) {
      if (columns[i] >= 0) totals[i] += table[row * width + columns[i]];
    }
  }
}

/** Visitors who stand at the door of each office on an open day; [office]. */
export function crowdByOffice({ model }: State): Float64Array {
  const crowd = new Float64Array(model.officeIds.length);
  model.sourceDoor.forEach((atTheDoor, source) => (crowd[model.sourceOffice[source]] += atTheDoor));
  return crowd;
}
