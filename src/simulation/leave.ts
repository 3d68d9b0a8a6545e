/** A visitor leaves the line without having been served. */
import { NOBODY } from "../kernel/line.js";
import type { Onward } from "./onward.js";
import { NOW, type State } from "./state.js";
import { CELL, CELL_WIDTH } from "./sums.js";
import type { Waiting } from "./wait.js";

export interface Leaving {
  /** Patience has ended. */
  readonly renege: (visitor: number) => void;
  /** The whole line is sent home. @param isOver whether the day is over, so that nobody comes again */
  readonly sendHome: (office: number, isOver: boolean) => void;
}

export function createLeaving(
  state: State,
  { endWait, waitOf, countWait }: Waiting,
  onward: Onward,
): Leaving {
  // Taken in here, constants of other modules are constants of the compiled code; else each use looks them up.
  const [inCell, cellWidth, clockPlace] = [CELL, CELL_WIDTH, NOW] as const;
  const { model, time, lastLeft, office: officeOf, errand: errandOf } = state;
  const { first, length } = state.lines;
  const { cell } = state.sums;
  const { plain, firstClass } = model.serving;
  const { classes } = model.features;
  const { classLine } = state;
  const { goAfterReneging, goAfterClosing } = onward;
  const errandCount = model.errandIds.length;
  const rowOf = (visitor: number): number =>
    (officeOf[visitor] * errandCount + errandOf[visitor]) * cellWidth;

  function renege(visitor: number): void {
    const row = rowOf(visitor);
    endWait(officeOf[visitor], visitor);
    cell[row + inCell.reneged]++;
    cell[row + inCell.renegedWaitMinutes] += leaveUnserved(visitor, row);
    goAfterReneging(visitor);
  }

  function sendHome(office: number, isOver: boolean): void {
    while (length[office] > 0) {
      const visitor = headOf(office);
      const row = rowOf(visitor);
      endWait(office, visitor);
      cell[row + inCell.sentHome]++;
      cell[row + inCell.sentHomeWaitMinutes] += leaveUnserved(visitor, row);
      goAfterClosing(visitor, isOver);
    }
  }

  /** Anybody who is first in a line; one must wait. */
  function headOf(office: number): number {
    if (!classes || plain[office] === 1) return first[office];
    let one = firstClass[office];
    while (first[classLine + one] === NOBODY) one++;
    return first[classLine + one];
  }

  /** @returns the wait [min] */
  function leaveUnserved(visitor: number, row: number): number {
    const minutes = waitOf(visitor);
    cell[row + inCell.lostWaitSquares] += minutes * minutes;
    countWait(visitor, minutes, 0);
    lastLeft[officeOf[visitor]] = time[clockPlace];
    return minutes;
  }

  return { renege, sendHome };
}
