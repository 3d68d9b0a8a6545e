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
    const now = time[NOW];
    joinedMinute[visitor] = now;
    lineMinutes[office] -= now - time[ORIGIN];
    if (!patience || patienceLeft[visitor] === Infinity) return;
    minute[visitor] = now + patienceLeft[visitor];
    rank[visitor] = EVENT.patience;
    schedule(visitor);
  }

  function endWait(office: number, visitor: number): void {
    if (states) noteState(office);
    leave(office, visitor);
    const now = time[NOW];
    const minutes = now - joinedMinute[visitor];
    waited[visitor] += minutes;
    lineMinutes[office] += now - time[ORIGIN];
    if (patience) cancel(visitor);
    if (preempt) patienceLeft[visitor] -= minutes;
  }

  function countWait(visitor: number, served: number): void {
    const office = officeOf[visitor];
    const errand = errandOf[visitor];
    const halfHour = halfHourOf[visitor];
    const minutes = waited[visitor];
    const bin = binOf(minutes);
    slotBins[halfHour * BIN_COUNT + bin]++;
    if (manyOffices) officeBins[office * BIN_COUNT + bin]++;
    if (manyErrands) errandBins[errand * BIN_COUNT + bin]++;
    slot[(office * HALF_HOURS + halfHour) * SLOT_WIDTH + SLOT.waitMinutes] += minutes;
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
