/** The words of brief reports, Swedish and English side by side, and what the figures in them follow from. */
import type { Language } from "./format.js";

type Words = Readonly<Record<Language, string>>;

export const BRIEF_WORDS = {
  lines: { en: "More people calling", sv: "Fler som ringer" },
  same: { en: "offices differ by exactly 0", sv: "kontor skiljer sig med precis 0" },
  inAll: { en: "in all", sv: "av alla" },
  today: { en: "before", sv: "förut" },
  staying: { en: "office that stays", sv: "kontor som är kvar" },
  gone: { en: "office that is gone", sv: "kontor som är borta" },
  pairs: {
    en: "Of offices that stay: the figure before, then the difference; “?” where nobody can tell.",
    sv: "För kontor som är kvar: talet förut, sedan skillnaden; ”?” där det inte går att säga.",
  },
  /** Heads of differences at offices that stay. */
  columns: {
    gaveUpShare: { en: "gave up, points", sv: "gav upp, punkter" },
    waitJoined: { en: "mean wait, min", sv: "medelväntan, min" },
    waitP90: { en: "90 % wait at most, min", sv: "90 % väntar högst, min" },
    queueMean: { en: "in line, visitors", sv: "i kö, besökare" },
  } as Readonly<Record<string, Words>>,
  /** Heads of what became of the visitors of offices that are gone. */
  fates: {
    intended: { en: "visits intended", sv: "avsedda besök" },
    servedElsewhereShare: { en: "served elsewhere, %", sv: "hjälp på annat, %" },
    extraTravel: { en: "extra travel, min", sv: "extra restid, min" },
    callsMoved: { en: "became calls", sv: "blev samtal" },
    eServiceShare: { en: "e-service, %", sv: "e-tjänst, %" },
    gaveUpShare: { en: "gave up, %", sv: "gav upp, %" },
  } as Readonly<Record<string, Words>>,
} as const;

/** Which inputs groups of figures follow from; those that a scenario does not have are left out. */
export const RESTS: readonly { readonly figures: Words; readonly inputs: readonly string[] }[] = [
  { figures: { en: "visits", sv: "besök" }, inputs: ["visits", "arrivalProfile", "dayFactor"] },
  {
    figures: { en: "waits, lost, line", sv: "väntan, förlorade, kö" },
    inputs: ["desks", "errands", "furtherErrand", "hours", "patience"],
  },
  {
    figures: { en: "displaced by fate, calls moved", sv: "hänvisade efter utfall, samtal" },
    inputs: ["displaced", "officeTypes", "errands"],
  },
  {
    figures: { en: "extra travel", sv: "extra restid" },
    inputs: ["offices", "zones", "travel", "displaced"],
  },
  {
    figures: { en: "phone lines", sv: "telefonlinjer" },
    inputs: ["phoneLines", "redialling", "phoneHandling"],
  },
];
