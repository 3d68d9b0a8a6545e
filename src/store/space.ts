/** Room on the disk: asked before a run and while it goes on, so that a night's work does not end on a full disk. */
import { statfs } from "node:fs/promises";
import { EXIT, UserError } from "../errors.js";

const MEBIBYTE = 2 ** 20;

/** Least room that a run begins or goes on with: reports, a manifest, whatever else is written there [byte]. */
const LEAST = 16 * MEBIBYTE;

/** Others write to the disk as well: room for twice what is still to come. */
const SAFETY = 2;

/** What has been written, and what is to come. */
export interface Written {
  readonly replications: number;
  readonly bytes: number;
  /** Replications still to be written at most; null if nobody knows how many it takes. */
  readonly left: number | null;
}

/**
 * Sees to it that there is room for the rest of a run.
 *
 * @throws UserError if there is not
 */
export async function checkRoom(folder: string, { replications, bytes, left }: Written): Promise<void> {
  const free = await freeBytes(folder);
  const toCome = replications === 0 || left === null ? 0 : (bytes / replications) * left;
  const needed = LEAST + SAFETY * toCome;
  if (free >= needed) return;
  const what = toCome > 0 ? `${left} replications more and their figures` : "a run";
  throw new UserError(
    `${folder}: ${inMebibytes(free)} free on the disk, ${what} may take ${inMebibytes(needed)}; ` +
      "make room or choose another disk, then go on with --resume",
    EXIT.resources,
  );
}

/** Room that this user may fill; infinite where the system does not tell. */
async function freeBytes(folder: string): Promise<number> {
  try {
    const { bavail, bsize } = await statfs(folder);
    return bavail * bsize;
  } catch {
    return Infinity; // Whoever writes there is told what is wrong.
  }
}

function inMebibytes(bytes: number): string {
  return `${(bytes / MEBIBYTE).toFixed(bytes < 10 * MEBIBYTE ? 1 : 0)} MiB`;
}
