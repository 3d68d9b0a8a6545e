/**
 * Finished replications on disk: the truth about what is done. A file holds the records of one block; it is
 * there wholly or not at all, and every record is checked whenever the ledger is opened.
 */
import { mkdir, open, readdir, readFile, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { EXIT, UserError } from "../errors.js";
import type { BlockSink } from "../experiment/sink.js";
import type { Replication } from "../simulation/simulate.js";
import { makeFolder, touching, UNFINISHED, writeWhole } from "./files.js";
import { decodeRecord, encodeRecord, HEAD_BYTES, isSound, readHead } from "./record.js";

const RECORDS = "records";
const DAMAGED = "damaged";
const FILE_NAME = /^(\d{8})-(\d{1,8})\.records$/;

/** Where a record lies. */
interface Place {
  readonly file: string;
  readonly offset: number;
  readonly length: number;
  readonly hash: string;
}

export interface Ledger extends BlockSink {
  /** Replications that are kept, ascending. */
  readonly kept: () => readonly number[];
  /** Files that were not as they had been written when the ledger was opened; their replications are not kept. */
  readonly damaged: readonly string[];
  /** How many replications are kept, and how large their records are together [byte]. */
  readonly size: () => { readonly replications: number; readonly bytes: number };
  /** sha256 of the sums of a kept replication, hexadecimal. */
  readonly hashOf: (replication: number) => string;
}

/** What a ledger is opened for. The writer holds the lock of the run folder. */
export type Purpose = "read" | "write";

/**
 * Opens the ledger of a run folder and checks every record.
 *
 * @param key names scenario, program and seed; see `keyOf`
 * @param purpose the writer puts damaged files aside and removes unfinished ones; a reader touches nothing
 * @throws UserError if two sound records of a replication differ, or the disk refuses
 * Cost: reads all records once.
 */
export async function openLedger(folder: string, key: string, purpose: Purpose): Promise<Ledger> {
  const records = join(folder, RECORDS);
  if (purpose === "write") {
    await makeFolder(records);
    await removeUnfinished(records);
  }
  const places = new Map<number, Place>();
  const damaged: string[] = [];
  for (const file of await filesIn(records)) {
    const found = await placesIn(records, file, key);
    if (found !== null) for (const [replication, place] of found) enter(places, replication, place);
    else {
      damaged.push(file);
      if (purpose === "write") await putAside(folder, file);
    }
  }
  let written = [...places.values()].reduce((sum, { length }) => sum + length, 0);
  return {
    damaged,
    kept: () => [...places.keys()].toSorted((a, b) => a - b),
    size: () => ({ replications: places.size, bytes: written }),
    has: (replication) => places.has(replication),
    hashOf: (replication) => placeOf(places, replication).hash,
    read: async (replication) => {
      const place = placeOf(places, replication);
      const sums = await decodeRecord(await readPlace(records, place));
      if (sums !== null) return sums;
      throw new UserError(`${join(records, place.file)}: damaged while in use`, EXIT.verifyFailed);
    },
    write: async (replications) => {
      for (const run of await freshRuns(places, key, replications)) {
        const file = nameOf(run[0].replication, run.length);
        await writeWhole(join(records, file), Buffer.concat(run.map(({ bytes }) => bytes)));
        for (const [replication, place] of placesOf(file, run)) {
          places.set(replication, place);
          written += place.length;
        }
      }
    },
  };
}

function placeOf(places: ReadonlyMap<number, Place>, replication: number): Place {
  const place = places.get(replication);
  if (place === undefined) throw new Error(`replication ${replication} is not in the ledger`);
  return place;
}

/** Two results of one replication are equal, or nothing of this run can be trusted. */
function enter(places: Map<number, Place>, replication: number, place: Place): void {
  const before = places.get(replication);
  if (before !== undefined && before.hash !== place.hash) {
    throw new UserError(
      `replication ${replication} has two different results, in ${before.file} and ${place.file}: ` +
        "the same scenario, seed and program must give the same bytes; do not use these figures, and report this",
      EXIT.verifyFailed,
    );
  }
  if (before === undefined) places.set(replication, place);
}

interface Encoded {
  readonly replication: number;
  readonly bytes: Buffer;
}

/** The records of what is not kept yet, in runs without a gap. */
async function freshRuns(
  places: Map<number, Place>,
  key: string,
  replications: readonly Replication[],
): Promise<Encoded[][]> {
  const runs: Encoded[][] = [];
  for (const one of replications) {
    const bytes = await encodeRecord(key, one);
    const { replication } = one;
    if (places.has(replication)) {
      enter(places, replication, {
        file: "this run",
        offset: 0,
        length: 0,
        hash: readHead(bytes)?.hash ?? "",
      });
      continue;
    }
    const last = runs.at(-1);
    if (last?.at(-1)?.replication === replication - 1) last.push({ replication, bytes });
    else runs.push([{ replication, bytes }]);
  }
  return runs;
}

function placesOf(file: string, run: readonly Encoded[]): [number, Place][] {
  let offset = 0;
  return run.map(({ replication, bytes }) => {
    const place = { file, offset, length: bytes.length, hash: readHead(bytes)?.hash ?? "" };
    offset += bytes.length;
    return [replication, place];
  });
}

function nameOf(first: number, count: number): string {
  return `${String(first).padStart(8, "0")}-${count}.records`;
}

/** Records of a file. @returns null unless the file is what its name says, to the last byte */
async function placesIn(records: string, file: string, key: string): Promise<[number, Place][] | null> {
  const path = join(records, file);
  const name = FILE_NAME.exec(file);
  if (name === null) return null;
  const bytes = await touching(path, () => readFile(path));
  const [first, count] = [Number(name[1]), Number(name[2])];
  const found: [number, Place][] = [];
  let offset = 0;
  while (found.length < count) {
    const rest = bytes.subarray(offset);
    const head = readHead(rest);
    const replication = first + found.length;
    if (head?.key !== key || head.replication !== replication || !(await isSound(rest))) return null;
    const length = HEAD_BYTES + head.packedBytes;
    found.push([replication, { file, offset, length, hash: head.hash }]);
    offset += length;
  }
  return offset === bytes.length ? found : null;
}

async function readPlace(records: string, { file, offset, length }: Place): Promise<Buffer> {
  const path = join(records, file);
  return touching(path, async () => {
    const handle = await open(path, "r");
    try {
      const bytes = Buffer.alloc(length);
      await handle.read(bytes, 0, length, offset);
      return bytes;
    } finally {
      await handle.close();
    }
  });
}

async function filesIn(records: string): Promise<string[]> {
  const names = await touching(records, () =>
    readdir(records).catch((error: NodeJS.ErrnoException) => {
      if (error.code === "ENOENT") return [];
      throw error;
    }),
  );
  return names.filter((name) => !name.startsWith(UNFINISHED)).toSorted();
}

/** What a killed writer left half-written. */
async function removeUnfinished(records: string): Promise<void> {
  await touching(records, async () => {
    const left = (await readdir(records)).filter((name) => name.startsWith(UNFINISHED));
    await Promise.all(left.map((name) => rm(join(records, name), { force: true })));
  });
}

/** Keeps a damaged file for whoever wants to know why, out of the way of the replications that replace it. */
async function putAside(folder: string, file: string): Promise<void> {
  const to = join(folder, DAMAGED);
  await touching(to, async () => {
    await mkdir(to, { recursive: true });
    await rename(join(folder, RECORDS, file), join(to, file));
  });
}
