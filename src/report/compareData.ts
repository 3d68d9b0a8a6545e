/** The machine-readable reports of a comparison: JSON and CSV with the same rows, the same bytes for the same run. */
import { marginOf } from "../analysis/verdict.js";
import type { Change, ComparedFigure, Comparison } from "../analysis/comparison.js";
import type { GuardOutcome } from "../analysis/guards.js";
import { FALSE_SHARE } from "../analysis/families.js";
import { writeRows } from "./csv.js";
import { peopleRows } from "./people.js";
import { jsonDocument } from "./plain.js";
import { describeSweep } from "./sweep.js";

/** What is told beside the figures. */
export interface DataTelling {
  /** Version of the program. */
  readonly version: string;
  /** Whether cells that differ by exactly 0 are left out. */
  readonly onlyChanged: boolean;
  /** The selector of the offices that are told of, "" for all. */
  readonly where: string;
  readonly guards: readonly GuardOutcome[];
}

export function renderComparisonJson(comparison: Comparison, telling: DataTelling): string {
  const { names, scenarios, baseline, plan, done, lost, untouched, sweep } = comparison;
  const { version, where, guards } = telling;
  return jsonDocument({
    kontor: version,
    kind: "compare",
    baseline: names[baseline],
    scenarios: scenarios.map(({ hash, foundations }, i) => ({ scenario: names[i], hash, foundations })),
    seed: plan.seed,
    replications: plan.replications,
    confidence: plan.confidence,
    complete: done === plan.replications,
    ...(lost.length === 0 ? {} : { lost: lost.map(({ replication }) => replication) }),
    ...(where === "" ? {} : { where }),
    inputUncertainty: sweep === undefined ? "not included" : describeSweep(sweep, names),
    untouched: untouched.map(({ scenario, by, cells, untouched: same }) => ({
      scenario: names[scenario],
      by,
      cells,
      untouched: same.length,
    })),
    ...(guards.length === 0 ? {} : { failIf: guards.map((outcome) => describeGuard(outcome, names)) }),
    measures: comparisonRows(comparison, telling.onlyChanged),
    ...(comparison.families === undefined ? {} : { together: familyRows(comparison) }),
    ...(comparison.flows === undefined ? {} : { flows: flowRows(comparison) }),
    ...(comparison.people === undefined ? {} : { people: peopleRows(comparison, telling.onlyChanged) }),
  });
}

/** Each family with its cells. */
function familyRows({ families = [], names, plan }: Comparison) {
  return families.map(({ scenario, cells, ...family }) => ({
    scenario: names[scenario],
    ...family,
    confidence: plan.confidence,
    falseShare: FALSE_SHARE,
    changed: cells.filter(({ changes }) => changes).map(({ cell }) => cell),
    cells,
  }));
}

function flowRows({ flows = [], names }: Comparison) {
  return flows.map(({ scenario, from, to, visitors, extraTravel }) => ({
    scenario: names[scenario],
    from,
    to,
    visitors: visitors.estimate,
    visitorsHalfWidth: visitors.halfWidth,
    extraTravel: extraTravel.estimate,
    extraTravelHalfWidth: extraTravel.halfWidth,
    n: visitors.n,
  }));
}

function describeGuard({ guard, scenario, ...rest }: GuardOutcome, names: readonly string[]) {
  return { condition: guard.text, scenario: names[scenario], ...rest };
}

/** Figures of a comparison as CSV with a header; numbers with a dot, empty where unknown. */
export async function renderComparisonCsv(comparison: Comparison, onlyChanged: boolean): Promise<string> {
  const people = peopleRows(comparison, onlyChanged).map(csvRowOf);
  const rows = [...rowsOf(comparison, onlyChanged), ...people];
  return writeRows(
    COLUMNS,
    rows.map((row) => COLUMNS.map((column) => row[column] ?? null)),
  );
}

const COLUMNS = [
  "scenario",
  "measure",
  "unit",
  "by",
  "cell",
  "baselineEstimate",
  "baselineHalfWidth",
  "estimate",
  "estimateHalfWidth",
  "difference",
  "standardError",
  "halfWidth",
  "correlation",
  "varianceRatio",
  "margin",
  "verdict",
  "n",
  "reason",
] as const;

/** One row of either report. */
type Row = Partial<Record<(typeof COLUMNS)[number], string | number | null>>;

/** People in the columns of measures: the scenario's figure, named `people.worseOff`. */
function csvRowOf(row: ReturnType<typeof peopleRows>[number]): Row {
  const { scenario, unit, by, cell, estimate, n } = row;
  const measure = `people.${row.sum}`;
  return { scenario, measure, unit, by, cell, estimate, estimateHalfWidth: row.halfWidth, n };
}

/** Rows of the document: those of the table, and what controls make of them where they are asked for. */
function comparisonRows(comparison: Comparison, onlyChanged: boolean) {
  return shownChanges(comparison, onlyChanged).map(([figure, change]) => ({
    ...rowOf(comparison, figure, change),
    ...(change.controlled !== undefined && { controlled: controlsOf(comparison, figure, change) }),
  }));
}

function controlsOf({ baseline }: Comparison, { controlled = [] }: ComparedFigure, change: Change) {
  return {
    baseline: controlled[baseline] ?? null,
    scenario: controlled[change.scenario] ?? null,
    difference: change.controlled ?? null,
  };
}

function rowsOf(comparison: Comparison, onlyChanged: boolean): Row[] {
  return shownChanges(comparison, onlyChanged).map(([figure, change]) => rowOf(comparison, figure, change));
}

function shownChanges(comparison: Comparison, onlyChanged: boolean): [ComparedFigure, Change][] {
  const hidden = onlyChanged ? hiddenOf(comparison) : new Set<string>();
  return comparison.figures.flatMap((figure) =>
    figure.changes
      .filter(({ scenario }) => !hidden.has(keyOf(scenario, figure.by, figure.cell)))
      .map((change): [ComparedFigure, Change] => [figure, change]),
  );
}

function keyOf(scenario: number, by: string, cell: string): string {
  return `${scenario}/${by}/${cell}`;
}

/** Cells that differ by exactly 0; the network as a whole is always told. */
function hiddenOf({ untouched }: Comparison): Set<string> {
  const cells = untouched.filter(({ by }) => by !== "network");
  return new Set(
    cells.flatMap(({ scenario, by, untouched: same }) => same.map((cell) => keyOf(scenario, by, cell))),
  );
}

function rowOf(
  { names, baseline }: Comparison,
  { measure, by, cell, figures }: ComparedFigure,
  { scenario, difference, standardError, halfWidth, correlation, varianceRatio, verdict, n, reason }: Change,
): Row {
  return {
    scenario: names[scenario],
    measure: measure.name,
    unit: measure.unit,
    by,
    cell,
    baselineEstimate: figures[baseline]?.estimate ?? null,
    baselineHalfWidth: figures[baseline]?.halfWidth ?? null,
    estimate: figures[scenario]?.estimate ?? null,
    estimateHalfWidth: figures[scenario]?.halfWidth ?? null,
    difference,
    standardError,
    halfWidth,
    correlation,
    varianceRatio,
    margin: marginOf(measure),
    verdict,
    n,
    ...(reason === undefined ? {} : { reason }),
  };
}
