/** A law of durations in a few words. */
import type { Law } from "../random/law.js";
import { formatNumber, type Language } from "./format.js";
import { SHOW_WORDS } from "./showWords.js";

/** Parameters that are not times. */
const PURE = new Set(["cv", "shape", "stages", "shares"]);

const PARAMETERS = SHOW_WORDS.parameters;

/** Such as "lognormal, mean 12 min, cv 0.4". */
export function showLaw(law: Law, language: Language): string {
  if (law.kind === "deterministic") return `${SHOW_WORDS.always[language]} ${show(law.value, language)} min`;
  if (law.kind === "empirical") {
    return `empirical, ${formatNumber(law.values.length, 0, language)} ${SHOW_WORDS.values[language]}`;
  }
  const parts = Object.entries(law)
    .filter(([key]) => key !== "kind")
    .map(([key, value]) => {
      const numbers = (Array.isArray(value) ? value : [value]) as number[];
      const shown = numbers.map((number) => show(number, language)).join(", ");
      const name = PARAMETERS[key as keyof typeof PARAMETERS][language];
      return `${name} ${shown}${PURE.has(key) ? "" : " min"}`;
    });
  return [law.kind, ...parts].join(", ");
}

/** At most four digits. */
function show(value: number, language: Language): string {
  const rounded = Number(value.toPrecision(4));
  const [, fraction = ""] = String(rounded).split(".");
  return formatNumber(rounded, fraction.length, language);
}
