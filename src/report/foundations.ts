/** What a scenario rests on, and the changes its author gives reasons for. */
import type { Patch, Scenario } from "../scenario/scenario.js";
import { dateOf } from "./describe.js";
import type { Language } from "./format.js";
import { neutralise } from "./plain.js";
import { SHOW_WORDS } from "./showWords.js";
import { note, paint, plainTable } from "./terminal.js";
import { PROVENANCE_WORDS, WORDS } from "./words.js";

/** Each input with its word of provenance and its source. */
export function renderFoundations({ foundations }: Scenario, language: Language): string {
  if (foundations.length === 0) return note(WORDS.unfounded[language]);
  const table = plainTable(["left", "left", "left"]);
  for (const { input, provenance, source } of foundations) {
    table.push([input, provenanceWord(provenance, language), neutralise(source)]);
  }
  return `${paint.bold(WORDS.rests[language])}\n${table.render()}\n${note(WORDS.levelNote[language])}`;
}

function provenanceWord(provenance: Patch["provenance"], language: Language): string {
  const word = PROVENANCE_WORDS[provenance][language];
  return provenance === "assumed" || provenance === "modelled" ? paint.yellow(word) : word;
}

/** Most offices of a change that are named; the others are counted. */
const NAMED = 3;

/** Each change with its dates, offices and reason; "" when there is none. */
export function renderPatches({ patches, horizon }: Scenario, language: Language): string {
  if (patches.length === 0) return "";
  const table = plainTable(["left", "left", "left", "left"]);
  const { changeHead, whereHead, foundedHead, whyHead } = SHOW_WORDS;
  table.heads([changeHead, whereHead, foundedHead, whyHead].map((head) => head[language]));
  const dayOf = (day: number): string => (horizon.dated ? dateOf(day) : String(day));
  for (const { from, to, offices, closes, why, provenance } of patches) {
    const what = SHOW_WORDS[closes ? "closes" : "changes"][language];
    const since = from === null ? "" : ` ${SHOW_WORDS.from[language]} ${dayOf(from)}`;
    const until = to === null ? "" : ` ${SHOW_WORDS.to[language]} ${dayOf(to)}`;
    table.push([
      what + since + until,
      nameSome(offices, language),
      provenanceWord(provenance, language),
      neutralise(why),
    ]);
  }
  return `${paint.bold(SHOW_WORDS.changesTitle[language])}\n${table.render()}`;
}

function nameSome(ids: readonly string[], language: Language): string {
  const named = ids.slice(0, NAMED).map(neutralise).join(", ");
  return ids.length > NAMED ? `${named} ${SHOW_WORDS.and[language]} ${ids.length - NAMED}` : named;
}
