import { expect, test } from "vitest";
import { policiesOfGrid, sizeOfGrid, type Grid } from "../../src/scenario/grid.js";

const HOURS: Grid = { opens: [540, 600], closes: [960, 1110], staffing: ["same_hours", "extend"] };

/** Hours by office and day that the patches of a policy say. */
function weeks({ patches }: { readonly patches: readonly object[] }) {
  return patches.map((patch) => {
    const { where, set } = patch as { where: { id: string[] }; set: { open: object; desks?: string } };
    return [where.id, set.open, set.desks];
  });
}

test("every combination is a policy, the last list running fastest, named by what it combines", () => {
  const ids = policiesOfGrid({ ...HOURS, desks: ["+0 %", "+1"] }, ["a"]).map(({ id }) => id);
  expect(ids).toHaveLength(16);
  expect(ids.slice(0, 6)).toEqual([
    "09-16x5-same",
    "09-16x5-same-plus1",
    "09-16x5-extend",
    "09-16x5-extend-plus1",
    "09-1830x5-same",
    "09-1830x5-same-plus1",
  ]);
  expect(new Set(ids).size).toBe(16);
  expect(sizeOfGrid({ ...HOURS, desks: ["+0", "+1"] })).toBe(16);
});

test("four days are Monday to Thursday for all, one day is Monday", () => {
  const grid = { ...HOURS, opens: [540], closes: [960], staffing: ["extend"] as const };
  const of = (days: number) =>
    policiesOfGrid({ ...grid, days: [{ days, isStaggered: false }] }, ["a", "b"]).map(weeks);
  expect(of(4)).toEqual([[[["a", "b"], { "mon-thu": "09:00-16:00" }, undefined]]]);
  expect(of(1)).toEqual([[[["a", "b"], { mon: "09:00-16:00" }, undefined]]]);
});

test("staggered offices take turns: of seven on four days each weekday has its closed ones, and no day is without any", () => {
  const ids = ["a", "b", "c", "d", "e", "f", "g"];
  const grid: Grid = {
    opens: [600],
    closes: [960],
    staffing: ["extend"],
    days: [{ days: 4, isStaggered: true }],
    desks: ["-10 %"],
  };
  const [policy, ...others] = policiesOfGrid(grid, ids);
  expect(others).toEqual([]);
  expect(policy.id).toBe("10-16x4s-extend-minus10pct");
  const turns = weeks(policy);
  expect(turns.map(([where]) => where)).toEqual([["a", "f"], ["b", "g"], ["c"], ["d"], ["e"]]);
  expect(turns.map(([, open]) => Object.keys(open as object))).toEqual([
    ["tue", "wed", "thu", "fri"],
    ["mon", "wed", "thu", "fri"],
    ["mon", "tue", "thu", "fri"],
    ["mon", "tue", "wed", "fri"],
    ["mon", "tue", "wed", "thu"],
  ]);
  expect(turns.every(([, , desks]) => desks === "-10 %")).toBe(true);
});
