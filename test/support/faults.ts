/** The built program under attack: started, signalled or killed at a moment the test chooses, and looked at afterwards. */
import { spawn, type ChildProcess } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { plainEnvironment, PROGRAM } from "./program.js";

/** A program that has been started. */
export interface Started {
  readonly child: ChildProcess;
  /** Exit code, or the signal it died of. */
  readonly ended: Promise<{ readonly code: number | null; readonly signal: NodeJS.Signals | null }>;
  readonly stdout: () => string;
  readonly stderr: () => string;
}

/** Starts `kontor` without waiting. @param environment added to a plain one */
export function start(args: readonly string[], environment: Readonly<Record<string, string>> = {}): Started {
  const child = spawn(process.execPath, [PROGRAM, ...args], {
    env: { ...plainEnvironment(), ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let [stdout, stderr] = ["", ""];
  child.stdout.setEncoding("utf8").on("data", (chunk: string) => (stdout += chunk));
  child.stderr.setEncoding("utf8").on("data", (chunk: string) => (stderr += chunk));
  const ended = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((resolve) =>
    child.on("close", (code, signal) => resolve({ code, signal })),
  );
  return { child, ended, stdout: () => stdout, stderr: () => stderr };
}

/** A folder for runs that is gone after the test. */
export function runsFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "kontor-runs-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Files of records in a run folder. */
export function recordFiles(folder: string): string[] {
  const records = join(folder, "records");
  return existsSync(records)
    ? readdirSync(records)
        .filter((name) => name.endsWith(".records") && !name.startsWith("."))
        .toSorted()
    : [];
}

/** Resolves once a run folder holds so many files of records, or the program has ended. */
export async function untilRecords(folder: string, count: number, { child }: Started): Promise<void> {
  while (recordFiles(folder).length < count && child.exitCode === null && child.signalCode === null)
    await pause(2);
}

/** Resolves once the program catches SIGHUP, and so all of them. Source: proc(5), SigCgt is a mask in which bit n − 1 is signal n. */
export async function untilListening({ child }: Started): Promise<void> {
  const catches = (): boolean => {
    const mask =
      /^SigCgt:\s*([0-9a-f]+)$/m.exec(readFileSync(`/proc/${child.pid}/status`, "latin1"))?.[1] ?? "0";
    return (BigInt(`0x${mask}`) & 1n) !== 0n;
  };
  while (child.exitCode === null && child.signalCode === null && !catches()) await pause(5);
}

export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** sha256 of a file's bytes. */
export function hashOf(path: string): string {
  return createHash("sha256").update(readFileSync(path)).digest("hex");
}
