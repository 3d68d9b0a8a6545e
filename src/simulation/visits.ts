/** What is written down of each visit when a model is traced: one row an attempt, in columns that grow. */

/** How an attempt ended, by the number that stands for it. */
export const OUTCOMES = [
  "inside", // not ended when the measured days were over
  "served",
  "reneged",
  "balked",
  "turnedAway",
  "sentHome",
  "moved", // went on to another office because of the line
  "none", // no attempt: how a contact ended that never came, or one that was between attempts when measuring began
] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** What became of the contact, or of the person who called, by the number that stands for it. */
export const FATES = [
  "pending", // not over when the run was
  "servedHere",
  "servedElsewhere",
  "phone",
  "eService",
  "gaveUp",
  "failed",
  "noShow",
  "answered", // of callers, as is the next
  "lost",
] as const;
export type Fate = (typeof FATES)[number];

type Index<Names extends readonly string[]> = { readonly [K in Names[number]]: number };

const indexOf = <const Names extends readonly string[]>(names: Names): Index<Names> =>
  Object.fromEntries(names.map((name, i) => [name, i])) as Index<Names>;

export const OUTCOME = indexOf(OUTCOMES);
export const FATE = indexOf(FATES);

/** Visits of one replication, in order of coming to the door; columns of equal length. */
export interface Visits {
  /** Number of the visitor, counted over all who come in the replication, traced or not. */
  readonly visitor: Int32Array;
  /** Office first intended, or line first called. */
  readonly base: Int32Array;
  readonly errand: Int32Array;
  /** Home zone of who was displaced, -1 where it was not drawn. */
  readonly zone: Int32Array;
  /** Office or line attended, -1 for none. */
  readonly office: Int32Array;
  /** Attempts of the visitor so far, this one included; 0 for none. */
  readonly attempt: Int32Array;
  readonly outcome: Int32Array;
  readonly fate: Int32Array;
  /** Minutes from the start of the run, NaN where there is none; called last, if more than once. */
  readonly intended: Float64Array;
  readonly arrived: Float64Array;
  readonly called: Float64Array;
  readonly finished: Float64Array;
  /** Minutes in line as the sums count them, NaN for who did not leave a line or desk. */
  readonly wait: Float64Array;
}

/** Names of the columns. */
export type VisitColumn = keyof Visits;

const WHOLE = ["visitor", "base", "errand", "zone", "office", "attempt", "outcome", "fate"] as const;
const MINUTES = ["intended", "arrived", "called", "finished", "wait"] as const;

/** Rows that can be written to. */
export interface VisitRows {
  readonly count: () => number;
  /** Appends a row of -1 and NaN. @returns its place */
  readonly add: () => number;
  readonly get: (column: VisitColumn, row: number) => number;
  readonly set: (column: VisitColumn, row: number, value: number) => void;
  /** Keeps these rows alone, in the order given, which must rise. */
  readonly keepOnly: (rows: readonly number[]) => void;
  readonly clear: () => void;
  /** The rows in memory of their own. */
  readonly copy: () => Visits;
}

type Columns = Record<VisitColumn, Int32Array | Float64Array>;

const FIRST_CAPACITY = 1024;

/** No rows. */
export function createVisitRows(): VisitRows {
  let capacity = FIRST_CAPACITY;
  let columns = emptyColumns(capacity);
  let count = 0;

  function grow(): void {
    capacity *= 2;
    const wider = emptyColumns(capacity);
    for (const name of [...WHOLE, ...MINUTES]) wider[name].set(columns[name]);
    columns = wider;
  }

  return {
    count: () => count,
    add: () => {
      if (count === capacity) grow();
      for (const name of WHOLE) columns[name][count] = -1;
      for (const name of MINUTES) columns[name][count] = NaN;
      return count++;
    },
    get: (column, row) => columns[column][row],
    set: (column, row, value) => {
      columns[column][row] = value;
    },
    keepOnly: (rows) => {
      for (const name of [...WHOLE, ...MINUTES]) {
        for (const [to, from] of rows.entries()) columns[name][to] = columns[name][from];
      }
      count = rows.length;
    },
    clear: () => {
      count = 0;
    },
    copy: () => {
      const copies = [...WHOLE, ...MINUTES].map((name) => [name, columns[name].slice(0, count)]);
      return Object.fromEntries(copies);
    },
  };
}

function emptyColumns(capacity: number): Columns {
  const whole = WHOLE.map((name) => [name, new Int32Array(capacity)]);
  const minutes = MINUTES.map((name) => [name, new Float64Array(capacity)]);
  return Object.fromEntries([...whole, ...minutes]) as Columns;
}
