/** Replications in a thread of their own: a small program is started that imports the built library. */
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
      for (const table of Object.values(sums)) hash.update(new Uint8Array(table.buffer));
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
    await replicateUntil(model, { seed: "thread", replications: 6 }, (one) => {
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
    await replicateUntil(model, { seed: "thread", replications: 1000 }, ({ replication }) => order.push(replication) === 3);
    told = order;
  `);
  expect(told).toEqual([0, 1, 2]);
});

test("a thread that fails, and a receiver that throws, end the run with their error", async () => {
  const told = await tellOf(`
    const plan = { seed: "thread", replications: 3 };
    told = [];
    const note = (error) => told.push(error.message);
    await replicateUntil({ ...model, officeIds: null }, plan, () => false).catch(note);
    await replicateUntil(model, plan, () => { throw new Error("enough of this"); }).catch(note);
  `);
  expect(told).toEqual([expect.stringContaining("null"), "enough of this"]);
});
