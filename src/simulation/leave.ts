/** A visitor leaves the line without having been served. */
import { NOBODY } from "../kernel/line.js";
import { NOW, type State } from "./state.js";
import { CELL, CELL_WIDTH } from "./sums.js";
import type { Waiting } from "./wait.js";

export interface Leaving {
  /** Patience has ended. */
  readonly renege: (visitor: number) => void;
  /** The whole line is sent home. */
  readonly sendHome: (office: number) => void;
}

export function createLeaving(state: State, { endWait, countWait }: Waiting): Leaving {
  // Taken in here, constants of other modules are constants of the compiled code; else each use looks them up.
  const [inCell, cellWidth, clockPlace] = [CELL, CELL_WIDTH, NOW] as const;
  const { time, lastLeft, office: officeOf, errand: errandOf, waited } = state;
  const { first } = state.lines;
  const { giveBack } = state.pool;
  const { cell } = state.sums;
  const errandCount = state.model.errandIds.length;
  const rowOf = (visitor: number): number =>
    (officeOf[visitor] * errandCount + errandOf[visitor]) * cellWidth;

  function renege(visitor: number): void {
    const row = rowOf(visitor);
    endWait(officeOf[visitor], visitor);
    cell[row + inCell.reneged]++;
    cell[row + inCell.renegedWaitMinutes] += waited[visitor];
    leaveUnserved(visitor);
  }

  function sendHome(office: number): void {
    for (let visitor = first[office]; visitor !== NOBODY; visitor = first[office]) {
      const row = rowOf(visitor);
      endWait(office, visitor);
      cell[row + inCell.sentHome]++;
      cell[row + inCell.sentHomeWaitMinutes] += waited[visitor];
      leaveUnserved(visitor);
    }
  }

  function leaveUnserved(visitor: number): void {
    const minutes = waited[visitor];
    cell[rowOf(visitor) + inCell.lostWaitSquares] += minutes * minutes;
    countWait(visitor, 0);
    lastLeft[officeOf[visitor]] = time[clockPlace];
    giveBack(visitor);
  }

  return { renege, sendHome };
}
