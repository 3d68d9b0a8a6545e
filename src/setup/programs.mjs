/**
 * The programs that set-up starts: how npm is found, how a child runs, and what helps when one fails.
 * Never through a shell; whatever a child prints goes to stderr.
 */
import { spawn } from "node:child_process";
import { existsSync, realpathSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";

/** How much of a child's output is kept to find the cause of a failure [characters]. */
const KEPT = 16_384;

/** Exit codes of set-up; the same numbers as the program's own. */
const EXIT = { internal: 1, resources: 9 };

/**
 * The command that starts npm: the npm that runs us, else the one beside node, else the first on the PATH.
 *
 * @returns {string[]} program and arguments
 * @throws {SetupError} if there is none
 */
export function npmCommand() {
  const beside = dirname(realpathSync(process.execPath));
  const folders = (process.env.PATH ?? "").split(delimiter).filter((folder) => folder !== "");
  const candidates = [
    process.env.npm_execpath ?? "",
    join(beside, "../lib/node_modules/npm/bin/npm-cli.js"),
    join(beside, "node_modules/npm/bin/npm-cli.js"),
    ...folders.map((folder) => join(folder, "npm")),
  ];
  // Another package manager may be running us: only npm itself reads npm's lock file.
  const found = candidates.filter((file) => existsSync(file)).map((file) => realpathSync(file));
  const cli = found.find((file) => /npm-cli\.[cm]?js$/.test(file));
  if (cli === undefined) throw new SetupError("npm is not found; install Node together with npm");
  return [process.execPath, cli];
}

/**
 * Runs a program to its end.
 *
 * @param {string[]} command program and arguments
 * @param {object} options
 * @param {string} options.name what to call it when it fails
 * @param {string} options.cwd
 * @param {AbortSignal} options.signal stops the program
 * @param {import("./lock.mjs").Lock} options.lock held by the program too, for it may outlive us
 * @returns {Promise<void>} settled only once the program is gone
 * @throws {SetupError} if it fails; carries what it printed
 */
export async function run([program, ...args], { name, cwd, signal, lock }) {
  signal.throwIfAborted();
  const child = spawn(program, args, { cwd, signal, stdio: ["ignore", "pipe", "pipe"] });
  const unshare = child.pid === undefined ? () => {} : lock.share(child.pid);
  let printed = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk) => {
      process.stderr.write(chunk);
      printed = (printed + chunk).slice(-KEPT);
    });
  }
  try {
    const end = await ended(child);
    if (end !== "0") throw new SetupError(`${name} ended with ${end}`, printed);
  } finally {
    unshare();
  }
}

/** Exit code or signal of a child, as text; rejects if it could not be started. */
function ended(child) {
  return new Promise((resolve, reject) => {
    child.on("close", (code, signal) => resolve(signal ?? String(code)));
    // an abort is reported here as well, but the child is gone only when it closes
    child.on("error", (error) => error.name === "AbortError" || reject(error));
  });
}

/** The first row whose sign is found in the error or in what a child printed. */
const CAUSES = [
  {
    sign: /ENOSPC|EDQUOT|no space left/i,
    exitCode: EXIT.resources,
    advice: "the disk is full; free some space (1 GB is plenty) and run the same command again",
  },
  {
    sign: /ENOMEM|heap out of memory|ended with (SIGKILL|SIGABRT|134|137)/,
    exitCode: EXIT.resources,
    advice: "memory ran out; close other programs (1 GB free is plenty) and run the same command again",
  },
  {
    sign: /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH/,
    exitCode: EXIT.internal,
    advice: "the packages cannot be fetched; check the network and proxy settings, then run it again",
  },
  {
    sign: /EUSAGE|EINTEGRITY|ENOENT.*package-lock\.json/,
    exitCode: EXIT.internal,
    advice: "package-lock.json does not fit; restore it and package.json, or run `npm install` to renew it",
  },
  {
    sign: /EACCES|EPERM|EROFS/,
    exitCode: EXIT.internal,
    advice: "a file or folder may not be written; make the checkout writable for this user",
  },
  {
    sign: /error TS\d+/,
    exitCode: EXIT.internal,
    advice: "the sources do not compile; correct the errors above (a former build stays in place)",
  },
  {
    sign: /MODULE_NOT_FOUND/,
    exitCode: EXIT.internal,
    advice: "the installed packages are incomplete; remove node_modules and run the same command again",
  },
];

/** A failure of set-up, with what the failing program printed. */
export class SetupError extends Error {
  /**
   * @param {string} message
   * @param {string} [printed]
   */
  constructor(message, printed = "") {
    super(message);
    this.name = "SetupError";
    this.printed = printed;
  }
}

/**
 * @param {Error & { printed?: string }} error
 * @returns {{ text: string, exitCode: number }} what to say, and the exit code to leave with
 */
export function explain(error) {
  const evidence = `${error.message}\n${error.printed ?? ""}`;
  const cause = CAUSES.find(({ sign }) => sign.test(evidence));
  if (cause !== undefined) return { text: `${error.message}: ${cause.advice}`, exitCode: cause.exitCode };
  const isOurs = error instanceof SetupError;
  return { text: (isOurs ? error.message : error.stack) ?? error.message, exitCode: EXIT.internal };
}
