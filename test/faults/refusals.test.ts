/** What disks, pipes and limits refuse: clear words, the right exit code, never a stack trace. */
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { plainEnvironment, PROGRAM } from "../support/program.js";
import { runsFolder } from "../support/faults.js";

/** Runs a line of bash; `kontor` in it is the built program. */
function bash(line: string): Promise<{ code: number | null; stdout: string; stderr: string }> {
  const child = spawn("bash", ["-c", `kontor() { "${process.execPath}" "${PROGRAM}" "$@"; }; ${line}`], {
    env: plainEnvironment(),
    stdio: ["ignore", "pipe", "pipe"],
  });
  let [stdout, stderr] = ["", ""];
  child.stdout.setEncoding("utf8").on("data", (chunk: string) => (stdout += chunk));
  child.stderr.setEncoding("utf8").on("data", (chunk: string) => (stderr += chunk));
  return new Promise((resolve) => child.on("close", (code) => resolve({ code, stdout, stderr })));
}

const RUN = "kontor run counter --set days=10 -n 2 --quiet";
/** More than a pipe holds. */
const LONG = `${RUN} --json --by errand --by office --by halfHour --by office,halfHour --by office,errand`;
const STACK = /^\s+at /m;

test("a reader that leaves early ends the program with 141 and no word", async () => {
  const { stdout, stderr } = await bash(`${LONG} | (head -c 1 >/dev/null); echo "\${PIPESTATUS[0]}"`);
  expect({ stdout, stderr }).toEqual({ stdout: "141\n", stderr: "" });
});

test("a slow reader gets every byte", async () => {
  const { stdout } = await bash(`${LONG} | (sleep 0.3; wc -c); ${LONG} | wc -c`);
  const [slow, fast] = stdout.trim().split("\n").map(Number);
  expect(slow).toBe(fast);
  expect(slow).toBeGreaterThan(65_536);
});

test.runIf(existsSync("/dev/full"))("a full standard output is told with exit code 9", async () => {
  const { code, stderr } = await bash(`${RUN} > /dev/full`);
  expect({ code, stderr }).toEqual({
    code: 9,
    stderr:
      "the output cannot be written: ENOSPC: no space left on device, write; make room, or write elsewhere\n",
  });
});

test("a closed standard output is no fault", async () => {
  const { code, stderr } = await bash(`${RUN} >&-`);
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
});

test("a file that may not grow ends the run with exit code 9, and with room it goes on", async () => {
  const folder = join(runsFolder(), "run");
  const { code, stderr } = await bash(`ulimit -f 4; ${RUN} -o ${folder}`);
  expect(code).toBe(9);
  expect(stderr).toContain(`${folder}/`);
  expect(stderr).not.toMatch(STACK);
  expect(await bash(`${RUN} -o ${folder} --resume >/dev/null`)).toEqual({ code: 0, stdout: "", stderr: "" });
});

// Which file is the first that cannot be opened depends on the limit, and on chance.
test.each([30, 36, 40])("too few open files, %i, are told in words with exit code 9", async (files) => {
  const { code, stderr } = await bash(`ulimit -n ${files}; ${RUN}`);
  expect(code).toBe(9);
  expect(stderr).toContain("ulimit -n");
  expect(stderr).not.toMatch(STACK);
});

test.runIf(existsSync("/proc/self"))(
  "a folder that cannot be made is named before anything is computed",
  async () => {
    const { code, stdout, stderr } = await bash(`${RUN} -o /proc/kontor/run`);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toBe("/proc/kontor/run: no such file or folder (ENOENT)\n");
  },
);
