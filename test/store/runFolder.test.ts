import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { EXIT } from "../../src/errors.js";
import { openRunFolder, readRunFolder, readScenario, type RunWish } from "../../src/store/runFolder.js";
import { checkRun, doneOf, listRuns, mergeRuns, removeRun } from "../../src/store/runs.js";
import { emptyFolder, hashedScenario, replicationOf } from "./support.js";

const SCENARIO = hashedScenario();
const NOW = new Date(0);
const WISH: RunWish = {
  scenario: SCENARIO,
  engine: "1.0.0",
  seed: "s",
  replications: 4,
  resume: false,
  command: ["run", "made"],
  now: NOW,
};

/** A run folder in which some replications have been kept. */
async function runOf(
  replications: readonly number[],
  folder = emptyFolder(),
  parts: Partial<RunWish> = {},
): Promise<string> {
  const run = await openRunFolder(folder, { ...WISH, ...parts });
  await run.ledger.write(replications.map((one) => replicationOf(one)));
  await run.keepReports([{ name: "figures.csv", content: "a,b\n" }], WISH.replications);
  await run.close();
  return folder;
}

test("a run is read back with its scenario, its replications and its reports", async () => {
  const folder = await runOf([0, 1, 3]);
  const { manifest, ledger } = await readRunFolder(folder);
  expect(await readScenario(folder, manifest)).toEqual(SCENARIO);
  expect({ kept: ledger.kept(), done: doneOf(ledger.kept(), manifest) }).toEqual({
    kept: [0, 1, 3],
    done: 3,
  });
  expect((await checkRun(folder)).damage).toEqual([]);
  expect(existsSync(join(folder, "lock"))).toBe(false);
});

test("a folder with a run is gone on with only when asked to", async () => {
  const folder = await runOf([0, 1]);
  await expect(openRunFolder(folder, WISH)).rejects.toMatchObject({
    exitCode: EXIT.usage,
    message: expect.stringContaining("--resume"),
  });
  const again = await openRunFolder(folder, { ...WISH, resume: true, replications: 9 });
  expect(again.ledger.kept()).toEqual([0, 1]);
  await again.close();
  expect((await readRunFolder(folder)).manifest).toMatchObject({ replications: 9, outputs: [] });
});

test("another scenario, seed or program never mixes in, and what differs is named", async () => {
  const folder = await runOf([0]);
  const other = (parts: Partial<RunWish>) => openRunFolder(folder, { ...WISH, resume: true, ...parts });
  const scenario = hashedScenario({ dayFactorCv: 0.5 });
  await expect(other({ scenario })).rejects.toMatchObject({
    exitCode: EXIT.usage,
    message: expect.stringContaining("another scenario"),
  });
  await expect(other({ seed: "t" })).rejects.toMatchObject({
    exitCode: EXIT.usage,
    message: expect.stringContaining("another seed"),
  });
  await expect(other({ engine: "1.1.0" })).rejects.toMatchObject({
    exitCode: EXIT.version,
    message: expect.stringContaining("made by kontor 1.0.0"),
  });
  const renamed = await other({ scenario: { ...SCENARIO, id: "renamed" } });
  await renamed.close(); // the name says nothing of the content
});

test("two writers cannot open the same run, and a refused one leaves no lock", async () => {
  const folder = emptyFolder();
  const run = await openRunFolder(folder, WISH);
  await expect(openRunFolder(folder, { ...WISH, resume: true })).rejects.toMatchObject({
    exitCode: EXIT.locked,
  });
  expect((await readRunFolder(folder)).ledger.kept()).toEqual([]); // reading needs no lock
  await run.close();
  await expect(openRunFolder(folder, WISH)).rejects.toMatchObject({ exitCode: EXIT.usage });
  expect(existsSync(join(folder, "lock"))).toBe(false);
});

test("a folder with other files in it is left alone", async () => {
  const folder = emptyFolder();
  writeFileSync(join(folder, "thesis.txt"), "mine");
  await expect(openRunFolder(folder, WISH)).rejects.toMatchObject({
    exitCode: EXIT.usage,
    message: expect.stringContaining("thesis.txt"),
  });
  await expect(removeRun(folder)).rejects.toMatchObject({ exitCode: EXIT.usage });
  expect(readFileSync(join(folder, "thesis.txt"), "utf8")).toBe("mine");
});

test("a file where the folder should be, and a name too long, are the user's mistakes", async () => {
  const file = join(emptyFolder(), "file");
  writeFileSync(file, "");
  for (const path of [file, join(file, "below"), join(emptyFolder(), "x".repeat(300))]) {
    await expect(openRunFolder(path, WISH)).rejects.toMatchObject({ exitCode: EXIT.usage });
  }
});

test.each(["manifest.json", "scenario.json.gz", "figures.csv"])(
  "a change to any byte of %s is found",
  async (name) => {
    const folder = await runOf([0]);
    const path = join(folder, name);
    const whole = readFileSync(path);
    const step = Math.max(1, Math.floor(whole.length / 40));
    for (let at = 0; at < whole.length; at += step) {
      const turned = Buffer.from(whole);
      turned[at] ^= 1;
      writeFileSync(path, turned);
      const found = await checkRun(folder).then(
        ({ damage }) => damage.map(({ file }) => file),
        (error: { exitCode?: number }) => error.exitCode,
      );
      // The head of a gzip file holds a time and flags that say nothing of what is packed.
      if (name === "scenario.json.gz" && Array.isArray(found) && found.length === 0)
        expect(at).toBeLessThan(10);
      // White space and the order of keys of a manifest are of no consequence; everything else is checked.
      else if (name === "manifest.json" && Array.isArray(found))
        expect(String.fromCharCode(whole[at])).toMatch(/\s/);
      else expect(found).toEqual(name === "manifest.json" ? EXIT.verifyFailed : [path]);
    }
  },
);

test("parts of a run are joined; overlaps must agree, and other runs are refused", async () => {
  const [one, two] = [await runOf([0, 1, 2]), await runOf([2, 3])];
  const into = join(emptyFolder(), "joined");
  expect(await mergeRuns(into, [one, two], NOW)).toBe(4);
  expect((await readRunFolder(into)).ledger.kept()).toEqual([0, 1, 2, 3]);
  const foreign = await runOf([0], emptyFolder(), { seed: "t" });
  await expect(mergeRuns(join(emptyFolder(), "x"), [one, foreign], NOW)).rejects.toMatchObject({
    exitCode: EXIT.usage,
  });
});

test("runs are listed by name, whatever else lies beside them, and removed whole", async () => {
  const parent = emptyFolder();
  await runOf([0, 1, 2, 3], join(parent, "b"));
  await runOf([0], join(parent, "a"));
  writeFileSync(join(parent, "notes.txt"), "");
  const listed = async () =>
    (await listRuns(parent)).runs.map(({ folder, done }) => [folder.slice(parent.length + 1), done]);
  expect(await listed()).toEqual([
    ["a", 1],
    ["b", 4],
  ]);
  await removeRun(join(parent, "a"));
  expect(await listed()).toEqual([["b", 4]]);
  expect(await listRuns(join(parent, "nowhere"))).toEqual({ runs: [], damaged: [] });
  writeFileSync(join(parent, "b", "manifest.json"), "{");
  expect(await listRuns(parent)).toEqual({ runs: [], damaged: [join(parent, "b")] });
});
