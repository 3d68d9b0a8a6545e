/** Sinks that are lists in memory. */
import { expect, test } from "vitest";
import { joinSinks, type BlockSink } from "../../src/experiment/sink.js";
import type { Sums } from "../../src/simulation/sums.js";

const sumsOf = (value: number) => ({ cell: Float64Array.of(value) }) as unknown as Sums;

function memory(...kept: number[]) {
  const held = new Map(kept.map((replication) => [replication, sumsOf(100 + replication)]));
  const sink: BlockSink = {
    has: (replication) => held.has(replication),
    read: (replication) => Promise.resolve(held.get(replication) as Sums),
    write: (replications) => {
      for (const { replication, sums } of replications) held.set(replication, sums);
      return Promise.resolve();
    },
  };
  return { held, sink };
}

test("a replication is kept when every scenario has it, and read from each", async () => {
  const [one, other] = [memory(0, 1), memory(1, 2)];
  const { has, read } = joinSinks([one.sink, other.sink]);
  expect([0, 1, 2, 3].map(has)).toEqual([false, true, false, false]);
  expect(await read(1)).toEqual({ replication: 1, sums: [sumsOf(101), sumsOf(101)] });
});

test("each scenario keeps its own sums", async () => {
  const [one, other] = [memory(), memory()];
  await joinSinks([one.sink, other.sink]).write([
    { replication: 4, sums: [sumsOf(1), sumsOf(2)] },
    { replication: 5, sums: [sumsOf(3), sumsOf(4)] },
  ]);
  expect([...one.held]).toEqual([[4, sumsOf(1)], [5, sumsOf(3)]]); // prettier-ignore
  expect([...other.held]).toEqual([[4, sumsOf(2)], [5, sumsOf(4)]]); // prettier-ignore
});

test("what one scenario cannot keep is kept by none as far as the run knows", async () => {
  const full: BlockSink = { ...memory().sink, write: () => Promise.reject(new Error("disk full")) };
  const joined = joinSinks([memory().sink, full]);
  await expect(joined.write([{ replication: 0, sums: [sumsOf(1), sumsOf(2)] }])).rejects.toThrow("disk full");
  expect(joined.has(0)).toBe(false);
});
