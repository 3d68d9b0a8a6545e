/** The options of `kontor run`: their names, defaults and limits, and what their texts mean. */
import type { Argv } from "yargs";
import { EXIT, UserError } from "../errors.js";
import { MOST_THREADS, type Threads } from "../experiment/replicate.js";

const DEFAULT_REPLICATIONS = 30;

/** Most replications of one run. */
const MOST_REPLICATIONS = 1_000_000;

/** Which replications are simulated, and by how many threads. */
const describePlan = (yargs: Argv) =>
  yargs
    .positional("file", { type: "string", demandOption: true, describe: "scenario file, or its bare name" })
    .option("replications", {
      alias: "n",
      type: "number",
      default: DEFAULT_REPLICATIONS,
      requiresArg: true,
      describe: "how many times the period is simulated",
    })
    .option("only", {
      type: "number",
      requiresArg: true,
      describe: "this replication alone, as it is in a batch: 0, 1, 2, …",
    })
    .option("seed", {
      type: "string",
      default: "kontor",
      requiresArg: true,
      describe: "text that names the random numbers",
    })
    .option("threads", {
      alias: "j",
      type: "string",
      default: "auto",
      requiresArg: true,
      describe: "threads that simulate: a number, or auto for every core that the work is worth",
    });

/** What is told, and how. */
const describeOutput = <T>(yargs: Argv<T>) =>
  yargs
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
    .option("out", {
      alias: "o",
      type: "string",
      requiresArg: true,
      describe: "folder that keeps every replication and the figures",
    })
    .option("resume", {
      type: "boolean",
      default: false,
      describe: "go on with the run in the folder of --out, with more replications if -n has grown",
    })
    .option("json", { type: "boolean", describe: "one JSON document on stdout" })
    .option("csv", { type: "boolean", describe: "figures as CSV on stdout" })
    .option("lang", {
      choices: ["en", "sv"] as const,
      default: "en" as const,
      describe: "language of the report",
    })
    .option("quiet", { alias: "q", type: "boolean", default: false, describe: "no progress on stderr" })
    .option("debug", { type: "boolean", default: false, describe: "stack trace on an internal error" })
    .conflicts("json", "csv")
    .conflicts("only", "out")
    .example("$0 run skelleftea -n 100 --by halfHour", "a month at one office, by half-hour");

export const describeOptions = (yargs: Argv) =>
  describeOutput(describePlan(yargs)).check(({ replications, only = 0 }) => {
    if (!Number.isInteger(only) || only < 0 || only >= MOST_REPLICATIONS) {
      throw new UserError(
        `--only ${only}: not a whole number from 0 to ${MOST_REPLICATIONS - 1}`,
        EXIT.usage,
      );
    }
    const whole = Number.isInteger(replications) && replications >= 1 && replications <= MOST_REPLICATIONS;
    if (whole) return true;
    throw new UserError(
      `--replications ${replications}: not a whole number from 1 to ${MOST_REPLICATIONS}`,
      EXIT.usage,
    );
  });

export type Options = Awaited<ReturnType<typeof describeOptions>["argv"]>;

/** @throws UserError unless it is "auto" or a number of threads */
export function readThreads(text: string): Threads {
  const threads = Number(text);
  if (text === "auto") return text;
  if (/^\d+$/.test(text) && threads >= 1 && threads <= MOST_THREADS) return threads;
  throw new UserError(
    `--threads ${text}: not auto, nor a whole number from 1 to ${MOST_THREADS}`,
    EXIT.usage,
  );
}
