/**
 * Keeps the manuals true: what a ```console block shows is what its commands print.
 *
 * `node src/setup/manuals.mjs [--check] [FILE ...]` runs every `$ command` of every block and writes its output
 * below it; with `--check` nothing is written, and stale blocks are named as file:line. Blocks marked
 * ```console skip-output are shown but not run. A command shows its stdout, with `2>&1` at its end stderr too;
 * only then may it fail. Spaces at the ends of lines do not count.
 */
import { spawn } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

/** Folder of package.json, where the commands of a manual run. */
export const ROOT = fileURLToPath(new URL("../..", import.meta.url));

/** The manuals, as far as they exist, in the order in which they are run. */
export const MANUALS = [
  "README.md",
  "scenarios/README.md",
  "data/README.md",
  "bench/README.md",
  "test/README.md",
].filter((file) => existsSync(join(ROOT, file)));

/** Longest run of one command [ms]. */
export const TIME_LIMIT = 600_000;

const FENCE = "```";
const PROMPT = "$ ";
/** Stands for the language outside of any block; a block without a language has "". */
const NO_BLOCK = undefined;

/**
 * @typedef {object} Command
 * @property {number} line of the command in the manual, from 1
 * @property {string} command what stands behind the prompt
 * @property {readonly string[]} output the lines below it
 */

/**
 * @typedef {object} Result
 * @property {string} output
 * @property {string} failure why the output cannot be shown; "" if all went well
 */

/**
 * @typedef {object} Stale
 * @property {number} line of the command, from 1
 * @property {string} reason
 * @property {boolean} failed whether the command itself went wrong, so that nothing could be written
 */

/**
 * Cuts a manual into its plain lines and the commands of its console blocks, in order.
 *
 * @param {string} text
 * @returns {(string | Command)[]}
 * @throws {Error} if a block does not begin with a command or is not closed
 */
export function parseManual(text) {
  const parts = [];
  let language = NO_BLOCK;
  for (const [index, line] of text.split("\n").entries()) {
    if (line.startsWith(FENCE)) {
      language = language === NO_BLOCK ? line.slice(FENCE.length).trim() : NO_BLOCK;
      parts.push(line);
    } else if (language !== "console") {
      parts.push(line);
    } else if (line.startsWith(PROMPT)) {
      parts.push({ line: index + 1, command: line.slice(PROMPT.length), output: [] });
    } else {
      const command = parts.at(-1);
      if (typeof command === "string") throw new Error(`line ${index + 1}: a console block begins with "$ "`);
      command.output.push(line);
    }
  }
  if (language !== NO_BLOCK) throw new Error(`the last block (${FENCE}${String(language)}) is not closed`);
  return parts;
}

/**
 * Runs the commands of a manual one after the other.
 *
 * @param {string} text
 * @param {(command: string) => Promise<Result>} execute
 * @returns {Promise<{ text: string, stale: Stale[] }>} the manual as it should be, and where it was not so; a
 *   command that fails keeps the output it had
 */
export async function refreshManual(text, execute) {
  const lines = [];
  const stale = [];
  for (const part of parseManual(text)) {
    if (typeof part === "string") {
      lines.push(part);
      continue;
    }
    const { output, failure } = await execute(part.command);
    const printed = failure === "" ? outputLines(output) : part.output;
    const reason = failure === "" ? difference(part.output, printed) : failure;
    if (reason !== "") stale.push({ line: part.line, reason, failed: failure !== "" });
    lines.push(PROMPT + part.command, ...printed);
  }
  return { text: lines.join("\n"), stale };
}

/** Lines of an output without spaces at their ends and without empty lines at its end. */
function outputLines(output) {
  const lines = output.trimEnd() === "" ? [] : output.trimEnd().split("\n");
  return lines.map((line) => line.trimEnd());
}

/** The first difference, in words; "" if there is none. */
function difference(shown, printed) {
  for (let i = 0; i < Math.max(shown.length, printed.length); i++) {
    const [before, now] = [shown[i], printed[i]];
    if (before !== now)
      return `line ${i + 1} of the output is ${quote(now)}, the manual shows ${quote(before)}`;
  }
  return "";
}

