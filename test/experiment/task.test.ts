import { expect, test } from "vitest";
import { EXIT, UserError } from "../../src/errors.js";
import { createPulse, askToStop, readPulse } from "../../src/experiment/pulse.js";
import { bytesOf, createAnswering, errorOf, tablesOf } from "../../src/experiment/task.js";
import { compileModel } from "../../src/model/compile.js";
import type { Model } from "../../src/model/model.js";
import { createSimulator } from "../../src/simulation/simulate.js";
import { rateOf, scenarioOf, sourceOf } from "../support/scenario.js";
import { differing } from "../simulation/support.js";

const MODEL = compileModel(
  scenarioOf({ sources: [sourceOf("counter", "visit", { rates: [rateOf({ 0: 0.05 })] })] }),
);

const assigned = (model: Model = MODEL) => ({ models: [model], seed: "task", pulse: createPulse() });

test("a task is answered with its replications, in order, as they would be alone", () => {
  const answering = createAnswering(assigned());
  for (const range of [
    { first: 3, count: 2 },
    { first: 0, count: 1 },
  ]) {
    const answer = answering(range);
    if ("failure" in answer) throw errorOf(answer.failure);
    expect(answer.done.map(({ replication }) => replication)).toEqual(
      Array.from({ length: range.count }, (_, i) => range.first + i),
    );
    for (const { replication, sums } of answer.done) {
      expect(differing(sums[0], createSimulator(MODEL)("task", replication).sums)).toEqual([]);
    }
    expect(answer.milliseconds).toBeGreaterThan(0);
  }
});

test("a replication of several models has the sums of each, as they would be alone", () => {
  const other = compileModel(
    scenarioOf({ sources: [sourceOf("counter", "visit", { rates: [rateOf({ 0: 0.2 })] })] }),
  );
  const models = [MODEL, other, MODEL];
  const answer = createAnswering({ ...assigned(), models })({ first: 4, count: 2 });
  if ("failure" in answer) throw errorOf(answer.failure);
  for (const { replication, sums } of answer.done) {
    models.forEach((model, i) =>
      expect(differing(sums[i], createSimulator(model)("task", replication).sums)).toEqual([]),
    );
    expect(differing(sums[0], sums[1])).not.toEqual([]);
  }
  const memory = answer.done.flatMap(({ sums }) => sums.flatMap(tablesOf)).map(({ buffer }) => buffer);
  expect(new Set(memory).size).toBe(2 * 3 * Object.keys(answer.done[0].sums[0]).length);
});

test("the memory of a replication is that of its tables, each of which has its own", () => {
  const answer = createAnswering(assigned())({ first: 0, count: 2 });
  const tables = "done" in answer ? answer.done.flatMap(({ sums }) => tablesOf(sums[0])) : [];
  expect(new Set(tables.map(({ buffer }) => buffer)).size).toBe(tables.length);
  expect(tables.length).toBeGreaterThan(10);
  const bytes = "done" in answer ? answer.done.map(bytesOf) : [];
  expect(bytes[0] + bytes[1]).toBe(tables.reduce((sum, { byteLength }) => sum + byteLength, 0));
});

test("a thread counts its days for whoever watches, and stops at the end of one when asked to", () => {
  const assignment = assigned();
  const answering = createAnswering(assignment);
  answering({ first: 0, count: 3 }); // one day each
  expect(readPulse(assignment.pulse).days).toBe(3);
  expect(readPulse(assignment.pulse).mebibytes).toBeGreaterThan(1);
  askToStop(assignment.pulse);
  const stopped = answering({ first: 3, count: 2 });
  expect(stopped).toMatchObject({ failure: { message: "replication 3: the simulation was told to stop" } });
});

test("a fault of the program crosses threads with its message and stack, and no exit code", () => {
  const broken = { ...MODEL, officeIds: null } as unknown as Model;
  const answer = createAnswering(assigned(broken))({ first: 5, count: 1 });
  if (!("failure" in answer)) throw new Error("the broken model was simulated");
  expect(answer.failure.exitCode).toBe(null);
  expect(answer.failure.message).toContain("replication 5: ");
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
