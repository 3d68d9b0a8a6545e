import { copyFileSync, readdirSync, readFileSync, renameSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { EXIT } from "../../src/errors.js";
import { UNFINISHED } from "../../src/store/files.js";
import { openLedger } from "../../src/store/ledger.js";
import { emptyFolder, KEY, replicationOf, tablesIn } from "./support.js";

/** A folder with replications 0, 1, 2 in one file and 3, 4 in another. */
async function filled(): Promise<string> {
  const folder = emptyFolder();
  const ledger = await openLedger(folder, KEY, "write");
  await ledger.write([0, 1, 2].map((one) => replicationOf(one)));
  await ledger.write([3, 4].map((one) => replicationOf(one)));
  return folder;
}

const FIRST = "00000000-3.records";
const SECOND = "00000003-2.records";
const records = (folder: string, file = "") => join(folder, "records", file);

test("what was written is there when the ledger is opened again, bit by bit", async () => {
  const ledger = await openLedger(await filled(), KEY, "read");
  expect({ kept: ledger.kept(), damaged: ledger.damaged }).toEqual({ kept: [0, 1, 2, 3, 4], damaged: [] });
  for (const replication of [4, 0, 2]) {
    expect(tablesIn(await ledger.read(replication))).toEqual(tablesIn(replicationOf(replication).sums));
  }
  expect([ledger.has(4), ledger.has(5)]).toEqual([true, false]);
});

test("replications with a gap go to files of their own, and are kept at once", async () => {
  const folder = emptyFolder();
  const ledger = await openLedger(folder, KEY, "write");
  await ledger.write([1, 2, 7].map((one) => replicationOf(one)));
  expect(readdirSync(records(folder)).toSorted()).toEqual(["00000001-2.records", "00000007-1.records"]);
  expect(ledger.kept()).toEqual([1, 2, 7]);
});

test("writing a replication again is harmless, and changes no file", async () => {
  const folder = await filled();
  const ledger = await openLedger(folder, KEY, "write");
  await ledger.write([2, 3, 5].map((one) => replicationOf(one)));
  expect(readdirSync(records(folder)).toSorted()).toEqual([FIRST, SECOND, "00000005-1.records"]);
});

test("two results of one replication end everything, when written and when found", async () => {
  const folder = await filled();
  const ledger = await openLedger(folder, KEY, "write");
  const alarm = {
    exitCode: EXIT.verifyFailed,
    message: expect.stringMatching(/^replication 3 has two different results/),
  };
  await expect(ledger.write([replicationOf(3, 99)])).rejects.toMatchObject(alarm);
  const other = emptyFolder();
  await (await openLedger(other, KEY, "write")).write([replicationOf(3, 99)]);
  copyFileSync(records(other, "00000003-1.records"), records(folder, "00000003-1.records"));
  await expect(openLedger(folder, KEY, "read")).rejects.toMatchObject(alarm);
});

/** What may befall a file, and whether anything else than its own replications is lost. */
const DAMAGE: Readonly<Record<string, (folder: string) => void>> = {
  "a bit turned over": (folder) => {
    const bytes = readFileSync(records(folder, FIRST));
    bytes[bytes.length >> 1] ^= 4;
    writeFileSync(records(folder, FIRST), bytes);
  },
  "its end cut off": (folder) => truncateSync(records(folder, FIRST), 100),
  emptied: (folder) => truncateSync(records(folder, FIRST), 0),
  "made of text": (folder) => writeFileSync(records(folder, FIRST), "not a record at all"),
  "grown by a byte": (folder) => writeFileSync(records(folder, FIRST), "x", { flag: "a" }),
  "named for other replications": (folder) =>
    renameSync(records(folder, FIRST), records(folder, "00000010-3.records")),
  "named for fewer replications": (folder) =>
    renameSync(records(folder, FIRST), records(folder, "00000000-2.records")),
};

test.each(Object.entries(DAMAGE))(
  "a file %s is found; its replications are missing, the others are not",
  async (_, harm) => {
    const folder = await filled();
    harm(folder);
    const reader = await openLedger(folder, KEY, "read");
    expect({ kept: reader.kept(), damaged: reader.damaged.length }).toEqual({ kept: [3, 4], damaged: 1 });
    expect(readdirSync(records(folder)).length).toBe(2); // a reader touches nothing
    const writer = await openLedger(folder, KEY, "write");
    await writer.write([0, 1, 2].map((one) => replicationOf(one)));
    const after = await openLedger(folder, KEY, "read");
    expect({ kept: after.kept(), damaged: after.damaged }).toEqual({ kept: [0, 1, 2, 3, 4], damaged: [] });
    expect(readdirSync(join(folder, "damaged")).length).toBe(1);
  },
);

test("records of another scenario or seed are not taken for ours", async () => {
  const folder = await filled();
  const reader = await openLedger(folder, "cd".repeat(32), "read");
  expect({ kept: reader.kept(), damaged: reader.damaged }).toEqual({ kept: [], damaged: [FIRST, SECOND] });
});

test("two files that changed names are found", async () => {
  const folder = emptyFolder();
  const ledger = await openLedger(folder, KEY, "write");
  for (const one of [0, 5]) await ledger.write([replicationOf(one)]);
  const [zero, five] = [records(folder, "00000000-1.records"), records(folder, "00000005-1.records")];
  renameSync(zero, `${zero}~`);
  renameSync(five, zero);
  renameSync(`${zero}~`, five);
  expect((await openLedger(folder, KEY, "read")).kept()).toEqual([]);
});

test("what a killed writer left unfinished is no record, and the next writer removes it", async () => {
  const folder = await filled();
  writeFileSync(records(folder, `${UNFINISHED}17-00000005-1.records`), "half");
  expect((await openLedger(folder, KEY, "read")).damaged).toEqual([]);
  await openLedger(folder, KEY, "write");
  expect(readdirSync(records(folder)).toSorted()).toEqual([FIRST, SECOND]);
});

test("a record that is damaged while the ledger is open is never handed out", async () => {
  const folder = await filled();
  const ledger = await openLedger(folder, KEY, "read");
  DAMAGE["a bit turned over"](folder);
  await expect(ledger.read(1)).rejects.toMatchObject({ exitCode: EXIT.verifyFailed });
});
