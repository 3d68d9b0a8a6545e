/** What `kontor explain` prints: one word in full, or the list of all words. */
import type { Language } from "./format.js";
import { foldText, jsonDocument, neutralise } from "./plain.js";
import { paint, terminalWidth } from "./terminal.js";
import { listTopics, type Topic, type TopicKind } from "./topics.js";

const KINDS: Readonly<Record<TopicKind, Readonly<Record<Language, string>>>> = {
  measure: { en: "measure", sv: "mått" },
  word: { en: "word", sv: "ord" },
  key: { en: "key of scenario files", sv: "nyckel i scenariofiler" },
  exitCode: { en: "exit code", sv: "slutkod" },
  problem: { en: "problem in a scenario file", sv: "problem i en scenariofil" },
};

const LISTS: Readonly<Record<TopicKind, Readonly<Record<Language, string>>>> = {
  measure: { en: "Measures", sv: "Mått" },
  word: { en: "Words", sv: "Ord" },
  key: { en: "Keys of scenario files", sv: "Nycklar i scenariofiler" },
  exitCode: { en: "Exit codes", sv: "Slutkoder" },
  problem: { en: "Problems in scenario files", sv: "Problem i scenariofiler" },
};

/** Widest line of running text; longer lines are hard to read. */
const READABLE = 100;

const widthOfText = (): number => Math.min(READABLE, terminalWidth());

/** Every meaning that a word has. */
export function renderTopics(topics: readonly Topic[], language: Language): string {
  return `${topics.map((topic) => renderTopic(topic, language)).join("\n\n")}\n`;
}

function renderTopic({ kind, name, also, label, meaning }: Topic, language: Language): string {
  const others = kind === "word" && also.length > 0 ? ` · ${also.join(", ")}` : "";
  return [
    `${paint.bold(name)} ${paint.dim(`(${KINDS[kind][language]})${others}`)}`,
    ...(label[language] === "" ? [] : indented(label[language])),
    ...indented(meaning[language]),
  ].join("\n");
}

function indented(text: string): string[] {
  return foldText(text, widthOfText() - 2).map((line) => `  ${neutralise(line)}`);
}

/** The names of all that can be explained. */
export function renderIndex(language: Language): string {
  const topics = listTopics();
  const parts = (Object.keys(LISTS) as TopicKind[]).map((kind) => {
    const names = topics.filter((topic) => topic.kind === kind).map(({ name }) => name);
    return [paint.bold(LISTS[kind][language]), ...indented(names.join(", "))].join("\n");
  });
  return `${parts.join("\n\n")}\n`;
}

/** One JSON document. @param version version of the program */
export function renderTopicsJson(word: string, topics: readonly Topic[], version: string): string {
  return jsonDocument({ kontor: version, kind: "explain", word, topics });
}
