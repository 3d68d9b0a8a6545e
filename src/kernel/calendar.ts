/**
 * The calendar of events: buckets over one window of time, each a short sorted list, and lists for everything later:
 * one for each part of the network, which share the buckets in turn. A bit for each bucket tells where anything is, so
 * that the next one is found without a walk. Entries are slots, plain integers owned by the caller; an entry has a
 * minute and a rank.
 * Order is total: minute, then rank, then order of scheduling. Nothing is allocated per event.
 * Knows nothing of what an event means.
 */

/** Slot that marks the end of the window; always found last. */
export const WINDOW_END = 0;

/** No slot: an empty list of later ones. */
const NONE = -1;
/** `previous` of a slot that is not scheduled. */
const IDLE = -0x80000000;
/** Bit of the first bucket of a word. */
const FIRST_BIT = 0x80000000;

export interface Calendar {
  /** When each slot happens [min], to be written before `schedule`; [slot]. */
  readonly minute: Float64Array;
  /** Rank among equal minutes, lowest first; to be written before `schedule`; [slot]. */
  readonly rank: Uint8Array;
  /** Enters a slot whose minute and rank are set; not before the last minute taken. About O(1). */
  readonly schedule: (slot: number) => void;
  /** The same for another part of the network, whose window is not open now. O(1). */
  readonly scheduleFor: (part: number, slot: number) => void;
  /** Takes a slot out before its time; does nothing if it is not scheduled. O(1). */
  readonly cancel: (slot: number) => void;
  /** Whether a slot waits for its minute. */
  readonly isScheduled: (slot: number) => boolean;
  /** The next slot of the window, left where it is; WINDOW_END when the window is empty. */
  readonly peek: () => number;
  /** Takes out the slot that `peek` found, which must not be WINDOW_END. */
  readonly takeFirst: (slot: number) => void;
  /** The window is that of another part from now on, and must be empty before: it is once WINDOW_END was found. */
  readonly turnTo: (part: number) => void;
  /**
   * Moves the window to start at a minute and files the later slots of the part again, in the order in which they were
   * scheduled. The window before must be empty.
   */
  readonly openWindow: (origin: number) => void;
  /** Whether slots of the part wait beyond the window. */
  readonly hasLater: () => boolean;
  /** Forgets everything scheduled. */
  readonly clear: () => void;
}

/**
 * A calendar whose window is `length` minutes long.
 *
 * Its arrays are constants of its functions: V8 then reads them without a look at any object.
 *
 * @param capacity slots, slot 0 (WINDOW_END) included
 * @param bucketsOf about twice the number of events expected in a window, so that a bucket seldom holds two; [part]
 */
