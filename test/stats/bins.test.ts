import fc from "fast-check";
import { expect, test } from "vitest";
import {
  addBins,
  BIN_COUNT,
  binEdges,
  binOf,
  OVERFLOW_BIN,
  pairsOf,
  UNDERFLOW_BIN,
  ZERO_BIN,
} from "../../src/stats/bins.js";

const EDGES = binEdges();

/** The last double below x, which is positive. */
function justBelow(x: number): number {
  const bits = new BigInt64Array(Float64Array.of(x).buffer);
  bits[0]--;
  return new Float64Array(bits.buffer)[0];
}

test("every edge belongs to the bin above it, and the last double before it to the bin below", () => {
  for (let bin = UNDERFLOW_BIN + 1; bin < BIN_COUNT; bin++) {
    expect(binOf(EDGES[bin])).toBe(bin);
    expect(binOf(justBelow(EDGES[bin]))).toBe(bin - 1);
  }
});

test("any wait lies between the edges of its bin", () => {
  const exponent = fc.double({ min: -12, max: 15, noNaN: true });
  fc.assert(
    fc.property(exponent, (power) => {
      const wait = 2 ** power;
      const bin = binOf(wait);
      expect(EDGES[bin]).toBeLessThanOrEqual(wait);
      expect(EDGES[bin + 1]).toBeGreaterThan(wait);
    }),
    { seed: 1, numRuns: 2000 },
  );
});

test("bins between 2^-9 and 2^14 minutes are at most 1 % wide", () => {
  for (let bin = UNDERFLOW_BIN + 1; bin < OVERFLOW_BIN; bin++) {
    expect(EDGES[bin + 1] - EDGES[bin]).toBeLessThanOrEqual(0.01 * EDGES[bin]);
  }
});

test("there are 83 bins to an octave and three more, and they rise without gaps", () => {
  expect(BIN_COUNT).toBe(23 * 83 + 3); // 22 bins of 2 pieces, 34 of 3, 25 of 4, 2 of 5: 256 pieces and no more
  expect(EDGES).toHaveLength(BIN_COUNT + 1);
  for (let bin = UNDERFLOW_BIN; bin < BIN_COUNT; bin++) expect(EDGES[bin + 1]).toBeGreaterThan(EDGES[bin]);
});

test("exact zeros, specks and giants have bins of their own", () => {
  expect(binOf(0)).toBe(ZERO_BIN);
  expect([2 ** -20, justBelow(2 ** -9)].map(binOf)).toEqual([UNDERFLOW_BIN, UNDERFLOW_BIN]);
  expect([2 ** 14, 1e9, Infinity].map(binOf)).toEqual([OVERFLOW_BIN, OVERFLOW_BIN, OVERFLOW_BIN]);
});

test("a histogram is added bin by bin, whichever bins hold anything, from the row it stands in", () => {
  const counted = fc.array(
    fc.tuple(fc.integer({ min: 0, max: BIN_COUNT - 1 }), fc.integer({ min: 1, max: 2 ** 30 - 1 })),
    { maxLength: 60 },
  );
  fc.assert(
    fc.property(counted, counted, fc.integer({ min: 0, max: 2 }), (before, added, row) => {
      const bins = new Int32Array(BIN_COUNT);
      const rows = new Int32Array(3 * BIN_COUNT);
      for (const [bin, count] of before) bins[bin] = count;
      for (const [bin, count] of added) rows[row * BIN_COUNT + bin] = count;
      const sums = bins.map((count, bin) => count + rows[row * BIN_COUNT + bin]);
      addBins(bins, rows, pairsOf(rows), row * BIN_COUNT);
      expect(bins).toEqual(sums);
    }),
    { numRuns: 200, seed: 5 },
  );
});
