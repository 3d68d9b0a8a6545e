/**
 * The days after the measured ones: everything goes on as before, so that those who are still to come meet real lines,
 * but only what becomes of them is counted. What belongs to the days themselves is put back to what it was.
 */
import { BLANK, type State } from "./state.js";
import { OFFICE, OFFICE_SUMS, OFFICE_WIDTH, type Grain } from "./sums.js";
import type { Tracing } from "./trace.js";

export interface Draining {
  /** Whoever comes before the measured days, or after them, is counted apart from now on; by nobody where there is no drain. */
  readonly countApart: () => void;
  /** Whether somebody who came in the measured days has not ended. Cost O(slots ever taken). */
  readonly isAnybodyPending: () => boolean;
  /** The measured days are over and the drain begins. */
  readonly begin: () => void;
  /** Puts the sums of the days back to those of the measured ones, if a drain was begun since. */
  readonly end: () => void;
}

/** What nobody needs where a run ends with its measured days. */
const IDLE: Draining = {
  countApart: () => {},
  isAnybodyPending: () => false,
  begin: () => {},
  end: () => {},
};

/** Tables of those who come, whatever day it is. */
const OF_PEOPLE: readonly string[] = ["contact", "zone", "flow"] satisfies readonly Grain[];

/** The same columns of the sums by office. */
const COLUMNS_OF_PEOPLE = OFFICE_SUMS.filter((name) => name.startsWith("persons")).map(
  (name) => OFFICE[name],
);

export function createDraining(state: State, tracing: Tracing | null): Draining {
  return state.model.drainDays === 0 ? IDLE : createKeeping(state, tracing);
}

function createKeeping(state: State, tracing: Tracing | null): Draining {
  const { model, sums, tallies, apart, person, pool } = state;
  const places = model.officeIds.length;
  const contactsApart = tallies.contact.length / 2;
  const kept = Object.entries(sums)
    .filter(([name]) => !OF_PEOPLE.includes(name))
    .map(([, table]: [string, Float64Array | Int32Array]) => ({ table, copy: table.slice() }));
  let isBegun = false;

  function countApart(): void {
    isBegun = false;
    apart[0] = contactsApart;
    apart[1] = places;
  }

  function isAnybodyPending(): boolean {
    for (let slot = 0; slot < pool.end(); slot++) {
      const who = person[slot];
      if (who >= 0 ? who < contactsApart : who !== BLANK && ~who < places) return true;
    }
    return false;
  }

  function begin(): void {
    countApart();
    isBegun = true;
    for (const { table, copy } of kept) copy.set(table);
    tracing?.beginDrain();
  }

  function end(): void {
    if (!isBegun) return;
    for (const { table, copy } of kept) {
      if (table === sums.office) keepPeople(copy, table);
      table.set(copy);
    }
  }

  return { countApart, isAnybodyPending, begin, end };
}

/** People who call are counted until they end. */
function keepPeople(copy: Float64Array | Int32Array, table: Float64Array): void {
  for (let row = 0; row < table.length; row += OFFICE_WIDTH) {
    for (const column of COLUMNS_OF_PEOPLE) copy[row + column] = table[row + column];
  }
}
