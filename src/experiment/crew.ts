/**
 * A crew of threads at work: each has two blocks in hand, is watched, and is replaced when it dies. Knows
 * nothing of how threads are started, so that every fault can be played to it in a test.
 */
import { UserError } from "../errors.js";
import type { Block, Dispatch, Pace } from "./dispatch.js";
import { readPulse } from "./pulse.js";
import type { PairedSink } from "./sink.js";
import { bytesOf, errorOf, withDigests, type Answer, type PairedReplication } from "./task.js";
import type { StartThread, Thread } from "./threads.js";

/** One is simulated, one waits: the thread is never idle. */
const IN_FLIGHT = 2;

/** How often the crew is to be looked after. Looks are counted, not time: a machine that slept accuses nobody. */
export const LOOKS_PER_SECOND = 4;

/** With this much work left a second thread is worth its start [ms]. */
const WORTH_A_THREAD = 300;

/** Replications given up before any has been done: then it is not their fault. */
const MOST_LOST_AT_FIRST = 3;

/** A replication that was given up, and why. */
export interface Lost {
  readonly replication: number;
  readonly deaths: number;
  readonly reason: string;
}

/** What became of a block. */
export type Settled = { readonly done: readonly PairedReplication[] } | { readonly lost: Lost };

export interface CrewPlan {
  readonly dispatch: Dispatch;
  readonly start: StartThread;
  readonly threads: number;
  /** Whether only as many threads are started as the work is worth. */
  readonly thrifty: boolean;
  /** Time without a sign of life after which a thread is ended [s]. */
  readonly mostSilent: number;
  /** Most memory of the whole process [MiB]. */
  readonly mostMebibytes: number;
  readonly sink?: PairedSink | undefined;
}

/** A thread with what it has in hand. */
interface Member {
  readonly thread: Thread;
  /** The first one is being simulated. */
  readonly blocks: Block[];
  days: number;
  /** Looks since the last sign of life. */
  silent: number;
}

/** Who waits for a block. */
interface Wanted {
  readonly first: number;
  readonly resolve: (settled: Settled) => void;
  readonly reject: (error: Error) => void;
}

interface State {
  readonly plan: CrewPlan;
  readonly members: Set<Member>;
  /** Blocks whose turn has not come, by their first replication. */
  readonly settled: Map<number, Settled>;
  readonly keeping: Set<Promise<void>>;
  /** What was taken last: its digests are being looked at. */
  lent: Settled | null;
  /** Memory of blocks that have been looked at, for blocks to come; [block][scenario] */
  readonly spares: (readonly SharedArrayBuffer[])[];
  wanted: Wanted | null;
  failed: Error | null;
  isStopped: boolean;
  /** Whether any replication has been done. */
  hasDone: boolean;
  lostCount: number;
  looks: number;
}

export interface Crew {
  /**
   * Resolves when the block that begins with this replication is settled; blocks are taken in their order. Digests are
   * lent until the next one is taken.
   */
  readonly take: (first: number) => Promise<Settled>;
  /** To be called now and then, with the memory of the process [MiB]. */
  readonly look: (mebibytes: number) => void;
  /** Ends all threads, and what is being taken with the reason. Resolves when what was being kept is kept. */
  readonly stop: (reason?: Error) => Promise<void>;
}

/** Begins at once. An error that ends everything rejects what is being taken. */
export function startCrew(plan: CrewPlan): Crew {
  const state: State = {
    plan,
    members: new Set(),
    settled: new Map(),
    keeping: new Set(),
    lent: null,
    spares: [],
    wanted: null,
    failed: null,
    isStopped: false,
    hasDone: false,
    lostCount: 0,
    looks: 0,
  };
  hire(state);
  return {
    take: (first) =>
      new Promise((resolve, reject) => {
        if (state.failed) return reject(state.failed);
        takeBack(state);
        state.wanted = { first, resolve, reject };
        deliver(state);
      }),
    look: (mebibytes) => look(state, mebibytes),
    stop: (reason) => stop(state, reason),
  };
}

/** Starts threads while there is work that is worth them. */
function hire(state: State): void {
  while (!state.isStopped && state.members.size < threadsWorth(state)) {
    const block = state.plan.dispatch.next();
    if (block === null) return;
    join(state, block);
  }
}

/** Threads that the work left is worth; before the first result nobody knows. */
function threadsWorth({ plan, hasDone, looks, members }: State): number {
  if (!plan.thrifty) return plan.threads;
  const left = plan.dispatch.millisecondsLeft();
  const isLong = hasDone ? (left ?? 0) > WORTH_A_THREAD : looks > 0;
  return isLong ? plan.threads : Math.min(plan.threads, Math.max(1, members.size));
}

function join(state: State, block: Block): void {
  const thread = state.plan.start({
    answered: (answer) => answered(state, member, answer),
    gone: (reason) => gone(state, member, reason),
  });
  const member: Member = { thread, blocks: [], days: 0, silent: 0 };
  state.members.add(member);
  give(state, member, block);
  fill(state, member);
}

