/** The only door to DuckDB, loaded when something asks for it. What is written here is never the truth: records are. */
import type * as Api from "@duckdb/node-api";
import { EXIT, UserError } from "../errors.js";

export type DuckDBConnection = Api.DuckDBConnection;

/** One thread: with more, sums of numbers with decimals differ in the last digit from run to run. */
const ONE_THREAD = { threads: "1" } as const;

/** Nothing is fetched, and nothing is loaded that is not built in. */
const CLOSED = {
  ...ONE_THREAD,
  access_mode: "READ_ONLY",
  autoinstall_known_extensions: "false",
  autoload_known_extensions: "false",
} as const;

/** What a column holds. A date is a day number counted from 1970-01-01. */
export type ColumnType = "INTEGER" | "DOUBLE" | "VARCHAR" | "BOOLEAN" | "DATE";

/** A value of a row; null where there is none. */
export type Value = number | string | boolean | null;

/** A table to be filled. */
export interface TableShape {
  readonly name: string;
  readonly columns: readonly { readonly name: string; readonly type: ColumnType }[];
}

/** A database open in this process. */
export interface Database {
  readonly connection: DuckDBConnection;
  readonly close: () => void;
}

/** @throws UserError if the part of the package for this machine is not installed */
async function load(): Promise<typeof Api> {
  try {
    return await import("@duckdb/node-api");
  } catch (error) {
    const message = error instanceof Error ? error.message.split("\n")[0] : String(error);
    throw new UserError(
      `the database cannot be used: DuckDB is not installed for ${process.platform} ${process.arch} (${message}); ` +
        "install again with its optional parts (npm ci), or read the figures without it: kontor runs export FOLDER",
      EXIT.version,
    );
  }
}

/** A new database in a file that is not there yet. */
export async function createDatabase(path: string): Promise<Database> {
  return connect(await (await load()).DuckDBInstance.create(path, ONE_THREAD));
}

/**
 * A database for reading by SQL that is not ours: no files, no networks, no settings.
 *
 * @param writable the only file that may be written all the same
 */
export async function openReadOnly(path: string, writable: string | null): Promise<Database> {
  const database = await connect(await (await load()).DuckDBInstance.create(path, CLOSED));
  const { connection } = database;
  if (writable !== null) await connection.run(`SET allowed_paths = [${textOf(writable)}]`);
  await connection.run("SET enable_external_access = false");
  await connection.run("SET lock_configuration = true");
  return database;
}

async function connect(instance: Api.DuckDBInstance): Promise<Database> {
  const connection = await instance.connect();
  return {
    connection,
    close: () => {
      connection.closeSync();
      instance.closeSync();
    },
  };
}

/** A text as SQL takes it. */
export function textOf(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** A name as SQL takes it. */
export function nameOf(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** Makes a table. @returns what appends rows to it, in order, and what ends that */
export async function createTable(
  { connection }: Database,
  { name, columns }: TableShape,
): Promise<{ readonly append: (row: readonly Value[]) => void; readonly end: () => void }> {
  const { DuckDBDateValue } = await load();
  const shape = columns.map((column) => `${nameOf(column.name)} ${column.type}`).join(", ");
  await connection.run(`CREATE TABLE ${nameOf(name)} (${shape})`);
  const appender = await connection.createAppender(name);
  const put: Readonly<Record<ColumnType, (value: never) => void>> = {
    INTEGER: (value: number) => appender.appendInteger(value),
    DOUBLE: (value: number) => appender.appendDouble(value),
    VARCHAR: (value: string) => appender.appendVarchar(value),
    BOOLEAN: (value: boolean) => appender.appendBoolean(value),
    DATE: (value: number) => appender.appendDate(new DuckDBDateValue(value)),
  };
  const puts = columns.map(({ type }) => put[type]);
  return {
    append: (row) => {
      for (let i = 0; i < puts.length; i++) {
        const value = row[i];
        if (value === null) appender.appendNull();
        else puts[i](value as never);
      }
      appender.endRow();
    },
    end: () => appender.closeSync(),
  };
}
