/** The rules of test/architecture.test.ts about single files, shown good and bad ones in memory. */
import { describe, expect, test } from "vitest";
import {
  checkForms,
  checkHeads,
  checkRepeatable,
  checkSizes,
  checkSourceTests,
  checkTies,
  LIMITS,
  LONG_FUNCTIONS,
} from "../support/houseRules.js";
import { functionsOf } from "../support/syntax.js";
import type { SourceFile } from "../support/syntax.js";

/** Files from a table of path and text. */
function files(texts: Readonly<Record<string, string>>): SourceFile[] {
  return Object.entries(texts).map(([path, text]) => ({ path, text }));
}

/** One file of the kernel. */
function kernel(text: string): SourceFile[] {
  return files({ "src/kernel/line.ts": text });
}

/** A function with this many lines in all. */
function functionOf(lines: number): string {
  return ["export function long() {", ...Array<string>(lines - 2).fill("  step();"), "}"].join("\n");
}

describe("sizes", () => {
  test("a file of 300 lines passes, one more does not; an end of line at the end is no line", () => {
    const text = Array<string>(LIMITS.fileLines).fill("step();").join("\n");
    expect(checkSizes(kernel(`${text}\n`))).toEqual([]);
    expect(checkSizes(kernel(`${text}\nstep();`))).toEqual([
      "src/kernel/line.ts: 301 lines, 300 may be; split it by nouns",
    ]);
  });

  test("a function of 60 lines passes, one more does not; its comment does not count", () => {
    expect(checkSizes(kernel(`/**\n * What it does.\n */\n${functionOf(LIMITS.functionLines)}`))).toEqual([]);
    expect(checkSizes(kernel(functionOf(LIMITS.functionLines + 1)))).toEqual([
      "src/kernel/line.ts:1: long has 61 lines, 60 may be; name its parts",
    ]);
  });

  test("four parameters pass, five do not", () => {
    expect(checkSizes(kernel("const f = (a, b, c, d) => a;"))).toEqual([]);
    expect(checkSizes(kernel("const f = (a, b, c, d, e) => a;"))).toEqual([
      "src/kernel/line.ts:1: f takes 5 parameters, 4 may be; pass an object",
    ]);
  });

  test("arrows, methods, getters and constructors are functions too, signatures are not", () => {
    const text =
      "class A { constructor() {} get b() { return 1 } c() {} }\nconst d = () => 1;\ninterface E { f(): void }";
    const shapes = functionsOf({ path: "src/kernel/line.ts", text });
    expect(shapes.map(({ name, line }) => [name, line])).toEqual([
      ["constructor", 1],
      ["b", 1],
      ["c", 1],
      ["d", 2],
    ]);
  });

  test("one function may be longer, the switch of the simulation, and that has a limit", () => {
    expect(LONG_FUNCTIONS.length).toBeLessThanOrEqual(1);
    for (const { path, lines } of LONG_FUNCTIONS) {
      expect(path).toMatch(/^src\/simulation\//);
      expect(lines).toBeLessThanOrEqual(120);
    }
  });
});

test("a file must begin with a comment that says something, after #! if need be", () => {
  expect(checkHeads(kernel("/** Waiting lines. */\n"))).toEqual([]);
  expect(checkHeads(kernel("#!/usr/bin/env node\n/** The program. */\n"))).toEqual([]);
  for (const bad of [
    "const a = 1;",
    "// eslint",
    "/* a */",
    "/** */\nconst a = 1;",
    'import "a";\n/** Late. */',
  ]) {
    expect(checkHeads(kernel(bad)), bad).toHaveLength(1);
  }
});

describe("what is not repeatable", () => {
  test.each([
    "Math.random()",
    "const draw = Math.random;",
    "Math.pow(2, 3)",
    "Date.now()",
    "performance.now()",
    "new Date()",
    "new Date",
    "a.localeCompare(b)",
    "(1.5).toLocaleString()",
    "new Intl.Collator()",
    "x ** 0.5",
    "x ** (1 / 3)",
    "x **= 1.5",
    "x ** -0.5",
    "x ** law.shape",
    "x ** Math.log(y)",
  ])("%s is refused below the experiment", (text) => {
    expect(checkRepeatable(kernel(text))).toHaveLength(1);
    expect(checkRepeatable(files({ "src/experiment/run.ts": text }))).toEqual([]);
  });

  test.each([
    "// Math.random() would differ\n",
    '"Date.now()"',
    'new Date("2024-01-01")',
    "Date.UTC(2024, 0, 1)",
    "x ** 2",
    "2 ** -20",
    "2 ** exponent",
    "value ** (order - k)",
    "2 ** Math.ceil(Math.log2(n))",
    "Math.sqrt(x)",
    "random.pow",
  ])("%s is allowed", (text) => {
    expect(checkRepeatable(kernel(text))).toEqual([]);
  });
});

describe("forms", () => {
  test.each([
    "enum Colour { red }",
    "const enum Colour { red }",
    "namespace Colour {}",
    "let a: any;",
    "function f(a: any[]) {}",
    "export default 1;",
    "export default function f() {}",
  ])("%s is refused", (text) => {
    expect(checkForms(kernel(text))).toHaveLength(1);
  });

  test("a switch with a default, and the word any in a text, are allowed", () => {
    expect(checkForms(kernel('switch (a) { default: say("any enum"); }'))).toEqual([]);
  });
});

describe("ties", () => {
  // put together here, so that this file does not break the rule itself
  const slash = "/";
  const backslash = "\\";
  const dot = ".";

  test.each([
    `see ${slash}home${slash}anna/kontor`,
    `"${slash}Users${slash}anna"`,
    `cd ${slash}work${slash}main`,
    `${slash}tmp${slash}out.csv`,
    `C:${backslash}Users${backslash}anna`,
    `https:${slash}${slash}registry${dot}npmjs${dot}org/yaml`,
    `mirror${dot}artifactory${dot}example`,
  ])("%s is refused in any kind of file", (text) => {
    expect(checkTies(files({ "data/README.md": `first\n${text}\n` }))).toHaveLength(1);
  });

  test.each([
    "src/home/page.ts",
    "#!/usr/bin/env node",
    "/proc/self",
    "https://scb.se/work/life",
    "and/or",
    "~/tmp/x",
  ])("%s is allowed", (text) => {
    expect(checkTies(files({ "README.md": text }))).toEqual([]);
  });
});

test("a test that starts the built program may not lie in a folder that never builds it", () => {
  const text = 'spawn(node, ["dist/cli/main.js"]);';
  expect(checkSourceTests(files({ "test/kernel/line.test.ts": text }), ["kernel"])).toHaveLength(1);
  expect(checkSourceTests(files({ "test/cli/run.test.ts": text }), ["kernel"])).toEqual([]);
});
