/** `-n auto`, `--precision` and `--time-budget`, from the command line. */
import { join } from "node:path";
import { expect, test } from "vitest";
import { kontor } from "../support/program.js";
import { runsFolder } from "../support/faults.js";

interface Document {
  readonly replications: number;
  readonly complete: boolean;
  readonly precisionReached?: boolean;
  readonly measures: readonly { measure: string; by: string; estimate: number; halfWidth: number }[];
}

const RUN = ["run", "counter", "--set", "days=20", "--json"];

test("a run goes on until its figures are as precise as wanted, at the same number for any threads", async () => {
  const folder = join(runsFolder(), "run");
  const one = await kontor([...RUN, "--precision", "8%", "-j", "1"]);
  const two = await kontor([...RUN, "-n", "auto", "--precision", "0.08", "-j", "2", "-o", folder]);
  expect({ code: one.code, stderr: one.stderr }).toEqual({ code: 0, stderr: "" });
  expect(two.stdout).toBe(one.stdout);
  const { replications, precisionReached, complete, measures } = JSON.parse(one.stdout) as Document;
  expect({ precisionReached, complete }).toEqual({ precisionReached: true, complete: true });
  expect(replications).toBeGreaterThanOrEqual(35);
  const wait = measures.find(({ measure, by }) => measure === "waitJoined" && by === "network");
  expect((wait?.halfWidth ?? 1) / (wait?.estimate ?? 0)).toBeLessThan(0.08);
  const fixed = JSON.parse((await kontor([...RUN, "-n", String(replications)])).stdout) as Document;
  expect(measures).toEqual(fixed.measures);
  const again = await kontor(["runs", "show", folder]);
  expect(again.stdout).toMatch(new RegExp(`replications +${replications}, complete`));
});

test("a precision that is not reached within -n replications is told with exit code 6", async () => {
  const { code, stdout, stderr } = await kontor([...RUN, "-n", "31", "--precision", "0.5%"]);
  expect({ code, stderr }).toEqual({
    code: 6,
    stderr: expect.stringMatching(
      /^a precision of 0\.5 % not reached: 31 replications were made; the figures rest on these; farthest from it: \w+, \d[\d.]* %\n$/,
    ),
  });
  expect(JSON.parse(stdout)).toMatchObject({ replications: 31, precisionReached: false });
});

test("a time budget ends a run with what there is, and exit code 6", async () => {
  const { code, stdout, stderr } = await kontor([...RUN, "-n", "100000", "--time-budget", "0.1s"]);
  const { replications, complete, measures } = JSON.parse(stdout) as Document;
  expect({ code, replications, complete }).toEqual({ code: 6, replications: 100_000, complete: false });
  expect(stderr).toMatch(
    /^100000 replications not reached: (1 replication was made; the figures rest on it|\d+ replications were made; the figures rest on these)\n$/,
  );
  expect(measures.length).toBeGreaterThan(10);
});

test.each([
  ["--precision", "0", "not a share from 0.1% to below 100%, such as 5%"],
  ["--precision", "100%", "not a share from 0.1% to below 100%, such as 5%"],
  ["--precision", "five", "not a share from 0.1% to below 100%, such as 5%"],
  ["--time-budget", "10", "not a time above 0 in s, min or h, such as 10min"],
  ["--replications", "many", "not a whole number from 1 to 1000000"],
])("%s %s is refused", async (option, value, words) => {
  const { code, stdout, stderr } = await kontor([...RUN, option, value]);
  expect({ code, stdout, stderr }).toEqual({ code: 2, stdout: "", stderr: `${option} ${value}: ${words}\n` });
});
