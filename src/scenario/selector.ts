/**
 * Which offices something is about. One grammar, as a text for the command line (`area=metropolitan,visits<4000`)
 * and as a section of a scenario file; both are read into the same tests. Which offices fit is `select.ts`.
 */
import { suggest } from "./nearest.js";
import { quote, refusal, type Reading } from "./reading.js";

/** What offices are selected by, when it is a word. */
export const WORD_KEYS = [
  "id",
  "municipality",
  "locality",
  "fa",
  "region",
  "area",
  "category",
  "type",
  "tag",
] as const;
export type WordKey = (typeof WORD_KEYS)[number];

/** What offices are selected by, when it is a number. */
export const NUMBER_KEYS = ["visits", "desks", "staff", "opened", "openDays"] as const;
export type NumberKey = (typeof NUMBER_KEYS)[number];

/** The ways to compare with a number. */
export const SIGNS = ["<", "<=", ">", ">=", "=", "!="] as const;
export type Sign = (typeof SIGNS)[number];

/** One thing that must hold of an office. */
export type Test =
  | {
      readonly kind: "words";
      readonly key: WordKey;
      /** True where none of the words may fit. */
      readonly not: boolean;
      /** Words of which one must fit. */
      readonly words: readonly string[];
    }
  | { readonly kind: "number"; readonly key: NumberKey; readonly sign: Sign; readonly amount: number };

/** Tests that must all hold; none are fulfilled by every office. */
export type Selector = readonly Test[];

const HINT = 'write it like "area=metropolitan,type=flexible|full_service,visits<4000"';
const NUMBER_HINT = 'write a comparison such as "< 4000"';

/** One test of a text: a key, a sign and what it is compared with. */
const TEST = /^\s*([\p{L}_]+)\s*(!=|<=|>=|=|<|>)\s*(.*?)\s*$/u;

/**
 * Reads a selector from its text: tests joined by commas, such as `area=metropolitan,type=flexible`. Several words
 * are joined by `|`; `!=` leaves out; numbers are compared by `<`, `<=`, `>`, `>=`, `=` and `!=`.
 * Whether any office has these words is not known here. Cost O(length).
 */
export function readSelector(text: string): Reading<Selector> {
  const tests: Test[] = [];
  for (const part of text.split(",")) {
    const reading = readTest(part);
    if ("problem" in reading) return reading;
    tests.push(reading.value);
  }
  return { value: tests };
}

function readTest(text: string): Reading<Test> {
  const match = TEST.exec(text);
  if (match === null) return refusal(`${quote(text.trim())} selects nothing`, HINT);
  const [, key, sign, rest] = match;
  if (isNumberKey(key)) return readComparison(key, sign + rest);
  if (!isWordKey(key)) {
    return refusal(`offices are not selected by ${quote(key)}`, suggest(key, [...WORD_KEYS, ...NUMBER_KEYS]));
  }
  if (sign !== "=" && sign !== "!=") return refusal(`${key} is not a number`, `write ${key}=… or ${key}!=…`);
  const words = rest.split("|").map((word) => word.trim());
  if (words.includes("")) return refusal(`${quote(text.trim())} names nothing`, HINT);
  return { value: { kind: "words", key, not: sign === "!=", words } };
}

function isNumberKey(key: string): key is NumberKey {
  return (NUMBER_KEYS as readonly string[]).includes(key);
}

function isWordKey(key: string): key is WordKey {
  return (WORD_KEYS as readonly string[]).includes(key);
}

/** Reads `< 4000` or a bare number; `/yr` may follow, since visits are counted by the year. */
export function readComparison(key: NumberKey, raw: string | number): Reading<Test> {
  const match = /^\s*(<=|>=|!=|<|>|=)?\s*(\d{1,12}(?:\.\d{1,6})?)(\s*\/yr)?\s*$/.exec(String(raw));
  if (match === null) return refusal(`${quote(raw)} is not a comparison with a number`, NUMBER_HINT);
  const sign = SIGNS.find((one) => one === match[1]) ?? "=";
  if (match[3] !== undefined && key !== "visits") {
    return refusal(`${quote(raw)} has a unit that ${key} does not have`, "leave /yr out");
  }
  return { value: { kind: "number", key, sign, amount: Number(match[2]) } };
}

/** A selector as text, which reads back into the same tests. */
export function formatSelector(selector: Selector): string {
  return selector.map(formatTest).join(",");
}

function formatTest(test: Test): string {
  if (test.kind === "number") return `${test.key}${test.sign}${test.amount}`;
  return `${test.key}${test.not ? "!=" : "="}${test.words.join("|")}`;
}
