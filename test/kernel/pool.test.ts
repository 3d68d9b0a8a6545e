import fc from "fast-check";
import { expect, test } from "vitest";
import { createPool } from "../../src/kernel/pool.js";

test("slots are taken from the lowest up, and reserved ones never", () => {
  const pool = createPool(3, 6);
  expect(pool.free()).toBe(3);
  expect([pool.take(), pool.take(), pool.take()]).toEqual([3, 4, 5]);
  expect(pool.free()).toBe(0);
});

test("the slot given back last is taken first", () => {
  const pool = createPool(0, 4);
  const [first, second] = [pool.take(), pool.take()];
  pool.giveBack(first);
  pool.giveBack(second);
  expect([pool.take(), pool.take()]).toEqual([second, first]);
});

test("clearing takes every slot back", () => {
  const pool = createPool(1, 3);
  pool.take();
  pool.clear();
  expect([pool.free(), pool.take(), pool.take()]).toEqual([2, 1, 2]);
});

test("the end lies behind the highest slot that was ever taken, until all are taken back", () => {
  const pool = createPool(2, 9);
  const ends = [pool.end()];
  const first = pool.take();
  pool.take();
  pool.giveBack(first);
  pool.take();
  ends.push(pool.end());
  pool.clear();
  expect([...ends, pool.end(), pool.take(), pool.take(), pool.take()]).toEqual([2, 4, 2, 2, 3, 4]);
});

test("no slot is ever held twice, and the count of free slots is right", () => {
  const agrees = (steps: readonly boolean[]) => {
    const pool = createPool(2, 8);
    const held: number[] = [];
    for (const takes of steps) {
      if (takes && pool.free() > 0) held.push(pool.take());
      else if (!takes && held.length > 0) pool.giveBack(held.shift() as number);
      expect(pool.free()).toBe(6 - held.length);
      expect(new Set(held).size).toBe(held.length);
      expect(held.every((slot) => slot >= 2 && slot < 8)).toBe(true);
    }
  };
  fc.assert(fc.property(fc.array(fc.boolean(), { maxLength: 50 }), agrees), { seed: 1, numRuns: 200 });
});
