/** Targets against what was simulated: a table for the terminal, and JSON. */
import type { TargetOutcome } from "../analysis/targets.js";
import type { ExperimentResult } from "../experiment/run.js";
import { decimalsFor, formatNumber, showFigure, unitWord, type Language } from "./format.js";
import { jsonDocument, neutralise } from "./plain.js";
import { note, paint, plainTable } from "./terminal.js";
import { WORDS } from "./words.js";

const CHECK_WORDS = {
  en: {
    heads: ["measure", "where", "target", "may differ", "simulated", "error", "unit", "verdict", "source"],
    met: "met",
    missed: "MISSED",
    cannotTell: "cannot tell",
    of: "of",
    targetsMet: "targets met",
    missedCount: "missed",
    unsureCount: "cannot be told",
  },
  sv: {
    heads: ["mått", "var", "mål", "får skilja", "simulerat", "fel", "enhet", "utslag", "källa"],
    met: "nått",
    missed: "MISSAT",
    cannotTell: "går inte att säga",
    of: "av",
    targetsMet: "mål nådda",
    missedCount: "missade",
    unsureCount: "går inte att säga",
  },
} as const;

export function renderCheck(
  { scenario, plan }: ExperimentResult,
  outcomes: readonly TargetOutcome[],
  language: Language,
): string {
  const words = CHECK_WORDS[language];
  const table = plainTable(["left", "left", "right", "right", "right", "right", "left", "left", "left"]);
  table.heads(words.heads);
  for (const { measure, by, cell, target, tolerance, source, figure, verdict } of outcomes) {
    const { estimate, error, unit } = showFigure(figure, language);
    const scale = measure.unit === "share" ? 100 : 1;
    const decimals = decimalsFor(tolerance === 0 ? null : scale * tolerance, scale * target);
    table.push([
      measure.label[language],
      by === "network" ? "" : neutralise(cell),
      formatNumber(scale * target, decimals, language),
      `± ${formatNumber(scale * tolerance, decimals, language)}`,
      estimate,
      error,
      unit || unitWord(measure.unit, language),
      paintVerdict(verdict, words[verdict]),
      neutralise(source),
    ]);
  }
  const counted = (wanted: TargetOutcome["verdict"]): number =>
    outcomes.filter(({ verdict }) => verdict === wanted).length;
  const sum = [
    `${counted("met")} ${words.of} ${outcomes.length} ${words.targetsMet}`,
    `${counted("missed")} ${words.missedCount}`,
    `${counted("cannotTell")} ${words.unsureCount}`,
  ];
  const head = `${paint.bold(neutralise(scenario.title[language]))}\n${note(
    `${plan.replications} ${WORDS.replications[language]} · ${WORDS.seed[language]} "${neutralise(plan.seed)}"`,
  )}`;
  return `${[head, table.render(), `${sum.join(", ")}.\n${note(WORDS.errorNote[language])}`].join("\n\n")}\n`;
}

export function paintVerdict(verdict: TargetOutcome["verdict"] | "notComparable", word: string): string {
  if (verdict === "met") return paint.green(word);
  return verdict === "missed" ? paint.red(word) : paint.yellow(word);
}

/** A document of targets, whatever they are held against. @param version version of the program */
export function checkDocument(
  { scenario, plan, done }: ExperimentResult,
  targets: readonly object[],
  version: string,
): string {
  return jsonDocument({
    kontor: version,
    kind: "check",
    scenario: scenario.id,
    hash: scenario.hash,
    seed: plan.seed,
    replications: plan.replications,
    confidence: plan.confidence,
    complete: done === plan.replications,
    inputUncertainty: "not included",
    targets,
  });
}

/** @param version version of the program */
export function renderCheckJson(
  result: ExperimentResult,
  outcomes: readonly TargetOutcome[],
  version: string,
): string {
  const targets = outcomes.map(({ measure, by, cell, target, tolerance, source, figure, verdict }) => ({
    measure: measure.name,
    unit: measure.unit,
    by,
    cell,
    target,
    tolerance,
    estimate: figure.estimate,
    standardError: figure.standardError,
    halfWidth: figure.halfWidth,
    n: figure.n,
    verdict,
    source,
    ...(figure.reason === undefined ? {} : { reason: figure.reason }),
  }));
  return checkDocument(result, targets, version);
}
