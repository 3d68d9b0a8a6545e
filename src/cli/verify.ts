/** `kontor verify`: the user's proof that the engine is right. */
import type { Argv, CommandModule } from "yargs";
import { listCases } from "../analysis/listCases.js";
import { MODES, verify } from "../analysis/verify.js";
import { EXIT, UserError } from "../errors.js";
import { hasPassed, renderVerifyJson, renderVerifyTable, renderVerifyText } from "../report/verify.js";
import { withJson } from "./options.js";
import { startProgress } from "./progress.js";
import { VERSION } from "./version.js";

const describeOptions = (yargs: Argv) =>
  withJson(yargs)
    .positional("cases", {
      type: "string",
      array: true,
      default: [] as string[],
      describe: "ids of cases, or their beginnings; all when absent",
    })
    .option("full", {
      type: "boolean",
      default: false,
      describe: "to a standard error of 0.5 % instead of 2 %",
    })
    .option("table", { type: "boolean", describe: "a row for each case, as Markdown" })
    .option("quiet", { alias: "q", type: "boolean", default: false, describe: "no progress on stderr" })
    .conflicts("json", "table")
    .example("$0 verify erla", "all cases of the Erlang A model");

type Options = Awaited<ReturnType<typeof describeOptions>["argv"]>;

export const verifyCommand: CommandModule<object, Options> = {
  command: "verify [cases..]",
  describe: "simulate every case whose exact answer is known, and compare",
  builder: describeOptions,
  handler: async (options) => {
    const all = await listCases();
    const cases = all
      .filter(({ id }) => options.cases.length === 0 || options.cases.some((start) => id.startsWith(start)))
      .map(({ read }) => read());
    if (cases.length === 0) {
      const known = [...new Set(all.map(({ id }) => id.replace(/-.*$/, "")))];
      throw new UserError(
        `verify ${options.cases.join(" ")}: no such case; cases begin with ${known.join(", ")}`,
        EXIT.usage,
      );
    }
    const progress = await startProgress(cases.length, "verify", options.quiet);
    const mode = options.full ? MODES.full : MODES.quick;
    const verification = await verify(cases, mode, progress.update).finally(progress.stop);
    const text = options.table
      ? renderVerifyTable(verification)
      : renderVerifyText(verification, options.lang);
    process.stdout.write(options.json ? renderVerifyJson(verification, VERSION) : `${text}\n`);
    if (!hasPassed(verification)) process.exitCode = EXIT.verifyFailed;
  },
};
