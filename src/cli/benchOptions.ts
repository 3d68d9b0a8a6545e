/** The options of `kontor bench`. */
import type { Argv } from "yargs";
import { withJson, withSeed } from "./options.js";

/** Which policies are tried, and how often. */
const describeStudy = (yargs: Argv) =>
  withJson(withSeed(yargs))
    .positional("study", {
      type: "string",
      demandOption: true,
      describe: "study file, or its bare name",
    })
    .option("where", {
      type: "string",
      requiresArg: true,
      describe: "vary and tell only of these offices, such as area=metropolitan",
    })
    .option("replications", {
      alias: "n",
      type: "string",
      requiresArg: true,
      describe: "most replications of a policy, instead of the study's",
    })
    .option("first", {
      type: "string",
      requiresArg: true,
      describe: "replications of every policy before any is dropped, instead of the study's",
    })
    .option("all", {
      type: "boolean",
      default: false,
      describe: "drop none: simulate every policy as often as -n says",
    })
    .option("sweep", {
      type: "boolean",
      default: true,
      describe: "try the verdict where 5 and 30 % intend a closed minute; --no-sweep leaves it out",
    })
    .option("screen", {
      type: "boolean",
      describe:
        "first leave out what cannot be best by an approximation without simulation; always where there are very many",
    })
    .option("set", {
      type: "string",
      array: true,
      default: [] as string[],
      requiresArg: true,
      describe: "change a value of the study and every policy: path=value",
    });

/** Offices one by one, and what they share. */
const describeOffices = (yargs: Argv) =>
  describeStudy(yargs)
    .option("by", {
      choices: ["office"] as const,
      requiresArg: true,
      describe: "the best policy for each office, and the best mix under one budget of desk hours",
    })
    .option("budget", {
      type: "string",
      requiresArg: true,
      describe: 'with --by office: desk hours a week of all offices, as "4000 h", "+200 h" or "105 %"',
    });

export const describeOptions = (yargs: Argv) =>
  describeOffices(yargs)
    .option("out", {
      alias: "o",
      type: "string",
      requiresArg: true,
      describe: "folder that keeps every replication, in a run folder for each policy",
    })
    .option("resume", {
      type: "boolean",
      default: false,
      describe: "go on with the runs in the folder of --out",
    })
    .option("write", {
      type: "string",
      requiresArg: true,
      describe: "write the best policy to this file, as an ordinary scenario",
    })
    .option("why", {
      type: "string",
      requiresArg: true,
      describe: "say in plain words why this policy stands where it stands, instead of the report",
    })
    .option("csv", { type: "boolean", describe: "figures as CSV on stdout" })
    .option("quiet", {
      alias: "q",
      type: "boolean",
      default: false,
      describe: "do not tell on stderr who is dropped",
    })
    .conflicts("json", "csv")
    .conflicts("why", ["json", "csv"])
    .example("$0 bench hours-policies -n 40", "which opening hours are best")
    .example("$0 bench hours-policies -n 40 --by office", "which are best for each office, and together");

export type Options = Awaited<ReturnType<typeof describeOptions>["argv"]>;
