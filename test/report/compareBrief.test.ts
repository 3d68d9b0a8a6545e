/** The brief report of a comparison. A golden file says "changed", not "wrong": read it, then `vitest -u`. */
import { stripVTControlCharacters } from "node:util";
import { expect, test } from "vitest";
import { compareGatherings, type Comparison } from "../../src/analysis/comparison.js";
import { renderBrief } from "../../src/report/compareBrief.js";
import { gatheredOf, gatheringOf } from "../analysis/gatherings.js";
import { comparisonOf } from "./comparisons.js";

const TELLING = { where: "", nextStep: "kontor compare today fewer", named: new Set(["north", "south"]) };

/** The south is gone, and some of its visitors go to the north. */
function closureOf(): Comparison {
  const { names, scenarios, baseline, plan } = comparisonOf();
  const cells = [
    ["network", "all"],
    ["office", "north"],
    ["office", "south"],
  ] as const;
  const [network, north, south] = cells;
  const before = gatheringOf(
    ...cells.flatMap((cell) => [
      gatheredOf("intended", cell, [[100, 104, 99], []]),
      gatheredOf("displacedShare", cell, [
        [0, 0, 0],
        [100, 104, 99],
      ]),
      gatheredOf("extraTravel", cell, [
        [0, 0, 0],
        [0, 0, 0],
      ]),
    ]),
  );
  const after = gatheringOf(
    ...[network, south].flatMap((cell) => [
      gatheredOf("intended", cell, [[100, 104, 99], []]),
      gatheredOf("displacedShare", cell, [
        [50, 51, 49],
        [100, 104, 99],
      ]),
      gatheredOf("extraTravel", cell, [
        [600, 620, 580],
        [30, 31, 29],
      ]),
    ]),
    gatheredOf("intended", north, [[100, 104, 99], []]),
    gatheredOf("displacedShare", north, [
      [0, 0, 0],
      [100, 104, 99],
    ]),
    gatheredOf("extraTravel", north, [
      [0, 0, 0],
      [0, 0, 0],
    ]),
  );
  const contest = { names, scenarios, baseline };
  return { ...contest, plan, ...compareGatherings(contest, [before, after], 0.95), lost: [] };
}

test.each(["en", "sv"] as const)("a small comparison told briefly in %s", async (language) => {
  const report = stripVTControlCharacters(renderBrief(comparisonOf(), { ...TELLING, language }));
  await expect(report).toMatchFileSnapshot(`golden/brief.${language}.txt`);
});

test("what only happens under the scenario has no difference but an error of its own", () => {
  const report = stripVTControlCharacters(renderBrief(closureOf(), { ...TELLING, language: "en" }));
  // 600 ÷ 30, 620 ÷ 31 and 580 ÷ 29 minutes: 20 in every replication, so that nothing is unsure.
  expect(report).toMatch(/^Extra travel of those, one way, min +– +20\.0 +– +± 0\.0$/m);
  expect(report).toMatch(/^south .* 20\.0 ± 0\.0/m);
});

test("offices that differ by exactly 0 are counted and not named, and those not asked for are left out", () => {
  const named = new Set(["south"]);
  const report = stripVTControlCharacters(renderBrief(comparisonOf(), { ...TELLING, named, language: "en" }));
  expect(report).not.toMatch(/^(north|south)/m);
  expect(report).toContain("1 of 1 offices differ by exactly 0; 1 of 2 in all.");
});

test("no line of a brief report is wider than 100 columns", () => {
  for (const language of ["en", "sv"] as const) {
    const report = stripVTControlCharacters(renderBrief(closureOf(), { ...TELLING, language }));
    for (const line of report.split("\n")) expect(line.length).toBeLessThanOrEqual(100);
  }
});
