import fc from "fast-check";
import { expect, test } from "vitest";
import { fillBudget, type Item } from "../../src/analysis/knapsack.js";

const item = (cost: number, value: number): Item => ({ cost, value });

/** The most value within a budget, by trying every choice; null where none fits. */
function byEnumeration(groups: readonly (readonly Item[])[], budget: number): number | null {
  const totals = groups.reduce<Item[]>(
    (all, group) =>
      all.flatMap((one) => group.map((more) => item(one.cost + more.cost, one.value + more.value))),
    [item(0, 0)],
  );
  const fitting = totals.filter(({ cost }) => cost <= budget).map(({ value }) => value);
  return fitting.length === 0 ? null : Math.max(...fitting);
}

/**
 * On paper. Office A: as now (10 h), a desk (20 h, 100 saved), two (30 h, 150). Office B: as now (5 h), fewer (3 h, 40
 * lost), a desk (15 h, 80 saved). Worth by the hour: B's 2 h back 20, A's first 10, B's desk 8, A's second 5.
 */
const [A, B] = [
  [item(10, 0), item(20, 100), item(30, 150)],
  [item(5, 0), item(3, -40), item(15, 80)],
];

test.each([
  // The cheapest of all takes 10 + 3 = 13 h.
  [12, null, 0],
  [13, [0, 1], -40],
  [15, [0, 0], 0],
  // 25 h: A's first desk, B as now. 24 h do not reach for both: B fewer and A's desk take 23 h and save 60.
  [24, [1, 1], 60],
  [25, [1, 0], 100],
  [33, [2, 1], 110], // 30 + 3 h; as now at B and two at A would take 35 h
  [35, [1, 2], 180],
  [45, [2, 2], 230],
  [100, [2, 2], 230],
])("within %d h the choice on paper is found", (budget, chosen, value) => {
  const found = fillBudget([A, B], budget);
  if (chosen === null) expect(found).toBeNull();
  else expect(found).toMatchObject({ chosen, value, bound: value, isExact: true });
});

test("what one more hour is worth is that of the next step: A's second desk saves 50 in 10 h", () => {
  expect(fillBudget([A, B], 35)?.nextWorth).toBe(5);
  expect(fillBudget([A, B], 45)?.nextWorth).toBe(0);
});

test("the greedy stops at the first step beyond the budget, and its bound takes a part of it", () => {
  // 24 h: from 13 h on, B's 2 h back (40), then A's desk would take 10 of the 9 h that are left.
  const greedy = fillBudget([A, B], 24, 0);
  expect(greedy).toMatchObject({ chosen: [0, 0], value: 0, isExact: false });
  expect(greedy?.bound).toBeCloseTo(90, 12);
});

test("of two items alike the earlier is chosen", () => {
  expect(fillBudget([[item(1, 0), item(1, 0), item(2, 5), item(2, 5)]], 2)?.chosen).toEqual([2]);
  expect(fillBudget([[item(1, 3), item(1, 3)]], 9)?.chosen).toEqual([0]);
});

const items = fc.array(
  fc.record({ cost: fc.integer({ min: 0, max: 40 }), value: fc.integer({ min: -30, max: 60 }) }),
  { minLength: 1, maxLength: 5 },
);
const anyGroups = fc.array(items, { minLength: 1, maxLength: 5 });

test("every choice tried: none within the budget is worth more, and the greedy's bound holds", () => {
  fc.assert(
    fc.property(anyGroups, fc.integer({ min: 0, max: 160 }), (groups, budget) => {
      const best = byEnumeration(groups, budget);
      const [exact, greedy] = [fillBudget(groups, budget), fillBudget(groups, budget, 0)];
      if (best === null) {
        expect([exact, greedy]).toEqual([null, null]);
        return;
      }
      expect(exact).toMatchObject({ value: best, isExact: true });
      expect(exact!.cost).toBeLessThanOrEqual(budget);
      expect(greedy!.value).toBeLessThanOrEqual(best);
      expect(greedy!.bound).toBeGreaterThanOrEqual(best - 1e-9);
    }),
    { seed: 7, numRuns: 400 },
  );
});

test("a larger budget never gives less, exact or greedy", () => {
  fc.assert(
    fc.property(anyGroups, fc.integer({ min: 0, max: 160 }), (groups, budget) => {
      for (const most of [undefined, 0]) {
        const [small, large] = [fillBudget(groups, budget, most), fillBudget(groups, budget + 7, most)];
        expect(large?.value ?? -Infinity).toBeGreaterThanOrEqual(small?.value ?? -Infinity);
      }
    }),
    { seed: 11, numRuns: 300 },
  );
});

test("32 groups of 28 items with fractions for costs are filled exactly", () => {
  const groups = Array.from({ length: 32 }, (_, g) =>
    Array.from({ length: 28 }, (_each, i) =>
      item(100 + ((g * 37 + i * 53) % 97) / 3, ((g * 29 + i * 71) % 101) / 7),
    ),
  );
  const found = fillBudget(groups, 32 * 108)!;
  expect(found.isExact).toBe(true);
  expect(found.cost).toBeLessThanOrEqual(32 * 108);
  expect(found.value).toBeGreaterThanOrEqual(fillBudget(groups, 32 * 108, 0)!.value);
});
