import { expect, test } from "vitest";
import { figureOf } from "../../src/analysis/sample.js";
import { EVERYWHERE, type Place, type Reference } from "../../src/analysis/reference.js";
import type { Gathered } from "../../src/experiment/collect.js";
import { VISIT_MEASURES } from "../../src/experiment/visitMeasures.js";

const measure = VISIT_MEASURES.find(({ name }) => name === "arrivedPerDay")!;

/** A figure of the measure: visitors and days of three replications. */
const gathered = (of: readonly number[], per: readonly number[], by: Place["by"] = "network"): Gathered => ({
  measure,
  cell: { by, name: by === "network" ? "all" : "A", at: {} },
  recipe: measure.recipe,
  columns: [Float64Array.from(of), Float64Array.from(per)],
  bins: [],
  days: null,
});

const VALUE: Reference = {
  quantity: "E_arrivals[A-B]",
  exact: 0,
  analytic: 0,
  probe: { kind: "figure", measure: "arrivedPerDay", scale: 1, offset: 0 },
  place: EVERYWHERE,
};

test("a value is read in its scenario, division and cell", () => {
  const [whole, office, other] = [
    gathered([1, 2, 3], [1, 1, 1]),
    gathered([4, 5, 6], [1, 1, 1], "office"),
    gathered([7, 8, 9], [1, 1, 1]),
  ];
  const sample = { figures: [[whole, office], [other]], done: 3 };
  expect(figureOf(VALUE, sample)).toBe(whole);
  expect(figureOf({ ...VALUE, place: { scenario: 0, by: "office", cell: "A" } }, sample)).toBe(office);
  expect(figureOf({ ...VALUE, place: { ...EVERYWHERE, scenario: 1 } }, sample)).toBe(other);
});

test("a difference is taken replication by replication over the common denominator", () => {
  const sample = {
    figures: [[gathered([10, 12, 9], [2, 2, 2])], [gathered([8, 12, 10], [2, 2, 2])]],
    done: 3,
  };
  const found = figureOf({ ...VALUE, less: { ...EVERYWHERE, scenario: 1 } }, sample);
  expect(found.columns.map((column) => [...column])).toEqual([
    [2, 0, -1],
    [2, 2, 2],
  ]);
});

test("without a common denominator there is no difference, and without a figure no value", () => {
  const sample = { figures: [[gathered([10, 12], [2, 2])], [gathered([8, 12], [2, 3])]], done: 2 };
  expect(() => figureOf({ ...VALUE, less: { ...EVERYWHERE, scenario: 1 } }, sample)).toThrow(
    "arrivedPerDay has no difference over a common denominator",
  );
  expect(() => figureOf({ ...VALUE, place: { ...EVERYWHERE, cell: "B" } }, sample)).toThrow(
    "no figure for E_arrivals[A-B] in B by network",
  );
});
