/**
 * The folder of a run: manifest.json, scenario.json.gz, records/, the reports made from them, and lock/ while
 * somebody writes. Opening it for writing takes the lock; reading needs none.
 */
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { gunzip, gzip } from "node:zlib";
import { EXIT, UserError } from "../errors.js";
import { hashScenario } from "../scenario/hash.js";
import type { Scenario } from "../scenario/scenario.js";
import { makeFolder, readIfThere, touching, writeWhole } from "./files.js";
import { openLedger, type Ledger } from "./ledger.js";
import { takeLock } from "./lock.js";
import {
  hashOf,
  keyOf,
  readManifest,
  refuseOther,
  writeManifest,
  type Identity,
  type Manifest,
} from "./manifest.js";

import { checkRoom } from "./space.js";
import { openVisits, type VisitLedger } from "./visits.js";

const LOCK = "lock";
const SCENARIO = "scenario.json.gz";

/** What is to be kept, and on whose behalf. */
export interface RunWish {
  readonly scenario: Scenario;
  readonly engine: string;
  readonly seed: string;
  readonly replications: number;
  /** Whether it may end with fewer; room on the disk is then not asked for all. */
  readonly mayEndEarly?: boolean;
  /** Whether a run that is there already is gone on with. */
  readonly resume: boolean;
  /** Whose visits are kept as well, as typed; those of a run gone on with when absent. */
  readonly trace?: string | undefined;
  /** The words after `kontor`. */
  readonly command: readonly string[];
  readonly now: Date;
}

/** A report made from the replications. */
export interface Report {
  readonly name: string;
  readonly content: string;
}

/** A run folder open for writing. */
export interface RunFolder {
  readonly ledger: Ledger;
  /** Files, as paths from the folder, that were not as they had been written and have been put aside. */
  readonly damaged: readonly string[];
  /** Keeps reports beside the replications, with their hashes and their number of replications in the manifest. */
  readonly keepReports: (reports: readonly Report[], replications: number) => Promise<void>;
  readonly close: () => Promise<void>;
}

/**
 * Opens a run folder for writing, a new one or one to go on with.
 *
 * @throws UserError if another process writes there, if it holds another run or other files, or the disk refuses
 */
export async function openRunFolder(folder: string, wish: RunWish): Promise<RunFolder> {
  await makeFolder(folder);
  const release = await takeLock(join(folder, LOCK), `kontor ${wish.command.join(" ")}`);
  try {
    const manifest = await begin(folder, wish);
    const ledger = await openLedger(folder, keyOf(manifest.identity), "write");
    const visits = wish.trace === undefined ? null : await openVisits(folder, manifest, "write");
    const both = visits === null ? ledger : withVisits(ledger, visits);
    const kept = await withRoom(folder, both, wish);
    const damaged = ledger.damaged.map((file) => `records/${file}`);
    return {
      ledger: kept,
      damaged: [...damaged, ...(visits?.damaged ?? []).map((file) => `visits/records/${file}`)],
      keepReports: async (reports, replications) => {
        for (const { name, content } of reports) await writeWhole(join(folder, name), content);
        const outputs = reports.map(({ name, content }) => ({ name, hash: hashOf(content) }));
        await writeManifest(folder, { ...manifest, replications, outputs });
      },
      close: release,
    };
  } catch (error) {
    await release();
    throw error;
  }
}

/** A ledger that has a replication when its visits are kept too; these come first, as they are no proof of anything. */
function withVisits(ledger: Ledger, visits: VisitLedger): Ledger {
  return {
    ...ledger,
    size: () => {
      const { replications, bytes } = ledger.size();
      return { replications, bytes: bytes + visits.size().bytes };
    },
    has: (replication) => visits.has(replication) && ledger.has(replication),
    write: async (replications) => {
      await visits.write(replications);
      await ledger.write(replications);
    },
  };
}

