import { expect, test } from "vitest";
import { drawOrigin, exponentialDecay, gravityOrigins } from "../../../src/model/demand/origins.js";

/** Three zones at 0, 10 and 20 km of office 0, at 20, 10 and 0 km of office 1. */
const KM = Float64Array.of(0, 20, 10, 10, 20, 0);
const halving = (km: number) => 2 ** -Math.round(km / 10);

test("home zones share an office's visitors by population and distance", () => {
  // office 0: 100, 300 / 2, 200 / 4 = 100, 150, 50 of 300; office 1: 25, 150, 200 of 375
  const { share, upTo } = gravityOrigins(Float64Array.of(100, 300, 200), KM, halving);
  const expected = [100 / 300, 150 / 300, 50 / 300, 25 / 375, 150 / 375, 200 / 375];
  expected.forEach((value, i) => expect(share[i]).toBeCloseTo(value, 14));
  expect([upTo[2], upTo[5]]).toEqual([1, 1]);
  expect(upTo[1]).toBeCloseTo(250 / 300, 14);
});

test("a uniform gives each zone its share and never one without people", () => {
  const origins = gravityOrigins(Float64Array.of(0, 100, 0, 100, 0), new Float64Array(5), () => 1);
  const zones = [0, 0.25, 0.4999, 0.5, 0.75, 1 - 2 ** -53].map((u) => drawOrigin(origins, 0, u));
  expect(zones).toEqual([1, 1, 1, 3, 3, 3]);
});

test("draws of the second office read its own row", () => {
  const origins = gravityOrigins(Float64Array.of(100, 300, 200), KM, halving);
  const zones = [0, 0.06, 0.07, 0.46, 0.47, 0.99].map((u) => drawOrigin(origins, 1, u)); // limits 1/15 and 7/15
  expect(zones).toEqual([0, 0, 1, 1, 2, 2]);
});

test("an office that nobody can reach is refused", () => {
  expect(() => gravityOrigins(Float64Array.of(0, 0, 0), KM, halving)).toThrow("office 0");
});

test("the exponential decay falls to 1/e at its scale", () => {
  expect(exponentialDecay(12)(0)).toBe(1);
  expect(exponentialDecay(12)(12)).toBeCloseTo(Math.exp(-1), 15);
});
