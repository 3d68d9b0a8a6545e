/** Many damaged scenario files in child processes, each of which is ended when it does not answer. */
import { fork, type ChildProcess } from "node:child_process";
import { join } from "node:path";
import { plainEnvironment } from "../program.js";

/** Most time of the processor one file may take [s], and most memory of a process [MiB]. */
export const MOST_SECONDS = 2;
export const MOST_MIB = 512;

/** A process that has not answered for so long hangs, however busy the machine is [ms]. */
const SILENCE = 60_000;

/** What became of one file. */
interface Answer {
  readonly seed: number;
  readonly accepted: boolean;
  readonly fault: string;
  readonly cpuSeconds: number;
  readonly peakMiB: number;
}

export interface Campaign {
  readonly accepted: number;
  readonly refused: number;
  /** What went wrong, with the seed that shows it. */
  readonly faults: readonly string[];
  readonly slowestSeconds: number;
  readonly peakMiB: number;
}

/** Reads the files of `count` seeds from `first` on. @param processes how many read at the same time */
export async function readMutants(first: number, count: number, processes: number): Promise<Campaign> {
  const seeds = Array.from({ length: count }, (_, i) => first + i);
  const shares = Array.from({ length: processes }, (_, p) => seeds.filter((_seed, i) => i % processes === p));
  const answers = (await Promise.all(shares.map(readShare))).flat();
  return {
    accepted: answers.filter(({ accepted }) => accepted).length,
    refused: answers.filter(({ accepted }) => !accepted).length,
    faults: answers.flatMap(faultsOf),
    slowestSeconds: Math.max(...answers.map(({ cpuSeconds }) => cpuSeconds)),
    peakMiB: Math.max(...answers.map(({ peakMiB }) => peakMiB)),
  };
}

function faultsOf({ seed, fault, cpuSeconds, peakMiB }: Answer): string[] {
  return [
    ...(fault === "" ? [] : [`seed ${seed}: ${fault}`]),
    ...(cpuSeconds <= MOST_SECONDS ? [] : [`seed ${seed}: took ${cpuSeconds} s`]),
    ...(peakMiB <= MOST_MIB ? [] : [`seed ${seed}: took ${peakMiB} MiB`]),
  ];
}

async function readShare(seeds: readonly number[]): Promise<Answer[]> {
  const answers: Answer[] = [];
  let reader = startReader();
  try {
    for (const seed of seeds) {
      const answer = await ask(reader, seed);
      answers.push(answer);
      if (reader.exitCode !== null || reader.signalCode !== null) reader = startReader();
    }
  } finally {
    reader.kill("SIGKILL");
  }
  return answers;
}

function startReader(): ChildProcess {
  return fork(join(import.meta.dirname, "reader.mjs"), {
    env: plainEnvironment(),
    execArgv: [],
    stdio: ["ignore", "ignore", "ignore", "ipc"],
  });
}

/** One file; a process that dies or falls silent is the file's fault. */
function ask(reader: ChildProcess, seed: number): Promise<Answer> {
  return new Promise((resolve) => {
    const end = (answer: Answer): void => {
      clearTimeout(timer);
      reader.off("message", end).off("exit", die);
      resolve(answer);
    };
    const fail = (fault: string): void => end({ seed, accepted: false, fault, cpuSeconds: 0, peakMiB: 0 });
    const die = (code: number | null, signal: string | null): void =>
      fail(`the process ended with ${signal ?? code}`);
    const timer = setTimeout(() => reader.kill("SIGKILL"), SILENCE);
    reader.on("message", end).on("exit", die);
    reader.send(seed);
  });
}
