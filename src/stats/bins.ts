/**
 * Bins of waits: at most 1 % wide over seven decades, found without a logarithm.
 *
 * Bins in order: exactly 0; above 0 and below 2^-9 min; 2^-9 to 2^14 min in octaves; 2^14 min and more. An
 * octave has 256 equal pieces, named by the 8 bits after its leading one; a bin is a run of 2 to 5.
 */

const LOWEST_EXPONENT = -9;
const HIGHEST_EXPONENT = 14;
const PIECES_PER_OCTAVE = 256;
const OCTAVES = HIGHEST_EXPONENT - LOWEST_EXPONENT;
const PIECES = OCTAVES * PIECES_PER_OCTAVE;

/** Widest bin, as a share of its lower edge. */
const WIDEST = 0.01;

export const ZERO_BIN = 0;
export const UNDERFLOW_BIN = 1;

/** First piece of every bin of one octave. */
const FIRST_PIECES = splitOctave();
const BINS_PER_OCTAVE = FIRST_PIECES.length;
const FIRST_BIN = UNDERFLOW_BIN + 1;

export const OVERFLOW_BIN = FIRST_BIN + OCTAVES * BINS_PER_OCTAVE;

/** Number of bins: 1,912. */
export const BIN_COUNT = OVERFLOW_BIN + 1;

/** Greedy: a bin from piece i, at (256 + i) / 256 of the octave, takes as many pieces as 1 % allows. */
function splitOctave(): readonly number[] {
  const firsts: number[] = [];
  for (let piece = 0; piece < PIECES_PER_OCTAVE;) {
    firsts.push(piece);
    piece += Math.floor((PIECES_PER_OCTAVE + piece) * WIDEST);
  }
  return firsts;
}

/** Bin of each piece; [octave × 256 + piece]. */
const BIN_OF_PIECE = Int16Array.from({ length: PIECES }, (_, piece) => {
  const octave = Math.floor(piece / PIECES_PER_OCTAVE);
  const within = FIRST_PIECES.findLastIndex((first) => first <= piece % PIECES_PER_OCTAVE);
  return FIRST_BIN + octave * BINS_PER_OCTAVE + within;
});

/** In these units the lowest octave begins at 256, the first number of 8 bits after its leading one. */
const UNITS_PER_MINUTE = PIECES_PER_OCTAVE * 2 ** -LOWEST_EXPONENT;
const HIGHEST = 2 ** HIGHEST_EXPONENT;

/** Leading zeros of the numbers 256 to 511. */
const LOWEST_ZEROS = 23;

/** Bin of a wait. @param minutes 0 or more [min] */
export function binOf(minutes: number): number {
  if (minutes >= HIGHEST) return OVERFLOW_BIN;
  const units = (minutes * UNITS_PER_MINUTE) | 0; // below 2^31
  if (units < PIECES_PER_OCTAVE) return minutes > 0 ? UNDERFLOW_BIN : ZERO_BIN;
  const octave = LOWEST_ZEROS - Math.clz32(units);
  return BIN_OF_PIECE[(octave << 8) + (units >> octave) - PIECES_PER_OCTAVE];
}

/**
 * Edges of the bins [min]: bin b holds edges[b] (included) to edges[b + 1] (excluded), except that bin 0 holds
 * exactly 0 and bin 1 does not. Length BIN_COUNT + 1, the last one infinite.
 */
export function binEdges(): Float64Array {
  const edges = [0, 0];
  for (let exponent = LOWEST_EXPONENT; exponent < HIGHEST_EXPONENT; exponent++) {
    for (const first of FIRST_PIECES) edges.push(2 ** exponent * (1 + first / PIECES_PER_OCTAVE));
  }
  return Float64Array.from([...edges, 2 ** HIGHEST_EXPONENT, Infinity]);
}

/** The same counts two by two, for `addBins`; of histograms one after another. */
export function pairsOf(counts: Int32Array): Float64Array {
  return new Float64Array(counts.buffer, counts.byteOffset, counts.length / 2);
}

/**
 * Adds a histogram. Most bins are empty: two counts are looked at as one double, which is 0 only if both are, as none is
 * negative; there is an even number of bins.
 *
 * @param pairs those of `counts` @param from where the histogram begins in `counts`
 */
export function addBins(bins: Int32Array, counts: Int32Array, pairs: Float64Array, from: number): void {
  const firstPair = from / 2;
  for (let bin = 0; bin < BIN_COUNT; bin += 2) {
    if (pairs[firstPair + bin / 2] === 0) continue;
    bins[bin] += counts[from + bin];
    bins[bin + 1] += counts[from + bin + 1];
  }
}

/** Numbers that a packed histogram takes at most. */
export const MOST_PACKED = 1 + 2 * BIN_COUNT;

/**
 * Writes down what is in a histogram: how many of its bins hold anything, then each of them with its count. A month at
 * an office of its own fills 460 of all bins, a week at one of the network 120.
 *
 * @param first where the histogram begins in `bins`
 * @param packed is written to from `from` on, at most MOST_PACKED numbers
 * @returns where it ends
 */
export function packBins(bins: Int32Array, first: number, packed: Int32Array, from: number): number {
  let end = from + 1;
  for (let bin = 0; bin < BIN_COUNT; bin++) {
    const count = bins[first + bin];
    if (count === 0) continue;
    packed[end++] = bin;
    packed[end++] = count;
  }
  packed[from] = (end - from - 1) / 2;
  return end;
}

/** Adds a histogram that begins at `from`. @returns where it ends */
export function addPacked(bins: Int32Array, packed: Int32Array, from: number): number {
  const end = from + 1 + 2 * packed[from];
  for (let at = from + 1; at < end; at += 2) bins[packed[at]] += packed[at + 1];
  return end;
}
