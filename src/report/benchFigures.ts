/** Figures and warnings that the reports of rankings share. */
import type { Study } from "../scenario/study.js";
import type { Measure } from "../experiment/measure.js";
import { warnOfEmpty } from "./benchWarnings.js";
import { decimalsFor, formatNumber, unitWord, type Language } from "./format.js";

/** An estimate, or what is left of one. */
export interface Known {
  readonly estimate: number | null;
  readonly halfWidth: number | null;
}

/** Shares are shown as per cent. */
export function scaleOf({ unit }: Pick<Measure, "unit">): number {
  return unit === "share" ? 100 : 1;
}

/** `−18 [−20; −16] min`. */
export function shownGap(measure: Pick<Measure, "unit">, known: Known, language: Language): string {
  const shown = shownInterval(known, { scale: scaleOf(measure), isSigned: true }, language);
  return known.estimate === null ? shown : `${shown} ${unitWord(measure.unit, language)}`;
}

/** `−18 [−20; −16]`, a plus before what is above 0 if it is a change. */
export function shownInterval(
  { estimate, halfWidth }: Known,
  { scale = 1, isSigned }: { readonly scale?: number; readonly isSigned: boolean },
  language: Language,
): string {
  if (estimate === null) return "–";
  const decimals = decimalsFor(halfWidth === null ? null : scale * halfWidth, scale * estimate);
  const show = (value: number): string => formatNumber(scale * value, decimals, language);
  const interval =
    halfWidth === null ? "" : ` [${show(estimate - halfWidth)}; ${show(estimate + halfWidth)}]`;
  return `${isSigned && estimate > 0 ? "+" : ""}${show(estimate)}${interval}`;
}

/** @param shareOf share of the open time of a policy in which nobody can come @param policies indices of those told of */
export function renderEmpty(
  { policies: all }: Study,
  shareOf: (policy: number) => number | undefined,
  policies: readonly number[],
  language: Language,
): string {
  const rows = policies.map((policy) => ({ id: all[policy].id, share: shareOf(policy) ?? 0 }));
  return warnOfEmpty(rows, shareOf(0) ?? 0, language);
}
