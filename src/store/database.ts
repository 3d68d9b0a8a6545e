/**
 * The database of a run: made from its ledger, made again whenever it is not of what the ledger holds or not as it
 * was written. Nothing is kept in it that the ledger does not tell.
 */
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { open, readdir, rename, rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import { EXIT, UserError } from "../errors.js";
import type { Scenario } from "../scenario/scenario.js";
import { createDatabase, createTable, type Database } from "./duckdb.js";
import { readIfThere, touching, UNFINISHED, writeWhole } from "./files.js";
import type { Ledger } from "./ledger.js";
import { hashOf, keyOf, type Manifest } from "./manifest.js";
import {
  cellRows,
  createMeasuring,
  createSumming,
  foundationRows,
  runRow,
  SUM_TABLES,
  type Row,
} from "./rows.js";
import { readRunFolder, readScenario } from "./runFolder.js";
import { TABLE_LIST, type TableName } from "./tables.js";
import { createTelling, openVisits, type VisitLedger } from "./visits.js";

const FILE = "database.duckdb";
const STAMP = "database.json";

/** Ends the name of the log that belongs to a database. */
const LOG = ".wal";

/** Changes whenever the tables do. */
const FORMAT = 1;

/** What a database was made from, and what its bytes were. */
interface Stamp {
  readonly content: string;
  readonly hash: string;
}

/** A database that is sound and of what the ledger holds. */
export interface Ready {
  readonly path: string;
  readonly manifest: Manifest;
  /** Replications in it. */
  readonly kept: number;
  /** What became of the one before, if it had to be made. */
  readonly made: "kept" | "new" | "stale" | "damaged";
}

/** What a database is made from. */
interface Content {
  readonly scenario: Scenario;
  readonly manifest: Manifest;
  readonly ledger: Ledger;
  /** Null where nobody is traced. */
  readonly visits: VisitLedger | null;
  /** Replications that are told, ascending. */
  readonly kept: readonly number[];
}

/**
 * Sees to it that the database of a run is there.
 *
 * @param signal ends the making of it with its reason
 * @throws UserError if no run is kept there, or its ledger is damaged, or the disk refuses
 * Cost: reads the ledger and the database once.
 */
export function readyDatabase(folder: string, signal?: AbortSignal): Promise<Ready> {
  const key = resolve(folder);
  const ready = underWay.get(key) ?? makeReady(folder, signal).finally(() => underWay.delete(key));
  underWay.set(key, ready);
  return ready;
}

/** Databases that this process is making, by folder: two at once would write into each other. */
const underWay = new Map<string, Promise<Ready>>();

async function makeReady(folder: string, signal?: AbortSignal): Promise<Ready> {
  const { manifest, ledger } = await readRunFolder(folder);
  const visits = await openVisits(folder, manifest, "read");
  if (ledger.damaged.length + (visits?.damaged.length ?? 0) > 0) {
    throw new UserError(`${folder}: damaged; see: kontor runs verify ${folder}`, EXIT.verifyFailed);
  }
  const kept = ledger.kept().filter((replication) => replication < manifest.replications);
  if (kept.length === 0) throw new UserError(`${folder}: no replication is kept yet`, EXIT.partial);
  const content = contentOf({ manifest, ledger, visits, kept });
  const path = join(folder, FILE);
  const ready = { path, manifest, kept: kept.length };
  const made = await stateOf(folder, content);
  if (made === "kept") return { ...ready, made };
  const scenario = await readScenario(folder, manifest);
  await make(folder, content, (database) =>
    fill(database, { scenario, manifest, ledger, visits, kept }, signal),
  );
  return { ...ready, made };
}

/** Names everything that decides on what the database holds. */
function contentOf({ manifest, ledger, visits, kept }: Omit<Content, "scenario">): string {
  const { identity, replications, command, begun, node, trace } = manifest;
  const hashes = kept.map((replication) => [
    replication,
    ledger.hashOf(replication),
    visits?.has(replication) === true ? visits.hashOf(replication) : null,
  ]);
  return hashOf(JSON.stringify([FORMAT, keyOf(identity), replications, command, begun, node, trace, hashes]));
}

async function stateOf(folder: string, content: string): Promise<Ready["made"]> {
  const written = await readIfThere(join(folder, STAMP));
  if (written === null) return "new";
  const stamp = parse(written.toString("utf8"));
  if (stamp === null) return "damaged";
  if (stamp.content !== content) return "stale";
  const path = join(folder, FILE);
  // DuckDB would take a log beside the database for its own, whatever is in it.
  if ((await readIfThere(`${path}${LOG}`)) !== null) return "damaged";
  const hash = await touching(path, () => hashOfFile(path)).catch(() => null);
  return hash === stamp.hash ? "kept" : "damaged";
}

function parse(text: string): Stamp | null {
  try {
    const { content, hash } = JSON.parse(text) as Stamp;
    return typeof content === "string" && typeof hash === "string" ? { content, hash } : null;
  } catch {
    return null;
  }
}

async function hashOfFile(path: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest("hex");
}

/** Makes the file beside the one that is there, and lets it take its place once it is whole. */
async function make(
  folder: string,
  content: string,
  filling: (database: Database) => Promise<void>,
): Promise<void> {
  const beside = join(folder, `${UNFINISHED}${process.pid}-${FILE}`);
  const path = join(folder, FILE);
  await touching(path, async () => {
    await removeLeft(folder);
    try {
      const database = await createDatabase(beside);
      try {
        await filling(database);
      } finally {
        database.close();
      }
      await syncFile(beside);
      const hash = await hashOfFile(beside);
      await removeFiles(path);
      await rename(beside, path);
      await writeWhole(join(folder, STAMP), `${JSON.stringify({ content, hash } satisfies Stamp)}\n`);
    } catch (error) {
      await removeFiles(beside);
      throw asDiskError(error, path);
    }
  });
}

async function syncFile(path: string): Promise<void> {
  const file = await open(path, "r+");
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

/** DuckDB tells of a disk in words of its own. */
function asDiskError(error: unknown, path: string): unknown {
  const message = error instanceof Error ? error.message : "";
  if (/no space left|disk quota|could not write|file too large|input\/output error/i.test(message)) {
    return new UserError(`${path}: no space left on the disk; make room, then try again`, EXIT.resources);
  }
  return error;
}

/** What killed programs left half-made. */
async function removeLeft(folder: string): Promise<void> {
  const pattern = new RegExp(`^\\${UNFINISHED}(\\d+)-${FILE.replace(".", "\\.")}$`);
  for (const name of await readdir(folder)) {
    const pid = pattern.exec(name)?.[1];
    if (pid !== undefined && !isAlive(Number(pid))) await removeFiles(join(folder, name));
  }
}

/** A database, its log and its folder for what memory does not hold. */
async function removeFiles(path: string): Promise<void> {
  for (const end of ["", LOG, ".tmp"]) await rm(`${path}${end}`, { recursive: true, force: true });
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return pid !== process.pid;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** Fills all tables, one after another, in the order of the data. */
async function fill(database: Database, content: Content, signal?: AbortSignal): Promise<void> {
  const { scenario, manifest, ledger, visits, kept } = content;
  const tables = new Map<TableName, (row: Row) => void>();
  const ends: (() => void)[] = [];
  for (const shape of TABLE_LIST) {
    const { append, end } = await createTable(database, shape);
    tables.set(shape.name as TableName, append);
    ends.push(end);
  }
  const put = (name: TableName, rows: readonly Row[]): void => {
    const append = tables.get(name);
    for (const row of rows) append?.(row);
  };
  put("runs", [runRow(scenario, manifest, kept.length)]);
  put("foundations", foundationRows(scenario));
  put("cells", cellRows(scenario));
  const measuring = createMeasuring(scenario);
  const telling = createTelling(scenario);
  const summing = SUM_TABLES.map((name) => [name, createSumming(scenario, name)] as const);
  for (const replication of kept) {
    signal?.throwIfAborted();
    const sums = await ledger.read(replication);
    const isTraced = visits?.has(replication) === true;
    put("replications", [[replication, ledger.hashOf(replication), isTraced]]);
    put("measures", measuring(replication, sums));
    for (const [name, rowsOf] of summing) put(name, rowsOf(replication, sums));
    if (isTraced) put("visits", telling(replication, await visits.read(replication)));
  }
  for (const end of ends) end();
  await database.connection.run("CHECKPOINT");
}
