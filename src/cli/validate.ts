/** `kontor validate FILE...`: every problem of every file, without running any. */
import type { Argv, CommandModule } from "yargs";
import { EXIT, UserError } from "../errors.js";
import { renderValidation, renderValidationJson, type CheckedFile } from "../report/validation.js";
import { loadScenario } from "../scenario/load.js";
import { surveyScenario } from "../scenario/survey.js";
import { withJson } from "./options.js";
import { VERSION } from "./version.js";

const describeOptions = (yargs: Argv) =>
  withJson(yargs)
    .positional("files", {
      type: "string",
      array: true,
      demandOption: true,
      describe: "scenario files, or their bare names",
    })
    .option("strict", { type: "boolean", default: false, describe: "count warnings as problems" })
    .example("$0 validate scenarios/*.yaml", "all at once");

type Options = Awaited<ReturnType<typeof describeOptions>["argv"]>;

export const validateCommand: CommandModule<object, Options> = {
  command: "validate <files..>",
  describe: "check scenario files: every problem with its place and remedy",
  builder: describeOptions,
  handler: async ({ files, strict, json, lang }) => {
    const checked: CheckedFile[] = [];
    for (const file of files) checked.push(await check(file));
    process.stdout.write(json ? renderValidationJson(checked, VERSION) : renderValidation(checked, lang));
    const isRefused = checked.some(
      ({ scenario, warnings }) => scenario === null || (strict && warnings.length > 0),
    );
    if (isRefused) process.exitCode = EXIT.invalid;
  },
};

async function check(file: string): Promise<CheckedFile> {
  try {
    const scenario = await loadScenario(file);
    const warnings = surveyScenario(scenario).notes.filter(({ level }) => level === "warning");
    return { file, scenario, problems: [], warnings };
  } catch (error) {
    if (!(error instanceof UserError) || error.problems.length === 0) throw error;
    return { file, scenario: null, problems: error.problems, warnings: [] };
  }
}
