/**
 * The loop of the simulation, one for each model of a thread. V8 compiles a function for the very arrays it closes
 * over only while it has been made once: of two simulators made by the same modules both take twice the time. So the
 * modules of the loop are loaded once more for each further model.
 */
import { createRoll } from "../simulation/roll.js";
import { createLender } from "../simulation/simulate.js";
import type { Loader } from "./loader.js";

/** What makes the memory and verbs of a model. */
export interface Loop {
  readonly createLender: typeof createLender;
  readonly createRoll: typeof createRoll;
}

/** The loop that everybody in this thread shares. */
export const SHARED: Loop = { createLender, createRoll };

/**
 * V8 compiles each loop anew, which takes about a second of CPU. More models than these are many candidates, each
 * simulated a few times: they share one.
 */
const MOST_LOOPS = 4;

/** Rooms that the loop is made of. All else there is once only, above all the classes of errors. */
const ROOMS = ["kernel", "random", "simulation"];

/** @returns one loop for each model of a thread. Cost: some 12 ms and 3 MiB for each but the first */
export function loadLoops(models: number, loader: Loader): readonly Loop[] {
  const isShared = models > MOST_LOOPS;
  return Array.from({ length: models }, (_, i) =>
    i === 0 || isShared ? SHARED : loopOf(loader.again(ROOMS, i)),
  );
}

function loopOf({ load }: Loader): Loop {
  return { ...load("simulation/simulate.js"), ...load("simulation/roll.js") } as unknown as Loop;
}
