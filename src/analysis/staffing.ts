/**
 * How many desks a load needs: exactly, by Erlang C, and by the square-root rule.
 */
import { normalCdf } from "../stats/student.js";
import { requireNotNegative, requirePositive } from "./checks.js";
import { erlangC } from "./erlang.js";

/** Desks, and the share of visitors who wait no longer than was asked. */
export interface Staffing {
  readonly desks: number;
  readonly reached: number;
}

/** What is asked of the waits. */
export interface ServiceLevel {
  /** Share of visitors, (0, 1) excluded. */
  readonly share: number;
  /** Wait that they do not exceed, 0 or more [min]. */
  readonly within: number;
}

/**
 * Fewest desks of M/M/c with which so many visitors wait no longer than asked.
 *
 * @param flow visitors arriving, and finished by one desk [1/min], positive
 * @throws RangeError if an argument is out of range
 * Cost O(desks²).
 */
export function desksForWait(
  flow: { readonly arrivalRate: number; readonly serviceRate: number },
  { share, within }: ServiceLevel,
): Staffing {
  const { arrivalRate, serviceRate } = flow;
  requirePositive("desksForWait", { arrivalRate, serviceRate, share, "1 - share": 1 - share });
  requireNotNegative("desksForWait", { within });
  const load = arrivalRate / serviceRate;
  for (let desks = Math.floor(load) + 1; ; desks++) {
    const spare = desks * serviceRate - arrivalRate;
    const reached = 1 - erlangC(load, desks) * Math.exp(-spare * within);
    if (reached >= share) return { desks, reached };
  }
}

/**
 * Limit of the chance of waiting in M/M/c with load + β √load desks, as the load grows.
 *
 * @param beta desks beyond the load, in roots of it; positive
 * @throws RangeError if it is not
 * Source: [Halfin & Whitt 1981].
 */
export function chanceOfWaitingAt(beta: number): number {
  requirePositive("chanceOfWaitingAt", { beta });
  const density = Math.exp((-beta * beta) / 2) / Math.sqrt(2 * Math.PI);
  return density / (density + beta * normalCdf(beta));
}

/**
 * The β at which this chance of waiting is met.
 *
 * @param chance of waiting, [1e-12, 1) with 1 excluded
 * @throws RangeError if it is not
 * Cost about 60 values of the normal law; relative error 1e-14.
 */
export function marginForChance(chance: number): number {
  if (!(chance >= LEAST_CHANCE && chance < 1)) {
    throw new RangeError(`marginForChance: chance ${chance} is outside [${LEAST_CHANCE}, 1)`);
  }
  let [low, high] = [0, LARGEST_MARGIN];
  for (;;) {
    const middle = (low + high) / 2;
    if (middle <= low || middle >= high) return middle;
    if (chanceOfWaitingAt(middle) > chance) low = middle;
    else high = middle;
  }
}

const LEAST_CHANCE = 1e-12;

/** At this margin the chance of waiting is below 1e-14. */
const LARGEST_MARGIN = 8;

/**
 * Desks by the square-root rule: load + β √load, rounded up.
 *
 * @param load offered load [erlang], positive; over the day, of `offeredLoad`
 * @param chance of waiting that is aimed at, [1e-12, 1) with 1 excluded
 * @throws RangeError if an argument is out of range
 */
export function squareRootDesks(load: number, chance: number): number {
  requirePositive("squareRootDesks", { load });
  return Math.ceil(load + marginForChance(chance) * Math.sqrt(load));
}
