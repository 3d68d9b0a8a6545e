import { expect, test } from "vitest";
import { continuationWord, philox } from "../../src/random/philox.js";
import kat from "./rng_kat.json" with { type: "json" };

test.each(kat["philox4x32-10"])("Philox gives the known answer for key $key", ({ ctr, key, out }) => {
  const words = new Int32Array(4);
  philox(Int32Array.from(ctr), Int32Array.from(key), words);
  expect(Array.from(words, (word) => word >>> 0)).toEqual(out);
});

test("Philox may write over its own counter", () => {
  const { ctr, key, out } = kat["philox4x32-10"][2];
  const words = Int32Array.from(ctr);
  philox(words, Int32Array.from(key), words);
  expect(Array.from(words, (word) => word >>> 0)).toEqual(out);
});

test("a continuation word is Philox of counter (k, kind) under the visitor's two words", () => {
  const { out } = kat["philox4x32-10"][3]; // counter (1, 0, 0, 0), key (42, 7)
  expect(continuationWord(42, 7, 0, 1) >>> 0).toBe(out[0]);
});

test("continuation words depend on each of their four arguments and on nothing else", () => {
  const first = continuationWord(1, 2, 3, 4);
  const others = [
    continuationWord(9, 2, 3, 4),
    continuationWord(1, 9, 3, 4),
    continuationWord(1, 2, 9, 4),
    continuationWord(1, 2, 3, 9),
  ];
  expect(new Set([first, ...others]).size).toBe(5);
  expect(continuationWord(1, 2, 3, 4)).toBe(first);
});
