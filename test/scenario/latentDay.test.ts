import fc from "fast-check";
import { expect, test } from "vitest";
import {
  latentDay,
  realisedDay,
  spreadHours,
  taperedOutside,
  type DayGrid,
  type TimeMoves,
} from "../../src/scenario/latentDay.js";

/** 07:00 to 20:00 by half-hours, open 10:00 to 16:00. */
const GRID: DayGrid = { firstMinute: 420, cellMinutes: 30, count: 26 };
const HOURS = { opens: 600, closes: 960 };
/** Four hours, open in the two in the middle. */
const SHORT: DayGrid = { firstMinute: 540, cellMinutes: 60, count: 4 };
const SHORT_HOURS = { opens: 600, closes: 720 };
const MOVES: TimeMoves = { atOpening: 0.3, insideHours: 0.2, anotherDay: 0.1 };
const sum = (values: Float64Array) => values.reduce((total, value) => total + value, 0);

function near(values: Float64Array, expected: readonly number[]): void {
  expect(values).toHaveLength(expected.length);
  expected.forEach((value, i) => expect(values[i]).toBeCloseTo(value, 12));
}

test("without closed minutes people intend what they do", () => {
  const facts = {
    hours: SHORT_HOURS,
    target: Float64Array.of(0, 3, 1, 0),
    outside: new Float64Array(4),
    closedShare: 0,
    moves: MOVES,
  };
  near(latentDay(SHORT, facts), [0, 0.75, 0.25, 0]);
});

test("a small day by hand", () => {
  // A fifth intends a closed hour, 3 : 1 before and after. Of it 0.3 come at opening, 0.3 inside hours, 0.4 not at all.
  // For each who intends, 0.8 + 0.2 × 0.6 = 0.92 come, half of them in each hour: 0.46. At opening 0.06 of the first.
  // Inside intentions grow by 1 + 0.2 × 0.3 / 0.8 = 1.075: 0.40 / 1.075 and 0.46 / 1.075, together 0.8.
  const latent = latentDay(SHORT, {
    hours: SHORT_HOURS,
    target: Float64Array.of(0, 1, 1, 0),
    outside: Float64Array.of(3, 0, 0, 1),
    closedShare: 0.2,
    moves: MOVES,
  });
  near(latent, [0.15, 0.4 / 1.075, 0.46 / 1.075, 0.05]);
  near(realisedDay(SHORT, latent, SHORT_HOURS, MOVES), [0, 0.46, 0.46, 0]);
});

test("an hour more lets those come who intended it, and fewer at opening", () => {
  const latent = Float64Array.of(0.15, 0.4, 0.4, 0.05);
  // Open from 09:00: closed only 0.05, of which 0.3 at opening; the rest grows by 1 + 0.05 × 0.3 / 0.95.
  const growth = 1 + (0.05 * 0.3) / 0.95;
  near(realisedDay(SHORT, latent, { opens: 540, closes: 720 }, MOVES), [
    0.15 * growth + 0.015,
    0.4 * growth,
    0.4 * growth,
    0,
  ]);
});

test("hour shares spread evenly over half-hours", () => {
  const hours = new Float64Array(24);
  hours[10] = 0.3;
  hours[15] = 0.1;
  const cells = spreadHours(hours, GRID);
  expect([...cells.subarray(6, 8)]).toEqual([0.15, 0.15]); // 10:00 and 10:30
  expect([...cells.subarray(16, 19)]).toEqual([0.05, 0.05, 0]);
  expect(sum(cells)).toBeCloseTo(0.4, 14);
});

test("closed intentions taper from the opening hours to the ends of the day", () => {
  const outside = taperedOutside(GRID, HOURS);
  near(outside.subarray(0, 7), [1 / 12, 3 / 12, 5 / 12, 7 / 12, 9 / 12, 11 / 12, 0]);
  near(outside.subarray(17, 20), [0, 15 / 16, 13 / 16]);
  expect(outside[25]).toBeCloseTo(1 / 16, 12);
});

/** Monday of the office profile, 10 to 16 by half-hours, a third and more of it in the first two hours. */
const MONDAY = spreadHours(
  Float64Array.from({ length: 24 }, (_, hour) => [0.22, 0.19, 0.16, 0.17, 0.15, 0.11][hour - 10] ?? 0),
  GRID,
);

