#!/usr/bin/env node
/** The command line: reads the command, hands over to its file, turns errors into text and exit codes. */
import yargs from "yargs";
import { hideBin } from "yargs/helpers";
import { EXIT } from "../errors.js";
import { leaveOn } from "./exit.js";
import { runCommand } from "./run.js";
import { verifyCommand } from "./verify.js";
import { VERSION } from "./version.js";

process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  process.exit(error.code === "EPIPE" ? EXIT.pipeClosed : EXIT.resources);
});

const parser = yargs(hideBin(process.argv))
  .scriptName("kontor")
  .locale("en")
  .usage(
    "$0 <command>\n\nSimulates networks of public service offices: waiting, lost visitors, and how sure we are.",
  )
  .command(runCommand)
  .command(verifyCommand)
  .demandCommand(1, "Name a command, such as: kontor run skelleftea")
  .strict()
  .recommendCommands()
  .version(VERSION)
  .alias("help", "h")
  .parserConfiguration({ "duplicate-arguments-array": false })
  .fail((message, error) => {
    throw error ?? Object.assign(new Error(message), { isUsage: true });
  });

try {
  await parser.parseAsync();
} catch (error) {
  leaveOn(error, process.argv.includes("--debug"));
}
