/** The words of a comparison, Swedish and English side by side. */
import type { Change } from "../analysis/comparison.js";
import type { Verdict } from "../analysis/verdict.js";
import type { Language } from "./format.js";

type Words = Readonly<Record<Language, string>>;

export const COMPARE_WORDS = {
  against: { en: "against", sv: "mot" },
  paired: { en: "paired replications", sv: "parade upprepningar" },
  onePaired: { en: "paired replication", sv: "parad upprepning" },
  difference: { en: "difference", sv: "skillnad" },
  verdict: { en: "verdict", sv: "utslag" },
  where: { en: "offices", sv: "kontor" },
  untouched: {
    en: "cells differ by exactly 0 in every figure",
    sv: "skiljer sig med precis 0 i varje tal",
  },
  allChanged: { en: "Every one of them differs.", sv: "Alla skiljer sig." },
  errorNote: {
    en: "Error: half-width of the paired interval over replications; Monte Carlo error only, input uncertainty not included.",
    sv: "Fel: halva det parade intervallet över upprepningar; bara slumpfel, osäkerhet i indata ingår inte.",
  },
  sweptNote: {
    en: "Error: half-width of the paired interval over replications; Monte Carlo error only. Inputs were swept, see below.",
    sv: "Fel: halva det parade intervallet över upprepningar; bara slumpfel. Indata har svepts, se nedan.",
  },
  pairNote: {
    en: "The same people live under every scenario; differences are firmer than levels. Differences of shares are in percentage points.",
    sv: "Samma människor lever under alla scenarier; skillnader är säkrare än nivåer. Skillnader i andelar är i procentenheter.",
  },
  togetherNote: {
    en: "Errors by cell hold for all cells of a column at once, with the confidence told above.",
    sv: "Felen per rad gäller för alla rader i en kolumn på en gång, med den konfidens som anges ovan.",
  },
  oneNote: {
    en: "One replication tells nothing of the error: what differs is not judged.",
    sv: "En upprepning säger inget om felet: det som skiljer sig bedöms inte.",
  },
} as const satisfies Record<string, Words>;

/** Words of what is told where it is asked for. */
export const MORE_WORDS = {
  correlation: { en: "correlation", sv: "korrelation" },
  varianceRatio: { en: "variance ratio", sv: "varianskvot" },
  controlled: { en: "with controls", sv: "med kontroller" },
  explained: { en: "explained, %", sv: "förklarat, %" },
  flows: { en: "Who went where", sv: "Vilka som for vart" },
  from: { en: "office that is gone", sv: "kontor som är borta" },
  to: { en: "gone to", sv: "for till" },
  visitors: { en: "visitors, whole period", sv: "besökare, hela perioden" },
  extraTravel: { en: "extra travel, min one way", sv: "extra resa, min enkel väg" },
  change: { en: "that differ at all change", sv: "som alls skiljer sig ändras" },
  how: {
    en: (share: string, errors: string, most: string) =>
      `At most ${share} % of these are expected not to (Benjamini–Hochberg); ± is ${errors} standard errors, Bonferroni ${most}.`,
    sv: (share: string, errors: string, most: string) =>
      `Högst ${share} % av dem väntas inte göra det (Benjamini–Hochberg); ± är ${errors} medelfel, Bonferroni ${most}.`,
  },
  pairingNote: {
    en: "Correlation: of the two figures over replications; variance ratio: variance of the difference from independent runs ÷ that of pairs.",
    sv: "Korrelation: mellan de två talen över upprepningar; varianskvot: skillnadens varians vid oberoende körningar ÷ parens.",
  },
  controlNote: {
    en: "With controls: the difference helped by regression on visitors, their work and the factors of the days, whose means are known; explained: share of its variance.",
    sv: "Med kontroller: skillnaden hjälpt av regression på besökare, deras arbete och dagarnas faktorer, vars medelvärden är kända; förklarat: andel av variansen.",
  },
} as const;

/** Verdicts on a difference. */
export const VERDICTS: Readonly<Record<NonNullable<Verdict> | "untouched", Words>> = {
  better: { en: "better", sv: "bättre" },
  worse: { en: "worse", sv: "sämre" },
  same: { en: "no difference that matters", sv: "ingen skillnad av betydelse" },
  cannotTell: { en: "cannot tell", sv: "går inte att säga" },
  untouched: { en: "exactly the same", sv: "precis lika" },
};

/** A difference that is neither good nor bad. */
export const DIRECTIONS = { up: { en: "higher", sv: "högre" }, down: { en: "lower", sv: "lägre" } } as const;

/** Why there is no difference. */
export const REASONS: Readonly<Record<NonNullable<Change["reason"]>, Words>> = {
  noDenominator: { en: "nothing to count", sv: "inget att räkna" },
  oneReplication: { en: "cannot tell", sv: "går inte att säga" },
  aboveRange: { en: "beyond what is measured", sv: "bortom det som mäts" },
  notInBaseline: { en: "not in the baseline", sv: "finns inte i utgångsläget" },
  notInScenario: { en: "not in the scenario", sv: "finns inte i scenariot" },
};

/** A verdict in words. */
export function verdictWord(
  {
    difference,
    verdict,
    isUntouched,
    reason,
  }: Pick<Change, "difference" | "verdict" | "isUntouched" | "reason">,
  language: Language,
): string {
  if (isUntouched) return VERDICTS.untouched[language];
  if (difference === null) return REASONS[reason ?? "noDenominator"][language];
  if (verdict !== null) return VERDICTS[verdict][language];
  return DIRECTIONS[difference > 0 ? "up" : "down"][language];
}
