/**
 * Random weights of replications, by which a figure tells how sure it is.
 *
 * Source: Rubin (1981), Annals of Statistics 9 (the bootstrap by exponential weights).
 */
import { replicationKey } from "../random/keys.js";
import { DISCARDED_WORDS, fillWords, nextWord, uniform } from "../random/stream.js";

/** Sets of weights: a chance of one half then has a standard error of 1.6 percentage points. */
export const RESAMPLES = 1000;

/** @param name of the random numbers @returns fills a set of weights with the next ones, of mean 1 */
export function createWeights(name: string): (weights: Float64Array) => void {
  const state = replicationKey(name, 0);
  fillWords(state, new Int32Array(DISCARDED_WORDS), 0, DISCARDED_WORDS);
  return (weights) => {
    for (let i = 0; i < weights.length; i++) weights[i] = -Math.log(uniform(nextWord(state)));
  };
}
