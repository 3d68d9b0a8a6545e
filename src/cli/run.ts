/** `kontor run FILE`: simulates a scenario and prints what it says. */
import type { Argv, CommandModule } from "yargs";
import { EXIT, UserError } from "../errors.js";
import { readDivision } from "../experiment/cells.js";
import { runExperiment } from "../experiment/run.js";
import { renderCsv } from "../report/csv.js";
import { renderJson } from "../report/json.js";
import { renderText } from "../report/text.js";
import { loadScenario } from "../scenario/load.js";
import { DEFAULT_LANGUAGE } from "./options.js";
import { startProgress } from "./progress.js";
import { VERSION } from "./version.js";

const DEFAULT_REPLICATIONS = 30;
const CONFIDENCE = 0.95;

/** Most replications of one run. */
const MOST_REPLICATIONS = 1_000_000;

const describeOptions = (yargs: Argv) =>
  yargs
    .positional("file", { type: "string", demandOption: true, describe: "scenario file, or its bare name" })
    .option("replications", {
      alias: "n",
      type: "number",
      default: DEFAULT_REPLICATIONS,
      requiresArg: true,
      describe: "how many times the period is simulated",
    })
    .option("seed", {
      type: "string",
      default: "kontor",
      requiresArg: true,
      describe: "text that names the random numbers",
    })
    .option("by", {
      type: "string",
      array: true,
      default: [] as string[],
      requiresArg: true,
      describe: "also by: office, errand, halfHour, clock, or office and one of them joined by a comma",
    })
    .option("set", {
      type: "string",
      array: true,
      default: [] as string[],
      requiresArg: true,
      describe: "change a value of the scenario: path=value",
    })
    .option("json", { type: "boolean", describe: "one JSON document on stdout" })
    .option("csv", { type: "boolean", describe: "figures as CSV on stdout" })
    .option("lang", {
      choices: ["en", "sv"] as const,
      default: DEFAULT_LANGUAGE,
      defaultDescription: "KONTOR_LANG, else en",
      describe: "language of the report",
    })
    .option("quiet", { alias: "q", type: "boolean", default: false, describe: "no progress on stderr" })
    .option("debug", { type: "boolean", default: false, describe: "stack trace on an internal error" })
    .conflicts("json", "csv")
    .example("$0 run skelleftea -n 100 --by halfHour", "a month at one office, by half-hour")
    .check(({ replications }) => {
      const whole = Number.isInteger(replications) && replications >= 1 && replications <= MOST_REPLICATIONS;
      if (whole) return true;
      throw new UserError(
        `--replications ${replications}: not a whole number from 1 to ${MOST_REPLICATIONS}`,
        EXIT.usage,
      );
    });

type Options = Awaited<ReturnType<typeof describeOptions>["argv"]>;

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
      replications: options.replications,
      confidence: CONFIDENCE,
      by,
      withDays: true,
    };
    const result = await runExperiment(scenario, plan, progress.update).finally(progress.stop);
    process.stdout.write(await render(result, options));
  },
};

async function render(result: Awaited<ReturnType<typeof runExperiment>>, options: Options): Promise<string> {
  if (options.json) return renderJson(result, VERSION);
  if (options.csv) return renderCsv(result);
  const nextStep =
    options.by.length === 0
      ? `kontor run ${options.file} --by halfHour`
      : `kontor run ${options.file} --json`;
  return renderText(result, options.lang, nextStep);
}
