import fc from "fast-check";
import { expect, test } from "vitest";
import type { Law } from "../../src/random/law.js";
import { type Order, quantile } from "../../src/random/quantile.js";
import { uniform } from "../../src/random/stream.js";
import { compileLaws, drawMinutes, tableMoment } from "../../src/random/tables.js";
import { LIMIT, wordsAt } from "./judge.js";
import reference from "./laws.json" with { type: "json" };

const CASES = reference.laws.map(({ law, moments }, index) => ({ law: law as Law, moments, index }));
const TABLES = compileLaws(CASES.map(({ law }) => law));
const ORDERS: readonly Order[] = [1, 2, 3, 4];
const word = fc.integer({ min: 0, max: 2 ** 32 - 1 });

test.each(CASES)("draws of $law are exact where u is a node, down to 2^-32 from either end", (one) => {
  const mean = one.moments[0];
  for (const at of [0, 1, 2, 100, 2 ** 12, 2 ** 20, 2 ** 30, 2 ** 31 - 2 ** 23]) {
    const low = drawMinutes(TABLES, one.index, at);
    expect(Math.abs(low - quantile(one.law, uniform(at)))).toBeLessThan(1e-13 * mean);
    if (at === 0) continue; // the last word above stands for the whole tail
    const high = drawMinutes(TABLES, one.index, ~at);
    expect(Math.abs(high / quantile(one.law, uniform(~at)) - 1)).toBeLessThan(1e-13);
  }
});

test.each(CASES)("between nodes draws of $law lie within 1e-5 of the quantile", ({ law, index, moments }) => {
  const [mean, square] = moments;
  // The chord of a cell of relative width h = 1/128 errs by h² / 8 = 7.6e-6 times u² |Q″(u)|, which is the mean
  // for an exponential law; where the law varies more than that, it grows with the value itself.
  const heavy = square > 2.0001 * mean * mean;
  for (let i = 0; i < 20_000; i++) {
    const at = Math.floor(((i + 0.5) * 2 ** 32) / 20_000);
    const exact = quantile(law, uniform(at));
    const error = Math.abs(drawMinutes(TABLES, index, at) - exact);
    if (error >= (heavy ? 1.5e-5 * (mean + exact) : 1e-5 * mean)) expect.fail(`${error} at ${uniform(at)}`);
  }
});

test.each(CASES)("draws of $law never fall when the word rises", ({ index }) => {
  fc.assert(
    fc.property(word, word, (one, two) => {
      const low = drawMinutes(TABLES, index, Math.min(one, two));
      expect(low).toBeLessThanOrEqual(drawMinutes(TABLES, index, Math.max(one, two)));
    }),
    { seed: 1, numRuns: 500 },
  );
  const edges = Array.from({ length: 32 }, (_, bit) => 2 ** bit);
  for (const edge of [...edges, ...edges.map((at) => 2 ** 32 - at)]) {
    const before = drawMinutes(TABLES, index, edge - 1);
    const after = drawMinutes(TABLES, index, edge);
    expect(before, `at ${edge}`).toBeLessThanOrEqual(after);
  }
});

test.each(CASES)("over all words the mean of $law is right to 1e-5, its moments to 1e-3", (one) => {
  for (const order of ORDERS) {
    const error = Math.abs(tableMoment(TABLES, one.index, order) / one.moments[order - 1] - 1);
    expect(error, `order ${order}`).toBeLessThan(order === 1 ? 1e-5 : 1e-3);
  }
});

test.each(CASES)("a seeded sample of $law has its moments", ({ index, law, moments }) => {
  const count = 100_000;
  const words = wordsAt({ name: JSON.stringify(law) }, count);
  for (const order of ORDERS) {
    let sum = 0;
    for (const at of words) sum += drawMinutes(TABLES, index, at) ** order;
    const [expected, ofSquare] = [moments[order - 1], moments[2 * order - 1]];
    const error = Math.sqrt((ofSquare - expected ** 2) / count);
    const distance = Math.abs(sum / count - expected);
    expect(distance, `order ${order}, standard error ${error}`).toBeLessThanOrEqual(LIMIT * error);
  }
});

test("the moments of listed values are those of the list", () => {
  const tables = compileLaws([{ kind: "empirical", values: [4, 1, 1, 2, 8] }]);
  expect(tableMoment(tables, 0, 1)).toBeCloseTo(16 / 5, 14);
  expect(tableMoment(tables, 0, 2)).toBeCloseTo(86 / 5, 14);
});

test("listed values are equally likely, in order, and never anything between", () => {
  const values = [4, 1, 1, 2, 8];
  const tables = compileLaws([
    { kind: "deterministic", value: 3 },
    { kind: "empirical", values },
  ]);
  const drawn = Array.from({ length: 1000 }, (_, i) => drawMinutes(tables, 1, (i + 0.5) * 2 ** 32 * 1e-3));
  const times = (value: number) => drawn.filter((one) => one === value).length;
  expect([1, 2, 4, 8].map(times)).toEqual([400, 200, 200, 200]);
  expect(drawMinutes(tables, 0, 0)).toBe(3);
  expect(drawMinutes(tables, 0, -1)).toBe(3);
});

test("laws of one shape share a table and differ by their scale", () => {
  const one = compileLaws([{ kind: "lognormal", mean: 10, cv: 0.8 }]);
  const three = compileLaws([
    { kind: "lognormal", mean: 10, cv: 0.8 },
    { kind: "lognormal", mean: 25, cv: 0.8 },
    { kind: "deterministic", value: 6 },
  ]);
  expect(three.nodes.length).toBe(one.nodes.length + 1);
  for (const at of [0, 12345, 2 ** 31, 2 ** 32 - 1]) {
    expect(drawMinutes(three, 1, at)).toBeCloseTo(2.5 * drawMinutes(one, 0, at), 12);
  }
});

test("the outermost word carries its tail: a lognormal law of cv 1.25 keeps its moments beyond 2^-32", () => {
  const tables = compileLaws([{ kind: "lognormal", mean: 10, cv: 1.25 }]);
  const error = (order: Order) => {
    const exact = 10 ** order * (1 + 1.25 ** 2) ** ((order * (order - 1)) / 2); // mean^k (1 + cv²)^(k (k − 1) / 2)
    return Math.abs(tableMoment(tables, 0, order) / exact - 1);
  };
  expect(error(2)).toBeLessThan(5e-6);
  expect(error(3)).toBeLessThan(5e-6);
  expect(error(4)).toBeLessThan(1e-3);
});

test("bounded laws never leave their bounds", () => {
  const tables = compileLaws([
    { kind: "uniform", from: 5, to: 9 },
    { kind: "triangular", from: 5, mode: 9, to: 9 },
    { kind: "triangular", from: 5, mode: 5, to: 9 },
  ]);
  for (const law of [0, 1, 2]) {
    expect(drawMinutes(tables, law, 0)).toBeGreaterThan(5);
    expect(drawMinutes(tables, law, -1)).toBeLessThanOrEqual(9);
  }
});

test("signed and unsigned words draw the same", () => {
  for (const { index } of CASES) {
    expect(drawMinutes(TABLES, index, 3e9)).toBe(drawMinutes(TABLES, index, 3e9 - 2 ** 32));
  }
});
