/**
 * The thread that simulates: a shell over `task.ts`. Each model gets a loop of its own.
 *
 * Answers are copied, but for digests, whose memory both threads see. To hand over memory instead would take it from an
 * array, and once that has happened in a thread V8 throws away what it has compiled, and asks at each access to any array
 * from then on.
 */
import { parentPort, workerData } from "node:worker_threads";
import { prepareLoop } from "./compiling.js";
import { loadLoops } from "./loops.js";
import { createAnswering, type Assignment, type Range } from "./task.js";

const assignment = workerData as Assignment;
const loops = await loadLoops(assignment.models.length);
prepareLoop();
const answering = createAnswering(assignment, loops);
parentPort?.on("message", (task: Range) => {
  parentPort?.postMessage(answering(task));
});
