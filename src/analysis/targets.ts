/** Documented figures against simulated ones: a table of targets, read and judged row by row. */
import { EXIT, UserError, type Problem } from "../errors.js";
import { DIVISIONS, listCells, recipeFor, type Division } from "../experiment/cells.js";
import type { Measure } from "../experiment/measure.js";
import { listMeasures } from "../experiment/measures.js";
import type { Figure } from "../experiment/result.js";
import type { ExperimentResult } from "../experiment/run.js";
import { suggest } from "../scenario/nearest.js";
import { quote, refusal, type Reading, type Refusal } from "../scenario/reading.js";
import type { Scenario } from "../scenario/scenario.js";
import { cellText, cellWord, readTable, type Row } from "../scenario/tables.js";
import { readUnit } from "./amounts.js";

/** A figure that is known from elsewhere, and how far the simulated one may lie from it. */
export interface Target {
  readonly measure: Measure;
  readonly by: Division;
  readonly cell: string;
  /** In the unit of the measure, as the tolerance. */
  readonly target: number;
  /** 0 or more. */
  readonly tolerance: number;
  readonly source: string;
  /** Line of the table. */
  readonly line: number;
}

/** What became of a target. */
export interface TargetOutcome extends Target {
  readonly figure: Figure;
  /** The whole interval lies within the tolerance, none of it, or a part of it; the last also where it is unknown. */
  readonly verdict: "met" | "missed" | "cannotTell";
}

/** Columns of a table of targets. */
export const TARGET_COLUMNS = {
  measure: cellText,
  by: cellWord(DIVISIONS),
  cell: cellText,
  target: cellDecimal,
  tolerance: cellTolerance,
  unit: cellText,
  source: cellText,
};

function cellDecimal(cell: string): Reading<number> {
  if (/^-?\d{1,15}(\.\d{1,15})?$/.test(cell)) return { value: Number(cell) };
  return refusal(`${quote(cell)} is not a number`, "write a number with a decimal point");
}

/** A tolerance as written: in the unit of the row, or as a share of the target. */
interface Tolerance {
  readonly amount: number;
  readonly isShare: boolean;
}

function cellTolerance(cell: string): Reading<Tolerance> {
  const [, digits, sign] = /^(\d{1,15}(?:\.\d{1,15})?)( ?% of target)?$/.exec(cell) ?? [];
  if (digits === undefined) {
    return refusal(
      `${quote(cell)} is no tolerance`,
      "write a number in the unit of the row, or a share such as 5 % of target",
    );
  }
  const isShare = sign !== undefined;
  return { value: { amount: isShare ? Number(digits) / 100 : Number(digits), isShare } };
}

/**
 * Reads a table of targets.
 *
 * @param source name for messages, and the text of the file
 * @param scenario whose measures and cells the rows may name
 * @throws UserError with every problem found, each with its row and column
 */
export async function readTargets(
  source: { readonly name: string; readonly text: string },
  scenario: Scenario,
): Promise<Target[]> {
  const table = await readTable(source, TARGET_COLUMNS);
  const problems: Problem[] = [...table.problems];
  const measures = listMeasures(scenario.observation, scenario.mistimed !== null);
  const targets = table.rows.flatMap((row): Target[] => {
    const found = resolve(row, measures, scenario);
    if ("target" in found) return [found];
    problems.push(table.problemIn(found.column, row.line, found));
    return [];
  });
  if (problems.length === 0 && targets.length === 0) {
    problems.push(
      table.problemIn("measure", null, refusal("the table has no targets", "write a row for each")),
    );
  }
  if (problems.length === 0) return targets;
  throw new UserError(`${source.name}: ${problems.length} problems`, EXIT.invalid, problems);
}

type TargetRow = Row<typeof TARGET_COLUMNS>;

/** A row as a target of this scenario, or what is wrong with it in which column. */
function resolve(
  { measure: name, by, cell, unit, source, line, ...row }: TargetRow,
  measures: readonly Measure[],
  scenario: Scenario,
): Target | (Refusal & { readonly column: keyof typeof TARGET_COLUMNS }) {
  const measure = measures.find((one) => one.name === name);
  if (measure === undefined) {
    const names = measures.map((one) => one.name);
    return { column: "measure", ...refusal(`there is no measure ${quote(name)}`, suggest(name, names)) };
  }
  if (recipeFor(measure, { by }) === null) {
    const wrong = refusal(`${name} is not known by ${by}`, "choose another measure, or divide less");
    return { column: "by", ...wrong };
  }
  const cells = listCells(scenario, by).map((one) => one.name);
  if (!cells.includes(cell)) {
    return {
      column: "cell",
      ...refusal(`the scenario has no ${quote(cell)} by ${by}`, suggest(cell, cells)),
    };
  }
  const size = readUnit(unit, measure);
  if ("problem" in size) return { column: "unit", ...size };
  const target = row.target * size.value;
  const { amount, isShare } = row.tolerance;
  const tolerance = isShare ? Math.abs(target) * amount : amount * size.value;
  return { measure, by, cell, target, tolerance, source, line };
}

/** Judges targets by what was simulated. @throws Error if a figure was not simulated */
export function judgeTargets(
  targets: readonly Target[],
  { figures }: Pick<ExperimentResult, "figures">,
): TargetOutcome[] {
  const found = new Map(
    figures.map((figure) => [`${figure.cell.by}/${figure.cell.name}/${figure.measure.name}`, figure]),
  );
  return targets.map((target) => {
    const figure = found.get(`${target.by}/${target.cell}/${target.measure.name}`);
    if (figure === undefined) throw new Error(`judgeTargets: ${target.measure.name} was not simulated`);
    return { ...target, figure, verdict: judge(target, figure) };
  });
}

function judge({ target, tolerance }: Target, { estimate, halfWidth }: Figure): TargetOutcome["verdict"] {
  if (estimate === null || halfWidth === null) return "cannotTell";
  const distance = Math.abs(estimate - target);
  if (distance + halfWidth <= tolerance) return "met";
  return distance - halfWidth > tolerance ? "missed" : "cannotTell";
}
