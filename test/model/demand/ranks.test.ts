import fc from "fast-check";
import { expect, test } from "vitest";
import {
  extraMinutes,
  nearestCapable,
  NOWHERE,
  ownPlace,
  rankOffices,
  startPoints,
} from "../../../src/model/demand/ranks.js";

/** Two zones and three offices "c", "a", "b"; office a and b are equally far from zone 0. */
const MINUTES = Float64Array.from(
  [
    [30, 20, 20], // zone 0
    [5, 40, 50], // zone 1
    [0, 35, 45], // place of c
    [35, 0, 10], // place of a
    [45, 10, 0], // place of b
  ].flat(),
);
const ranks = rankOffices(MINUTES, ["c", "a", "b"]);
const ALL = Uint8Array.of(1, 1, 1);

test("offices are ranked by minutes, ties by id and not by place in the file", () => {
  expect([...ranks.order.subarray(0, 6)]).toEqual([1, 2, 0, 0, 1, 2]);
  const swapped = rankOffices(Float64Array.of(20, 20, 0, 1, 1, 0), ["b", "a"]);
  expect([...swapped.order.subarray(0, 2)]).toEqual([1, 0]);
  expect(ranks.zoneCount).toBe(2);
});

test("matrices of no whole shape are refused", () => {
  expect(() => rankOffices(MINUTES, ["a", "b"])).toThrow("15 minutes for 2 offices");
  expect(() => rankOffices(MINUTES.subarray(0, 6), ["a", "b", "c"])).toThrow("6 minutes for 3 offices");
});

test("the nearest capable office passes over those that cannot", () => {
  expect(nearestCapable(ranks, 0, ALL)).toBe(1);
  expect(nearestCapable(ranks, 0, Uint8Array.of(1, 0, 1))).toBe(2);
  expect(nearestCapable(ranks, 0, Uint8Array.of(1, 0, 0))).toBe(0);
  expect(nearestCapable(ranks, 0, new Uint8Array(3))).toBe(NOWHERE);
});

test("visitors start at home only where the base office is the nearest one", () => {
  const starts = startPoints(ranks, ALL);
  // [office][zone]: c is nearest from zone 1, a from zone 0, b from nowhere.
  expect([...starts]).toEqual([ownPlace(ranks, 0), 1, 0, ownPlace(ranks, 1), 4, 4]);
  // Were a unable to serve, b would be nearest from zone 0; nobody is at home with a.
  expect([...startPoints(ranks, Uint8Array.of(1, 0, 1))]).toEqual([2, 1, 3, 3, 0, 4]);
});

test("from home in zone 0 the way to c is 10 min longer than to a", () => {
  expect(extraMinutes(ranks, 0, 1, 0)).toBe(10);
  expect(extraMinutes(ranks, ownPlace(ranks, 2), 2, 0)).toBe(45);
});

/** Zones and offices with any minutes, offices at their own places, and who can serve. */
const networks = fc
  .record({ zones: fc.integer({ min: 0, max: 5 }), offices: fc.integer({ min: 1, max: 6 }) })
  .chain(({ zones, offices }) =>
    fc.record({
      minutes: fc
        .array(fc.integer({ min: 0, max: 30 }), {
          minLength: (zones + offices) * offices,
          maxLength: (zones + offices) * offices,
        })
        .map((list) =>
          Float64Array.from(list, (value, i) =>
            Math.floor(i / offices) - zones === i % offices ? 0 : value,
          ),
        ),
      capable: fc.array(fc.constantFrom(0, 1), { minLength: offices, maxLength: offices }),
      ids: fc.shuffledSubarray(["p", "q", "r", "s", "t", "u"], { minLength: offices, maxLength: offices }),
    }),
  );

test("no closure ever shortens a trip, wherever a visitor lives", () => {
  const neverNegative = ({
    minutes,
    capable,
    ids,
  }: {
    minutes: Float64Array;
    capable: number[];
    ids: string[];
  }) => {
    const table = rankOffices(minutes, ids);
    const able = Uint8Array.from(capable);
    startPoints(table, able).forEach((start, i) => {
      const base = Math.floor(i / Math.max(1, table.zoneCount));
      if (able[base] === 0) return;
      able.forEach((can, other) => {
        if (can === 1) expect(extraMinutes(table, start, base, other)).toBeGreaterThanOrEqual(0);
      });
    });
  };
  fc.assert(fc.property(networks, neverNegative), { seed: 121, numRuns: 500 });
});

test("a rank table holds every office once, never nearer than the one before", () => {
  const isSorted = ({ minutes, ids }: { minutes: Float64Array; ids: string[] }) => {
    const { order } = rankOffices(minutes, ids);
    const n = ids.length;
    for (let start = 0; start < order.length / n; start++) {
      const row = [...order.subarray(start * n, (start + 1) * n)];
      expect(row.toSorted((a, b) => a - b)).toEqual(Array.from(ids.keys()));
      const key = (office: number) => [minutes[start * n + office], ids[office]] as const;
      const rises = row.every((office, i) => {
        if (i === 0) return true;
        const [before, after] = [key(row[i - 1]), key(office)];
        return before[0] < after[0] || (before[0] === after[0] && before[1] < after[1]);
      });
      expect(rises).toBe(true);
    }
  };
  fc.assert(fc.property(networks, isSorted), { seed: 122, numRuns: 300 });
});
