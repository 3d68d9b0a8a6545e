/** `kontor show FILE`: what a scenario means, before it is run. */
import type { Argv, CommandModule } from "yargs";
import { reachOfChange } from "../analysis/reach.js";
import { EXIT, UserError } from "../errors.js";
import { jsonDocument } from "../report/plain.js";
import { renderShow, renderShowJson } from "../report/show.js";
import { renderWeek, renderWeekJson, type ShownWeek } from "../report/showCalendar.js";
import { renderDiff, renderDiffJson } from "../report/showDiff.js";
import { diffScenarios } from "../scenario/diff.js";
import { formatWeek, readWeekOf } from "../scenario/isoWeek.js";
import { loadDocument, loadScenario } from "../scenario/load.js";
import type { LoadedScenario } from "../scenario/parse.js";
import { resolvedText } from "../scenario/resolved.js";
import type { Scenario } from "../scenario/scenario.js";
import { surveyScenario } from "../scenario/survey.js";
import { weekOfOffice } from "../scenario/weekCalendar.js";
import { withJson } from "./options.js";
import { VERSION } from "./version.js";
import { withOnly } from "./where.js";

const describeOptions = (yargs: Argv) =>
  withJson(yargs)
    .positional("file", { type: "string", demandOption: true, describe: "scenario file, or its bare name" })
    .option("resolved", {
      type: "boolean",
      describe: "the scenario as one file that extends no other",
    })
    .option("diff", {
      type: "string",
      requiresArg: true,
      describe: "what is different in another scenario, and which offices are within reach of that",
    })
    .option("calendar", {
      type: "string",
      requiresArg: true,
      describe: "hours and desks of one week, such as 2024-W45",
    })
    .option("where", {
      type: "string",
      requiresArg: true,
      describe: "only offices that fit, such as municipality=Stockholm",
    })
    .option("set", {
      type: "string",
      array: true,
      default: [] as string[],
      requiresArg: true,
      describe: "change a value of the scenario: path=value",
    })
    .conflicts("resolved", ["diff", "calendar", "where"])
    .conflicts("diff", ["calendar", "where"])
    .example("$0 show counter", "offices, hours, desks, loads, warnings")
    .example("$0 show counter --diff skelleftea", "what is different");

type Options = Awaited<ReturnType<typeof describeOptions>["argv"]>;

export const showCommand: CommandModule<object, Options> = {
  command: "show <file>",
  describe: "say what a scenario means, before it is run",
  builder: describeOptions,
  handler: async (options) => {
    const loaded = await loadDocument(options.file, options.set);
    process.stdout.write(await VIEWS[viewOf(options)](loaded, options));
  },
};

type View = "resolved" | "diff" | "calendar" | "survey";

function viewOf({ resolved, diff, calendar }: Options): View {
  if (resolved === true) return "resolved";
  if (diff !== undefined) return "diff";
  return calendar === undefined ? "survey" : "calendar";
}

const VIEWS: Readonly<Record<View, (loaded: LoadedScenario, options: Options) => string | Promise<string>>> =
  {
    resolved: ({ scenario, document, files }, { json }) =>
      json === true
        ? jsonDocument({
            kontor: VERSION,
            kind: "show",
            view: "resolved",
            scenario: scenario.id,
            hash: scenario.hash,
            files,
            document,
          })
        : resolvedText({ document }),

    diff: async ({ scenario: before }, { diff = "", json, lang }) => {
      const after = await loadScenario(diff);
      const reach = reachOfChange(before, after);
      const shown = { before, after, differences: diffScenarios(before, after), reach };
      return json === true ? renderDiffJson(shown, VERSION) : renderDiff(shown, lang);
    },

    calendar: ({ scenario }, { calendar = "", where, json, lang }) => {
      const shown = weekOf(where === undefined ? scenario : withOnly(scenario, where), calendar);
      return json === true ? renderWeekJson(shown, VERSION) : renderWeek(shown, lang);
    },

    survey: ({ scenario: whole, files }, { file, where, json, lang }) => {
      const scenario = where === undefined ? whole : withOnly(whole, where);
      const shown = { scenario, survey: surveyScenario(scenario), files };
      return json === true ? renderShowJson(shown, VERSION) : renderShow(shown, lang, `kontor run ${file}`);
    },
  };

/** Days without dates repeat the same week for ever, so that its number says nothing. */
function weekOf(scenario: Scenario, text: string): ShownWeek {
  const { dated, firstDay } = scenario.horizon;
  const offices = (monday: number) =>
    scenario.offices.map((office) => ({ office, days: weekOfOffice(office, scenario.horizon, monday) }));
  const reading = readWeekOf(text);
  if (!("value" in reading)) {
    throw new UserError(`--calendar ${text}: ${reading.problem}; ${reading.remedy}`, EXIT.usage);
  }
  if (!dated) return { scenario, week: "1", offices: offices(firstDay) };
  return { scenario, week: formatWeek(reading.value), offices: offices(reading.value) };
}
