import { expect, test } from "vitest";
import { recipeFor } from "../../src/experiment/cells.js";
import type { Measure, Recipe, Term } from "../../src/experiment/measure.js";
import { listMeasures } from "../../src/experiment/measures.js";
import { CELL_SUMS, OFFICE_SUMS, SLOT_SUMS } from "../../src/simulation/sums.js";

const OBSERVATION = { waitThresholds: [5, 10], overtimeThresholds: [15], clock: [600], states: 2 };
const MEASURES = listMeasures(OBSERVATION);

test("names are unique and camelCase", () => {
  const names = MEASURES.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  expect(names.filter((name) => !/^[a-z]+([A-Z][a-z]*|\d+)*$/.test(name))).toEqual([]);
});

test.each(MEASURES.map((measure) => [measure.name, measure] as const))(
  "%s has label and definition in both languages",
  (_name, measure) => {
    for (const text of [measure.label, measure.definition]) {
      expect(text.en.trim()).toBe(text.en);
      expect(text.sv.trim()).toBe(text.sv);
      expect(text.en).not.toBe("");
      expect(text.sv).not.toBe("");
      expect(text.sv).not.toBe(text.en);
    }
  },
);

test("labels are unique in each language, so that no two rows of a report read the same", () => {
  for (const language of ["en", "sv"] as const) {
    const labels = MEASURES.map(({ label }) => label[language]);
    expect(labels.filter((label, i) => labels.indexOf(label) !== i)).toEqual([]);
  }
});

test("a measure with a denominator names it in words", () => {
  const divided = MEASURES.filter(({ recipe }) => recipe.kind === "ratio" && recipe.per !== null);
  expect(divided.length).toBeGreaterThan(20);
  for (const { definition } of divided) {
    expect(definition.en.split(" ÷ ")).toHaveLength(2);
    expect(definition.sv.split(" ÷ ")).toHaveLength(2);
  }
});

test("shares count the same thing above and below, so that they lie between 0 and 1", () => {
  const table = ({ recipe }: Measure) => (recipe.kind === "ratio" ? recipe.of.map((term) => term.table) : []);
  const shares = MEASURES.filter(({ unit }) => unit === "share");
  expect(shares.filter(({ recipe }) => recipe.kind !== "ratio" || recipe.per === null)).toEqual([]);
  expect(new Set(shares.flatMap(table))).toEqual(
    new Set(["cell", "office", "contact", "waitAbove", "overtimeAbove", "state", "clock"]),
  );
});

test("a measure can be told of the whole network, of phone lines, or else by the clock", () => {
  const untold = MEASURES.filter(
    (measure) => recipeFor(measure, { by: measure.ofLines === true ? "line" : "network" }) === null,
  );
  expect(untold.filter((measure) => recipeFor(measure, { by: "clock" }) === null)).toEqual([]);
  expect(untold.every(({ name }) => /(At|By|^crewsTravelling)$/.test(name))).toBe(true);
});

const NAMES: Readonly<Partial<Record<Term["table"], readonly string[]>>> = {
  cell: CELL_SUMS,
  office: OFFICE_SUMS,
  slot: SLOT_SUMS,
};

function termsOf(recipe: Recipe): readonly Term[] {
  if (recipe.kind === "quantile") return [];
  if (recipe.kind === "ratio") return [...recipe.of, ...(recipe.per ?? [])];
  return [...recipe.counts, ...recipe.sums, ...recipe.squares];
}

test("every term points at a column that exists, under its own name", () => {
  for (const { name, column, table } of MEASURES.flatMap(({ recipe }) => termsOf(recipe))) {
    const known = NAMES[table];
    expect(column).toBeGreaterThanOrEqual(0);
    if (known !== undefined) expect(column).toBeLessThan(known.length);
    if (name !== null) expect(known?.[column]).toBe(name);
  }
});

test("thresholds, states and the clock have measures only where they are observed", () => {
  const plain = listMeasures({ waitThresholds: [], overtimeThresholds: [], clock: [], states: null });
  const extra = MEASURES.filter(({ name }) => !plain.some((one) => one.name === name)).map(
    ({ name }) => name,
  );
  expect(extra).toEqual([
    "waitAbove5",
    "servedWithin5",
    "waitAbove10",
    "servedWithin10",
    "overtimeAbove15",
    "insideIs0",
    "insideIs1",
    "insideIs2",
    "allBusyShare",
    "fullShare",
    "insideAt",
    "waitingAt",
    "busyAt",
    "allBusyAt",
    "arrivedBy",
    "joinedBy",
    "renegedBy",
    "servedBy",
    "lineMinutesBy",
    "crewsAt",
    "crewsTravelling",
    "insideIs0At",
    "insideIs1At",
    "insideIs2At",
  ]);
  const noStates = listMeasures({ ...OBSERVATION, states: null }).map(({ name }) => name);
  expect(noStates.filter((name) => name.startsWith("insideIs"))).toEqual([]);
});
