/** Signals to a run: a word, a checkpoint, the right exit code, and a line that goes on. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { kontor } from "../support/program.js";
import { pause, recordFiles, runsFolder, start, untilListening, untilRecords } from "../support/faults.js";

const RUN = ["run", "counter", "--set", "days=200", "-n", "100000", "-j", "1", "--quiet"];

test.each([
  ["SIGINT", 130],
  ["SIGTERM", 143],
  ["SIGHUP", 129],
] as const)(
  "%s stops a run with its checkpoint and exit code %i, and says how to go on",
  async (signal, code) => {
    const folder = join(runsFolder(), "run");
    const program = start([...RUN, "-o", folder]);
    await untilRecords(folder, 2, program);
    program.child.kill(signal);
    expect(await program.ended).toEqual({ code, signal: null });
    expect(program.stdout()).toBe("");
    const [word, line, ...rest] = program.stderr().split("\n");
    expect(word).toBe(`${signal}: stopping; once more to stop without a checkpoint`);
    expect(line).toMatch(
      new RegExp(
        `^stopped by ${signal} after \\d+ replications; what is done is kept; go on with: kontor run .* --resume$`,
      ),
    );
    expect(rest).toEqual([""]);
    expect(existsSync(join(folder, "lock"))).toBe(false);
    const { code: verified, stdout } = await kontor(["runs", "verify", folder]);
    expect({ verified, stdout }).toEqual({
      verified: 0,
      stdout: expect.stringMatching(/: sound, \d+ replications\n$/),
    });
    expect(recordFiles(folder).length).toBeGreaterThanOrEqual(2);
  },
);

test.runIf(existsSync("/proc/self/status"))("a stopped run that keeps nothing says so", async () => {
  const program = start(RUN);
  await untilListening(program);
  program.child.kill("SIGINT");
  expect(await program.ended).toEqual({ code: 130, signal: null });
  expect(program.stderr()).toContain("nothing is kept; with --out DIR a stopped run can be gone on with");
});

test("a second signal ends the program at once, with the same code", async () => {
  const folder = join(runsFolder(), "run");
  const program = start([...RUN, "-o", folder]);
  await untilRecords(folder, 1, program);
  program.child.stderr?.once("data", () => program.child.kill("SIGINT"));
  program.child.kill("SIGINT");
  const { code, signal } = await program.ended;
  // Node hands a signal back to the system while it takes itself down: a shell then says 130 for it as well.
  expect(signal === "SIGINT" ? 130 : code).toBe(130);
  expect(program.stderr()).toMatch(/^SIGINT: stopping; once more to stop without a checkpoint\n/);
});

test("a program that was stopped and woken again goes on as if nothing had been", async () => {
  const folder = join(runsFolder(), "run");
  const args = ["run", "counter", "--set", "days=100", "-n", "20", "--quiet", "--json"];
  const program = start([...args, "-o", folder]);
  await untilRecords(folder, 1, program);
  program.child.kill("SIGSTOP");
  await pause(300);
  program.child.kill("SIGCONT");
  expect(await program.ended).toEqual({ code: 0, signal: null });
  expect(program.stdout()).toBe((await kontor(args)).stdout);
});
