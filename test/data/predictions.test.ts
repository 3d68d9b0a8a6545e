/** The table of predictions in the manual of scenarios, and the visit model behind it. */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { modelledVisits, officeRows, partOf, YEAR } from "../../data/make/predictions.mjs";
import { loadScenario } from "../../src/scenario/load.js";
import { rowsOf } from "./rows.js";

test("the visit model gives most offices the visits that the table has", async () => {
  const visits = modelledVisits(2_800_000);
  expect([...visits.values()].reduce((sum, one) => sum + one, 0)).toBeCloseTo(2_800_000, 3);
  const modelled = (await rowsOf("offices.csv")).filter((row) => row.visits_provenance === "modelled");
  const ratios = modelled.map((row) => (visits.get(row.office_id) ?? 0) / Number(row.visits_2024_estimate));
  // The table was made with main offices named one by one, here taken as those of most visits: 120 of 146 come within 5 %.
  expect(modelled).toHaveLength(146);
  expect(ratios.filter((ratio) => Math.abs(ratio - 1) < 0.05).length).toBeGreaterThanOrEqual(115);
});

test("the manual's predictions are of today's scenario; if not, data/make/predictions.mjs writes them anew", async () => {
  const part = partOf(readFileSync(new URL("../../scenarios/README.md", import.meta.url), "utf8"));
  expect(part).toContain((await loadScenario("offices-of-2023", YEAR)).hash);
  for (const row of officeRows()) expect(part).toContain(row);
  expect(part).toMatch(/^\| Visits of 2023, million \| \d\.\d\d \| 2\.6 to 2\.7 \| /m);
});

test("offices that opened after 2023 are not there in its network, and those of 2023 from mid-year on", async () => {
  const { offices } = await loadScenario("offices-of-2023", YEAR);
  const opened = (year: string) => rows.filter((row) => row.opened_year === year).map((row) => row.office_id);
  const rows = await rowsOf("offices.csv");
  const gone = offices.filter(({ phases }) => phases.every(({ exists }) => !exists)).map(({ id }) => id);
  expect(gone).toEqual(opened("2024"));
  const later = offices.filter(({ phases }) => phases.length > 1).map(({ id }) => id);
  expect([...later, "O053"].toSorted()).toEqual(opened("2023").toSorted()); // Malmö Mobilia opened in January
});
