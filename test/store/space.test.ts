/** Room on the disk, as the system tells it: asked before the first replication and after each. */
import { promises } from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { EXIT } from "../../src/errors.js";
import { openRunFolder, readRunFolder, type RunWish } from "../../src/store/runFolder.js";
import { emptyFolder, hashedScenario, replicationOf } from "./support.js";

const MEBIBYTE = 2 ** 20;
const { statfs } = promises;

/** Lets the disk have so much room [MiB]. */
function leave(mebibytes: number): void {
  Object.assign(promises, { statfs: () => Promise.resolve({ bavail: mebibytes * MEBIBYTE, bsize: 1 }) });
  syncBuiltinESMExports();
}

afterEach(() => {
  Object.assign(promises, { statfs });
  syncBuiltinESMExports();
});

const wish = (parts: Partial<RunWish>): RunWish => ({
  scenario: hashedScenario(),
  engine: "1",
  seed: "s",
  replications: 1000,
  resume: true,
  command: ["run"],
  now: new Date(0),
  ...parts,
});

test("a run does not begin where there is hardly any room", async () => {
  const folder = join(emptyFolder(), "run");
  leave(15.9);
  await expect(openRunFolder(folder, wish({}))).rejects.toMatchObject({
    exitCode: EXIT.resources,
    message: `${folder}: 16 MiB free on the disk, a run may take 16 MiB; make room or choose another disk, then go on with --resume`,
  });
  leave(16.1);
  await (await openRunFolder(folder, wish({}))).close();
});

test("a run ends as soon as it is seen that the rest does not fit, with what is done kept", async () => {
  const folder = join(emptyFolder(), "run");
  leave(16.01); // room for a record of about 150 bytes, not for twice 999 more
  const run = await openRunFolder(folder, wish({ replications: 1000 }));
  await expect(run.ledger.write([replicationOf(0)])).rejects.toMatchObject({
    exitCode: EXIT.resources,
    message: expect.stringMatching(
      /: 16 MiB free on the disk, 999 replications more and their figures may take/,
    ),
  });
  await run.close();
  expect((await readRunFolder(folder)).ledger.kept()).toEqual([0]);
  leave(32);
  const again = await openRunFolder(folder, wish({}));
  await again.ledger.write([replicationOf(1)]);
  await again.close();
});

test("a run that may end early, or has all it wanted, asks for no more than a little room", async () => {
  leave(16.01);
  for (const parts of [{ mayEndEarly: true }, { replications: 1 }]) {
    const run = await openRunFolder(join(emptyFolder(), "run"), wish(parts));
    await run.ledger.write([replicationOf(0)]);
    await run.close();
  }
});

test("where the system does not tell how much room there is, the run goes on", async () => {
  Object.assign(promises, { statfs: () => Promise.reject(new Error("ENOSYS")) });
  syncBuiltinESMExports();
  const run = await openRunFolder(join(emptyFolder(), "run"), wish({}));
  await run.ledger.write([replicationOf(0)]);
  await run.close();
});
