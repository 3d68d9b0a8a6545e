/**
 * A thread that answers as ours does, but falls into the fault that its model names, at the replication it
 * names; only the first time if the model carries a counter `once`.
 */
import { parentPort, workerData } from "node:worker_threads";
import { createAnswering } from "../../dist/experiment/task.js";

const { models, seed } = workerData;
const [model] = models;
const answering = createAnswering(workerData);

const sleep = (milliseconds) => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);

/** Each answers the task in its own way. */
const FAULTS = {
  throw: (task) => failing(task, new Error("broken")),
  throwText: (task) => failing(task, "only words"),
  throwOutside: () => {
    // eslint-disable-next-line no-throw-literal
    throw "only words outside";
  },
  exit: () => process.exit(0),
  heap: () => {
    const kept = [];
    for (;;) kept.push(Array.from({ length: 1000 }, (_, i) => ({ i })));
  },
  endless: () => {
    for (;;);
  },
  arrays: () => {
    const kept = [];
    for (;;) {
      kept.push(new Float64Array(2 ** 22).fill(1));
      sleep(10);
    }
  },
};

/** The answer of a simulator that throws. */
function failing(task, thrown) {
  const breaking = {
    get: () => {
      throw thrown;
    },
  };
  return createAnswering({ ...workerData, models: [new Proxy({}, breaking)] })({ ...task, first: model.at });
}

parentPort.on("message", (task) => {
  if (model.fault === "late") sleep((task.first * 7919) % 41);
  const isHit = task.first <= model.at && model.at < task.first + task.count;
  const isDue = isHit && (model.once === undefined || Atomics.add(model.once, 0, 1) === 0);
  parentPort.postMessage(isDue ? FAULTS[model.fault](task, seed) : answering(task));
});
