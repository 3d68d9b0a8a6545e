/**
 * How the law of any Markov chain with constant rates moves on in time.
 *
 * Method: uniformisation. With every rate out of a state below Λ, the law after t minutes is Σ P(K = k) u_k, K
 * Poisson with mean Λt and u_k the law after k jumps, and the minutes spent in each state are Σ P(K > k) u_k / Λ.
 * All terms are positive, so that small chances keep their digits.
 */
import { poisson } from "./poisson.js";

/** A move between two different states [1/min]. */
export interface Move {
  readonly from: number;
  readonly to: number;
  readonly rate: number;
}

/** A chain made ready for `pass`. */
export interface Jumps {
  readonly states: number;
  /** Rate of the jumps, those that stay included [1/min]. */
  readonly rate: number;
  /** Chance of staying at a jump, by state. */
  readonly stays: Float64Array;
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** Chance of each move at a jump in its state. */
  readonly chance: Float64Array;
}

/** @throws RangeError if a move leaves the chain or has a negative rate. Cost O(states + moves). */
export function jumpsOf(states: number, moves: readonly Move[]): Jumps {
  const leaving = new Float64Array(states);
  for (const { from, to, rate } of moves) {
    const isMove = from >= 0 && from < states && to >= 0 && to < states && from !== to && rate >= 0;
    if (!isMove) throw new RangeError(`jumpsOf: no move from ${from} to ${to} at rate ${rate}`);
    leaving[from] += rate;
  }
  const rate = leaving.reduce((most, value) => Math.max(most, value), 0);
  const share = (value: number): number => (rate === 0 ? 0 : value / rate);
  return {
    states,
    rate,
    stays: leaving.map((value) => 1 - share(value)),
    from: Int32Array.from(moves, (move) => move.from),
    to: Int32Array.from(moves, (move) => move.to),
    chance: Float64Array.from(moves, (move) => share(move.rate)),
  };
}

/** Poisson chances below this part of the largest are left out. */
const NEGLIGIBLE = 1e-25;

/** Expected jumps of a step at most: then no step leaves out the chance of few jumps, and rare states keep their digits. */
const JUMPS_IN_STEP = 32;

/** A law, and the expected minutes spent in each state. */
export interface Passed {
  readonly law: Float64Array;
  readonly minutes: Float64Array;
}

/**
 * The law after some minutes, and the expected minutes spent in each state meanwhile.
 *
 * @param law chance of each state, or any weights
 * @param minutes 0 or more
 * Cost O((rate × minutes + 10) × (states + moves)).
 */
export function pass(jumps: Jumps, law: Float64Array, minutes: number): Passed {
  const steps = Math.max(1, Math.ceil((jumps.rate * minutes) / JUMPS_IN_STEP));
  const spent = new Float64Array(jumps.states);
  let now = law;
  for (let step = 0; step < steps; step++) {
    const passed = passStep(jumps, now, minutes / steps);
    now = passed.law;
    for (let state = 0; state < spent.length; state++) spent[state] += passed.minutes[state];
  }
  return { law: now, minutes: spent };
}

function passStep(
  { states, rate, stays, from, to, chance }: Jumps,
  law: Float64Array,
  minutes: number,
): Passed {
  if (rate === 0) return { law: law.slice(), minutes: law.map((weight) => weight * minutes) };
  const after = new Float64Array(states);
  const spent = new Float64Array(states);
  const counts = poisson(rate * minutes, NEGLIGIBLE);
  let now: Float64Array = law.slice();
  let next: Float64Array = new Float64Array(states);
  for (let k = 0; k < counts.chance.length; k++) {
    const more = counts.above[k] / rate;
    for (let state = 0; state < states; state++) {
      after[state] += counts.chance[k] * now[state];
      spent[state] += more * now[state];
      next[state] = stays[state] * now[state];
    }
    for (let move = 0; move < from.length; move++) next[to[move]] += chance[move] * now[from[move]];
    [now, next] = [next, now];
  }
  return { law: after, minutes: spent };
}
