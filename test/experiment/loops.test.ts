/** A loop for each model: what is read again of the built files, and that it computes the same. */
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { compileFunction } from "node:vm";
import { expect, test } from "vitest";
import { asFunction } from "../../src/experiment/loops.js";
import { folderWith, runNode } from "../support/program.js";

const DIST = join(import.meta.dirname, "../../dist");
const url = (file: string) => JSON.stringify(pathToFileURL(join(DIST, file)).href);

test("a module becomes a function from what it imports to what it exports", () => {
  const { body, imports } = asFunction(
    [
      'import { one, two as second } from "./numbers.js";',
      'import whole from "package";',
      "export const THREE = one + second;",
      "export function times(by) { return THREE * by; }",
      "export function* first() { yield whole; }",
      "const hidden = 1;",
      "export {};",
    ].join("\n"),
    "some.js",
  );
  expect(imports).toEqual(["./numbers.js", "package"]);
  const load = compileFunction(body, ["modules"]) as (modules: object[]) => Record<string, unknown>;
  const loaded = load([{ one: 1, two: 2 }, { default: "all of it" }]) as {
    THREE: number;
    times: (by: number) => number;
    first: () => Generator<string>;
  };
  expect(Object.keys(loaded)).toEqual(["THREE", "times", "first"]);
  expect([loaded.THREE, loaded.times(2), ...loaded.first()]).toEqual([3, 6, "all of it"]);
});

test.each(['import * as all from "./all.js";', 'export * from "./all.js";', "export class Line {}"])(
  "what is imported or exported in another form is refused: %s",
  (line) => {
    expect(() => asFunction(`const a = 1;\n${line}\n`, "some.js")).toThrow(
      `some.js: "${line}" is no import or export that can be loaded again`,
    );
  },
);

/** What the given lines leave in `told`, with the loops of the built program at hand. */
async function tellOf(lines: string): Promise<unknown> {
  const program = `
    import { loadLoops } from ${url("experiment/loops.js")};
    import { compileModel } from ${url("model/compile.js")};
    import { loadScenario } from ${url("scenario/load.js")};
    const model = compileModel(await loadScenario("counter", ["days=3"]));
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
    const loops = await loadLoops(4);
    const sums = loops.map(({ createLender, createRoll }) => {
      const roll = createRoll(model);
      const { sums } = createLender(model, () => false, roll)("loops", 7);
      return JSON.stringify([sums, roll.drawn].map(Object.entries));
    });
    told = { distinct: [distinct(loops), distinct(await loadLoops(5)), (await loadLoops(5)).length],
      same: new Set(sums).size === 1, long: sums[0].length > 10000 };
  `);
  expect(told).toEqual({ distinct: [4, 1, 5], same: true, long: true });
});

test("a fault in a loop of its own is told with the file and line where it happened", async () => {
  const told = await tellOf(`
    const [, { createLender }] = await loadLoops(2);
    const thrown = (make) => { try { make({ ...model, officeIds: null }); } catch (error) { return error.stack; } };
    const { createLender: shared } = await import(${url("simulation/simulate.js")});
    const places = (stack) => stack.match(/[a-z]+\\.js(\\?1)?:\\d+/gi).filter((place) => !place.startsWith("tell"));
    told = [thrown(createLender), thrown(shared)].map((stack) => places(stack)[0]);
  `);
  const [own, shared] = told as [string, string];
  expect(own).toBe(shared.replace(".js:", ".js?1:"));
});
