/**
 * Replications as a stream: a crew of threads simulates, results come in order of replication. The only door
 * to rxjs, which sees finished blocks and never an event; the calling thread never simulates. It is taken file by
 * file: its index would load 180 more.
 */
import { availableParallelism, totalmem } from "node:os";
import { lastValueFrom } from "rxjs/internal/lastValueFrom";
import { from } from "rxjs/internal/observable/from";
import { map } from "rxjs/internal/operators/map";
import { takeWhile } from "rxjs/internal/operators/takeWhile";
import { tap } from "rxjs/internal/operators/tap";
import type { Model } from "../model/model.js";
import { LOOKS_PER_SECOND, startCrew, type Lost, type Settled } from "./crew.js";
import type { DigestPlan } from "./digest.js";
import { createDispatch } from "./dispatch.js";
import type { PeopleWish } from "./people.js";
import { joinSinks, type BlockSink, type PairedSink } from "./sink.js";
import type { PairedReplication, Range } from "./task.js";
import { createThreads } from "./threads.js";

/** Threads of a run: a number, or as many as there are cores and the work is worth. */
export type Threads = number | "auto";

/** How replications are made; no part of it changes a result. */
export interface Means {
  readonly threads?: Threads | undefined;
  /** One for each scenario: keeps what is done, and knows what has been done before. */
  readonly sinks?: readonly BlockSink[] | undefined;
  /** Ids of the offices and lines whose visits go to the sinks as well. */
  readonly traced?: ReadonlySet<string> | undefined;
  /** Ends the run with its reason. */
  readonly signal?: AbortSignal | undefined;
  /** Asked after each replication; true ends the run with what there is. The only part that decides on how many. */
  readonly isTimeUp?: (() => boolean) | undefined;
  /** For tests: replications in a block, the program of a thread, and how long a silent one lives [s]. */
  readonly blockSize?: number;
  readonly threadFile?: URL;
  readonly mostSilent?: number;
  /** Most memory of the whole process, and of the objects of a thread [MiB]. */
  readonly mostMebibytes?: number;
  readonly heapMebibytes?: number;
}

/** Which replications of which random numbers. */
export interface Wish {
  readonly seed: string;
  readonly replications: number;
  /** The first replication wanted, of `replications` in all; 0 when absent. */
  readonly from?: number;
  /** The only replication wanted; all from the first on when absent. */
  readonly only?: number | undefined;
  /** How people are paired, where it is asked for: then nothing that was kept is read, which knows no people. */
  readonly people?: PeopleWish | undefined;
  /**
   * One for each scenario: threads send digests alone where no sums have to be kept. Replications that were kept, and
   * all of them where there is a sink, come with their sums instead.
   */
  readonly digests?: readonly DigestPlan[] | undefined;
}

/** Time without the end of a simulated day, which takes milliseconds, after which a thread is ended [s]. */
const MOST_SILENT = 60;

const MEBIBYTE = 2 ** 20;

/** Share of the memory of the machine that the process may take. */
const MEMORY_SHARE = 0.8;

/** Heap of a thread [MiB]: the objects of the largest models take a tenth of it. */
const HEAP_MEBIBYTES = 2048;

/**
 * Hands over replications 0, 1, 2, … in order until all are done or the receiver has enough. A replication is
 * simulated for every model by the same thread.
 *
 * @param models one for each scenario
 * @param receive returns whether it has enough
 * @returns replications that were given up: three threads died of each
 * @throws UserError for a run that cannot be; Error for a fault of the program; the reason of the signal
 */
export async function replicateUntil(
  models: readonly Model[],
  wish: Wish,
  receive: (replication: PairedReplication) => boolean,
  means: Means = {},
): Promise<readonly Lost[]> {
  const lost: Lost[] = [];
  const stream = from(inOrder(models, wish, means)).pipe(
    tap((settled) => "lost" in settled && lost.push(settled.lost)),
    map((settled) => "done" in settled && settled.done.some(receive)),
    takeWhile((hasEnough) => !hasEnough),
  );
  await lastValueFrom(stream, { defaultValue: null });
  return lost;
}

/** Blocks in order of replication, those of the sink among them. Returning early ends the threads. */
async function* inOrder(models: readonly Model[], wish: Wish, means: Means): AsyncGenerator<Settled> {
  const { signal } = means;
  const sink = means.sinks && joinSinks(means.sinks);
  const all = rangeOf(wish);
  const end = all.first + all.count;
  const isKept = keptOf(all, wish.people === undefined ? sink : undefined); // as of now: what this run adds comes from the crew
  const threads = Math.max(1, Math.min(threadsOf(means.threads), end - all.first));
  const thrifty = typeof means.threads !== "number";
  const crew = startCrew({
    dispatch: createDispatch(missingOf(all, isKept), threads, means.blockSize),
    start: createThreads({
      models,
      seed: wish.seed,
      people: wish.people,
      digests: sink === undefined ? wish.digests : undefined,
      most: threads,
      together: thrifty ? 1 : threads,
      heapMebibytes: means.heapMebibytes ?? HEAP_MEBIBYTES,
      file: means.threadFile,
    }),
    threads,
    thrifty,
    mostSilent: means.mostSilent ?? MOST_SILENT,
    mostMebibytes: means.mostMebibytes ?? memoryOfMachine(),
    sink,
  });
  const stop = (): void => void crew.stop(signal?.reason as Error);
  signal?.addEventListener("abort", stop, { once: true });
  if (signal?.aborted) stop();
  const looking = setInterval(() => crew.look(process.memoryUsage.rss() / MEBIBYTE), 1000 / LOOKS_PER_SECOND);
  try {
    for (let next = all.first; next < end;) {
      signal?.throwIfAborted();
      const settled =
        sink && isKept[next - all.first] ? { done: [await sink.read(next)] } : await crew.take(next);
      next += "done" in settled ? settled.done.length : 1;
      yield settled;
    }
  } finally {
    clearInterval(looking);
    signal?.removeEventListener("abort", stop);
    await crew.stop();
  }
}

function rangeOf({ replications, from: first = 0, only }: Wish): Range {
  return only === undefined ? { first, count: replications - first } : { first: only, count: 1 };
}

/** Whether the sink has each replication of a range; [replication]. */
function keptOf({ first, count }: Range, sink: PairedSink | undefined): Uint8Array {
  return Uint8Array.from({ length: count }, (_, i) => (sink?.has(first + i) ? 1 : 0));
}

/** Ranges of the replications that are not kept, in order. Cost O(replications). */
function missingOf({ first, count }: Range, isKept: Uint8Array): Range[] {
  const ranges: Range[] = [];
  for (let begin = 0; begin < count;) {
    const kept = isKept.indexOf(1, begin);
    const end = kept < 0 ? count : kept;
    if (end > begin) ranges.push({ first: first + begin, count: end - begin });
    const missing = isKept.indexOf(0, end);
    begin = missing < 0 ? count : missing;
  }
  return ranges;
}

function threadsOf(threads: Threads = "auto"): number {
  return threads === "auto" ? availableParallelism() : threads;
}

/** Memory that the process may take [MiB], a limit set from outside included. */
function memoryOfMachine(): number {
  const limit = process.constrainedMemory();
  const bytes = limit > 0 && limit < totalmem() ? limit : totalmem();
  return Math.floor((MEMORY_SHARE * bytes) / MEBIBYTE);
}
