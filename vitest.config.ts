/**
 * How `npm test` runs: two groups of tests, one that imports the sources as they are and one that starts the
 * built program. Only the second needs dist, so a single test of the kernel never waits for the compiler.
 */
import { defineConfig } from "vitest/config";
import { tally } from "./src/setup/tally.mjs";

/** Folders of test/ that never start the built program; any other folder may. */
export const SOURCE_FOLDERS = [
  "data",
  "kernel",
  "random",
  "stats",
  "scenario",
  "model",
  "simulation",
  "analysis",
  "report",
  "store",
];

const sourceTests = ["test/*.test.ts", ...SOURCE_FOLDERS.map((folder) => `test/${folder}/**/*.test.ts`)];

export default defineConfig({
  test: {
    reporters: ["default", tally],
    // Two test files at a time even on a large machine: some start programs that use every core themselves.
    maxWorkers: 2,
    // Generous: it ends what waits for ever, and never judges speed. A loop that never yields it cannot end.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    projects: [
      // One module graph for all files of a worker: functions of their arguments leave nothing behind for the next.
      { extends: true, test: { name: "sources", include: sourceTests, isolate: false } },
      {
        extends: true,
        test: {
          name: "built",
          include: ["test/**/*.test.ts"],
          exclude: ["test/long/**", ...sourceTests],
          globalSetup: "test/support/build.ts",
        },
      },
    ],
  },
});
