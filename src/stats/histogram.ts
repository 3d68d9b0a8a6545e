/** Quantiles of waits that are counted in bins, for any pool of places and replications. */
import { BIN_COUNT, binEdges, OVERFLOW_BIN } from "./bins.js";
import { arithmeticMean, sumOf } from "./describe.js";
import { bareEstimate, type Estimate, type Reason, unknownEstimate, withInterval } from "./estimate.js";

const EDGES = binEdges();

/** Histograms of any number of places or replications together. */
interface Pool {
  /** [BIN_COUNT] */
  readonly pooled: Float64Array;
  /** Waits of each; [histogram] */
  readonly sizes: readonly number[];
}

/** Cost O(histograms × bins). */
export function poolHistograms(histograms: readonly Int32Array[]): Pool {
  const pooled = new Float64Array(BIN_COUNT);
  return { pooled, sizes: histograms.map((histogram) => addTo(pooled, histogram)) };
}

/** Adds a histogram. @returns how many waits it holds */
function addTo(pooled: Float64Array, histogram: Int32Array): number {
  let count = 0;
  for (let bin = 0; bin < BIN_COUNT; bin++) {
    pooled[bin] += histogram[bin];
    count += histogram[bin];
  }
  return count;
}

/**
 * The wait that a share p of all waits does not exceed [min]: exact in the bin of zeros, linear inside others.
 *
 * @param counts [BIN_COUNT]
 * @param p 0 to 1, both included
 * @param total of the counts, where it is known
 * @returns null where the histogram is empty, or the quantile lies in its last bin
 * Cost O(bins).
 */
export function histogramQuantile(counts: Float64Array, p: number, total = sumOf(counts)): number | null {
  return total === 0 ? null : quantileOfRest(counts, NOBODY, p * total, { bin: 0, passed: 0 });
}

/** Waits in the bins before one. */
function countBefore(end: number, counts: Int32Array): number {
  let count = 0;
  for (let bin = 0; bin < end; bin++) count += counts[bin];
  return count;
}

/** A bin, and the waits in those before it. */
interface Place {
  readonly bin: number;
  readonly passed: number;
}

const NOBODY = new Int32Array(BIN_COUNT);

/**
 * The wait that `wanted` waits do not exceed [min], of all but those left out; null if it lies in the last bin.
 *
 * @param start where to look first; near is quick, any is right
 */
function quantileOfRest(all: Float64Array, leftOut: Int32Array, wanted: number, start: Place): number | null {
  let { bin, passed } = start;
  while (bin > 0 && passed >= wanted) passed -= all[--bin] - leftOut[bin];
  let here = all[bin] - leftOut[bin];
  while (bin < OVERFLOW_BIN && (here === 0 || passed + here < wanted)) {
    passed += here;
    here = all[++bin] - leftOut[bin];
  }
  if (bin === OVERFLOW_BIN) return null;
  const share = Math.max(0, wanted - passed) / here;
  return EDGES[bin] + share * (EDGES[bin + 1] - EDGES[bin]);
}

/** The first bin with at least `wanted` waits in it and before it. */
function placeOf(wanted: number, counts: Float64Array): Place {
  let bin = 0;
  let passed = 0;
  while (bin < OVERFLOW_BIN && passed + counts[bin] < wanted) passed += counts[bin++];
  return { bin, passed };
}

/** A quantile of pooled waits, and the same with each histogram left out once; or why there is none. */
export type LeftOut =
  | { readonly estimate: number; readonly without: Float64Array }
  | { readonly estimate: number | null; readonly without: null; readonly reason: Reason };

/**
 * The quantile of all histograms together, and without each of them. One histogram alone is not left out.
 *
 * @param histograms of each replication or group of them; [histogram][BIN_COUNT]
 * @param p 0 to 1, both included
 * Cost O(histograms × bins).
 */
export function leaveEachOut(histograms: readonly Int32Array[], p: number): LeftOut {
  const { pooled, sizes } = poolHistograms(histograms);
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const estimate = histogramQuantile(pooled, p, total);
  if (estimate === null) return { estimate, without: null, reason: whyUnknown(pooled) };
  if (histograms.length === 1) return { estimate, without: Float64Array.of(estimate) };
  const { bin, passed } = placeOf(p * total, pooled); // without one of many it is near
  const without = new Float64Array(histograms.length);
  for (let i = 0; i < without.length; i++) {
    const histogram = histograms[i];
    const rest = total - sizes[i];
    const start = { bin, passed: passed - countBefore(bin, histogram) };
    const quantile = rest === 0 ? null : quantileOfRest(pooled, histogram, p * rest, start);
    if (quantile === null) {
      const left = pooled.map((count, at) => count - histogram[at]);
      return { estimate, without: null, reason: whyUnknown(left) };
    }
    without[i] = quantile;
  }
  return { estimate, without };
}

/**
 * Quantile of the pooled waits with a jackknife interval; see `leaveEachOut`.
 *
 * @param confidence of the interval, (0, 1) excluded
 * Valid where a replication holds many waits, none of them a large share of all.
 */
export function jackknifeQuantile(
  histograms: readonly Int32Array[],
  p: number,
  confidence: number,
): Estimate {
  const n = histograms.length;
  const found = leaveEachOut(histograms, p);
  const { estimate, without } = found;
  if (without === null) {
    return estimate === null ? unknownEstimate(n, found.reason) : bareEstimate(estimate, n, found.reason);
  }
  if (n === 1) return bareEstimate(estimate, n, "oneReplication");
  const centre = arithmeticMean(without);
  const squares = without.reduce((sum, value) => sum + (value - centre) ** 2, 0);
  return withInterval(estimate, Math.sqrt(((n - 1) / n) * squares), n, confidence);
}

/** Why a histogram has no quantile. */
export function whyUnknown(counts: Float64Array): Reason {
  return counts[OVERFLOW_BIN] > 0 ? "aboveRange" : "noDenominator";
}
