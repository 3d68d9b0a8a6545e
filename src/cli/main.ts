#!/usr/bin/env node
/** The command line: reads the command, hands over to its file, turns errors into text and exit codes. */
import yargs from "yargs";
import { hideBin } from "yargs/helpers";
import { EXIT, UserError } from "../errors.js";
import { checkCommand } from "./check.js";
import { compareCommand } from "./compare.js";
import { completeWords, completionCommand } from "./completion.js";
import { leaveOn } from "./exit.js";
import { explainCommand } from "./explain.js";
import { initCommand } from "./init.js";
import { runCommand } from "./run.js";
import { schemaCommand } from "./schema.js";
import { explainUsage, usageError } from "./usage.js";
import { showCommand } from "./show.js";
import { validateCommand } from "./validate.js";
import { verifyCommand } from "./verify.js";
import { runsCommand } from "./runs.js";
import { VERSION } from "./version.js";

process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(EXIT.pipeClosed);
  process.stderr.write(
    `the output cannot be written: ${error.message}; make room, or write elsewhere\n`,
    () => process.exit(EXIT.resources),
  );
});
// Nobody is left to be told; the work goes on, or ends by its own signal.
process.stderr.on("error", () => {});
process.on("uncaughtException", (error) => {
  leaveOn(error, process.argv.includes("--debug"));
  process.exit();
});

/** What may be given more than once; of any other option one value would silently be dropped. */
const LISTS = ["_", "by", "set", "cases", "files", "folders", "words", "failIf", "fail-if"];

function refuseTwice(options: Readonly<Record<string, unknown>>): true {
  const isTwice = (name: string): boolean => name.length > 1 && Array.isArray(options[name]);
  const twice = Object.keys(options).find((name) => isTwice(name) && !LISTS.includes(name));
  if (twice === undefined) return true;
  throw new UserError(`--${twice}: given more than once; keep one of them`, EXIT.usage);
}

const parser = yargs(hideBin(process.argv))
  .scriptName("kontor")
  .locale("en")
  .usage(
    "$0 <command>\n\nSimulates networks of public service offices: waiting, lost visitors, and how sure we are.",
  )
  .command(initCommand)
  .command(validateCommand)
  .command(showCommand)
  .command(runCommand)
  .command(compareCommand)
  .command(checkCommand)
  .command(runsCommand)
  .command(verifyCommand)
  .command(explainCommand)
  .command(schemaCommand)
  .command(completionCommand)
  .completion("shell-words", false, completeWords)
  .demandCommand(1, "Name a command, such as: kontor run skelleftea")
  .strict()
  .version(VERSION)
  .alias("help", "h")
  .parserConfiguration({ "greedy-arrays": false })
  .check(refuseTwice)
  .fail((message, error, command) => {
    if (error instanceof Error && error.name !== "YError") throw error;
    const help = String(command.help()); // Here it is a text, whatever its type says.
    throw usageError(explainUsage({ message, help, words: hideBin(process.argv) }));
  });

try {
  await parser.parseAsync();
} catch (error) {
  leaveOn(error, process.argv.includes("--debug"));
}
