/** Whether the sources keep the rules of the house. If one of these fails, correct the source, not the rule. */
import { expect, test } from "vitest";
import { SOURCE_FOLDERS } from "../vitest.config.js";
import { checkCycles, checkDoors, checkIndex, checkLayers } from "./support/architecture.js";
import { checkedFiles } from "./support/checkedFiles.js";
import {
  checkFileSize,
  checkForms,
  checkHeads,
  checkRepeatable,
  checkSizes,
  checkSourceTests,
  checkTies,
} from "./support/houseRules.js";

const files = checkedFiles();
const code = files.filter(({ path }) => /\.(ts|mjs)$/.test(path));
const sources = code.filter(({ path }) => path.startsWith("src/"));
const tests = code.filter(({ path }) => path.startsWith("test/"));

test("the scan sees the sources and this very test", () => {
  const paths = files.map(({ path }) => path);
  expect(paths).toContain("src/units.ts");
  expect(paths).toContain("src/setup/ready.mjs");
  expect(paths).toContain("package.json");
  expect(tests.map(({ path }) => path)).toContain("test/architecture.test.ts");
});

test("imports lead downward through the layers", () => {
  expect(checkLayers(sources)).toEqual([]);
});

test("no file reaches itself through its imports", () => {
  expect(checkCycles(sources)).toEqual([]);
});

test("every dependency has its door", () => {
  expect(checkDoors(sources)).toEqual([]);
});

test("index.ts passes on exports, and nothing else does only that", () => {
  expect(checkIndex(sources)).toEqual([]);
});

test("files, functions and parameter lists of src are short", () => {
  expect(checkSizes(sources)).toEqual([]);
});

test("files outside of src are short too", () => {
  expect(code.filter((file) => !sources.includes(file)).flatMap(checkFileSize)).toEqual([]);
});

test("every file of src says at its head what it is", () => {
  expect(checkHeads(sources)).toEqual([]);
});

test("below the experiment nothing depends on clock, chance, locale or broken powers", () => {
  expect(checkRepeatable(sources)).toEqual([]);
});

test("src does without enums, namespaces, any and default exports", () => {
  expect(checkForms(sources)).toEqual([]);
});

test("no file is tied to one machine or one package registry", () => {
  expect(checkTies(files)).toEqual([]);
});

test("tests that run without the compiler do not start the built program", () => {
  expect(checkSourceTests(tests, SOURCE_FOLDERS)).toEqual([]);
});
