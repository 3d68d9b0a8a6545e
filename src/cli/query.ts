/** `kontor query RUN SQL`: what a kept run says, asked in SQL. Loads the database only once it is known what is asked. */
import { once } from "node:events";
import type { Argv, CommandModule } from "yargs";
import { EXIT, UserError } from "../errors.js";
import { ROW_FORMATS, renderRows } from "../report/rows.js";
import { renderTable } from "../report/runs.js";
import { writeWhole } from "../store/files.js";
import { TABLE_LIST } from "../store/tables.js";
import { withCommon } from "./options.js";
import { listenForSignals } from "./signals.js";

const describeOptions = (yargs: Argv) =>
  withCommon(yargs)
    .positional("folder", { type: "string", describe: "folder of a run" })
    .positional("sql", { type: "string", describe: "one statement of SQL" })
    .option("tables", { type: "boolean", default: false, describe: "list the tables and their columns" })
    .option("format", {
      alias: "f",
      choices: [...ROW_FORMATS, "parquet"] as const,
      default: "box" as const,
      requiresArg: true,
      describe: "form of the rows; sv-csv has semicolons and decimal commas, for Swedish spreadsheets",
    })
    .option("out", {
      alias: "o",
      type: "string",
      requiresArg: true,
      describe: "file to write instead of stdout",
    })
    .example(
      '$0 query results/base "select office, sum(numerator) / sum(denominator) as minutes from measures ' +
        "join cells using (division, cell) where measure = 'waitJoined' and area = 'metropolitan' group by office\"",
      "mean wait of metropolitan offices",
    );

type Options = Awaited<ReturnType<typeof describeOptions>["argv"]>;

export const queryCommand: CommandModule<object, Options> = {
  command: "query [folder] [sql]",
  describe: "ask a kept run in SQL",
  builder: describeOptions,
  handler: async (options) => {
    if (options.tables) {
      process.stdout.write(renderTables());
      return;
    }
    const { folder, sql, format, out } = options;
    if (folder === undefined || sql === undefined) {
      throw new UserError(
        'something is missing; write kontor query FOLDER "SELECT …", or kontor query --tables',
        EXIT.usage,
      );
    }
    if (format === "parquet" && out === undefined) {
      throw new UserError("--format parquet: name the file with --out", EXIT.usage);
    }
    const signals = listenForSignals(() => {});
    try {
      await ask({ ...options, folder, sql }, signals.signal);
    } finally {
      signals.end();
    }
  },
};

function renderTables(): string {
  return TABLE_LIST.map(
    ({ name, meaning, columns }) =>
      `${name}: ${meaning}\n${renderTable(
        null,
        columns.map((column) => [`  ${column.name}`, column.type]),
      )}`,
  ).join("\n");
}

async function ask(
  { folder, sql, format, out, lang }: Options & { readonly folder: string; readonly sql: string },
  signal: AbortSignal,
): Promise<void> {
  const { readyDatabase } = await import("../store/database.js");
  const { openReader, writeParquet } = await import("../store/query.js");
  const { path, manifest, kept, made } = await readyDatabase(folder, signal);
  if (made === "damaged")
    process.stderr.write(`${path}: not as it was written; made again from the replications\n`);
  if (kept < manifest.replications) {
    process.exitCode = EXIT.partial;
    process.stderr.write(`PARTIAL ${kept} of ${manifest.replications} replications\n`);
  }
  if (format === "parquet") {
    const count = await writeParquet(path, sql, out ?? "", signal);
    process.stderr.write(`${out}: ${count} rows\n`);
    return;
  }
  const reader = await openReader(path, signal);
  try {
    const pieces = renderRows(await reader.query(sql), format, lang);
    await (out === undefined ? print(pieces) : save(pieces, out));
  } finally {
    reader.close();
  }
}

/** Writes pieces no faster than they are read. */
async function print(pieces: AsyncIterable<string>): Promise<void> {
  for await (const piece of pieces) {
    if (!process.stdout.write(piece)) await once(process.stdout, "drain");
  }
}

async function save(pieces: AsyncIterable<string>, file: string): Promise<void> {
  const all: string[] = [];
  for await (const piece of pieces) all.push(piece);
  await writeWhole(file, all.join(""));
}
