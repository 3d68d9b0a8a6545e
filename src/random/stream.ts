/**
 * The generator of the loop: sfc32, one small stream per name, purpose and day of a replication.
 *
 * A state is an Int32Array of 4 words. Source: Doty-Humphrey, PractRand; period at least 2^32, on average 2^127.
 */
import type { Purpose } from "./keys.js";
import { philox } from "./philox.js";

/** Words of a state. */
export const STATE_WORDS = 4;

/** Words thrown away after seeding, as PractRand does. */
export const DISCARDED_WORDS = 12;

/** Which stream of a replication. */
export interface Spot {
  /** Index of its owner in the list of names. */
  readonly owner: number;
  readonly purpose: Purpose;
  /** Day number, any integer of 32 bits. */
  readonly day: number;
}

/** Scratch of `openStream`; overwritten by each call. */
const philoxKey = new Int32Array(2);
const discarded = new Int32Array(DISCARDED_WORDS);

/**
 * Sets `state` to the start of the stream of (key, name of the owner, purpose, day).
 *
 * For one key no two of (name, purpose, day) start from the same state: Philox and sfc32 are bijections.
 *
 * @param state 4 words, overwritten
 * @param key of the replication, 4 words, from `replicationKey`
 * @param names 2 words each, from `hashText`; [owner][2]
 * Cost about 100 ns, nothing allocated.
 */
export function openStream(state: Int32Array, key: Int32Array, names: Int32Array, spot: Spot): void {
  const name = 2 * spot.owner;
  philoxKey[0] = key[0];
  philoxKey[1] = key[1];
  state[0] = names[name] ^ key[2];
  state[1] = names[name + 1] ^ key[3];
  state[2] = spot.purpose;
  state[3] = spot.day;
  philox(state, philoxKey, state);
  fillWords(state, discarded, 0, DISCARDED_WORDS);
}

/** The next word of a stream: an integer of 32 bits, signed. */
export function nextWord(state: Int32Array): number {
  const a = state[0];
  const b = state[1];
  const c = state[2];
  const counter = state[3];
  const word = (a + b + counter) | 0;
  state[0] = b ^ (b >>> 9);
  state[1] = (c + (c << 3)) | 0;
  state[2] = (((c << 21) | (c >>> 11)) + word) | 0;
  state[3] = (counter + 1) | 0;
  return word;
}

/**
 * Writes the next `count` words of a stream to `out`, beginning at index `from`.
 *
 * The same words as `count` calls of `nextWord`, at about 2 ns each: the state stays in registers.
 */
export function fillWords(state: Int32Array, out: Int32Array, from: number, count: number): void {
  let a = state[0];
  let b = state[1];
  let c = state[2];
  let counter = state[3];
  const end = from + count;
  for (let i = from; i < end; i++) {
    const word = (a + b + counter) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + word) | 0;
    counter = (counter + 1) | 0;
    out[i] = word;
  }
  state[0] = a;
  state[1] = b;
  state[2] = c;
  state[3] = counter;
}

const WORD_RANGE = 2 ** 32;

/** The uniform of a word: (w + ½) / 2^32 of the unsigned word, in (0, 1), both ends excluded. */
export function uniform(word: number): number {
  return ((word >>> 0) + 0.5) / WORD_RANGE;
}
