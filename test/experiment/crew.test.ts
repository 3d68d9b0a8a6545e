/** The crew with threads that do what the test says: every fault is played, no thread is started. */
import { expect, test } from "vitest";
import { EXIT, UserError } from "../../src/errors.js";
import { LOOKS_PER_SECOND, startCrew, type Settled } from "../../src/experiment/crew.js";
import { createDispatch } from "../../src/experiment/dispatch.js";
import { createPulse, type Pulse } from "../../src/experiment/pulse.js";
import type { PairedSink } from "../../src/experiment/sink.js";
import type { DigestBlock } from "../../src/experiment/digest.js";
import type { Task } from "../../src/experiment/task.js";
import type { Listener } from "../../src/experiment/threads.js";
import type { Sums } from "../../src/simulation/sums.js";

/** A thread that is only written down. */
interface Puppet {
  readonly listener: Listener;
  readonly tasks: Task[];
  readonly pulse: Pulse;
  ended: Error | null;
}

const sumsOf = (value: number) => ({ cell: Float64Array.of(value) }) as unknown as Sums;

/** Lets a puppet answer its oldest task. */
function answer({ listener, tasks }: Puppet, milliseconds = 1): void {
  const { first, count } = tasks.shift() as Task;
  const done = Array.from({ length: count }, (_, i) => ({
    replication: first + i,
    sums: [sumsOf(first + i)],
  }));
  listener.answered({ done, milliseconds: milliseconds * count });
}

interface Parts {
  readonly replications: number;
  readonly threads?: number;
  readonly blockSize?: number;
  readonly thrifty?: boolean;
  readonly sink?: PairedSink;
}

function crewOf({ replications, threads = 1, blockSize = 1, thrifty = false, sink }: Parts) {
  const puppets: Puppet[] = [];
  const crew = startCrew({
    dispatch: createDispatch([{ first: 0, count: replications }], threads, blockSize),
    start: (listener) => {
      const puppet: Puppet = { listener, tasks: [], pulse: createPulse(), ended: null };
      puppets.push(puppet);
      return {
        pulse: puppet.pulse,
        post: (task) => puppet.tasks.push(task),
        end: (reason) => (puppet.ended ??= reason ?? new Error("ended")),
      };
    },
    threads,
    thrifty,
    mostSilent: 2,
    mostMebibytes: 100,
    sink,
  });
  return { crew, puppets };
}

const numbers = (settled: Settled) =>
  "done" in settled ? settled.done.map(({ replication }) => replication) : settled;

test("each thread has two blocks in hand, and gets the next one for each answer", async () => {
  const { crew, puppets } = crewOf({ replications: 6, threads: 2 });
  expect(puppets.map(({ tasks }) => tasks.map(({ first }) => first))).toEqual([
    [0, 1],
    [2, 3],
  ]);
  answer(puppets[1]);
  expect(puppets[1].tasks.map(({ first }) => first)).toEqual([3, 4]);
  await crew.stop();
});

test("blocks are taken in order, whichever came first", async () => {
  const { crew, puppets } = crewOf({ replications: 4, threads: 2 });
  const taken = crew.take(0);
  answer(puppets[1]);
  answer(puppets[1]);
  answer(puppets[0]);
  expect(numbers(await taken)).toEqual([0]);
  answer(puppets[0]);
  expect([await crew.take(1), await crew.take(2), await crew.take(3)].map(numbers)).toEqual([[1], [2], [3]]);
});

test("a dead thread's block goes to a fresh one, and its next block is not blamed", async () => {
  const { crew, puppets } = crewOf({ replications: 2 });
  puppets[0].listener.gone(new Error("ended without a result (exit 0)"));
  expect(puppets[1].tasks).toEqual([
    { first: 0, count: 1 },
    { first: 1, count: 1 },
  ]);
  answer(puppets[1]);
  answer(puppets[1]);
  expect([await crew.take(0), await crew.take(1)].map(numbers)).toEqual([[0], [1]]);
});

