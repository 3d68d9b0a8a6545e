/**
 * What a thread and the one that started it share while the thread is too busy for messages: whether it should
 * stop, how far it has come, how much memory it holds. A handful of whole numbers, read and written atomically.
 */

/** Places in the shared memory. */
const STOP = 0;
const DAYS = 1;
const MEBIBYTES = 2;
const LENGTH = 3;

/** How often a thread looks at its memory [ms]. */
const MEMORY_EVERY = 200;

const MEBIBYTE = 2 ** 20;

/** Shared memory of one thread; all zero at first. */
export type Pulse = Int32Array<SharedArrayBuffer>;

export function createPulse(): Pulse {
  return new Int32Array(new SharedArrayBuffer(LENGTH * Int32Array.BYTES_PER_ELEMENT));
}

/** Asks the thread to stop at the end of its simulated day. */
export function askToStop(pulse: Pulse): void {
  Atomics.store(pulse, STOP, 1);
}

/** Days that the thread has simulated, modulo 2^32, and the memory it held when it last looked [MiB]. */
export function readPulse(pulse: Pulse): { readonly days: number; readonly mebibytes: number } {
  return { days: Atomics.load(pulse, DAYS), mebibytes: Atomics.load(pulse, MEBIBYTES) };
}

/**
 * The thread's side: called after every simulated day.
 *
 * @returns whether the thread should stop
 */
export function createBeat(pulse: Pulse): () => boolean {
  let looked = -Infinity;
  return () => {
    Atomics.add(pulse, DAYS, 1);
    const now = performance.now();
    if (now - looked >= MEMORY_EVERY) {
      looked = now;
      const { heapTotal, external } = process.memoryUsage();
      Atomics.store(pulse, MEBIBYTES, Math.round((heapTotal + external) / MEBIBYTE));
    }
    return Atomics.load(pulse, STOP) !== 0;
  };
}
