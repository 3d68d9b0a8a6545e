/**
 * Philox4x32-10: a bijection of 128-bit counters for every 64-bit key, used where order of drawing must
 * not matter: to seed streams, and for the draws of a visitor that have no bound on their number.
 *
 * Source: Salmon, Moraes, Dror, Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC11.
 */

const ROUNDS = 10;
const MULTIPLIER_0 = 0xd2511f53 | 0;
const MULTIPLIER_1 = 0xcd9e8d57 | 0;
const WEYL_0 = 0x9e3779b9 | 0;
const WEYL_1 = 0xbb67ae85 | 0;

/** High 32 bits of the unsigned 64-bit product of two words, by 16-bit halves. */
function highProduct(a: number, b: number): number {
  const aLow = a & 0xffff;
  const aHigh = a >>> 16;
  const bLow = b & 0xffff;
  const bHigh = b >>> 16;
  const cross = (Math.imul(aHigh, bLow) + (Math.imul(aLow, bLow) >>> 16)) | 0;
  const middle = ((cross & 0xffff) + Math.imul(aLow, bHigh)) | 0;
  return (Math.imul(aHigh, bHigh) + (cross >>> 16) + (middle >>> 16)) | 0;
}

/**
 * Writes the 4 words of Philox4x32-10 into `out`; may be the same array as `counter`.
 *
 * @param counter 4 words, the first one lowest
 * @param key 2 words
 * Cost about 60 ns, nothing allocated.
 */
export function philox(counter: Int32Array, key: Int32Array, out: Int32Array): void {
  let c0 = counter[0];
  let c1 = counter[1];
  let c2 = counter[2];
  let c3 = counter[3];
  let k0 = key[0];
  let k1 = key[1];
  for (let round = 0; round < ROUNDS; round++) {
    const high0 = highProduct(MULTIPLIER_0, c0);
    const high1 = highProduct(MULTIPLIER_1, c2);
    const low0 = Math.imul(MULTIPLIER_0, c0);
    const low1 = Math.imul(MULTIPLIER_1, c2);
    c0 = high1 ^ c1 ^ k0;
    c1 = low1;
    c2 = high0 ^ c3 ^ k1;
    c3 = low0;
    k0 = (k0 + WEYL_0) | 0;
    k1 = (k1 + WEYL_1) | 0;
  }
  out[0] = c0;
  out[1] = c1;
  out[2] = c2;
  out[3] = c3;
}

/** Scratch of the functions below; overwritten by each call. */
const counter = new Int32Array(4);
const visitorKey = new Int32Array(2);

/**
 * Four random words as a pure function of a visitor, a kind of use and a counter.
 *
 * For whatever has no bound: the k-th retry, redial, hop or further errand, the random term of office k.
 *
 * @param words the visitor's two continuation words, the kind, the counter; overwritten by the random words
 * Cost about 60 ns, nothing allocated.
 */
export function continueWords(words: Int32Array): void {
  visitorKey[0] = words[0];
  visitorKey[1] = words[1];
  counter[0] = words[3];
  counter[1] = words[2];
  counter[2] = 0;
  counter[3] = 0;
  philox(counter, visitorKey, words);
}

/** The first of these words: an integer of 32 bits, signed. */
export function continuationWord(word1: number, word2: number, kind: number, k: number): number {
  visitorKey[0] = word1;
  visitorKey[1] = word2;
  counter[0] = k;
  counter[1] = kind;
  counter[2] = 0;
  counter[3] = 0;
  philox(counter, visitorKey, counter);
  return counter[0];
}