function give({ spares }: State, member: Member, block: Block): void {
  member.blocks.push(block);
  member.thread.post({ first: block.first, count: block.count, spare: spares.pop() });
}

function fill(state: State, member: Member): void {
  while (!state.isStopped && member.blocks.length < IN_FLIGHT) {
    const block = state.plan.dispatch.next();
    if (block === null) return;
    give(state, member, block);
  }
}

function answered(state: State, member: Member, sent: Answer): void {
  if (state.isStopped) return;
  member.silent = 0;
  const answer = withDigests(sent);
  if ("failure" in answer) {
    const error = errorOf(answer.failure);
    // What a simulation leaves behind that has failed is not to be trusted: the thread goes with it.
    return error instanceof UserError ? fail(state, error) : member.thread.end(error);
  }
  member.blocks.shift();
  state.hasDone = true;
  state.plan.dispatch.done(paceOf(answer));
  fill(state, member);
  hire(state);
  const kept = keep(state, answer.done).catch((error: unknown) => fail(state, error as Error));
  state.keeping.add(kept);
  void kept.finally(() => state.keeping.delete(kept));
}

/** Time and memory of one replication. */
function paceOf({ done, milliseconds }: Extract<Answer, { done: unknown }>): Pace {
  return { milliseconds: milliseconds / done.length, bytes: bytesOf(done[0]) };
}

/** Nothing counts as done before it is kept. */
async function keep(state: State, done: readonly PairedReplication[]): Promise<void> {
  await state.plan.sink?.write(done);
  settle(state, done[0].replication, { done });
}

function gone(state: State, member: Member, reason: Error): void {
  const { dispatch } = state.plan;
  state.members.delete(member);
  if (state.isStopped) return;
  const [guilty, ...innocent] = member.blocks;
  for (const block of innocent.toReversed()) dispatch.putBack(block);
  const givenUp = guilty === undefined ? null : dispatch.died(guilty);
  if (givenUp !== null) {
    state.lostCount++;
    if (!state.hasDone && state.lostCount >= MOST_LOST_AT_FIRST) return fail(state, reason);
    const { first, deaths } = givenUp;
    settle(state, first, { lost: { replication: first, deaths, reason: reason.message } });
  }
  fillAll(state);
  hire(state);
}

function settle(state: State, first: number, settled: Settled): void {
  state.settled.set(first, settled);
  deliver(state);
}

/** Hands over what is wanted, if it is there; that makes room for the next blocks. */
function deliver(state: State): void {
  const { wanted } = state;
  const found = wanted === null ? undefined : state.settled.get(wanted.first);
  if (wanted === null || found === undefined) return;
  state.settled.delete(wanted.first);
  state.wanted = null;
  state.lent = found;
  state.plan.dispatch.taken();
  wanted.resolve(found);
  fillAll(state);
}

/** The memory of what was taken last. What a dead thread had goes with it: nobody knows when it wrote there last. */
function takeBack(state: State): void {
  const { lent, spares } = state;
  state.lent = null;
  if (lent === null || !("done" in lent)) return;
  const memory = lent.done[0].digests?.map(({ block }) => block.memory);
  if (memory !== undefined) spares.push(memory);
}

function fillAll(state: State): void {
  for (const member of state.members) fill(state, member);
}

function fail(state: State, error: Error): void {
  void stop(state, error);
}

async function stop(state: State, reason?: Error): Promise<void> {
  state.isStopped = true;
  state.failed ??= reason ?? null;
  if (state.failed) state.wanted?.reject(state.failed);
  state.wanted = null;
  for (const { thread } of state.members) thread.end();
  await Promise.all(state.keeping);
}

/** Ends threads that show no sign of life, and the largest one if the process has grown too large. */
function look(state: State, mebibytes: number): void {
  const { mostSilent, mostMebibytes } = state.plan;
  state.looks++;
  const busy = [...state.members].filter(({ blocks }) => blocks.length > 0);
  for (const member of busy) {
    const { days } = readPulse(member.thread.pulse);
    member.silent = days === member.days ? member.silent + 1 : 0;
    member.days = days;
    if (member.silent >= mostSilent * LOOKS_PER_SECOND) {
      member.thread.end(new Error(`no simulated day ended within ${mostSilent} s`));
    }
  }
  hire(state);
  if (mebibytes <= mostMebibytes || busy.length === 0) return;
  // Who is in the middle of a day cannot say how large it has grown: the silent one is the suspect.
  const suspects = busy.toSorted((a, b) => b.silent - a.silent || mebibytesOf(b) - mebibytesOf(a));
  suspects[0].thread.end(new Error(`memory grew to ${Math.round(mebibytes)} MiB, ${mostMebibytes} may be`));
}

function mebibytesOf({ thread }: Member): number {
  return readPulse(thread.pulse).mebibytes;
}
