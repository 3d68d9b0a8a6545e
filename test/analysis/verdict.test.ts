import { expect, test } from "vitest";
import { marginOf, verdictOf } from "../../src/analysis/verdict.js";

const LOW = { better: "low", unit: "min", floor: 1 } as const;

test.each([
  // difference, half-width, verdict with a margin of 1 min
  [3, 1, "worse"],
  [-3, 1, "better"],
  [0.5, 0.5, "same"], // [0, 1] touches the margin from inside
  [-0.25, 0.75, "same"],
  [0.75, 0.5, "worse"], // [0.25, 1.25] leaves 0 out and the margin behind
  [0.5, 0.75, "cannotTell"],
  [0, 1.25, "cannotTell"],
  [1, 1, "cannotTell"], // [0, 2]: 0 is in it
  [5, 0, "worse"],
] as const)("a difference of %f ± %f is %s", (estimate, halfWidth, verdict) => {
  expect(verdictOf({ estimate, halfWidth }, LOW, false)).toBe(verdict);
  const mirrored = { better: "worse", worse: "better", same: "same", cannotTell: "cannotTell" } as const;
  expect(verdictOf({ estimate, halfWidth }, { ...LOW, better: "high" }, false)).toBe(mirrored[verdict]);
});

test("where neither low nor high is better, what surely differs has no verdict", () => {
  const neutral = { ...LOW, better: "none" } as const;
  expect(verdictOf({ estimate: 3, halfWidth: 1 }, neutral, false)).toBe(null);
  expect(verdictOf({ estimate: 0.5, halfWidth: 0.25 }, neutral, false)).toBe("same");
});

test("what is unknown cannot be told, and what is untouched is the same even after one replication", () => {
  expect(verdictOf({ estimate: null, halfWidth: null }, LOW, false)).toBe("cannotTell");
  expect(verdictOf({ estimate: 3, halfWidth: null }, LOW, false)).toBe("cannotTell");
  expect(verdictOf({ estimate: 0, halfWidth: null }, LOW, true)).toBe("same");
});

test("a measure's own floor is its margin, else its unit's, else nothing", () => {
  expect(marginOf({ unit: "min", floor: 0.5 })).toBe(0.5);
  expect(marginOf({ unit: "min" })).toBe(0.1);
  expect(marginOf({ unit: "share" })).toBe(0.002);
  expect(marginOf({ unit: "visits" })).toBe(0);
});
