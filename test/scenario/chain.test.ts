import { expect, test } from "vitest";
import { EXIT, formatProblem, UserError } from "../../src/errors.js";
import { LIMITS } from "../../src/scenario/limits.js";
import { parseDocument } from "../../src/scenario/parse.js";
import { resolvedText } from "../../src/scenario/resolved.js";
import { readShippedTable, resolve, scenarioWith } from "./support.js";

/** Scenarios by name, as if they were files beside each other. */
type Files = Readonly<Record<string, string>>;

function load(files: Files, overrides: readonly string[] = []) {
  const readExtended = (name: string) => {
    if (Object.hasOwn(files, name)) return { file: name, text: files[name], key: name };
    const problem = { file: name, line: 0, column: 0, path: "" };
    const words = { problem: "there is no such scenario", remedy: "write another name" };
    throw new UserError("missing", EXIT.invalid, [{ ...problem, ...words }]);
  };
  const [[file, text]] = Object.entries(files);
  return parseDocument({ file, text, key: file }, { readTable: readShippedTable, readExtended }, overrides);
}

async function problemsOf(files: Files, overrides: readonly string[] = []): Promise<string[]> {
  const error = await load(files, overrides).catch((one: unknown) => one);
  if (!(error instanceof UserError)) throw error;
  return error.problems.map(formatProblem);
}

const BASE = `kontor: 1
days: 20
warmUp: 5
errands:
  advice: {service: {exponential: {mean: 10 min}}, patience: {exponential: {mean: 40 min}}}
offices:
  north: {open: {mon-fri: 10:00-16:00}, desks: {00:00: 2, 12:00: 1}, arrivals: {advice: 4 /h}}
thresholds: {wait: [10 min, 20 min]}
`;

test("sections are merged key by key, lists and values replaced", async () => {
  const over = `kontor: 1
extends: base
errands: {advice: {service: {lognormal: {mean: 9 min, cv: 0.5}}}, card: {service: 5 min}}
offices:
  north: {desks: {00:00: 3}, arrivals: {card: 1 /h}}
  south: {desks: 1}
thresholds: {wait: [5 min], overtime: [15 min]}
`;
  const { scenario, files, document } = await load({ over, base: BASE });
  const same = `kontor: 1
days: 20
warmUp: 5
errands:
  advice: {service: {lognormal: {mean: 9 min, cv: 0.5}}, patience: {exponential: {mean: 40 min}}}
  card: {service: 5 min}
offices:
  north: {open: {mon-fri: 10:00-16:00}, desks: {00:00: 3}, arrivals: {advice: 4 /h, card: 1 /h}}
  south: {desks: 1}
thresholds: {wait: [5 min], overtime: [15 min]}
`;
  expect(scenario.hash).toBe((await resolve(same)).hash);
  expect(scenario.id).toBe("over");
  expect(files).toEqual(["over", "base"]);
  expect((await resolve(resolvedText({ document }))).hash).toBe(scenario.hash);
});

test("what several files say is settled by the nearest, and from outside last", async () => {
  const files = {
    top: "kontor: 1\nextends: middle\nwarmUp: 7\n",
    middle: "kontor: 1\nextends: base\nwarmUp: 6\ndays: 30\n",
    base: BASE,
  };
  expect((await load(files)).scenario.horizon).toMatchObject({ warmUpDays: 7, days: 30 });
  expect((await load(files, ["days=40"])).scenario.horizon).toMatchObject({ warmUpDays: 7, days: 40 });
});

test("days and period replace each other", async () => {
  const dated = await load({
    top: "kontor: 1\nextends: base\nperiod: {from: 2024-11-04, to: 2024-11-05}\n",
    base: BASE,
  });
  expect(dated.scenario.horizon).toMatchObject({ dated: true, days: 2 });
});

test("patches follow those of the scenario extended", async () => {
  const patch = (desks: string) => `patch: [{where: {id: north}, set: {desks: ${desks}}, why: a test}]\n`;
  const { scenario } = await load({
    top: `kontor: 1\nextends: base\n${patch('"+1"')}`,
    base: BASE + patch("5"),
  });
  expect(scenario.offices[0].phases[0].desks).toEqual([{ minute: 0, value: 6 }]);
});

