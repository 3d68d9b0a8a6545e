/** One change of a comparison in words: before, after, difference, error and verdict, ready to print. */
import type { Change, ComparedFigure } from "../analysis/comparison.js";
import { verdictWord } from "./compareWords.js";
import { decimalsFor, formatNumber, showFigure, type Language } from "./format.js";
import { paint } from "./terminal.js";

/** A change ready to print; shares in per cent. */
export interface ShownChange {
  readonly before: string;
  readonly after: string;
  readonly difference: string;
  readonly error: string;
  readonly verdict: string;
  /** Whether there is a difference of which nobody can tell. */
  readonly isOpen: boolean;
}

/** @param place the baseline, and the place of the change among those of the figure */
export function changeOf(
  { measure, figures, changes }: ComparedFigure,
  { baseline, change, language }: { baseline: number; change: number; language: Language },
): ShownChange {
  const { difference, halfWidth, isUntouched, scenario } = changes[change];
  const show = (place: number): string => {
    const figure = figures[place];
    return figure === null ? "–" : showFigure(figure, language).estimate;
  };
  const scale = measure.unit === "share" ? 100 : 1;
  const decimals = decimalsFor(halfWidth === null ? null : scale * halfWidth, scale * (difference ?? 0));
  const number = (value: number): string => formatNumber(scale * value, decimals, language);
  const sign = difference !== null && difference > 0 ? "+" : "";
  return {
    before: show(baseline),
    after: show(scenario),
    difference: difference === null ? "–" : isUntouched ? "0" : sign + number(difference),
    error: halfWidth === null || isUntouched ? "" : `± ${number(halfWidth)}`,
    verdict: paintVerdict(changes[change], verdictWord(changes[change], language)),
    isOpen: changes[change].verdict === "cannotTell" && difference !== null,
  };
}

function paintVerdict({ verdict, difference }: Change, word: string): string {
  if (verdict === "better") return paint.green(word);
  if (verdict === "worse") return paint.red(word);
  return verdict === "cannotTell" && difference !== null ? paint.yellow(word) : word;
}
