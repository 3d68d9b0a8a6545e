/** Tests of whether simulated values agree with what theory says of them. */
import { binomialDensity } from "./beta.js";
import { normalCdf } from "./student.js";

/** Outcome of a test of goodness of fit. */
export interface Fit {
  readonly statistic: number;
  /** Chance of a statistic at least as large if the law is right. */
  readonly p: number;
}

/** Where the exact chance of one side takes over from the limit law. */
const TAIL = 0.2;

/**
 * Kolmogorov–Smirnov test that independent values follow the standard normal law.
 *
 * Relative error of p: below 1e-3 from 20 values up, 2.5e-3 from 10, for every p. Below 0.2 it is twice the
 * exact chance of one side [Birnbaum, Tingey 1951], both sides together being rarer still; above, the limit
 * law at a corrected point [Vrbik 2018].
 *
 * @param z 10 values or more
 * Cost O(n log n).
 */
export function kolmogorovSmirnovNormal(z: readonly number[]): Fit {
  const n = z.length;
  let statistic = 0;
  z.toSorted((a, b) => a - b).forEach((value, i) => {
    const below = normalCdf(value);
    statistic = Math.max(statistic, below - i / n, (i + 1) / n - below);
  });
  const tail = 2 * oneSidedTail(statistic, n);
  return { statistic, p: tail < TAIL ? tail : limitTail(statistic, n) };
}

/** Exact chance that an empirical law of n values lies above the true one by d or more somewhere. Cost O(n). */
function oneSidedTail(d: number, n: number): number {
  let sum = 0;
  for (let j = 0; j < n; j++) {
    const at = d + j / n;
    if (at >= 1) break;
    sum += binomialDensity(j, n, at, 1 - at) / at;
  }
  return d * sum;
}

/** Kolmogorov's limit law, by the theta series that converges fast where this chance is above 0.2. */
function limitTail(d: number, n: number): number {
  const root = Math.sqrt(n);
  const x = d * root + 1 / (6 * root) + (d * root - 1) / (4 * n);
  let sum = 0;
  for (const odd of [1, 3, 5, 7]) sum += Math.exp(-((odd * Math.PI) ** 2) / (8 * x * x));
  return 1 - (Math.sqrt(2 * Math.PI) / x) * sum;
}

/** Counts whose chances differ by rounding only are equally rare. */
const EQUALLY_RARE = 1 + 1e-7;

/**
 * Exact two-sided binomial test: the chance of all counts that are no more likely than the one seen.
 *
 * @param successes 0 to `trials`
 * @param trials 1 to 1e10
 * @param p chance of success, (0, 1) excluded
 * @throws RangeError outside these ranges
 * Cost O(√(trials × p)) and 40 densities. Relative error about 1e-9 at 1e10 trials.
 */
export function binomialTwoSided(successes: number, trials: number, p: number): number {
  const sound = p > 0 && p < 1 && successes >= 0 && successes <= trials;
  if (!sound) throw new RangeError(`binomialTwoSided: ${successes} of ${trials} at chance ${p}`);
  const law: Binomial = { trials, success: p, failure: 1 - p };
  const mirror: Binomial = { trials, success: 1 - p, failure: p };
  const limit = density(successes, law) * EQUALLY_RARE;
  const low = lowerTail(lastRare(successes, law, limit), law);
  const high = lowerTail(lastRare(trials - successes, mirror, limit), mirror);
  return Math.min(1, low + high);
}

/** A binomial law; seen from its failures it is its own mirror image. */
interface Binomial {
  readonly trials: number;
  readonly success: number;
  readonly failure: number;
}

function density(count: number, { trials, success, failure }: Binomial): number {
  return binomialDensity(count, trials, success, failure);
}

/** Largest count at or below the mean that is no more likely than `limit`, −1 if there is none. */
function lastRare(seen: number, law: Binomial, limit: number): number {
  const mean = law.trials * law.success;
  if (seen <= mean) return seen;
  let rare = -1;
  let common = Math.floor(mean) + 1;
  while (common - rare > 1) {
    const middle = Math.floor((common + rare) / 2);
    if (density(middle, law) <= limit) rare = middle;
    else common = middle;
  }
  return rare;
}

/** Terms smaller than this part of their sum change nothing. */
const NEGLIGIBLE = 2 ** -60;

/** Chance of at most this count, which is at or below the mean. */
function lowerTail(count: number, law: Binomial): number {
  if (count < 0) return 0;
  const odds = law.failure / law.success;
  let term = density(count, law);
  let sum = term;
  for (let k = count; k > 0 && term > sum * NEGLIGIBLE; k--) {
    term *= (k / (law.trials - k + 1)) * odds;
    sum += term;
  }
  return sum;
}
