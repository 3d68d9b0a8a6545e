/**
 * The thread that simulates: a shell over `task.ts`. The inlining limits of V8 are raised before the loop is
 * loaded, so that the verbs of the simulation become one piece of code, but no farther: the loop itself would be
 * compiled once more inside of everything that calls it. Each model gets a loop of its own.
 */
import { setFlagsFromString } from "node:v8";
import { parentPort, workerData } from "node:worker_threads";
import type { Assignment, Range } from "./task.js";

setFlagsFromString("--max-inlined-bytecode-size=500");
setFlagsFromString("--max-inlined-bytecode-size-cumulative=2500");
const { createAnswering, transferablesOf } = await import("./task.js");
const { loadLoops } = await import("./loops.js");

const assignment = workerData as Assignment;
const answering = createAnswering(assignment, await loadLoops(assignment.models.length));
parentPort?.on("message", (task: Range) => {
  const answer = answering(task);
  parentPort?.postMessage(answer, transferablesOf(answer));
});
