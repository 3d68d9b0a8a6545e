/**
 * Stationary law of a chain that moves by one step up or down. Knows rates, not what they stand for.
 */

/** Weights below this part of the largest are the end of an endless chain. */
const NEGLIGIBLE = 1e-300;

/** Above this a weight is about to overflow. */
const LARGE = 1e250;

/** A chain longer than this has no useful law: its line is unstable in all but name. */
const MOST_STATES = 2 ** 22;

/**
 * Law of the number inside, P(N = n) at index n, as far as double precision reaches below the mode.
 *
 * Products of ratios and sums of positive terms only, so every probability has full relative accuracy.
 *
 * @param birth rate from n to n + 1 [1/min]; 0 ends the chain
 * @param death rate from n to n - 1, positive for n of 1 or more [1/min]
 * @throws RangeError if the weights do not die out within 2^22 states
 * Cost O(states).
 */
export function birthDeathLaw(birth: (n: number) => number, death: (n: number) => number): Float64Array {
  const weights = [1];
  let weight = 1;
  let largest = 1;
  for (let n = 0; birth(n) > 0; n++) {
    if (n === MOST_STATES) {
      throw new RangeError(
        `birthDeathLaw: weights have not died out after ${n} states; the line hardly ends`,
      );
    }
    const ratio = birth(n) / death(n + 1);
    weight *= ratio;
    if (weight > LARGE) {
      for (let m = 0; m <= n; m++) weights[m] = weights[m] / LARGE;
      weight /= LARGE;
      largest /= LARGE;
    }
    weights.push(weight);
    largest = Math.max(largest, weight);
    if (ratio < 1 && weight < NEGLIGIBLE * largest) break;
  }
  const law = Float64Array.from(weights);
  const total = law.reduce((sum, value) => sum + value, 0);
  return law.map((value) => value / total);
}

/** Σ value(n) P(N = n) over n from `first` on. Cost O(states). */
export function expectation(law: Float64Array, value: (n: number) => number, first = 0): number {
  let sum = 0;
  for (let n = first; n < law.length; n++) sum += value(n) * law[n];
  return sum;
}
