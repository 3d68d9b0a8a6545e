import { expect, test } from "vitest";
import { createSequential, type Observed, type SequentialPlan } from "../../src/analysis/sequential.js";
import { normals } from "./normals.js";

const PLAN: SequentialPlan = { margin: 0.5, tolerances: [], alpha: 0.05 };
const FIRST = 10;

/** What one replication shows of every policy. */
type Draw = (replication: number) => Observed[];

/** Runs a selection to its end. @returns the winner and how many replications all policies took together */
function select(draw: Draw, plan: SequentialPlan): { winner: number | null; spent: number } {
  const stage = Array.from({ length: FIRST }, (_, r) => draw(r));
  const selection = createSequential(
    stage[0].map((_, policy) => stage.map((seen) => seen[policy])),
    plan,
  );
  let spent = FIRST * stage[0].length;
  for (let r = FIRST; !selection.standing().isDecided; r++) {
    spent += selection.standing().alive.length;
    selection.add(draw(r));
  }
  return { winner: selection.standing().winner, spent };
}

const valued = (value: number): Observed => ({ value, excess: [] });

test("of ten policies, nine of them worse by just the margin, the best is selected in 950 of 1,000 trials or more", () => {
  const normal = normals("slippage");
  let right = 0;
  for (let trial = 0; trial < 1000; trial++) {
    const draw = () => Array.from({ length: 10 }, (_, i) => valued((i === 3 ? 0 : PLAN.margin) + normal()));
    if (select(draw, PLAN).winner === 3) right++;
  }
  expect(right).toBeGreaterThanOrEqual(950);
});

test("what all policies share drops out: the same people take a tenth of the replications that others take", () => {
  const normal = normals("shared");
  const plan = { ...PLAN, margin: 0.1 };
  const run = (share: number): number => {
    const draw = () => {
      const common = normal();
      return Array.from({ length: 5 }, (_, i) =>
        valued((i === 0 ? 0 : plan.margin) + Math.sqrt(share) * common + Math.sqrt(1 - share) * normal()),
      );
    };
    return Array.from({ length: 20 }, () => select(draw, plan).spent).reduce((a, b) => a + b);
  };
  expect(run(0.95)).toBeLessThan(run(0) / 10); // a twentieth of the variance of a difference
});

test("two limits and a known answer: the cheapest policy that keeps both is selected in 950 of 1,000 trials or more", () => {
  // Values 0 to 5; the first breaks one limit by 0.6, the second the other, the third keeps both by 0.6.
  const excesses = [
    [0.6, -0.6],
    [-0.6, 0.6],
    [-0.6, -0.6],
    [-0.6, -0.6],
    [0.6, 0.6],
    [-0.6, -0.6],
  ];
  const plan: SequentialPlan = { margin: 0.8, tolerances: [0.5, 0.5], alpha: 0.05 };
  const normal = normals("limits");
  let right = 0;
  for (let trial = 0; trial < 1000; trial++) {
    const draw = () =>
      excesses.map((mean, i): Observed => ({
        value: i + normal(),
        excess: mean.map((excess) => excess + normal()),
      }));
    if (select(draw, plan).winner === 2) right++;
  }
  expect(right).toBeGreaterThanOrEqual(950);
});

test("where nobody keeps the limit nobody wins, and a policy alone needs only to keep it", () => {
  const plan: SequentialPlan = { margin: 1, tolerances: [0.1], alpha: 0.05 };
  const exceeding =
    (excess: number): Draw =>
    (r) =>
      [0, 1].map((i) => ({ value: i, excess: [excess + (r % 2) * 0.01] }));
  expect(select(exceeding(1), plan).winner).toBeNull();
  expect(select(exceeding(-1), plan).winner).toBe(0);
  const alone: Draw = (r) => [{ value: 5 + (r % 3), excess: [-1] }];
  expect(select(alone, plan).winner).toBe(0);
});

test("of two policies that never differ the later one is dropped at once, and named after the earlier", () => {
  const first = [1, 2, 3, 4].map((value) => valued(value));
  const selection = createSequential([first, first], PLAN);
  expect(selection.atFirst).toEqual([{ policy: 1, after: 4, why: "worse", by: 0 }]);
  expect(selection.standing()).toEqual({ alive: [0], kept: [0], winner: 0, isDecided: true });
});

test("dropping follows the sum of differences and a region that shrinks by half the margin, worked by hand", () => {
  // Differences 4, 6, 4, 6: sum 20, variance 4/3. k = 2, n = 4, α = 0.05: 1 + 2η = 0.1^(-2/3) = 4.6416, h² = 10.925.
  // Region 10.925 × (4/3) / (2 × 0.5) − 0.25 × 4 = 13.57: 20 is beyond it.
  const first = [[4, 6, 4, 6].map(valued), [0, 0, 0, 0].map(valued)];
  expect(createSequential(first, PLAN).atFirst).toEqual([{ policy: 0, after: 4, why: "worse", by: 1 }]);
  // With differences 2 less each the sum of 12 is within it; one more of 3 makes 15, beyond 13.32.
  const near = [[2, 4, 2, 4].map(valued), [0, 0, 0, 0].map(valued)];
  const selection = createSequential(near, PLAN);
  expect(selection.atFirst).toEqual([]);
  expect(selection.add([valued(3), valued(0)])).toEqual([{ policy: 0, after: 5, why: "worse", by: 1 }]);
});

test("a policy that is in must be seen", () => {
  const selection = createSequential([[1, 2, 4].map(valued), [1, 3, 3].map(valued)], PLAN);
  expect(() => selection.add([valued(1), null])).toThrow("nothing was seen of policy 1");
});
