/**
 * Makes the checkout ready to run: dependencies installed, program built. Runs before `npm start` and
 * `npm test` and needs nothing but Node. Stamps decide what is to be done; if nothing is, no process is started.
 * Everything it says goes to stderr. Exit codes: 0 ready, 9 disk or memory, 1 any other failure, 128 + signal.
 */
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { constants } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { acquireLock, removeIfEmpty } from "./lock.mjs";
import { explain, npmCommand, run, SetupError } from "./programs.mjs";
import { buildStamp, installStamp, isInstalledByHand, NPM_RECORD, readStamp, writeStamp } from "./stamps.mjs";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
/** Work in progress: the lock, a build not yet finished, the build it replaces. */
const WORKSHOP = join(ROOT, ".ready");
const LOCK = join(WORKSHOP, "lock");
const DIST = join(ROOT, "dist");
const INSTALL_STAMP = join(ROOT, "node_modules/.install-stamp");
const BUILD_STAMP = ".build-stamp";

/** Longest wait for another process that installs or builds [ms]. */
const PATIENCE = 15 * 60_000;

/** In this order: a build needs the installed compiler. */
const STEPS = [
  { isDone: () => readStamp(INSTALL_STAMP) === installStamp(ROOT), perform: install },
  { isDone: () => readStamp(join(DIST, BUILD_STAMP)) === buildStamp(ROOT), perform: build },
];

const stop = new AbortController();
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.once(signal, () => stop.abort(signal));

try {
  checkNode();
  if (!STEPS.every((step) => step.isDone())) await makeReady();
} catch (error) {
  process.exitCode = report(error);
}

async function makeReady() {
  const lock = await acquireLock(LOCK, {
    onWait: (holder) => say(`waiting for ${holder}, which is installing or building`),
    signal: stop.signal,
    patience: PATIENCE,
  });
  try {
    for (const step of STEPS) {
      if (!step.isDone()) await step.perform(lock);
    }
  } finally {
    lock.release();
    removeIfEmpty(WORKSHOP);
  }
}

/** Installs exactly what the lock file names. The stamp comes last, so that a kill leaves the step undone. */
async function install(lock) {
  const stamp = installStamp(ROOT);
  if (readStamp(INSTALL_STAMP) !== "" || !isInstalledByHand(ROOT)) {
    say("installing the dependencies (npm ci)");
    rmSync(INSTALL_STAMP, { force: true });
    rmSync(join(ROOT, NPM_RECORD), { force: true }); // or a killed install could pass for one done by hand
    const options = ["--include=dev", "--ignore-scripts", "--no-audit", "--no-fund"];
    await run([...npmCommand(), "ci", ...options], { name: "npm ci", cwd: ROOT, lock, signal: stop.signal });
  }
  mkdirSync(join(ROOT, "node_modules"), { recursive: true }); // npm makes none for a project without packages
  writeStamp(INSTALL_STAMP, stamp);
}

/** Builds into a fresh folder and swaps it in by renaming: there is never half a dist, nor a stale file in it. */
async function build(lock) {
  say("building (tsc)");
  removeLeftovers();
  const stamp = buildStamp(ROOT);
  const fresh = join(WORKSHOP, `dist-${process.pid}`);
  const compiler = join(ROOT, "node_modules/typescript/bin/tsc");
  try {
    const command = [process.execPath, compiler, "-p", "tsconfig.json", "--outDir", fresh];
    await run(command, { name: "tsc", cwd: ROOT, lock, signal: stop.signal });
    // Nobody knows what was compiled if a file was saved meanwhile: without a stamp the next run builds again.
    if (buildStamp(ROOT) === stamp) writeStamp(join(fresh, BUILD_STAMP), stamp);
    makeExecutable(fresh);
    const old = join(WORKSHOP, `old-${process.pid}`);
    if (existsSync(DIST)) renameSync(DIST, old);
    renameSync(fresh, DIST);
  } finally {
    removeLeftovers();
  }
}

/** Removes what builds, also killed ones, have left in the workshop. */
function removeLeftovers() {
  for (const name of readdirSync(WORKSHOP)) {
    if (name !== "lock") rmSync(join(WORKSHOP, name), { recursive: true, force: true });
  }
}

/** The commands that package.json promises, so that they run without naming node. */
function makeExecutable(fresh) {
  for (const path of Object.values(readManifest().bin ?? {})) {
    const file = join(fresh, path.replace(/^dist\//, ""));
    if (existsSync(file)) chmodSync(file, 0o755);
  }
}

function checkNode() {
  const needed = readManifest().engines.node.replace(">=", "");
  const own = process.versions.node;
  const order = new Intl.Collator("en", { numeric: true });
  if (order.compare(own, needed) >= 0) return;
  throw new SetupError(`Node ${own} is too old; install Node ${needed} or later`);
}

function readManifest() {
  return JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));
}

function say(text) {
  process.stderr.write(`kontor: ${text}\n`);
}

/** Says what went wrong and what helps. @returns exit code */
function report(error) {
  const signal = stop.signal.reason;
  if (signal !== undefined) {
    say(`stopped by ${signal}; what was begun is done again next time`);
    return 128 + constants.signals[signal];
  }
  const { text, exitCode } = explain(error);
  say(text);
  return exitCode;
}
