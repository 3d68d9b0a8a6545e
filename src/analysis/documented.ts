/**
 * Everything that is documented of a network, held against what a scenario shows of it: in its survey, exactly, or in
 * a simulated year. What neither can show stays in the table with the reason.
 */
import { EXIT, UserError, type Problem } from "../errors.js";
import type { ExperimentResult } from "../experiment/run.js";
import { suggest } from "../scenario/nearest.js";
import { quote, refusal, type Refusal } from "../scenario/reading.js";
import type { Scenario } from "../scenario/scenario.js";
import { surveyScenario } from "../scenario/survey.js";
import { readTable, type Row } from "../scenario/tables.js";
import { SURVEY_FIGURES, surveyCells, type SurveyFigure } from "./surveyed.js";
import { judgeTargets, readTargets, TARGET_COLUMNS, type Target, type TargetOutcome } from "./targets.js";

/** How well a documented figure is founded, where from, and of which year. */
export interface Origin {
  /** Key in the table of key figures, "" for none. */
  readonly key: string;
  readonly year: string;
  readonly provenance: string;
  readonly source: string;
}

/** A documented figure that the survey of a scenario shows. */
export interface SurveyTarget {
  readonly figure: SurveyFigure;
  readonly cell: string;
  /** As the tolerance; shares as fractions. */
  readonly target: number;
  readonly tolerance: number;
}

/** What documented figures can be held against. */
export type Documented = Origin &
  (
    | { readonly kind: "simulated"; readonly target: Target }
    | { readonly kind: "surveyed"; readonly target: SurveyTarget }
    | {
        readonly kind: "notComparable";
        readonly value: string;
        readonly unit: string;
        readonly reason: string;
      }
  );

/** What became of a documented figure. */
export type DocumentedOutcome = Origin &
  (
    | { readonly kind: "simulated"; readonly outcome: TargetOutcome }
    | {
        readonly kind: "surveyed";
        readonly outcome: SurveyTarget & {
          readonly shown: number | null;
          readonly verdict: TargetOutcome["verdict"];
        };
      }
    | {
        readonly kind: "notComparable";
        readonly value: string;
        readonly unit: string;
        readonly reason: string;
      }
  );

const anyText = (cell: string) => ({ value: cell });

/** Columns of a table of documented figures. A row without `figure` has a `reason`. */
export const DOCUMENTED_COLUMNS = {
  figure: anyText,
  by: anyText,
  cell: anyText,
  target: anyText,
  tolerance: anyText,
  unit: anyText,
  year: anyText,
  provenance: anyText,
  source: anyText,
  key: anyText,
  reason: anyText,
};

type DocumentedRow = Row<typeof DOCUMENTED_COLUMNS>;

/**
 * Reads a table of documented figures.
 *
 * @param source name for messages, and the text of the file
 * @throws UserError with every problem found
 */
export async function readDocumented(
  source: { readonly name: string; readonly text: string },
  scenario: Scenario,
): Promise<Documented[]> {
  const table = await readTable(source, DOCUMENTED_COLUMNS);
  const problems: Problem[] = [...table.problems];
  const found: Documented[] = [];
  for (const row of table.rows) {
    const read = await resolve(row, scenario);
    if (!("problem" in read)) found.push(read);
    else problems.push(table.problemIn(read.column, row.line, read));
  }
  if (problems.length === 0) return found;
  throw new UserError(`${source.name}: ${problems.length} problems`, EXIT.invalid, problems);
}

type Wrong = Refusal & { readonly column: keyof typeof DOCUMENTED_COLUMNS };

async function resolve(row: DocumentedRow, scenario: Scenario): Promise<Documented | Wrong> {
  const { key, year, provenance, source, reason } = row;
  const origin = { key, year, provenance, source };
  if (row.figure === "") {
    if (reason !== "") {
      return { ...origin, kind: "notComparable", value: row.target, unit: row.unit, reason };
    }
    const wrong = refusal("no figure shows it and no reason says why", "write one of the two");
    return { column: "reason", ...wrong };
  }
  const figure = SURVEY_FIGURES.find(({ name }) => name === row.figure);
  return figure === undefined ? ofMeasure(row, origin, scenario) : ofSurvey(row, origin, figure, scenario);
}

/** A row as one of a table of targets, read by its own reader. */
async function ofMeasure(
  row: DocumentedRow,
  origin: Origin,
  scenario: Scenario,
): Promise<Documented | Wrong> {
  const names = Object.keys(TARGET_COLUMNS);
  const cells = [row.figure, row.by, row.cell, row.target, row.tolerance, row.unit, row.source];
  const quoted = cells.map((cell) => `"${cell.replaceAll('"', '""')}"`);
  const text = `${names.join(",")}\n${quoted.join(",")}\n`;
  try {
    const [target] = await readTargets({ name: "", text }, scenario);
    return { ...origin, kind: "simulated", target: { ...target, line: row.line } };
  } catch (error) {
    const problem = error instanceof UserError ? error.problems[0] : undefined;
    if (problem === undefined) throw error;
    const column = problem.path === "measure" ? "figure" : (problem.path as Wrong["column"]);
    return { column, problem: problem.problem, remedy: problem.remedy };
  }
}

function ofSurvey(
  row: DocumentedRow,
  origin: Origin,
  figure: SurveyFigure,
  scenario: Scenario,
): Documented | Wrong {
  if (row.by !== figure.by) {
    return { column: "by", ...refusal(`${figure.name} is known by ${figure.by}`, `write ${figure.by}`) };
  }
  const cells = surveyCells(scenario, figure.by);
  if (!cells.includes(row.cell)) {
    const wrong = refusal(`the scenario has no ${quote(row.cell)} by ${row.by}`, suggest(row.cell, cells));
    return { column: "cell", ...wrong };
  }
  if (row.unit !== figure.unit) {
    return {
      column: "unit",
      ...refusal(`${quote(row.unit)} is no unit of ${figure.name}`, `write ${figure.unit}`),
    };
  }
  const target = TARGET_COLUMNS.target(row.target);
  const tolerance = TARGET_COLUMNS.tolerance(row.tolerance);
  if ("problem" in target) return { column: "target", ...target };
  if ("problem" in tolerance) return { column: "tolerance", ...tolerance };
  const size = figure.unit === "%" ? 0.01 : 1;
  const { amount, isShare } = tolerance.value;
  const wanted = size * target.value;
  return {
    ...origin,
    kind: "surveyed",
    target: {
      figure,
      cell: row.cell,
      target: wanted,
      tolerance: isShare ? amount * Math.abs(wanted) : size * amount,
    },
  };
}

/** Rounding of what a survey computes, as a share of the target. */
const ROUNDING = 1e-9;

/** Judges documented figures by the survey and by what was simulated; the survey's are exact. */
export function judgeDocumented(
  documented: readonly Documented[],
  result: Pick<ExperimentResult, "figures" | "scenario">,
): DocumentedOutcome[] {
  const surveyed = { scenario: result.scenario, survey: surveyScenario(result.scenario) };
  return documented.map((row): DocumentedOutcome => {
    if (row.kind === "notComparable") return row;
    if (row.kind === "simulated") return { ...row, outcome: judgeTargets([row.target], result)[0] };
    const { figure, cell, target, tolerance } = row.target;
    const shown = figure.of(surveyed, cell);
    const isMet = shown !== null && Math.abs(shown - target) <= tolerance + ROUNDING * Math.abs(target);
    const verdict = shown === null ? "cannotTell" : isMet ? "met" : "missed";
    return { ...row, outcome: { ...row.target, shown, verdict } };
  });
}
