/** Student's t and the normal law: probabilities to about 1e-13, quantiles to 1e-12. */
import { gammaSides } from "../random/gamma.js";
import { rootOf } from "../random/newton.js";
import { normalQuantile } from "../random/normal.js";
import { betaSides, type BetaSides } from "./beta.js";

/** Last step in ln t; what it leaves is below rounding. */
const SETTLED = 1e-9;

/** Quantiles that were asked for lately, for all the figures of a table ask for the same; [p and degrees]. */
const REMEMBERED = new Map<string, number>();
const MOST_REMEMBERED = 64;

/** Smallest probability that is turned into a normal score. */
const SMALLEST_TAIL = 1e-300;

/** P(|T| > |t|) as `below`, P(|T| < |t|) as `above`; t is not 0. */
function twoSides(t: number, degrees: number): BetaSides {
  const square = t * t;
  return betaSides(degrees / 2, 0.5, degrees / (degrees + square), square / (degrees + square));
}

/**
 * Distribution function of Student's law; a lower tail keeps its digits.
 *
 * @param degrees of freedom, 1 or more, need not be whole
 */
export function studentCdf(t: number, degrees: number): number {
  if (t === 0) return 0.5;
  const { below: outside, above: inside } = twoSides(t, degrees);
  if (t < 0) return outside < inside ? outside / 2 : 0.5 - inside / 2;
  return outside < inside ? 1 - outside / 2 : 0.5 + inside / 2;
}

/**
 * Quantile of Student's law, to a relative error of 1e-12.
 *
 * @param p (0, 1) excluded
 * @param degrees of freedom, 1 or more, need not be whole
 * @throws RangeError outside these ranges
 * Cost about 5 evaluations of the incomplete beta function, the first time.
 */
export function studentQuantile(p: number, degrees: number): number {
  const known = p > 0 && p < 1 && degrees >= 1;
  if (!known) throw new RangeError(`studentQuantile: no quantile at ${p} with ${degrees} degrees of freedom`);
  if (p === 0.5) return 0;
  const key = `${p} ${degrees}`;
  const remembered = REMEMBERED.get(key);
  if (remembered !== undefined) return remembered;
  const found = p < 0.5 ? -upperPoint(2 * p, degrees) : upperPoint(2 * (1 - p), degrees);
  if (REMEMBERED.size >= MOST_REMEMBERED) REMEMBERED.clear();
  REMEMBERED.set(key, found);
  return found;
}

/** The t above 0 with P(|T| > t) = outside. Newton's method in ln t on the logarithm of the smaller side. */
function upperPoint(outside: number, degrees: number): number {
  const inside = 1 - outside;
  const central = inside < outside;
  const target = Math.log(central ? inside : outside);
  let top = 1;
  while (twoSides(top, degrees).below > outside) top *= 2;
  const step = (y: number): number => {
    const sides = twoSides(Math.exp(y), degrees);
    const side = central ? sides.above : sides.below;
    const excess = Math.log(side) - target;
    return ((central ? excess : -excess) * side) / (2 * sides.slope);
  };
  const high = Math.log(top);
  const low = Math.log(inside); // the density is below ½, so P(|T| < t) < t
  return Math.exp(rootOf(step, { low, high, start: high, settled: SETTLED }));
}

/** Distribution function of the standard normal law; a lower tail keeps its digits. */
export function normalCdf(z: number): number {
  const { below: inside, above: outside } = gammaSides(0.5, (z * z) / 2);
  if (z < 0) return outside < inside ? outside / 2 : 0.5 - inside / 2;
  return outside < inside ? 1 - outside / 2 : 0.5 + inside / 2;
}

/**
 * The normal score with the same probability as a Student value: makes |z| <= 4 mean the same for every n.
 *
 * @param degrees of freedom, 1 or more
 */
export function normalScoreOfT(t: number, degrees: number): number {
  const below = Math.max(studentCdf(-Math.abs(t), degrees), SMALLEST_TAIL);
  return -Math.sign(t) * normalQuantile(below, 1 - below);
}
