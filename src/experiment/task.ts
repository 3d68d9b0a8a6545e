/**
 * What a thread is asked and what it answers: blocks of whole replications. The thread itself is a thin shell
 * over `createAnswering`.
 */
import { UserError } from "../errors.js";
import type { Model } from "../model/model.js";
import { completeBins } from "../simulation/complete.js";
import { createPairing } from "../simulation/pairs.js";
import type { Roll } from "../simulation/roll.js";
import type { Replication } from "../simulation/simulate.js";
import { copySums, type Sums } from "../simulation/sums.js";
import type { Visits } from "../simulation/visits.js";
import {
  createBlock,
  digestBytes,
  digestSums,
  type Digest,
  type DigestBlock,
  type DigestPlan,
} from "./digest.js";
import { SHARED, type Loop } from "./loops.js";
import type { PeopleWish } from "./people.js";
import { createBeat, type Pulse } from "./pulse.js";

/** One replication of every scenario of a run, all with the same seed: the same people live under each. */
export interface PairedReplication {
  readonly replication: number;
  /** One for each scenario, in their order; empty where digests are sent instead. */
  readonly sums: readonly Sums[];
  readonly digests?: readonly Digest[];
  /** One for each scenario, if their visits are written down. */
  readonly visits?: readonly Visits[];
  /** Winners and losers, where they are asked for: one for each scenario but the baseline; [cell][PAIR_SUMS]. */
  readonly people?: readonly Float64Array<ArrayBuffer>[];
  /** What is drawn of the baseline, where it is asked for; [office or line][DRAWN]. */
  readonly drawn?: Float64Array<ArrayBuffer>;
}

/** What a thread is given once. */
export interface Assignment {
  /** One for each scenario; a run of one scenario has one. */
  readonly models: readonly Model[];
  readonly seed: string;
  readonly pulse: Pulse;
  /** How people are paired, where it is asked for. */
  readonly people?: PeopleWish | undefined;
  /** What is sent of each scenario's sums; all of them when absent. */
  readonly digests?: readonly DigestPlan[] | undefined;
}

/** A range of replications: first, first + 1, … */
export interface Range {
  readonly first: number;
  /** 1 or more. */
  readonly count: number;
}

/** What a thread is asked. */
export interface Task extends Range {
  /** For the digests, one for each scenario: memory that nobody looks at any more. */
  readonly spare?: readonly SharedArrayBuffer[] | undefined;
}

/** A failure in a form that crosses threads. */
export interface Failure {
  readonly message: string;
  readonly stack: string;
  /** Exit code of a user's mistake, null for a fault of the program. */
  readonly exitCode: number | null;
}

/** The replications asked for, in order, and how long they took [ms]; or why there are none. */
export type Answer =
  | {
      readonly done: readonly PairedReplication[];
      readonly milliseconds: number;
      /** Their digests, a block for each scenario, until `withDigests` has shared them out. */
      readonly blocks?: readonly DigestBlock[];
    }
  | { readonly failure: Failure };

/**
 * Answers tasks one after another on the same memory.
 *
 * @param loops one for each model, which is fastest when no two are the same; no result depends on it
 */
export function createAnswering(
  { models, seed, pulse, people, digests }: Assignment,
  loops: readonly Loop[] = models.map(() => SHARED),
): (task: Task) => Answer {
  const beat = createBeat(pulse);
  const driven = models.map((model, i) => ({ model, loop: loops[i] }));
  let living: Living | null = null;
  return ({ first, count, spare }) => {
    let replication = first;
    try {
      const began = performance.now();
      living ??=
        people === undefined ? liveApart(driven, seed, beat) : livePaired(driven, seed, beat, people);
      const done: PairedReplication[] = [];
      const blocks = digests?.map((plan, i) => createBlock(plan, count, spare?.[i]));
      const leave = digests && blocks ? digestAll(models, digests, blocks) : copyAll(models);
      for (; replication < first + count; replication++) {
        done.push(leave(living(replication), replication - first));
      }
      const milliseconds = performance.now() - began;
      return blocks ? { done, milliseconds, blocks } : { done, milliseconds };
    } catch (error) {
      return { failure: failureOf(error, replication) };
    }
  };
}

/** What is left of a replication whose sums are only lent. @param row in its block */
type Leave = (lent: PairedReplication, row: number) => PairedReplication;

