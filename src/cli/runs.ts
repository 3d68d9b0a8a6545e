/** `kontor runs`: what has been kept of runs, and what can be done with it. */
import { join } from "node:path";
import type { Argv, CommandModule } from "yargs";
import { EXIT, UserError } from "../errors.js";
import { readDivision } from "../experiment/cells.js";
import { estimateKept } from "../experiment/run.js";
import { renderCsv } from "../report/csv.js";
import { renderJson } from "../report/json.js";
import { renderTable } from "../report/runs.js";
import { makeFolder } from "../store/files.js";
import { manifestOf, readRunFolder, readScenario } from "../store/runFolder.js";
import { checkRun, doneOf, listRuns, mergeRuns, removeRun } from "../store/runs.js";
import { TABLE_LIST } from "../store/tables.js";
import { CONFIDENCE } from "./runOptions.js";
import { listenForSignals } from "./signals.js";
import { VERSION } from "./version.js";

/** Where runs are looked for unless another folder is named. */
const RUNS = "results";

const folderOption = (yargs: Argv) =>
  yargs
    .positional("folder", { type: "string", demandOption: true, describe: "folder of a run" })
    .option("debug", { type: "boolean", default: false, describe: "stack trace on an internal error" });

const print = (text: string): void => void process.stdout.write(text);

const lsCommand: CommandModule<object, { parent: string }> = {
  command: "ls [parent]",
  describe: "list the runs in a folder",
  builder: (yargs) =>
    yargs.positional("parent", { type: "string", default: RUNS, describe: "folder of run folders" }),
  handler: async ({ parent }) => {
    const { runs, damaged } = await listRuns(parent);
    for (const folder of damaged) {
      process.exitCode = EXIT.verifyFailed;
      process.stderr.write(`${folder}: damaged; see: kontor runs verify ${folder}\n`);
    }
    if (runs.length === 0)
      return print(`no runs in ${parent}; kontor run FILE --out ${parent}/NAME keeps one\n`);
    print(
      renderTable(
        ["run", "scenario", "seed", "replications", "done", "MiB", "begun"],
        runs.map(({ folder, manifest, done, bytes }) => [
          folder,
          manifest.scenario,
          manifest.identity.seed,
          String(manifest.replications),
          done === manifest.replications ? "all" : String(done),
          (bytes / 2 ** 20).toFixed(1),
          manifest.begun.slice(0, 16).replace("T", " "),
        ]),
      ),
    );
  },
};

const showCommand: CommandModule<object, { folder: string }> = {
  command: "show <folder>",
  describe: "what a run folder holds",
  builder: folderOption,
  handler: async ({ folder }) => {
    const { manifest, ledger } = await readRunFolder(folder);
    const { identity, replications, command, begun, node, outputs } = manifest;
    const done = doneOf(ledger.kept(), manifest);
    print(
      renderTable(null, [
        ["scenario", manifest.scenario],
        ["hash", identity.hash],
        ["seed", identity.seed],
        ["kontor", identity.engine],
        ["node", node],
        ["begun", begun],
        ["command", `kontor ${command.join(" ")}`],
        ["replications", done === replications ? `${done}, complete` : `PARTIAL ${done} of ${replications}`],
        ["kept in all", String(ledger.kept().length)],
        ["damaged files", String(ledger.damaged.length)],
        ["reports", outputs.length === 0 ? "none" : outputs.map(({ name }) => name).join(", ")],
      ]),
    );
    if (ledger.damaged.length > 0) process.exitCode = EXIT.verifyFailed;
  },
};

const verifyCommand: CommandModule<object, { folder: string }> = {
  command: "verify <folder>",
  describe: "check every byte that a run has kept",
  builder: folderOption,
  handler: async ({ folder }) => {
    const { ledger, damage } = await checkRun(folder);
    if (damage.length === 0) return print(`${folder}: sound, ${ledger.kept().length} replications\n`);
    throw new UserError(
      damage.map(({ file, problem }) => `${file}: ${problem}`).join("\n"),
      EXIT.verifyFailed,
    );
  },
};

interface ExportOptions {
  readonly folder: string;
  readonly by: string[];
  readonly json: boolean | undefined;
  readonly parquet: string | undefined;
}

