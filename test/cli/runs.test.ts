/** Kept runs, from the command line. */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { kontor } from "../support/program.js";
import { recordFiles, runsFolder, start, untilRecords } from "../support/faults.js";

const RUN = ["run", "counter", "--set", "days=10", "--json"];

test("a run cut in two and gone on with prints the bytes of a whole one, and keeps them", async () => {
  const folder = join(runsFolder(), "cut");
  const whole = await kontor([...RUN, "-n", "9"]);
  const half = await kontor([...RUN, "-n", "4", "-j", "1", "-o", folder]);
  const before = recordFiles(folder);
  const again = await kontor([...RUN, "-n", "9", "-j", "3", "-o", folder, "--resume"]);
  expect([half, again].map(({ code, stderr }) => ({ code, stderr }))).toEqual(
    [0, 0].map((code) => ({ code, stderr: "" })),
  );
  expect(again.stdout).toBe(whole.stdout);
  expect(readFileSync(join(folder, "figures.json"), "utf8")).toBe(whole.stdout);
  expect(recordFiles(folder)).toEqual(expect.arrayContaining(before));
  const exported = await kontor(["runs", "export", folder, "--json"]);
  expect(exported).toEqual({ code: 0, stdout: whole.stdout, stderr: "" });
  const fewer = await kontor([...RUN, "-n", "4", "-o", folder, "--resume"]);
  expect(fewer.stdout).toBe(half.stdout);
});

test("a run that is there already, --resume without a folder, and another scenario are refused", async () => {
  const folder = join(runsFolder(), "run");
  await kontor([...RUN, "-n", "2", "-o", folder]);
  const refused = async (...args: string[]) => {
    const { code, stdout, stderr } = await kontor(args);
    return { code, stdout, stderr };
  };
  expect(await refused(...RUN, "-n", "2", "-o", folder)).toEqual({
    code: 2,
    stdout: "",
    stderr: `${folder}: holds this run already; go on with --resume, or choose another folder\n`,
  });
  expect(await refused(...RUN, "--resume")).toEqual({
    code: 2,
    stdout: "",
    stderr: "--resume: name the folder of the run with --out\n",
  });
  const other = await refused("run", "counter", "--set", "days=11", "-o", folder, "--resume");
  expect(other).toMatchObject({
    code: 2,
    stdout: "",
    stderr: expect.stringContaining("holds another scenario"),
  });
});

test("a damaged record is found, said, and simulated again", async () => {
  const folder = join(runsFolder(), "run");
  const whole = await kontor([...RUN, "-n", "3", "-o", folder]);
  const path = join(folder, "records", recordFiles(folder)[0]);
  const bytes = readFileSync(path);
  bytes[200] ^= 1;
  writeFileSync(path, bytes);
  expect(await kontor(["runs", "verify", folder])).toMatchObject({
    code: 4,
    stderr: expect.stringContaining(path),
  });
  expect(await kontor(["runs", "export", folder])).toMatchObject({ code: 4, stdout: "" });
  const again = await kontor([...RUN, "-n", "3", "-o", folder, "--resume"]);
  expect(again).toEqual({
    code: 0,
    stdout: whole.stdout,
    stderr: `${path}: damaged; put aside, its replications are simulated again\n`,
  });
  expect(await kontor(["runs", "verify", folder])).toMatchObject({ code: 0 });
});

test("a second writer is refused with the first one's number; readers are not", async () => {
  const folder = join(runsFolder(), "run");
  const first = start([...RUN, "-n", "100000", "-j", "1", "--quiet", "-o", folder]);
  await untilRecords(folder, 1, first);
  first.child.kill("SIGSTOP"); // alive, and so the owner of its lock, but out of the others' way
  const second = await kontor([...RUN, "-n", "2", "-o", folder, "--resume"]);
  expect({ code: second.code, stdout: second.stdout }).toEqual({ code: 8, stdout: "" });
  expect(second.stderr).toContain(`in use by process ${first.child.pid}: kontor run counter`);
  expect(await kontor(["runs", "show", folder])).toMatchObject({
    code: 0,
    stdout: expect.stringContaining("PARTIAL"),
  });
  first.child.kill("SIGKILL");
  await first.ended;
  const after = await kontor([...RUN, "-n", "1", "-o", folder, "--resume"]);
  expect(after).toMatchObject({ code: 0, stderr: "" }); // the dead hold no lock
});

test("runs are listed, joined and removed", async () => {
  const parent = runsFolder();
  const [a, b, joined] = ["a", "b", "joined"].map((name) => join(parent, name));
  await kontor([...RUN, "-n", "2", "-o", a]);
  await kontor([...RUN, "-n", "3", "-o", b]);
  expect(await kontor(["runs", "merge", a, b, "-o", joined])).toEqual({
    code: 0,
    stdout: `${joined}: 3 replications\n`,
    stderr: "",
  });
  const { stdout } = await kontor(["runs", "ls", parent]);
  expect(
    stdout
      .split("\n")
      .slice(1, 4)
      .map((line) => line.split(/\s+/).slice(0, 5)),
  ).toEqual([
    [a, "counter", "kontor", "2", "all"],
    [b, "counter", "kontor", "3", "all"],
    [joined, "counter", "kontor", "3", "all"],
  ]);
  expect(await kontor(["runs", "rm", a])).toMatchObject({ code: 2 });
  expect(existsSync(a)).toBe(true);
  expect(await kontor(["runs", "rm", a, "--yes"])).toMatchObject({ code: 0 });
  expect(existsSync(a)).toBe(false);
  expect(await kontor(["runs", "show", a])).toMatchObject({ code: 2, stdout: "" });
});
