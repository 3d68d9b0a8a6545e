/**
 * The thread that simulates: a shell over `task.ts`. V8 is told how to compile before the loop is loaded; each model
 * gets a loop of its own.
 *
 * Answers are copied, but for digests, whose memory both threads see. To hand over memory instead would take it from an
 * array, and once that has happened in a thread V8 throws away what it has compiled, and asks at each access to any array
 * from then on.
 */
import { parentPort, workerData } from "node:worker_threads";
import { prepareLoop } from "./compiling.js";
import type { Assignment, Range } from "./task.js";

prepareLoop();
const { createAnswering } = await import("./task.js");
const { loadLoops } = await import("./loops.js");

const assignment = workerData as Assignment;
const answering = createAnswering(assignment, await loadLoops(assignment.models.length));
parentPort?.on("message", (task: Range) => {
  parentPort?.postMessage(answering(task));
});
