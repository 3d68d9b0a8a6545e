/** All that can be explained: measures from their registry, keys from the schema, words from the glossary. */
import { listMeasures } from "../experiment/measures.js";
import { listKeys, type KeyRow } from "../scenario/keys.js";
import { nearestName } from "../scenario/nearest.js";
import type { Name, Observation } from "../scenario/scenario.js";
import type { Measure } from "../experiment/measure.js";
import { unitWord } from "./format.js";
import type { Term } from "./term.js";
import { EXIT_TERMS, PROBLEM_TERMS } from "./termsOfMistakes.js";
import { BENCH_TERMS } from "./termsOfBench.js";
import { MECHANISM_TERMS } from "./termsOfMechanisms.js";
import { QUEUE_TERMS, STATISTICS_TERMS } from "./termsOfQueues.js";
import { LAW_TERMS, SCENARIO_TERMS } from "./termsOfScenarios.js";
import { UNDO_TERMS } from "./termsOfUndo.js";
import { COMPARISON_TERMS } from "./termsOfComparison.js";
import { VERDICT_TERMS } from "./termsOfVerdicts.js";

export type TopicKind = "measure" | "word" | "key" | "exitCode" | "problem";

/** Something that can be explained. */
export interface Topic {
  readonly kind: TopicKind;
  readonly name: string;
  /** Other words it is looked up by. */
  readonly also: readonly string[];
  /** One line beside the name. */
  readonly label: Name;
  readonly meaning: Name;
}

/** Numbers that stand for any in the names of families, such as waitAbove10. */
const ANY = { waitThresholds: [10], overtimeThresholds: [10], clock: [600], states: 2 };

/** Measures whose names end in a number of the scenario's own. */
const FAMILY = /^(waitAbove|servedWithin|overtimeAbove|insideIs)(\d+(?:\.\d+)?)(At)?$/i;

/** Topics in the order in which they are listed. */
export function listTopics(observation: Observation = ANY): Topic[] {
  return [
    ...listMeasures(observation, true).map(topicOfMeasure),
    ...[
      ...QUEUE_TERMS,
      ...MECHANISM_TERMS,
      ...STATISTICS_TERMS,
      ...VERDICT_TERMS,
      ...COMPARISON_TERMS,
      ...BENCH_TERMS,
      ...UNDO_TERMS,
      ...SCENARIO_TERMS,
      ...LAW_TERMS,
    ].map(topicOf("word")),
    ...listKeys().map(topicOfKey),
    ...EXIT_TERMS.map(topicOf("exitCode")),
    ...PROBLEM_TERMS.map(topicOf("problem")),
  ];
}

const BETTER: Readonly<Record<Measure["better"], Name>> = {
  low: { en: "lower is better", sv: "lägre är bättre" },
  high: { en: "higher is better", sv: "högre är bättre" },
  none: { en: "neither low nor high is better", sv: "varken lågt eller högt är bättre" },
};

function topicOfMeasure({ name, unit, better, label, definition }: Measure): Topic {
  const facts = (language: "en" | "sv") =>
    `${label[language]} [${unitWord(unit, language)}], ${BETTER[better][language]}`;
  return {
    kind: "measure",
    name,
    also: [],
    label: { en: facts("en"), sv: facts("sv") },
    meaning: definition,
  };
}

function topicOf(kind: TopicKind): (term: Term) => Topic {
  return ({ word, also, meaning }) => ({ kind, name: word, also, label: { en: "", sv: "" }, meaning });
}

/** Keys are explained in the language of the format, which is English. */
function topicOfKey({ key, meaning, expected, examples, default: fallback }: KeyRow): Topic {
  const shown = examples.length === 0 ? "" : `: ${examples.join(" or ")}`;
  const absent = fallback === "" || fallback === "required" ? fallback : `default ${fallback}`;
  const label = [expected + shown, absent].filter((part) => part !== "").join("; ");
  const last = key.split(".").at(-1) ?? key;
  return {
    kind: "key",
    name: key,
    also: last === key ? [] : [last],
    label: { en: label, sv: label },
    meaning: { en: meaning, sv: meaning },
  };
}

/** Topics of a word, upper and lower case alike; empty when there are none. Cost O(topics). */
export function findTopics(word: string): Topic[] {
  const wanted = word.trim().toLowerCase();
  const family = FAMILY.exec(word);
  const topics = family === null ? listTopics() : listTopics(observationOf(Number(family[2])));
  const named = topics.filter(({ name, also }) =>
    [name, ...also].some((one) => one.toLowerCase() === wanted),
  );
  if (named.length > 0) return named;
  // A refusal pasted whole: the words of problems that stand in it.
  return topics.filter(({ kind, name }) => kind === "problem" && wanted.includes(name));
}

/** Names of families are those of a scenario with this very number. */
function observationOf(number: number): Observation {
  return {
    waitThresholds: [number],
    overtimeThresholds: [number],
    clock: [600],
    states: Number.isInteger(number) && number <= 1000 ? number : 0,
  };
}

/** The word that looks most like one that is unknown, or null. */
export function nearestTopic(word: string): string | null {
  return nearestName(
    word,
    listTopics().flatMap(({ name, also }) => [name, ...also]),
  );
}
