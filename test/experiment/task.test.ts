import { expect, test } from "vitest";
import { EXIT, UserError } from "../../src/errors.js";
import { createAnswering, errorOf, transferablesOf } from "../../src/experiment/task.js";
import { compileModel } from "../../src/model/compile.js";
import type { Model } from "../../src/model/model.js";
import { createSimulator } from "../../src/simulation/simulate.js";
import { rateOf, scenarioOf, sourceOf } from "../support/scenario.js";
import { differing } from "../simulation/support.js";

const MODEL = compileModel(
  scenarioOf({ sources: [sourceOf("counter", "visit", { rates: [rateOf({ 0: 0.05 })] })] }),
);

test("a task is answered with the replication it names", () => {
  const answering = createAnswering({ model: MODEL, seed: "task" });
  for (const replication of [3, 0]) {
    const answer = answering({ replication });
    if ("failure" in answer) throw errorOf(answer.failure);
    expect(answer.done.replication).toBe(replication);
    expect(differing(answer.done.sums, createSimulator(MODEL)("task", replication).sums)).toEqual([]);
  }
});

test("the memory of every table changes hands", () => {
  const answer = createAnswering({ model: MODEL, seed: "task" })({ replication: 0 });
  const tables = "done" in answer ? Object.values(answer.done.sums) : [];
  expect(transferablesOf(answer)).toEqual(tables.map(({ buffer }) => buffer));
  expect(tables.length).toBeGreaterThan(5);
});

test("a fault of the program crosses threads with its message and stack, and no exit code", () => {
  const broken = { ...MODEL, officeIds: null } as unknown as Model;
  const answer = createAnswering({ model: broken, seed: "task" })({ replication: 0 });
  if (!("failure" in answer)) throw new Error("the broken model was simulated");
  expect(answer.failure.exitCode).toBe(null);
  expect(transferablesOf(answer)).toEqual([]);
  const error = errorOf(answer.failure);
  expect(error).not.toBeInstanceOf(UserError);
  expect(error.stack).toBe(answer.failure.stack);
  expect(answer.failure.stack).toContain("createS");
});

test("a mistake of the user crosses threads with its exit code", () => {
  const error = errorOf({ message: "too long", stack: "", exitCode: EXIT.invalid });
  expect(error).toBeInstanceOf(UserError);
  expect(error).toMatchObject({ message: "too long", exitCode: EXIT.invalid });
});
