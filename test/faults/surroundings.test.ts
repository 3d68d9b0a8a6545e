/** What is around a run and must not matter: clock, time zone, language, network; and what names its random numbers. */
import { spawn, spawnSync } from "node:child_process";
import { expect, test } from "vitest";
import { kontor, plainEnvironment, PROGRAM, runNode, type Outcome } from "../support/program.js";

const RUN = ["run", "counter", "--set", "days=10", "-n", "2", "--quiet", "--json", "-j", "1"];

/** The run as it is with nothing special around it. */
const PLAIN = kontor(RUN);

/** Runs a program with more in its environment. */
function runWith(
  command: string,
  args: readonly string[],
  environment: Record<string, string>,
): Promise<Outcome> {
  const child = spawn(command, args, { env: { ...plainEnvironment(), ...environment } });
  let [stdout, stderr] = ["", ""];
  child.stdout.setEncoding("utf8").on("data", (chunk: string) => (stdout += chunk));
  child.stderr.setEncoding("utf8").on("data", (chunk: string) => (stderr += chunk));
  return new Promise((resolve) => child.on("close", (code) => resolve({ code, stdout, stderr })));
}

/** A clock that goes back an hour whenever it is read. */
const BACKWARDS = `const real = Date.now.bind(Date);
let behind = 0;
Date.now = () => real() - (behind += 3600000);`;

test("time zone, language and a clock that goes backwards change no byte", async () => {
  const plain = await PLAIN;
  expect(plain.code).toBe(0);
  const far = { TZ: "America/St_Johns", LC_ALL: "tr_TR.UTF-8", LANG: "de_DE.UTF-8" };
  expect(await runWith(process.execPath, [PROGRAM, ...RUN], far)).toEqual(plain);
  const clock = `data:text/javascript,${encodeURIComponent(BACKWARDS)}`;
  expect(await runNode(["--import", clock, PROGRAM, ...RUN])).toEqual(plain);
});

test.runIf(spawnSync("unshare", ["-rn", "true"]).status === 0)(
  "without any network everything works",
  async () => {
    const offline = await runWith("unshare", ["-rn", process.execPath, PROGRAM, ...RUN], {});
    expect(offline).toEqual(await PLAIN);
  },
);

test("any text names random numbers of its own, numbers and what looks like none among them", async () => {
  const seeds = ["0", "-1", "18446744073709551616"];
  const runs = await Promise.all(seeds.map((seed) => kontor([...RUN, "--seed", seed])));
  expect(runs.map(({ code, stderr }) => ({ code, stderr }))).toEqual(
    seeds.map(() => ({ code: 0, stderr: "" })),
  );
  expect(runs.map(({ stdout }) => (JSON.parse(stdout) as { seed: string }).seed)).toEqual(seeds);
  const measures = runs.map(({ stdout }) =>
    JSON.stringify((JSON.parse(stdout) as { measures: unknown }).measures),
  );
  expect(new Set(measures).size).toBe(seeds.length);
  const none = await kontor([...RUN, "--seed"]);
  expect(none).toMatchObject({ code: 2, stdout: "", stderr: expect.stringContaining("--seed") });
});
