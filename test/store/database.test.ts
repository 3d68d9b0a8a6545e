/** The database of a run: it tells what the ledger tells, and is made again whenever it would not. */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { EXIT } from "../../src/errors.js";
import { estimateKept } from "../../src/experiment/run.js";
import { compileModel } from "../../src/model/compile.js";
import { createSimulator } from "../../src/simulation/simulate.js";
import { readyDatabase } from "../../src/store/database.js";
import { explainSql, openReader, writeParquet, type ResultValue } from "../../src/store/query.js";
import { openRunFolder } from "../../src/store/runFolder.js";
import { always, errandOf, officeOf, rateOf, sourceOf } from "../support/scenario.js";
import { emptyFolder, hashedScenario } from "./support.js";

const SCENARIO = hashedScenario({
  errands: [errandOf("card", { patience: always(7) }), errandOf("advice", { service: always(15) })],
  offices: [officeOf("ada"), officeOf("bo", { room: 3 })],
  sources: [
    sourceOf("ada", "card", { rates: [rateOf({ 600: 0.1 })] }),
    sourceOf("bo", "card", { rates: [rateOf({ 600: 0.15 })] }),
    sourceOf("bo", "advice", { rates: [rateOf({ 600: 0.02 })] }),
  ],
});
const simulator = createSimulator(compileModel(SCENARIO));
const never = new AbortController().signal;

/** Keeps replications in a run folder, an old one or a new one. */
async function keep(folder: string, replications: readonly number[]): Promise<void> {
  const wish = {
    scenario: SCENARIO,
    engine: "1",
    seed: "s",
    command: ["run"],
    now: new Date(0),
    resume: true,
  };
  const run = await openRunFolder(folder, { ...wish, replications: 3 });
  await run.ledger.write(replications.map((one) => simulator("s", one)));
  await run.close();
}

async function ask(path: string, sql: string, signal = never): Promise<ResultValue[][]> {
  const reader = await openReader(path, signal);
  try {
    const rows: ResultValue[][] = [];
    for await (const batch of (await reader.query(sql)).batches) rows.push(...batch.map((row) => [...row]));
    return rows;
  } finally {
    reader.close();
  }
}

test("ratios of sums over replications are the figures of the run, and sums are those of its records", async () => {
  const folder = emptyFolder();
  await keep(folder, [0, 1, 2]);
  const { path, kept } = await readyDatabase(folder);
  expect(kept).toBe(3);
  const runs = [0, 1, 2].map((one) => simulator("s", one));
  const plan = { seed: "s", replications: 3, confidence: 0.95, withDays: false };
  const { figures } = await estimateKept(
    SCENARIO,
    { ...plan, by: ["network", "office", "errand"] },
    [0, 1, 2],
    {
      read: (one) => Promise.resolve(runs[one].sums),
    },
  );
  const rows = await ask(
    path,
    "select division, cell, measure, sum(numerator) / sum(denominator) from measures " +
      "where numerator is not null and division <> 'halfHour' group by all having sum(denominator) > 0",
  );
  const told = new Map(rows.map(([by, cell, measure, value]) => [`${by} ${cell} ${measure}`, value]));
  const wanted = figures.filter(
    ({ measure, estimate }) => measure.recipe.kind === "ratio" && estimate !== null,
  );
  const found = wanted.filter(({ cell, measure }) => told.has(`${cell.by} ${cell.name} ${measure.name}`));
  expect(found.length).toBeGreaterThan(100);
  for (const { cell, measure, estimate } of found) {
    expect(told.get(`${cell.by} ${cell.name} ${measure.name}`)).toBeCloseTo(estimate ?? NaN, 9);
  }
  expect(wanted.filter((one) => !found.includes(one) && one.estimate !== 0)).toEqual([]);
  const [[arrived]] = await ask(path, "select sum(arrived) from visitSums");
  expect(arrived).toBe(figures[0].measure.name === "arrived" ? 3 * (figures[0].estimate ?? 0) : NaN);
});

