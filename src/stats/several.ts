/** Many figures at once: intervals that hold together, and which of many differences are real. */
import { replicationKey } from "../random/keys.js";
import { DISCARDED_WORDS, fillWords, nextWord, uniform } from "../random/stream.js";
import { studentQuantile } from "./student.js";

/** Resamples of the bootstrap: the quantile at 95 % then has an error of about 1 %. */
const RESAMPLES = 1999;

/**
 * Number of standard errors that makes `count` intervals hold together, whatever their correlation.
 *
 * @param confidence of all together, (0, 1) excluded
 * @param degrees of freedom, 1 or more
 */
export function bonferroniQuantile(confidence: number, count: number, degrees: number): number {
  return studentQuantile(1 - (1 - confidence) / (2 * count), degrees);
}

/**
 * Number of standard errors that makes the intervals of several means hold together, from how they vary
 * together: quantile of the largest |t| over resampled replications, at most Bonferroni's.
 *
 * @param outcomes values or residuals; [outcome][replication], all of one length n of 3 or more
 * @param confidence of all together, (0, 1) excluded
 * @param seed names the resamples
 * Cost O(resamples × outcomes × n). Outcomes that do not vary are left out: their intervals have no width.
 * Source: Westfall, Young, "Resampling-Based Multiple Testing" (1993); bootstrap of t after Efron.
 */
export function simultaneousQuantile(
  outcomes: readonly Float64Array[],
  confidence: number,
  seed: string,
): number {
  const n = outcomes[0].length;
  const centred = outcomes.map(centre).filter((values) => values.some((value) => value !== 0));
  const bound = bonferroniQuantile(confidence, Math.max(1, centred.length), n - 1);
  if (centred.length <= 1) return bound;
  const state = replicationKey(seed, 0);
  fillWords(state, new Int32Array(DISCARDED_WORDS), 0, DISCARDED_WORDS);
  const picks = new Int32Array(n);
  const largest = Float64Array.from({ length: RESAMPLES }, () => {
    for (let i = 0; i < n; i++) picks[i] = Math.floor(uniform(nextWord(state)) * n);
    return largestT(centred, picks);
  }).toSorted();
  const rank = Math.ceil(confidence * (RESAMPLES + 1)) - 1; // an exact rank: 1,900 of 2,000 at 95 %
  return Math.min(bound, largest[Math.min(rank, RESAMPLES - 1)]);
}

function centre(values: Float64Array): Float64Array {
  let sum = 0;
  for (const value of values) sum += value;
  const mean = sum / values.length;
  return values.map((value) => value - mean);
}

/** Largest |mean / standard error| of the picked values; the means of all values are 0. */
function largestT(centred: readonly Float64Array[], picks: Int32Array): number {
  const n = picks.length;
  let largest = 0;
  for (const values of centred) {
    let [sum, squares] = [0, 0];
    for (let i = 0; i < n; i++) {
      const value = values[picks[i]];
      sum += value;
      squares += value * value;
    }
    const variance = (squares - (sum * sum) / n) / (n - 1);
    const t = Math.abs(sum / n) / Math.sqrt(variance / n);
    if (t > largest) largest = t; // false where nothing varies: 0 / 0
  }
  return largest;
}

/**
 * Which of many hypotheses fall, so that of those that fall no more than a share are expected to be true.
 *
 * @param p chances of the data under each hypothesis, 0 to 1
 * @param share (0, 1) excluded
 * Cost O(n log n). Source: Benjamini, Hochberg (1995), Journal of the Royal Statistical Society B57.
 */
export function falseDiscoveries(p: readonly number[], share: number): boolean[] {
  const ascending = p.toSorted((a, b) => a - b);
  const last = ascending.findLastIndex((value, i) => value <= (share * (i + 1)) / p.length);
  return p.map((value) => last >= 0 && value <= ascending[last]);
}
