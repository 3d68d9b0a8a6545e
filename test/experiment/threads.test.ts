/** Threads as they are started and ended; what they answer is in `replicate`. */
import { expect, test } from "vitest";
import { compileModel } from "../../src/model/compile.js";
import { createThreads } from "../../src/experiment/threads.js";
import { errandOf, officeOf, scenarioOf } from "../support/scenario.js";

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
