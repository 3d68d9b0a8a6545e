/** What a study is after, its words looked up among the measures: the best, what is traded off, limits and targets. */
import { EXIT, UserError, type Problem } from "../errors.js";
import { recipeFor } from "../experiment/cells.js";
import type { Measure, Term } from "../experiment/measure.js";
import { listMeasures } from "../experiment/measures.js";
import { office } from "../experiment/terms.js";
import { suggest } from "../scenario/nearest.js";
import type { Target as Written } from "../scenario/planned.js";
import { findingAt, quote, refusal, type Path, type Reading, type Refusal } from "../scenario/reading.js";
import type { Study } from "../scenario/study.js";
import { HOUR_MINUTES } from "../units.js";
import { readAmountOf } from "./amounts.js";

/** An amount in the unit of its measure, or a part of what the base has. */
export interface Amount {
  readonly value: number;
  readonly isOfBase: boolean;
}

/** A limit or target. */
export interface Bound {
  /** As it was written. */
  readonly text: string;
  readonly measure: Measure;
  /** Whether the figure must stay below. */
  readonly isMost: boolean;
  readonly amount: Amount;
}

export interface Aim {
  readonly best: Measure;
  readonly margin: Amount;
  /** As it was written. */
  readonly marginText: string;
  /** Measures to trade off, each with the difference that does not matter. */
  readonly tradeoff: readonly { readonly measure: Measure; readonly margin: Amount }[];
  readonly limits: readonly Bound[];
  /** Part of a limit by which it may be missed. */
  readonly tolerance: number;
  readonly targets: readonly Bound[];
  /** All measures that are gathered, each once: the best, the share lost and the desk hours among them. */
  readonly measures: readonly Measure[];
}

/** Part of a limit by which it may be missed, unless the study says otherwise. */
const TOLERANCE = 0.02;

const WEEK_DAYS = 7;
/** The share lost, which stands beside every verdict. */
export const LOST = "gaveUpShare";
export const STAFF_HOURS = "staffHours";
export const OPEN_HOURS = "openHours";

/** Contacts intended, by which policies must be alike to be compared. */
export const INTENDED = "intended";

/** Columns of minutes, turned into hours of a week. @param days that are measured */
export function weekHours(days: number, minutes: readonly Term[]): readonly Term[] {
  return ofWeek(days * HOUR_MINUTES, minutes);
}

/** Columns, as of a week. @param days that are measured */
export function ofWeek(days: number, columns: readonly Term[]): readonly Term[] {
  return columns.map((term) => ({ ...term, factor: WEEK_DAYS / days, name: null }));
}

/** Desk hours of a week. @param days that are measured */
export function staffHoursOf(days: number): Measure {
  return {
    name: STAFF_HOURS,
    unit: "h",
    better: "low",
    label: { en: "Desk hours a week", sv: "Disktimmar i veckan" },
    definition: {
      en: "desk hours planned until closing and worked after it ÷ weeks",
      sv: "disktimmar planerade till stängning och arbetade efter den ÷ veckor",
    },
    recipe: { kind: "ratio", of: weekHours(days, office("plannedMinutes", "busyAfterClosing")), per: null },
  };
}

/** Hours of a week that an office is open. @param days that are measured */
export function openHoursOf(days: number, offices: number): Measure {
  const of = weekHours(days, office("openMinutes")).map((term) => ({
    ...term,
    factor: term.factor / offices,
  }));
  return {
    name: OPEN_HOURS,
    unit: "h",
    better: "high",
    label: { en: "Open hours a week, mean of offices", sv: "Öppettimmar i veckan, medel av kontor" },
    definition: {
      en: "hours open ÷ weeks and offices",
      sv: "timmar öppet ÷ veckor och kontor",
    },
    recipe: { kind: "ratio", of, per: null },
  };
}

