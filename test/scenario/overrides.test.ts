import { expect, test } from "vitest";
import { formatProblem, UserError } from "../../src/errors.js";
import { resolve, scenarioWith } from "./support.js";

test("values set from outside replace those of the file, and are checked like them", async () => {
  const set = (...overrides: string[]) => resolve(scenarioWith(), undefined, overrides);
  expect((await set("offices.counter.desks=4")).offices[0].phases[0].desks).toEqual([
    { minute: 0, value: 4 },
  ]);
  expect(
    (await set("thresholds.wait=[5 min]", "thresholds.wait.0=6 min")).observation.waitThresholds,
  ).toEqual([6]);
  expect(
    (await set("offices.counter.desks={10:00: 1}", "offices.counter.desks.11:00=2")).offices[0].phases[0]
      .desks,
  ).toEqual([
    { minute: 600, value: 1 },
    { minute: 660, value: 2 },
  ]);
});

test.each([
  [
    "offices.counter.desks=-1",
    "offices.counter.desks: -1 is too small; write a whole number from 0 to 10000",
  ],
  ["offices.counter.desk=1", 'offices.counter.desk: unknown key "desk"; did you mean "desks"?'],
  ["thresholds.wait.7=6 min", ": leads to no place of the list; count the places from 0"],
  ["days=0x10", ': 0x10 is not a plain decimal number; write it like 12 or 0.5, or in quotes: "12"'],
  [
    "days=[",
    ": flow sequence must end with a ]; check that quotes and brackets are closed and a space follows every colon",
  ],
  ["days", ': is not of the form path=value; write it like "offices.counter.desks=4"'],
  ["__proto__.x=1", ': is not of the form path=value; write it like "offices.counter.desks=4"'],
  ["errands.__proto__.service=1", ': is not of the form path=value; write it like "offices.counter.desks=4"'],
])("the override %j is refused under its own name", async (override, message) => {
  const text = scenarioWith(override.startsWith("thresholds") ? { top: "thresholds: {wait: [5 min]}" } : {});
  const error: unknown = await resolve(text, undefined, [override]).catch((one: unknown) => one);
  if (!(error instanceof UserError)) throw error;
  const space = message.startsWith(":") ? "" : " ";
  expect(error.problems.map(formatProblem)).toEqual([`--set ${override}${space}${message}`]);
});
