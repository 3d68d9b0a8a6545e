import fc from "fast-check";
import { expect, test } from "vitest";
import {
  addBins,
  addPacked,
  BIN_COUNT,
  MOST_PACKED,
  packBins,
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

test("histograms are packed one behind another, and each added is what it was", () => {
  const histogram = fc.oneof(
    fc
      .array(fc.tuple(fc.integer({ min: 0, max: BIN_COUNT - 1 }), fc.integer({ min: 1, max: 2 ** 30 - 1 })))
      .map((entries) => {
        const bins = new Int32Array(BIN_COUNT);
        for (const [bin, count] of entries) bins[bin] = count;
        return bins;
      }),
    fc.constant(new Int32Array(BIN_COUNT).fill(7)), // as long as it gets
  );
  fc.assert(
    fc.property(
      fc.array(histogram, { minLength: 1, maxLength: 4 }),
      fc.integer({ min: 0, max: 9 }),
      (all, from) => {
        const packed = new Int32Array(from + all.length * MOST_PACKED + 1).fill(-1);
        const ends = [from];
        const rows = new Int32Array(all.length * BIN_COUNT);
        all.forEach((bins, row) => rows.set(bins, row * BIN_COUNT));
        all.forEach((_, row) => ends.push(packBins(rows, row * BIN_COUNT, packed, ends.at(-1)!)));
        const held = all.map((bins) => 1 + 2 * bins.filter((count) => count > 0).length);
        expect(ends.slice(1).map((end, i) => end - ends[i])).toEqual(held);
        expect(
          [...packed.subarray(0, from), ...packed.subarray(ends.at(-1))].every((one) => one === -1),
        ).toBe(true);
        let at = from;
        for (const [i, bins] of all.entries()) {
          const sums = new Int32Array(BIN_COUNT).fill(3);
          at = addPacked(sums, packed, at);
          expect([at, sums]).toEqual([ends[i + 1], bins.map((count) => count + 3)]);
        }
      },
    ),
    { numRuns: 100, seed: 9 },
  );
});
