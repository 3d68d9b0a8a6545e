/** Follows every visitor by name: writes into the roll what becomes of the person. Made only where it is asked for. */
import { drawOrigin } from "../model/demand/origins.js";
import { uniform } from "../random/stream.js";
import type { Demand } from "./demand.js";
import { DRAWN, DRAWN_WIDTH, FATE, type Roll } from "./roll.js";
import type { State } from "./state.js";

export interface People {
  /** A visitor comes for the first time. @param row start of the visitor's row of the day */
  readonly begin: (visitor: number, row: number) => void;
  /** A wait that counts has ended [min]. */
  readonly wait: (visitor: number, minutes: number) => void;
  /** The visitor travels farther than intended [min]. */
  readonly travel: (visitor: number, minutes: number) => void;
  /** The visitor leaves for good. @param fate place that served the visitor, or a `FATE` */
  readonly end: (visitor: number, fate: number) => void;
}

export function createPeople(state: State, { layout, rows }: Demand, roll: Roll): People {
  const { office: officeOf, serviceMinutes, model } = state;
  const { officeCount, displacement } = model;
  const { place } = layout;
  /** Person of a visitor, -1 for one who came before the measured days; [slot]. */
  const personOf = new Int32Array(state.person.length);

  function begin(visitor: number, row: number): void {
    const who = rows[row + place.person];
    personOf[visitor] = who;
    if (who < 0) return;
    roll.attended[who] = FATE.pending;
    const base = officeOf[visitor];
    roll.drawn[base * DRAWN_WIDTH + DRAWN.visitors]++;
    roll.drawn[base * DRAWN_WIDTH + DRAWN.workMinutes] += serviceMinutes[visitor];
    if (displacement === null || base >= officeCount) return;
    roll.zone[who] = drawOrigin(displacement.origins, base, uniform(rows[row + place.zone]));
  }

  function wait(visitor: number, minutes: number): void {
    const who = personOf[visitor];
    if (who < 0) roll.otherMinutes += minutes;
    else roll.waited[who] += minutes;
  }

  function travel(visitor: number, minutes: number): void {
    const who = personOf[visitor];
    if (who >= 0) roll.travelled[who] += minutes;
  }

  function end(visitor: number, fate: number): void {
    const who = personOf[visitor];
    if (who >= 0) roll.attended[who] = fate;
  }

  return { begin, wait, travel, end };
}
