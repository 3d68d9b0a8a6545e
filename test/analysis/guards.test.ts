import { expect, test } from "vitest";
import { compareGatherings } from "../../src/analysis/comparison.js";
import { judgeGuard, readGuard } from "../../src/analysis/guards.js";
import { scenarioOf } from "../support/scenario.js";
import { gatheredOf, gatheringOf, MEASURES } from "./gatherings.js";

test.each([
  ["waitP90>+5min", { measure: "waitP90", sign: ">", limit: 5 }],
  [" waitP90 < -0.5 h ", { measure: "waitP90", sign: "<", limit: -30 }],
  ["gaveUpShare>+1%", { measure: "gaveUpShare", sign: ">", limit: 0.01 }],
  ["callsMoved>100 visits", { measure: "callsMoved", sign: ">", limit: 100 }],
])("%j is read", (text, guard) => {
  expect(readGuard(text, MEASURES)).toEqual({ text: text.trim(), ...guard });
});

test.each([
  ["waitP90", "is no condition; write one such as 'waitP90>+5min'"],
  ["waitP9>5min", 'there is no measure "waitP9"; did you mean "waitP90"?'],
  ["waitP90>5%", '"%" is no unit of waitP90; write min or h or s'],
  ["waitP90>5", '"" is no unit of waitP90; write min or h or s'],
  ["waitP90>much", '"much" is no amount; write one such as +5 min'],
])("%j is refused with a remedy", (text, message) => {
  expect(() => readGuard(text, MEASURES)).toThrow(`--fail-if ${text}: ${message}`);
});

test("a condition fails only if the whole interval fulfils it, and holds only if none of it does", () => {
  // 1 min longer in every replication, but for ±0.1: residuals −0.1, 0, 0.1, half-width 4.3027 × √(3/2 × 0.02) / 3 = 0.248
  const place = ["network", "all"] as const;
  const before = gatheringOf(gatheredOf("waitJoined", place, [[2, 3, 4], [1, 1, 1]])); // prettier-ignore
  const after = gatheringOf(gatheredOf("waitJoined", place, [[2.9, 4, 5.1], [1, 1, 1]])); // prettier-ignore
  const contest = { names: ["a", "b"], scenarios: [scenarioOf(), scenarioOf()], baseline: 0 };
  const comparison = compareGatherings(contest, [before, after], 0.95);
  expect(comparison.figures[0].changes[0].halfWidth).toBeCloseTo(0.248, 3);
  const outcomeOf = (text: string) => judgeGuard(readGuard(text, MEASURES), comparison)[0].outcome;
  expect(outcomeOf("waitJoined>+0.7min")).toBe("fails");
  expect(outcomeOf("waitJoined>+0.8min")).toBe("cannotTell");
  expect(outcomeOf("waitJoined>+1.2min")).toBe("cannotTell");
  expect(outcomeOf("waitJoined>+1.3min")).toBe("holds");
  expect(outcomeOf("waitJoined<+1.3min")).toBe("fails");
  expect(outcomeOf("waitJoined<+0.7min")).toBe("holds");
});
