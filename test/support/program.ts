/** The built program, started as its user starts it. For tests outside of the folders that never need dist. */
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";

const ROOT = join(import.meta.dirname, "../..");

/** The file that the command `kontor` means. */
export const PROGRAM = join(ROOT, "dist/cli/start.js");

/** How a program ended. */
export interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs `kontor` with its output piped: no terminal, no colours, in the root of the checkout unless told otherwise. */
export function kontor(args: readonly string[], cwd = ROOT): Promise<Outcome> {
  return runNode([PROGRAM, ...args], cwd);
}

/** Runs Node with these arguments. */
export function runNode(args: readonly string[], cwd = ROOT): Promise<Outcome> {
  const child = spawn(process.execPath, args, {
    cwd,
    env: plainEnvironment(),
    stdio: ["ignore", "pipe", "pipe"],
  });
  let stdout = "";
  let stderr = "";
  child.stdout.setEncoding("utf8").on("data", (chunk: string) => (stdout += chunk));
  child.stderr.setEncoding("utf8").on("data", (chunk: string) => (stderr += chunk));
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, stdout, stderr }));
  });
}

/** The environment without what turns colours on, and without Node's own options. */
export function plainEnvironment(): NodeJS.ProcessEnv {
  const { FORCE_COLOR: _color, CI: _ci, NODE_OPTIONS: _options, ...rest } = process.env;
  return { ...rest, NO_COLOR: "1" };
}

/** A folder with one file in it, removed after the test. @returns the folder */
export function folderWith(name: string, text: string): string {
  const folder = mkdtempSync(join(tmpdir(), "kontor-test-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(join(folder, name), text);
  return folder;
}
