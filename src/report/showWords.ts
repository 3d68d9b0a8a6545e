/** The words of what is said about scenario files, Swedish and English side by side. */
import type { Language } from "./format.js";

/** A noun in both languages and numbers. */
const noun = (en: readonly [string, string], sv: readonly [string, string]) => ({
  en: { one: en[0], many: en[1] },
  sv: { one: sv[0], many: sv[1] },
});

const both = (en: string, sv: string) => ({ en, sv });

export const SHOW_WORDS = {
  office: noun(["office", "offices"], ["kontor", "kontor"]),
  errand: noun(["errand", "errands"], ["ärende", "ärenden"]),
  day: noun(["day", "days"], ["dag", "dagar"]),
  problem: noun(["problem", "problems"], ["problem", "problem"]),
  warning: noun(["warning", "warnings"], ["varning", "varningar"]),
  continuous: both("around the clock", "dygnet runt"),
  sound: both("ok", "ok"),
  wrong: both("wrong", "fel"),
  warned: both("warning", "varning"),
  informed: both("note", "obs"),
  written: both("wrote", "skrev"),
  allThere: both("all files are there already, as they were made", "alla filer finns redan, som de skapades"),

  officeHead: both("office", "kontor"),
  nameHead: both("name", "namn"),
  visitorsHead: both("expected visitors", "väntade besökare"),
  daysOpenHead: both("days open", "dagar öppet"),
  officeDaysHead: both("days of offices", "kontorsdagar"),
  daysHead: both("days", "dagar"),
  loadHead: both("load", "last"),
  desksHead: both("desks", "diskar"),
  openHead: both("open", "öppet"),
  weekdayHead: both("weekday", "veckodag"),
  yearHead: both("year", "år"),
  errandHead: both("errand", "ärende"),
  serviceHead: both("time at the desk", "tid vid disken"),
  patienceHead: both("patience", "tålamod"),
  all: both("all", "alla"),
  noDesks: both("no desks", "inga diskar"),
  endless: both("never leaves", "går aldrig"),

  changesTitle: both("What is changed, and why", "Vad som ändras, och varför"),
  changeHead: both("change", "ändring"),
  whereHead: both("where", "var"),
  foundedHead: both("founded", "grund"),
  whyHead: both("why", "varför"),
  closes: both("closed", "stängt"),
  changes: both("changed", "ändrat"),
  from: both("from", "från"),
  to: both("to", "till"),
  and: both("and", "och"),

  week: both("week", "vecka"),
  open: both("open", "öppet"),
  closed: both("closed", "stängt"),
  holiday: both("closed on the date", "stängt den dagen"),
  absent: both("not there", "finns inte"),
  notSimulated: both(
    "This week is not among the days that are simulated.",
    "Den här veckan är inte bland dagarna som simuleras.",
  ),
  alike: both("No difference: both mean the same.", "Ingen skillnad: båda betyder samma sak."),

  patienceOfAll: both("Patience of all", "Tålamod för alla"),
  moreNotes: both("further notes with --json", "obs till med --json"),
  moreBeside: both("more beside these with --json", "till bredvid dessa med --json"),
  always: both("always", "alltid"),
  values: both("values", "värden"),
  parameters: {
    mean: both("mean", "medel"),
    means: both("means", "medel"),
    cv: both("cv", "cv"),
    shape: both("shape", "form"),
    scale: both("scale", "skala"),
    stages: both("stages", "steg"),
    shares: both("shares", "andelar"),
    from: both("from", "från"),
    to: both("to", "till"),
    mode: both("mode", "typvärde"),
  },
} as const;

/** Monday to Sunday. */
export const WEEKDAY_WORDS: Readonly<Record<Language, readonly string[]>> = {
  en: ["mon", "tue", "wed", "thu", "fri", "sat", "sun"],
  sv: ["mån", "tis", "ons", "tor", "fre", "lör", "sön"],
};
