/** Newton's method that cannot leave its bracket. */

/** Where a root lies, where to begin, and when to end. */
export interface Bracket {
  readonly low: number;
  readonly high: number;
  /** From `low` to `high`, both included. */
  readonly start: number;
  /** A Newton step of this size is the last one; the error it leaves is about its square. */
  readonly settled: number;
}

/** Enough for a bracket of any two doubles to be halved to nothing. */
const MOST_STEPS = 2200;

/**
 * Root of an increasing function f, given as its Newton step.
 *
 * @param step x to f(x) / f′(x); its sign alone decides on which side of x the root lies
 * @throws Error if f has no value somewhere between the ends
 * Cost 3 to 8 steps from a fair start; at worst each step halves the bracket.
 */
export function rootOf(step: (x: number) => number, bracket: Bracket): number {
  let { low, high, start: x } = bracket;
  for (let i = 0; i < MOST_STEPS; i++) {
    const down = step(x);
    if (Number.isNaN(down)) break;
    if (down > 0) high = x;
    else low = x;
    const aimed = x - down;
    const inside = aimed >= low && aimed <= high;
    if (inside && Math.abs(down) <= bracket.settled) return aimed;
    const next = inside && aimed !== x ? aimed : low + 0.5 * (high - low);
    if (next === low || next === high) return next;
    x = next;
  }
  throw new Error(`rootOf: no value at ${x} between ${bracket.low} and ${bracket.high}`);
}