const exportCommand: CommandModule<object, ExportOptions> = {
  command: "export <folder>",
  describe:
    "the figures of a run, from what it has kept, as CSV or JSON on stdout; or its tables as Parquet files",
  builder: (yargs) =>
    folderOption(yargs)
      .option("by", {
        type: "string",
        array: true,
        default: [] as string[],
        requiresArg: true,
        describe: "also by: office, errand, halfHour, clock, or office and one of them joined by a comma",
      })
      .option("json", { type: "boolean", describe: "one JSON document instead of CSV" })
      .option("parquet", {
        type: "string",
        requiresArg: true,
        describe: "folder for the tables of kontor query, a Parquet file each, instead of figures",
      })
      .conflicts("parquet", "json"),
  handler: async ({ folder, by, json, parquet }) => {
    if (parquet !== undefined) return exportTables(folder, parquet);
    const { manifest, ledger } = await readRunFolder(folder);
    if (ledger.damaged.length > 0) {
      throw new UserError(`${folder}: damaged; see: kontor runs verify ${folder}`, EXIT.verifyFailed);
    }
    const scenario = await readScenario(folder, manifest);
    const kept = ledger.kept().filter((replication) => replication < manifest.replications);
    if (kept.length === 0) throw new UserError(`${folder}: no replication is kept yet`, EXIT.partial);
    const plan = {
      seed: manifest.identity.seed,
      replications: manifest.replications,
      confidence: CONFIDENCE,
      by: [...new Set(["network" as const, ...by.map(readDivision)])],
      withDays: true,
    };
    const result = await estimateKept(scenario, plan, kept, ledger);
    print(json ? renderJson(result, VERSION) : await renderCsv(result));
    tellPartial(kept.length, manifest.replications);
  },
};

/** Every table of the database as a file of its own. */
async function exportTables(folder: string, into: string): Promise<void> {
  const { readyDatabase } = await import("../store/database.js");
  const { writeParquet } = await import("../store/query.js");
  const signals = listenForSignals(() => {});
  try {
    const { path, manifest, kept } = await readyDatabase(folder, signals.signal);
    await makeFolder(into);
    for (const { name } of TABLE_LIST) {
      const file = join(into, `${name}.parquet`);
      const rows = await writeParquet(path, `SELECT * FROM ${name}`, file, signals.signal);
      print(`${file}: ${rows} rows\n`);
    }
    tellPartial(kept, manifest.replications);
  } finally {
    signals.end();
  }
}

function tellPartial(kept: number, wanted: number): void {
  if (kept === wanted) return;
  process.exitCode = EXIT.partial;
  process.stderr.write(`PARTIAL ${kept} of ${wanted} replications\n`);
}

const rmCommand: CommandModule<object, { folder: string; yes: boolean }> = {
  command: "rm <folder>",
  describe: "remove a run folder",
  builder: (yargs) =>
    folderOption(yargs).option("yes", { alias: "y", type: "boolean", default: false, describe: "really" }),
  handler: async ({ folder, yes }) => {
    await manifestOf(folder);
    if (!yes) throw new UserError(`${folder}: would be removed for good; add --yes`, EXIT.usage);
    await removeRun(folder);
    print(`${folder}: removed\n`);
  },
};

const mergeCommand: CommandModule<object, { folders: string[]; out: string }> = {
  command: "merge <folders..>",
  describe: "join runs of the same scenario, seed and program into one",
  builder: (yargs) =>
    yargs
      .positional("folders", { type: "string", array: true, demandOption: true, describe: "folders of runs" })
      .option("out", {
        alias: "o",
        type: "string",
        demandOption: true,
        requiresArg: true,
        describe: "folder of the joined run",
      }),
  handler: async ({ folders, out }) => {
    const count = await mergeRuns(out, folders, new Date());
    print(`${out}: ${count} replications\n`);
  },
};

export const runsCommand: CommandModule = {
  command: "runs <command>",
  describe: "list, check, export, join and remove kept runs",
  builder: (yargs) =>
    yargs
      .command(lsCommand)
      .command(showCommand)
      .command(verifyCommand)
      .command(exportCommand)
      .command(rmCommand)
      .command(mergeCommand)
      .demandCommand(1, "Name what to do, such as: kontor runs ls"),
  handler: () => {},
};
