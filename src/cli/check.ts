/** `kontor check FILE --targets TABLE`: documented figures against simulated ones. */
import type { Argv, CommandModule } from "yargs";
import { judgeTargets, readTargets } from "../analysis/targets.js";
import { EXIT } from "../errors.js";
import { runExperiment } from "../experiment/run.js";
import { renderCheck, renderCheckJson } from "../report/check.js";
import { loadScenario, readNamedTable } from "../scenario/load.js";
import { checkDocumented } from "./checkDocumented.js";
import { tellLost } from "./ending.js";
import { withJson, withSeed } from "./options.js";
import { startProgress } from "./progress.js";
import { CONFIDENCE } from "./runOptions.js";
import { DEFAULT_REPLICATIONS, MOST_REPLICATIONS, readThreads, readWhole } from "./runOptions.js";
import { listenForSignals } from "./signals.js";
import { VERSION } from "./version.js";

const describeOptions = (yargs: Argv) =>
  withJson(withSeed(yargs))
    .positional("file", { type: "string", demandOption: true, describe: "scenario file, or its bare name" })
    .option("targets", {
      type: "string",
      demandOption: true,
      describe: "CSV table of targets, or nothing for all that is documented of the network",
    })
    .option("replications", {
      alias: "n",
      type: "string",
      requiresArg: true,
      describe: `how many times the period is simulated (${DEFAULT_REPLICATIONS}), or the year of what is documented`,
    })
    .option("set", {
      type: "string",
      array: true,
      default: [] as string[],
      requiresArg: true,
      describe: "change a value of the scenario: path=value",
    })
    .option("quiet", { alias: "q", type: "boolean", default: false, describe: "no progress on stderr" })
    .example("$0 check base-2024 --targets", "all that is documented of the network, against a year")
    .example("$0 check skelleftea --targets targets.csv", "exit code 5 if a target is missed");

type Options = Awaited<ReturnType<typeof describeOptions>["argv"]>;

export const checkCommand: CommandModule<object, Options> = {
  command: "check <file>",
  describe: "compare what is simulated with documented figures",
  builder: describeOptions,
  handler: async (options) => {
    if (options.targets === "") return checkDocumented(options);
    const threads = readThreads(options.threads);
    const replications = readWhole("replications", options.replications ?? String(DEFAULT_REPLICATIONS), [
      1,
      MOST_REPLICATIONS,
    ]);
    const scenario = await loadScenario(options.file, options.set);
    const source = { name: options.targets, text: readNamedTable(options.targets) };
    const targets = await readTargets(source, scenario);
    const plan = {
      seed: options.seed,
      replications,
      confidence: CONFIDENCE,
      by: [...new Set(targets.map(({ by }) => by))],
      measures: new Set(targets.map(({ measure }) => measure.name)),
      withDays: false,
    };
    const progress = await startProgress(replications, scenario.id, options.quiet);
    const signals = listenForSignals(progress.stop);
    try {
      const means = { threads, signal: signals.signal };
      const result = await runExperiment(scenario, plan, progress.update, means);
      progress.stop();
      const outcomes = judgeTargets(targets, result);
      process.stdout.write(
        options.json
          ? renderCheckJson(result, outcomes, VERSION)
          : renderCheck(result, outcomes, options.lang),
      );
      if (outcomes.some(({ verdict }) => verdict === "missed")) process.exitCode = EXIT.targetsMissed;
      tellLost(result, { files: [options.file], set: options.set });
    } finally {
      progress.stop();
      signals.end();
    }
  },
};
