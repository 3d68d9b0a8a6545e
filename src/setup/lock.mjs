/**
 * A lock folder: one process of this machine at a time. Knows nothing of what is done under the lock.
 *
 * A process holds the lock while its name is alone in the folder among the names of the living. A name is
 * `PID@START@HOST`: with the start time a number given away again is not taken for its former bearer.
 * The dead need no clearing before the lock is taken, so nobody can remove a lock that was just renewed.
 */
import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, rmdirSync, rmSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

/** Mean pause between two looks at a lock held by another [ms]; uneven, so that two do not collide for ever. */
const PAUSE = 100;

/** Start time of a process that is no more. */
const DEAD = "dead";

/** How to learn the start of a process, by platform; elsewhere through `ps`. */
const START = { linux: startByProc, win32: runningBySignal };

/**
 * @typedef {object} Lock
 * @property {(pid: number) => () => void} share lets a child process hold the lock too, should its parent be
 *   killed; the function returned ends that
 * @property {() => void} release
 */

/**
 * Waits until the lock is free and takes it.
 *
 * @param {string} folder made if missing; gone again after the release
 * @param {object} options
 * @param {(holder: string) => void} options.onWait called once, if another holds the lock
 * @param {AbortSignal} options.signal ends the waiting
 * @param {number} options.patience longest wait [ms]
 * @returns {Promise<Lock>}
 * @throws {Error} when patience or signal ends the waiting
 */
export async function acquireLock(folder, { onWait, signal, patience }) {
  const name = nameOf(process.pid);
  let waited = 0;
  while (!tryLock(folder, name)) {
    const [holder] = living(folder);
    if (holder !== undefined && waited === 0) onWait(describe(holder));
    if (waited >= patience) throw new Error(stillLocked(folder, holder));
    const pause = PAUSE * (0.5 + Math.random());
    await sleep(pause, undefined, { signal });
    waited += pause;
  }
  return {
    share: (pid) => enter(folder, nameOf(pid)),
    release: () => {
      rmSync(join(folder, name), { force: true });
      removeIfEmpty(folder);
    },
  };
}

/** Enters our name unless a living one is there; takes it back if another came in at the same time. */
function tryLock(folder, name) {
  if (living(folder).length > 0) return false;
  try {
    mkdirSync(folder, { recursive: true });
    const leave = enter(folder, name);
    if (living(folder).length === 1) {
      clearDead(folder);
      return true;
    }
    leave();
  } catch (error) {
    if (error.code !== "ENOENT") throw error; // the former holder removed the folder between two steps
  }
  return false;
}

/** Puts a name into the folder. @returns takes it out again */
function enter(folder, name) {
  const file = join(folder, name);
  writeFileSync(file, "");
  return () => rmSync(file, { force: true });
}

/** Names of living processes in the folder. */
function living(folder) {
  return names(folder).filter(isAlive);
}

/** Removes the names of the dead, which never come back. */
function clearDead(folder) {
  for (const name of names(folder)) {
    if (!isAlive(name)) rmSync(join(folder, name), { force: true });
  }
}

function names(folder) {
  try {
    return readdirSync(folder);
  } catch (error) {
    if (error.code === "ENOENT") return [];
    throw error;
  }
}

/**
 * Removes a folder unless something is in it.
 *
 * @param {string} folder
 */
export function removeIfEmpty(folder) {
  try {
    rmdirSync(folder);
  } catch (error) {
    // another process has entered, or has removed the folder already
    if (!["ENOTEMPTY", "EEXIST", "ENOENT", "EPERM"].includes(error.code)) throw error;
  }
}

/** Whether the bearer of a name still lives; on another machine nobody can tell, so it counts as alive. */
function isAlive(name) {
  const here = encodeURIComponent(hostname());
  const [pid, start, host = here] = name.split("@");
  return host !== here || (start !== DEAD && nameOf(Number(pid)) === name);
}

/**
 * The name under which a process holds a lock.
 *
 * @param {number} pid
 */
export function nameOf(pid) {
  return [pid, startOf(pid), hostname()].map(encodeURIComponent).join("@");
}

function describe(name) {
  const [pid, , host] = name.split("@").map(decodeURIComponent);
  return host === hostname() ? `process ${pid}` : `process ${pid} on ${host}`;
}

function stillLocked(folder, holder) {
  const who = holder === undefined ? "other processes" : describe(holder);
  return `still locked by ${who}; if no such program is running any more, remove the folder ${folder}`;
}

/** When a process started, in the words of the system; DEAD if there is no such process. */
function startOf(pid) {
  const find = START[process.platform] ?? startByPs;
  try {
    return find(pid);
  } catch {
    return DEAD;
  }
}

/** Source: proc(5), /proc/PID/stat: state is field 3, start time [ticks since boot] is field 22. */
function startByProc(pid) {
  const stat = readFileSync(`/proc/${pid}/stat`, "latin1");
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" "); // the name before may hold spaces
  return "ZX".includes(fields[0]) ? DEAD : fields[19];
}

function startByPs(pid) {
  return execFileSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "latin1" }).trim();
}

/** Signal 0 only asks; there is no start time to be had without another program. */
function runningBySignal(pid) {
  return process.kill(pid, 0) ? "running" : DEAD;
}
