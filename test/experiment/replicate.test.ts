/** Replications in real threads: a small program is started that imports the built library. */
import { pathToFileURL } from "node:url";
import { join } from "node:path";
import { expect, test } from "vitest";
import { folderWith, runNode } from "../support/program.js";

const DIST = join(import.meta.dirname, "../../dist");
const url = (file: string) => JSON.stringify(pathToFileURL(join(DIST, file)).href);

/** Loads the first scenario, shortened, and ends by printing what the given lines leave in `told`. */
async function tellOf(lines: string): Promise<unknown> {
  const program = `
    import { createHash } from "node:crypto";
    import { compileModel } from ${url("model/compile.js")};
    import { createSimulator } from ${url("simulation/simulate.js")};
    import { loadScenario } from ${url("scenario/load.js")};
    import { replicateUntil } from ${url("experiment/replicate.js")};
    const model = compileModel(await loadScenario("counter", ["days=5"]));
    const print = ({ sums }) => {
      const hash = createHash("sha256");
      for (const table of [sums].flat().flatMap(Object.values)) hash.update(new Uint8Array(table.buffer));
      return hash.digest("hex");
    };
    let told;
    ${lines}
    console.log(JSON.stringify(told));
  `;
  const { code, stdout, stderr } = await runNode([join(folderWith("tell.mjs", program), "tell.mjs")]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  return JSON.parse(stdout);
}

test("the thread's replications come in order, with the very bytes that the main thread computes", async () => {
  const told = await tellOf(`
    const [threaded, order] = [[], []];
    await replicateUntil([model], { seed: "thread", replications: 6 }, (one) => {
      order.push(one.replication);
      threaded.push(print(one));
      return false;
    });
    const simulator = createSimulator(model);
    told = { order, same: threaded.every((text, k) => text === print(simulator("thread", k))), distinct: new Set(threaded).size };
  `);
  expect(told).toEqual({ order: [0, 1, 2, 3, 4, 5], same: true, distinct: 6 });
});

test("who has enough is handed nothing more, and the program ends by itself", async () => {
  const told = await tellOf(`
    const order = [];
    await replicateUntil([model], { seed: "thread", replications: 1000 }, ({ replication }) => order.push(replication) === 3);
    told = order;
  `);
  expect(told).toEqual([0, 1, 2]);
});

test("a thread that fails, and a receiver that throws, end the run with their error", async () => {
  const told = await tellOf(`
    const plan = { seed: "thread", replications: 3 };
    told = [];
    const note = (error) => told.push(error.message);
    await replicateUntil([{ ...model, officeIds: null }], plan, () => false).catch(note);
    await replicateUntil([model], plan, () => { throw new Error("enough of this"); }).catch(note);
  `);
  expect(told).toEqual([expect.stringContaining("null"), "enough of this"]);
});

test("threads, sizes of blocks and who finishes first change nothing", async () => {
  const told = await tellOf(`
    const shuffled = new URL(${url("../test/experiment/faulty.mjs")});
    const all = async (means) => {
      const order = [];
      const hash = createHash("sha256");
      await replicateUntil([{ ...model, fault: "late" }], { seed: "many", replications: 24 }, (one) => {
        order.push(one.replication);
        hash.update(print(one));
        return false;
      }, means);
      return order.every((replication, i) => replication === i) && order.length === 24 ? hash.digest("hex") : order;
    };
    told = [];
    for (const threads of [1, 2, 3, "auto"]) told.push(await all({ threads }));
    for (const blockSize of [1, 7, 64]) told.push(await all({ threads: 2, blockSize }));
    told.push(await all({ threads: 3, blockSize: 2, threadFile: shuffled }));
    const alone = [];
    for (const only of [0, 23]) {
      await replicateUntil([model], { seed: "many", replications: 1, only }, (one) => alone.push([one.replication, print(one)]) < 0);
    }
    const simulator = createSimulator(model);
    told = { distinct: new Set(told).size, length: told[0].length, alone: alone.every(([k, text]) => text === print(simulator("many", k))) };
  `);
  expect(told).toEqual({ distinct: 1, length: 64, alone: true });
});

/** How each fault of a thread is told, when replication 5 of 8 always falls into it. */
const FAULTS: Readonly<Record<string, RegExp>> = {
  throw: /^replication 5: broken$/,
  throwText: /^replication 5: only words$/,
  throwOutside: /^threw only words outside$/,
  exit: /^ended without a result \(exit 0\)$/,
  heap: /memory limit/i,
  endless: /^no simulated day ended within 3 s$/,
  arrays: /^memory grew to \d+ MiB, \d+ may be$/,
};

test.each(Object.entries(FAULTS))(
  "a replication that ends in a fault (%s) is given up alone",
  async (fault, reason) => {
    const told = await tellOf(`
    const means = { threads: 2, threadFile: new URL(${url("../test/experiment/faulty.mjs")}), mostSilent: ${fault === "endless" ? 3 : 30}, heapMebibytes: 64,
      mostMebibytes: ${fault === "arrays" ? 700 : 1e6} };
    const order = [];
    const lost = await replicateUntil([{ ...model, fault: ${JSON.stringify(fault)}, at: 5 }], { seed: "faults", replications: 8 },
      (one) => order.push([one.replication, print(one)]) < 0, means);
    const simulator = createSimulator(model);
    told = { order: order.map(([k]) => k), same: order.every(([k, text]) => text === print(simulator("faults", k))), lost };
  `);
    expect(told).toEqual({
      order: [0, 1, 2, 3, 4, 6, 7],
      same: true,
      lost: [{ replication: 5, deaths: 3, reason: expect.stringMatching(reason) }],
    });
  },
);

test("what a thread answered before it threw counts, though the word of its end comes first", async () => {
  const told = await tellOf(`
    const { Worker } = await import("node:worker_threads");
    const { emit } = Worker.prototype;
    const held = new Map();
    const release = (worker) => {
      for (const late of held.get(worker) ?? []) emit.call(worker, "message", ...late);
      held.delete(worker);
    };
    // Answers come after the word of the error, or just before that of the end.
    Worker.prototype.emit = function (event, ...values) {
      if (event === "message") return held.set(this, [...(held.get(this) ?? []), values]).size > 0;
      if (event === "exit") release(this);
      const isHeard = emit.call(this, event, ...values);
      if (event === "error") release(this);
      return isHeard;
    };
    const order = [];
    const means = { threads: 1, blockSize: 1, threadFile: new URL(${url("../test/experiment/faulty.mjs")}) };
    const lost = await replicateUntil([{ ...model, fault: "throwOutside", at: 1 }], { seed: "faults", replications: 2 },
      ({ replication }) => order.push(replication) < 0, means);
    told = { order, lost };
  `);
  expect(told).toEqual({
    order: [0],
    lost: [{ replication: 1, deaths: 3, reason: "threw only words outside" }],
  });
});

test("a fault that does not come back costs a thread and no replication", async () => {
  const told = await tellOf(`
    const means = { threads: 2, threadFile: new URL(${url("../test/experiment/faulty.mjs")}) };
    const once = new Int32Array(new SharedArrayBuffer(4));
    const order = [];
    const lost = await replicateUntil([{ ...model, fault: "exit", at: 5, once }], { seed: "faults", replications: 8 },
      ({ replication }) => order.push(replication) < 0, means);
    told = { order, lost, attempts: once[0] };
  `);
  expect(told).toEqual({ order: [0, 1, 2, 3, 4, 5, 6, 7], lost: [], attempts: 2 });
});

test("a signal ends the run with its reason, in the middle of an endless replication too", async () => {
  const told = await tellOf(`
    const stop = new AbortController();
    const means = { threads: 1, threadFile: new URL(${url("../test/experiment/faulty.mjs")}), signal: stop.signal };
    const order = [];
    const receive = ({ replication }) => {
      if (replication === 1) setTimeout(() => stop.abort(new Error("enough")), 100);
      return order.push(replication) < 0;
    };
    const run = replicateUntil([{ ...model, fault: "endless", at: 2 }], { seed: "faults", replications: 8 }, receive, means);
    told = await run.catch((error) => [error.message, order]);
  `);
  expect(told).toEqual(["enough", [0, 1]]);
});

test("an answer that cannot be read costs its thread", async () => {
  const told = await tellOf(`
    const { Worker } = await import("node:worker_threads");
    const { emit } = Worker.prototype;
    Worker.prototype.emit = function (event, ...values) {
      const isUnreadable = event === "message" && values[0].done[0].replication === 3;
      return isUnreadable ? emit.call(this, "messageerror", new Error("not readable")) : emit.call(this, event, ...values);
    };
    const order = [];
    const lost = await replicateUntil([model], { seed: "faults", replications: 5 },
      ({ replication }) => order.push(replication) < 0, { threads: 1 });
    told = { order, lost };
  `);
  expect(told).toEqual({
    order: [0, 1, 2, 4],
    lost: [{ replication: 3, deaths: 3, reason: "not readable" }],
  });
});
