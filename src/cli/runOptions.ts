/** The options of `kontor run`: their names, defaults and limits, and what their texts mean. */
import type { Argv } from "yargs";
import { EXIT, UserError } from "../errors.js";
import { DEFAULT_LANGUAGE, withSeed } from "./options.js";
import type { Threads } from "../experiment/replicate.js";

/** Replications of a run that names no number. */
export const DEFAULT_REPLICATIONS = 30;

/** Of all intervals. */
export const CONFIDENCE = 0.95;

/** Threads that may be asked for. */
const MOST_THREADS = 256;

/** Most replications that a precision is tried with. */
const MOST_AUTO = 10_000;

/** Finest precision that may be asked for; each digit more takes a hundred times the replications. */
const FINEST = 0.001;

/** Most replications of one run. */
export const MOST_REPLICATIONS = 1_000_000;

/** Which replications are simulated, and by how many threads. */
const describePlan = (yargs: Argv) =>
  withSeed(yargs)
    .positional("file", { type: "string", demandOption: true, describe: "scenario file, or its bare name" })
    .option("replications", {
      alias: "n",
      type: "string",
      requiresArg: true,
      describe: `how many times the period is simulated (${DEFAULT_REPLICATIONS}), or auto: as often as the precision takes`,
    })
    .option("precision", {
      type: "string",
      requiresArg: true,
      describe: "error wanted of waiting, lost visitors and overtime, such as 5%; -n is then the most",
    })
    .option("timeBudget", {
      type: "string",
      requiresArg: true,
      describe: "longest time to simulate, such as 90s, 10min or 2h; what there is then is told",
    })
    .option("only", {
      type: "string",
      requiresArg: true,
      describe: "this replication alone, as it is in a batch: 0, 1, 2, …",
    });

/** What is told, and how. */
const describeOutput = <T>(yargs: Argv<T>) =>
  yargs
    .option("by", {
      type: "string",
      array: true,
      default: [] as string[],
      requiresArg: true,
      describe: "also by: office, line, errand, halfHour, clock, or office and one of them joined by a comma",
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
    .option("trace", {
      type: "string",
      requiresArg: true,
      describe: "also keep every visit at these offices, such as id=kista or all: see kontor query",
    })
    .option("resume", {
      type: "boolean",
      default: false,
      describe: "go on with the run in the folder of --out, with more replications if -n has grown",
    })
    .option("brief", { type: "boolean", describe: "a short report" })
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
    .conflicts("brief", ["json", "csv"])
    .conflicts("only", "out")
    .example("$0 run skelleftea -n 100 --by halfHour", "a month at one office, by half-hour");

export const describeOptions = (yargs: Argv) => describeOutput(describePlan(yargs));

export type Options = Awaited<ReturnType<typeof describeOptions>["argv"]>;

/** How many replications, and how precise. */
export interface Amount {
  readonly replications: number;
  readonly only: number | undefined;
  readonly precision: number | undefined;
}

/**
 * Reads -n, --precision and --only together: a precision alone means auto, and auto alone means 5 %.
 *
 * @throws UserError for what is no number, or out of range
 */
export function readAmount({ replications, precision, only }: Options): Amount {
  const isAuto = replications === "auto" || (replications === undefined && precision !== undefined);
  if (only !== undefined) {
    const replication = readWhole("only", only, [0, MOST_REPLICATIONS - 1]);
    return { replications: 1, only: replication, precision: undefined };
  }
  return {
    replications: isAuto
      ? MOST_AUTO
      : readWhole("replications", replications ?? String(DEFAULT_REPLICATIONS), [1, MOST_REPLICATIONS]),
    only: undefined,
    precision: isAuto || precision !== undefined ? readShare(precision ?? "5%") : undefined,
  };
}

/** A whole number in a range, both ends included. @throws UserError naming the option */
export function readWhole(name: string, text: string, [least, most]: readonly [number, number]): number {
  const value = Number(text);
  const isWhole = text.trim() !== "" && Number.isInteger(value) && value >= least && value <= most;
  if (isWhole) return value;
  throw new UserError(`--${name} ${text}: not a whole number from ${least} to ${most}`, EXIT.usage);
}

/** "5%", "5 %" or "0.05". */
function readShare(text: string): number {
  const [, digits, sign] = /^\s*(\d+(?:\.\d+)?)\s*(%?)\s*$/.exec(text) ?? [];
  const share = sign === "%" ? Number(digits) / 100 : Number(digits);
  if (share >= FINEST && share < 1) return share;
  throw new UserError(`--precision ${text}: not a share from 0.1% to below 100%, such as 5%`, EXIT.usage);
}

const SECONDS: Readonly<Record<string, number>> = { s: 1, min: 60, h: 3600 };

/** Milliseconds of "90s", "10 min" or "2h"; infinite when absent. */
export function readTimeBudget(text: string | undefined): number {
  if (text === undefined) return Infinity;
  const [, digits, unit] = /^\s*(\d+(?:\.\d+)?)\s*(s|min|h)\s*$/.exec(text) ?? [];
  const milliseconds = 1000 * Number(digits) * SECONDS[unit ?? ""];
  if (milliseconds > 0) return milliseconds;
  throw new UserError(`--time-budget ${text}: not a time above 0 in s, min or h, such as 10min`, EXIT.usage);
}

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
