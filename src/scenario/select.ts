/** Offices that fit a selector, and words in it that no office has. */
import { suggest } from "./nearest.js";
import { quote, refusal, type Refusal } from "./reading.js";
import type { Attributes } from "./scenario.js";
import {
  formatSelector,
  type NumberKey,
  type Selector,
  type Sign,
  type Test,
  type WordKey,
} from "./selector.js";

/** What can be selected. */
export interface Selectable {
  readonly id: string;
  readonly attributes: Attributes;
}

/** A part of a selector that fits nothing. */
export interface Unfit extends Refusal {
  /** Place of the test in the selector, −1 for the selector as a whole; place of the word in the test. */
  readonly test: number;
  readonly word: number;
}

export interface Selection<T extends Selectable> {
  readonly offices: readonly T[];
  /** Empty when every word is known and at least one office fits. */
  readonly unfit: readonly Unfit[];
}

/** What an office is called by a key; none where it is not known. */
const WORDS: Readonly<Record<WordKey, (office: Selectable) => readonly string[]>> = {
  id: ({ id }) => [id],
  municipality: ({ attributes }) => [attributes.municipality],
  locality: ({ attributes }) => [attributes.locality],
  fa: ({ attributes }) => [attributes.fa, attributes.faName],
  region: ({ attributes }) => [attributes.region, attributes.regionName],
  area: ({ attributes }) => [attributes.area],
  category: ({ attributes }) => [attributes.category],
  type: ({ attributes }) => [attributes.type],
  tag: ({ attributes }) => attributes.tags,
};

const COMPARE: Readonly<Record<Sign, (a: number, b: number) => boolean>> = {
  "<": (a, b) => a < b,
  "<=": (a, b) => a <= b,
  ">": (a, b) => a > b,
  ">=": (a, b) => a >= b,
  "=": (a, b) => a === b,
  "!=": (a, b) => a !== b,
};

/** Offices that fit all tests, in their own order. Cost O(offices × words). */
export function selectOffices<T extends Selectable>(selector: Selector, offices: readonly T[]): Selection<T> {
  const unfit = selector.flatMap((test, place) => findUnknown(test, place, offices));
  const fitting = offices.filter((office) => selector.every((test) => fits(test, office)));
  if (unfit.length > 0 || fitting.length > 0) return { offices: fitting, unfit };
  const nobody = refusal(
    `no office fits ${quote(formatSelector(selector))}`,
    "leave one of the conditions out",
  );
  return { offices: [], unfit: [{ test: -1, word: -1, ...nobody }] };
}

function fits(test: Test, office: Selectable): boolean {
  if (test.kind === "number") {
    const amount = numberOf(test.key, office);
    return amount !== null && COMPARE[test.sign](amount, test.amount);
  }
  const words = WORDS[test.key](office);
  return test.words.some((word) => words.includes(word)) !== test.not;
}

function numberOf(key: NumberKey, { attributes }: Selectable): number | null {
  return attributes[key];
}

function findUnknown(test: Test, place: number, offices: readonly Selectable[]): Unfit[] {
  if (test.kind === "number") {
    if (offices.some((office) => numberOf(test.key, office) !== null)) return [];
    return [{ test: place, word: -1, ...notKnown(test.key) }];
  }
  const known = [...new Set(offices.flatMap(WORDS[test.key]))].filter((word) => word !== "");
  if (known.length === 0) return [{ test: place, word: -1, ...notKnown(test.key) }];
  return test.words.flatMap((word, i) => {
    if (known.includes(word)) return [];
    const unknown = refusal(`no office has ${test.key} ${quote(word)}`, suggest(word, known));
    return [{ test: place, word: i, ...unknown }];
  });
}

function notKnown(key: string): Refusal {
  return refusal(
    `of no office is ${key} known`,
    "select by another key, or write it for the offices or name the table that holds it",
  );
}
