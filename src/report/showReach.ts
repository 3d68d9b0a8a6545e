/** The offices and lines within reach of a change, each with why; all others differ by exactly 0. */
import type { Cause } from "../analysis/ways.js";
import type { Reached } from "../analysis/reach.js";
import { placesOf } from "../scenario/places.js";
import type { Scenario } from "../scenario/scenario.js";
import type { Language } from "./format.js";
import { neutralise } from "./plain.js";
import { note, paint, plainTable } from "./terminal.js";

type Words = Readonly<Record<Language, string>>;

/** Why a place is within reach; those that end in "from" name the place. */
const CAUSE_WORDS: Readonly<Record<Cause, Words>> = {
  everywhere: { en: "what is different holds everywhere", sv: "det som skiljer gäller överallt" },
  changed: { en: "changed itself", sv: "ändras självt" },
  displaced: { en: "receives visitors of", sv: "tar emot besökare från" },
  overflow: { en: "shares its line with", sv: "delar kö med" },
  onward: { en: "visitors go on from", sv: "besökare går vidare från" },
  crew: { en: "shares a crew with", sv: "delar resande personal med" },
  phone: { en: "is called instead of", sv: "rings i stället för" },
  refused: { en: "may take those not served by", sv: "kan ta emot dem som inte fått hjälp av" },
  mistimed: { en: "may take visitors at closed hours of", sv: "kan ta emot stängda timmars besökare från" },
  unanswered: { en: "is visited instead of calling", sv: "besöks i stället för att ringa" },
  elsewhere: { en: "its own visitors are served at", sv: "dess egna besökare får hjälp på" },
};

const REACH_WORDS = {
  title: { en: "Within reach of the change", sv: "Inom räckhåll för ändringen" },
  offices: { en: "offices", sv: "kontor" },
  lines: { en: "phone lines", sv: "telefonlinjer" },
  of: { en: "of", sv: "av" },
  others: { en: "All others differ by exactly 0.", sv: "Alla andra skiljer sig med precis 0." },
} as const satisfies Record<string, Words>;

/** @param change two scenarios, and the places within reach of what is different between them */
export function renderReach(
  { before, after, reach }: { before: Scenario; after: Scenario; reach: readonly Reached[] },
  language: Language,
): string {
  const names = new Map(
    [...placesOf(after), ...placesOf(before)].map(({ id, name }) => [id, name[language]]),
  );
  const table = plainTable(["left", "left", "left"]);
  for (const { id, cause, from } of reach) {
    const why = CAUSE_WORDS[cause][language];
    const place = neutralise(from ?? "");
    table.push([neutralise(id), neutralise(names.get(id) ?? ""), `${why} ${place}`.trim()]);
  }
  const all = new Set([...before.offices, ...after.offices].map(({ id }) => id)).size;
  const lines = new Set([...before.lines, ...after.lines].map(({ office }) => office.id)).size;
  const count = (kind: Reached["kind"], of: number): string =>
    `${reach.filter((one) => one.kind === kind).length} ${REACH_WORDS.of[language]} ${of}`;
  const counts = [
    `${count("office", all)} ${REACH_WORDS.offices[language]}`,
    ...(lines === 0 ? [] : [`${count("line", lines)} ${REACH_WORDS.lines[language]}`]),
  ];
  const head = `${paint.bold(REACH_WORDS.title[language])}: ${counts.join(", ")}. ${REACH_WORDS.others[language]}`;
  const isEverywhere = reach.some(({ cause }) => cause === "everywhere");
  return `${head}\n${isEverywhere ? note(CAUSE_WORDS.everywhere[language]) : table.render()}`;
}
