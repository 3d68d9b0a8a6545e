/** The options of `kontor compare`. */
import type { Argv } from "yargs";
import { withJson, withSeed } from "./options.js";
import { DEFAULT_REPLICATIONS } from "./runOptions.js";

/** Replications at each corner of a sweep that names no number. */
export const SWEEP_REPLICATIONS = 10;

/** What is compared, and how often. */
const describeContest = (yargs: Argv) =>
  withJson(withSeed(yargs))
    .positional("files", {
      type: "string",
      array: true,
      demandOption: true,
      describe: "scenario files or bare names, two or more; the first is the baseline",
    })
    .option("baseline", {
      type: "string",
      requiresArg: true,
      describe: "which of them the others are compared with",
    })
    .option("replications", {
      alias: "n",
      type: "string",
      default: String(DEFAULT_REPLICATIONS),
      requiresArg: true,
      describe: "how many times the period is simulated under each",
    })
    .option("set", {
      type: "string",
      array: true,
      default: [] as string[],
      requiresArg: true,
      describe: "change a value of all scenarios: path=value",
    })
    .option("out", {
      alias: "o",
      type: "string",
      requiresArg: true,
      describe: "folder that keeps every replication, in a run folder for each scenario",
    })
    .option("resume", {
      type: "boolean",
      default: false,
      describe: "go on with the runs in the folder of --out, with more replications if -n has grown",
    });

/** Which figures are told, and what is asked of their differences. */
const describeFigures = (yargs: Argv) =>
  describeContest(yargs)
    .option("by", {
      type: "string",
      array: true,
      default: [] as string[],
      requiresArg: true,
      describe: "also by: office, line, errand, halfHour, clock, or office and one of them joined by a comma",
    })
    .option("where", {
      type: "string",
      default: "",
      requiresArg: true,
      describe: "tell only of these offices, such as area=metropolitan; all are simulated",
    })
    .option("onlyChanged", {
      type: "boolean",
      default: false,
      describe: "leave out what differs by exactly 0",
    })
    .option("brief", {
      type: "boolean",
      describe: "a short report: the whole network, then the offices of --where that differ, by name",
    })
    .option("sweep", {
      type: "string",
      describe: `also with one input at a time moved to its corners; how many replications at each (${SWEEP_REPLICATIONS})`,
    })
    .option("failIf", {
      type: "string",
      array: true,
      default: [] as string[],
      requiresArg: true,
      describe: "exit with 5 if a difference is surely so, such as 'waitP90>+5min'",
    });

export const describeOptions = (yargs: Argv) =>
  describeFigures(yargs)
    .option("people", {
      type: "boolean",
      default: false,
      describe: "winners and losers: what the change does to the same people, one by one",
    })
    .option("flows", {
      type: "boolean",
      default: false,
      describe: "also who goes from an office that is gone to which other one",
    })
    .option("together", {
      type: "boolean",
      default: false,
      describe: "intervals that hold for all cells of --by at once, and which of them change",
    })
    .option("controls", {
      type: "boolean",
      default: false,
      describe: "also figures helped by what is drawn: visitors, their work, the factor of the day",
    })
    .option("pairing", {
      type: "boolean",
      default: false,
      describe: "also what pairing is worth: correlation, and variance of independent runs ÷ that of pairs",
    })
    .option("csv", { type: "boolean", describe: "figures as CSV on stdout" })
    .option("quiet", { alias: "q", type: "boolean", default: false, describe: "no progress on stderr" })
    .conflicts("json", "csv")
    .conflicts("brief", ["json", "csv"])
    .example("$0 compare counter counter.yaml --by halfHour", "what differs, by half-hour");

export type Options = Awaited<ReturnType<typeof describeOptions>["argv"]>;
