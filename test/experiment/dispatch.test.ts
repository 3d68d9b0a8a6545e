import fc from "fast-check";
import { expect, test } from "vitest";
import { createDispatch, MOST_DEATHS, type Block } from "../../src/experiment/dispatch.js";

const ranges = (blocks: readonly Block[]) => blocks.map(({ first, count }) => [first, count]);

/** Takes blocks, each passed on at once, until there are no more. */
function drain(dispatch: ReturnType<typeof createDispatch>): Block[] {
  const blocks: Block[] = [];
  for (let block = dispatch.next(); block !== null; block = dispatch.next()) {
    blocks.push(block);
    dispatch.taken();
  }
  return blocks;
}

test("before the first result blocks hold one replication, as nobody knows how long one takes", () => {
  const dispatch = createDispatch([{ first: 0, count: 100 }], 2);
  expect(ranges([dispatch.next(), dispatch.next()].filter((block) => block !== null))).toEqual([
    [0, 1],
    [1, 1],
  ]);
});

test("blocks then hold half a second, two mebibytes, or a quarter of a thread's share, whatever is least", () => {
  const sizeAt = (milliseconds: number, bytes: number, count: number) => {
    const dispatch = createDispatch([{ first: 0, count }], 2);
    dispatch.done({ milliseconds, bytes });
    return dispatch.next()?.count;
  };
  expect(sizeAt(50, 1, 1000)).toBe(10); // 500 / 50
  expect(sizeAt(1, 2 ** 19, 1000)).toBe(4); // 2^21 / 2^19
  expect(sizeAt(1, 1, 80)).toBe(10); // 80 / (2 threads × 4)
  expect(sizeAt(3000, 1, 1000)).toBe(1); // one replication is the least
});

test("every replication is handed out once and in order, whatever the pace, gaps between ranges left out", () => {
  const range = fc.record({ gap: fc.integer({ min: 0, max: 5 }), count: fc.integer({ min: 0, max: 40 }) });
  const pace = fc.record({
    milliseconds: fc.integer({ min: 0, max: 900 }),
    bytes: fc.integer({ min: 1, max: 2 ** 22 }),
  });
  fc.assert(
    fc.property(fc.array(range, { maxLength: 5 }), pace, (steps, seen) => {
      let first = 0;
      const wanted = steps.map(({ gap, count }) => {
        const one = { first: first + gap, count };
        first = one.first + count;
        return one;
      });
      const dispatch = createDispatch(wanted, 3);
      dispatch.done(seen);
      const listed = drain(dispatch).flatMap(({ first: start, count }) =>
        Array.from({ length: count }, (_, i) => start + i),
      );
      expect(listed).toEqual(
        wanted.flatMap(({ first: start, count }) => Array.from({ length: count }, (_, i) => start + i)),
      );
    }),
    { seed: 61, numRuns: 200 },
  );
});

test("no more than four blocks by thread are out before the turn of the first has come", () => {
  const dispatch = createDispatch([{ first: 0, count: 100 }], 2, 1);
  const out = Array.from({ length: 9 }, () => dispatch.next());
  expect(out.map((block) => block?.first ?? null)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, null]);
  dispatch.taken();
  expect(dispatch.next()?.first).toBe(8);
});

test("a block that killed its thread is taken apart, and comes before everything else, ahead or not", () => {
  const dispatch = createDispatch([{ first: 0, count: 100 }], 1, 3);
  const blocks = Array.from({ length: 4 }, () => dispatch.next() as Block);
  expect(dispatch.next()).toBe(null); // four blocks for one thread
  expect(dispatch.died(blocks[0])).toBe(null);
  expect([dispatch.next(), dispatch.next(), dispatch.next(), dispatch.next()]).toEqual([
    { first: 0, count: 1, deaths: 1 },
    { first: 1, count: 1, deaths: 1 },
    { first: 2, count: 1, deaths: 1 },
    null,
  ]);
});

test("the third death gives a replication up, and only that one", () => {
  const dispatch = createDispatch([{ first: 7, count: 2 }], 1, 2);
  dispatch.died(dispatch.next() as Block);
  const poison = dispatch.next() as Block;
  expect(dispatch.died(poison)).toBe(null);
  const again = dispatch.next() as Block;
  expect(again).toEqual({ first: 7, count: 1, deaths: 2 });
  expect(dispatch.died(again)).toEqual({ first: 7, count: 1, deaths: MOST_DEATHS });
  expect(dispatch.next()).toEqual({ first: 8, count: 1, deaths: 1 });
  expect(dispatch.next()).toBe(null);
});

test("a block that was not begun when its thread died comes back as it was", () => {
  const dispatch = createDispatch([{ first: 0, count: 4 }], 1, 2);
  dispatch.next();
  const second = dispatch.next() as Block;
  dispatch.putBack(second);
  expect(dispatch.next()).toEqual({ first: 2, count: 2, deaths: 0 });
});

test("the time left is that of what is not handed out, unknown before the first result", () => {
  const dispatch = createDispatch([{ first: 0, count: 10 }], 1, 4);
  expect(dispatch.millisecondsLeft()).toBe(null);
  dispatch.next();
  dispatch.done({ milliseconds: 20, bytes: 1 });
  expect(dispatch.millisecondsLeft()).toBe(120);
});
