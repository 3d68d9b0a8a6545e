import { expect, test } from "vitest";
import { addLater, delayOf, noVisitors, settle, withMore } from "../../src/analysis/comingAgain.js";
import { arrivalsIn } from "../../src/analysis/dayCourse.js";

test("a pause of 45 min moves visitors who leave evenly over a half-hour, half by one and half by two", () => {
  expect(delayOf({ kind: "deterministic", value: 45 })).toEqual([0, 0.5, 0.5]);
  expect(delayOf(null)).toEqual([1]);
});

test("an exponential pause keeps everybody, its mean in half-hours", () => {
  const shares = delayOf({ kind: "exponential", mean: 60 });
  expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
  // 64 values stand for the law: the mean of its last 64th is cut a little.
  expect(shares.reduce((sum, share, on) => sum + on * share, 0)).toBeCloseTo(2, 1);
});

test("who would come after midnight does not", () => {
  const [to, leaving] = [noVisitors(), noVisitors()];
  leaving[46] = 8;
  expect(addLater(to, leaving, [0.5, 0.25, 0.25])).toBeCloseTo(2, 12);
  expect([...to.subarray(45)]).toEqual([0, 4, 2]);
});

test("visitors by half-hour come on top of a rate, straight lines kept to their areas", () => {
  const more = noVisitors();
  more[21] = 6; // 10:30 to 11:00
  const linear = { shape: "linear", pieces: [{ minute: 600, value: 0 }, { minute: 660, value: 1 }] } as const; // prettier-ignore
  const rate = withMore(linear, more);
  const inside = rate.pieces.map(({ minute }) => minute).filter((minute) => minute >= 600 && minute <= 660);
  const sum = inside.slice(1).reduce((total, to, i) => total + arrivalsIn(rate, inside[i], to), 0);
  expect(sum).toBeCloseTo(30 + 6, 9);
});

/** Of 10 from outside and those who come again, a part comes again in the same half-hour. */
const round = (part: number) => {
  const found: number[] = [];
  const outcome = settle([noVisitors()], ([again]) => {
    const next = noVisitors();
    next[20] = part * (10 + again[20]);
    found.push(next[20]);
    return { found: next[20], next: [next], all: 10 + again[20] };
  });
  return { ...outcome, found };
};

test("rounds end when less than 1e-9 of all still moves: half come again, 10 more in all", () => {
  const { found, fixedPoint } = round(0.5);
  expect(found.at(-1)).toBeCloseTo(10, 6);
  expect(fixedPoint.isSettled).toBe(true);
  expect(fixedPoint.variation).toBeLessThan(1e-9);
  // Half of the change of a round, 10 × 2^−n, against twice 10 in all: 2^−(n + 2) < 1e-9 from n = 28 on.
  expect(fixedPoint.rounds).toBe(28);
});

test("where everybody comes again it does not settle, and says so", () => {
  const { fixedPoint } = round(1);
  expect(fixedPoint.isSettled).toBe(false);
  expect(fixedPoint.rounds).toBe(200);
  expect(fixedPoint.variation).toBeGreaterThan(1e-3);
});
