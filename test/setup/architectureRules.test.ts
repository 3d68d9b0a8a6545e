/** The rules of test/architecture.test.ts about imports, shown good and bad files in memory: each must refuse what it is for. */
import { describe, expect, test } from "vitest";
import { checkCycles, checkDoors, checkIndex, checkLayers, DOORS } from "../support/architecture.js";
import { importsOf } from "../support/syntax.js";
import type { SourceFile } from "../support/syntax.js";

/** Files from a table of path and text. */
function files(texts: Readonly<Record<string, string>>): SourceFile[] {
  return Object.entries(texts).map(([path, text]) => ({ path, text }));
}

/** One file of the kernel. */
function kernel(text: string): SourceFile[] {
  return files({ "src/kernel/line.ts": text });
}

describe("imports are found", () => {
  test("in every form, with line and whether they are of types only", () => {
    const text = [
      'import a from "a";',
      'import type { B } from "b";',
      'import { type C } from "c";',
      'import { type D, d } from "d";',
      'export { e } from "e";',
      'export type { F } from "f";',
      'const g = await import("g");',
      'let h: import("h").H;',
      'import "i";',
      '// import "in a comment"',
      "const text = \"import x from 'x'\";",
    ].join("\n");
    expect(importsOf({ path: "src/kernel/line.ts", text })).toEqual([
      { specifier: "a", line: 1, typeOnly: false },
      { specifier: "b", line: 2, typeOnly: true },
      { specifier: "c", line: 3, typeOnly: true },
      { specifier: "d", line: 4, typeOnly: false },
      { specifier: "e", line: 5, typeOnly: false },
      { specifier: "f", line: 6, typeOnly: true },
      { specifier: "g", line: 7, typeOnly: false },
      { specifier: "h", line: 8, typeOnly: true },
      { specifier: "i", line: 9, typeOnly: false },
    ]);
  });
});

describe("layers", () => {
  const low = { "src/units.ts": "", "src/errors.ts": "", "src/kernel/line.ts": "", "src/kernel/pool.ts": "" };

  test("imports of lower rooms, of the own room and of the lowest files are allowed", () => {
    const text =
      'import "../kernel/line.js"; import "../units.js"; import "./demand.js"; import type {} from "zod";';
    expect(checkLayers(files({ ...low, "src/model/model.ts": text, "src/model/demand.ts": "" }))).toEqual([]);
  });

  test("an import of a higher room is refused, of types too", () => {
    const found = checkLayers(
      files({ ...low, "src/random/law.ts": '\nimport type {} from "../stats/ratio.js";' }),
    );
    expect(found).toEqual([
      'src/random/law.ts:2: no source for "../stats/ratio.js"; end it in ".js" and check the name',
    ]);
    const upward = {
      "src/random/law.ts": '\nimport type {} from "../stats/ratio.js";',
      "src/stats/ratio.ts": "",
    };
    expect(checkLayers(files(upward))).toEqual([
      "src/random/law.ts:2: imports upward from stats; move what both need down",
    ]);
  });

  test("the lowest files import from no room, index.ts is imported by none", () => {
    expect(checkLayers(files({ ...low, "src/units.ts": 'import "./kernel/line.js";' }))).toHaveLength(1);
    expect(
      checkLayers(files({ "src/cli/main.ts": 'import "../index.js";', "src/index.ts": "" })),
    ).toHaveLength(1);
  });

  test("setup stands apart in both directions", () => {
    const ready = "src/setup/ready.mjs";
    expect(checkLayers(files({ ...low, [ready]: 'import "./lock.mjs";', "src/setup/lock.mjs": "" }))).toEqual(
      [],
    );
    expect(checkLayers(files({ ...low, [ready]: 'import "../kernel/line.js";' }))).toHaveLength(1);
    expect(
      checkLayers(files({ [ready]: "", "src/cli/main.ts": 'import "../setup/ready.mjs";' })),
    ).toHaveLength(1);
  });

  test("an unknown room and an import without .js are refused", () => {
    expect(checkLayers(files({ "src/helpers/text.ts": "" }))).toEqual([
      "src/helpers/text.ts:1: unknown room; add it to LAYERS",
    ]);
    expect(checkLayers(files({ ...low, "src/kernel/queue.ts": 'import "./line";' }))).toHaveLength(1);
  });
});