export function createCalendar(capacity: number, length: number, bucketsOf: ArrayLike<number>): Calendar {
  const minute = new Float64Array(capacity);
  const rank = new Uint8Array(capacity);
  /** Slot after, or ~list for the last of its bucket or list; [slot]. */
  const next = new Int32Array(capacity);
  /** Slot before, or ~list for the first of its bucket or list, or IDLE; [slot]. */
  const previous = new Int32Array(capacity).fill(IDLE);
  /**
   * First and last slot of each bucket that holds anything; [bucket][2]: who comes last is filed without a walk, as
   * hundreds of offices change at the same minute. The bucket after those of the window holds WINDOW_END. From
   * `firstLater` on, a list of each part holds its later slots in the order of scheduling; NONE where there is none.
   */
  const firstLater = Math.max(...Array.from(bucketsOf)) + 1;
  const ends = new Int32Array((firstLater + bucketsOf.length) * 2).fill(NONE);
  /** Which buckets of the window hold anything, the first in the highest bit; [bucket >> 5]. */
  const held = new Int32Array((firstLater >> 5) + 1);
  const origin = new Float64Array(1);
  let buckets = bucketsOf[0];
  let perMinute = buckets / length;
  let later = firstLater;
  /** No bucket of a word before this one holds anything. */
  let current = 0;

  function schedule(slot: number): void {
    const when = minute[slot];
    const place = (when - origin[0]) * perMinute;
    if (place >= buckets) return append(later, slot);
    const bucket = place | 0;
    const word = bucket >> 5;
    const bit = FIRST_BIT >>> (bucket & 31);
    if (word < current) current = word;
    // An empty bucket is only written to: nothing waits for its line of memory.
    if ((held[word] & bit) === 0) {
      held[word] |= bit;
      return begin(bucket, slot);
    }
    const last = ends[bucket * 2 + 1];
    if (!isBefore(slot, last)) return follow(last, bucket, slot);
    let after = ends[bucket * 2];
    while (!isBefore(slot, after)) after = next[after];
    const before = previous[after];
    next[slot] = after;
    previous[slot] = before;
    previous[after] = slot;
    if (before < 0) ends[bucket * 2] = slot;
    else next[before] = slot;
  }

  const scheduleFor = (part: number, slot: number): void => append(firstLater + part, slot);

  /** Whether a slot that is scheduled now comes before one that stands in the calendar. */
  const isBefore = (slot: number, standing: number): boolean =>
    minute[slot] < minute[standing] || (minute[slot] === minute[standing] && rank[slot] < rank[standing]);

  /** Files the only slot of a list. */
  function begin(bucket: number, slot: number): void {
    next[slot] = ~bucket;
    previous[slot] = ~bucket;
    ends[bucket * 2] = slot;
    ends[bucket * 2 + 1] = slot;
  }

  /** Files a slot behind the last one of a list. */
  function follow(last: number, bucket: number, slot: number): void {
    next[slot] = ~bucket;
    previous[slot] = last;
    next[last] = slot;
    ends[bucket * 2 + 1] = slot;
  }

  /** Files a slot at the end of a later list. */
  function append(list: number, slot: number): void {
    if (ends[list * 2] === NONE) begin(list, slot);
    else follow(ends[list * 2 + 1], list, slot);
  }

  function cancel(slot: number): void {
    const before = previous[slot];
    if (before === IDLE) return;
    const after = next[slot];
    if (before < 0) return takeHead(slot, ~before);
    next[before] = after;
    if (after >= 0) previous[after] = before;
    else ends[~after * 2 + 1] = before;
    previous[slot] = IDLE;
  }

  /** Takes out the first slot of a list. */
  function takeHead(slot: number, list: number): void {
    const after = next[slot];
    previous[slot] = IDLE;
    if (after >= 0) {
      previous[after] = ~list;
      ends[list * 2] = after;
      return;
    }
    if (list >= firstLater) ends[list * 2] = NONE;
    else held[list >> 5] &= ~(FIRST_BIT >>> (list & 31));
  }

  const isScheduled = (slot: number): boolean => previous[slot] !== IDLE;

  function peek(): number {
    let word = current;
    while (held[word] === 0) word++;
    current = word;
    return ends[((word << 5) + Math.clz32(held[word])) * 2];
  }

  const takeFirst = (slot: number): void => takeHead(slot, ~previous[slot]);

  function turnTo(part: number): void {
    held[buckets >> 5] &= ~(FIRST_BIT >>> (buckets & 31));
    buckets = bucketsOf[part];
    perMinute = buckets / length;
    later = firstLater + part;
    ends[buckets * 2] = WINDOW_END;
    held[buckets >> 5] |= FIRST_BIT >>> (buckets & 31);
  }

  function openWindow(start: number): void {
    origin[0] = start;
    minute[WINDOW_END] = start + length;
    current = 0;
    let slot = ends[later * 2];
    ends[later * 2] = NONE;
    while (slot >= 0) {
      const following = next[slot];
      previous[slot] = IDLE;
      schedule(slot);
      slot = following;
    }
  }

  function clear(): void {
    previous.fill(IDLE);
    ends.fill(NONE, firstLater * 2);
    held.fill(0);
    rank[WINDOW_END] = 255;
    turnTo(0);
    openWindow(0);
  }

  clear();
  const hasLater = (): boolean => ends[later * 2] !== NONE;
  return {
    minute,
    rank,
    schedule,
    scheduleFor,
    cancel,
    isScheduled,
    peek,
    takeFirst,
    turnTo,
    openWindow,
    hasLater,
    clear,
  };
}
