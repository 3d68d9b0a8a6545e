/** How samples are judged: every test of chance becomes a normal score, which must lie within 4. */
import { gammaSides } from "../../src/random/gamma.js";
import { replicationKey, hashText, type Purpose } from "../../src/random/keys.js";
import { normalQuantile } from "../../src/random/normal.js";
import { fillWords, openStream, STATE_WORDS } from "../../src/random/stream.js";

/** Largest score that chance is trusted with. */
export const LIMIT = 4;

/** Normal score of Pearson's chi-square of counts against expected counts of the same total. */
export function chiSquareScore(observed: ArrayLike<number>, expected: (cell: number) => number): number {
  let square = 0;
  for (let cell = 0; cell < observed.length; cell++) {
    square += (observed[cell] - expected(cell)) ** 2 / expected(cell);
  }
  const { below, above } = gammaSides((observed.length - 1) / 2, square / 2);
  return normalQuantile(below, above);
}

/** Normal score of the correlation of two lists of uniforms: its standard error is 1 / √n. */
export function correlationScore(x: Float64Array, y: Float64Array): number {
  const product = x.reduce((sum, value, i) => sum + (value - 0.5) * (y[i] - 0.5), 0);
  return (12 * product) / Math.sqrt(x.length);
}

/** Words of one stream. */
export interface Place {
  readonly seed?: string;
  readonly replication?: number;
  readonly name?: string;
  readonly purpose?: Purpose;
  readonly day?: number;
}

/** The first `count` words of the stream at a place. */
export function wordsAt(place: Place, count: number): Int32Array {
  const { seed = "judge", replication = 0, name = "source", purpose = 1, day = 0 } = place;
  const state = new Int32Array(STATE_WORDS);
  openStream(state, replicationKey(seed, replication), hashText(name), { owner: 0, purpose, day });
  const words = new Int32Array(count);
  fillWords(state, words, 0, count);
  return words;
}