/** @throws UserError with every measure or unit that is unknown, at its place in the file */
export function readAim({
  question,
  policies,
  offices,
  problemAt,
}: Pick<Study, "question" | "policies" | "offices" | "problemAt">): Aim {
  const { observation, horizon } = policies[0].scenario;
  const { days } = horizon;
  const hours = [staffHoursOf(days), openHoursOf(days, offices.size)];
  const known = [...listMeasures(observation), ...hours];
  const measures = known.filter((measure) => recipeFor(measure, { by: "network", among: [] }) !== null);
  const problems: Problem[] = [];
  const at = <T>(path: Path, reading: Reading<T>, kind: "key" | "value" = "value"): T | null => {
    if ("value" in reading) return reading.value;
    problems.push(problemAt(findingAt(["study", ...path], reading, kind)));
    return null;
  };
  const boundsOf = (key: "limits" | "targets"): Bound[] =>
    (question[key] ?? []).flatMap((written, i) => at([key, i], readBound(written, measures)) ?? []);
  const { best: bestName = "", margin: marginText = "" } = question; // Only a curve has none.
  const best = at(["best"], readMeasure(bestName, measures));
  if (best?.better === "none")
    at(["best"], refusal(`neither more nor less of ${best.name} is better`, "name another"));
  const margin = best && at(["margin"], readMargin(marginText, best));
  const tradeoff = Object.entries(question.tradeoff ?? {}).flatMap(([name, text]) => {
    const measure = at(["tradeoff", name], readMeasure(name, measures), "key");
    const own = measure && at(["tradeoff", name], readMargin(text, measure));
    return measure && own ? [{ measure, margin: own }] : [];
  });
  const limits = [...boundsOf("limits"), ...budgetOf(question, measures)];
  const targets = boundsOf("targets");
  if (best === null || margin === null || problems.length > 0) {
    throw new UserError(`${problems.length} problems`, EXIT.invalid, problems);
  }
  const named = [
    best,
    ...tradeoff.map(({ measure }) => measure),
    ...[...limits, ...targets].map(({ measure }) => measure),
  ];
  const always = measures.filter(({ name }) => [LOST, STAFF_HOURS, INTENDED].includes(name));
  const tolerance = question.tolerance ?? TOLERANCE;
  return {
    best,
    margin,
    marginText,
    tradeoff,
    limits,
    tolerance,
    targets,
    measures: [...new Set([...named, ...always])],
  };
}

function readMeasure(name: string, measures: readonly Measure[]): Reading<Measure> {
  const value = measures.find((one) => one.name === name);
  if (value !== undefined) return { value };
  const names = measures.map((one) => one.name);
  return refusal(`there is no measure ${quote(name)} of all offices together`, suggest(name, names));
}

/** `5 %` of a share is an amount of it, of anything else a part of what the base has. */
function readAmount(text: string, measure: Measure): Reading<Amount> {
  const [, percent] = /^(\d+(?:\.\d+)?) ?%$/.exec(text) ?? [];
  if (percent !== undefined && measure.unit !== "share") {
    return { value: { value: Number(percent) / 100, isOfBase: true } };
  }
  const reading = readAmountOf(text, measure);
  return "value" in reading ? { value: { value: reading.value, isOfBase: false } } : reading;
}

function readMargin(text: string, measure: Measure): Reading<Amount> {
  const reading = readAmount(text, measure);
  if ("problem" in reading || reading.value.value > 0) return reading;
  return refusal(`${quote(text)} tells apart what nobody can`, "write an amount above 0");
}

function readBound({ measure: name, sign, amount }: Written, measures: readonly Measure[]): Reading<Bound> {
  const measure = readMeasure(name, measures);
  if ("problem" in measure) return measure;
  const reading = readAmount(amount.replace(",", "."), measure.value);
  if ("problem" in reading) return reading;
  if (sign === "==") return equality();
  const text = `${name} ${sign} ${amount}`;
  return { value: { text, measure: measure.value, isMost: sign.startsWith("<"), amount: reading.value } };
}

function equality(): Refusal {
  return refusal("no simulated figure is exactly equal", "write <= or >=");
}

/** The budget as a limit on desk hours. */
function budgetOf({ budget, hourCost }: Study["question"], measures: readonly Measure[]): Bound[] {
  const measure = measures.find(({ name }) => name === STAFF_HOURS);
  if (budget === undefined || hourCost === undefined || measure === undefined) return [];
  const amount = { value: budget / hourCost, isOfBase: false };
  return [
    { text: `budget: ${STAFF_HOURS} <= ${Number(amount.value.toFixed(1))} h`, measure, isMost: true, amount },
  ];
}
