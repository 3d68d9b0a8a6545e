/** Numbers as people read them: as many digits as the error allows, Swedish or English. Computes nothing else. */
import type { Figure } from "../experiment/result.js";
import type { Unit } from "../experiment/measure.js";

export type Language = "en" | "sv";

const NARROW_NO_BREAK_SPACE = "\u202f";
const MINUS = "−";

/** A number with fixed decimals: 1,234.5 in English, 1 234,5 in Swedish. */
export function formatNumber(value: number, decimals: number, language: Language): string {
  const [whole, fraction] = Math.abs(value).toFixed(decimals).split(".");
  const separator = language === "sv" ? NARROW_NO_BREAK_SPACE : ",";
  const grouped = whole.replaceAll(/\B(?=(\d{3})+(?!\d))/g, separator);
  const digits = fraction === undefined ? grouped : grouped + (language === "sv" ? "," : ".") + fraction;
  const isNegative = value < 0 && Number(value.toFixed(decimals)) !== 0;
  return isNegative ? MINUS + digits : digits;
}

/** Decimals that show two digits of an error, 0 to 6; three digits of the value where there is no error. */
export function decimalsFor(error: number | null, value: number): number {
  const size = Math.abs(error !== null && error > 0 ? error : value / 10);
  if (size === 0) return 1;
  return Math.max(0, Math.min(6, 1 - Math.floor(Math.log10(size))));
}

/** How a unit is written behind a number; shares become per cent. */
const UNITS: Readonly<Record<Unit, Readonly<Record<Language, string>>>> = {
  min: { en: "min", sv: "min" },
  "min²": { en: "min²", sv: "min²" },
  share: { en: "%", sv: "%" },
  visitors: { en: "visitors", sv: "besökare" },
  "visitors/min": { en: "visitors/min", sv: "besökare/min" },
  visits: { en: "visits", sv: "besök" },
  days: { en: "days", sv: "dagar" },
  persons: { en: "people", sv: "personer" },
  "calls/person": { en: "calls", sv: "samtal" },
  desks: { en: "desks", sv: "diskar" },
  h: { en: "h", sv: "h" },
};

/** A unit as it is written behind a number. */
export function unitWord(unit: Unit, language: Language): string {
  return UNITS[unit][language];
}

/** A figure in words: estimate, half-width of its interval, spread over days, unit; "" where unknown. */
export interface Shown {
  readonly estimate: string;
  readonly error: string;
  readonly spread: string;
  readonly unit: string;
}

/** A figure ready to print. */
export function showFigure({ measure, estimate, halfWidth, spread }: Figure, language: Language): Shown {
  const unit = UNITS[measure.unit][language];
  if (estimate === null) return { estimate: "–", error: "", spread: "", unit };
  const scale = measure.unit === "share" ? 100 : 1;
  const decimals = decimalsFor(halfWidth === null ? null : scale * halfWidth, scale * estimate);
  const show = (value: number, places = decimals): string => formatNumber(scale * value, places, language);
  const coarse = Math.min(decimals, 1);
  return {
    estimate: show(estimate),
    error: halfWidth === null ? "" : `± ${show(halfWidth)}`,
    spread: spread === null ? "" : `${show(spread[0], coarse)} – ${show(spread[1], coarse)}`,
    unit,
  };
}