function copyAll(models: readonly Model[]): Leave {
  return (lent) => {
    lent.sums.forEach((sums, i) => completeBins(models[i], sums));
    return { ...lent, sums: lent.sums.map(copySums) };
  };
}

/** The digests of a replication go to its row of each block. */
function digestAll(
  models: readonly Model[],
  plans: readonly DigestPlan[],
  blocks: readonly DigestBlock[],
): Leave {
  return (lent, row) => {
    plans.forEach((plan, i) => {
      if (plan.pools.length > 0) completeBins(models[i], lent.sums[i]);
      digestSums(plan, lent.sums[i], { block: blocks[i], row });
    });
    return { ...lent, sums: [] };
  };
}

/** An answer whose replications have their digests: as it crosses threads they lie apart, which is quicker. */
export function withDigests(answer: Answer): Answer {
  if ("failure" in answer || answer.blocks === undefined) return answer;
  const { done, milliseconds, blocks } = answer;
  const digestsOf = (row: number): Digest[] => blocks.map((block) => ({ block, row }));
  return { done: done.map((one, row) => ({ ...one, digests: digestsOf(row) })), milliseconds };
}

/** The replication of every scenario as one. */
function pairOf(runs: readonly Replication[]): PairedReplication {
  const visits = runs.flatMap((run) => run.visits ?? []);
  const sums = runs.map((run) => run.sums);
  const { replication } = runs[0];
  return visits.length === runs.length ? { replication, sums, visits } : { replication, sums };
}

/** A replication of each model, its sums lent until the next one. */
type Living = (replication: number) => PairedReplication;

/** A model and what makes its simulator. */
interface Driven {
  readonly model: Model;
  readonly loop: Loop;
}

function liveApart(driven: readonly Driven[], seed: string, beat: () => boolean): Living {
  const simulators = driven.map(({ model, loop }) => loop.createLender(model, beat, null));
  return (replication) => pairOf(simulators.map((simulate) => simulate(seed, replication)));
}

/** Follows the people of the baseline; to be paired, they stay in memory until each has met the same one of every model. */
function livePaired(
  driven: readonly Driven[],
  seed: string,
  beat: () => boolean,
  { baseline, cells }: PeopleWish,
): Living {
  const rollOf = ({ model, loop }: Driven): Roll => loop.createRoll(model);
  const first = rollOf(driven[baseline]);
  const isPaired = cells.length > 0;
  const rolls = driven.map((one, i) => (i === baseline ? first : isPaired ? rollOf(one) : null));
  const simulators = driven.map(({ model, loop }, i) => loop.createLender(model, beat, rolls[i]));
  const others = rolls.flatMap((roll, i) => (i === baseline || roll === null ? [] : [roll]));
  const pairings = others.map((roll, i) => createPairing(first, roll, cells[i]));
  return (replication) => {
    const paired = pairOf(simulators.map((simulate) => simulate(seed, replication)));
    return {
      ...paired,
      people: pairings.map((pair) => pair()),
      drawn: new Float64Array(first.drawn),
    };
  };
}

/** What was thrown, an Error or anything else, with the replication it happened in. */
function failureOf(error: unknown, replication: number): Failure {
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  const isMistake = error instanceof UserError;
  return {
    message: isMistake ? message : `replication ${replication}: ${message}`,
    stack: stack ?? "",
    exitCode: isMistake ? error.exitCode : null,
  };
}

/** The failure as an error of this thread. */
export function errorOf({ message, stack, exitCode }: Failure): Error {
  if (exitCode !== null) return new UserError(message, exitCode);
  return Object.assign(new Error(message), { stack });
}

/** The tables of sums or visits, whatever their names. */
export function tablesOf(sums: Sums | Visits): readonly (Float64Array | Int32Array)[] {
  return Object.values(sums) as (Float64Array | Int32Array)[];
}

/** Memory of what is sent of one replication of all scenarios [byte]. */
export function bytesOf({ sums, digests = [], visits = [], people = [], drawn }: PairedReplication): number {
  const followed = drawn === undefined ? people : [...people, drawn];
  const tables = [...[...sums, ...visits].flatMap(tablesOf), ...followed];
  const digested = digests.reduce((bytes, digest) => bytes + digestBytes(digest), 0);
  return tables.reduce((bytes, { byteLength }) => bytes + byteLength, digested);
}