test("problems are reported in the file the value is from", async () => {
  const top = `kontor: 1
extends: base
errands:
  advice: {patience: 40}
offices: {north: {room: 0}}
patch:
  - {where: {id: nort}, set: {desks: 1}, why: a test}
`;
  const base =
    BASE.replace("warmUp: 5", "warmUp: -5").replace("4 /h", "4") +
    "patch: [{where: {id: sout}, close: true, why: a test}]\n";
  expect(await problemsOf({ top, base })).toEqual([
    'top:4:22 errands.advice.patience: 40 has no unit; write a number and a unit, such as "10 min", "90 s", "2 h" or "1 day"',
    "top:5:25 offices.north.room: 0 is too small; write a whole number from 1 to 1000000",
    "base:3:9 warmUp: -5 is too small; write a whole number from 0 to 100000",
    'base:7:89 offices.north.arrivals.advice: 4 has no unit; write a number and a unit, such as "6 /h", "0.1 /min" or "95 /day"',
  ]);
  expect(
    await problemsOf({
      top: top.replace("40}", "40 min}").replace("0}", "9}"),
      base: BASE + "patch: [{where: {id: sout}, close: true, why: a test}]\n",
    }),
  ).toEqual([
    'top:7:18 patch.1.where.id: no office has id "nort"; did you mean "north"?',
    'base:9:22 patch.0.where.id: no office has id "sout"; known are north',
  ]);
});

test("a key that is missing is missed where its section is", async () => {
  const top = "kontor: 1\nextends: base\nerrands:\n  card: {name: Card}\n";
  expect(await problemsOf({ top, base: BASE.replace("days: 20\n", "") })).toEqual([
    'top:1:1: neither days nor period is given; write "days: 250" or "period: {from: …, to: …}"',
    'top:4:3 errands.card.service: "service" is missing; add it, like service: {exponential: {mean: 10 min}}',
  ]);
});

test("a value that replaces another hides its parts", async () => {
  const top = "kontor: 1\nextends: base\nerrands: {advice: {service: {exponential: {}}}}\n";
  expect(await problemsOf({ top, base: BASE })).toEqual([
    'top:3:30 errands.advice.service.exponential.mean: "mean" is missing; add it, like mean: 10 min',
  ]);
});

test("faults of the text are told of every file, with its name", async () => {
  expect(
    await problemsOf({ top: "kontor: 1\nextends: base\ndays: [\n", base: "kontor: 1\n\tdays: 1" }),
  ).toEqual([expect.stringMatching(/^top:\d+:\d+: /)]);
  expect(
    await problemsOf({ top: "kontor: 1\nextends: base\n", base: "kontor: 1\ndays: 010\na: 1\na: 2" }),
  ).toEqual([
    expect.stringMatching(/^top:1:1: there are no offices; /),
    expect.stringMatching(/^base:2:7 days: 010 is not a plain decimal number; /),
    expect.stringMatching(/^base:3:1 a: unknown key "a"; /),
    expect.stringMatching(/^base:4:1 a: "a" is written twice; /),
  ]);
});

test.each([
  [
    { a: "kontor: 1\nextends: a\n" },
    "a:2:10 extends: leads in a circle: a → a; let one of them extend nothing",
  ],
  [
    { a: "kontor: 1\nextends: b\n", b: "kontor: 1\nextends: c\n", c: "extends: b\n" },
    "c:1:10 extends: leads in a circle: b → c → b; let one of them extend nothing",
  ],
])("a circle is named: %j", async (files, message) => {
  expect(await problemsOf(files)).toContain(message);
});

test("a long chain is refused by its limit, in the file that goes too far", async () => {
  const count = LIMITS.chain + 1;
  const link = (i: number) => (i === count - 1 ? scenarioWith() : `kontor: 1\nextends: s${i + 1}\n`);
  const files = Object.fromEntries(Array.from({ length: count }, (_, i) => [`s${i}`, link(i)]));
  expect(await problemsOf(files)).toContain(
    "s9:2:10 extends: more than 10 scenarios extend each other; write some of them into one",
  );
});

test("a scenario that does not exist, and a name that is none, are refused at their place", async () => {
  expect((await problemsOf({ a: "kontor: 1\nextends: b\ndays: 1\n" }))[0]).toBe(
    "a:2:10 extends: there is no such scenario; write another name",
  );
  expect((await problemsOf({ a: "kontor: 1\nextends: [b]\ndays: 1\n" }))[1]).toBe(
    "a:2:10 extends: a list where the name of a scenario is expected; write it like base-2024",
  );
  expect(await problemsOf({ a: scenarioWith() }, ["extends=b"])).toEqual([
    "--set extends=b: cannot be set from outside; write it into a file",
  ]);
});
