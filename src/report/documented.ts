/** Documented figures against what a scenario shows of them: a table for the terminal, a table for a manual, and JSON. */
import type { DocumentedOutcome } from "../analysis/documented.js";
import type { ExperimentResult } from "../experiment/run.js";
import { checkDocument, paintVerdict } from "./check.js";
import { decimalsFor, formatNumber, showFigure, unitWord, type Language } from "./format.js";
import { neutralise } from "./plain.js";
import { note, paint, plainTable } from "./terminal.js";
import { DOCUMENTED_WORDS } from "./documentedWords.js";
import { CALL_HEADS, WORDS } from "./words.js";

/** A row ready to print; texts of the table neutralised. */
export interface DocumentedRow {
  readonly label: string;
  readonly where: string;
  readonly target: string;
  readonly tolerance: string;
  readonly shown: string;
  readonly error: string;
  readonly unit: string;
  readonly verdict: "met" | "missed" | "cannotTell" | "notComparable";
  /** How it is shown. */
  readonly how: "simulated" | "surveyed" | "notComparable";
  readonly provenance: string;
  readonly year: string;
  /** Where the figure comes from, or why it is not comparable. */
  readonly source: string;
}

/** Rows as people read them. */
export function documentedRows(outcomes: readonly DocumentedOutcome[], language: Language): DocumentedRow[] {
  return outcomes.map((row): DocumentedRow => {
    const origin = {
      how: row.kind,
      provenance: neutralise(row.provenance.replaceAll("_", " ")),
      year: neutralise(row.year),
      source: neutralise(row.source),
    };
    if (row.kind === "notComparable") {
      const nothing = { where: "", tolerance: "", shown: "", error: "", verdict: "notComparable" as const };
      const [label, target, unit] = [row.key.replaceAll("_", " "), row.value, row.unit].map(neutralise);
      return { label, target, unit, ...nothing, ...origin, source: neutralise(row.reason) };
    }
    return {
      ...(row.kind === "surveyed" ? surveyedRow(row, language) : simulatedRow(row, language)),
      ...origin,
    };
  });
}

type Told = Omit<DocumentedRow, "how" | "provenance" | "year" | "source">;

function surveyedRow(
  { outcome }: Extract<DocumentedOutcome, { kind: "surveyed" }>,
  language: Language,
): Told {
  const { figure, cell, target, tolerance, shown, verdict } = outcome;
  const scale = figure.unit === "%" ? 100 : 1;
  const decimals = tolerance === 0 ? 0 : decimalsFor(scale * tolerance, scale * target);
  const number = (value: number): string => formatNumber(scale * value, decimals, language);
  return {
    label: figure.label[language],
    where: cell === "all" ? "" : neutralise(cell),
    target: number(target),
    tolerance: `± ${number(tolerance)}`,
    shown: shown === null ? "–" : number(shown),
    error: "",
    unit: figure.unit,
    verdict,
  };
}

function simulatedRow(
  { outcome }: Extract<DocumentedOutcome, { kind: "simulated" }>,
  language: Language,
): Told {
  const { measure, by, cell, target, tolerance, figure, verdict } = outcome;
  const { estimate, error, unit } = showFigure(figure, language);
  const scale = measure.unit === "share" ? 100 : 1;
  const decimals = decimalsFor(tolerance === 0 ? null : scale * tolerance, scale * target);
  return {
    label: ((by === "line" ? CALL_HEADS[measure.name] : undefined) ?? measure.label)[language],
    where: by === "network" ? "" : neutralise(cell),
    target: formatNumber(scale * target, decimals, language),
    tolerance: `± ${formatNumber(scale * tolerance, decimals, language)}`,
    shown: estimate,
    error,
    unit: unit || unitWord(measure.unit, language),
    verdict,
  };
}

/** The terminal's report. */
export function renderDocumented(
  result: ExperimentResult,
  outcomes: readonly DocumentedOutcome[],
  language: Language,
): string {
  const words = DOCUMENTED_WORDS[language];
  const rows = documentedRows(outcomes, language);
  const compared = rows.filter(({ how }) => how !== "notComparable");
  const table = plainTable([
    "left",
    "left",
    "right",
    "right",
    "right",
    "right",
    "left",
    "left",
    "left",
    "left",
  ]);
  table.heads(words.heads);
  for (const row of compared) {
    const { label, where, target, tolerance, shown, error, unit, provenance, how, source } = row;
    table.push([
      label,
      where,
      target,
      tolerance,
      shown,
      error,
      unit,
      paintVerdict(row.verdict, words.verdicts[row.verdict]),
      `${words.hows[how]}, ${provenance}`,
      source,
    ]);
  }
  const others = plainTable(["left", "right", "left", "left", "left"]);
  for (const { label, target, unit, provenance, source } of rows.filter(
    ({ how }) => how === "notComparable",
  )) {
    others.push([label, target, unit, provenance, source]);
  }
  const { scenario, plan } = result;
  const head = `${paint.bold(neutralise(scenario.title[language]))}\n${note(
    `${plan.replications} ${WORDS.replications[language]} · ${WORDS.seed[language]} "${neutralise(plan.seed)}"`,
  )}`;
  const parts = [
    `${head}\n${note(words.method)}`,
    table.render(),
    `${paint.bold(words.notCompared)}\n${others.render()}`,
    `${countsOf(rows, language)}\n${note(WORDS.errorNote[language])}`,
  ];
  return `${parts.join("\n\n")}\n`;
}

/** How many are met, missed, unsure and not comparable, in a sentence. */
export function countsOf(rows: readonly DocumentedRow[], language: Language): string {
  const words = DOCUMENTED_WORDS[language];
  const count = (verdict: DocumentedRow["verdict"]): string =>
    `${rows.filter((row) => row.verdict === verdict).length} ${words.counts[verdict]}`;
  return `${count("met")}, ${count("missed")}, ${count("cannotTell")}, ${count("notComparable")}.`;
}

/** @param version version of the program */
export function renderDocumentedJson(
  result: ExperimentResult,
  outcomes: readonly DocumentedOutcome[],
  version: string,
): string {
  return checkDocument(result, outcomes.map(jsonRow), version);
}

function jsonRow(row: DocumentedOutcome) {
  const { key, year, provenance, source } = row;
  const origin = { how: row.kind, key: key === "" ? null : key, year, provenance, source };
  if (row.kind === "notComparable") {
    return { target: row.value, unit: row.unit, verdict: "notComparable", reason: row.reason, ...origin };
  }
  if (row.kind === "surveyed") {
    const { figure, cell, target, tolerance, shown, verdict } = row.outcome;
    const { name, by } = figure;
    const unit = figure.unit === "%" ? "share" : figure.unit;
    return { figure: name, unit, by, cell, target, tolerance, estimate: shown, verdict, ...origin };
  }
  const { measure, by, cell, target, tolerance, figure, verdict } = row.outcome;
  const { estimate, standardError, halfWidth, n } = figure;
  const named = { measure: measure.name, unit: measure.unit, by, cell, target, tolerance };
  return { ...named, estimate, standardError, halfWidth, n, verdict, ...origin };
}
