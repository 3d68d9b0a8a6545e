/** `kontor validate FILE...`: every problem of every file, without running any. */
import type { Argv, CommandModule } from "yargs";
import { readAim } from "../analysis/aim.js";
import { EXIT, UserError, type Problem } from "../errors.js";
import { renderValidation, renderValidationJson, type CheckedFile } from "../report/validation.js";
import { loadScenario } from "../scenario/load.js";
import type { Note } from "../scenario/notes.js";
import type { Scenario } from "../scenario/scenario.js";
import { loadStudy } from "../scenario/study.js";
import { surveyScenario } from "../scenario/survey.js";
import { withJson } from "./options.js";
import { VERSION } from "./version.js";

const describeOptions = (yargs: Argv) =>
  withJson(yargs)
    .positional("files", {
      type: "string",
      array: true,
      demandOption: true,
      describe: "scenario or study files, or their bare names",
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
    for (const file of files) {
      const found = await check(file);
      const isSound = found.scenario !== null && !(strict && found.warnings.length > 0);
      checked.push({ ...found, isSound });
    }
    process.stdout.write(json ? renderValidationJson(checked, VERSION) : renderValidation(checked, lang));
    if (!checked.every(({ isSound }) => isSound)) process.exitCode = EXIT.invalid;
  },
};

/** A file before it is judged. */
type Found = Omit<CheckedFile, "isSound">;

/** A scenario, or a study with every policy of it. */
async function check(file: string): Promise<Found> {
  try {
    const scenario = await loadScenario(file);
    return { file, scenario, policies: null, problems: [], warnings: warningsOf(scenario) };
  } catch (error) {
    const problems = problemsOf(error);
    const isStudy = problems.some(({ path }) => path === "study");
    return isStudy ? checkStudy(file) : { file, scenario: null, policies: null, problems, warnings: [] };
  }
}

async function checkStudy(file: string): Promise<Found> {
  try {
    const study = await loadStudy(file);
    if (study.question.curve === undefined) readAim(study);
    const [{ scenario }] = study.policies;
    const policies = study.policies.length;
    return { file, scenario, policies, problems: [], warnings: warningsOf(scenario) };
  } catch (error) {
    return { file, scenario: null, policies: null, problems: problemsOf(error), warnings: [] };
  }
}

function warningsOf(scenario: Scenario): readonly Note[] {
  return surveyScenario(scenario).notes.filter(({ level }) => level === "warning");
}

/** @throws the error itself if it is of no file */
function problemsOf(error: unknown): readonly Problem[] {
  if (!(error instanceof UserError) || error.problems.length === 0) throw error;
  return error.problems;
}
