/** The reports of a comparison and of targets. A golden file says "changed", not "wrong": read it, then `vitest -u`. */
import { stripVTControlCharacters } from "node:util";
import { expect, test } from "vitest";
import { judgeGuard, readGuard } from "../../src/analysis/guards.js";
import { judgeTargets, readTargets } from "../../src/analysis/targets.js";
import { renderCheck, renderCheckJson } from "../../src/report/check.js";
import { renderComparison } from "../../src/report/compare.js";
import { renderComparisonCsv, renderComparisonJson } from "../../src/report/compareData.js";
import { MEASURES } from "../analysis/gatherings.js";
import { comparisonOf } from "./comparisons.js";
import { resultOf } from "./results.js";

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
