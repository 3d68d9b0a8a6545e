/** Conditions under which a comparison is to fail, such as `waitP90>+5min`: read from text, and judged. */
import { EXIT, UserError } from "../errors.js";
import type { Measure } from "../experiment/measure.js";
import { suggest } from "../scenario/nearest.js";
import { quote } from "../scenario/reading.js";
import { readAmountOf } from "./amounts.js";
import type { Comparison } from "./comparison.js";

/** A condition on differences from the baseline. */
export interface Guard {
  /** As it was written. */
  readonly text: string;
  readonly measure: string;
  readonly sign: ">" | "<";
  /** In the unit of the measure. */
  readonly limit: number;
}

/** What became of a condition in one cell of one scenario. */
export interface GuardOutcome {
  readonly guard: Guard;
  readonly scenario: number;
  readonly cell: string;
  /** The whole interval fulfils the condition, none of it does, or a part of it; the last also where it is unknown. */
  readonly outcome: "fails" | "holds" | "cannotTell";
  readonly difference: number | null;
  readonly halfWidth: number | null;
}

const GUARD = /^\s*([A-Za-z][\w.]*)\s*([<>])\s*(.+)$/;

/**
 * Reads a condition: a measure, > or <, and a difference with its unit.
 *
 * @param measures that the scenarios have
 * @throws UserError if it is none, or the measure or unit is unknown
 */
export function readGuard(text: string, measures: readonly Measure[]): Guard {
  const refuse = (problem: string, remedy: string): UserError =>
    new UserError(`--fail-if ${text}: ${problem}; ${remedy}`, EXIT.usage);
  const [, name, sign, amount] = GUARD.exec(text) ?? [];
  if (name === undefined) throw refuse("is no condition", "write one such as 'waitP90>+5min'");
  const measure = measures.find((one) => one.name === name);
  if (measure === undefined) {
    const names = measures.map((one) => one.name);
    throw refuse(`there is no measure ${quote(name)}`, suggest(name, names));
  }
  const reading = readAmountOf(amount, measure);
  if ("problem" in reading) throw refuse(reading.problem, reading.remedy);
  return { text: text.trim(), measure: name, sign: sign as Guard["sign"], limit: reading.value };
}

/** Judges a condition over the whole network, or for each phone line where only lines have the measure. */
export function judgeGuard(guard: Guard, { figures }: Pick<Comparison, "figures">): GuardOutcome[] {
  const ofMeasure = figures.filter(({ measure }) => measure.name === guard.measure);
  return ofMeasure
    .filter(({ measure, by }) => by === (measure.ofLines === true ? "line" : "network"))
    .flatMap(({ cell, changes }) =>
      changes.map(({ scenario, difference, halfWidth, isUntouched }) => {
        const half = isUntouched ? 0 : halfWidth;
        return { guard, scenario, cell, outcome: judge(guard, difference, half), difference, halfWidth };
      }),
    );
}

function judge(
  { sign, limit }: Guard,
  difference: number | null,
  halfWidth: number | null,
): GuardOutcome["outcome"] {
  if (difference === null || halfWidth === null) return "cannotTell";
  const beyond = sign === ">" ? difference - limit : limit - difference;
  if (beyond - halfWidth > 0) return "fails";
  return beyond + halfWidth <= 0 ? "holds" : "cannotTell";
}
