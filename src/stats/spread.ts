/**
 * Quantiles of any number of values in memory of a fixed size: exact while they are few, from counts in narrow bins
 * beyond. The order in which values come changes nothing.
 */
import { quantileSorted } from "./describe.js";

/** So many values are kept one by one. */
export const MOST_EXACT = 2 ** 13;

/** Bins have the exponent and the first seven bits of the mantissa in common: at most 1/128 of a value wide. */
const BITS_DROPPED = 13; // of the 20 that the upper half of a double has
const BINS_PER_OCTAVE = 2 ** (20 - BITS_DROPPED);

/** What is smaller lies with the zeros; sums of a run are below 2^33, so nothing is larger. */
const LOWEST_EXPONENT = -30;
const HIGHEST_EXPONENT = 34;
const EXPONENT_BIAS = 1023;
const FIRST = (LOWEST_EXPONENT + EXPONENT_BIAS) * BINS_PER_OCTAVE;
const BINS = (HIGHEST_EXPONENT - LOWEST_EXPONENT) * BINS_PER_OCTAVE;

/** Bin of the zeros. */
const ZERO = 0;

export interface Spread {
  /** Counts the values from `first` to before `end`. @param values 0 or more, below 2^34; NaN is left out */
  readonly add: (values: Float64Array, first: number, end: number) => void;
  /** Values so far. */
  readonly count: () => number;
  /**
   * Value that a share p of all values stays below: up to MOST_EXACT values as `quantileSorted`, of more within 0.8 %
   * of what that would be, however they are spread.
   *
   * @param p 0 to 1, both included
   * @throws Error if there are no values
   */
  readonly quantiles: (shares: readonly number[]) => number[];
}

/** The two halves of a double. */
const double = new Float64Array(1);
const words = new Int32Array(double.buffer);
/** Which of them is the upper one on this machine. */
const UPPER = (() => {
  double[0] = 1;
  return words[0] === 0 ? 1 : 0;
})();

function binOf(value: number): number {
  double[0] = value;
  const bin = (words[UPPER] >> BITS_DROPPED) - FIRST + 1;
  return bin < 1 ? ZERO : Math.min(bin, BINS);
}

/** @param most values that may come */
export function createSpread(most: number): Spread {
  const kept = new Float64Array(Math.min(most, MOST_EXACT));
  // Counted from the first on where there may be more than are kept: to begin later makes V8 compile everything anew.
  const counted = most > kept.length ? createCounted() : null;
  let count = 0;
  return {
    add: (values, first, end) => {
      if (counted !== null) countAll(counted, values, first, end);
      for (let at = first; at < end; at++) {
        const value = values[at];
        if (Number.isNaN(value)) continue;
        if (count < kept.length) kept[count] = value;
        count++;
      }
    },
    count: () => count,
    quantiles: (shares) => {
      if (counted !== null && count > kept.length) {
        return shares.map((p) => countedQuantile(counted, p * count));
      }
      const ascending = kept.subarray(0, count).toSorted();
      return shares.map((p) => quantileSorted(ascending, p));
    },
  };
}

/** Values by bin; [bin]. A bin that is all one value, as whole numbers below 256 are, tells it exactly. */
interface Counted {
  readonly counts: Int32Array;
  /** Least and greatest, where there is any. */
  readonly least: Float64Array;
  readonly greatest: Float64Array;
}

function createCounted(): Counted {
  return {
    counts: new Int32Array(BINS + 1),
    least: new Float64Array(BINS + 1),
    greatest: new Float64Array(BINS + 1),
  };
}

/** Counts the values from `first` to before `end`, NaN left out. */
function countAll(
  { counts, least, greatest }: Counted,
  values: Float64Array,
  first: number,
  end: number,
): void {
  for (let at = first; at < end; at++) {
    const value = values[at];
    if (Number.isNaN(value)) continue;
    const bin = binOf(value);
    const isFirst = counts[bin]++ === 0;
    if (isFirst || value < least[bin]) least[bin] = value;
    if (isFirst || value > greatest[bin]) greatest[bin] = value;
  }
}

/** Straight lines within bins. @param wanted values that are to lie below */
function countedQuantile({ counts, least, greatest }: Counted, wanted: number): number {
  let bin = 0;
  let passed = 0;
  while (bin < BINS && (counts[bin] === 0 || passed + counts[bin] < wanted)) passed += counts[bin++];
  const share = Math.max(0, wanted - passed) / Math.max(1, counts[bin]);
  return least[bin] + share * (greatest[bin] - least[bin]);
}
