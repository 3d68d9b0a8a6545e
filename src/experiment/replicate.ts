/**
 * Replications as a stream: one thread simulates, two tasks in flight, results in order of replication.
 * The only door to rxjs and worker-threads-pool; the calling thread never simulates.
 */
import { lastValueFrom, Observable, takeWhile, tap } from "rxjs";
import type { Worker } from "node:worker_threads";
import Pool from "worker-threads-pool";
import type { Model } from "../model/model.js";
import type { Replication } from "../simulation/simulate.js";
import { errorOf, type Answer, type Assignment, type Task } from "./task.js";

/** One runs, one waits: the thread is never idle. */
const IN_FLIGHT = 2;

const WORKER_FILE = new URL("./worker.js", import.meta.url);

/**
 * Hands over replications 0, 1, 2, … in order until `count` are done or the receiver has enough.
 *
 * @param receive returns whether it has enough
 * @throws UserError for a run that cannot be; Error for a thread that died or a fault of the program
 */
export async function replicateUntil(
  model: Model,
  { seed, replications }: { readonly seed: string; readonly replications: number },
  receive: (replication: Replication) => boolean,
): Promise<void> {
  let hasEnough = false;
  const stream = replicate(model, seed, replications).pipe(
    tap((replication) => (hasEnough = receive(replication))),
    takeWhile(() => !hasEnough, true),
  );
  await lastValueFrom(stream);
}

/** Replications 0 to `count` − 1, in order. Unsubscribing ends the thread. */
function replicate(model: Model, seed: string, count: number): Observable<Replication> {
  return new Observable((subscriber) => {
    let thread: Worker | null = null;
    let asked = 0;
    let received = 0;
    const ask = (): void => {
      if (asked < count) thread?.postMessage({ replication: asked++ } satisfies Task);
    };
    const receive = (answer: Answer): void => {
      if ("failure" in answer) return subscriber.error(errorOf(answer.failure));
      ask();
      received++;
      subscriber.next(answer.done);
      if (received === count) subscriber.complete();
    };
    const workerData: Assignment = { model, seed };
    new Pool({ max: 1 }).acquire(WORKER_FILE, { workerData }, (error, worker) => {
      if (error) return subscriber.error(error);
      thread = worker;
      worker.on("message", receive);
      worker.on("error", (reason) => subscriber.error(reason));
      worker.on("messageerror", (reason) => subscriber.error(reason));
      worker.on("exit", (code) =>
        subscriber.error(new Error(`the simulating thread ended early (exit ${code})`)),
      );
      for (let i = 0; i < IN_FLIGHT; i++) ask();
    });
    return () => {
      thread?.removeAllListeners();
      // A thread that ends by itself has nothing left to say; its end is not waited for.
      void thread?.terminate();
    };
  });
}
