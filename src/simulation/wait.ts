/** A wait begins, ends and is counted, whatever ended it. */
import { BIN_COUNT, binOf } from "../stats/bins.js";
import { HALF_HOURS } from "../units.js";
import type { Classes } from "./classes.js";
import type { Observing } from "./observe.js";
import type { People } from "./people.js";
import { EVENT, NOW, ORIGIN, type State } from "./state.js";
import { OFFICE, OFFICE_WIDTH, SLOT, SLOT_WIDTH } from "./sums.js";

/** Waits noted before they are counted by office. */
const NOTED = 512;

export interface Waiting {
  /** A visitor joins the line, and the wait begins to count. */
  readonly joinLine: (office: number, visitor: number) => void;
  /** A visitor who was called comes back to the head of the line. */
  readonly joinHead: (office: number, visitor: number) => void;
  /** A visitor leaves the line, for a desk or for good: the wait no longer counts. */
  readonly endWait: (office: number, visitor: number) => void;
  /** Minutes of the wait of a visitor who leaves: those in line, less those before an appointment. */
  readonly waitOf: (visitor: number) => number;
  /** Counts the whole wait of a visitor who leaves the office; `served` is 1 or 0. */
  readonly countWait: (visitor: number, minutes: number, served: number) => void;
  /** Counts by office what has been noted; to be called before the sums are read. */
  readonly countNoted: () => void;
}

export function createWaiting(
  state: State,
  { noteState }: Observing,
  classes: Classes,
  people: People | null,
): Waiting {
  // Taken in here, constants of other modules are constants of the compiled code; else each use looks them up.
  const [inOffice, officeWidth, inSlot, slotWidth, halfHours, binCount] = [
    OFFICE,
    OFFICE_WIDTH,
    SLOT,
    SLOT_WIDTH,
    HALF_HOURS,
    BIN_COUNT,
  ] as const;
  const findBin = binOf;
  const mostNoted = NOTED;
  /** Bins of many offices fit no cache: one after another each would be waited for, noted and counted together not. */
  const noted = new Int32Array(mostNoted);
  let notes = 0;
  const [clockPlace, originPlace, losingPatience] = [NOW, ORIGIN, EVENT.patience] as const;
  const { model, sums, time, office: officeOf, errand: errandOf, halfHour: halfHourOf } = state;
  const { joinedMinute, lineMinutes, waited, patienceLeft, early } = state;
  const { minute, rank, schedule, cancel } = state.calendar;
  const { join, joinHead: putAtHead, leave } = state.lines;
  const { patience, preempt, states, waitThresholds, bookings, classes: hasClasses } = model.features;
  const { plain } = model.serving;
  const { office: ofOffice, officeBins, errandBins, slotBins, slot, waitAbove } = sums;
  const thresholds = Float64Array.from(model.observation.waitThresholds);
  const errandCount = model.errandIds.length;
  const { officeCount } = model;
  const hasLines = model.officeIds.length > officeCount;
  const manyOffices = model.officeIds.length > 1;
  const manyErrands = errandCount > 1;

  function joinLine(office: number, visitor: number): void {
    if (states) noteState(office);
    if (hasClasses && plain[office] === 0) classes.join(office, visitor);
    else join(office, visitor);
    beginWait(office, visitor);
  }

  function joinHead(office: number, visitor: number): void {
    if (hasClasses && plain[office] === 0) classes.joinHead(office, visitor);
    else putAtHead(office, visitor);
    beginWait(office, visitor);
  }

  function beginWait(office: number, visitor: number): void {
    const now = time[clockPlace];
    joinedMinute[visitor] = now;
    lineMinutes[office] -= now - time[originPlace];
    if (!patience || patienceLeft[visitor] === Infinity) return;
    minute[visitor] = now + patienceLeft[visitor];
    rank[visitor] = losingPatience;
    schedule(visitor);
  }

  function endWait(office: number, visitor: number): void {
    if (states) noteState(office);
    if (hasClasses && plain[office] === 0) classes.leave(office, visitor);
    else leave(office, visitor);
    const now = time[clockPlace];
    const minutes = now - joinedMinute[visitor];
    waited[visitor] += minutes;
    lineMinutes[office] += now - time[originPlace];
    if (patience) cancel(visitor);
    if (preempt) patienceLeft[visitor] -= minutes;
  }

  function waitOf(visitor: number): number {
    const minutes = waited[visitor];
    if (!bookings || early[visitor] === 0) return minutes;
    const before = Math.min(minutes, early[visitor]);
    ofOffice[officeOf[visitor] * officeWidth + inOffice.earlyMinutes] += before;
    return minutes - before;
  }

  function countWait(visitor: number, minutes: number, served: number): void {
    const office = manyOffices ? officeOf[visitor] : 0;
    const errand = manyErrands ? errandOf[visitor] : 0;
    const halfHour = halfHourOf[visitor];
    const bin = findBin(minutes);
    if (!hasLines || office < officeCount) slotBins[halfHour * binCount + bin]++;
    if (manyOffices) {
      noted[notes++] = office * binCount + bin;
      if (notes === mostNoted) countNoted();
    }
    if (manyErrands) errandBins[errand * binCount + bin]++;
    slot[(office * halfHours + halfHour) * slotWidth + inSlot.waitMinutes] += minutes;
    if (waitThresholds) countAbove(office * errandCount + errand, minutes, served);
    if (people !== null) people.wait(visitor, minutes);
  }

  function countNoted(): void {
    for (let i = 0; i < notes; i++) officeBins[noted[i]]++;
    notes = 0;
  }

  function countAbove(place: number, minutes: number, served: number): void {
    for (let t = 0; t < thresholds.length; t++) {
      if (minutes <= thresholds[t]) return;
      const at = (place * thresholds.length + t) * 2;
      waitAbove[at]++;
      waitAbove[at + 1] += served;
    }
  }

  return { joinLine, joinHead, endWait, waitOf, countWait, countNoted };
}