test("three deaths give a replication up with the last reason, and the batch goes on", async () => {
  const { crew, puppets } = crewOf({ replications: 3 });
  answer(puppets[0]);
  for (const reason of ["one", "two", "three"]) puppets.at(-1)?.listener.gone(new Error(reason));
  answer(puppets.at(-1) as Puppet);
  expect(numbers(await crew.take(0))).toEqual([0]);
  expect(await crew.take(1)).toEqual({ lost: { replication: 1, deaths: 3, reason: "three" } });
  expect(numbers(await crew.take(2))).toEqual([2]);
  expect(puppets.length).toBe(4); // one, and one for each death
});

test("if nothing at all can be done the run ends with the reason", async () => {
  const { crew, puppets } = crewOf({ replications: 100 });
  const taken = crew.take(0);
  for (let i = 0; i < 9; i++) puppets.at(-1)?.listener.gone(new Error("no such module"));
  expect(await taken).toMatchObject({ lost: { replication: 0 } });
  await expect(crew.take(1)).rejects.toThrow("no such module");
  expect(puppets.length).toBe(9); // three for each of three, and then no more
});

test("a fault in a simulation ends its thread; a mistake of the user ends the run", async () => {
  const { crew, puppets } = crewOf({ replications: 2 });
  puppets[0].listener.answered({
    failure: { message: "replication 0: lost one", stack: "", exitCode: null },
  });
  expect(puppets[0].ended?.message).toBe("replication 0: lost one");
  const taken = crew.take(0);
  puppets[0].listener.answered({ failure: { message: "too long", stack: "", exitCode: EXIT.invalid } });
  await expect(taken).rejects.toEqual(new UserError("too long", EXIT.invalid));
});

test("a thread without a sign of life for its time is ended; one that simulates days is not", async () => {
  const { crew, puppets } = crewOf({ replications: 9, threads: 2 });
  for (let look = 0; look <= 2 * LOOKS_PER_SECOND; look++) {
    Atomics.add(puppets[1].pulse, 1, 1); // its days
    crew.look(10);
  }
  expect(puppets[0].ended?.message).toBe("no simulated day ended within 2 s");
  expect(puppets[1].ended).toBe(null);
  await crew.stop();
});

test("if the process grows too large the silent thread is ended, or else the largest", async () => {
  const { crew, puppets } = crewOf({ replications: 9, threads: 2 });
  const live = (index: number, mebibytes: number) => {
    Atomics.add(puppets[index].pulse, 1, 1);
    Atomics.store(puppets[index].pulse, 2, mebibytes);
  };
  live(0, 70);
  live(1, 20);
  crew.look(99);
  expect(puppets.map(({ ended }) => ended)).toEqual([null, null]);
  live(0, 80);
  live(1, 20);
  crew.look(101);
  expect(puppets.map(({ ended }) => ended?.message)).toEqual([
    "memory grew to 101 MiB, 100 may be",
    undefined,
  ]);
  puppets[0].listener.gone(new Error("memory"));
  live(2, 90); // the fresh thread lives, the other has fallen silent within a day
  crew.look(101);
  expect(puppets.map(({ ended }) => ended !== null)).toEqual([true, true, false]);
  await crew.stop();
});

test("a thrifty crew starts a second thread only when there is work for it, or the first result takes long", async () => {
  const short = crewOf({ replications: 50, threads: 2, thrifty: true });
  answer(short.puppets[0], 1);
  expect(short.puppets.length).toBe(1);
  const long = crewOf({ replications: 50, threads: 2, thrifty: true });
  answer(long.puppets[0], 100);
  expect(long.puppets.length).toBe(2);
  const slow = crewOf({ replications: 50, threads: 2, thrifty: true });
  slow.crew.look(1);
  expect(slow.puppets.length).toBe(2);
  await Promise.all([short, long, slow].map(({ crew }) => crew.stop()));
});

