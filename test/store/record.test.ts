import fc from "fast-check";
import { expect, test } from "vitest";
import type { Sums } from "../../src/simulation/sums.js";
import { decodeRecord, encodeRecord, HEAD_BYTES, isSound, readHead } from "../../src/store/record.js";
import { KEY, replicationOf, tablesIn } from "./support.js";

test("a record gives back every table by name and type, to the last bit", async () => {
  const table = fc.oneof(fc.float64Array({ maxLength: 40 }), fc.int32Array({ maxLength: 40 }));
  const name = fc.string({ unit: "grapheme", maxLength: 20 }).filter((text) => text !== "__proto__");
  await fc.assert(
    fc.asyncProperty(
      fc.dictionary(name, table, { noNullPrototype: true }),
      fc.nat(),
      async (tables, replication) => {
        const sums = tables as unknown as Sums;
        const bytes = await encodeRecord(KEY, { replication, sums });
        const found = await decodeRecord(bytes);
        expect(found === null ? null : tablesIn(found)).toEqual(tablesIn(sums));
        expect(readHead(bytes)).toMatchObject({ key: KEY, replication });
      },
    ),
    { seed: 62, numRuns: 100 },
  );
});

test("the same sums give the same bytes", async () => {
  expect(await encodeRecord(KEY, replicationOf(3))).toEqual(await encodeRecord(KEY, replicationOf(3)));
});

test("any one bit that is turned over is found, or changes nothing that is read", async () => {
  const bytes = await encodeRecord(KEY, replicationOf(5));
  const whole = tablesIn(replicationOf(5).sums);
  const head = readHead(bytes);
  const unharmed: number[] = [];
  for (let bit = 0; bit < 8 * bytes.length; bit++) {
    const turned = Buffer.from(bytes);
    turned[bit >> 3] ^= 1 << (bit & 7);
    const sums = await decodeRecord(turned);
    if (sums === null) continue;
    unharmed.push(bit >> 3);
    expect({ head: readHead(turned), tables: tablesIn(sums) }).toEqual({ head, tables: whole });
  }
  // Every bit of the head counts; deflate pads a few bits of the packed stream that nobody reads.
  expect(unharmed.filter((byte) => byte < HEAD_BYTES)).toEqual([]);
  expect(unharmed.length).toBeLessThan(bytes.length - HEAD_BYTES); // fewer than one bit of eight
});

test("a record cut anywhere is not sound", async () => {
  const bytes = await encodeRecord(KEY, replicationOf(5));
  for (let length = 0; length < bytes.length; length++)
    expect(await isSound(bytes.subarray(0, length))).toBe(false);
  expect(await isSound(bytes)).toBe(true);
});

test("a record that claims to unpack to more than it should is refused, not unpacked", async () => {
  const bytes = await encodeRecord(KEY, replicationOf(5));
  bytes.writeUInt32LE(2 ** 32 - 1, 52);
  expect(await isSound(bytes)).toBe(false);
});

test("a table of a type that cannot be kept is a fault of the program", async () => {
  const sums = { odd: Uint8Array.of(1) } as unknown as Sums;
  await expect(encodeRecord(KEY, { replication: 0, sums })).rejects.toThrow('the table "odd"');
});
