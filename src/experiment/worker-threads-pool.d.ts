/** What worker-threads-pool offers, of which it says nothing itself. */
declare module "worker-threads-pool" {
  import type { Worker, WorkerOptions } from "node:worker_threads";

  /** Spawns at most `max` threads at once; a thread is used once. */
  export default class Pool {
    constructor(options: { readonly max: number });
    acquire(file: URL, options: WorkerOptions, started: (error: Error | null, worker: Worker) => void): void;
  }
}
