import { expect, test } from "vitest";
import { LIMITS } from "../../src/scenario/limits.js";
import { refusalOf } from "./support.js";

/** Most time of the processor a refusal may take [ms], other programs not counted. */
const PATIENCE = 2000;

function filled(unit: string, length: number): string {
  return unit.repeat(Math.ceil(length / unit.length)).slice(0, length);
}

function lines(count: number, line: (i: number) => string): string {
  return Array.from({ length: count }, (_, i) => line(i)).join("\n");
}

/** As large as a file may be. */
const LARGE = LIMITS.fileBytes - 10;

const BOMB = lines(
  9,
  (i) => `l${i}: &l${i} [${filled(i === 0 ? "x, " : `*l${i - 1}, `, i === 0 ? 30 : 50)}]`,
);

/** Texts made to be slow, deep or large, and what they are refused for. */
const TEXTS: Readonly<Record<string, readonly [text: string, problem: string]>> = {
  "one byte too many": [filled("#", LIMITS.fileBytes + 1), "the file is larger than 5000000 bytes"],
  "nothing but opening brackets": [filled("[", LARGE), "more than 50 levels inside each other"],
  "nothing but opening braces": [filled("{", LARGE), "more than 50 levels inside each other"],
  "nothing but closing brackets": [filled("]", LARGE), "] closes nothing"],
  "nothing but dashes": [filled("- ", LARGE), "more than 50 levels inside each other"],
  "nothing but question marks": [filled("? ", LARGE), "more than 50 levels inside each other"],
  "nothing but colons": [filled("a: ", LARGE), "more than 50 levels inside each other"],
  "a thousand indented levels": [
    lines(1000, (i) => `${" ".repeat(i)}a:`),
    "more than 50 levels inside each other",
  ],
  "levels hidden between comments": [
    lines(1000, (i) => `${" ".repeat(i)}a:\n# flat`),
    "more than 50 levels inside each other",
  ],
  "nothing but tags": [filled("!t ", LARGE), "tags such as !name are not part of the format"],
  "nothing but anchors": [filled("&a ", LARGE), "more than 100 anchors or aliases"],
  "nothing but aliases": [filled("*a ", LARGE), "more than 100 anchors or aliases"],
  "an alias bomb": [BOMB, "more than 50000 values once aliases are written out"],
  "an alias that holds itself": ["a: &a [*a]", "more than 50 levels inside each other"],
  "many commas": [`[${filled(",", 25_000)}]`, "unexpected , in flow sequence"],
  "more commas than words are allowed": [`[${filled(",", LARGE)}]`, "more than 30000 words and signs"],
  "many short lines": [filled("a\n", LARGE), "a text longer than 10000 characters"],
  "many comments": [filled("# a\n", LARGE), "more than 30000 words and signs"],
  "many empty lines": [filled("\n", LARGE), "more than 30000 words and signs"],
  "one long text": [`a: "${filled("b\n ", LARGE - 10)}"`, "a text longer than 10000 characters"],
  "an endless quote": [`a: "${filled("b\n ", LARGE - 10)}`, "a text longer than 10000 characters"],
  "one long block": [`a: |\n${filled("  b\n", LARGE - 10)}`, "a text longer than 10000 characters"],
  "a number of many digits": [`a: ${filled("9", LARGE - 10)}`, "a text longer than 10000 characters"],
  "many unknown keys": [lines(5500, (i) => `k${i}: ${i}`), '"kontor" is missing'],
  "many broken offices": [
    `kontor: 1\ndays: 1\noffices:\n${lines(4500, (i) => ` k${i}: ${i}`)}`,
    "the number 0 where a section is expected",
  ],
  "one key many times": [`kontor: 1\n${filled("a: 1\n", 25_000)}`, 'unknown key "a"'],
  "a nul": ["kontor: 1\0", "the character U+0000 cannot be read"],
};

test.each(Object.entries(TEXTS))("%s: refused with its reason, and soon", async (_, [text, problem]) => {
  const start = process.cpuUsage();
  const error = await refusalOf(text);
  const { user, system } = process.cpuUsage(start);
  expect((user + system) / 1000).toBeLessThan(PATIENCE);
  expect(error.exitCode).toBe(3);
  expect(error.problems.map((one) => one.problem)).toContain(problem);
  expect(error.problems.length).toBeLessThanOrEqual(LIMITS.problems);
});

test("names that every object has are names like others", async () => {
  const text = `kontor: 1
days: 1
errands: { constructor: { service: 1 min }, toString: { service: 2 min } }
offices: { valueOf: { desks: 1, arrivals: { constructor: 1 /h, hasOwnProperty: 1 /h } } }`;
  const { problems } = await refusalOf(text);
  expect(problems.map(({ path, problem }) => `${path}: ${problem}`)).toEqual([
    'offices.valueOf.arrivals.hasOwnProperty: unknown errand "hasOwnProperty"',
  ]);
});

test("more problems than are shown are counted", async () => {
  const error = await refusalOf(`kontor: 1\ndays: 1\noffices: {}\n${lines(70, (i) => `k${i}: 1`)}`);
  expect(error.problems).toHaveLength(50);
  expect(error.message).toBe("x.yaml has 70 problems, the first 50 are shown");
});

test("so many problems that not all are looked for are not counted", async () => {
  const error = await refusalOf(`kontor: 1\ndays: 1\noffices: {}\n${lines(1100, (i) => `k${i}: 1`)}`);
  expect(error.message).toBe("x.yaml has 1000 problems or more, the first 50 are shown");
});
