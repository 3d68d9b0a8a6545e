/** Cells judged together: on normal data, where it is known which of them change. */
import { expect, test } from "vitest";
import methods from "../stats/methods_kat.json" with { type: "json" };
import { familyOf, heldOf, OFFICES } from "./normalOffices.js";

test("148 intervals take scipy's t of Bonferroni at most, and hold together", () => {
  const [{ quantile, bonferroni, cells }] = familyOf(
    Int32Array.of(31, 32, 33, 34),
    Array.from({ length: OFFICES }, () => 0),
  ).families;
  expect(cells).toHaveLength(OFFICES);
  expect(bonferroni).toBeCloseTo(methods.bonferroni[3].t_df29, 11);
  expect(quantile).toBeLessThanOrEqual(bonferroni);
  expect(quantile).toBeGreaterThan(methods.bonferroni[2].t_df29); // more than for ten of them
  // Binomial with 94 %: 5.6 of 6; four deviations of 0.58 below. In test/long there are 400 trials.
  expect(heldOf(Int32Array.of(35, 36, 37, 38), 6)).toBeGreaterThanOrEqual(4);
});

test("offices that change are found, and those that differ by exactly 0 are no part of the family", () => {
  const truths = Array.from({ length: OFFICES }, (_, i) => (i < 20 ? 1.5 : i < 100 ? 0 : null));
  const { families } = familyOf(Int32Array.of(41, 42, 43, 44), truths);
  expect(families).toHaveLength(1);
  const [{ scenario, by, measure, cells }] = families;
  expect({ scenario, by, measure }).toEqual({ scenario: 1, by: "office", measure: "waitJoined" });
  expect(cells.map(({ cell }) => cell)).toEqual(
    truths.flatMap((truth, i) => (truth === null ? [] : [`o${i}`])),
  );
  const changed = cells.filter(({ changes }) => changes).map(({ cell }) => Number(cell.slice(1)));
  // Differences of 8 standard errors are all found; of the 80 that do not change some 1 in 20 of those found may be wrong.
  expect(changed.filter((office) => office < 20)).toHaveLength(20);
  expect(changed.filter((office) => office >= 20).length).toBeLessThanOrEqual(4);
  expect(cells.slice(0, 20).map(({ verdict }) => verdict)).toEqual(Array.from({ length: 20 }, () => "worse"));
});

test("where nothing differs there is no family", () => {
  expect(familyOf(Int32Array.of(51, 52, 53, 54), [null, null]).families).toEqual([]);
});
