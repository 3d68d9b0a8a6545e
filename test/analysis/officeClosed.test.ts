import { expect, test } from "vitest";
import { chooseForOffice } from "../../src/analysis/officeChoice.js";
import { judgeChoice } from "../../src/analysis/officeClosed.js";
import type { Seen } from "../../src/analysis/ranking.js";
import { groundOf, seenOf, TENTH } from "./officeWeeks.js";

const GROUND = groundOf([TENTH]);

const judge = (before: readonly Seen[], then: readonly Seen[]) =>
  judgeChoice(chooseForOffice("a", before, GROUND), then, GROUND);

/** Policy 1 is the best: 5 min against 9 min now, and 7 min under policy 2. */
const BEFORE = [seenOf(9), seenOf(5, { own: -0.05 }), seenOf(7)];
const NONE = { better: null, breaks: null };

test("among the same people a choice stands", () => {
  expect(judge(BEFORE, BEFORE)).toEqual({ outcome: "stays", ...NONE });
});

test("another that is surely better changes it, also what is now, but not within the margin", () => {
  expect(judge(BEFORE, [seenOf(9), seenOf(7), seenOf(5, { own: -0.05 })])).toEqual({
    outcome: "changes",
    better: 2,
    breaks: null,
  });
  expect(judge(BEFORE, [seenOf(5), seenOf(7, { own: -0.05 }), seenOf(9)])).toMatchObject({ better: 0 });
  expect(judge(BEFORE, [seenOf(9), seenOf(7), seenOf(6.7, { own: -0.05 })])).toMatchObject({ outcome: "stays" }); // prettier-ignore
});

test("a limit that the choice surely breaks changes it, one that another breaks does not count for that one", () => {
  const broken = seenOf(5, { own: -0.05, lost: 0.2 });
  expect(judge(BEFORE, [seenOf(9), broken, seenOf(7)])).toEqual({
    outcome: "changes",
    better: null,
    breaks: 0,
  });
  expect(judge(BEFORE, [seenOf(9), seenOf(7), broken])).toEqual({ outcome: "stays", ...NONE });
});

test("nobody can tell where it may be no better than now, or another may be better that could not before", () => {
  expect(judge(BEFORE, [seenOf(5), seenOf(5, { own: 0.5 }), seenOf(7)])).toMatchObject({ outcome: "cannotTell" }); // prettier-ignore
  const rival = [seenOf(9), seenOf(5), seenOf(5.2, { own: 1.2 })];
  expect(judge(BEFORE, rival)).toEqual({ outcome: "cannotTell", ...NONE });
  // Where it is said already that another may be better still, no more is held against the choice.
  expect(judge(rival, rival)).toEqual({ outcome: "stays", ...NONE });
});

test("where nothing is said for sure there is nothing that could stand", () => {
  const open = [seenOf(9), seenOf(8.5, { own: 3 })];
  expect(chooseForOffice("a", open, GROUND).verdict).toBe("cannotTell");
  expect(judge(open, open)).toBeNull();
});
