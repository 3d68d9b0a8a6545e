/** Options that all commands share. */
import type { Argv } from "yargs";
import type { Language } from "../report/format.js";

/** Languages of reports. */
const LANGUAGES: readonly Language[] = ["en", "sv"];

/** Language of reports where none is named. */
export const DEFAULT_LANGUAGE = (process.env["KONTOR_LANG"] || "en") as Language;

/** Adds `--lang`, which KONTOR_LANG sets for all commands, and `--debug`. The machine's own language counts for nothing. */
export function withCommon<T>(yargs: Argv<T>) {
  return yargs
    .option("lang", {
      choices: LANGUAGES,
      default: DEFAULT_LANGUAGE,
      defaultDescription: "KONTOR_LANG, else en",
      requiresArg: true,
      describe: "language of the report",
    })
    .option("debug", { type: "boolean", default: false, describe: "stack trace on an internal error" });
}

/** Adds `--json` beside what all commands share. */
export function withJson<T>(yargs: Argv<T>) {
  return withCommon(yargs).option("json", { type: "boolean", describe: "one JSON document on stdout" });
}

/** Adds what names the random numbers, and how many threads draw them. */
export function withSeed<T>(yargs: Argv<T>) {
  return yargs
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
}
