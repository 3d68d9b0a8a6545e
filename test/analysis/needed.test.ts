/** Which step is needed: series written by hand, what more steps change, and how often the interval holds the truth. */
import { expect, test } from "vitest";
import { neededOf, standingOf, type Standing } from "../../src/analysis/needed.js";
import { normalQuantile } from "../../src/random/normal.js";
import { replicationKey } from "../../src/random/keys.js";
import { DISCARDED_WORDS, fillWords, nextWord, uniform } from "../../src/random/stream.js";
import { sampleVariance } from "../../src/stats/describe.js";

const JUDGING = { margin: 0.1, confidence: 0.95 };

const seen = (estimate: number, standardError: number, n = 10) => ({ estimate, standardError, n });

// Student's quantiles of 9 degrees of freedom: 2.262157 at 97.5 %, 3.249836 at 99.5 %, which is 1 − 0.025 ÷ 5.
test("a step is surely worse if what lies below its difference, one-sided, is above the margin", () => {
  expect(standingOf(seen(0.1 + 2.2623 * 0.2, 0.2), 0, JUDGING)).toBe("worse");
  expect(standingOf(seen(0.1 + 2.262 * 0.2, 0.2), 0, JUDGING)).toBe("cannotTell");
});

test("the first step is surely not worse with a fifth of the chance there is", () => {
  expect(standingOf(seen(0.1 - 3.2499 * 0.2, 0.2), 0, JUDGING)).toBe("notWorse");
  expect(standingOf(seen(0.1 - 3.2497 * 0.2, 0.2), 0, JUDGING)).toBe("cannotTell");
  expect(standingOf(seen(0.1 - 3.2499 * 0.2, 0.2), 1, JUDGING)).toBe("cannotTell"); // four fifths of it
});

test("what is not judged, or has no error, can be told nothing of; what never varies can", () => {
  expect(standingOf(null, 0, JUDGING)).toBe("cannotTell");
  expect(standingOf({ estimate: 3, standardError: null, n: 1 }, 0, JUDGING)).toBe("cannotTell");
  expect(standingOf(seen(0.1, 0), 3, JUDGING)).toBe("notWorse");
  expect(standingOf(seen(0.11, 0), 3, JUDGING)).toBe("worse");
});

const [W, N, C] = ["worse", "notWorse", "cannotTell"] as const;

test.each<[string, Standing[], number | null, number | null]>([
  ["nothing at all is needed", [N, N, N], 0, 0],
  ["the third step is known to be the one", [W, W, N, N], 2, 2],
  ["between the second and the fourth step", [W, C, C, N, N], 1, 3],
  ["at least the second step, and nobody can tell whether any does", [W, C, C, C], 1, null],
  ["nobody can tell anything", [C, C], 0, null],
  ["not within what was tried", [W, W, W], null, null],
  ["a step that is worse behind one that may do excludes nothing before it", [W, C, W, N], 1, 3],
])("%s", (_, standings, low, high) => {
  expect(neededOf(standings)).toEqual({ low, high });
});

/** Uniforms of a seed. */
function uniformsOf(seed: string): () => number {
  const state = replicationKey(seed, 0);
  fillWords(state, new Int32Array(DISCARDED_WORDS), 0, DISCARDED_WORDS);
  return () => uniform(nextWord(state));
}

const REPLICATIONS = 12;

/** What is seen of steps whose true differences are given, each replication by itself. */
function standingsOf(truths: readonly number[], next: () => number, shared: number): Standing[] {
  const common = Array.from({ length: REPLICATIONS }, () => normalQuantile(next()));
  return truths.map((truth, place) => {
    const values = common.map((one) => {
      return truth + Math.sqrt(shared) * one + Math.sqrt(1 - shared) * normalQuantile(next());
    });
    const estimate = values.reduce((sum, value) => sum + value, 0) / REPLICATIONS;
    const standardError = Math.sqrt(sampleVariance(values) / REPLICATIONS);
    return standingOf({ estimate, standardError, n: REPLICATIONS }, place, JUDGING);
  });
}

test("more steps never change a smaller answer", () => {
  const next = uniformsOf("more steps");
  let answered = 0;
  for (let trial = 0; trial < 300; trial++) {
    const fall = 0.1 + next();
    const truths = Array.from({ length: 12 }, (_, step) => 2 - fall * step);
    const all = standingsOf(truths, next, 0.5);
    const whole = neededOf(all);
    for (let tried = 1; tried < all.length; tried++) {
      const { low, high } = neededOf(all.slice(0, tried));
      if (low !== null) expect(low).toBe(whole.low);
      if (high !== null) expect(high).toBe(whole.high);
      if (high !== null) answered++;
    }
  }
  expect(answered).toBeGreaterThan(300);
});

// The least favourable truths: every step below the one needed is worse by next to nothing.
test.each([
  ["differences that barely exceed the margin", [0.1001, 0.1001, 0.1001, 0.1, 0.1], 3],
  ["differences that fall step by step", [1.5, 1, 0.5, 0.1, -0.5], 3],
])("the interval holds the step that is needed in 95 % of trials: %s", (_, truths, needed) => {
  for (const shared of [0, 0.9]) {
    const next = uniformsOf(`held ${shared}`);
    const trials = 2000;
    let missed = 0;
    for (let trial = 0; trial < trials; trial++) {
      const { low, high } = neededOf(standingsOf(truths, next, shared));
      if ((low ?? Infinity) > needed || (high ?? Infinity) < needed) missed++;
    }
    // 5 % of 2000 are 100, with a deviation of 9.7; four of these above.
    expect(missed).toBeLessThan(139);
  }
});
