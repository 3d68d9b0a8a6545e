/** A loop for each model: that it computes the same. */
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test } from "vitest";
import { folderWith, runNode } from "../support/program.js";

const DIST = join(import.meta.dirname, "../../dist");
const url = (file: string) => JSON.stringify(pathToFileURL(join(DIST, file)).href);

/** What the given lines leave in `told`, with the loops of the built program at hand. */
async function tellOf(lines: string): Promise<unknown> {
  const program = `
    import { createLoader } from ${url("experiment/loader.js")};
    import { loadLoops } from ${url("experiment/loops.js")};
    import { compileModel } from ${url("model/compile.js")};
    import { loadScenario } from ${url("scenario/load.js")};
    const model = compileModel(await loadScenario("counter", ["days=3"]));
    const loopsFor = (models) => loadLoops(models, createLoader());
    let told;
    ${lines}
    console.log(JSON.stringify(told));
  `;
  const { code, stdout, stderr } = await runNode([join(folderWith("tell.mjs", program), "tell.mjs")]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  return JSON.parse(stdout);
}

test("up to four models have a loop each, of the same bytes; more share one", async () => {
  const told = await tellOf(`
    const distinct = (loops) => new Set(loops.map(({ createLender }) => createLender)).size;
    const loops = loopsFor(4);
    const sums = loops.map(({ createLender, createRoll }) => {
      const roll = createRoll(model);
      const { sums } = createLender(model, () => false, roll)("loops", 7);
      return JSON.stringify([sums, roll.drawn].map(Object.entries));
    });
    told = { distinct: [distinct(loops), distinct(loopsFor(5)), (loopsFor(5)).length],
      same: new Set(sums).size === 1, long: sums[0].length > 10000 };
  `);
  expect(told).toEqual({ distinct: [4, 1, 5], same: true, long: true });
});

test("a fault in a loop of its own is told with the file and line where it happened", async () => {
  const told = await tellOf(`
    const [, { createLender }] = loopsFor(2);
    const thrown = (make) => { try { make({ ...model, officeIds: null }); } catch (error) { return error.stack; } };
    const { createLender: shared } = await import(${url("simulation/simulate.js")});
    const places = (stack) => stack.match(/[a-z]+\\.js(\\?1)?:\\d+/gi).filter((place) => !place.startsWith("tell"));
    told = [thrown(createLender), thrown(shared)].map((stack) => places(stack)[0]);
  `);
  const [own, shared] = told as [string, string];
  expect(own).toBe(shared.replace(".js:", ".js?1:"));
});
