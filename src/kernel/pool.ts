/**
 * Slots that are taken and given back: the last one given back is taken first, so that a small set of
 * slots stays in the cache. Slots below `reserved` are never handed out.
 */
export interface Pool {
  /** Slots that can still be taken. */
  readonly free: () => number;
  /** Takes a slot; one must be free. */
  readonly take: () => number;
  readonly giveBack: (slot: number) => void;
  /** One past the last slot that was ever taken: beyond it nothing has to be looked at. */
  readonly end: () => number;
  /** Takes every slot back. */
  readonly clear: () => void;
}

/** @param capacity slots in all, the reserved ones included */
export function createPool(reserved: number, capacity: number): Pool {
  /** Free slots, the next one to take last; [0, count). */
  const slots = new Int32Array(capacity - reserved);
  let count = slots.length;
  let end = capacity;

  function clear(): void {
    count = slots.length;
    for (let i = capacity - end; i < count; i++) slots[i] = capacity - 1 - i;
    end = reserved;
  }

  clear();
  return {
    free: () => count,
    take: () => {
      const slot = slots[--count];
      if (slot >= end) end = slot + 1;
      return slot;
    },
    end: () => end,
    giveBack: (slot) => {
      slots[count++] = slot;
    },
    clear,
  };
}
