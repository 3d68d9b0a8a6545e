/** What a thread is asked and what it answers. The thread itself is a thin shell over `answerTask`. */
import type { Model } from "../model/model.js";
import { createSimulator, type Replication, type Simulator } from "../simulation/simulate.js";
import { UserError } from "../errors.js";

/** What a thread is given once. */
export interface Assignment {
  readonly model: Model;
  readonly seed: string;
}

/** Ask: simulate this replication. */
export interface Task {
  readonly replication: number;
}

/** A failure in a form that crosses threads. */
export interface Failure {
  readonly message: string;
  readonly stack: string;
  /** Exit code of a user's mistake, null for a fault of the program. */
  readonly exitCode: number | null;
}

export type Answer = { readonly done: Replication } | { readonly failure: Failure };

/** Answers tasks one after another on the same memory. */
export function createAnswering({ model, seed }: Assignment): (task: Task) => Answer {
  let simulator: Simulator | null = null;
  return ({ replication }) => {
    try {
      simulator ??= createSimulator(model);
      return { done: simulator(seed, replication) };
    } catch (error) {
      return { failure: failureOf(error) };
    }
  };
}

function failureOf(error: unknown): Failure {
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  return { message, stack: stack ?? "", exitCode: error instanceof UserError ? error.exitCode : null };
}

/** The failure as an error of this thread. */
export function errorOf({ message, stack, exitCode }: Failure): Error {
  if (exitCode !== null) return new UserError(message, exitCode);
  return Object.assign(new Error(message), { stack });
}

/** Memory of an answer that may change hands instead of being copied. */
export function transferablesOf(answer: Answer): ArrayBuffer[] {
  if (!("done" in answer)) return [];
  return Object.values(answer.done.sums).map(
    (table: Float64Array | Int32Array) => table.buffer as ArrayBuffer,
  );
}
