/** Files that are either as they were or wholly new, whatever happens in between; and what a disk may answer. */
import { constants } from "node:fs";
import { mkdir, open, readFile, rename, rm, stat } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { EXIT, UserError } from "../errors.js";

/** Begins the names of files that are being written. */
export const UNFINISHED = ".unfinished-";

/** What the system says, in words with a remedy; anything else is a fault of the program. */
const ANSWERS: Readonly<Record<string, readonly [exitCode: number, words: string]>> = {
  ENOSPC: [EXIT.resources, "no space left on the disk; make room, then go on with --resume"],
  EDQUOT: [EXIT.resources, "the disk quota is used up; make room, then go on with --resume"],
  EIO: [EXIT.resources, "the disk cannot be written to; what was acknowledged before is kept"],
  EMFILE: [EXIT.resources, "too many open files; raise the limit (ulimit -n), then go on with --resume"],
  ENFILE: [EXIT.resources, "too many open files on this machine; close some, then go on with --resume"],
  ENOMEM: [EXIT.resources, "not enough memory"],
  EFBIG: [EXIT.resources, "the file would be larger than allowed here"],
  EROFS: [EXIT.usage, "the disk is read-only; choose another folder"],
  EACCES: [EXIT.usage, "no permission; choose another folder"],
  EPERM: [EXIT.usage, "no permission; choose another folder"],
  ENOTDIR: [EXIT.usage, "a part of this path is a file, not a folder"],
  EISDIR: [EXIT.usage, "a folder is where a file should be"],
  EEXIST: [EXIT.usage, "a file is where a folder should be"],
  ENAMETOOLONG: [EXIT.usage, "the name is too long"],
  ENOENT: [EXIT.usage, "no such file or folder"],
};

/** The system's error as a mistake or a lack with words of its own, if it is one. */
export function asUserError(error: unknown, path: string): unknown {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  const answer = ANSWERS[code];
  if (answer === undefined || error instanceof UserError) return error;
  return new UserError(`${path}: ${answer[1]} (${code})`, answer[0]);
}

/** Runs what touches a path. @throws UserError in place of the system's error */
export async function touching<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw asUserError(error, path);
  }
}

/**
 * Writes a file so that it outlives a crash once this resolves: beside it, to the disk, renamed, the folder to
 * the disk. Before that the old one is there, or none.
 *
 * @throws UserError if the disk refuses; nothing unfinished is left behind then
 */
export async function writeWhole(path: string, content: string | Uint8Array): Promise<void> {
  const beside = join(dirname(path), `${UNFINISHED}${process.pid}-${basename(path)}`);
  await touching(path, async () => {
    try {
      const file = await open(beside, "w");
      try {
        await file.writeFile(content);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(beside, path);
    } catch (error) {
      await rm(beside, { force: true }).catch(() => {});
      throw error;
    }
    await syncFolder(dirname(path));
  });
}

/** Makes what was renamed or made in a folder outlive a crash. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === "win32") return; // Folders cannot be opened there.
  const handle = await open(folder, constants.O_RDONLY);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Makes a folder with its parents. Step by step: where nothing can be made, Node's own way never ends. */
export function makeFolder(folder: string): Promise<void> {
  return touching(folder, () => makeBelow(resolve(folder)));
}

async function makeBelow(folder: string): Promise<void> {
  const isFolder = await stat(folder).then(
    (found) => found.isDirectory(),
    () => false,
  );
  if (isFolder) return;
  if (dirname(folder) !== folder) await makeBelow(dirname(folder));
  await mkdir(folder).catch(async (error: NodeJS.ErrnoException) => {
    // Another process may have made it between two steps.
    if (error.code !== "EEXIST" || !(await stat(folder)).isDirectory()) throw error;
  });
}

/** Content of a file, null if there is none. */
export async function readIfThere(path: string): Promise<Buffer | null> {
  return touching(path, () =>
    readFile(path).catch((error: NodeJS.ErrnoException) => {
      if (error.code === "ENOENT" || error.code === "ENOTDIR") return null;
      throw error;
    }),
  );
}