test("nothing is passed on before it is kept, and what cannot be kept ends the run", async () => {
  const keeping: (() => void)[] = [];
  let isFull = false;
  const write = (): Promise<void> =>
    isFull
      ? Promise.reject(new UserError("no space left", EXIT.resources))
      : new Promise((resolve) => keeping.push(resolve));
  const sink: PairedSink = { has: () => false, read: () => Promise.reject(new Error("unused")), write };
  const { crew, puppets } = crewOf({ replications: 3, sink });
  let isTaken = false;
  const taken = crew.take(0).then((settled) => ((isTaken = true), settled));
  answer(puppets[0]);
  await new Promise(setImmediate);
  expect(isTaken).toBe(false);
  keeping[0]();
  expect(numbers(await taken)).toEqual([0]);
  isFull = true;
  const next = crew.take(1);
  answer(puppets[0]);
  await expect(next).rejects.toThrow("no space left");
  expect(puppets[0].ended).not.toBe(null);
});

test("stopping waits for what is being kept, and refuses what is being taken", async () => {
  const keeping: (() => void)[] = [];
  const sink: PairedSink = {
    has: () => false,
    read: () => Promise.reject(new Error("unused")),
    write: () => new Promise((resolve) => keeping.push(resolve)),
  };
  const { crew, puppets } = crewOf({ replications: 3, sink });
  answer(puppets[0]);
  const taken = crew.take(0);
  let isStopped = false;
  const stopping = crew.stop(new Error("interrupted")).then(() => (isStopped = true));
  await expect(taken).rejects.toThrow("interrupted");
  expect({ isStopped, ended: puppets[0].ended !== null }).toEqual({ isStopped: false, ended: true });
  keeping[0]();
  await stopping;
  expect(isStopped).toBe(true);
});

/** Lets a puppet answer its oldest task with digests, in the memory that came with it or else in new one. */
function answerInMemory({ listener, tasks }: Puppet): SharedArrayBuffer {
  const { first, count, spare: [memory] = [new SharedArrayBuffer(8)] } = tasks.shift() as Task;
  const table = new Float64Array(memory);
  const block: DigestBlock = {
    rows: 1,
    memory,
    totals: table,
    days: table,
    flow: table,
    bins: new Int32Array(memory),
  };
  const done = Array.from({ length: count }, (_, i) => ({ replication: first + i, sums: [] }));
  listener.answered({ done, milliseconds: 1, blocks: [block] });
  return memory;
}

test("memory of digests goes out again once the next block is taken, and never before", async () => {
  const { crew, puppets } = crewOf({ replications: 40 });
  const [puppet] = puppets;
  /** What the thread may be writing to. */
  const inHand = () => puppet.tasks.flatMap(({ spare = [] }) => spare);
  const memories = new Set<SharedArrayBuffer>();
  let lent: SharedArrayBuffer | null = null;
  for (let next = 0; next < 40; next++) {
    memories.add(answerInMemory(puppet));
    expect(inHand()).not.toContain(lent); // an answer brings the thread its next task, while the last block is looked at
    const settled = await crew.take(next);
    lent = "done" in settled ? settled.done[0].digests![0].block.memory : null;
    expect(memories).toContain(lent);
    expect(inHand()).not.toContain(lent);
    expect(new Set(inHand()).size).toBe(inHand().length);
  }
  expect(memories.size).toBeLessThan(6);
  await crew.stop();
});

test("memory that a dead thread had is never given to another", async () => {
  const { crew, puppets } = crewOf({ replications: 40 });
  for (let next = 0; next < 6; next++) {
    answerInMemory(puppets[0]);
    await crew.take(next);
  }
  const had = puppets[0].tasks.flatMap(({ spare = [] }) => spare);
  expect(had.length).toBeGreaterThan(0);
  puppets[0].listener.gone(new Error("out of memory"));
  for (let next = 6; next < 40; next++) {
    expect(had).not.toContain(answerInMemory(puppets[1]));
    await crew.take(next);
  }
  await crew.stop();
});
