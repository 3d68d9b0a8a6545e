import { existsSync } from "node:fs";
import { expect, test } from "vitest";
import { agrees } from "../../src/analysis/judge.js";
import { listCases } from "../../src/analysis/listCases.js";
import { published } from "./published.js";

const listed = await listCases();
const cases = listed.map(({ read }) => read());
const values = cases.flatMap((one) => one.values.map((value) => ({ ...value, id: one.id })));

test("every value of every table is in a case: 72 steady states, 10 days, 4 closings, a traveller, 3 pairs", () => {
  expect(cases.length).toBe(72 + 10 + 4 + 1 + 3);
  expect(new Set(cases.map(({ id }) => id)).size).toBe(cases.length);
  const rows = (file: string): number => published(file).length;
  const cells = (file: string): number =>
    published(file).reduce((sum, row) => sum + Object.keys(row).length - 1, 0);
  const ofDays = cases.filter(({ id }) => id.startsWith("day-"));
  const daysCells = ofDays
    .map(({ id }) => cells(`${id.replaceAll("-", "_")}.csv`))
    .reduce((sum, count) => sum + count, 0);
  const tables = ["steady_state.csv", "closing.csv", "policy_pairs.csv"].map(rows);
  expect(values.length).toBe(tables.reduce((sum, n) => sum + n, daysCells + cells("shared_server.csv")));
});

test("the closed forms and chains of the program agree with every exact value", () => {
  const apart = values.filter(({ analytic, exact }) => !agrees(analytic, exact));
  expect(apart).toEqual([]);
});

test("every case has its scenarios, and names a value of its own beforehand", () => {
  for (const { id, files, headline, values: own } of cases) {
    for (const file of files) expect(existsSync(file), file).toBe(true);
    const named = own.find(({ quantity }) => quantity === headline);
    expect(named, id).toBeDefined();
    expect(named?.probe.kind, id).toBe("figure");
    for (const { place, less } of own) {
      expect(place.scenario, id).toBeLessThan(files.length);
      if (less !== undefined) expect(less.scenario, id).toBe(1);
    }
  }
});

test("a difference of policies is read at the closing time of each", () => {
  const found = values.find(({ id, quantity }) => id === "pair-02" && quantity === "E_served_by_T[A-B]");
  expect(found?.probe).toMatchObject({ measure: "servedBy" });
  expect(found?.place).toEqual({ scenario: 0, by: "clock", cell: "08:00" });
  expect(found?.less).toEqual({ scenario: 1, by: "clock", cell: "06:00" });
});

test("a travelling server is read by office and minute, on its way at the office it goes to", () => {
  const find = (name: string) => values.find(({ quantity }) => quantity === name);
  expect(find("served_B at 03:15")).toMatchObject({
    probe: { measure: "servedBy" },
    place: { by: "office,clock", cell: "B,03:15" },
  });
  expect(find("p_travelling at 03:15")).toMatchObject({
    probe: { measure: "crewsTravelling" },
    place: { by: "office,clock", cell: "B,03:15" },
  });
});
