/** A run killed again and again at moments drawn from a seed, and gone on with until it is done. */
import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { pause, recordFiles, runsFolder, start } from "../support/faults.js";

export interface Ordeal {
  /** Kills that hit a living program. */
  readonly kills: number;
  /** Runs that were finished and compared. */
  readonly finished: number;
  /** Files of records that were there before a kill and were written anew after it. */
  readonly redone: number;
  /** Whether all finished runs have the figures of a run that was never killed. */
  readonly same: boolean;
  /** The ends of programs that were neither killed nor well. */
  readonly failures: readonly string[];
}

/** What is killed, when and how often. */
export interface Attack {
  readonly kills: number;
  /** Of the moments; a kill comes 0 to `span` times as long after a start as the unbroken run took. */
  readonly seed: number;
  readonly span: number;
  /** Of a replication, of which there are 40: how long a run takes. */
  readonly days: number;
}

/** Kills until enough have hit. */
export async function killAndResume({ kills, seed, span, days }: Attack): Promise<Ordeal> {
  const run = ["run", "counter", "--set", `days=${days}`, "-n", "40", "--quiet", "--json"];
  const parent = runsFolder();
  const whole = join(parent, "whole");
  const began = performance.now();
  const first = start([...run, "-o", whole]);
  await first.ended;
  const latest = span * (performance.now() - began); // slow machines are killed as far along as fast ones
  const wanted = figures(whole);
  const next = generator(seed);
  let [hit, finished, redone, same] = [0, 0, 0, true];
  const failures: string[] = [];
  while (hit < kills) {
    const folder = join(parent, `run-${finished}`);
    const before = new Map(recordFiles(folder).map((file) => [file, inode(folder, file)]));
    const program = start([...run, "-o", folder, "--resume"]);
    void pause(next() * latest).then(() => program.child.kill("SIGKILL"));
    const { code, signal } = await program.ended;
    redone += [...before].filter(([file, node]) => inode(folder, file) !== node).length;
    if (signal === "SIGKILL") hit++;
    else if (code === 0) {
      same &&= figures(folder) === wanted && program.stdout() === first.stdout();
      finished++;
    } else failures.push(`exit ${code}: ${program.stderr()}`);
  }
  const last = start([...run, "-o", join(parent, `run-${finished}`), "--resume"]);
  await last.ended;
  same &&= figures(join(parent, `run-${finished}`)) === wanted;
  return { kills: hit, finished: finished + 1, redone, same, failures };
}

function figures(folder: string): string {
  return ["figures.json", "figures.csv"].map((name) => readFileSync(join(folder, name), "utf8")).join("");
}

/** Number of the file on its disk: another one if the file was written anew. */
function inode(folder: string, file: string): number {
  return statSync(join(folder, "records", file)).ino;
}

/** Numbers from 0 to 1 that anybody can draw again (Park and Miller's minimal standard). */
function generator(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48271) % 2147483647) / 2147483647;
}
