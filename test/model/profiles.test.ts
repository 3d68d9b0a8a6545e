import fc from "fast-check";
import { expect, test } from "vitest";
import {
  compileProfiles,
  createProfileList,
  intendedMinute,
  minuteWithin,
  profileOf,
} from "../../src/model/profiles.js";
import type { Hours, Rate } from "../../src/scenario/scenario.js";
import { rateOf } from "../support/scenario.js";

const TEN_TO_FOUR: Hours = { opens: 600, closes: 960 };

/** Expected visitors of a rate within hours, and the minute before which each share of them comes. */
function inverse(rate: Rate, hours: Hours = TEN_TO_FOUR) {
  const list = createProfileList();
  const profile = profileOf(list, rate, hours);
  const profiles = compileProfiles(list);
  return {
    mean: profiles.mean[profile],
    minuteAt: (share: number) => intendedMinute(profiles, profile, share),
  };
}

test("a constant rate spreads visitors evenly over the opening hours", () => {
  const { mean, minuteAt } = inverse(rateOf({ 0: 0.1 }));
  expect(mean).toBe(36); // 360 min × 0.1 /min
  expect([0, 0.25, 0.5, 0.75].map(minuteAt)).toEqual([600, 690, 780, 870]);
});

test("a rate that rises from nothing brings a quarter of its visitors in the first half", () => {
  // ∫ from 0 to x of 2t/120² dt = (x/120)², so share ¼ is reached after 60 of 120 min.
  const { mean, minuteAt } = inverse(rateOf({ 600: 0, 720: 1, 721: 0 }, "linear"), {
    opens: 600,
    closes: 720,
  });
  expect(mean).toBe(60); // ½ × 120 min × 1 /min
  expect(minuteAt(0)).toBe(600);
  expect(minuteAt(0.25)).toBeCloseTo(660, 10);
});

test("a rate that falls to nothing brings three quarters of its visitors in the first half", () => {
  const { minuteAt } = inverse(rateOf({ 600: 1, 720: 0 }, "linear"));
  expect(minuteAt(0.75)).toBeCloseTo(660, 10); // the mirror image of the rise
});

test("a rate by piece gives each piece its share", () => {
  // 60 min × 0.1 + 120 min × 0.2 + 180 min × 0.1 = 6 + 24 + 18 = 48 visitors
  const { mean, minuteAt } = inverse(rateOf({ 540: 0.1, 660: 0.2, 780: 0.1 }));
  expect(mean).toBeCloseTo(48, 12);
  expect(minuteAt(3 / 48)).toBeCloseTo(630, 10);
  expect(minuteAt(18 / 48)).toBeCloseTo(720, 10);
  expect(minuteAt(39 / 48)).toBeCloseTo(870, 10);
});

test("nobody intends a minute at which the rate is zero", () => {
  const { minuteAt } = inverse(rateOf({ 600: 0, 630: 0.1, 660: 0, 900: 0.1, 930: 0 }));
  const minutes = Array.from({ length: 1000 }, (_, i) => minuteAt(i / 1000));
  const allowed = (minute: number) => (minute >= 630 && minute < 660) || (minute >= 900 && minute < 930);
  expect(minutes.filter((minute) => !allowed(minute))).toEqual([]);
  expect(minuteAt(0.5)).toBe(900); // half come in each half-hour; at the border the second begins
  const rare = inverse(rateOf({ 600: 1, 601: 0, 900: 31, 933: 0 })); // 1 and 33 × 31 visitors
  expect(rare.mean).toBe(1024);
  expect(rare.minuteAt(1 / 1024)).toBe(900);
});

test("only the part of a rate within the opening hours counts", () => {
  const { mean, minuteAt } = inverse(rateOf({ 480: 0.1, 620: 0 }));
  expect(mean).toBeCloseTo(2, 12); // 600 to 620
  expect(minuteAt(0.5)).toBeCloseTo(610, 10);
});

test("the last piece of a linear rate stays at its value", () => {
  const { mean } = inverse(rateOf({ 540: 0, 660: 0.2 }, "linear"));
  // 600 to 660: from 0.1 to 0.2, mean 0.15 × 60 = 9; then 0.2 × 300 = 60
  expect(mean).toBeCloseTo(69, 12);
});

test("a rate that brings nobody within the hours has no profile", () => {
  const list = createProfileList();
  expect(profileOf(list, rateOf({ 0: 0 }), TEN_TO_FOUR)).toBe(-1);
  expect(profileOf(list, rateOf({ 960: 1 }), TEN_TO_FOUR)).toBe(-1);
  expect(profileOf(list, rateOf({ 0: 1, 600: 0 }), TEN_TO_FOUR)).toBe(-1);
});

test("profiles that are alike are kept once", () => {
  const list = createProfileList();
  const first = profileOf(list, rateOf({ 0: 0.1 }), TEN_TO_FOUR);
  const other = profileOf(list, rateOf({ 0: 0.2 }), TEN_TO_FOUR);
  expect(profileOf(list, rateOf({ 600: 0.1 }), TEN_TO_FOUR)).toBe(first); // the same within the hours
  expect([first, other]).toEqual([0, 1]);
  expect(compileProfiles(list).mean).toEqual(Float64Array.of(36, 72));
});

