import { expect, test } from "vitest";
import { diffScenarios } from "../../src/scenario/diff.js";
import { loadDocument } from "../../src/scenario/load.js";
import { parseDocument } from "../../src/scenario/parse.js";
import { resolvedText } from "../../src/scenario/resolved.js";
import { FULL, network, readShippedTable, resolve } from "./support.js";

function documentOf(text: string, overrides: readonly string[] = []) {
  const readExtended = () => {
    throw new Error("nothing is extended here");
  };
  const top = { file: "x.yaml", text, key: "x" };
  return parseDocument(top, { readTable: readShippedTable, readExtended }, overrides);
}

test.each([
  ["a scenario with every part of the language", FULL],
  ["a network", network("where: {municipality: [Skellefteå, Haninge]}")],
  ["a network by a selector of one text", network('where: "type=full_service,visits>100000"')],
])("%s, written out, reads back with the same hash", async (_, text) => {
  const loaded = await documentOf(text);
  const written = resolvedText(loaded);
  expect((await resolve(written)).hash).toBe(loaded.scenario.hash);
  expect(resolvedText(await documentOf(written))).toBe(written);
});

test("what is set from outside is written in", async () => {
  const loaded = await documentOf(FULL, ["offices.north.desks=4", "offices.north.room=9"]);
  const written = resolvedText(loaded);
  expect(written).toContain("desks: 4\n");
  expect((await resolve(written)).hash).toBe(loaded.scenario.hash);
});

test("keys stand in the order of the manual, ids in their own", async () => {
  const keys = resolvedText(await documentOf(FULL))
    .split("\n")
    .filter((line) => /^( {2})?\w+:/.test(line))
    .map((line) => line.split(":")[0]);
  expect(keys.slice(0, 9)).toEqual([
    "kontor",
    "title",
    "  sv",
    "  en",
    "period",
    "  from",
    "  to",
    "warmUp",
    "errands",
  ]);
  expect(keys.indexOf("  north")).toBeLessThan(keys.indexOf("  south"));
});

test("the shipped scenarios are written out with their tables named", async () => {
  expect(resolvedText(await loadDocument("skelleftea"))).toContain("offices: offices.csv");
});

test("a scenario does not differ from itself, and from another in what is different", async () => {
  const before = await resolve(FULL);
  expect(diffScenarios(before, await resolve(FULL.replace("Two offices", "2 offices")))).toEqual([]);
  const changed = FULL.replace("desks: 1", "desks: {00:00: 1, 09:00: 2}")
    .replace("furtherErrand: 19 %", "")
    .replace("fri: 10:00-14:00:30", "fri: closed");
  expect(
    diffScenarios(before, await resolve(changed)).filter(({ path }) => !/visitors|furtherShares/.test(path)),
  ).toEqual([
    { path: "offices.north.attributes.desks", before: "1", after: "2" },
    { path: "offices.north.desks", before: "1", after: "1, 2 from 09:00" },
    { path: "offices.south.attributes.openDays", before: "5", after: "4" },
    {
      path: "offices.south.open",
      before: "mon-thu 10:00-16:00, fri 10:00-14:00:30",
      after: "mon-thu 10:00-16:00",
    },
    { path: "furtherErrand", before: "19 %", after: null },
  ]);
});
