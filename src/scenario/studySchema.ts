/** The language of studies: which policies are tried, what the best one is best in, and what all must keep to. */
import {
  byId,
  byPlace,
  id,
  leaf,
  list,
  oneOf,
  refuse,
  section,
  share,
  timeOfDay,
  wholeNumber,
} from "./leaves.js";
import type { Context } from "./leaves.js";
import { readDesksChange } from "./change.js";
import { LIMITS } from "./limits.js";
import { policyPatch } from "./patchSchema.js";
import { readComparisonOfMeasure, readMoney } from "./planned.js";
import { quote, refusal, type Reading } from "./reading.js";
import { schedules } from "./schedulesSchema.js";
import { selector } from "./selectorSchema.js";

/** On how many days of the week an office opens, and whether offices take turns in which. */
export interface OpenDays {
  readonly days: number;
  readonly isStaggered: boolean;
}

/** Reads `5`, `4` or `4 staggered`. */
function readOpenDays(raw: string | number): Reading<OpenDays> {
  const match = /^([1-7])( staggered)?$/.exec(String(raw));
  if (match === null)
    return refusal(`${quote(raw)} is not a number of days`, 'write it like 5 or "4 staggered"');
  const days = Number(match[1]);
  if (match[2] === undefined || days < 5) return { value: { days, isStaggered: match[2] !== undefined } };
  return refusal(
    `${quote(raw)} leaves no weekday to take turns in`,
    "write 1 to 4 days, or leave staggered out",
  );
}

/** An amount with its unit, whose measure is not known here. */
function readAmountText(raw: string | number): Reading<string> {
  if (/^\d{1,12}(\.\d{1,9})? ?[\p{L}%²/]{1,12}$/u.test(String(raw))) return { value: String(raw) };
  return refusal(`${quote(raw)} is not an amount with a unit`, 'write it like "1 min" or "0.5 %"');
}

function readChangeText(raw: string | number): Reading<string> {
  const reading = readDesksChange(String(raw));
  return "value" in reading ? { value: String(raw) } : reading;
}

const amount = leaf(readAmountText, { title: "an amount with its unit", examples: ["1 min", "0.5 %"] });
const comparison = leaf(readComparisonOfMeasure, { title: "a limit", examples: ["waitAbove20 <= 10 %"] });
const money = leaf(readMoney, { title: "an amount of money", examples: ["2 M kr"] });
const measure = id.meta({ title: "the name of a measure", examples: ["waitP90"] });
const days = leaf(readOpenDays, { title: "a number of days", examples: [5, "4 staggered"] });
const desks = leaf(readChangeText, { title: "a change of desks", examples: ['"+1"', "+10 %"] });

/** Most values of one dimension of a grid. */
const MOST_VALUES = 50;

/** Most policies of a study: an office's are screened in minutes. */
export const MOST_POLICIES = 100_000;

/** Most policies that are simulated side by side, and kept as whole scenarios; of more the chain must leave some out. */
export const MOST_SIMULATED = 2_000;

const grid = section(
  {
    opens: list(timeOfDay, {
      title: "a list of times",
      examples: [["09:00", "10:00"]],
      most: MOST_VALUES,
    }).describe("Opening times."),
    closes: list(timeOfDay, {
      title: "a list of times",
      examples: [["16:00", "18:00"]],
      most: MOST_VALUES,
    }).describe("Closing times."),
    days: list(days, {
      title: "a list of numbers of days",
      examples: [[5, "4 staggered"]],
      most: MOST_VALUES,
    })
      .optional()
      .describe(
        "Days open a week from Monday on; staggered: office by office, closed on other weekdays. 5 when left out.",
      ),
    staffing: list(oneOf("same_hours", "extend"), {
      title: "a list of same_hours and extend",
      examples: [["same_hours", "extend"]],
      most: 2,
    }).describe("Who works in the new hours, as in a patch."),
    desks: list(desks, { title: "a list of changes of desks", examples: [["+0", "+1"]], most: MOST_VALUES })
      .optional()
      .describe("Desks more or fewer than that; +0 when left out."),
  },
  { opens: ["09:00", "10:00"], closes: ["16:00", "18:00"], staffing: ["extend"] },
);

const values = byPlace(MOST_VALUES, { "offices.counter.desks": [2, 3] });

/** What policies come from, and what is said where none of it is written. */
const SOURCES = ["policies", "grid", "values", "schedules"] as const;
export const NO_POLICIES = refusal("has no policies", "write policies, grid, values or schedules");

const curve = section(
  {
    bend: share
      .optional()
      .describe("Least bend that counts as a knee, as a share of the visits at stake; 5 % when left out."),
  },
  { bend: "5 %" },
);

