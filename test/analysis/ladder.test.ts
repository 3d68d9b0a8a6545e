/** The steps of what could undo closures: hours of which nothing can be said, who changes, whose visitors spread. */
import { join } from "node:path";
import { expect, test } from "vitest";
import { laddersOf, stayingOf } from "../../src/analysis/ladder.js";
import { loadVariable } from "../../src/scenario/variants.js";
import { twoOffices } from "../support/twoOffices.js";

const WISHED = { receiving: false, step: 120, most: 480, end: "later", desks: 4 } as const;

test("hours in which the tables have no visits are not judged", async () => {
  const folder = twoOffices();
  const closed = await loadVariable(join(folder, "closed.yaml"));
  const told = new Set(["O010"]);
  // From 09:00 the profile has nobody; until 18:00 it has.
  const wish = { ...WISHED, told, step: 60, most: 120, desks: 0 };
  const early = await laddersOf(closed, { ...wish, end: "earlier" });
  const both = await laddersOf(closed, { ...wish, end: "both" });
  const late = await laddersOf(closed, wish);
  const empty = (one: typeof late) => one.ladders[0].steps.map(({ isEmpty }) => isEmpty);
  expect([empty(early), empty(both), empty(late)]).toEqual([
    [true, true],
    [false, true],
    [false, false],
  ]);
});

test("only offices that are there change, or only those that receive", async () => {
  const closed = await loadVariable(join(twoOffices(), "closed.yaml"));
  const all = new Set(["O010", "O011"]);
  expect([...stayingOf(closed.scenario, all)]).toEqual(["O010"]);
  const wish = { ...WISHED, told: all, most: 120, desks: 1 };
  const receiving = await laddersOf(closed, { ...wish, receiving: true });
  expect([...receiving.changing]).toEqual(["O010"]);
  await expect(laddersOf(closed, { ...wish, told: new Set(["O011"]) })).rejects.toThrow(
    "closed: none of the offices is there; choose others with --where",
  );
  await expect(laddersOf(closed, { ...wish, step: 540, most: 540 })).rejects.toThrow(
    "O010 would be open beyond midnight, 9 h longer; try less",
  );
});

test("visitors of a closed office spread over longer hours where all who receive them have these", async () => {
  const closed = await loadVariable(join(twoOffices(), "closed.yaml"));
  const wish = { ...WISHED, most: 120, desks: 0 };
  const { ladders } = await laddersOf(closed, { ...wish, told: new Set(["O010"]) });
  const { offices } = ladders[0].steps[0].scenario;
  const closesAt = offices.map(({ phases }) => phases[0].week[0]?.closes);
  expect(closesAt).toEqual([1080, 1080]); // 16:00 + 2 h, at O011 which is gone as well
  expect(offices.map(({ phases }) => phases[0].exists)).toEqual([true, false]);
});
