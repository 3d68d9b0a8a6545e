import { expect, test } from "vitest";
import { isCertain, judgeSimulated, rareScore, type Simulated } from "../../src/analysis/judge.js";
import { EVERYWHERE, type Reference } from "../../src/analysis/reference.js";
import { DESK_MEASURES } from "../../src/experiment/deskMeasures.js";

const reference = (quantity: string, exact: number): Reference => ({
  quantity,
  exact,
  analytic: exact,
  probe: { kind: "figure", measure: "busyMean", scale: 1, offset: 0 },
  place: EVERYWHERE,
});

/** A mean number of desks that is a chance because there is one desk: the measure's unit does not say so. */
const busyMean = DESK_MEASURES.find(({ name }) => name === "busyMean")!;
const seen = (count: number): Simulated => ({
  estimate: { estimate: count / 5e5, standardError: 0, halfWidth: 0, n: 2 },
  gathered: {
    measure: busyMean,
    cell: { by: "network", name: "all", at: {} },
    recipe: busyMean.recipe,
    columns: [Float64Array.of(count, 0), Float64Array.of(2.5e5, 2.5e5)],
    bins: [],
    days: null,
  },
  replications: 2,
});

test("chances of 0 and 1, means of 0 and whatever has not begun are certain", () => {
  expect(isCertain(reference("p_at_A at 01:00", 1))).toBe(true);
  expect(isCertain(reference("p10", 1))).toBe(true);
  expect(isCertain(reference("Lq", 0))).toBe(true);
  expect(isCertain(reference("EN at 00:00", 6))).toBe(true);
  expect(isCertain(reference("EN at 01:00", 1))).toBe(false);
  expect(isCertain(reference("p_at_A at 01:00", 0.5))).toBe(false);
});

test("that all callers are answered is no certainty within a month: some rang before it and some answers follow", () => {
  expect(isCertain(reference("p_served_per_call", 1))).toBe(false);
});

test("a chance too rare to be seen passes with no count, and fails with an absurd one", () => {
  const judged = (count: number) =>
    judgeSimulated("shared-server", reference("p_at_A at 06:00", 2.4e-10), "C", seen(count));
  expect(judged(0).passed).toBe(true);
  expect(judged(0).p).toBeCloseTo(1, 3);
  expect(judged(2).passed).toBe(false); // Poisson with mean 1.2e-4: chance 7e-9
});

test("rare events that come in spells are judged by the error that they have if the exact value is true", () => {
  // Spells of 25 events, one a replication at most: 4 are expected, and 1 was seen. Its variance is
  // 25 times that of single events: 25 seen, error 25 by itself, 50 if 100 are expected.
  const found = { estimate: 25, standardError: 25, halfWidth: 49, n: 1e6 };
  expect(rareScore(100, found)).toBeCloseTo(-75 / 50, 3);
  // Seen far too often: the error that is found is too large by as much.
  expect(rareScore(1, found)).toBeCloseTo(24 / 5, 3);
  expect(rareScore(25, found)).toBeCloseTo(0, 9);
  expect(rareScore(100, { ...found, estimate: 0, standardError: 0 })).toBe(null);
  const judged = judgeSimulated("spells", reference("Lq", 100), "C", { ...seen(25), estimate: found });
  expect(judged.z).toBeCloseTo(-75 / 50, 3);
});
