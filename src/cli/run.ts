/** `kontor run FILE`: simulates a scenario and prints what it says. */
import type { CommandModule } from "yargs";
import { EXIT } from "../errors.js";
import { readDivision } from "../experiment/cells.js";
import { runExperiment, type ExperimentResult } from "../experiment/run.js";
import { renderCsv } from "../report/csv.js";
import { renderJson } from "../report/json.js";
import { renderText } from "../report/text.js";
import { loadScenario } from "../scenario/load.js";
import { startProgress } from "./progress.js";
import { describeOptions, readThreads, type Options } from "./runOptions.js";
import { VERSION } from "./version.js";

const CONFIDENCE = 0.95;

export const runCommand: CommandModule<object, Options> = {
  command: "run <file>",
  describe: "simulate a scenario and print what it says",
  builder: describeOptions,
  handler: async (options) => {
    const scenario = await loadScenario(options.file, options.set);
    const by = [...new Set(["network" as const, ...options.by.map(readDivision)])];
    const progress = startProgress(options.replications, scenario.id, options.quiet);
    const plan = {
      seed: options.seed,
      replications: options.only === undefined ? options.replications : 1,
      only: options.only,
      confidence: CONFIDENCE,
      by,
      withDays: true,
    };
    const means = { threads: readThreads(options.threads) };
    const result = await runExperiment(scenario, plan, progress.update, means).finally(progress.stop);
    process.stdout.write(await render(result, options));
    if (result.lost.length > 0) tellLost(result, options.file);
  },
};

/** What was given up, and how to see it happen. */
function tellLost({ lost, done, plan }: ExperimentResult, file: string): void {
  process.exitCode = EXIT.partial;
  for (const { replication, deaths, reason } of lost) {
    const replay = `kontor run ${file} --only ${replication} --seed ${JSON.stringify(plan.seed)}`;
    process.stderr.write(
      `replication ${replication} was given up after ${deaths} attempts: ${reason}\n  replay: ${replay}\n`,
    );
  }
  process.stderr.write(`partial: ${done} of ${done + lost.length} replications; the figures rest on these\n`);
}

async function render(result: ExperimentResult, options: Options): Promise<string> {
  if (options.json) return renderJson(result, VERSION);
  if (options.csv) return renderCsv(result);
  const nextStep =
    options.by.length === 0
      ? `kontor run ${options.file} --by halfHour`
      : `kontor run ${options.file} --json`;
  return renderText(result, options.lang, nextStep);
}
