/** A run told briefly: a few figures of the whole network in one sentence each. Computes nothing. */
import type { ExperimentResult } from "../experiment/run.js";
import { showFigure, type Language } from "./format.js";
import { neutralise } from "./plain.js";
import { note, paint, plainTable } from "./terminal.js";
import { WORDS } from "./words.js";
import { renderHead } from "./text.js";

const ROWS = ["arrivedPerDay", "lostShare", "waitJoined", "waitP90", "queueMean"];

/** @param nextStep a command that tells the whole */
export function renderTextBrief(result: ExperimentResult, language: Language, nextStep: string): string {
  const table = plainTable(["left", "right", "right", "right", "left"]);
  const heads = [WORDS.measure, WORDS.estimate, WORDS.error, WORDS.days, WORDS.unit];
  table.heads(heads.map((head) => head[language]));
  for (const name of ROWS) {
    const figure = result.figures.find(({ cell, measure }) => cell.by === "network" && measure.name === name);
    if (figure === undefined) continue;
    const { estimate, error, spread, unit } = showFigure(figure, language);
    table.push([figure.measure.label[language], estimate, error, spread, unit]);
  }
  const next = `${WORDS.whole[language]}: ${paint.bold(neutralise(nextStep))}`;
  return `${[renderHead(result, language), table.render(), `${note(WORDS.errorNote[language])}\n${next}`].join("\n\n")}\n`;
}
