import { expect, test } from "vitest";
import { dayOfSpec, type PairSpec } from "../../src/analysis/daySpec.js";
import { dayTotals, policyPair } from "../../src/analysis/dayTotals.js";
import { parseParams } from "../../src/analysis/params.js";
import { corrections, expectAgreement, published, publishedJson } from "./published.js";

const specs = publishedJson("policy_pairs_spec.json") as Record<string, PairSpec>;
const corrected = new Map(corrections().map((row) => [`${row["case"]} ${row["quantity"]}`, row]));

/** Parts of an arrival that two sums over a day may differ by; what is printed as 0 is compared with this. */
const ROUNDING = 1e-12;

for (const id of ["pair-01", "pair-02", "pair-03"]) {
  test(`${id} agrees with every published value and difference to a relative 1e-9`, () => {
    // Expected values: policy_pairs.csv, by matrix exponentials, but for those in corrections.csv.
    const rows = published("policy_pairs.csv").filter((row) => row["case"] === id);
    const { name } = parseParams(rows[0]["params"]);
    const { A, B, release } = specs[name];
    const found = policyPair(
      dayTotals(dayOfSpec({ ...A, release }), A.T),
      dayTotals(dayOfSpec({ ...B, release }), B.T),
    );
    expect(rows.length).toBe(18);
    expectAgreement(
      rows.map((row) => {
        const quantity = row["quantity"];
        const exact = Number(corrected.get(`${id} ${quantity}`)?.["exact"] ?? row["value"]);
        const isNothing = exact === 0 && Math.abs(found[quantity]) < ROUNDING;
        return { name: quantity, exact, found: isNothing ? 0 : found[quantity], error: "relative" };
      }),
    );
  });
}

test("every correction is of a value that stands in a published table as quoted", () => {
  const rows = [...published("policy_pairs.csv"), ...published("steady_state.csv")];
  const quoted = new Map(rows.map((row) => [`${row["case"]} ${row["quantity"]}`, row["value"]]));
  for (const [name, row] of corrected) expect(quoted.get(name), name).toBe(row["published"]);
});

test("who came is served, gave up or is inside", () => {
  const { A } = specs["flat_vs_peak_staffing"];
  const totals = dayTotals(dayOfSpec(A), A.T);
  const settled = totals["E_served_by_T"] + totals["E_abandoned_by_T"] + totals["E_inside_at_T"];
  expect(settled).toBeCloseTo(94, 10); // 10 + 14 + 16 + 14 + 10 + 12 + 10 + 8 an hour
});
