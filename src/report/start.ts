/** What `kontor init` says: which files it has written, and what to do with them. */
import type { Language } from "./format.js";
import { neutralise } from "./plain.js";
import { SHOW_WORDS } from "./showWords.js";
import { WORDS } from "./words.js";

/** @param written paths of new files @param main path of the scenario to begin with */
export function renderStart(written: readonly string[], main: string, language: Language): string {
  const lines = written.map((path) => `${SHOW_WORDS.written[language]} ${neutralise(path)}`);
  const first = lines.length > 0 ? lines : [SHOW_WORDS.allThere[language]];
  return `${[...first, "", `${WORDS.nextStep[language]}: kontor show ${neutralise(main)}`].join("\n")}\n`;
}