/** A ledger that sees to it, now and after each writing, that there is room for the rest. */
async function withRoom(folder: string, ledger: Ledger, wish: RunWish): Promise<Ledger> {
  const check = (): Promise<void> => {
    const { replications, bytes } = ledger.size();
    const left = wish.mayEndEarly === true ? null : Math.max(0, wish.replications - replications);
    return checkRoom(folder, { replications, bytes, left });
  };
  await check();
  return {
    ...ledger,
    write: async (replications) => {
      await ledger.write(replications);
      await check();
    },
  };
}

/** Manifest and scenario, on the disk before the first replication. */
async function begin(folder: string, wish: RunWish): Promise<Omit<Manifest, "format">> {
  const identity: Identity = { hash: wish.scenario.hash, engine: wish.engine, seed: wish.seed };
  const found = await readManifest(folder);
  if (found === null) await refuseForeign(folder);
  else {
    refuseOther(folder, found, identity);
    refuseOtherTrace(folder, found, wish);
    if (!wish.resume) {
      throw new UserError(
        `${folder}: holds this run already; go on with --resume, or choose another folder`,
        EXIT.usage,
      );
    }
  }
  const manifest = {
    scenario: wish.scenario.id,
    identity,
    replications: wish.replications,
    command: wish.command,
    begun: found?.begun ?? wish.now.toISOString(),
    node: process.version,
    trace: wish.trace ?? found?.trace,
    outputs: [], // What was reported of fewer replications no longer holds.
  };
  if (found === null) await writeScenario(folder, wish.scenario);
  await writeManifest(folder, manifest);
  return manifest;
}

function refuseOtherTrace(folder: string, found: Manifest, { trace }: RunWish): void {
  if (trace === undefined || found.trace === undefined || trace === found.trace) return;
  throw new UserError(
    `${folder}: holds the visits of --trace ${found.trace}; write the same, or choose another folder`,
    EXIT.usage,
  );
}

/** A folder without a manifest is taken only if nothing but the beginnings of a run is in it. */
async function refuseForeign(folder: string): Promise<void> {
  const names = await touching(folder, () => readdir(folder));
  const foreign = names.find((name) => name !== LOCK && name !== SCENARIO && !name.startsWith("."));
  if (foreign === undefined) return;
  throw new UserError(
    `${folder}: holds no run but other files (${foreign}); choose another folder`,
    EXIT.usage,
  );
}

async function writeScenario(folder: string, scenario: Scenario): Promise<void> {
  await writeWhole(join(folder, SCENARIO), await promisify(gzip)(JSON.stringify(scenario)));
}

/**
 * A run folder for reading; it may be written to at the same time.
 *
 * @throws UserError if it is no run folder, or damaged
 */
export async function readRunFolder(folder: string): Promise<{ manifest: Manifest; ledger: Ledger }> {
  const manifest = await manifestOf(folder);
  return { manifest, ledger: await openLedger(folder, keyOf(manifest.identity), "read") };
}

/** @throws UserError if the folder holds no run, or a damaged manifest */
export async function manifestOf(folder: string): Promise<Manifest> {
  const manifest = await readManifest(folder);
  if (manifest !== null) return manifest;
  throw new UserError(`${folder}: no run is kept there; see: kontor runs ls`, EXIT.usage);
}

/** The scenario of a run, as it was when the run was begun. @throws UserError if it is damaged */
export async function readScenario(folder: string, { identity }: Manifest): Promise<Scenario> {
  const path = join(folder, SCENARIO);
  const packed = await readIfThere(path);
  const scenario = packed === null ? null : await unpacked(packed);
  if (scenario !== null && hashScenario(contentOf(scenario)) === identity.hash) return scenario;
  throw new UserError(`${path}: damaged; run again with the scenario file and --resume`, EXIT.verifyFailed);
}

async function unpacked(packed: Buffer): Promise<Scenario | null> {
  try {
    return JSON.parse((await promisify(gunzip)(packed)).toString("utf8")) as Scenario;
  } catch {
    return null;
  }
}

/** What the hash of a scenario is made of. */
function contentOf({ id: _id, title: _title, hash: _hash, ...content }: Scenario) {
  return content;
}
