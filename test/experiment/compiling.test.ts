/** What V8 is told; that threads obey is in `threads`, what it is worth in `bench/`. */
import { expect, test } from "vitest";
import { compilingFlag, FLAGS } from "../../src/experiment/compiling.js";
import { runNode } from "../support/program.js";

test.each([
  [1, 1, "--no-concurrent-recompilation"],
  [1, 2, "--concurrent-recompilation"],
  [2, 2, "--no-concurrent-recompilation"],
  [3, 2, "--no-concurrent-recompilation"],
  [3, 4, "--concurrent-recompilation"],
])("%i threads on %i cores are started with %s", (threads, cores, flag) => {
  expect(compilingFlag(threads, cores)).toBe(flag);
});

test("Node knows every flag", async () => {
  expect(await runNode([...FLAGS, "--eval", ""])).toMatchObject({ code: 0, stderr: "" });
  expect((await runNode(["--no-such-flag", "--eval", ""])).code).toBe(9);
});
