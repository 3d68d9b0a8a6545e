/**
 * What is strange about a scenario, and why something cannot be told, in Swedish: the scenario layer finds these and
 * words them in English. A sentence that is not in the table stays as it is.
 */
import type { Note } from "../scenario/notes.js";
import type { Language } from "./format.js";

/** Sentences, and their Swedish with what was found in them. */
const SENTENCES: readonly (readonly [RegExp, string])[] = [
  [
    /^the expected work takes no desk time at all( in \d+)?$/,
    "det finns ingen disktid alls för det väntade arbetet$1",
  ],
  [
    /^the expected work takes (\d+ %) of its desk time( in \d+)?$/,
    "det väntade arbetet tar $1 av disktiden$2",
  ],
  [/^open more desks, or expect many to leave$/, "öppna fler diskar, eller räkna med att många går"],
  [
    /^is not there on some days, the first (?:day )?(\S+); the (\d+) visitors expected on them are turned away$/,
    "finns inte vissa dagar, den första $1; de $2 besökare som väntas då avvisas",
  ],
  [
    /^read them as lost, or write displaced, so that they go to other offices or channels$/,
    "läs dem som förlorade, eller skriv displaced, så att de går till andra kontor eller kanaler",
  ],
  [
    /^is open over midnight, where each day ends .*$/,
    "är öppet över midnatt, då varje dag slutar och nästa börjar tom: ingen kö går över den, och den som kommer eller ringer igen under tiden finner det stängt",
  ],
  [/^write "continuous: true", and open nowhere$/, 'skriv "continuous: true", och open ingenstans'],
  [
    /^write "continuous: true", with what has hours .*$/,
    'skriv "continuous: true", med det som har öppettider i ett eget scenario; eller låt det stänga några minuter',
  ],
  [/^changes nothing at (\d+) of (\d+) offices \((.*)\)$/, "ändrar ingenting på $1 av $2 kontor ($3)"],
  [
    /^a change in per cent is rounded to whole desks .*$/,
    "en ändring i procent avrundas till hela diskar på varje kontor; skriv desks, eller låt det vara",
  ],
  [/^has a coefficient of variation of (\S+), above (\S+)$/, "har variationskoefficienten $1, över $2"],
  [
    /^so rare and long times are drawn too coarsely .*$/,
    "så sällsynta och långa tider dras för grovt för att lita på deras medelvärde; ta en smalare fördelning",
  ],
  [
    /^more work is expected than its desks can do on (\d+) days; most, (.+), on (?:day )?(\S+)$/,
    "mer arbete väntas än diskarna hinner under $1 dagar; mest, $2, dag $3",
  ],
  [/^open more desks on such days$/, "öppna fler diskar sådana dagar"],
  [
    /^the line grows in some half-hours of (\d+) days; most from (\S+), with (.+) of its desk time$/,
    "kön växer under några halvtimmar av $1 dagar; mest från $2, med $3 av disktiden",
  ],
  [/^more desks at that time shorten it most$/, "fler diskar då kortar den mest"],
  [/^no office is ever closed on a holiday$/, "inget kontor är stängt på någon helgdag"],
  [
    /^write "calendar: SE", or the dates under closedOn$/,
    'skriv "calendar: SE", eller datumen under closedOn',
  ],
  [
    /^only offices from tables have hours that visits were counted at$/,
    "bara kontor ur tabeller har öppettider som besöken räknades vid",
  ],
  [
    /^who can call or use an e-service stands under displaced$/,
    "vilka som kan ringa eller använda en e-tjänst står under displaced",
  ],
];

/** Words that stand inside what was found. */
const WORDS_INSIDE: readonly (readonly [RegExp, string])[] = [
  [/\ball and more\b/, "allt och mer"],
  [/ in (\d{4})$/, " under $1"],
];

/** A sentence of the scenario layer in the language of a report. */
export function worded(sentence: string, language: Language): string {
  if (language === "en") return sentence;
  const known = SENTENCES.find(([pattern]) => pattern.test(sentence));
  if (known === undefined) return sentence;
  const said = sentence.replace(...known);
  return WORDS_INSIDE.reduce((text, [pattern, word]) => text.replace(pattern, word), said);
}

/** A note with its place and remedy. */
export function noteSentence({ path, problem, remedy }: Note, language: Language): string {
  return `${path === "" ? "" : `${path}: `}${worded(problem, language)}; ${worded(remedy, language)}`;
}
