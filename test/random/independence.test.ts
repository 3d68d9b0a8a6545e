/** Streams that differ in one thing only must look unrelated. Seeds are fixed, scores must lie within 4. */
import { expect, test } from "vitest";
import { hashText, PURPOSE, replicationKey } from "../../src/random/keys.js";
import { nextWord, openStream, STATE_WORDS, uniform } from "../../src/random/stream.js";
import { chiSquareScore, correlationScore, LIMIT, type Place, wordsAt } from "./judge.js";

const NEIGHBOURS: readonly { what: string; other: Place }[] = [
  { what: "the next replication", other: { replication: 1 } },
  { what: "the next day", other: { day: 1 } },
  { what: "the day before", other: { day: -1 } },
  { what: "the next purpose", other: { purpose: PURPOSE.door } },
  { what: "a name that differs in its last letter", other: { name: "sourcf" } },
  { what: "a seed that differs in its last letter", other: { seed: "judgf" } },
];

const WORDS = 1 << 16;

test.each(NEIGHBOURS)("a stream and $what are uncorrelated and jointly uniform", ({ other }) => {
  const x = Float64Array.from(wordsAt({}, WORDS), uniform);
  const y = Float64Array.from(wordsAt(other, WORDS), uniform);
  expect(Math.abs(correlationScore(x, y))).toBeLessThan(LIMIT);
  const cells = new Int32Array(256);
  x.forEach((value, i) => cells[16 * Math.floor(16 * value) + Math.floor(16 * y[i])]++);
  expect(Math.abs(chiSquareScore(cells, () => WORDS / 256))).toBeLessThan(LIMIT);
});

/** The first words of the streams of many days and of many replications, as a day of a source sees them. */
const FIRST_WORDS = [
  { across: "days", key: () => 0, day: (i: number) => i },
  { across: "replications", key: (i: number) => i, day: () => 0 },
];

test.each(FIRST_WORDS)("the first words of streams across $across are uniform and unrelated", (spread) => {
  const count = 1 << 13;
  const name = hashText("source");
  const state = new Int32Array(STATE_WORDS);
  const keys = new Map<number, Int32Array>();
  const first = Float64Array.from({ length: count }, (_, i) => {
    const replication = spread.key(i);
    const key = keys.get(replication) ?? replicationKey("judge", replication);
    keys.set(replication, key);
    openStream(state, key, name, { owner: 0, purpose: PURPOSE.demand, day: spread.day(i) });
    return uniform(nextWord(state));
  });
  const cells = new Int32Array(128);
  for (const value of first) cells[Math.floor(128 * value)]++;
  expect(Math.abs(chiSquareScore(cells, () => count / 128))).toBeLessThan(LIMIT);
  expect(Math.abs(correlationScore(first.subarray(1), first.subarray(0, -1)))).toBeLessThan(LIMIT);
});

test("all 32 bits of the words of a stream are set half of the time", () => {
  const words = wordsAt({ name: "bits" }, WORDS);
  for (let bit = 0; bit < 32; bit++) {
    const ones = words.reduce((sum, word) => sum + ((word >>> bit) & 1), 0);
    const score = (ones - WORDS / 2) / Math.sqrt(WORDS / 4); // binomial
    expect(Math.abs(score), `bit ${bit}`).toBeLessThan(LIMIT);
  }
});
