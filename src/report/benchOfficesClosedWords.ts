/** The words of choices and mixes at other shares who intend closed minutes; what stands in braces is put in. */
import type { Language } from "./format.js";

export const OFFICES_CLOSED_WORDS = {
  or: { en: "or", sv: "eller" },
  column: {
    en: "if {shares} % intend closed minutes",
    sv: "om {shares} % tänker sig stängda minuter",
  },
  none: { en: "–", sv: "–" },
  stays: { en: "stands", sv: "står sig" },
  cannotTell: { en: "cannot tell at {shares} %", sv: "går inte att säga vid {shares} %" },
  other: { en: "at {shares} % rather {policy}", sv: "vid {shares} % hellre {policy}" },
  breaks: { en: "breaks a limit at {shares} %", sv: "bryter en gräns vid {shares} %" },
  counted: {
    en: "If {shares} % of all intended a minute at which their office is closed ({n} replications each, of what is now, the choices and the nearest others): of the offices of which something can be said ({all}), it stands at all of these shares for {stand}, changes at one of them for {change}, and for {open} nobody can tell. Intervals hold together over shares, too.",
    sv: "Om {shares} % av alla tänkte sig en minut då kontoret är stängt ({n} upprepningar vardera av läget nu, valen och de närmaste andra): av de kontor som något kan sägas om ({all}) står det sig vid alla dessa andelar för {stand}, ändras vid någon av dem för {change}, och för {open} går det inte att säga. Intervallen håller tillsammans även över andelarna.",
  },
  noChoice: {
    en: "Nothing can be said of any office for sure, so that there is nothing to try where {shares} % intend a minute at which their office is closed.",
    sv: "Inget kan sägas säkert om något kontor, så att det inte finns något att pröva om {shares} % tänker sig en minut då kontoret är stängt.",
  },
  mix: { en: "The same mix against what is now among them:", sv: "Samma blandning mot läget nu bland dem:" },
  saves: {
    en: "at {share} % it saves {saved} {unit} a week ({after} % give up against {now} % now)",
    sv: "vid {share} % sparar den {saved} {unit} i veckan ({after} % ger upp mot {now} % nu)",
  },
  costs: {
    en: "AT {share} % IT SAVES NOTHING: {saved} {unit} a week ({after} % give up against {now} % now)",
    sv: "VID {share} % SPARAR DEN INGET: {saved} {unit} i veckan ({after} % ger upp mot {now} % nu)",
  },
  open: {
    en: "at {share} % nobody can tell whether it saves anything, {saved} {unit} a week ({after} % give up against {now} % now)",
    sv: "vid {share} % går det inte att säga om den sparar något, {saved} {unit} i veckan ({after} % ger upp mot {now} % nu)",
  },
  breach: { en: "{office} SURELY BREAKS {limit}", sv: "{office} BRYTER SÄKERT {limit}" },
  breachToo: {
    en: "{office} surely breaks {limit}, and does so now, too",
    sv: "{office} bryter säkert {limit}, och det gör det nu också",
  },
  mixAsNow: {
    en: "The mix is what is now, and was not tried at these shares.",
    sv: "Blandningen är läget nu, och prövades inte vid dessa andelar.",
  },
  noMix: {
    en: "There is no mix to try at these shares.",
    sv: "Det finns ingen blandning att pröva vid dessa andelar.",
  },
} as const satisfies Record<string, Readonly<Record<Language, string>>>;
