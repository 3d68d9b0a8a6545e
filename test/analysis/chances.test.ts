import { expect, test } from "vitest";
import { chancesOf, type Axis, type Field } from "../../src/analysis/chances.js";
import { normals } from "./normals.js";

/** A measure with the values given; [policy][replication]. */
function axisOf(values: readonly (readonly number[])[], parts: Partial<Axis> = {}): Axis {
  return { series: values.map((of) => ({ of, per: of.map(() => 1) })), isLow: true, margin: 0, ...parts };
}

function fieldOf(best: Axis, parts: Partial<Field> = {}): Field {
  return { best, tradeoff: [], limits: [], reference: 0, ...parts };
}

/** Values around means, with what all policies share. */
function around(means: readonly number[], lengths = means.map(() => 40)): number[][] {
  const normal = normals("chances");
  const shared = Array.from({ length: Math.max(...lengths) }, () => 5 * normal());
  return means.map((mean, i) => shared.slice(0, lengths[i]).map((common) => mean + common + normal()));
}

test("what is surely the lowest is the best for certain, and of two alike each is best in about half of the cases", () => {
  const sure = chancesOf(fieldOf(axisOf(around([0, 3, 6]))), "a");
  expect(sure.best).toEqual([1, 0, 0]);
  const [left, right] = around([0, 0]);
  const mirrored = [
    [...left, ...right],
    [...right, ...left],
  ];
  const [chance] = chancesOf(fieldOf(axisOf(mirrored)), "a").best;
  expect(Math.abs(chance - 0.5)).toBeLessThan(4 * 0.0158); // four standard errors of 1,000 sets of weights
});

test("policies with the very same figures share the chance of being the best, and no chance exceeds 1", () => {
  const [own, other] = around([0, 9]);
  const { best } = chancesOf(fieldOf(axisOf([own, other, own, own.slice(0, 20)])), "e");
  expect(best).toEqual([expect.closeTo(1 / 3, 9), 0, expect.closeTo(1 / 3, 9), expect.closeTo(1 / 3, 9)]);
  const tradeoff = [axisOf(around([0, 9])), axisOf(around([0, 9]))];
  const sure = chancesOf(fieldOf(tradeoff[0], { tradeoff }), "f");
  expect([sure.best, sure.dominated]).toEqual([
    [1, 0],
    [0, 1],
  ]);
});

test("a policy dropped early is compared by the replications that it had", () => {
  // The shared part of the first ten is far from that of the rest: levels would mislead, differences do not.
  const values = around([0, 1], [40, 10]).map((own) => own.map((value, r) => (r < 10 ? value - 100 : value)));
  expect(chancesOf(fieldOf(axisOf(values)), "b").best[0]).toBeGreaterThan(0.9);
});

test("more is better where the measure says so", () => {
  expect(chancesOf(fieldOf(axisOf(around([0, 3]), { isLow: false })), "c").best[1]).toBeCloseTo(1, 9);
});

test("the front of four policies, worked by hand: who is worse in all is dominated, who is within the margin is not", () => {
  const same = (values: readonly number[]) =>
    axisOf(
      values.map((value) => [value, value, value]),
      { margin: 1 },
    );
  const wait = same([10, 5, 12, 5.5]);
  const hours = same([100, 120, 110, 118.5]);
  const { onFront, dominated } = chancesOf(fieldOf(wait, { tradeoff: [wait, hours] }), "d");
  // 2 is worse than 0 in both; 1 waits less than 3 by no more than the margin and costs more than the margin.
  expect(onFront).toEqual([true, false, false, true]);
  expect(dominated).toEqual([0, 1, 1, 0]);
});

test("who breaks a limit is never the best, never on the front, and dominates nobody", () => {
  const wait = axisOf(around([0, 3, 6]));
  const lost = axisOf(around([50, 10, 10]).map((own) => own.map(Math.abs)));
  const limits = [{ series: lost.series, amount: 2, times: lost.series[2], isMost: true, tolerance: 0.5 }];
  const { best, onFront, dominated } = chancesOf(fieldOf(wait, { tradeoff: [wait], limits }), "e");
  expect(best[0]).toBe(0);
  expect(best[1]).toBeCloseTo(1, 9);
  expect(onFront).toEqual([false, true, false]);
  expect(dominated[1]).toBe(0);
});
