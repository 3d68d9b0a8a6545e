/** Threads of `kontor run`: they change how long a run takes, and nothing else. */
import { expect, test } from "vitest";
import { kontor } from "../support/program.js";

const RUN = ["run", "counter", "--set", "days=10", "--json", "-n", "12"];

test("one, two, three threads and as many as the work is worth print the same bytes", async () => {
  const outcomes = [];
  for (const threads of ["1", "2", "3", "auto"]) outcomes.push(await kontor([...RUN, "-j", threads]));
  expect(outcomes.map(({ code, stderr }) => ({ code, stderr }))).toEqual(
    outcomes.map(() => ({ code: 0, stderr: "" })),
  );
  expect(new Set(outcomes.map(({ stdout }) => stdout)).size).toBe(1);
});

test.each(["0", "257", "two", "1.5", "-1", ""])("%j threads are refused", async (threads) => {
  const { code, stderr, stdout } = await kontor([...RUN, `--threads=${threads}`]);
  expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  expect(stderr).toMatch(/^--threads .*: not auto, nor a whole number from 1 to 256\n/);
});

test("a replication alone is named in the document, and has the figures it has in a batch", async () => {
  const one = JSON.parse((await kontor([...RUN, "--only", "0"])).stdout) as Record<string, unknown>;
  const first = JSON.parse(
    (await kontor([...RUN, "-n", "1"].filter((_, i) => i !== 5 && i !== 6))).stdout,
  ) as Record<string, unknown>;
  expect(one).toMatchObject({ only: 0, replications: 1, complete: true });
  expect(one.measures).toEqual(first.measures);
  const { code, stderr } = await kontor([...RUN, "--only", "1.5"]);
  expect({ code, stderr: stderr.split("\n")[0] }).toEqual({
    code: 2,
    stderr: "--only 1.5: not a whole number from 0 to 999999",
  });
});
