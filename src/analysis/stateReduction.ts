/**
 * Stationary law of a Markov chain whose jumps are short, by eliminating states from the last to the first.
 *
 * Nothing is ever subtracted, so every probability, however small, has full relative accuracy.
 * Source: [Grassmann, Taksar & Heyman 1985].
 */

/** Rates or probabilities between different states; a state reaches at most `down` below and `up` above itself. */
export interface BandedChain {
  readonly states: number;
  readonly down: number;
  readonly up: number;
  /** Shape [from][to - from + down], row-major. */
  readonly rates: Float64Array;
}

/** Largest number of rates a chain may hold: 256 MiB. */
const MOST_RATES = 2 ** 25;

/** A chain without any transition yet. @throws RangeError if it would hold more than 2^25 rates. */
export function bandedChain(states: number, down: number, up: number): BandedChain {
  const size = states * (down + up + 1);
  if (size <= MOST_RATES) return { states, down, up, rates: new Float64Array(size) };
  throw new RangeError(
    `bandedChain: ${states} states with jumps of -${down} to ${up} are too many; the load is too close to 1`,
  );
}

/** Adds to the rate between two states; a jump out of the chain, or to the same state, has no effect. */
export function addRate(chain: BandedChain, from: number, to: number, rate: number): void {
  if (to < 0 || to >= chain.states || to === from) return;
  chain.rates[from * (chain.down + chain.up + 1) + (to - from + chain.down)] += rate;
}

/**
 * P(state = n) at index n. The chain must be able to reach state 0 from everywhere; its rates are used up.
 * Cost O(states × down × up).
 */
export function stationaryLaw(chain: BandedChain): Float64Array {
  const { states, down, up, rates } = chain;
  const width = down + up + 1;
  for (let n = states - 1; n > 0; n--) {
    const lowest = Math.max(0, n - down);
    const row = n * width + down - n; // rates[row + m] is the rate from n to m
    let leaving = 0;
    for (let m = lowest; m < n; m++) leaving += rates[row + m];
    for (let from = Math.max(0, n - up); from < n; from++) {
      const above = from * width + down - from;
      const share = rates[above + n] / leaving;
      rates[above + n] = share;
      if (share === 0) continue;
      for (let m = lowest; m < n; m++) rates[above + m] += share * rates[row + m];
    }
  }
  return substitute(chain);
}

/** Above this the weights found so far are scaled down. */
const LARGE = 1e250;

/** Weights of the states one after another, from the expected visits per visit to the states below. */
function substitute({ states, down, up, rates }: BandedChain): Float64Array {
  const width = down + up + 1;
  const law = new Float64Array(states);
  law[0] = 1;
  let total = 1;
  for (let n = 1; n < states; n++) {
    let weight = 0;
    for (let from = Math.max(0, n - up); from < n; from++) {
      weight += law[from] * rates[from * width + down + n - from];
    }
    law[n] = weight;
    total += weight;
    if (total < LARGE) continue;
    for (let m = 0; m <= n; m++) law[m] /= LARGE;
    total /= LARGE;
  }
  for (let n = 0; n < states; n++) law[n] /= total;
  return law;
}
