import { expect, test } from "vitest";
import { formatProblem, UserError } from "../../../src/errors.js";
import { parseDocument } from "../../../src/scenario/parse.js";
import { readShippedTable } from "../support.js";
import { FIXTURES, type Fixture } from "./fixtures.js";

/** Most time of the processor a refusal may take [ms]; an alias bomb is written out up to its limit. */
const PATIENCE = 2000;

async function refusalOf({ text, table = readShippedTable }: Fixture): Promise<string[]> {
  const top = { file: "x.yaml", text, key: "x.yaml" };
  const surroundings = { readTable: table, readExtended: () => top };
  const error = await parseDocument(top, surroundings).catch((one: unknown) => one);
  if (!(error instanceof UserError)) throw new Error("the text was accepted", { cause: error });
  expect(error.exitCode).toBe(3);
  return error.problems.map(formatProblem);
}

test.each(Object.entries(FIXTURES))("fault %s has its message", async (_, fixture) => {
  const start = process.cpuUsage();
  const [first] = await refusalOf(fixture);
  const { user, system } = process.cpuUsage(start);
  expect(first).toBe(fixture.message);
  expect((user + system) / 1000).toBeLessThan(PATIENCE);
});

test("names of the language's own objects leave them as they were", async () => {
  await refusalOf(FIXTURES["47 __proto__ as a name"]);
  expect(({} as Record<string, unknown>)["desks"]).toBeUndefined();
});
