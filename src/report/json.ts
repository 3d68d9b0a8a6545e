/** The machine-readable report of a run: one document, the same bytes for the same run. No dates, no durations. */
import type { Figure } from "../experiment/result.js";
import type { ExperimentResult } from "../experiment/run.js";
import { jsonDocument } from "./plain.js";

/** @param version version of the program */
export function renderJson(
  { scenario, plan, figures, done, lost, isPrecise }: ExperimentResult,
  version: string,
): string {
  const document = {
    kontor: version,
    kind: "run",
    scenario: scenario.id,
    hash: scenario.hash,
    seed: plan.seed,
    replications: plan.replications,
    ...(plan.precision === undefined ? {} : { precision: plan.precision, precisionReached: isPrecise }),
    ...(plan.only === undefined ? {} : { only: plan.only }),
    confidence: plan.confidence,
    complete: done === plan.replications,
    ...(lost.length === 0 ? {} : { lost: lost.map(({ replication }) => replication) }),
    foundations: scenario.foundations,
    measures: figures.map(describeFigure),
  };
  return jsonDocument(document);
}

function describeFigure({ measure, cell, estimate, standardError, halfWidth, spread, n, reason }: Figure) {
  return {
    measure: measure.name,
    unit: measure.unit,
    by: cell.by,
    cell: cell.name,
    estimate,
    standardError,
    halfWidth,
    spread,
    n,
    ...(reason === undefined ? {} : { reason }),
  };
}
