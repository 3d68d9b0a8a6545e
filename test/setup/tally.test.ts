/** The closing line of a test run, on a real run of vitest over tiny tests in a temporary folder. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";

const ROOT = join(import.meta.dirname, "../..");

/** Runs vitest over files given by name and text; the last line it prints, and its exit code. */
function runVitest(
  texts: Readonly<Record<string, string>>,
  more = "",
): { line: string | undefined; code: number | null } {
  const folder = mkdtempSync(join(tmpdir(), "kontor-tally-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  symlinkSync(join(ROOT, "node_modules"), join(folder, "node_modules"), "junction");
  const tally = JSON.stringify(join(ROOT, "src/setup/tally.mjs"));
  const config = `import { tally } from ${tally};\nexport default { test: { reporters: ["default", tally], ${more} } };`;
  const all = { "vitest.config.mjs": config, "package.json": '{ "type": "module" }', ...texts };
  for (const [name, text] of Object.entries(all)) writeFileSync(join(folder, name), text);
  const vitest = join(ROOT, "node_modules/vitest/vitest.mjs");
  const { stdout, status } = spawnSync(process.execPath, [vitest, "run"], { cwd: folder, encoding: "utf8" });
  return { line: stdout.trimEnd().split("\n").at(-1), code: status };
}

const PASSING = 'import { test } from "vitest"; test("a", () => {}); test("b", () => {});';

test("failed tests, files that break, skipped tests and those still to do are counted", () => {
  const mixed = `${PASSING} test("c", () => { throw new Error(); }); test.skip("d", () => {}); test.todo("e");`;
  const broken = 'throw new Error("before the first test");';
  const expected = { line: "tests: 2 passed, 2 failed, 2 skipped", code: 1 };
  expect(runVitest({ "a.test.js": mixed, "b.test.js": broken })).toEqual(expected);
});

test("a run that ends before its first test, such as a failing build, does not read as clean", () => {
  const setup = { "build.js": 'export function setup() { throw new Error("no build"); }' };
  const expected = { line: "tests: 0 passed, 1 failed", code: 1 };
  expect(runVitest({ "a.test.js": PASSING, ...setup }, 'globalSetup: "./build.js"')).toEqual(expected);
});