test.each([0.05, 0.1, 0.15, 0.2, 0.3])(
  "with %d of all intending a closed minute the arrivals are the target",
  (closedShare) => {
    const latent = latentDay(GRID, {
      hours: HOURS,
      target: MONDAY,
      outside: taperedOutside(GRID, HOURS),
      closedShare,
      moves: MOVES,
    });
    expect(sum(latent)).toBeCloseTo(1, 12);
    expect(sum(latent.subarray(6, 18))).toBeCloseTo(1 - closedShare, 12);
    const realised = realisedDay(GRID, latent, HOURS, MOVES);
    const came = sum(realised);
    expect(came).toBeCloseTo(1 - closedShare * 0.4, 12); // 0.4 of the mistimed do not come
    realised.forEach((value, cell) => expect(value / came).toBeCloseTo(MONDAY[cell], 12));
  },
);

const problems = fc.record({
  target: fc.array(fc.double({ min: 0.5, max: 2, noNaN: true }), { minLength: 12, maxLength: 12 }),
  outside: fc.array(fc.double({ min: 0.01, max: 1, noNaN: true }), { minLength: 14, maxLength: 14 }),
  closedShare: fc.double({ min: 0, max: 0.3, noNaN: true }),
  moves: fc
    .array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 3, maxLength: 3 })
    .map(([a, b, c]) => ({ atOpening: a * 0.05, insideHours: b * 0.4, anotherDay: c * 0.4 })),
});

test("latent and realised day are inverse for any target, and no intention is negative", () => {
  const holds = ({
    target,
    outside,
    closedShare,
    moves,
  }: {
    target: number[];
    outside: number[];
    closedShare: number;
    moves: TimeMoves;
  }) => {
    const counted = Float64Array.of(...Array<number>(6).fill(0), ...target, ...Array<number>(8).fill(0));
    const away = Float64Array.of(...outside.slice(0, 6), ...Array<number>(12).fill(0), ...outside.slice(6));
    const latent = latentDay(GRID, { hours: HOURS, target: counted, outside: away, closedShare, moves });
    expect(Math.min(...latent)).toBeGreaterThanOrEqual(0);
    expect(sum(latent)).toBeCloseTo(1, 10);
    const realised = realisedDay(GRID, latent, HOURS, moves);
    const came = sum(realised);
    expect(came).toBeLessThanOrEqual(1 + 1e-12);
    realised.forEach((value, cell) => expect(value / came).toBeCloseTo(counted[cell] / sum(counted), 10));
  };
  fc.assert(fc.property(problems, holds), { seed: 171, numRuns: 300 });
});

test("longer hours never bring fewer people", () => {
  const holds = ({ outside, moves }: { outside: number[]; moves: TimeMoves }) => {
    const latent = Float64Array.of(...outside, ...outside.slice(0, 12));
    const scaled = latent.map((value) => value / sum(latent));
    const short = realisedDay(GRID, scaled, HOURS, moves);
    const long = realisedDay(GRID, scaled, { opens: 540, closes: 1080 }, moves);
    expect(sum(long)).toBeGreaterThanOrEqual(sum(short) - 1e-12);
  };
  fc.assert(fc.property(problems, holds), { seed: 172, numRuns: 200 });
});

test("a rush at opening that exceeds what was counted is refused with both figures", () => {
  const facts = {
    hours: SHORT_HOURS,
    target: Float64Array.of(0, 1, 99, 0),
    outside: Float64Array.of(1, 0, 0, 1),
    closedShare: 0.2,
    moves: { atOpening: 1, insideHours: 0, anotherDay: 0 },
  };
  expect(() => latentDay(SHORT, facts)).toThrow(
    "0.2 of all come at opening, more than the 0.01 of the first cell",
  );
});

test("facts that contradict each other are refused", () => {
  const good = {
    hours: SHORT_HOURS,
    target: Float64Array.of(0, 1, 1, 0),
    outside: Float64Array.of(1, 0, 0, 1),
    closedShare: 0.2,
    moves: MOVES,
  };
  const refuse = (change: Partial<typeof good>, message: string) =>
    expect(() => latentDay(SHORT, { ...good, ...change })).toThrow(message);
  refuse({ hours: { opens: 610, closes: 720 } }, "do not fit the cells");
  refuse({ hours: { opens: 600, closes: 900 } }, "do not fit the cells");
  refuse({ closedShare: 1 }, "closed share 1");
  refuse({ moves: { ...MOVES, insideHours: 0.8 } }, "moves of sum");
  refuse({ target: new Float64Array(4) }, "no arrivals");
  refuse({ target: Float64Array.of(1, 1, 1, 0) }, "arrivals outside opening hours");
  refuse({ outside: Float64Array.of(1, 1, 0, 0) }, "weights of closed cells inside");
  refuse({ outside: new Float64Array(4) }, "no closed cell to intend");
  expect(() => realisedDay(SHORT, Float64Array.of(1, 0, 0, 0), SHORT_HOURS, MOVES)).toThrow("nobody intends");
});