/** The rate at a minute, straight from its definition. */
function rateAt({ shape, pieces }: Rate, minute: number): number {
  const i = pieces.findLastIndex((piece) => piece.minute <= minute);
  if (i < 0) return 0;
  const [piece, after] = [pieces[i], pieces[i + 1]];
  if (shape === "constant" || after === undefined) return piece.value;
  return (
    piece.value + ((after.value - piece.value) * (minute - piece.minute)) / (after.minute - piece.minute)
  );
}

/** ∫ rate from opening to a minute: midpoints between the corners, exact for straight lines. */
function visitorsBefore(rate: Rate, minute: number): number {
  const corners = rate.pieces.map((piece) => piece.minute).filter((at) => at > 600 && at < minute);
  const ends = [600, ...corners, minute];
  return ends.slice(1).reduce((sum, to, i) => sum + (to - ends[i]) * rateAt(rate, (ends[i] + to) / 2), 0);
}

const rates: fc.Arbitrary<Rate> = fc
  .record({
    shape: fc.constantFrom("constant" as const, "linear" as const),
    minutes: fc.uniqueArray(fc.integer({ min: 540, max: 1000 }), { minLength: 1, maxLength: 6 }),
    values: fc.array(fc.constantFrom(0, 0, 0.05, 0.4, 3), { minLength: 6, maxLength: 6 }),
  })
  .map(({ shape, minutes, values }) => ({
    shape,
    pieces: minutes.toSorted((a, b) => a - b).map((minute, i) => ({ minute, value: values[i] })),
  }))
  .filter((rate) => visitorsBefore(rate, 960) > 0);

test("the minute of a share is where the integral of the rate reaches it, whatever the rate", () => {
  const share = fc.integer({ min: 0, max: 2 ** 32 - 1 }).map((word) => word / 2 ** 32); // as visitors draw them
  const agrees = (rate: Rate, shares: readonly number[]) => {
    const { mean, minuteAt } = inverse(rate);
    expect(mean).toBeCloseTo(visitorsBefore(rate, 960), 9);
    for (const one of shares) {
      const minute = minuteAt(one);
      expect(minute).toBeGreaterThanOrEqual(600);
      expect(minute).toBeLessThanOrEqual(960 + 1e-9);
      expect(Math.abs(visitorsBefore(rate, minute) - one * mean)).toBeLessThan(1e-9 * (1 + mean));
    }
  };
  fc.assert(fc.property(rates, fc.array(share, { minLength: 20, maxLength: 20 }), agrees), {
    seed: 2,
    numRuns: 300,
  });
});

test("a larger share never comes earlier, not even at the seams of the pieces", () => {
  const rises = (rate: Rate) => {
    const { mean, minuteAt } = inverse(rate);
    const seams = rate.pieces.map(
      ({ minute }) => visitorsBefore(rate, Math.max(600, Math.min(960, minute))) / mean,
    );
    const shares = [...seams, ...Array.from({ length: 64 }, (_, i) => i / 64)]
      .flatMap((one) => [-4, -3, -2, -1, 0, 1, 2, 3, 4].map((ulps) => one + ulps * 2 ** -53))
      .filter((one) => one >= 0 && one < 1)
      .toSorted((a, b) => a - b);
    const minutes = shares.map(minuteAt);
    expect(minutes.filter((minute, i) => !(i === 0 || minute >= minutes[i - 1] - 1e-6))).toEqual([]);
  };
  fc.assert(fc.property(rates, rises), { seed: 3, numRuns: 300 });
});

test("within a part of the day minutes follow the profile restricted to it", () => {
  const list = createProfileList();
  // 1 a minute from 07:00, 3 from 12:00, nobody after 14:00; and a rate that rises from 0 at 10:00 to 2 at 12:00.
  const steps = profileOf(list, rateOf({ 420: 1, 720: 3, 840: 0 }), { opens: 0, closes: 1440 });
  const rising = profileOf(list, rateOf({ 600: 0, 720: 2, 721: 0 }, "linear"), { opens: 600, closes: 720 });
  const profiles = compileProfiles(list);
  const at = (profile: number, opens: number, closes: number) => (share: number) =>
    minuteWithin(profiles, profile, { opens, closes }, share);
  // From 11:00 to 13:00: 60 and 180, so that a quarter comes by 12:00 and half by 12:20.
  const noon = [0, 0.25, 0.5].map(at(steps, 660, 780));
  [660, 720, 740].forEach((minute, i) => expect(noon[i]).toBeCloseTo(minute, 9));
  expect(at(steps, 660, 780)(1 - 2 ** -33)).toBeLessThanOrEqual(780);
  // From 13:00 to 15:00 only the first hour has visitors.
  expect(at(steps, 780, 900)(0.5)).toBeCloseTo(810, 9);
  // From 11:00 to 12:00 of the rise: (x² − 60²) ÷ (120² − 60²) = ½ at x² = 9000.
  expect(at(rising, 660, 720)(0.5)).toBeCloseTo(600 + Math.sqrt(9000), 9);
});

test("minutes are even over a part of the day at which nobody intends to come, and without a profile", () => {
  const list = createProfileList();
  const profile = profileOf(list, rateOf({ 420: 1, 480: 0 }), { opens: 0, closes: 1440 });
  const profiles = compileProfiles(list);
  for (const one of [profile, -1]) {
    expect(minuteWithin(profiles, one, { opens: 600, closes: 960 }, 0.25)).toBe(690);
  }
});
