/** `kontor query` and what it prints, on one kept run. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readTraced } from "../../src/cli/trace.js";
import { start, untilListening } from "../support/faults.js";
import { kontor, PROGRAM, runNode } from "../support/program.js";
import { officeOf, scenarioOf } from "../support/scenario.js";

const parent = mkdtempSync(join(tmpdir(), "kontor-query-"));
const RUN = join(parent, "run");

const ARGS = ["run", "counter", "--set", "days=10", "-n", "2", "--json"];

beforeAll(async () => {
  await kontor([...ARGS, "-o", RUN, "--trace", "all"]);
});
afterAll(() => rmSync(parent, { recursive: true, force: true }));

const SQL = "select replication, errand, 1.5 as ratio from visitSums order by all limit 3";

test("rows are written as a box, for programs and for Swedish spreadsheets", async () => {
  const box = await kontor(["query", RUN, SQL]);
  expect(box).toEqual({
    code: 0,
    stderr: "",
    stdout: [
      "replication  errand   ratio",
      "          0  advice     1.5",
      "          0  id-card    1.5",
      "          1  advice     1.5",
      "",
    ].join("\n"),
  });
  const swedish = await kontor(["query", RUN, SQL, "-f", "sv-csv"]);
  expect(swedish.stdout).toBe("\ufeffreplication;errand;ratio\n0;advice;1,5\n0;id-card;1,5\n1;advice;1,5\n");
});

test("what is wrong with a query is told with exit code 2, and nothing is written", async () => {
  const { code, stdout, stderr } = await kontor(["query", RUN, "select errond from visitSums"]);
  expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  expect(stderr).toContain('SQL: there is no column "errond"; did you mean "errand"?\n');
  const parquet = await kontor(["query", RUN, SQL, "-f", "parquet"]);
  expect(parquet).toMatchObject({ code: 2, stderr: expect.stringContaining("name the file with --out") });
});

test("traced visits add up to the sums, and change no figure", async () => {
  const { stdout } = await kontor([
    "query",
    RUN,
    "select outcome, count(*) as n, sum(wait) as minutes from visits group by outcome union all " +
      "select 'reneged', sum(reneged), sum(renegedWaitMinutes) from visitSums union all " +
      "select 'served', sum(served), sum(servedWaitMinutes) from visitSums order by all",
    "-f",
    "json",
  ]);
  const [reneged, renegedSums, served, servedSums, ...others] = JSON.parse(stdout) as { n: number }[];
  expect(served.n).toBeGreaterThan(100);
  expect([reneged, served, others]).toEqual([renegedSums, servedSums, []]);
  const plain = await kontor(ARGS);
  expect(plain.stdout).toBe(readFileSync(join(RUN, "figures.json"), "utf8"));
});

test("visits go on with the run they belong to, whose replications come out the same, and with no other", async () => {
  const folder = join(parent, "later");
  await kontor([...ARGS, "-o", folder]);
  const more = [...ARGS, "-o", folder, "--resume", "--trace"];
  const traced = await kontor([...more, "id=counter"]);
  expect({ code: traced.code, stderr: traced.stderr }).toEqual({ code: 0, stderr: "" });
  const other = await kontor([...more, "all"]);
  expect(other).toMatchObject({
    code: 2,
    stderr: expect.stringContaining("--trace id=counter; write the same"),
  });
});

test("offices to be traced are read like any others, and need a folder", () => {
  const scenario = scenarioOf({ offices: [officeOf("ada"), officeOf("bo")] });
  const read = (trace: string | undefined, out?: string) => () => readTraced(scenario, { trace, out });
  expect(read(undefined)().size).toBe(0);
  expect([...read("all", "run")()]).toEqual(["ada", "bo"]);
  expect([...read("id=bo", "run")()]).toEqual(["bo"]);
  expect(read("id=boo", "run")).toThrow(/^--trace id=boo: no office has id "boo"; did you mean "bo"\?/);
  expect(read("all")).toThrow("--out");
});

test("a Parquet file is written whole where it is wanted", async () => {
  const file = join(parent, "rows.parquet");
  const { code, stdout, stderr } = await kontor(["query", RUN, SQL, "-f", "parquet", "-o", file]);
  expect({ code, stdout, stderr }).toEqual({ code: 0, stdout: "", stderr: `${file}: 3 rows\n` });
  expect(readFileSync(file).subarray(0, 4).toString()).toBe("PAR1");
});

test("a run is exported as a Parquet file for each table", async () => {
  const into = join(parent, "tables");
  const { code, stdout, stderr } = await kontor(["runs", "export", RUN, "--parquet", into]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  expect(stdout.split("\n").slice(0, 2)).toEqual([
    `${join(into, "runs.parquet")}: 1 rows`,
    expect.stringMatching(/foundations\.parquet: \d+ rows$/),
  ]);
  expect(readFileSync(join(into, "visits.parquet")).subarray(0, 4).toString()).toBe("PAR1");
});

/** Node as it is on a machine for which DuckDB has no part. */
const WITHOUT = `import module from "node:module";
const load = module._load;
module._load = (name, ...rest) => {
  if (name.startsWith("@duckdb/node-bindings-")) throw new Error("Cannot find module " + name);
  return load(name, ...rest);
};`;

test("a machine without the part of DuckDB it needs is told what to do", async () => {
  const loader = `data:text/javascript,${encodeURIComponent(WITHOUT)}`;
  const { code, stderr } = await runNode(["--import", loader, PROGRAM, "query", RUN, SQL]);
  // The database is there already: what fails is opening it.
  expect(code).toBe(11);
  expect(stderr).toMatch(/^the database cannot be used: DuckDB is not installed for .*npm ci/);
});

test.runIf(existsSync("/proc/self/status"))(
  "a signal ends a query, and decides on the exit code",
  async () => {
    const endless = "select sum(sqrt(a.value * b.value * c.value)) from measures a, measures b, measures c";
    const program = start(["query", RUN, endless]);
    await untilListening(program);
    program.child.kill("SIGINT");
    expect(await program.ended).toEqual({ code: 130, signal: null });
    expect(program.stdout()).toBe("");
  },
);
