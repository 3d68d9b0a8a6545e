import fc from "fast-check";
import { expect, test } from "vitest";
import { solveVolumes, VOLUME_LIMITS } from "../../../src/model/demand/fixedPoint.js";

/** Tickets of a linear map, rows of a matrix times volumes. */
function linear(matrix: readonly (readonly number[])[]) {
  return (volumes: Float64Array) =>
    Float64Array.from(matrix, (row) => row.reduce((sum, value, i) => sum + value * volumes[i], 0));
}

const FINE = { ...VOLUME_LIMITS, tolerance: 1e-12 };
const ids = ["a", "b", "c", "d", "e", "f"];

test("returns to the same office are solved in one correction", () => {
  // A tenth of all visits leads to another one: 1 / 0.9 tickets for each first contact.
  const expected = linear([
    [1 / 0.9, 0],
    [0, 1 / 0.8],
  ]);
  const { volumes, steps, worst } = solveVolumes({
    ids: ["a", "b"],
    target: Float64Array.of(900, 400),
    expected,
  });
  expect(volumes[0]).toBeCloseTo(810, 9);
  expect(volumes[1]).toBeCloseTo(320, 9);
  expect(steps).toBe(2);
  expect(worst).toBeLessThan(1e-12);
});

test("visitors who go on to another office are counted there", () => {
  // a: 0.9 of its own and 0.2 of b's; b: 0.8 of its own. 0.8 b = 400, so b = 500; 0.9 a + 100 = 1000, so a = 1000.
  const expected = linear([
    [0.9, 0.2],
    [0, 0.8],
  ]);
  const { volumes, rate } = solveVolumes(
    { ids: ["a", "b"], target: Float64Array.of(1000, 400), expected },
    FINE,
  );
  expect(volumes[0]).toBeCloseTo(1000, 8);
  expect(volumes[1]).toBeCloseTo(500, 8);
  expect(rate).toBeLessThanOrEqual(0.2 + 1e-6); // 2 (1 − p) with p = 0.9, the share of own tickets at a
});

test("a source without tickets gets no volume, whatever it receives", () => {
  const expected = linear([
    [1, 0],
    [0.3, 1],
  ]);
  const { volumes } = solveVolumes({ ids: ["a", "b"], target: Float64Array.of(100, 0), expected });
  expect([...volumes]).toEqual([100, 0]);
});

test("a nearly linear map is solved too", () => {
  // Busier offices lose a little more: tickets = v (1 − v / 10 000); 0.95 × 500 = 475.
  const expected = (volumes: Float64Array) => volumes.map((v) => v * (1 - v / 10_000));
  const { volumes } = solveVolumes({ ids: ["a"], target: Float64Array.of(475), expected }, FINE);
  expect(volumes[0]).toBeCloseTo(500, 6);
});

test("damping calms a map that overshoots", () => {
  const expected = (volumes: Float64Array) => volumes.map((v) => (v * v * v) / 10_000); // cubic, 100 from 100
  const goal = { ids: ["a"], target: Float64Array.of(200), expected };
  expect(() => solveVolumes(goal)).toThrow(/a is .* off, relative, after 100 steps|needs 200 tickets/);
  const { volumes } = solveVolumes(goal, { ...VOLUME_LIMITS, tolerance: 1e-9, damping: 0.4 });
  expect(volumes[0]).toBeCloseTo(Math.cbrt(2_000_000), 5);
});

test("what cannot be reached is named: no tickets at all, or more from elsewhere than wanted", () => {
  const none = {
    ids: ["a", "b"],
    target: Float64Array.of(10, 10),
    expected: linear([
      [1, 0],
      [0, 0],
    ]),
  };
  expect(() => solveVolumes(none)).toThrow("b needs 10 tickets and gets 0");
  // b receives 50 from a however small its own volume: five times its 10, or 4 too much.
  const flood = {
    ids: ["a", "b"],
    target: Float64Array.of(100, 10),
    expected: linear([
      [1, 0],
      [0.5, 1],
    ]),
  };
  expect(() => solveVolumes(flood)).toThrow("b is 4 off, relative, after 100 steps");
});

/** Maps in which at least 60 % of the tickets of every source come from its own volume. */
const problems = fc.integer({ min: 1, max: 6 }).chain((n) =>
  fc.record({
    volumes: fc.array(fc.double({ min: 10, max: 1000, noNaN: true }), { minLength: n, maxLength: n }),
    own: fc.array(fc.double({ min: 0.5, max: 1.5, noNaN: true }), { minLength: n, maxLength: n }),
    others: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: n * n, maxLength: n * n }),
  }),
);

test("the volumes behind any targets are found at the promised rate", () => {
  const share = 0.6;
  const holds = ({ volumes, own, others }: { volumes: number[]; own: number[]; others: number[] }) => {
    const n = volumes.length;
    const matrix = own.map((value, i) => {
      const foreign = others.slice(i * n, (i + 1) * n).map((other, j) => (i === j ? 0 : other));
      const inflow = foreign.reduce((sum, other, j) => sum + other * volumes[j], 0);
      const most = (value * volumes[i] * (1 - share)) / share;
      const scale = inflow > most ? most / inflow : 1;
      return foreign.map((other, j) => (i === j ? value : other * scale));
    });
    const expected = linear(matrix);
    const goal = { ids: ids.slice(0, n), target: expected(Float64Array.from(volumes)), expected };
    const found = solveVolumes(goal, { ...FINE, tolerance: 1e-10, steps: 400 });
    found.volumes.forEach((value, i) => expect(value / volumes[i]).toBeCloseTo(1, 7));
    expect(found.rate ?? 0).toBeLessThan(2 * (1 - share) + 0.1);
  };
  fc.assert(fc.property(problems, holds), { seed: 161, numRuns: 200 });
});
