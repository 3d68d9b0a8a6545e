import { expect, test } from "vitest";
import type { Aim, Bound } from "../../src/analysis/aim.js";
import { closedShareSet, judgeShare } from "../../src/analysis/closedMinutes.js";
import type { Seen } from "../../src/analysis/ranking.js";
import type { Measure } from "../../src/experiment/measure.js";
import { listMeasures } from "../../src/experiment/measures.js";
import { loadScenario } from "../../src/scenario/load.js";

const MEASURES = listMeasures({ waitThresholds: [], overtimeThresholds: [], clock: [], states: 0 });
const named = (name: string): Measure => MEASURES.find((measure) => measure.name === name)!;
const [WAIT, LOST] = [named("waitJoined"), named("lostShare")];

/** Waits within 1 min do not matter; a tenth may be lost. */
function aimOf(limits: readonly Bound[] = []): Aim {
  const margin = { value: 1, isOfBase: false };
  return {
    best: WAIT,
    margin,
    marginText: "1 min",
    tradeoff: [],
    limits,
    tolerance: 0.02,
    targets: [],
    measures: [WAIT, LOST],
  };
}

const TENTH: Bound = {
  text: "lostShare <= 10 %",
  measure: LOST,
  isMost: true,
  amount: { value: 0.1, isOfBase: false },
};

/** Replications of a policy: a day is busier by the same minutes for all, and by `own` for this one. */
function seenOf(wait: number, { own = 0.1, lost = 0.05 } = {}): Seen {
  const days = [-2, -1, 0, 1, 2, -1.5, 0.5, 1];
  const signs = [1, -1, 1, -1, 1, -1, -1, 1];
  const per = days.map(() => 1);
  const waits = { of: days.map((day, i) => wait + day + own * signs[i]), per };
  return new Map([
    ["waitJoined", waits],
    ["lostShare", { of: days.map((_, i) => lost + 0.001 * signs[i]), per }],
  ]);
}

function judge(limits: readonly Bound[], ...all: readonly Seen[]) {
  const seen = new Map(all.map((one, policy) => [policy, one]));
  const { outcome, better, breaks, nowBreaks } = judgeShare({
    aim: aimOf(limits),
    leader: 1,
    seen,
    confidence: 0.95,
  });
  return { outcome, better, breaks, nowBreaks };
}

const UNBROKEN = { breaks: null, nowBreaks: false };

test("the best stays where no other is better by more than the margin", () => {
  // Half a minute behind, known to some tenths: within the margin of 1 min.
  const seen = [seenOf(9), seenOf(5.5), seenOf(5, { own: 0.2 })];
  expect(judge([], ...seen)).toEqual({ outcome: "stays", better: null, ...UNBROKEN });
});

test("the verdict changes where another is surely better, and not where that breaks a limit", () => {
  const seen = [seenOf(9), seenOf(5), seenOf(3, { own: 0.2, lost: 0.2 })];
  expect(judge([], ...seen)).toEqual({ outcome: "changes", better: 2, ...UNBROKEN });
  expect(judge([TENTH], ...seen)).toEqual({ outcome: "stays", better: null, ...UNBROKEN });
});

test("nobody can tell where the other may or may not be better by more than the margin", () => {
  const seen = [seenOf(9), seenOf(5), seenOf(4, { own: 0.8 })];
  expect(judge([], ...seen)).toEqual({ outcome: "cannotTell", better: null, ...UNBROKEN });
});

test("a limit that the best surely breaks is named, and whether what is now breaks it too", () => {
  const leader = seenOf(5, { lost: 0.2 });
  expect(judge([TENTH], seenOf(9), leader)).toEqual({
    outcome: "changes",
    better: null,
    breaks: 0,
    nowBreaks: false,
  });
  expect(judge([TENTH], seenOf(9, { lost: 0.2 }), leader)).toMatchObject({ breaks: 0, nowBreaks: true });
});

test("a scenario without such people gets them as the shipped one has them; where it has them only their share is set", async () => {
  const [plain, shipped] = await Promise.all([loadScenario("base-2024"), loadScenario("base-2024-mistimed")]);
  const made = await loadScenario("base-2024", closedShareSet(plain, 0.15));
  expect(made.mistimed).toEqual(shipped.mistimed);
  expect(made.horizon.warmUpDays).toBe(shipped.horizon.warmUpDays);
  expect(closedShareSet(shipped, 0.05)).toEqual(["mistimed.share=5 %"]);
  const moved = await loadScenario("base-2024-mistimed", closedShareSet(shipped, 0.05));
  expect(moved.mistimed).toEqual({ ...shipped.mistimed, share: 0.05 });
});
