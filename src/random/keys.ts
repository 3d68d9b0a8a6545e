/**
 * Names turned into numbers: texts in, key words out, once per replication and never in a loop.
 * The only door to `seedrandom`; knows nothing of the generator that runs on these keys.
 */
import seedrandom from "seedrandom";

/** What a stream of random numbers is for. Stable: a changed number changes every result. */
export const PURPOSE = {
  /** Count and records of the visitors of one source on one day. */
  demand: 1,
  /** Records of the crowd at the door before opening. */
  door: 2,
  /** Factors that scale a day's demand. */
  dayFactor: 3,
  /** Absence and breaks of staff. */
  staff: 4,
} as const;

/** One of the numbers of `PURPOSE`. */
export type Purpose = (typeof PURPOSE)[keyof typeof PURPOSE];

/** Words of a replication key. */
export const KEY_WORDS = 4;

/**
 * Key of one replication: 4 words drawn by arc4 from the text `seed/replication`.
 *
 * arc4 because it hashes the whole text: neighbouring replications start unrelated.
 *
 * @param replication 0, 1, 2, …
 * Cost about 25 µs.
 */
export function replicationKey(seed: string, replication: number): Int32Array {
  const words = seedrandom(`${seed}/${replication}`);
  return Int32Array.from({ length: KEY_WORDS }, () => words.int32());
}

/** Offset basis and prime 2^40 + 0x1b3 of 64-bit FNV-1a. */
const BASIS_HIGH = 0xcbf29ce4;
const BASIS_LOW = 0x84222325;
const PRIME_LOW = 0x1b3;

/**
 * 64-bit hash of the UTF-8 bytes of a text, as 2 words, the high one first.
 *
 * Two of a million ids share a hash with a chance below 1e-7.
 * Cost O(length). Source: FNV-1a [RFC 9923], the 64-bit product done by halves that stay exact.
 */
export function hashText(text: string): Int32Array {
  let high = BASIS_HIGH;
  let low = BASIS_LOW;
  for (const byte of new TextEncoder().encode(text)) {
    const mixed = (low ^ byte) >>> 0;
    const product = mixed * PRIME_LOW; // below 2^41
    low = product >>> 0;
    high = (Math.imul(high, PRIME_LOW) + Math.floor(product / 2 ** 32) + (mixed << 8)) >>> 0;
  }
  return Int32Array.of(high, low);
}
