import fc from "fast-check";
import { expect, test } from "vitest";
import { hashText, PURPOSE, replicationKey } from "../../src/random/keys.js";
import { fillWords, nextWord, openStream, STATE_WORDS, uniform } from "../../src/random/stream.js";
import kat from "./rng_kat.json" with { type: "json" };

const word = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 });

test("the generator gives the known answers of sfc32", () => {
  const { a, b, c, counter, discard, first10 } = kat.sfc32;
  const state = Int32Array.of(a, b, c, counter);
  for (let i = 0; i < discard; i++) nextWord(state);
  expect(first10.map(() => nextWord(state) >>> 0)).toEqual(first10);
});

test("words filled at once are those drawn one by one, in the range asked for", () => {
  const filled = Int32Array.of(1, 2, 3, 4);
  const drawn = filled.slice();
  const out = new Int32Array(9);
  fillWords(filled, out, 2, 5);
  const expected = Array.from({ length: 5 }, () => nextWord(drawn));
  expect([...out]).toEqual([0, 0, ...expected, 0, 0]);
  expect(filled).toEqual(drawn);
});

test("a stream depends on key, name, purpose and day alone", () => {
  const key = replicationKey("seed", 3);
  const names = Int32Array.of(...hashText("other"), ...hashText("name"));
  const state = new Int32Array(STATE_WORDS);
  const again = Int32Array.of(9, 9, 9, 9);
  openStream(state, key, names, { owner: 1, purpose: PURPOSE.demand, day: 7 });
  openStream(again, key, hashText("name"), { owner: 0, purpose: PURPOSE.demand, day: 7 });
  expect(state).toEqual(again);
});

test("under one key two places never share a state", () => {
  const place = fc.record({ name: fc.tuple(word, word), purpose: fc.integer({ min: 1, max: 4 }), day: word });
  fc.assert(
    fc.property(fc.tuple(word, word, word, word), place, place, (key, one, two) => {
      fc.pre(JSON.stringify(one) !== JSON.stringify(two));
      expect(open(key, one)).not.toEqual(open(key, two));
    }),
    { seed: 1, numRuns: 2000 },
  );
});

function open(key: readonly number[], place: { name: [number, number]; purpose: number; day: number }) {
  const state = new Int32Array(STATE_WORDS);
  const spot = { owner: 0, purpose: place.purpose as 1, day: place.day };
  openStream(state, Int32Array.from(key), Int32Array.from(place.name), spot);
  return state;
}

test("a uniform lies strictly inside (0, 1) and keeps the order of unsigned words", () => {
  expect(uniform(0)).toBe(2 ** -33);
  expect(uniform(0x7fffffff)).toBe(0.5 - 2 ** -33);
  expect(uniform(-(2 ** 31))).toBe(0.5 + 2 ** -33);
  expect(uniform(-1)).toBe(1 - 2 ** -33);
});
