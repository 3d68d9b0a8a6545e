import { expect, test } from "vitest";
import type { Bound } from "../../src/analysis/aim.js";
import { chooseForOffice, confidenceOfEach } from "../../src/analysis/officeChoice.js";
import type { Seen } from "../../src/analysis/ranking.js";
import { groundOf, seenOf, TENTH } from "./officeWeeks.js";

const choose = (seen: readonly Seen[], limits: readonly Bound[] = []) =>
  chooseForOffice("a", seen, groundOf(limits));

test("2 offices with 3 policies and a limit are 2 × (2 × 2 + 3) intervals, each with a 14th of the error", () => {
  expect(1 - confidenceOfEach(groundOf([TENTH]), 3)).toBeCloseTo(0.05 / 14, 12);
});

test("what is surely better than now and than all others is the best", () => {
  const found = choose([seenOf(9), seenOf(5, { own: -0.05 }), seenOf(7)]);
  expect(found).toMatchObject({ best: 1, verdict: "better", rivals: [] });
  expect(found.gap?.estimate).toBeCloseTo(-4, 9);
});

test("where nothing is better by more than the margin, what is now stays, even if another is surely lower", () => {
  expect(choose([seenOf(9), seenOf(8.6, { own: -0.05 })])).toMatchObject({ best: 0, verdict: "asNow" });
});

test("another that may be better by more than the margin is a rival", () => {
  const found = choose([seenOf(9), seenOf(5), seenOf(5.2, { own: 1.2 })]);
  expect(found).toMatchObject({ best: 1, verdict: "better", rivals: [2] });
});

test("where the interval of the best reaches 0 nobody can tell", () => {
  expect(choose([seenOf(9), seenOf(8, { own: 2 })])).toMatchObject({ best: 1, verdict: "cannotTell" });
});

test("what breaks a limit is left out, what may break it is told, and where all break it none is best", () => {
  const [now, over] = [seenOf(9), seenOf(3, { own: -0.05, lost: 0.2 })];
  expect(choose([now, over, seenOf(5, { own: -0.05 })], [TENTH])).toMatchObject({
    best: 2,
    verdict: "better",
    keepers: [0, 2],
  });
  const near = seenOf(5, { own: -0.05, lost: 0.102 }); // the limit and its tolerance
  expect(choose([now, near], [TENTH])).toMatchObject({ best: 1, verdict: "mayBreak" });
  const wide = [seenOf(9, { lost: 0.3 }), over];
  expect(choose(wide, [TENTH])).toMatchObject({ best: null, verdict: "noneKeeps", keepers: [] });
});

test("policies that are the very same at an office are no rivals of each other", () => {
  expect(choose([seenOf(9), seenOf(5), seenOf(5)]).rivals).toEqual([]);
});
