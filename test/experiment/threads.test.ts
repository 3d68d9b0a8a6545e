/** Threads as they are started and ended; what they answer is in `replicate`. */
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test } from "vitest";
import { createThreads } from "../../src/experiment/threads.js";
import { compileModel } from "../../src/model/compile.js";
import { folderWith, PROGRAM, runNode } from "../support/program.js";
import { errandOf, officeOf, scenarioOf } from "../support/scenario.js";

test("threads compile by themselves where every core simulates, whatever was started before", async () => {
  const threads = pathToFileURL(join(import.meta.dirname, "../../dist/experiment/threads.js")).href;
  const program = `
    import { availableParallelism } from "node:os";
    import { createThreads } from ${JSON.stringify(threads)};
    const asking = new URL("data:text/javascript," + encodeURIComponent(\`
      import { setFlagsFromString } from "node:v8";
      import { parentPort } from "node:worker_threads";
      setFlagsFromString("--allow-natives-syntax");
      const isHelped = new Function("return %IsConcurrentRecompilationSupported()")();
      parentPort.on("message", () => parentPort.postMessage(isHelped));
    \`));
    const plan = { models: [], seed: "", most: 9, heapMebibytes: 64, file: asking };
    const isHelped = (together) => new Promise((resolve) => {
      let answer;
      const answered = (it) => thread.end(void (answer = it));
      const thread = createThreads({ ...plan, together })({ answered, gone: () => resolve(answer) });
      thread.post({ first: 0, count: 1 });
    });
    const cores = availableParallelism();
    const found = [];
    for (const together of [cores, 1, cores + 1]) found.push(await isHelped(together));
    console.log(JSON.stringify({ found, cores }));
  `;
  const { code, stdout, stderr } = await runNode([join(folderWith("ask.mjs", program), "ask.mjs")]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  const { found, cores } = JSON.parse(stdout) as { found: boolean[]; cores: number };
  expect(found).toEqual([false, cores > 1, false]);
});

test("what a thread sends makes V8 throw away nothing of the loop that it has compiled", async () => {
  const cores = availableParallelism(); // with as many threads V8 compiles at the same places each time
  const words = ["run", "skelleftea", "-n", String(10 * cores), "-j", String(cores), "-q", "--json"];
  const { code, stdout } = await runNode(["--trace-opt", "--trace-deopt", PROGRAM, ...words]);
  expect(code).toBe(0);
  expect(stdout).toMatch(/marking .*runWindow.* for optimization/);
  expect(stdout).not.toMatch(/dependent code .*runWindow/);
});

test("a thread that is told to end again and again is ended once, without a warning of Node", async () => {
  const warnings: string[] = [];
  const listen = (warning: Error): void => void warnings.push(warning.message);
  process.on("warning", listen);
  const model = compileModel(
    scenarioOf({ offices: [officeOf("a")], errands: [errandOf("visit")], sources: [] }),
  );
  const file = new URL("data:text/javascript,for (;;);");
  const start = createThreads({ models: [model], seed: "s", most: 1, heapMebibytes: 64, file });
  const reason = await new Promise<Error>((gone) => {
    const thread = start({ answered: () => {}, gone });
    setTimeout(() => {
      for (let i = 0; i < 20; i++) thread.end(new Error(`look ${i}`));
    }, 100);
  });
  await new Promise((resolve) => setTimeout(resolve, 10));
  process.off("warning", listen);
  expect(reason.message).toBe("look 0");
  expect(warnings).toEqual([]);
});
