/** Poisson law, built from its mode outwards: sums of positive terms, nothing that overflows. */

/** Probabilities below this part of the largest are left out. */
const NEGLIGIBLE = 1e-25;

/** A Poisson law cut off where it no longer matters. */
export interface Poisson {
  /** P(count = k) at index k, 0 below the part that matters. */
  readonly chance: Float64Array;
  /** P(count > k) at index k. */
  readonly above: Float64Array;
}

/**
 * Poisson law of a mean of 0 or more, up to where chances fall below `negligible` of the largest.
 * Cost O(mean + 10 √mean), memory the same.
 */
export function poisson(mean: number, negligible = NEGLIGIBLE): Poisson {
  const mode = Math.floor(mean);
  const upper: number[] = [];
  for (let k = mode, weight = 1; weight > negligible; weight *= mean / ++k) upper.push(weight);
  const chance = new Float64Array(mode + upper.length);
  chance.set(upper, mode);
  for (let k = mode, weight = 1; k > 0 && weight > negligible; k--) {
    weight *= k / mean;
    chance[k - 1] = weight;
  }
  let total = 0;
  for (let k = 0; k < chance.length; k++) total += chance[k];
  const above = new Float64Array(chance.length);
  for (let k = chance.length - 1, tail = 0; k >= 0; k--) {
    chance[k] = chance[k] / total;
    above[k] = tail;
    tail += chance[k];
  }
  return { chance, above };
}
