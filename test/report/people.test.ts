/** Winners and losers, flows and families in words. A golden file says "changed", not "wrong": read it, then `vitest -u`. */
import { stripVTControlCharacters } from "node:util";
import { expect, test } from "vitest";
import type { Comparison } from "../../src/analysis/comparison.js";
import { estimatePeople } from "../../src/analysis/people.js";
import type { PeopleCell } from "../../src/experiment/people.js";
import { createPeopleGatherer } from "../../src/experiment/people.js";
import { renderComparisonCsv } from "../../src/report/compareData.js";
import { renderFamilies, renderFlows } from "../../src/report/compareMore.js";
import { peopleRows, renderPeople } from "../../src/report/people.js";
import { PAIR_SUMS, PAIR_WIDTH, type PairSum } from "../../src/simulation/pairs.js";
import { errandOf, officeOf, scenarioOf } from "../support/scenario.js";

const CELLS: readonly PeopleCell[] = [
  { by: "network", name: "all" },
  { by: "area", name: "town" },
  { by: "area", name: "country" },
  { by: "errand", name: "visit" },
];

/** What happens to a hundred people: of the first ten of a town some win and some lose. */
const CHANGES: Partial<Record<PairSum, number>> = {
  losesService: 3,
  gainsService: 1,
  worseOff: 8,
  betterOff: 4,
  waitLonger5: 5,
  waitLonger10: 2,
  travelLonger5: 4,
  waitChangeMinutes: 61.5,
};

/** Two replications, the second with twice the changes of the first. */
function people(): Comparison["people"] {
  const { add, sums } = createPeopleGatherer(CELLS);
  for (const times of [1, 2]) {
    const table = new Float64Array(CELLS.length * PAIR_WIDTH);
    const put = (cell: number, sum: PairSum, value: number): void => {
      table[cell * PAIR_WIDTH + PAIR_SUMS.indexOf(sum)] = value;
    };
    CELLS.forEach(({ name }, cell) => {
      const part = name === "country" ? 0 : times;
      put(cell, "persons", 100);
      put(cell, "unchanged", 80);
      put(cell, "alike", 100 - 12 * part);
      for (const [sum, value] of Object.entries(CHANGES)) put(cell, sum as PairSum, value * part);
    });
    add(table);
  }
  return estimatePeople(sums, 1, 2, 0.95);
}

function comparison(): Comparison {
  const scenario = scenarioOf({
    offices: [officeOf("north"), officeOf("south")],
    errands: [errandOf("visit", { name: { en: "Advice", sv: "Råd" } })],
  });
  const estimate = { estimate: 12.5, standardError: 1, halfWidth: 2.1, n: 2 };
  return {
    names: ["today", "closed"],
    scenarios: [scenario, scenario],
    baseline: 0,
    plan: { seed: "made", replications: 2, confidence: 0.95, by: ["network"], withDays: false },
    figures: [],
    untouched: [],
    done: 2,
    lost: [],
    people: people() ?? [],
    flows: [{ scenario: 1, from: "north", to: "south", visitors: estimate, extraTravel: estimate }],
  };
}

test.each(["en", "sv"] as const)("winners, losers and flows in %s", async (language) => {
  const told = comparison();
  const family = {
    scenario: 1,
    by: "office" as const,
    measure: "waitJoined",
    quantile: 3.1,
    bonferroni: 3.4,
    cells: [
      { cell: "north", halfWidth: 1, verdict: "worse" as const, changes: true },
      { cell: "south", halfWidth: 1, verdict: "cannotTell" as const, changes: false },
    ],
  };
  const shown = [
    { name: "waitJoined", label: "Wait" },
    { name: "waitP90", label: "not told" },
  ];
  const parts = [
    renderPeople(told, 1, language),
    renderFlows(told, language),
    ...renderFamilies(new Map([["waitJoined", family]]), shown, language),
  ];
  const text = `${stripVTControlCharacters(parts.join("\n\n"))}\n`;
  await expect(text).toMatchFileSnapshot(`golden/people.${language}.txt`);
});

test("without people or flows nothing is told of them", () => {
  const { people: _people, flows: _flows, ...plain } = comparison();
  expect([renderPeople(plain, 1, "en"), renderFlows(plain, "en")]).toEqual(["", ""]);
  expect(peopleRows(plain, false)).toEqual([]);
});

test("rows for machines: every sum of every cell, or only of cells in which somebody wins or loses", () => {
  const rows = peopleRows(comparison(), false);
  expect(rows).toHaveLength(CELLS.length * PAIR_WIDTH);
  const worse = rows.find(({ cell, sum }) => cell === "town" && sum === "worseOff");
  // 8 and 16 of 100: mean 12, deviation 5.657, half-width 12.706 × 4
  expect(worse).toMatchObject({ scenario: "closed", unit: "persons", estimate: 12, share: 0.12, n: 2 });
  expect(worse?.halfWidth).toBeCloseTo(50.82, 2);
  expect(new Set(peopleRows(comparison(), true).map(({ cell }) => cell))).toEqual(
    new Set(["all", "town", "visit"]),
  );
});

test("as CSV each sum is a measure of its own beside the figures", async () => {
  const lines = (await renderComparisonCsv(comparison(), false)).split("\n");
  const better = lines.filter((line) => line.includes(",people.betterOff,persons,area,"));
  // 4 and 8 of the town: mean 6, deviation 2.828, half-width 12.706 × 2; of the country nobody
  expect(better).toHaveLength(2);
  expect(better[0]).toMatch(/^closed,people\.betterOff,persons,area,town,,,6,25\.41/);
  expect(better[1]).toMatch(/^closed,people\.betterOff,persons,area,country,,,0,0,/);
});
