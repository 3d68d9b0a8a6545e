/** Runs once before tests that start the built program: makes sure that dist is made from today's sources. */
import { execFileSync } from "node:child_process";
import { join } from "node:path";

const READY = join(import.meta.dirname, "../../src/setup/ready.mjs");

/** @throws Error if the sources do not compile; the compiler's words are on stderr */
export function setup(): void {
  execFileSync(process.execPath, [READY], { stdio: ["ignore", "inherit", "inherit"] });
}
