import { expect, test } from "vitest";
import { waitAhead, type LineAhead } from "../../src/analysis/inLine.js";

/** One desk that takes 10 minutes for a visitor, and nobody gives up; tests change what they are about. */
const plain: LineAhead = {
  stretches: [{ minutes: Infinity, desks: 1 }],
  serviceRate: 0.1,
  patienceRate: 0,
  serviceCv2: 1,
  most: 6,
};

test("who has n ahead of one desk waits for n services, an Erlang time", () => {
  const { mean, above } = waitAhead(plain, [15]);
  expect(mean.slice(0, 4)).toEqual(Float64Array.of(0, 10, 20, 30));
  // P(Erlang(n, 0.1) > 15) = e^(−1.5) Σ 1.5^i / i!
  expect(above[0][1]).toBeCloseTo(Math.exp(-1.5), 11);
  expect(above[0][2]).toBeCloseTo(Math.exp(-1.5) * 2.5, 11);
  expect(above[0][0]).toBe(0);
});

test("who gives up waits for the earlier of the two", () => {
  const { mean, above } = waitAhead({ ...plain, patienceRate: 0.02 }, [15]);
  expect(mean[1]).toBeCloseTo(1 / 0.12, 12);
  expect(mean[2]).toBeCloseTo((1 + 0.12 * (1 / 0.12)) / 0.14, 12); // the one ahead may give up too
  expect(above[0][1]).toBeCloseTo(Math.exp(-1.8), 11);
});

test("a line sent home waits until then, and no longer", () => {
  const { mean, above } = waitAhead({ ...plain, stretches: [{ minutes: 8, desks: 1 }] }, [5, 8.5]);
  expect(mean[1]).toBeCloseTo(10 * -Math.expm1(-0.8), 10);
  expect(above[0][1]).toBeCloseTo(Math.exp(-0.5), 11);
  expect(above[1][1]).toBe(0);
});

test("a second desk that opens later calls who is next at once", () => {
  const stretches = [
    { minutes: 5, desks: 1 },
    { minutes: Infinity, desks: 2 },
  ];
  const { mean, above } = waitAhead({ ...plain, stretches }, [5, 4]);
  expect(mean[1]).toBeCloseTo(10 * -Math.expm1(-0.5), 10);
  expect(above[0][1]).toBeCloseTo(0, 11);
  expect(above[1][1]).toBeCloseTo(Math.exp(-0.4), 11);
});

test("on one desk the wait of other services is that of Pollaczek and Khinchine", () => {
  // A service has begun when somebody joins: (1 + c²)/2 of it is left in the mean, and each before is a whole one.
  for (const serviceCv2 of [0.5, 2]) {
    const { mean } = waitAhead({ ...plain, serviceCv2 }, []);
    expect(mean[3]).toBeCloseTo(20 + 10 * ((1 + serviceCv2) / 2), 9);
  }
});

test("regular services make long waits rarer than the mean wait tells", () => {
  const chance = (serviceCv2: number): number => waitAhead({ ...plain, serviceCv2 }, [80]).above[0][5];
  expect(chance(0.3)).toBeLessThan(0.7 * chance(1));
  expect(chance(2)).toBeGreaterThan(chance(1));
});
