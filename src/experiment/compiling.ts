/**
 * How V8 is to treat threads that simulate; measured in `bench/`. Its flags are those of the whole process: each holds
 * for whatever is compiled, or for threads that are started, after it has been set.
 */
import { setFlagsFromString } from "node:v8";

export const LOOP_FLAGS = [
  // The verbs of the simulation become one piece of code, but no farther: the loop itself would be compiled once more
  // inside of everything that calls it.
  "--max-inlined-bytecode-size=500",
  "--max-inlined-bytecode-size-cumulative=2500",
  // Not the smallest functions first: most of them become part of others a moment later.
  "--max-bytecode-size-for-early-opt=0",
  // What a function is called with is learnt from its first call on.
  "--no-lazy-feedback-allocation",
];

/** To be called before the loop is loaded. */
export function prepareLoop(): void {
  for (const flag of LOOP_FLAGS) setFlagsFromString(flag);
}

/** Memory of old objects of a thread before they are first looked through [MiB]: a quarter of it is used. */
const FIRST_OLD_MEBIBYTES = 24;

/**
 * Flags for a thread that is started now. V8 looks at them as a thread begins; threads that run keep theirs.
 *
 * Loops are compiled on threads of V8's own while there is a core for them. Where every core simulates, the thread that
 * waits for its code goes on in the interpreter, and takes the core from the one that compiles.
 */
export function threadFlags(threads: number, cores: number): readonly string[] {
  return [
    threads < cores ? "--concurrent-recompilation" : "--no-concurrent-recompilation",
    `--initial-old-space-size=${FIRST_OLD_MEBIBYTES}`,
  ];
}

/** To be called before a thread is started. @param threads that there are then */
export function prepareThread(threads: number, cores: number): void {
  for (const flag of threadFlags(threads, cores)) setFlagsFromString(flag);
}
