/**
 * One writer for a run folder. A process holds the lock while its name is alone among the names of the living
 * in the lock folder; a name is `PID@START@HOST`, so that a number given away again is not taken for its former
 * bearer, and the dead need no clearing before the lock is taken.
 */
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { mkdir, readdir, readFile, rm, rmdir, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import { join, resolve } from "node:path";
import { EXIT, UserError } from "../errors.js";
import { touching } from "./files.js";

/** Start time of a process that is no more. */
const DEAD = "dead";

/** Locks of this process, by folder. */
const held = new Set<string>();

/**
 * Takes the lock, or says who has it.
 *
 * @param command what the holder is doing, for whoever comes next
 * @returns what releases the lock
 * @throws UserError if another process, or another part of this one, holds it
 */
export async function takeLock(folder: string, command: string): Promise<() => Promise<void>> {
  const key = resolve(folder);
  const name = nameOf(process.pid);
  if (held.has(key)) throw locked(folder, "this very program");
  held.add(key);
  try {
    await touching(folder, async () => {
      await refuseIfHeld(folder, name);
      await mkdir(folder, { recursive: true });
      await writeFile(join(folder, name), command);
      // Whoever came in at the same moment sees us, or we see it; both may give way, neither goes on alone.
      await refuseIfHeld(folder, name).catch(async (error: unknown) => {
        await rm(join(folder, name), { force: true });
        throw error;
      });
      await clearDead(folder);
    });
  } catch (error) {
    held.delete(key);
    throw error;
  }
  return async () => {
    held.delete(key);
    await rm(join(folder, name), { force: true });
    await rmdir(folder).catch(() => {}); // Another may have entered.
  };
}

async function refuseIfHeld(folder: string, own: string): Promise<void> {
  const other = (await namesIn(folder)).find((name) => name !== own && isAlive(name));
  if (other === undefined) return;
  const [pid, , host] = other.split("@").map(decodeURIComponent);
  const command = await readFile(join(folder, other), "utf8").catch(() => "");
  throw locked(
    folder,
    `process ${pid}${host === hostname() ? "" : ` on ${host}`}${command === "" ? "" : `: ${command}`}`,
  );
}

function locked(folder: string, holder: string): UserError {
  return new UserError(
    `${folder}: in use by ${holder}; wait for it, or remove this folder if no such program runs any more`,
    EXIT.locked,
  );
}

async function clearDead(folder: string): Promise<void> {
  const dead = (await namesIn(folder)).filter((name) => !isAlive(name));
  await Promise.all(dead.map((name) => rm(join(folder, name), { force: true })));
}

async function namesIn(folder: string): Promise<string[]> {
  return readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return [];
    throw error;
  });
}

/** Whether the bearer of a name still lives; on another machine nobody can tell, so it counts as alive. */
function isAlive(name: string): boolean {
  const here = encodeURIComponent(hostname());
  const [pid, start, host = here] = name.split("@");
  return host !== here || (start !== DEAD && nameOf(Number(pid)) === name);
}

/** The name under which a process of this machine holds a lock. */
export function nameOf(pid: number): string {
  return [pid, startOf(pid), hostname()].map(encodeURIComponent).join("@");
}

/** When a process started, in the words of the system; DEAD if there is no such process. */
function startOf(pid: number): string {
  try {
    if (process.platform === "linux") return startByProc(pid);
    if (process.platform === "win32") return process.kill(pid, 0) ? "running" : DEAD;
    return execFileSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "latin1" }).trim();
  } catch {
    return DEAD;
  }
}

/** Source: proc(5), /proc/PID/stat: state is field 3, start time [ticks since boot] is field 22. */
function startByProc(pid: number): string {
  const stat = readFileSync(`/proc/${pid}/stat`, "latin1");
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" "); // the name before may hold spaces
  return fields[0] === "Z" || fields[0] === "X" ? DEAD : fields[19];
}
