/** The words of what is said about scenario files, Swedish and English side by side. */

/** A noun in both languages and numbers. */
const noun = (en: readonly [string, string], sv: readonly [string, string]) => ({
  en: { one: en[0], many: en[1] },
  sv: { one: sv[0], many: sv[1] },
});

export const SHOW_WORDS = {
  office: noun(["office", "offices"], ["kontor", "kontor"]),
  errand: noun(["errand", "errands"], ["ärende", "ärenden"]),
  day: noun(["day", "days"], ["dag", "dagar"]),
  problem: noun(["problem", "problems"], ["problem", "problem"]),
  warning: noun(["warning", "warnings"], ["varning", "varningar"]),
  continuous: { en: "around the clock", sv: "dygnet runt" },
  sound: { en: "ok", sv: "ok" },
  wrong: { en: "wrong", sv: "fel" },
  written: { en: "wrote", sv: "skrev" },
  allThere: {
    en: "all files are there already, as they were made",
    sv: "alla filer finns redan, som de skapades",
  },
  warned: { en: "warning", sv: "varning" },
} as const;
