#!/usr/bin/env node
/**
 * Where the program begins: loads the command line, and says so in words if not even that can be done. Loads
 * nothing else itself, as loading is what may fail.
 */
const NO_ROOM = 9;

try {
  await import("./main.js");
} catch (error) {
  const message = error instanceof Error ? error.message : String(error);
  process.stderr.write(
    `kontor cannot be loaded: ${message}\n` +
      "Raise the limit of open files (ulimit -n 256), or install again (npm ci).\n",
  );
  process.exitCode = NO_ROOM;
}
