/**
 * Starts threads and says what becomes of them. The only door to worker-threads-pool, which is used for what it
 * does well: it spawns at most so many threads. It never queues, and never destroys: a thread is replaced
 * after it has ended, by another `acquire`.
 */
import { availableParallelism } from "node:os";
import { setFlagsFromString } from "node:v8";
import type { Worker } from "node:worker_threads";
import Pool from "worker-threads-pool";
import type { Model } from "../model/model.js";
import { compilingFlag } from "./compiling.js";
import type { DigestPlan } from "./digest.js";
import type { PeopleWish } from "./people.js";
import { askToStop, createPulse, type Pulse } from "./pulse.js";
import type { Answer, Assignment, Task } from "./task.js";

/** What a thread tells. */
export interface Listener {
  /** It has answered the oldest of its tasks. */
  readonly answered: (answer: Answer) => void;
  /** It has ended, whatever its exit code; nothing more will come. */
  readonly gone: (reason: Error) => void;
}

/** A thread. */
export interface Thread {
  readonly pulse: Pulse;
  readonly post: (task: Task) => void;
  /** Ends it at once. @param reason why, if it is its own fault */
  readonly end: (reason?: Error) => void;
}

export type StartThread = (listener: Listener) => Thread;

/** What a run of threads needs. */
export interface ThreadPlan {
  /** One for each scenario. */
  readonly models: readonly Model[];
  readonly seed: string;
  readonly people?: PeopleWish | undefined;
  readonly digests?: readonly DigestPlan[] | undefined;
  /** Most threads at once. */
  readonly most: number;
  /** Threads that are started at once; 1 when absent. */
  readonly together?: number | undefined;
  /** Most memory for the objects of a thread [MiB]; typed arrays are not counted by V8. */
  readonly heapMebibytes: number;
  /** The program of a thread; ours when absent. */
  readonly file?: URL | undefined;
}

const WORKER_FILE = new URL("./worker.js", import.meta.url);

/** @returns what starts a thread; to be called only while fewer than `most` live */
export function createThreads(plan: ThreadPlan): StartThread {
  const { models, seed, people, digests, most, together = 1, heapMebibytes, file } = plan;
  const pool = new Pool({ max: most });
  let living = 0;
  return (listener) => {
    setFlagsFromString(compilingFlag(Math.max(++living, together), availableParallelism()));
    const pulse = createPulse();
    const assignment: Assignment = { models, seed, pulse, people, digests };
    let worker: Worker | null = null;
    let reason: Error | null = null;
    let isEnded = false;
    let isTerminated = false;
    const waiting: Task[] = [];
    const end = (why?: Error): void => {
      isEnded = true;
      reason ??= why ?? new Error("the thread was ended");
      askToStop(pulse);
      if (worker === null || isTerminated) return;
      isTerminated = true;
      // Its end is told by the event; nothing is left to be waited for here. Asked again it would only listen once more.
      void worker.terminate();
    };
    const gone = (why: Error): void => {
      living--;
      listener.gone(why);
    };
    pool.acquire(
      file ?? WORKER_FILE,
      { workerData: assignment, resourceLimits: { maxOldGenerationSizeMb: heapMebibytes } },
      (error, started) => {
        if (error) return gone(error);
        worker = started;
        // What it answered before it threw may come after the word of that, and counts; after `end`, nothing does.
        worker.on("message", (answer: Answer) => isEnded || listener.answered(answer));
        worker.on("error", (thrown: unknown) => (reason ??= errorFrom(thrown)));
        worker.on("messageerror", end);
        worker.on("exit", (code) => gone(reason ?? new Error(`ended without a result (exit ${code})`)));
        if (reason) return end();
        for (const task of waiting) worker.postMessage(task);
      },
    );
    return { pulse, post: (task) => (worker ? worker.postMessage(task) : waiting.push(task)), end };
  };
}

/** What a thread threw, an Error or anything else. */
function errorFrom(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error(`threw ${String(thrown)}`);
}
