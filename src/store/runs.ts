/** What can be done with kept runs as a whole: list, check, join, remove. Makes no figures. */
import { readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { EXIT, UserError } from "../errors.js";
import { touching } from "./files.js";
import { openLedger, type Ledger } from "./ledger.js";
import { takeLock } from "./lock.js";
import { changedOutputs, keyOf, readManifest, refuseOther, type Manifest } from "./manifest.js";
import { openVisits } from "./visits.js";
import { manifestOf, openRunFolder, readRunFolder, readScenario } from "./runFolder.js";

/** A kept run at a glance. */
export interface RunSummary {
  readonly folder: string;
  readonly manifest: Manifest;
  /** Replications that are kept of those asked for. */
  readonly done: number;
  readonly bytes: number;
}

/** What is not as it was written. */
export interface Damage {
  readonly file: string;
  readonly problem: string;
}

/** Runs in a folder. */
export interface Listed {
  readonly runs: readonly RunSummary[];
  /** Folders whose manifest cannot be read. */
  readonly damaged: readonly string[];
}

/** Runs in a folder, by name; folders that hold no run are passed over. */
export async function listRuns(parent: string): Promise<Listed> {
  const names = await touching(parent, () =>
    readdir(parent).catch((error: NodeJS.ErrnoException) => {
      if (error.code === "ENOENT") return [];
      throw error;
    }),
  );
  const runs: RunSummary[] = [];
  const damaged: string[] = [];
  for (const name of names.toSorted((a, b) => (a < b ? -1 : 1))) {
    const folder = join(parent, name);
    const manifest = await readManifest(folder).catch(isDamage);
    if (manifest === "damaged") damaged.push(folder);
    else if (manifest !== null) runs.push(await summarize(folder, manifest));
  }
  return { runs, damaged };
}

/** Anything else that is wrong with a folder says that no run is there. */
function isDamage(error: unknown): "damaged" | null {
  return error instanceof UserError && error.exitCode === EXIT.verifyFailed ? "damaged" : null;
}

/** Reads names of files only: cheap, and no proof that they are sound. */
async function summarize(folder: string, manifest: Manifest): Promise<RunSummary> {
  const files = await readdir(join(folder, "records")).catch(() => []);
  const kept = new Set<number>();
  let bytes = 0;
  for (const file of files) {
    const [, first, count] = /^(\d+)-(\d+)\.records$/.exec(file) ?? [];
    for (let i = 0; i < Number(count); i++) kept.add(Number(first) + i);
    bytes += (await stat(join(folder, "records", file)).catch(() => ({ size: 0 }))).size;
  }
  return { folder, manifest, done: doneOf([...kept], manifest), bytes };
}

/** How many of the replications asked for are among those kept. */
export function doneOf(kept: readonly number[], { replications }: Manifest): number {
  return kept.filter((replication) => replication < replications).length;
}

/** Checks every byte of a run: records, scenario, reports. Empty if all is as it was written. */
export async function checkRun(
  folder: string,
): Promise<{ readonly ledger: Ledger; readonly damage: Damage[] }> {
  const { manifest, ledger } = await readRunFolder(folder);
  const damage: Damage[] = ledger.damaged.map((file) => ({
    file: join(folder, "records", file),
    problem: "damaged; its replications are computed again by kontor run … --resume",
  }));
  for (const file of (await openVisits(folder, manifest, "read"))?.damaged ?? []) {
    damage.push({
      file: join(folder, "visits", "records", file),
      problem: "damaged; written again by kontor run … --trace … --resume",
    });
  }
  await readScenario(folder, manifest).catch((error: unknown) => {
    if (!(error instanceof UserError)) throw error;
    damage.push({ file: join(folder, "scenario.json.gz"), problem: "damaged" });
  });
  for (const name of await changedOutputs(folder, manifest)) {
    damage.push({
      file: join(folder, name),
      problem: "not as it was written; kontor run … --resume writes it again",
    });
  }
  return { ledger, damage };
}

/** Removes a run folder; refuses anything that is none, or that is being written to. */
export async function removeRun(folder: string): Promise<void> {
  await manifestOf(folder);
  const release = await takeLock(join(folder, "lock"), "kontor runs rm");
  await release();
  await touching(folder, () => rm(folder, { recursive: true }));
}

/**
 * Joins runs of the same scenario, seed and program, such as parts made on several machines.
 *
 * @returns how many replications the joined run holds
 * @throws UserError if they are of different runs, damaged, or disagree about a replication
 */
export async function mergeRuns(into: string, parts: readonly string[], now: Date): Promise<number> {
  const manifests: Manifest[] = [];
  for (const part of parts) manifests.push(await manifestOf(part));
  const { identity } = manifests[0];
  manifests.forEach((manifest, i) => refuseOther(parts[i], manifest, identity));
  const target = await openRunFolder(into, {
    scenario: await readScenario(parts[0], manifests[0]),
    engine: identity.engine,
    seed: identity.seed,
    replications: Math.max(...manifests.map(({ replications }) => replications)),
    resume: true,
    command: manifests[0].command,
    now,
  });
  try {
    for (const part of parts) {
      const ledger = await openLedger(part, keyOf(identity), "read");
      if (ledger.damaged.length > 0) {
        throw new UserError(
          `${part}: ${ledger.damaged.length} damaged files; mend it first with kontor run … --resume`,
          EXIT.verifyFailed,
        );
      }
      for (const replication of ledger.kept()) {
        await target.ledger.write([{ replication, sums: await ledger.read(replication) }]);
      }
    }
    return target.ledger.kept().length;
  } finally {
    await target.close();
  }
}
