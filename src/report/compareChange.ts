/** One change of a comparison in words: before, after, difference, error and verdict, ready to print. */
import type { Change, ComparedFigure } from "../analysis/comparison.js";
import type { Family } from "../analysis/families.js";
import { inFamily } from "./compareMore.js";
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

/**
 * @param place the baseline, and the place of the change among those of the figure
 * @param families in which cells are judged together, by measure
 */
export function changeOf(
  { measure, figures, changes, cell }: ComparedFigure,
  { baseline, change, language }: { baseline: number; change: number; language: Language },
  families: ReadonlyMap<string, Family> = new Map(),
): ShownChange {
  const judged = inFamily(changes[change], families.get(measure.name), cell);
  const { difference, halfWidth, isUntouched, scenario } = judged;
  const show = (place: number): string => {
    const figure = figures[place];
    return figure === null ? "–" : showFigure(figure, language).estimate;
  };
  const scale = scaleOf(measure);
  const decimals = decimalsFor(halfWidth === null ? null : scale * halfWidth, scale * (difference ?? 0));
  const number = (value: number): string => formatNumber(scale * value, decimals, language);
  const sign = difference !== null && difference > 0 ? "+" : "";
  return {
    before: show(baseline),
    after: show(scenario),
    difference: difference === null ? "–" : isUntouched ? "0" : sign + number(difference),
    error: halfWidth === null || isUntouched ? "" : `± ${number(halfWidth)}`,
    verdict: paintVerdict(judged, verdictWord(judged, language)),
    isOpen: judged.verdict === "cannotTell" && difference !== null,
  };
}

/** Shares are shown in per cent. */
export function scaleOf({ unit }: ComparedFigure["measure"]): number {
  return unit === "share" ? 100 : 1;
}

function paintVerdict({ verdict, difference }: Change, word: string): string {
  if (verdict === "better") return paint.green(word);
  if (verdict === "worse") return paint.red(word);
  return verdict === "cannotTell" && difference !== null ? paint.yellow(word) : word;
}
