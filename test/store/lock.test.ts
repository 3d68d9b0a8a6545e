import { mkdirSync, readdirSync, writeFileSync, existsSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { EXIT } from "../../src/errors.js";
import { nameOf, takeLock } from "../../src/store/lock.js";
import { emptyFolder } from "./support.js";

/** A lock folder in which somebody has entered a name. */
function lockedBy(name: string): string {
  const folder = join(emptyFolder(), "lock");
  mkdirSync(folder);
  writeFileSync(join(folder, name), "kontor run counter");
  return folder;
}

const [OWN_PID, OWN_START, HOST] = nameOf(process.pid).split("@");

test("a second part of the same program is refused until the first lets go", async () => {
  const folder = join(emptyFolder(), "lock");
  const release = await takeLock(folder, "first");
  await expect(takeLock(folder, "second")).rejects.toMatchObject({ exitCode: EXIT.locked });
  await release();
  expect(existsSync(folder)).toBe(false);
  await (
    await takeLock(folder, "third")
  )();
});

test("a living process that holds the lock is named with its command", async () => {
  const folder = lockedBy(nameOf(process.ppid));
  await expect(takeLock(folder, "mine")).rejects.toMatchObject({
    exitCode: EXIT.locked,
    message: expect.stringContaining(`process ${process.ppid}: kontor run counter`),
  });
  expect(readdirSync(folder)).toEqual([nameOf(process.ppid)]);
});

test("a process that is no more, and one that only got the same number, hold nothing", async () => {
  for (const name of [
    `4194000@123@${HOST}`,
    `${process.ppid}@1@${HOST}`,
    `${OWN_PID}@${Number(OWN_START) + 1}@${HOST}`,
  ]) {
    const folder = lockedBy(name);
    const release = await takeLock(folder, "mine");
    expect(readdirSync(folder)).toEqual([nameOf(process.pid)]);
    await release();
  }
});

test("of a process on another machine nobody can tell: it keeps the lock", async () => {
  const folder = lockedBy(`1@1@${hostname()}-elsewhere`);
  await expect(takeLock(folder, "mine")).rejects.toMatchObject({
    message: expect.stringContaining("remove this folder"),
  });
});
