/**
 * Every call to the disk fails once, and the program dies at every call once: what was acknowledged is there
 * afterwards, what was not can be done again, and nothing else is ever read.
 */
import { promises } from "node:fs";
import { open } from "node:fs/promises";
import { syncBuiltinESMExports } from "node:module";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { EXIT, UserError } from "../../src/errors.js";
import { openRunFolder, readRunFolder } from "../../src/store/runFolder.js";
import { checkRun } from "../../src/store/runs.js";
import { emptyFolder, hashedScenario, replicationOf, tablesIn } from "./support.js";

type Calls = Record<string, (...args: never[]) => Promise<unknown>>;

const WATCHED = ["open", "rename", "mkdir", "writeFile"] as const;
const OF_HANDLES = ["writeFile", "sync", "close"] as const;

const restore: (() => void)[] = [];
afterEach(() => {
  for (const one of restore.splice(0)) one();
  syncBuiltinESMExports();
});

/** Lets call number `at` of the disk fail, and every later one too if the program is to be dead from there on. */
async function failAt(at: number, code: string, isDead: boolean): Promise<{ calls: () => number }> {
  let calls = 0;
  const spoil = (owner: Calls, name: string): void => {
    const original = owner[name];
    owner[name] = function (this: unknown, ...args: never[]) {
      calls++;
      const fails = calls === at || (isDead && calls > at);
      if (fails) return Promise.reject(Object.assign(new Error(`${code}: ${name}`), { code }));
      return original.apply(this, args);
    };
    restore.push(() => (owner[name] = original));
  };
  const handle = await open(import.meta.filename, "r");
  const prototype = Object.getPrototypeOf(handle) as unknown as Calls;
  await handle.close();
  for (const name of WATCHED) spoil(promises as unknown as Calls, name);
  for (const name of OF_HANDLES) spoil(prototype, name);
  syncBuiltinESMExports();
  return { calls: () => calls };
}

function heal(): void {
  for (const one of restore.splice(0)) one();
  syncBuiltinESMExports();
}

const WISH = {
  scenario: hashedScenario(),
  engine: "1",
  seed: "s",
  replications: 3,
  resume: true,
  command: ["run"],
  now: new Date(0),
};

/** A small run. @returns the replications that were acknowledged */
async function run(folder: string, acknowledged: number[]): Promise<void> {
  const opened = await openRunFolder(folder, WISH);
  try {
    for (const one of [0, 1, 2]) {
      if (opened.ledger.has(one)) continue;
      await opened.ledger.write([replicationOf(one)]);
      acknowledged.push(one);
    }
    await opened.keepReports([{ name: "figures.csv", content: "a\n" }], 3);
  } finally {
    await opened.close();
  }
}

async function callsOfAWholeRun(): Promise<number> {
  const { calls } = await failAt(-1, "", false);
  await run(join(emptyFolder(), "run"), []);
  heal();
  return calls();
}

test.each([
  ["has no space", "ENOSPC", false],
  ["cannot be written", "EIO", false],
  ["is gone with the program", "EIO", true],
])(
  "a disk that %s at any one call loses nothing acknowledged, and the run can be gone on with",
  async (_, code, isDead) => {
    const calls = await callsOfAWholeRun();
    expect(calls).toBeGreaterThan(30);
    for (let at = 1; at <= calls; at++) {
      const folder = join(emptyFolder(), "run");
      const acknowledged: number[] = [];
      await failAt(at, code, isDead);
      const error: unknown = await run(folder, acknowledged).catch((reason: unknown) => reason);
      heal();
      expect(error, `call ${at}`).toBeInstanceOf(UserError);
      expect((error as UserError).exitCode, `call ${at}`).toBe(EXIT.resources);
      if (acknowledged.length > 0) {
        const { ledger } = await readRunFolder(folder);
        expect({ at, kept: ledger.kept(), damaged: ledger.damaged }).toMatchObject({
          kept: expect.arrayContaining(acknowledged),
          damaged: [],
        });
      }
      await run(folder, []);
      const { ledger, damage } = await checkRun(folder);
      expect({ at, kept: ledger.kept(), damage }).toEqual({ at, kept: [0, 1, 2], damage: [] });
      for (const one of [0, 1, 2])
        expect(tablesIn(await ledger.read(one))).toEqual(tablesIn(replicationOf(one).sums));
    }
  },
);
