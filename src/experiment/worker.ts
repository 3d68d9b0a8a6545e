/**
 * The thread that simulates: a shell over `task.ts`. The inlining limits of V8 are raised before the loop is
 * loaded, so that the verbs of the simulation become one piece of code, but no farther: the loop itself would be
 * compiled once more inside of everything that calls it. Each model gets a loop of its own.
 *
 * Answers are copied. To hand over memory instead would take it from an array, and once that has happened in a thread V8
 * throws away what it has compiled, and asks at each access to any array from then on.
 */
import { setFlagsFromString } from "node:v8";
import { parentPort, workerData } from "node:worker_threads";
import type { Assignment, Range } from "./task.js";

setFlagsFromString("--max-inlined-bytecode-size=500");
setFlagsFromString("--max-inlined-bytecode-size-cumulative=2500");
const { createAnswering } = await import("./task.js");
const { loadLoops } = await import("./loops.js");

const assignment = workerData as Assignment;
const answering = createAnswering(assignment, await loadLoops(assignment.models.length));
parentPort?.on("message", (task: Range) => {
  parentPort?.postMessage(answering(task));
});