function quote(line) {
  return line === undefined ? "missing" : `"${line}"`;
}

/** Why an output cannot stand in a manual, "" if it can: such lines would be read as commands or fences. */
function unprintable(output) {
  const line = output.split("\n").find((each) => each.startsWith(PROMPT) || each.startsWith(FENCE));
  return line === undefined ? "" : `prints "${line}", which a console block cannot show`;
}

/**
 * A place where commands run: in the project's root, in a fixed environment, `kontor` and `npx kontor` being the
 * built program.
 *
 * @param {{ root?: string, timeLimit?: number }} [options] time limit of one command [ms]
 * @returns {{ runCommand: (command: string) => Promise<Result>, close: () => void }}
 */
export function openShell({ root = ROOT, timeLimit = TIME_LIMIT } = {}) {
  const shims = mkdtempSync(join(tmpdir(), "kontor-manuals-"));
  const program = `exec '${process.execPath}' '${join(root, "dist/cli/main.js")}' "$@"`;
  writeShim(join(shims, "kontor"), program);
  writeShim(
    join(shims, "npx"),
    `[ "$1" = kontor ] || { echo "only npx kontor"; exit 1; }\nshift\n${program}`,
  );
  const folders = [shims, join(root, "node_modules/.bin"), dirname(process.execPath), process.env.PATH];
  const env = {
    PATH: folders.join(delimiter),
    HOME: process.env.HOME ?? root,
    LANG: "C.UTF-8",
    TZ: "UTC",
    COLUMNS: "100",
    NO_COLOR: "1",
  };
  return {
    runCommand: (command) => runCommand(command, { cwd: root, env, timeLimit }),
    close: () => rmSync(shims, { recursive: true, force: true }),
  };
}

function writeShim(file, body) {
  writeFileSync(file, `#!/bin/sh\n${body}\n`);
  chmodSync(file, 0o755);
}

/** Runs one command in a shell; a group of its own, so that the time limit ends all it has started. */
function runCommand(command, { cwd, env, timeLimit }) {
  const child = spawn("sh", ["-c", command], { cwd, env, detached: true, stdio: ["ignore", "pipe", "pipe"] });
  const stopGroup = () => stopAll(child.pid);
  const timer = setTimeout(stopGroup, timeLimit);
  process.once("exit", stopGroup);
  let output = "";
  let complaint = "";
  child.stdout.setEncoding("utf8").on("data", (chunk) => (output += chunk));
  child.stderr.setEncoding("utf8").on("data", (chunk) => (complaint += chunk));
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code, signal) => {
      clearTimeout(timer);
      process.off("exit", stopGroup);
      const mayFail = /2>&1\s*$/.test(command);
      const isFine = code === 0 || (code !== null && mayFail);
      const end =
        signal === "SIGKILL" ? `is not done after ${timeLimit / 1000} s` : `ends with ${signal ?? code}`;
      resolve({ output, failure: isFine ? unprintable(output) : `${end} ${complaint.trim()}`.trim() });
    });
  });
}

/** Ends a process group, which may have ended by itself this moment. */
function stopAll(pid) {
  try {
    process.kill(-pid, "SIGKILL");
  } catch (error) {
    if (error.code !== "ESRCH") throw error;
  }
}

/** The program: refreshes or checks the manuals named, or all. @returns exit code */
async function main(args) {
  const check = args.includes("--check");
  const named = args.filter((arg) => arg !== "--check");
  const shell = openShell();
  const found = [];
  process.once("exit", shell.close);
  for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => process.exit(1));
  for (const file of named.length > 0 ? named : MANUALS) {
    const before = readFileSync(join(ROOT, file), "utf8");
    const { text, stale } = await refreshManual(before, shell.runCommand);
    for (const { line, reason } of stale) process.stderr.write(`${file}:${line}: ${reason}\n`);
    if (!check && text !== before) writeFileSync(join(ROOT, file), text);
    found.push(...stale);
  }
  return found.some(({ failed }) => check || failed) ? 1 : 0;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  process.exitCode = await main(process.argv.slice(2));
}
