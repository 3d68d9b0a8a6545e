/** Slots that wait for a day to come: the one added last comes first. Nothing is allocated for a slot. */

const NOBODY = -1;

export interface DayLists {
  /** A slot, which stands in no list, waits for a day. @param day 0 to days; nobody ever comes on the last one */
  readonly add: (day: number, slot: number) => void;
  /** Takes everybody out who waits for a day, one after another. */
  readonly takeAll: (day: number, take: (slot: number) => void) => void;
  readonly clear: () => void;
}

/** @param days that there are; one for each part of the network and day where parts take turns @param capacity slots */
export function createDayLists(days: number, capacity: number): DayLists {
  const first = new Int32Array(days + 1).fill(NOBODY);
  const next = new Int32Array(capacity);

  function add(day: number, slot: number): void {
    next[slot] = first[day];
    first[day] = slot;
  }

  function takeAll(day: number, take: (slot: number) => void): void {
    let slot = first[day];
    first[day] = NOBODY;
    while (slot !== NOBODY) {
      const following = next[slot];
      take(slot);
      slot = following;
    }
  }

  return { add, takeAll, clear: () => void first.fill(NOBODY) };
}
