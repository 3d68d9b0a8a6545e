/** Whether rankings by simulation find the best of all schedules, which the exact chain knows: 100 times each. */
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { runNode } from "../support/program.js";

const BENCH = fileURLToPath(new URL("../../bench/enumerable.mjs", import.meta.url));

/** `served: {"optimum":97,"within":2,"worse":1,"open":0} of 100` */
const TALLY = /^\w+: (\{.*\}) of 100$/m;

test.each(["served", "wait", "lost"])(
  "%s: in 95 of 100 rankings and more the best is found, or one within 1 %",
  async (name) => {
    const { stdout } = await runNode([BENCH, name, "100"]);
    const tally = JSON.parse(TALLY.exec(stdout)?.[1] ?? "{}") as { optimum: number; within: number };
    expect(tally.optimum + tally.within).toBeGreaterThanOrEqual(95);
  },
);
