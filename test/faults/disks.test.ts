/** Real disks that are full, read-only or somebody else's. They are made with `mount`, which root alone may use. */
import { spawn, spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { runsFolder } from "../support/faults.js";
import { kontor, plainEnvironment, PROGRAM } from "../support/program.js";

const RUN = ["run", "counter", "--set", "days=10", "-n", "2", "--quiet", "--json"];

/** Mounts a disk in memory until the test is over. @returns null where that is not allowed */
function mount(options: string): string | null {
  const folder = join(runsFolder(), "disk");
  mkdirSync(folder);
  if (spawnSync("mount", ["-t", "tmpfs", "-o", options, "tmpfs", folder]).status !== 0) return null;
  onTestFinished(() => void spawnSync("umount", ["-l", folder]));
  return folder;
}

test("a disk that is nearly full refuses a run before it is begun, and takes it once there is room", async (context) => {
  const disk = mount("size=20m");
  if (disk === null) {
    context.skip();
    return;
  }
  const folder = join(disk, "run");
  writeFileSync(join(disk, "others"), Buffer.alloc(6 * 2 ** 20));
  const { code, stdout, stderr } = await kontor([...RUN, "-o", folder]);
  expect({ code, stdout }).toEqual({ code: 9, stdout: "" });
  expect(stderr).toMatch(/: 14 MiB free on the disk, a run may take 16 MiB; make room .* --resume\n$/);
  writeFileSync(join(disk, "others"), "");
  expect(await kontor([...RUN, "-o", folder, "--resume"])).toMatchObject({ code: 0, stderr: "" });
  // The database finds no room: told, nothing half-made left, and made once there is.
  writeFileSync(join(disk, "others"), Buffer.alloc(19.5 * 2 ** 20));
  const full = await kontor(["query", folder, "select count(*) from runs"]);
  expect({ code: full.code, stdout: full.stdout }).toEqual({ code: 9, stdout: "" });
  expect(full.stderr).toMatch(/no space left on the disk; make room/);
  writeFileSync(join(disk, "others"), "");
  expect(await kontor(["query", folder, "select count(*) from runs", "-f", "csv"])).toMatchObject({
    code: 0,
    stdout: "count_star()\n1\n",
  });
});

test("a read-only disk is named before anything is computed", async (context) => {
  const disk = mount("ro");
  if (disk === null) {
    context.skip();
    return;
  }
  expect(await kontor([...RUN, "-o", join(disk, "run")])).toEqual({
    code: 2,
    stdout: "",
    stderr: `${join(disk, "run")}: the disk is read-only; choose another folder (EROFS)\n`,
  });
});

/** Nobody, by the number that most systems give. */
const NOBODY = { uid: 65_534, gid: 65_534 };

/** Runs the program as nobody, or as whoever runs the tests unless that is root. */
function asNobody(args: readonly string[]): Promise<{ code: number | null; stderr: string }> {
  const child = spawn(process.execPath, [PROGRAM, ...args], {
    env: plainEnvironment(),
    stdio: ["ignore", "ignore", "pipe"],
    ...(process.getuid?.() === 0 ? NOBODY : {}),
  });
  let stderr = "";
  child.stderr?.setEncoding("utf8").on("data", (chunk: string) => (stderr += chunk));
  return new Promise((resolve) => {
    child.on("error", (error) => resolve({ code: null, stderr: String(error) }));
    child.on("close", (code) => resolve({ code, stderr }));
  });
}

test("a folder of somebody else's is named before anything is computed", async (context) => {
  const parent = runsFolder();
  chmodSync(parent, 0o555);
  if ((await asNobody(["--version"])).code !== 0) {
    context.skip(); // nobody may not read the checkout
    return;
  }
  const { code, stderr } = await asNobody([...RUN, "-o", join(parent, "run")]);
  expect(existsSync(join(parent, "run"))).toBe(false);
  expect({ code, stderr }).toEqual({
    code: 2,
    stderr: `${join(parent, "run")}: no permission; choose another folder (EACCES)\n`,
  });
});
