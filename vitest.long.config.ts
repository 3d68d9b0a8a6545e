/** How `npm run test:long` runs: campaigns of minutes to hours, one file at a time, with no limit on time. */
import { defineConfig } from "vitest/config";
import { tally } from "./src/setup/tally.mjs";

export default defineConfig({
  test: {
    include: ["test/long/**/*.test.ts"],
    reporters: ["verbose", tally],
    globalSetup: "test/support/build.ts",
    fileParallelism: false,
    testTimeout: 0,
    hookTimeout: 0,
  },
});
