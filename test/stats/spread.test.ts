/** The spread of few values, which is exact, and of many, which is counted. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { quantileSorted } from "../../src/stats/describe.js";
import { createSpread, MOST_EXACT } from "../../src/stats/spread.js";

const SHARES = [0, 0.05, 0.5, 0.95, 1];

function spreadOf(values: readonly number[]) {
  const spread = createSpread(values.length);
  spread.add(Float64Array.from(values), 0, values.length);
  return spread;
}

/** Quantiles of the values themselves. */
function exactly(values: readonly number[]): number[] {
  const ascending = Float64Array.from(values).toSorted();
  return SHARES.map((p) => quantileSorted(ascending, p));
}

test("of few values the quantiles are exact, in whatever order they come, and can be asked for in between", () => {
  const values = [7, 0, 3.25, 1e-40, 3.25, 2 ** 33];
  expect(spreadOf(values).quantiles(SHARES)).toEqual(exactly(values));
  expect(spreadOf(values.toReversed()).quantiles(SHARES)).toEqual(exactly(values));
  const spread = spreadOf(Array.from({ length: MOST_EXACT }, (_, i) => (i * 7919) % MOST_EXACT));
  expect(spread.quantiles([0.5])).toEqual(
    exactly(Array.from({ length: MOST_EXACT }, (_, i) => i)).slice(2, 3),
  );
  const exact = spread.quantiles(SHARES);
  spread.add(Float64Array.of(NaN, NaN), 0, 2); // no value more: all are still kept
  expect(spread.quantiles(SHARES)).toEqual(exact);
  spread.add(Float64Array.of(NaN, MOST_EXACT, NaN), 0, 3); // one more than is kept
  expect(spread.count()).toBe(MOST_EXACT + 1);
  expect(Math.abs(spread.quantiles([0.5])[0] / (MOST_EXACT / 2) - 1)).toBeLessThan(0.008);
});

test("of many whole numbers below 256 the quantiles are exact too", () => {
  const values = Array.from({ length: 4 * MOST_EXACT }, (_, i) => (i * i) % 256);
  expect(spreadOf(values).quantiles(SHARES)).toEqual(exactly(values));
});

test("of many values the quantiles are within 0.8 % of the values about them", () => {
  const law = fc.record({
    count: fc.integer({ min: MOST_EXACT + 1, max: 3 * MOST_EXACT }),
    scale: fc.integer({ min: -20, max: 20 }).map((exponent) => 2 ** exponent),
    zeros: fc.constantFrom(0, 0.03, 0.3, 1),
    power: fc.constantFrom(1, 2, 5),
  });
  fc.assert(
    fc.property(law, ({ count, scale, zeros, power }) => {
      // Golden ratio: values from 0 to 1 that are spread evenly, in an order that is not theirs.
      const values = Array.from({ length: count }, (_, i) => {
        const share = (i * 0.6180339887498949) % 1;
        return share < zeros ? 0 : scale * share ** power;
      });
      const ascending = Float64Array.from(values).toSorted();
      const found = spreadOf(values);
      SHARES.forEach((p, i) => {
        const rank = p * count;
        const low = ascending[Math.max(0, Math.ceil(rank) - 2)];
        const high = ascending[Math.min(count - 1, Math.ceil(rank) + 1)];
        const quantile = found.quantiles(SHARES)[i];
        expect(quantile).toBeGreaterThanOrEqual(low < 2 ** -30 ? 0 : low * (1 - 0.008));
        expect(quantile).toBeLessThanOrEqual(Math.max(high * (1 + 0.008), 2 ** -30));
      });
    }),
    { seed: 17, numRuns: 60 },
  );
});

test("the counts do not depend on the order of the values", () => {
  const values = Array.from({ length: 3 * MOST_EXACT }, (_, i) => ((i * 7919) % 10_007) / 13);
  expect(spreadOf(values).quantiles(SHARES)).toEqual(spreadOf(values.toReversed()).quantiles(SHARES));
});
