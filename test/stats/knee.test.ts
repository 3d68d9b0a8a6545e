import { expect, test } from "vitest";
import { kneeOf } from "../../src/stats/knee.js";

test("the point farthest above the chord is the knee, both axes as shares of their ranges", () => {
  // From (0, 0) to (10, 100): at 2 it is 60/100 − 2/10 = 0.4 above, at 5 it is 0.8 − 0.5 = 0.3.
  const knee = kneeOf([0, 2, 5, 10], [0, 60, 80, 100]);
  expect(knee?.at).toBe(1);
  expect(knee?.bend).toBeCloseTo(0.4, 12);
});

test("the order of the points and the units of both axes do not matter", () => {
  const knee = kneeOf([600, 0, 300, 120], [1, 0, 0.8, 0.6]);
  expect(knee?.at).toBe(3);
  expect(knee?.bend).toBeCloseTo(0.4, 12);
});

test("the knee of the curve in figure 2 of Satopää and others lies at 0.22", () => {
  // −1 ÷ (x + 0.1) + 5 at ten points from 0 to 1; the paper finds x = 0.22.
  const x = Array.from({ length: 10 }, (_, i) => i / 9);
  const knee = kneeOf(
    x,
    x.map((one) => 5 - 1 / (one + 0.1)),
  );
  expect(x[knee?.at ?? 0]).toBeCloseTo(0.222, 3);
});

test.each([
  ["a straight line", [0, 1, 2, 3], [10, 20, 30, 40]],
  ["a straight line of numbers that are not exact", [0.1, 0.2, 0.3, 0.7], [0.3, 0.6, 0.9, 2.1]],
  ["a curve below its chord", [0, 1, 2], [0, 0.2, 1]],
  ["a curve that does not rise", [0, 1, 2], [1, 2, 1]],
  ["two points", [0, 1], [0, 1]],
  ["points at one place", [1, 1, 1], [0, 1, 2]],
])("%s has no knee", (_, x, y) => {
  expect(kneeOf(x, y)).toBeNull();
});

test("of two points equally far above it the one at the lower end is the knee", () => {
  expect(kneeOf([0, 1, 2, 4], [0, 2, 3, 4])?.at).toBe(1); // 0.5 − 0.25 and 0.75 − 0.5
});

test("of several with most x the first one is the end of the chord", () => {
  // From (0, 0) to (4, 4), the first of two at 4: at 1 it is 3/4 − 1/4.
  expect(kneeOf([4, 1, 0, 4], [4, 3, 0, 9])).toEqual({ at: 1, bend: 0.5, ends: [2, 0] });
});