export const study = section(
  {
    where: selector.optional().describe("Offices that are varied and told of; all when left out."),
    best: measure
      .optional()
      .describe("Measure of which the best policy has least, or most where more is better. Needs margin."),
    margin: amount.optional().describe("Difference in it that does not matter."),
    curve: curve
      .optional()
      .describe(
        "Asks, instead of for the best, how many visits are served over open hours, and for the knee.",
      ),
    tradeoff: byId(amount, { waitP90: "1 min", staffHours: "1 %" })
      .optional()
      .describe("Measures to trade off, each with the difference that does not matter; % of what is now."),
    limits: list(comparison, {
      title: "a list of limits",
      examples: [["staffHours <= 105 %", "waitAbove20 <= 10 %"]],
      most: 20,
    })
      .optional()
      .describe("What every policy must keep to; % of what is now, but for shares."),
    tolerance: share.optional().describe("Part of a limit by which it may be missed; 2 % when left out."),
    budget: money.optional().describe("Most that a week of desk hours may cost. Needs hourCost."),
    hourCost: money.optional().describe("Cost of a desk hour, for budget or curve."),
    targets: list(comparison, { title: "a list of targets", examples: [["waitP90 <= 20 min"]], most: 20 })
      .optional()
      .describe(
        "What the best policy is to reach: told, and left with exit code 5 where it surely does not.",
      ),
    first: wholeNumber(3, 10_000, 10)
      .default(10)
      .describe("Replications of every policy before any is dropped; of no matter to a curve."),
    most: wholeNumber(3, 1_000_000, 100).default(100).describe("Most replications of a policy."),
    selection: oneOf("kn", "rinott", "ocba")
      .optional()
      .describe(
        "How the best is selected: the race on the same people, two stages, or shares of a budget; kn when left out.",
      ),
    total: wholeNumber(3, 10_000_000, 1000)
      .optional()
      .describe("With ocba: replications of all policies together; half of policies × most when left out."),
    policies: byId(
      list(policyPatch, {
        title: "a list of patches",
        examples: [[{ set: { desks: '"+1"' } }]],
        most: LIMITS.patches,
      }),
    )
      .optional()
      .describe("Policies by name, each a list of changes."),
    grid: grid.optional().describe("Hours to combine: every combination is one policy."),
    values: values
      .optional()
      .describe(
        "Values to combine at places of the file, by path as for --set: every combination is one policy.",
      ),
    schedules: schedules
      .optional()
      .describe(
        "Every way to spread a day's desk hours over the half-hours of opening hours, each one policy.",
      ),
  },
  {
    best: "waitP90",
    margin: "1 min",
    grid: { opens: ["09:00"], closes: ["16:00", "18:00"], staffing: ["extend"] },
  },
).superRefine((written, context) => {
  const { first, most, selection, total } = written;
  if (SOURCES.every((key) => written[key] === undefined)) refuse(context, NO_POLICIES);
  if (written.curve === undefined) refuseMissing(written, context);
  else refuseForeign(written, context);
  refuseHalfBudget(written, context);
  if (total !== undefined && selection !== "ocba") {
    const idle = refusal("says nothing without selection: ocba", "write it, or remove total");
    refuse(context, idle, ["total"], "key");
  }
  if (first > most && written.curve === undefined)
    refuse(context, refusal("is above most", "write a smaller number, or raise most"), ["first"]);
});

/** What a study is after, as far as it matters to what else it may say. */
interface Asked {
  readonly [key: string]: unknown;
  readonly budget?: number | undefined;
  readonly hourCost?: number | undefined;
}

/** What ranks policies; a curve shows them all. */
const OF_RANKINGS = [
  "best",
  "margin",
  "tradeoff",
  "limits",
  "tolerance",
  "budget",
  "targets",
  "selection",
] as const;

/** A ranking needs the measure of the best, and the difference in it that does not matter. */
function refuseMissing(asked: Asked, context: Context): void {
  for (const key of ["best", "margin"]) {
    if (asked[key] === undefined)
      refuse(context, refusal(`${key} is missing`, "write it, or ask for a curve"), [key], "key");
  }
}

function refuseForeign(asked: Asked, context: Context): void {
  for (const key of OF_RANKINGS) {
    const foreign = refusal("says nothing of a curve", "remove it, or remove curve");
    if (asked[key] !== undefined) refuse(context, foreign, [key], "key");
  }
}

function refuseHalfBudget({ budget, hourCost, curve: asksCurve }: Asked, context: Context): void {
  if (budget !== undefined && (hourCost === undefined || hourCost <= 0)) {
    refuse(context, refusal("hourCost is missing", "say what a desk hour costs"), ["budget"], "key");
  }
  if (budget === undefined && hourCost !== undefined && asksCurve === undefined) {
    refuse(
      context,
      refusal("says nothing without budget", "remove it, or write budget"),
      ["hourCost"],
      "key",
    );
  }
}
