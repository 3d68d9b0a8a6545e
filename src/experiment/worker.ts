/**
 * The thread that simulates: a shell over `task.ts`. Each model gets a loop of its own.
 *
 * Answers are copied, but for digests, whose memory both threads see. To hand over memory instead would take it from an
 * array, and once that has happened in a thread V8 throws away what it has compiled, and asks at each access to any array
 * from then on.
 */
import { parentPort, workerData } from "node:worker_threads";
import { prepareLoop } from "./compiling.js";
import { createLoader } from "./loader.js";
import type * as Loops from "./loops.js";
import type * as Tasks from "./task.js";

const assignment = workerData as Tasks.Assignment;
const loader = createLoader();
const { createAnswering } = loader.load("experiment/task.js") as typeof Tasks;
const { loadLoops } = loader.load("experiment/loops.js") as typeof Loops;
const loops = loadLoops(assignment.models.length, loader);
prepareLoop();
const answering = createAnswering(assignment, loops);
parentPort?.on("message", (task: Tasks.Task) => {
  parentPort?.postMessage(answering(task));
});
