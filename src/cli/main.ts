#!/usr/bin/env node
/** The command line: reads the command, hands over to its file, turns errors into text and exit codes. */
import yargs, { type Argv } from "yargs";
import { hideBin } from "yargs/helpers";
import { EXIT, UserError } from "../errors.js";
import { leaveOn } from "./exit.js";
import { explainUsage, usageError } from "./usage.js";
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

/** Adds each command, whose file is loaded by then: loading all of them takes longer than most commands do. */
const COMMANDS: Readonly<Record<string, (yargs: Argv) => Promise<void>>> = {
  init: async (to) => void to.command((await import("./init.js")).initCommand),
  validate: async (to) => void to.command((await import("./validate.js")).validateCommand),
  show: async (to) => void to.command((await import("./show.js")).showCommand),
  run: async (to) => void to.command((await import("./run.js")).runCommand),
  compare: async (to) => void to.command((await import("./compare.js")).compareCommand),
  undo: async (to) => void to.command((await import("./undo.js")).undoCommand),
  bench: async (to) => void to.command((await import("./bench.js")).benchCommand),
  check: async (to) => void to.command((await import("./check.js")).checkCommand),
  runs: async (to) => void to.command((await import("./runs.js")).runsCommand),
  query: async (to) => void to.command((await import("./query.js")).queryCommand),
  verify: async (to) => void to.command((await import("./verify.js")).verifyCommand),
  explain: async (to) => void to.command((await import("./explain.js")).explainCommand),
  schema: async (to) => void to.command((await import("./schema.js")).schemaCommand),
  completion: async (to) => {
    const { completeWords, completionCommand } = await import("./completion.js");
    to.command(completionCommand).completion("shell-words", false, completeWords);
  },
};

/** Adds the command that is typed first, or all of them where none is: for the help, and to know what is misspelled. */
async function addCommands(to: Argv): Promise<void> {
  const [first] = hideBin(process.argv);
  const names = Object.hasOwn(COMMANDS, first ?? "") ? [first] : Object.keys(COMMANDS);
  for (const name of names) await COMMANDS[name](to);
}

const parser = yargs(hideBin(process.argv))
  .scriptName("kontor")
  .locale("en")
  .usage(
    "$0 <command>\n\nSimulates networks of public service offices: waiting, lost visitors, and how sure we are.",
  )
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

await addCommands(parser);
try {
  await parser.parseAsync();
} catch (error) {
  leaveOn(error, process.argv.includes("--debug"));
}
