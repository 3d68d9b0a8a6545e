/** Slots that wait for a day. */
import { expect, test } from "vitest";
import { createDayLists } from "../../src/kernel/dayLists.js";

function takenOn(lists: ReturnType<typeof createDayLists>, day: number): number[] {
  const taken: number[] = [];
  lists.takeAll(day, (slot) => taken.push(slot));
  return taken;
}

test("each comes on its day, once, the last one added first", () => {
  const lists = createDayLists(3, 10);
  for (const [day, slot] of [
    [1, 4],
    [2, 5],
    [1, 6],
    [3, 7],
  ]) {
    lists.add(day, slot);
  }
  expect(takenOn(lists, 0)).toEqual([]);
  expect(takenOn(lists, 1)).toEqual([6, 4]);
  expect(takenOn(lists, 1)).toEqual([]);
  expect(takenOn(lists, 2)).toEqual([5]);
});

test("who is taken may wait for a later day, and a cleared list holds nobody", () => {
  const lists = createDayLists(3, 10);
  lists.add(0, 1);
  lists.add(0, 2);
  lists.takeAll(0, (slot) => lists.add(2, slot));
  expect(takenOn(lists, 2)).toEqual([1, 2]);
  lists.add(2, 3);
  lists.clear();
  expect(takenOn(lists, 2)).toEqual([]);
});