describe("circles", () => {
  test("a file that reaches itself is named with the way", () => {
    const circle = files({
      "src/kernel/a.ts": 'import "./b.js";',
      "src/kernel/b.ts": '\nimport type {} from "./c.js";',
      "src/kernel/c.ts": 'import "./b.js";',
    });
    expect(checkCycles(circle)).toEqual([
      "src/kernel/c.ts:1: closes the circle src/kernel/b.ts -> src/kernel/c.ts -> src/kernel/b.ts",
    ]);
  });

  test("two ways to the same file are no circle", () => {
    const diamond = files({
      "src/kernel/a.ts": 'import "./b.js"; import "./c.js";',
      "src/kernel/b.ts": 'import "./d.js";',
      "src/kernel/c.ts": 'import "./d.js";',
      "src/kernel/d.ts": "",
    });
    expect(checkCycles(diamond)).toEqual([]);
  });
});

describe("doors", () => {
  test("a package in its own room is allowed, also a part of it", () => {
    const good = {
      "src/random/keys.ts": 'import s from "seedrandom";',
      "src/cli/main.ts": 'import "yargs/helpers";',
    };
    expect(checkDoors(files(good))).toEqual([]);
  });

  test("a package in another room, a package without a door and Node in a pure room are refused", () => {
    expect(checkDoors(kernel('import { of } from "rxjs";'))).toEqual([
      "src/kernel/line.ts:1: rxjs belongs in experiment",
    ]);
    expect(checkDoors(kernel('import "@scope/left-pad/part";'))).toEqual([
      "src/kernel/line.ts:1: @scope/left-pad/part has no door; add one to DOORS",
    ]);
    expect(checkDoors(kernel('import "node:fs";'))).toEqual([
      "src/kernel/line.ts:1: node:fs in kernel; pass in what is needed",
    ]);
    expect(checkDoors(files({ "src/cli/main.ts": 'import "node:fs";' }))).toEqual([]);
  });

  test("a second file at the same door is refused, unless it takes types only", () => {
    const first = { "src/cli/main.ts": 'import yargs from "yargs";' };
    const types = { ...first, "src/cli/run.ts": 'import type { Argv } from "yargs";' };
    expect(checkDoors(files(types))).toEqual([]);
    const second = { ...first, "src/cli/run.ts": 'import { hideBin } from "yargs/helpers";' };
    expect(checkDoors(files(second))).toEqual([
      "src/cli/main.ts, src/cli/run.ts: 2 files import yargs, 1 may; go through one of them",
    ]);
  });

  test("reading and writing of CSV are two doors of one package", () => {
    expect(DOORS.filter((door) => door.package === "fast-csv").map((door) => door.room)).toEqual([
      "scenario",
      "report",
    ]);
  });
});

describe("index.ts", () => {
  const index = "src/index.ts";

  test("may pass on exports and nothing else", () => {
    expect(checkIndex(files({ [index]: 'export { run } from "./cli/run.js";' }))).toEqual([]);
    expect(checkIndex(files({ [index]: "export const version = 1;" }))).toHaveLength(1);
    expect(checkIndex(files({ [index]: 'import "./cli/run.js";' }))).toHaveLength(1);
  });

  test("is the only file that may do only that", () => {
    expect(checkIndex(kernel('export * from "./pool.js";'))).toHaveLength(1);
    expect(checkIndex(kernel('export * from "./pool.js"; export const more = 1;'))).toEqual([]);
  });
});
