/**
 * Who simulates what: cuts the wanted replications into blocks, hands them out, and decides what becomes of a
 * block whose thread has died. Pure bookkeeping: knows no threads, no time and no results. Sizes and order of
 * the blocks never change a result, only how long it takes.
 */
import type { Range } from "./task.js";

/** Work that one thread gets at a time [ms]: short, so that little is lost with a thread. */
const BLOCK_MILLISECONDS = 500;

/** Memory that one block's sums may take [byte]: what waits for its turn stays small. */
const BLOCK_BYTES = 2 ** 21;

/** Blocks by thread that may be handed out beyond those whose turn has come. */
const AHEAD_PER_THREAD = 4;

/** Towards the end blocks get smaller, so that all threads finish together: this many for each thread. */
const LAST_BLOCKS_PER_THREAD = 4;

/** Threads that a block may cost before it is given up. */
export const MOST_DEATHS = 3;

/** A range for one thread, and the threads that have died of it. */
export interface Block extends Range {
  readonly deaths: number;
}

/** Time [ms] and memory [byte] of one replication. */
export interface Pace {
  readonly milliseconds: number;
  readonly bytes: number;
}

export interface Dispatch {
  /** The next block for a thread; null if there is none, or none yet. */
  readonly next: () => Block | null;
  /** A block's results have come. */
  readonly done: (pace: Pace) => void;
  /** A block's turn has come and it has been passed on. */
  readonly taken: () => void;
  /** A thread died while simulating this block. @returns the block if it is given up, else null */
  readonly died: (block: Block) => Block | null;
  /** A thread died with this block in hand, before beginning it. */
  readonly putBack: (block: Block) => void;
  /** Time that the replications not yet handed out will take one thread [ms]; null before any is done. */
  readonly millisecondsLeft: () => number | null;
}

/**
 * @param wanted ranges in the order in which they are to be handed out
 * @param threads that there can be
 * @param blockSize replications in a block, for tests; chosen by pace when absent
 */
export function createDispatch(wanted: readonly Range[], threads: number, blockSize?: number): Dispatch {
  const open = wanted.filter(({ count }) => count > 0).toReversed(); // the next one last
  const again: Block[] = [];
  let left = open.reduce((sum, { count }) => sum + count, 0);
  let ahead = 0;
  let pace: Pace | null = null;

  const size = (): number => {
    if (blockSize !== undefined) return blockSize;
    if (pace === null) return 1;
    const byTime = BLOCK_MILLISECONDS / Math.max(pace.milliseconds, 1e-3);
    const byMemory = BLOCK_BYTES / Math.max(pace.bytes, 1);
    const byShare = left / (threads * LAST_BLOCKS_PER_THREAD);
    return Math.max(1, Math.floor(Math.min(byTime, byMemory, byShare)));
  };

  const cut = (): Block | null => {
    const range = open.pop();
    if (range === undefined) return null;
    const count = Math.min(size(), range.count);
    const rest = { first: range.first + count, count: range.count - count };
    if (rest.count > 0) open.push(rest);
    left -= count;
    ahead++;
    return { first: range.first, count, deaths: 0 };
  };

  return {
    next: () => again.shift() ?? (ahead < AHEAD_PER_THREAD * threads ? cut() : null),
    done: (seen) => (pace = seen),
    taken: () => ahead--,
    died: (block) => {
      const deaths = block.deaths + 1;
      if (block.count === 1 && deaths >= MOST_DEATHS) return { ...block, deaths };
      const pieces = takeApart(block, deaths);
      ahead += pieces.length - 1;
      again.unshift(...pieces);
      return null;
    },
    putBack: (block) => again.unshift(block),
    millisecondsLeft: () => (pace === null ? null : pace.milliseconds * left),
  };
}

/** Single replications: the one that kills its thread is found, and the others are not lost with it. */
function takeApart({ first, count }: Range, deaths: number): Block[] {
  return Array.from({ length: count }, (_, i) => ({ first: first + i, count: 1, deaths }));
}
