/** The options of `kontor undo`: their names, defaults and limits, and what their texts mean. */
import type { Argv } from "yargs";
import { readAmountOf } from "../analysis/amounts.js";
import { marginOf } from "../analysis/verdict.js";
import { EXIT, UserError } from "../errors.js";
import type { Measure } from "../experiment/measure.js";
import { ENDS } from "../scenario/longer.js";
import { readMoney } from "../scenario/planned.js";
import { readDuration } from "../scenario/quantities.js";
import { withJson, withSeed } from "./options.js";
import { DEFAULT_REPLICATIONS, readWhole } from "./runOptions.js";

/** Most desks more, and most steps of longer opening, that are tried. */
const MOST_DESKS = 10;
const MOST_STEPS = 24;

const describeQuestion = (yargs: Argv) =>
  withJson(withSeed(yargs))
    .positional("base", { type: "string", demandOption: true, describe: "scenario before the closures" })
    .positional("closures", {
      type: "string",
      demandOption: true,
      describe: "the same network with closures",
    })
    .option("where", {
      type: "string",
      default: "",
      requiresArg: true,
      describe:
        "tell of these offices and open only them longer, such as area=metropolitan; all when left out",
    })
    .option("receiving", {
      type: "boolean",
      default: false,
      describe: "change only those of them that can receive visitors of an office that is gone",
    })
    .option("measure", {
      type: "string",
      default: "waitP90",
      requiresArg: true,
      describe: "what must not be worse than before",
    })
    .option("margin", {
      type: "string",
      requiresArg: true,
      describe: "by how much it may be, such as '1 min'; what compare takes for no difference when left out",
    });

export const describeOptions = (yargs: Argv) =>
  describeQuestion(yargs)
    .option("step", {
      type: "string",
      default: "30 min",
      requiresArg: true,
      describe: "by how much each step opens longer on every open day",
    })
    .option("most", {
      type: "string",
      default: "3 h",
      requiresArg: true,
      describe: "the longest extension tried",
    })
    .option("end", {
      choices: ENDS,
      default: "later" as const,
      requiresArg: true,
      describe: "whether it closes later, opens earlier, or both by turns",
    })
    .option("desks", {
      type: "string",
      default: "3",
      requiresArg: true,
      describe: "also try up to so many desks more in today's hours; 0 tries none",
    })
    .option("sweep", {
      type: "boolean",
      default: true,
      describe: "judge every step with 5 % and 30 % of people who intend closed minutes too",
    })
    .option("hourCost", {
      type: "string",
      requiresArg: true,
      describe: "price of a desk hour, such as '400 kr'; without it no money is told",
    })
    .option("replications", {
      alias: "n",
      type: "string",
      default: String(DEFAULT_REPLICATIONS),
      requiresArg: true,
      describe: "how many times the period is simulated under each step",
    })
    .option("set", {
      type: "string",
      array: true,
      default: [] as string[],
      requiresArg: true,
      describe: "change a value of both scenarios: path=value",
    })
    .option("csv", { type: "boolean", describe: "figures as CSV on stdout" })
    .option("quiet", { alias: "q", type: "boolean", default: false, describe: "no progress on stderr" })
    .conflicts("json", "csv")
    .example(
      "$0 undo base-2024-mistimed closures-35-mistimed --where area=metropolitan",
      "does longer opening undo the closures?",
    );

export type Options = Awaited<ReturnType<typeof describeOptions>["argv"]>;

/** Steps of longer opening [min] and most desks. @throws UserError naming the option */
export function readSteps({ step, most, desks }: Pick<Options, "step" | "most" | "desks">): {
  readonly step: number;
  readonly most: number;
  readonly desks: number;
} {
  const [each, longest] = [readMinutes("step", step), readMinutes("most", most)];
  const count = longest / each;
  if (!Number.isInteger(count) || count > MOST_STEPS) {
    const problem = Number.isInteger(count) ? `more than ${MOST_STEPS} steps` : "not a whole number of steps";
    throw new UserError(`--most ${most}: ${problem} of ${step}; write another --step`, EXIT.usage);
  }
  return { step: each, most: longest, desks: readWhole("desks", desks, [0, MOST_DESKS]) };
}

/** Whole minutes, 1 or more. */
function readMinutes(name: string, text: string): number {
  const reading = readDuration(text);
  if ("problem" in reading)
    throw new UserError(`--${name}: ${reading.problem}; ${reading.remedy}`, EXIT.usage);
  if (Number.isInteger(reading.value) && reading.value >= 1) return reading.value;
  throw new UserError(`--${name} ${text}: not whole minutes, 1 or more; write it like "30 min"`, EXIT.usage);
}

/** The difference that does not matter [unit of the measure]. @throws UserError naming the option */
export function readMargin(text: string | undefined, measure: Measure): number {
  if (text === undefined) return marginOf(measure);
  const reading = readAmountOf(text, measure);
  if ("problem" in reading)
    throw new UserError(`--margin: ${reading.problem}; ${reading.remedy}`, EXIT.usage);
  if (reading.value >= 0) return reading.value;
  throw new UserError(`--margin ${text}: below 0; write how much worse does not matter`, EXIT.usage);
}

/** Of a desk hour [kr]; null where none was given. @throws UserError naming the option */
export function readHourCost(text: string | undefined): number | null {
  if (text === undefined) return null;
  const reading = readMoney(text);
  if ("problem" in reading)
    throw new UserError(`--hour-cost: ${reading.problem}; ${reading.remedy}`, EXIT.usage);
  if (reading.value > 0) return reading.value;
  throw new UserError(`--hour-cost ${text}: not above 0; write the price of a desk hour`, EXIT.usage);
}
