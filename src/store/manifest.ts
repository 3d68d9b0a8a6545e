/** What a run folder says of itself: which replications of what it holds, and which reports were made from them. */
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { EXIT, UserError } from "../errors.js";
import { readIfThere, touching, writeWhole } from "./files.js";

const FILE = "manifest.json";
const FORMAT = 1;

/** What decides on every bit of a replication. */
export interface Identity {
  /** Hash of the resolved scenario, its tables included. */
  readonly hash: string;
  /** Version of the program. */
  readonly engine: string;
  readonly seed: string;
}

/** A report that was made from the replications. */
export interface Output {
  readonly name: string;
  /** sha256 of its bytes, hexadecimal. */
  readonly hash: string;
}

export interface Manifest {
  readonly format: number;
  /** The scenario's id; says nothing about its content. */
  readonly scenario: string;
  readonly identity: Identity;
  /** Whose visits are written down, as typed; absent when nobody's are. */
  readonly trace?: string | undefined;
  /** Replications that were asked for last. */
  readonly replications: number;
  /** The words after `kontor` that began the run. */
  readonly command: readonly string[];
  /** When it was begun, ISO 8601, and by which version of Node. */
  readonly begun: string;
  readonly node: string;
  readonly outputs: readonly Output[];
}

/** The name of a scenario, program and seed: 64 hexadecimal digits. */
export function keyOf({ hash, engine, seed }: Identity): string {
  return hashOf(JSON.stringify([hash, engine, seed]));
}

export function writeManifest(folder: string, manifest: Omit<Manifest, "format">): Promise<void> {
  const body = { format: FORMAT, ...manifest };
  return writeWhole(join(folder, FILE), `${JSON.stringify({ ...body, check: checkOf(body) }, null, 2)}\n`);
}

/**
 * The manifest of a run folder.
 *
 * @returns null if there is none
 * @throws UserError if it is damaged
 */
export async function readManifest(folder: string): Promise<Manifest | null> {
  const path = join(folder, FILE);
  const text = await readIfThere(path);
  if (text === null) return null;
  const manifest = parse(text.toString("utf8"));
  if (manifest !== null) return manifest;
  throw new UserError(`${path}: damaged; run again into another folder`, EXIT.verifyFailed);
}

/** What tells that a manifest is as it was written. */
function checkOf(manifest: Manifest): string {
  return hashOf(JSON.stringify(manifest));
}

function parse(text: string): Manifest | null {
  try {
    const { check, ...value } = JSON.parse(text) as Manifest & { readonly check: string };
    return value.format === FORMAT && check === checkOf(value) ? value : null;
  } catch {
    return null;
  }
}

/** Refuses to put replications of something else into a folder, and says what is different. */
export function refuseOther(folder: string, { identity }: Manifest, wanted: Identity): void {
  if (identity.engine !== wanted.engine) {
    throw new UserError(
      `${folder}: made by kontor ${identity.engine}, this is ${wanted.engine}, whose replications may differ; choose another folder`,
      EXIT.version,
    );
  }
  const [what, is, asked] =
    identity.seed !== wanted.seed
      ? ["seed", JSON.stringify(identity.seed), JSON.stringify(wanted.seed)]
      : ["scenario", identity.hash.slice(0, 19), wanted.hash.slice(0, 19)];
  if (is === asked) return;
  throw new UserError(
    `${folder}: holds another ${what} (${is}, not ${asked}); choose another folder`,
    EXIT.usage,
  );
}

/** sha256 of a text or of bytes, hexadecimal. */
export function hashOf(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("hex");
}

/** Names of reports that are missing or no longer as they were written. */
export async function changedOutputs(folder: string, { outputs }: Manifest): Promise<string[]> {
  const changed: string[] = [];
  for (const { name, hash } of outputs) {
    const path = join(folder, basename(name));
    const content = await touching(path, () => readFile(path).catch(() => null));
    if (content === null || hashOf(content) !== hash) changed.push(name);
  }
  return changed;
}
