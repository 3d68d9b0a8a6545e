/**
 * The visitors of a day in order of time. They are drawn source by source, each anywhere in the day: first they are
 * dealt out to parts of the day, each small enough for a cache, then each part is sorted when its time comes.
 * Linear in the number of visitors; equal minutes keep the order of drawing.
 */
import { TICKS } from "./records.js";

/** Visitors of a part, about, and most parts: each is written at a place of its own while visitors are dealt out. */
const PART = 8192;
const MOST_PARTS = 256;

export interface Order {
  /** Rows as they are drawn, beginning with the ticks from the start of the window; [record][width]. */
  readonly drawn: Int32Array;
  /** The same rows by part; those of the part that was brought are in use. */
  readonly rows: Int32Array;
  /** Visitors of the part, in order of time: minute from the start of the run, and start of the row; [place]. */
  readonly minute: Float64Array;
  readonly row: Int32Array;
  /** Forgets the day before. */
  readonly begin: () => void;
  /** Counts a drawn row whose ticks are known. */
  readonly count: (ticks: number) => void;
  /** All rows of a day are drawn. @param origin start of its window, from the start of the run [min] */
  readonly deal: (records: number, origin: number) => void;
  /** Sorts the next visitors. @returns how many, 0 when the day has no more: then `minute[0]` is infinite */
  readonly bring: () => number;
}

/**
 * @param length of the window [min]
 * @param expected most visitors of a window
 * @param capacity most rows of a day
 */
export function createOrder(length: number, expected: number, capacity: number, width: number): Order {
  const parts = expected < 2 * PART ? 1 : Math.min(MOST_PARTS, Math.ceil(expected / PART));
  const mostFines = Math.ceil(Math.max(16, expected / parts));
  const partsPerTick = parts / (length * TICKS);
  const minutesPerTick = 1 / TICKS;
  const drawn = new Int32Array(capacity * width);
  const rows = parts === 1 ? drawn : new Int32Array(capacity * width);
  const minute = new Float64Array(capacity + 1);
  const row = new Int32Array(capacity);
  /** First record of each part, and where its next one goes; [part]. */
  const from = new Int32Array(parts + 1);
  const next = new Int32Array(parts);
  /** The same while a part is sorted. */
  const fine = new Int32Array(mostFines);
  let part = 0;
  let origin = 0;

  function begin(): void {
    from.fill(0);
  }

  function count(ticks: number): void {
    from[((ticks * partsPerTick) | 0) + 1]++;
  }

  function deal(records: number, start: number): void {
    part = 0;
    origin = start;
    for (let p = 0; p < parts; p++) {
      next[p] = from[p];
      from[p + 1] += from[p];
    }
    if (parts > 1) dealOut(records * width);
  }

  function dealOut(end: number): void {
    for (let at = 0; at < end; at += width) {
      const to = next[(drawn[at] * partsPerTick) | 0]++ * width;
      rows[to] = drawn[at];
      for (let k = 1; k < width; k++) rows[to + k] = drawn[at + k];
    }
  }

  function bring(): number {
    while (part < parts && from[part] === from[part + 1]) part++;
    if (part === parts) {
      minute[0] = Infinity;
      return 0;
    }
    const [first, end] = [from[part] * width, from[part + 1] * width];
    const visitors = from[part + 1] - from[part];
    // One for each visitor: in the mean they hold one each.
    const fines = Math.min(mostFines, Math.max(16, visitors));
    countFine(first, end, fines);
    file(first, end, fines);
    settle(visitors);
    part++;
    return visitors;
  }

  const fineOf = (ticks: number, fines: number): number => ((ticks * partsPerTick - part) * fines) | 0;

  /** Each pass is a function of one loop: V8 optimises it as a whole. */
  function countFine(first: number, end: number, fines: number): void {
    fine.fill(0, 0, fines);
    for (let at = first; at < end; at += width) fine[fineOf(rows[at], fines)]++;
    let place = 0;
    for (let f = 0; f < fines; f++) {
      const here = fine[f];
      fine[f] = place;
      place += here;
    }
  }

  function file(first: number, end: number, fines: number): void {
    for (let at = first; at < end; at += width) {
      const ticks = rows[at];
      const place = fine[fineOf(ticks, fines)]++;
      minute[place] = origin + ticks * minutesPerTick;
      row[place] = at;
    }
  }

  /** Sorts by insertion what the fine parts left unsorted. */
  function settle(visitors: number): void {
    for (let i = 1; i < visitors; i++) {
      const when = minute[i];
      if (minute[i - 1] <= when) continue;
      const at = row[i];
      let j = i - 1;
      for (; j >= 0 && minute[j] > when; j--) {
        minute[j + 1] = minute[j];
        row[j + 1] = row[j];
      }
      minute[j + 1] = when;
      row[j + 1] = at;
    }
  }

  return { drawn, rows, minute, row, begin, count, deal, bring };
}
