/**
 * What a thread is asked and what it answers: blocks of whole replications. The thread itself is a thin shell
 * over `createAnswering`.
 */
import { UserError } from "../errors.js";
import type { Model } from "../model/model.js";
import { createSimulator, type Replication, type Simulator } from "../simulation/simulate.js";
import type { Sums } from "../simulation/sums.js";
import type { Visits } from "../simulation/visits.js";
import { createBeat, type Pulse } from "./pulse.js";

/** One replication of every scenario of a run, all with the same seed: the same people live under each. */
export interface PairedReplication {
  readonly replication: number;
  /** One for each scenario, in their order. */
  readonly sums: readonly Sums[];
  /** One for each scenario, if their visits are written down. */
  readonly visits?: readonly Visits[];
}

/** What a thread is given once. */
export interface Assignment {
  /** One for each scenario; a run of one scenario has one. */
  readonly models: readonly Model[];
  readonly seed: string;
  readonly pulse: Pulse;
}

/** A range of replications: first, first + 1, … */
export interface Range {
  readonly first: number;
  /** 1 or more. */
  readonly count: number;
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
  | { readonly done: readonly PairedReplication[]; readonly milliseconds: number }
  | { readonly failure: Failure };

/** Answers tasks one after another on the same memory. */
export function createAnswering({ models, seed, pulse }: Assignment): (task: Range) => Answer {
  const beat = createBeat(pulse);
  let simulators: readonly Simulator[] | null = null;
  return ({ first, count }) => {
    let replication = first;
    try {
      const began = performance.now();
      simulators ??= models.map((model) => createSimulator(model, beat));
      const done: PairedReplication[] = [];
      for (; replication < first + count; replication++) {
        done.push(pairOf(simulators.map((simulate) => simulate(seed, replication))));
      }
      return { done, milliseconds: performance.now() - began };
    } catch (error) {
      return { failure: failureOf(error, replication) };
    }
  };
}

/** The replication of every scenario as one. */
function pairOf(runs: readonly Replication[]): PairedReplication {
  const visits = runs.flatMap((run) => run.visits ?? []);
  const sums = runs.map((run) => run.sums);
  const { replication } = runs[0];
  return visits.length === runs.length ? { replication, sums, visits } : { replication, sums };
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

function allTables({ sums, visits = [] }: PairedReplication): (Float64Array | Int32Array)[] {
  return [...sums, ...visits].flatMap(tablesOf);
}

/** Memory of an answer that may change hands instead of being copied. */
export function transferablesOf(answer: Answer): ArrayBuffer[] {
  if (!("done" in answer)) return [];
  return answer.done.flatMap(allTables).map(({ buffer }) => buffer as ArrayBuffer);
}

/** Memory of the sums of one replication of all scenarios [byte]. */
export function bytesOf(replication: PairedReplication): number {
  return allTables(replication).reduce((bytes, { byteLength }) => bytes + byteLength, 0);
}
