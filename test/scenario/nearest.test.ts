import { expect, test } from "vitest";
import { nearestName, suggest } from "../../src/scenario/nearest.js";

test.each([
  ["id-crad", ["advice", "id-card"], "id-card"], // two letters swapped: one edit
  ["dekss", ["desks", "room"], "desks"],
  ["Desks", ["desks"], "desks"],
  ["skeleftea", ["skelleftea", "counter"], "skelleftea"],
  ["x", ["desks"], null],
  ["advice", ["telephone"], null],
  ["", ["a"], "a"],
])("the nearest name to %j among %j is %j", (name, candidates, nearest) => {
  expect(nearestName(name, candidates)).toBe(nearest);
});

test("the earlier of two equally near names is taken", () => {
  expect(nearestName("desk", ["desks", "deski"])).toBe("desks");
});

test("a name far too long to be a slip is compared with nothing", () => {
  expect(nearestName("a".repeat(1_000_000), ["a".repeat(999_999)])).toBeNull();
});

test("without a near name the known ones are listed, at most twenty", () => {
  const many = Array.from({ length: 21 }, (_, i) => `name${i}`);
  expect(suggest("zzz", ["b", "a"])).toBe("known are b, a");
  expect(suggest("zzz", many)).toBe(`known are ${many.slice(0, 20).join(", ")}, …`);
  expect(suggest("zzz", [])).toBe("remove it");
});
