import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { expectationAt } from "../../src/scenario/keys.js";
import { loadScenario } from "../../src/scenario/load.js";
import { missingMechanisms } from "../../src/scenario/missing.js";
import { parseDocument } from "../../src/scenario/parse.js";
import { scenarioJsonSchema } from "../../src/scenario/schema.js";
import { PROVENANCES } from "../../src/scenario/scenario.js";
import { INPUTS } from "../../src/scenario/values.js";
import { keyTable, limitTable } from "./manual.js";
import { problemsOf, readShippedTable, resolve } from "./support.js";

const MANUAL = readFileSync(new URL("../../scenarios/README.md", import.meta.url), "utf8");

/** Tables without the spaces and dashes that only line them up. */
function unaligned(text: string): string {
  return text.replace(/ +/g, " ").replace(/-{3,}/g, "---");
}

function blocks(language: string): string[] {
  const pattern = new RegExp(`^\`\`\`${language}\\n([^]*?)^\`\`\``, "gm");
  return [...MANUAL.matchAll(pattern)].map((match) => match[1]);
}

test("the manual has a row for every key, as the schema says it", () => {
  expect(MANUAL).toContain(keyTable());
});

test("the manual names every limit a reader may meet", () => {
  expect(unaligned(MANUAL)).toContain(unaligned(limitTable()));
});

test("the manual has a row for every law, word of provenance and founded input", () => {
  const errands = (scenarioJsonSchema() as { properties: Record<string, unknown> }).properties["errands"];
  const service = (
    errands as { additionalProperties: { properties: { service: { anyOf: { properties?: object }[] } } } }
  ).additionalProperties.properties.service;
  const names = service.anyOf.flatMap((shape) => Object.keys(shape.properties ?? {}));
  expect(names).toHaveLength(10);
  for (const name of names) expect(MANUAL).toMatch(new RegExp(`^\\| \`${name}\` `, "m"));
  for (const word of [...PROVENANCES, ...INPUTS]) expect(MANUAL).toContain(`\`${word}\``);
});

test("every example of a law in the manual is one", async () => {
  const section = /^## Laws\n([^]*?)^## /m.exec(MANUAL)![1];
  const rows = [...section.matchAll(/^\| `(\w+)` +\| (.*?) +\|/gm)];
  expect(rows).toHaveLength(10);
  for (const [, law, parameters] of rows) {
    for (const [, example] of parameters.matchAll(/`([^`]*)`/g)) {
      const text = `kontor: 1\ndays: 1\nerrands: {a: {service: {${law}: ${example}}}}\noffices: {o: {desks: 1}}`;
      expect((await resolve(text)).errands[0].service.kind).toBe(law);
    }
  }
});

test("the scenarios of the manual are accepted", async () => {
  const whole = blocks("yaml").filter((block) => block.startsWith("kontor: 1"));
  expect(whole.length).toBeGreaterThan(0);
  const folder = new URL("../../scenarios/", import.meta.url);
  const readExtended = (name: string) => {
    return { file: name, key: name, text: readFileSync(new URL(`${name}.yaml`, folder), "utf8") };
  };
  for (const text of whole) {
    const top = { file: "manual.yaml", key: "manual", text };
    const surroundings = { readTable: readShippedTable, readExtended };
    const { scenario } = await parseDocument(top, surroundings, [], "study");
    expect(scenario.offices.length).toBeGreaterThan(0);
  }
});

test("the manual names everything offices are selected by, and every part that is not simulated", () => {
  const { keys } = expectationAt(["network", "where"]);
  expect(keys).toHaveLength(15); // nine words, five numbers and not
  for (const key of keys) expect(MANUAL).toContain(`\`${key}`);
  for (const key of missingMechanisms()) expect(MANUAL).toContain(`\`${key}\``);
});

test("the wrong scenario of the manual is refused with the messages shown", async () => {
  const [text] = blocks("yaml wrong");
  const [shown] = blocks("text wrong");
  const found = (await problemsOf(text)).map((line) => line.replace(/^x\.yaml/, "wrong.yaml"));
  expect(found).toEqual(shown.trimEnd().split("\n"));
});

test("the shipped scenarios are accepted, and the tutorial is at most 25 lines long", async () => {
  const tutorial = readFileSync(new URL("../../scenarios/counter.yaml", import.meta.url), "utf8");
  expect(tutorial.trimEnd().split("\n").length).toBeLessThanOrEqual(25);
  const counter = await loadScenario("counter");
  expect(counter.errands).toHaveLength(2);
  expect(counter.offices[0].phases[0].desks.map(({ value }) => value)).toEqual([3, 2, 3]);
  const skelleftea = await loadScenario("skelleftea");
  expect(skelleftea).toMatchObject({
    horizon: { dated: true, days: 30, warmUpDays: 0 },
    dayFactorCv: 0.12,
    furtherErrand: { chance: 0.19 },
    observation: { waitThresholds: [10, 20, 30] },
  });
  expect(
    skelleftea.errands.every(({ patience }) => patience?.kind === "exponential" && patience.mean === 40),
  ).toBe(true);
  const words = Object.fromEntries(
    skelleftea.foundations.map(({ input, provenance }) => [input, provenance]),
  );
  expect(words).toMatchObject({ patience: "assumed", dayFactor: "assumed", furtherErrand: "derived" });
});

test("the JSON Schema is strict everywhere and explains every key", () => {
  const loose: string[] = [];
  const walk = (node: unknown, path: string): void => {
    if (typeof node !== "object" || node === null) return;
    const schema = node as Record<string, unknown>;
    if (schema["type"] === "object" && !("additionalProperties" in schema)) loose.push(path);
    for (const [key, inner] of Object.entries(schema)) if (key !== "examples") walk(inner, `${path}/${key}`);
  };
  const schema = scenarioJsonSchema();
  walk(schema, "");
  expect(schema["$schema"]).toBe("https://json-schema.org/draft/2020-12/schema");
  expect(schema["required"]).toEqual(["kontor"]);
  expect(loose).toEqual([]);
  const properties = schema["properties"] as Record<string, { description?: string }>;
  for (const [key, { description }] of Object.entries(properties)) expect(description, key).toBeTruthy();
});
