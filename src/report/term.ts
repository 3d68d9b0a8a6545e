/** A row of the glossary. */
import type { Name } from "../scenario/scenario.js";

/** A word, the other words it is looked up by, and what it means. */
export interface Term {
  readonly word: string;
  /** The word in Swedish, and other words people use for it. */
  readonly also: readonly string[];
  readonly meaning: Name;
}

export function term(word: string, also: readonly string[], en: string, sv: string): Term {
  return { word, also, meaning: { en, sv } };
}
