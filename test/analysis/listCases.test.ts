import { existsSync } from "node:fs";
import { expect, test } from "vitest";
import { agrees } from "../../src/analysis/judge.js";
import { listCases } from "../../src/analysis/listCases.js";

const listed = await listCases();
const cases = listed.map(({ read }) => read());
const values = cases.flatMap((one) => one.values.map((value) => ({ ...value, id: one.id })));

test("cases have names of their own: 55 steady states, 10 days, 4 closings, 3 pairs", () => {
  expect(cases.length).toBe(55 + 10 + 4 + 3);
  expect(new Set(cases.map(({ id }) => id)).size).toBe(cases.length);
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
