/**
 * Constants of procedures that select the best of several policies, and shares of a budget. The procedures
 * themselves work on per-replication totals and live where policies are known.
 */
import { logGamma } from "../random/density.js";
import { gammaSides } from "../random/gamma.js";
import { normalCdf, studentCdf } from "./student.js";

/** Step and ends of the trapezoidal rule in ln x or asinh t; the integrands are smooth and die out at both ends. */
const STEP = 0.02;
const FAR = 10;

/** Constants are found to this [absolute]. */
const SETTLED = 1e-12;

interface Selection {
  /** Policies, 2 or more. */
  readonly policies: number;
  /** Replications of the first stage, 3 or more. */
  readonly first: number;
  /** Chance of selecting the best one, (1 / policies, 1) excluded. */
  readonly chance: number;
}

/**
 * Rinott's h: the second stage takes (h s / δ)² replications of a policy with deviation s, indifference δ.
 *
 * Solves E_y[(E_x Φ(h / √(ν (1/x + 1/y))))^(k − 1)] = chance, x and y chi-square with ν = first − 1.
 * Cost about 0.3 s. Source: Rinott (1978), Communications in Statistics A7.
 */
export function rinottConstant({ policies, first, chance }: Selection): number {
  const degrees = first - 1;
  const nodes = chiSquareNodes(degrees);
  return increasingRoot((h) => {
    let outer = 0;
    for (const y of nodes) {
      let inner = 0;
      for (const x of nodes) {
        inner += x.weight * normalCdf(h / Math.sqrt(degrees * (1 / x.at + 1 / y.at)));
      }
      outer += y.weight * inner ** (policies - 1);
    }
    return outer - chance;
  });
}

/** Points and weights of a chi-square law, by the trapezoidal rule in the logarithm. */
function chiSquareNodes(degrees: number): { at: number; weight: number }[] {
  const step = 4 * STEP;
  const nodes: { at: number; weight: number }[] = [];
  for (let i = -FAR / step; i <= FAR / step; i++) {
    const at = degrees * Math.exp(i * step);
    const weight = step * gammaSides(degrees / 2, at / 2).slope;
    if (weight > 1e-18) nodes.push({ at, weight });
  }
  return nodes;
}

/**
 * The h of Dudewicz and Dalal: as Rinott's, for their weighted means.
 *
 * Solves ∫ F(t + h)^(k − 1) f(t) dt = chance for Student's law of first − 1 degrees.
 * Source: Dudewicz, Dalal (1975), Sankhya B37.
 */
export function dudewiczDalalConstant({ policies, first, chance }: Selection): number {
  const degrees = first - 1;
  const scale = logGamma((degrees + 1) / 2) - logGamma(degrees / 2) - Math.log(degrees * Math.PI) / 2;
  const nodes: { at: number; weight: number }[] = [];
  for (let i = -FAR / STEP; i <= FAR / STEP; i++) {
    const at = Math.sinh(i * STEP);
    const density = Math.exp(scale - ((degrees + 1) / 2) * Math.log1p((at * at) / degrees));
    nodes.push({ at, weight: STEP * Math.cosh(i * STEP) * density });
  }
  return increasingRoot(
    (h) =>
      nodes.reduce((sum, { at, weight }) => sum + weight * studentCdf(at + h, degrees) ** (policies - 1), 0) -
      chance,
  );
}

/** Constants of the fully sequential procedure of Kim and Nelson, with one piece of boundary (c = 1). */
export interface KimNelson {
  readonly eta: number;
  /** h² = 2 c η (first − 1). */
  readonly squaredConstant: number;
}

/**
 * η = ½ ((2 α / (k − 1))^(−2 / (first − 1)) − 1).
 *
 * @param alpha chance of a wrong selection, (0, 1) excluded
 * Source: Kim, Nelson (2001), ACM TOMACS 11.
 */
export function kimNelson(policies: number, first: number, alpha: number): KimNelson {
  const exponent = (-2 / (first - 1)) * Math.log((2 * alpha) / (policies - 1));
  const eta = Math.expm1(exponent) / 2;
  return { eta, squaredConstant: 2 * eta * (first - 1) };
}

/**
 * Shares of a budget of replications that make the selection of the smallest mean most certain.
 *
 * @param means @param variances of the policies, of equal length; the smallest mean is the only one of its size
 * @returns shares, summing to 1
 * @throws RangeError if two policies share the smallest mean: no budget tells them apart
 * Source: Chen, Lin, Yücesan, Chick (2000), Discrete Event Dynamic Systems 10.
 */
export function budgetShares(means: readonly number[], variances: readonly number[]): number[] {
  const best = means.indexOf(Math.min(...means));
  const isTied = means.some((mean, i) => i !== best && mean === means[best]);
  if (isTied) throw new RangeError("budgetShares: two policies share the smallest mean");
  const weights = means.map((mean, i) => (i === best ? 0 : variances[i] / (mean - means[best]) ** 2));
  const spread = weights.reduce((sum, weight, i) => (i === best ? sum : sum + weight ** 2 / variances[i]), 0);
  weights[best] = Math.sqrt(variances[best] * spread);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / total);
}

/** Root of an increasing function between 0 and where it is positive: secants kept inside a bracket [Illinois]. */
function increasingRoot(f: (h: number) => number): number {
  let [low, high] = [0, 1];
  let [atLow, atHigh] = [f(low), f(high)];
  while (atHigh < 0) {
    [low, atLow] = [high, atHigh];
    high *= 2;
    atHigh = f(high);
  }
  let side = 0;
  for (;;) {
    const h = (low * atHigh - high * atLow) / (atHigh - atLow);
    const value = f(h);
    if (Math.abs(value) < SETTLED || high - low < SETTLED) return h;
    if (value < 0) {
      [low, atLow] = [h, value];
      if (side === -1) atHigh /= 2;
      side = -1;
    } else {
      [high, atHigh] = [h, value];
      if (side === 1) atLow /= 2;
      side = 1;
    }
  }
}
