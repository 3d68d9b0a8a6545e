/**
 * Which other office a displaced visitor chooses: the nearest, or by utility with a random term for each visitor
 * and office (logit, Huff). Refuses to know why offices are closed.
 *
 * An office closing moves only its own visitors, exactly: the random term of an office depends on visitor and
 * office alone, and the choice set is the nearest few offices that can serve in the base year, closed ones
 * included. It never fills up again; whoever finds all of it closed takes the nearest one left.
 */
import { minusLog, power } from "../../random/elementary.js";
import { nearestCapable, type Ranks } from "./ranks.js";

/** Offices in a choice set. Farther ones would hardly ever be chosen. */
export const CHOICE_SET = 8;

/** Offices that are compared, in order of rank. */
export interface ChoiceSets {
  readonly ranks: Ranks;
  /** Most offices of a set. */
  readonly size: number;
  /** Capable offices nearest to each start point, −1 where there are fewer; [start][size], row-major. */
  readonly office: Int32Array;
  /** What an office is worth without the random term; [start][size]. */
  readonly utility: Float64Array;
}

/** Worth of an office for somebody that many minutes away. */
export type Utility = (minutes: number, office: number) => number;

/** Logarithm of the attraction of each office; an attraction of 1 is 0. */
function logOf(attraction: Float64Array | null, office: number): number {
  return attraction === null ? 0 : Math.log(attraction[office]);
}

/**
 * Multinomial logit: ln(attraction) − β minutes.
 *
 * @param beta 0 or more [1/min]
 * @param attraction above 0, null for equal ones; [office]
 */
export function logitUtility(beta: number, attraction: Float64Array | null): Utility {
  return (minutes, office) => logOf(attraction, office) - beta * minutes;
}

/** Huff: below this distance an office is not worth more [min]. */
export const SHORTEST_TRIP = 1;

/**
 * Huff's law: shares in proportion to attraction / minutes^λ.
 *
 * @param lambda 0 or more
 * @param attraction above 0, null for equal ones; [office]
 */
export function huffUtility(lambda: number, attraction: Float64Array | null): Utility {
  return (minutes, office) => logOf(attraction, office) - lambda * Math.log(Math.max(minutes, SHORTEST_TRIP));
}

/**
 * Shares of alternatives, by utility: e^u / Σ e^u. A closed form for what random terms decide one by one.
 *
 * @param utility at least one of them finite; [alternative]
 */
export function choiceShares(utility: Float64Array): Float64Array {
  const best = utility.reduce((a, b) => Math.max(a, b), -Infinity);
  const weights = utility.map((value) => Math.exp(value - best));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / total);
}

/** Expected utility of the best alternative, less Euler's constant: ln Σ e^u. */
export function inclusiveValue(utility: Float64Array): number {
  const best = utility.reduce((a, b) => Math.max(a, b), -Infinity);
  return best + Math.log(utility.reduce((sum, value) => sum + Math.exp(value - best), 0));
}

/**
 * Tables of choice for one set of capable offices.
 *
 * @param capable 1 where an office can serve the errand in the base year, whether or not it closes; [office]
 * Cost O(starts × offices).
 */
export function choiceSets(ranks: Ranks, capable: Uint8Array, utility: Utility): ChoiceSets {
  const { officeCount, minutes, order } = ranks;
  const size = Math.min(CHOICE_SET, officeCount);
  const startCount = order.length / officeCount;
  const office = new Int32Array(startCount * size).fill(-1);
  const worth = new Float64Array(startCount * size).fill(-Infinity);
  for (let start = 0; start < startCount; start++) {
    const row = order.subarray(start * officeCount, (start + 1) * officeCount);
    const nearest = row.filter((each) => capable[each] === 1).subarray(0, size);
    office.set(nearest, start * size);
    nearest.forEach((each, i) => {
      worth[start * size + i] = utility(minutes[start * officeCount + each], each);
    });
  }
  return { ranks, size, office, utility: worth };
}

/** Random term of an office for the visitor in question. */
export type RandomTerm = (office: number) => number;

/** A random term from a uniform: Gumbel, −ln(−ln u), so that choices follow e^u. @param u (0, 1) excluded */
export function gumbelOf(u: number): number {
  return -Math.log(minusLog(u, 1 - u));
}

/**
 * The office of most utility and random term together; among equals the nearest. −1 if none is left.
 *
 * @param remaining 1 where an office is there and can serve the errand now; [office]
 * Cost O(CHOICE_SET), O(offices) when all of the set has closed.
 */
export function chooseByUtility(
  sets: ChoiceSets,
  start: number,
  remaining: Uint8Array,
  term: RandomTerm,
): number {
  let chosen = -1;
  let most = -Infinity;
  for (let at = start * sets.size; at < (start + 1) * sets.size; at++) {
    const office = sets.office[at];
    if (office < 0) break;
    if (remaining[office] !== 1) continue;
    const worth = sets.utility[at] + term(office);
    if (chosen < 0 || worth > most) {
      chosen = office;
      most = worth;
    }
  }
  return chosen >= 0 ? chosen : nearestCapable(sets.ranks, start, remaining);
}

/** Attraction from visits: visits^exponent, scaled to a mean of 1. @param visits above 0; [office] */
export function attractionOf(visits: Float64Array, exponent: number): Float64Array {
  const raw = visits.map((value) => power(value, exponent));
  const mean = raw.reduce((sum, value) => sum + value, 0) / raw.length;
  return raw.map((value) => value / mean);
}
