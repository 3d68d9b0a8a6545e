/** A wait begins, ends and is counted, whatever ended it. */
import { BIN_COUNT, binOf } from "../stats/histogram.js";
import { HALF_HOURS } from "../units.js";
import type { Observing } from "./observe.js";
import { EVENT, NOW, ORIGIN, type State } from "./state.js";
import { SLOT, SLOT_WIDTH } from "./sums.js";

export interface Waiting {
  /** A visitor who has just joined the line: the wait begins to count, and the patience with it. */
  readonly beginWait: (office: number, visitor: number) => void;
  /** A visitor leaves the line, for a desk or for good: the wait no longer counts. */
  readonly endWait: (office: number, visitor: number) => void;
  /** Counts the whole wait of a visitor who leaves the office; `served` is 1 or 0. */
  readonly countWait: (visitor: number, served: number) => void;
}

export function createWaiting(state: State, { noteState }: Observing): Waiting {
  // Taken in here, constants of other modules are constants of the compiled code; else each use looks them up.
  const [inSlot, slotWidth, halfHours, binCount] = [SLOT, SLOT_WIDTH, HALF_HOURS, BIN_COUNT] as const;
  const findBin = binOf;
  const [clockPlace, originPlace, losingPatience] = [NOW, ORIGIN, EVENT.patience] as const;
  const { model, sums, time, office: officeOf, errand: errandOf, halfHour: halfHourOf } = state;
  const { joinedMinute, lineMinutes, waited, patienceLeft } = state;
  const { minute, rank, schedule, cancel } = state.calendar;
  const { leave } = state.lines;
  const { patience, preempt, states, waitThresholds } = model.features;
  const { officeBins, errandBins, slotBins, slot, waitAbove } = sums;
  const thresholds = Float64Array.from(model.observation.waitThresholds);
  const errandCount = model.errandIds.length;
  const manyOffices = model.officeIds.length > 1;
  const manyErrands = errandCount > 1;

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
    leave(office, visitor);
    const now = time[clockPlace];
    const minutes = now - joinedMinute[visitor];
    waited[visitor] += minutes;
    lineMinutes[office] += now - time[originPlace];
    if (patience) cancel(visitor);
    if (preempt) patienceLeft[visitor] -= minutes;
  }

  function countWait(visitor: number, served: number): void {
    const office = manyOffices ? officeOf[visitor] : 0;
    const errand = manyErrands ? errandOf[visitor] : 0;
    const halfHour = halfHourOf[visitor];
    const minutes = waited[visitor];
    const bin = findBin(minutes);
    slotBins[halfHour * binCount + bin]++;
    if (manyOffices) officeBins[office * binCount + bin]++;
    if (manyErrands) errandBins[errand * binCount + bin]++;
    slot[(office * halfHours + halfHour) * slotWidth + inSlot.waitMinutes] += minutes;
    if (waitThresholds) countAbove(office * errandCount + errand, minutes, served);
  }

  function countAbove(cell: number, minutes: number, served: number): void {
    for (let t = 0; t < thresholds.length; t++) {
      if (minutes <= thresholds[t]) return;
      const at = (cell * thresholds.length + t) * 2;
      waitAbove[at]++;
      waitAbove[at + 1] += served;
    }
  }

  return { beginWait, endWait, countWait };
}
