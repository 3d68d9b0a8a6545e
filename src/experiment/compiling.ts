/**
 * How V8 is to treat threads that simulate; measured in `bench/`. Its flags are those of the whole process: each holds
 * for whatever is compiled, or for threads that are started, after it has been set.
 */
import { setFlagsFromString } from "node:v8";

const LOOP_FLAGS = [
  // The verbs of the simulation become one piece of code, but no farther: the loop itself would be compiled once more
  // inside of everything that calls it.
  "--max-inlined-bytecode-size=500",
  "--max-inlined-bytecode-size-cumulative=2500",
  // Not the smallest functions first: most of them become part of others a moment later.
  "--max-bytecode-size-for-early-opt=0",
  // What a function is called with is learnt from its first call on.
  "--no-lazy-feedback-allocation",
  // Not a loop in the midst of its first turns: what is compiled so knows too little, and where threads compile by
  // themselves a tenth of the speed of a large office is lost for good.
  "--no-use-osr",
  // A loop compiled twice over for its first turn, and stores looked for that nothing reads: an eighth of the time of
  // compiling, and no faster.
  "--no-turbo-loop-peeling",
  "--no-turbo-store-elimination",
  // Old objects are looked through when their memory is full, not on the side long before: the cores are busy.
  "--no-incremental-marking",
];

/**
 * To be called before a loop is made, and after all that is needed has been loaded: once a flag differs from what Node
 * was built with, it compiles its own modules anew, which takes a thread 30 ms.
 */
export function prepareLoop(): void {
  for (const flag of LOOP_FLAGS) setFlagsFromString(flag);
}

/**
 * How the loop of a thread that is started now is compiled: on threads of V8's own while there is a core for them.
 * Where every core simulates, the thread that waits for its code goes on in the interpreter, and takes the core from the
 * one that compiles. V8 looks at this as a thread begins; threads that run keep theirs.
 */
export function compilingFlag(threads: number, cores: number): string {
  return threads < cores ? "--concurrent-recompilation" : "--no-concurrent-recompilation";
}

/** All that may be set. */
export const FLAGS = [...LOOP_FLAGS, compilingFlag(1, 1), compilingFlag(1, 2)];
