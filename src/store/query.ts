/** SQL that users write, on the database of a run: read, never changed; mistakes told in words with a remedy. */
import { rename, rm } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { EXIT, UserError } from "../errors.js";
import { suggest } from "../scenario/nearest.js";
import { openReadOnly, textOf, type Database, type DuckDBConnection } from "./duckdb.js";
import { touching, UNFINISHED } from "./files.js";
import { TABLE_LIST } from "./tables.js";

/** A value of a result; what is neither number, text nor truth is written as JSON. */
export type ResultValue = number | string | boolean | null;

/** What a query found, in batches of rows. */
export interface QueryResult {
  readonly columns: readonly { readonly name: string; readonly isNumber: boolean }[];
  readonly batches: AsyncIterable<readonly (readonly ResultValue[])[]>;
}

/** The database of a run, open for queries. */
export interface Reader {
  /** @throws UserError for SQL that is wrong, that would change or reach anything, or that memory does not hold */
  readonly query: (sql: string) => Promise<QueryResult>;
  readonly close: () => void;
}

/** Types of numbers; those of 64 bits and more come as texts. */
const NUMBERS = /^(U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?|FLOAT|DOUBLE|DECIMAL.*)$/;

/**
 * Opens the database for queries.
 *
 * @param signal interrupts a query that is under way, which then throws its reason
 */
export async function openReader(path: string, signal: AbortSignal): Promise<Reader> {
  const database = await openReadOnly(path, null);
  const { connection } = database;
  const end = interruptOn(signal, connection);
  return {
    query: (sql) =>
      telling(signal, async () => {
        await refuseMany(connection, sql);
        const result = await connection.stream(sql);
        const types = result.columnTypes().map((type) => NUMBERS.test(String(type)));
        const columns = result.deduplicatedColumnNames().map((name, i) => ({ name, isNumber: types[i] }));
        const batches = result.yieldRowsJson();
        return { columns, batches: converted(batches, types, signal) };
      }),
    close: () => {
      end();
      database.close();
    },
  };
}

/**
 * Writes what a query finds as a Parquet file: whole, or not at all.
 *
 * @returns how many rows
 */
export async function writeParquet(
  path: string,
  sql: string,
  file: string,
  signal: AbortSignal,
): Promise<number> {
  const beside = join(dirname(resolve(file)), `${UNFINISHED}${process.pid}-${basename(file)}`);
  const database: Database = await openReadOnly(path, beside);
  const { connection } = database;
  const end = interruptOn(signal, connection);
  try {
    const count = await telling(signal, async () => {
      await refuseMany(connection, sql);
      await connection.prepare(sql);
      // A line of its own, so that a comment at the end of the SQL ends there.
      const copy = `COPY (${sql.replace(/[\s;]+$/, "")}\n) TO ${textOf(beside)} (FORMAT parquet, COMPRESSION zstd)`;
      const [[rows]] = await (await connection.run(copy)).getRowsJson();
      return Number(rows);
    });
    await touching(file, () => rename(beside, file));
    return count;
  } finally {
    end();
    database.close();
    await rm(beside, { force: true }).catch(() => {});
  }
}

function interruptOn(signal: AbortSignal, connection: DuckDBConnection): () => void {
  const interrupt = (): void => connection.interrupt();
  signal.addEventListener("abort", interrupt);
  return () => signal.removeEventListener("abort", interrupt);
}

async function refuseMany(connection: DuckDBConnection, sql: string): Promise<void> {
  const count = sql.trim() === "" ? 0 : (await connection.extractStatements(sql)).count;
  if (count === 1) return;
  throw new UserError(
    `SQL: ${count === 0 ? "nothing is asked" : `${count} statements`}; write one, such as: SELECT * FROM runs`,
    EXIT.usage,
  );
}

/** @throws UserError in place of what DuckDB says; the reason of the signal if that is why it stopped */
async function telling<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> {
  try {
    signal.throwIfAborted();
    return await work();
  } catch (error) {
    if (signal.aborted) throw signal.reason;
    if (error instanceof UserError) throw error;
    throw explainSql(error instanceof Error ? error.message : String(error));
  }
}

async function* converted(
  batches: AsyncIterable<readonly (readonly unknown[])[]>,
  isNumber: readonly boolean[],
  signal: AbortSignal,
): AsyncGenerator<ResultValue[][]> {
  const source = batches[Symbol.asyncIterator]();
  for (;;) {
    const next = await telling(signal, () => source.next());
    if (next.done === true) return;
    yield next.value.map((row) => row.map((value, i) => convert(value, isNumber[i])));
  }
}

function convert(value: unknown, isNumber: boolean): ResultValue {
  if (value === null || value === undefined) return null;
  if (typeof value === "object") return JSON.stringify(value);
  if (!isNumber || typeof value !== "string") return value as ResultValue;
  const number = Number(value);
  const isExact = Number.isFinite(number) && (!Number.isInteger(number) || Number.isSafeInteger(number));
  return isExact ? number : value;
}

/** What DuckDB says, and what to do about it; the first that fits. */
const SENTENCES: readonly (readonly [RegExp, (found: RegExpExecArray) => string])[] = [
  [
    /Table with name (\S+) does not exist/,
    ([, name]) => `there is no table "${name}"; ${nearestTable(name)}`,
  ],
  [
    /Referenced (?:table|column) "([^"]+)" (?:not found|that exists)/,
    ([, name]) => `there is no column "${name}"; ${nearestColumn(name)}`,
  ],
  [
    /does not have a column named "([^"]+)"/,
    ([, name]) => `there is no column "${name}"; ${nearestColumn(name)}`,
  ],
  [
    /^Permission Error|configuration has been locked|read-only mode|external extensions is disabled/,
    () =>
      "the tables of the run can be read, nothing else: files, networks, extensions and settings are closed; " +
      "to write what is found: --out FILE",
  ],
];

/** An error of SQL in words. Exported for its tests. */
export function explainSql(message: string): UserError {
  if (message.startsWith("Out of Memory")) {
    return new UserError("SQL: not enough memory for what is asked; ask for less at a time", EXIT.resources);
  }
  for (const [pattern, explain] of SENTENCES) {
    const found = pattern.exec(message);
    if (found !== null) return new UserError(`SQL: ${explain(found)}${placeOf(message)}`, EXIT.usage);
  }
  const words = message.replace(/^Failed to extract statements: /, "").trimEnd();
  return new UserError(`SQL: ${words}\nTables and columns are told by --tables`, EXIT.usage);
}

/** The line of the SQL, and a mark below the place. */
function placeOf(message: string): string {
  const at = message.indexOf("\nLINE ");
  return at < 0 ? "" : message.slice(at).trimEnd();
}

function nearestTable(name: string): string {
  const names = TABLE_LIST.map((table) => table.name);
  const words = suggest(name, names);
  return words.startsWith("known") ? words : `${words} Tables are ${names.join(", ")}`;
}

function nearestColumn(name: string): string {
  const names = [...new Set(TABLE_LIST.flatMap(({ columns }) => columns.map((column) => column.name)))];
  const words = suggest(name, names);
  return words.startsWith("known") ? "columns are told by --tables" : words;
}
