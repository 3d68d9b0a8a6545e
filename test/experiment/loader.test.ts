/** The built files as functions of what they import. */
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { compileFunction } from "node:vm";
import { expect, test } from "vitest";
import { asFunction } from "../../src/experiment/loader.js";
import { folderWith, runNode } from "../support/program.js";

test("a module becomes a function from what it imports to what it exports", () => {
  const { body, imports } = asFunction(
    [
      'import { one, two as second } from "./numbers.js";',
      'import whole from "package";',
      "export const THREE = one + second;",
      "export function times(by) { return THREE * by; }",
      "export function* first() { yield whole; }",
      "export async function later() { return new Line(); }",
      "export class Line {}",
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
  expect(Object.keys(loaded)).toEqual(["THREE", "times", "first", "later", "Line"]);
  expect([loaded.THREE, loaded.times(2), ...loaded.first()]).toEqual([3, 6, "all of it"]);
});

test.each(['import * as all from "./all.js";', 'export * from "./all.js";', "export let line = 1;"])(
  "what is imported or exported in another form is refused: %s",
  (line) => {
    expect(() => asFunction(`const a = 1;\n${line}\n`, "some.js")).toThrow(
      `some.js: "${line}" is no import or export that can be loaded so`,
    );
  },
);

const DIST = join(import.meta.dirname, "../../dist");
const url = (file: string) => JSON.stringify(pathToFileURL(join(DIST, file)).href);

test("files are run once, but for those of rooms that are loaded again; packages and parts of Node are as ever", async () => {
  const program = `
    import { createLoader } from ${url("experiment/loader.js")};
    import { replicationKey } from ${url("random/keys.js")};
    const loader = createLoader();
    const again = loader.again(["random"], 1);
    const [keys, other] = [loader, again].map(({ load }) => load("random/keys.js"));
    const [task, sameTask] = [loader, again].map(({ load }) => load("experiment/task.js"));
    const errors = loader.load("errors.js");
    console.log(JSON.stringify([
      keys === loader.load("random/keys.js"), keys === other, task === sameTask,
      errors === again.load("errors.js"), errors === createLoader().load("errors.js"),
      new Set([keys, other, { replicationKey }].map((made) => made.replicationKey("a", 1).join())).size,
    ]));
  `;
  const file = join(folderWith("load.mjs", program), "load.mjs");
  const { code, stdout, stderr } = await runNode([file]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  expect(JSON.parse(stdout)).toEqual([true, false, true, true, false, 1]);
});
