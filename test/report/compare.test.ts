/** The reports of a comparison and of targets. A golden file says "changed", not "wrong": read it, then `vitest -u`. */
import { stripVTControlCharacters } from "node:util";
import { expect, test } from "vitest";
import { compareGatherings, type Comparison } from "../../src/analysis/comparison.js";
import { judgeGuard, readGuard } from "../../src/analysis/guards.js";
import { judgeTargets, readTargets } from "../../src/analysis/targets.js";
import { renderCheck, renderCheckJson } from "../../src/report/check.js";
import { renderComparison } from "../../src/report/compare.js";
import { renderComparisonCsv, renderComparisonJson } from "../../src/report/compareData.js";
import { gatheredOf, gatheringOf, MEASURES } from "../analysis/gatherings.js";
import { officeOf, scenarioOf } from "../support/scenario.js";
import { resultOf } from "./results.js";

const offices = ["north", "south"] as const;

/** Everything about an office, with some minutes more of waiting and some visitors more lost in each replication. */
function officeFigures(cell: readonly ["network" | "office", string], minutes: number[], lost: number[]) {
  const plus = (values: number[], more: number[]) => values.map((value, i) => value + more[i]);
  return [
    gatheredOf("gaveUpShare", cell, [plus([4, 6, 5], lost), [100, 104, 99]]),
    gatheredOf("waitJoined", cell, [plus([500, 540, 510], minutes), [90, 94, 91]]),
    gatheredOf(
      "waitP90",
      cell,
      plus([10, 12, 11], minutes).map((wait) => [1, 2, wait / 100, wait]),
    ),
    gatheredOf("utilisation", cell, [plus([700, 720, 705], minutes), [900, 900, 900]]),
  ];
}

/** A month at two offices: the north gets a desk less, the south is left alone. */
function comparisonOf(parts: Partial<Comparison> = {}): Comparison {
  const before = gatheringOf(
    ...officeFigures(["network", "all"], [0, 0, 0], [0, 0, 0]),
    ...offices.flatMap((office) => officeFigures(["office", office], [0, 0, 0], [0, 0, 0])),
  );
  const after = gatheringOf(
    ...officeFigures(["network", "all"], [90, 110, 95], [1, 0, 2]),
    ...officeFigures(["office", "north"], [90, 110, 95], [3, 4, 3]),
    ...officeFigures(["office", "south"], [0, 0, 0], [0, 0, 0]),
  );
  const plain = scenarioOf({
    title: { en: "As today", sv: "Som i dag" },
    horizon: { dated: true, firstDay: Date.UTC(2024, 10, 1) / 86_400_000, days: 30 },
    offices: offices.map((id) => officeOf(id)),
    foundations: [{ input: "desks", provenance: "assumed", source: "no source found" }],
    hash: "sha256:0123",
  });
  const patch = { from: null, to: null, offices: ["north"], unchanged: [], closes: false, source: "" };
  const fewer = {
    ...plain,
    title: { en: "A desk less", sv: "En disk mindre" },
    patches: [{ ...patch, why: "a desk less in the north", provenance: "assumed" as const }],
    hash: "sha256:4567",
  };
  const contest = { names: ["today", "fewer"], scenarios: [plain, fewer], baseline: 0 };
  const by = ["network", "office"] as const;
  const plan = { seed: "made", replications: 3, confidence: 0.95, by, withDays: false };
  return { ...contest, plan, ...compareGatherings(contest, [before, after], 0.95), lost: [], ...parts };
}

const TELLING = { onlyChanged: false, where: "", nextStep: "kontor compare today fewer --json" };
const text = (...args: Parameters<typeof renderComparison>): string =>
  stripVTControlCharacters(renderComparison(...args));

test.each(["en", "sv"] as const)("the report of a small comparison in %s", async (language) => {
  const report = text(comparisonOf(), { ...TELLING, language });
  await expect(report).toMatchFileSnapshot(`golden/compare.${language}.txt`);
});

const guards = () =>
  ["waitP90>+5min", "gaveUpShare>+50%"].flatMap((guard) =>
    judgeGuard(readGuard(guard, MEASURES), comparisonOf()),
  );

test("the document of a small comparison", async () => {
  const telling = { version: "0.1.0", onlyChanged: true, where: "area=urban", guards: guards() };
  await expect(renderComparisonJson(comparisonOf(), telling)).toMatchFileSnapshot("golden/compare.json");
});

test("the rows of the table for spreadsheets are those of the document", async () => {
  const [header, ...rows] = (await renderComparisonCsv(comparisonOf(), false)).trim().split("\n");
  const { measures } = JSON.parse(
    renderComparisonJson(comparisonOf(), { version: "0.1.0", onlyChanged: false, where: "", guards: [] }),
  ) as { measures: Record<string, string | number | null>[] };
  const cells = (row: Record<string, string | number | null>) =>
    header.split(",").map((name) => String(row[name] ?? ""));
  expect(rows.map((row) => row.split(","))).toEqual(measures.map(cells));
  expect(measures).toHaveLength(12);
});

test("what differs by exactly 0 is left out on request, the network never", async () => {
  const all = await renderComparisonCsv(comparisonOf(), false);
  const changed = await renderComparisonCsv(comparisonOf(), true);
  expect(all).toContain("office,south");
  expect(changed).not.toContain("office,south");
  expect(changed).toContain("network,all");
  const report = text(comparisonOf(), { ...TELLING, onlyChanged: true, language: "en" });
  expect(report).not.toMatch(/^south/m);
  expect(report).toContain("1 of 2 cells differ by exactly 0 in every figure.");
});

test("the share lost stands before every wait, in every table", () => {
  const report = text(comparisonOf(), { ...TELLING, language: "en" });
  expect(report.indexOf("Gave up in the end  ")).toBeLessThan(
    report.indexOf("Wait, mean of all who joined  "),
  );
  const heads = report.slice(report.indexOf("\n\nfewer against today", report.indexOf("Desks in use")));
  expect(heads.indexOf("Gave up")).toBeGreaterThan(0);
  expect(heads.slice(0, heads.indexOf("\nnorth"))).toMatch(/end, %: today.*joined, min: today|min: today/s);
});

test("one replication judges nothing, and says so", () => {
  const report = text(comparisonOf({ done: 1 }), { ...TELLING, language: "en" });
  expect(report).toContain("One replication tells nothing of the error");
  expect(report).not.toContain("half-width");
});

const TABLE =
  "measure,by,cell,target,tolerance,unit,source\n" +
  "arrivedPerDay,network,all,95,5 % of target,visitors,local news\n" +
  "lostShare,network,all,10,1,%,a survey\n" +
  "waitJoined,office,north,9.6,0.2,min,a log of tickets\n";

test.each(["en", "sv"] as const)("the report of three targets in %s", async (language) => {
  const result = resultOf();
  const targets = await readTargets({ name: "targets.csv", text: TABLE }, result.scenario);
  const outcomes = judgeTargets(targets, result);
  const report = stripVTControlCharacters(renderCheck(result, outcomes, language));
  await expect(report).toMatchFileSnapshot(`golden/check.${language}.txt`);
});

test("the document of three targets", async () => {
  const result = resultOf();
  const targets = await readTargets({ name: "targets.csv", text: TABLE }, result.scenario);
  const json = renderCheckJson(result, judgeTargets(targets, result), "0.1.0");
  await expect(json).toMatchFileSnapshot("golden/check.json");
});