test("the database stays while it is of what the ledger holds, and is made again when it is old or damaged", async () => {
  const folder = emptyFolder();
  await keep(folder, [0]);
  const [one, two] = [readyDatabase(folder), readyDatabase(folder)]; // at once, in one process
  const { path, made } = await one;
  expect(made).toBe("new");
  expect([await one, await two].map((ready) => ready.made)).toEqual(["new", "new"]);
  expect(await readyDatabase(folder)).toMatchObject({ made: "kept", kept: 1 });
  await keep(folder, [1]);
  expect(await readyDatabase(folder)).toMatchObject({ made: "stale", kept: 2 });
  const bytes = readFileSync(path);
  bytes[bytes.length >> 1] ^= 1;
  writeFileSync(path, bytes);
  expect(await readyDatabase(folder)).toMatchObject({ made: "damaged" });
  writeFileSync(`${path}.wal`, "of another database");
  expect(await readyDatabase(folder)).toMatchObject({ made: "damaged" });
  expect(existsSync(`${path}.wal`)).toBe(false);
  writeFileSync(join(folder, "database.json"), "{");
  expect(await readyDatabase(folder)).toMatchObject({ made: "damaged" });
  expect(await ask(path, "select replication from replications order by 1")).toEqual([[0], [1]]);
});

test("Parquet files of the same query have the same bytes, and hold its rows", async () => {
  const folder = emptyFolder();
  await keep(folder, [0, 1]);
  const { path } = await readyDatabase(folder);
  const sql = "select * from measures order by all; -- of all";
  const files = [join(folder, "a.parquet"), join(folder, "b.parquet")];
  const counts = [];
  for (const file of files) counts.push(await writeParquet(path, sql.replace("; --", " --"), file, never));
  expect(counts[0]).toBe(counts[1]);
  expect(readFileSync(files[0]).subarray(0, 4).toString()).toBe("PAR1");
  expect(readFileSync(files[1]).equals(readFileSync(files[0]))).toBe(true);
  expect(await ask(path, "select count(*) from measures")).toEqual([[counts[0]]]);
});

test("the tables can be read, and nothing else can be reached or changed", async () => {
  const folder = emptyFolder();
  await keep(folder, [0]);
  const { path } = await readyDatabase(folder);
  for (const sql of [
    "copy runs to 'stolen.csv'",
    "select * from read_csv('package.json')",
    "select * from 'package.json'",
    "attach 'other.duckdb'",
    "install httpfs",
    "load httpfs",
    "set threads = 4",
    "delete from runs",
  ]) {
    const error: unknown = await ask(path, sql).catch((reason: unknown) => reason);
    expect(error, sql).toMatchObject({
      exitCode: EXIT.usage,
      message: expect.stringMatching(/^SQL: the tables of the run can be read, nothing else/),
    });
  }
  await expect(
    writeParquet(path, "select 1) to 'stolen.csv' --", join(folder, "a.parquet"), never),
  ).rejects.toThrow(/^SQL: /);
  expect(existsSync("stolen.csv")).toBe(false);
  const controller = new AbortController();
  setTimeout(() => controller.abort(new Error("stopped")), 50);
  const tables = "measures a, measures b, measures c, measures d";
  await expect(
    ask(path, `select sum(sqrt(a.value * b.value)) from ${tables}`, controller.signal),
  ).rejects.toThrow("stopped");
});

test("mistakes of SQL are told with the nearest table or column", () => {
  const told = (message: string) => explainSql(message).message.split("\n")[0];
  expect(told("Catalog Error: Table with name measure does not exist!\nDid you mean")).toMatch(
    /^SQL: there is no table "measure"; did you mean "measures"\? Tables are runs, foundations, /,
  );
  expect(told('Binder Error: Referenced column "numerater" not found in FROM clause!')).toBe(
    'SQL: there is no column "numerater"; did you mean "numerator"?',
  );
  expect(told('Binder Error: Table "m" does not have a column named "valu"')).toBe(
    'SQL: there is no column "valu"; did you mean "value"?',
  );
  expect(explainSql("Out of Memory Error: could not allocate").exitCode).toBe(EXIT.resources);
});
