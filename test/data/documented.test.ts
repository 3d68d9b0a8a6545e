/** The table of documented figures, what it becomes of a scenario, and the table of the manual made from it. */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { beginningOf, lineOf, partOf, YEAR } from "../../data/make/documented-table.mjs";
import { judgeDocumented, readDocumented } from "../../src/analysis/documented.js";
import { SURVEY_FIGURES } from "../../src/analysis/surveyed.js";
import { documentedRows } from "../../src/report/documented.js";
import { loadScenario } from "../../src/scenario/load.js";
import { figureOf } from "../report/results.js";
import { rowsOf, sumOf } from "./rows.js";

const documented = await rowsOf("documented.csv");
const text = readFileSync(new URL("../../data/documented.csv", import.meta.url), "utf8");
const scenario = await loadScenario("base-2024", YEAR);
const read = (rows: string) => readDocumented({ name: "documented.csv", text: rows }, scenario);
const HEADER = text.slice(0, text.indexOf("\n") + 1);

test("every key figure has a row, with its year and its word of provenance, and none is dropped silently", async () => {
  for (const { key, year, provenance } of await rowsOf("key_figures.csv")) {
    const rows = documented.filter((row) => row.key === key);
    expect(rows.length, key).toBeGreaterThan(0);
    for (const row of rows) expect(row).toMatchObject({ year, provenance });
  }
  for (const { figure, reason } of documented) expect((figure === "") === (reason !== "")).toBe(true);
});

test("a target that stands in key_figures.csv has the value of there", async () => {
  const figures = new Map((await rowsOf("key_figures.csv")).map((row) => [row.key, row.value]));
  // Times of day become hours, and the time of an errand that of a visit of 1.19 errands.
  const others = documented.filter(({ key, target }) => key !== "" && figures.get(key) !== target);
  expect(others.map(({ figure, target }) => [figure, Number(target)])).toEqual([
    ["typicalOpening", Number.parseInt(figures.get("typical_opening_from") ?? "", 10)],
    ["typicalClosing", Number.parseInt(figures.get("typical_opening_to") ?? "", 10)],
    ["serviceMean", expect.closeTo(Number(figures.get("mean_errand_service_min")) * 1.19, 2)],
  ]);
});

test("each errand and each phone line is held against its own table", async () => {
  const shares = documented.filter(({ figure }) => figure === "errandShare");
  const errands = await rowsOf("errand_types.csv");
  expect(shares.map(({ cell }) => cell)).toEqual(errands.map((row) => row.errand_type_id));
  expect(sumOf(shares, "target")).toBeCloseTo(100, 9);
  for (const line of await rowsOf("agencies_phone_lines.csv")) {
    const rows = documented.filter(({ by, cell }) => by === "line" && cell === line.agency_code);
    const targets = Object.fromEntries(rows.map(({ figure, target }) => [figure, Number(target)]));
    expect(targets).toEqual({
      arrived: Number(line.calls_offered_per_year),
      phoneAnswered: expect.closeTo(100 * Number(line.answered_share), 9),
      rejectedShare: expect.closeTo(100 * Number(line.rejected_by_overload_share), 9),
      phoneWait: Number(line.mean_wait_answered_min),
    });
  }
});

/** What the survey of the scenario shows; nothing is simulated, so that nobody can tell of the others. */
async function surveyed() {
  const rows = await read(text);
  const figures = rows.flatMap((row) => {
    if (row.kind !== "simulated") return [];
    const { measure, by, cell } = row.target;
    const unknown = { estimate: null, standardError: null, halfWidth: null };
    return [{ ...figureOf("arrived"), measure, cell: { by, name: cell, at: {} }, ...unknown }];
  });
  return judgeDocumented(rows, { figures, scenario });
}

test("the network meets every target that its survey shows, and every figure of a survey is used", async () => {
  const outcomes = await surveyed();
  const verdicts = outcomes.flatMap((row) => {
    return row.kind === "surveyed" ? [[row.outcome.figure.name, row.outcome.verdict] as const] : [];
  });
  expect(verdicts.filter(([, verdict]) => verdict !== "met")).toEqual([]);
  expect(new Set(verdicts.map(([name]) => name))).toEqual(new Set(SURVEY_FIGURES.map(({ name }) => name)));
});

test("a network without one office misses what counts it", async () => {
  const less = { ...scenario, offices: scenario.offices.slice(1) };
  const outcomes = judgeDocumented(
    (await read(text)).filter(({ kind }) => kind === "surveyed"),
    { figures: [], scenario: less },
  );
  const missed = outcomes.flatMap((row) => {
    return row.kind === "surveyed" && row.outcome.verdict === "missed" ? [row.outcome.figure.name] : [];
  });
  expect(missed).toContain("offices");
});

test.each([
  [",,,,,,,,,,\n", /:2:11 reason: no figure shows it and no reason says why/],
  ["offices,office,all,148,0,offices,2024,documented,x,,\n", /:2:2 by: offices is known by network/],
  [
    "offices,network,al,148,0,offices,2024,documented,x,,\n",
    /:2:3 cell: the scenario has no "al" by network/,
  ],
  ["offices,network,all,148,0,visits,2024,documented,x,,\n", /:2:6 unit: "visits" is no unit of offices/],
  ["ofices,network,all,148,0,offices,2024,documented,x,,\n", /:2:1 figure: there is no measure "ofices"/],
  ["offices,network,all,many,0,offices,2024,documented,x,,\n", /:2:4 target: "many" is not a number/],
  ["phoneWait,line,XX,1,1,min,2024,documented,x,,\n", /:2:3 cell: the scenario has no "XX" by line/],
])("the row %j is refused", async (row, message) => {
  const problems = await read(HEADER + row).then(
    () => [],
    (error: { problems: { line: number; column: number; path: string; problem: string }[] }) =>
      error.problems,
  );
  const lines = problems.map((one) => `:${one.line}:${one.column} ${one.path}: ${one.problem}`);
  expect(lines).toEqual([expect.stringMatching(message)]);
});

test("the manual's table is of this scenario and these figures; if not, data/make/documented-table.mjs writes it anew", async () => {
  const part = partOf(readFileSync(new URL("../../scenarios/README.md", import.meta.url), "utf8"));
  expect(part).toContain(scenario.hash);
  const rows = documentedRows(await surveyed(), "en");
  const lines = part.split("\n").filter((line) => line.startsWith("| ") && !line.startsWith("| figure"));
  expect(lines.slice(1)).toHaveLength(rows.length);
  rows.forEach((row, i) => {
    if (row.how === "simulated") expect(lines[i + 1]).toContain(beginningOf(row));
    else expect(lines[i + 1]).toBe(lineOf(row));
  });
});
