/** The words that can be explained. */
import { expect, test } from "vitest";
import { OFFICE_VERDICTS } from "../../src/report/benchOfficesWords.js";
import { OFFICES_CLOSED_WORDS } from "../../src/report/benchOfficesClosedWords.js";
import { BENCH_WORDS, KEEPING_WORDS } from "../../src/report/benchWords.js";
import { DIRECTIONS, REASONS, VERDICTS } from "../../src/report/compareWords.js";
import { DOCUMENTED_WORDS } from "../../src/report/documentedWords.js";
import { STANDING_WORDS } from "../../src/report/undoWords.js";
import { findTopics, listTopics } from "../../src/report/topics.js";

test.each([
  ["service class", "betjäningsklass"],
  ["priority", "prioritet"],
  ["group", "kompetens"],
  ["equipment", "utrustning"],
  ["overflow", "avlastning"],
  ["leaving", "efter avbrott"],
  ["orbit", "omloppsbana"],
  ["phone line", "telefonlinje"],
  ["redial", "ringa igen"],
  ["crew", "resande personal"],
  ["booking", "bokning"],
  ["no-show", "uteblivande"],
  ["lateness", "försening"],
])("%s is explained, also as %s", (word, swedish) => {
  const [found] = findTopics(word).filter(({ kind }) => kind === "word");
  expect(findTopics(swedish)).toContainEqual(found);
  expect(found.meaning.sv).not.toBe(found.meaning.en);
});

test("no two words of the glossary have the same name, or are looked up by the same other word", () => {
  const words = listTopics().filter(({ kind }) => kind === "word");
  const names = words.flatMap(({ name, also }) => [name, ...also]).map((name) => name.toLowerCase());
  expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([]);
});

/** Every verdict that a report prints, as it prints it. */
const PRINTED = [
  ...[VERDICTS, DIRECTIONS, REASONS, STANDING_WORDS, KEEPING_WORDS, OFFICE_VERDICTS].flatMap((table) =>
    Object.values(table).flatMap(({ en, sv }) => [en, sv]),
  ),
  ...[DOCUMENTED_WORDS.en, DOCUMENTED_WORDS.sv].flatMap(({ verdicts }) => Object.values(verdicts)),
  ...[BENCH_WORDS.chance, BENCH_WORDS.dominated, OFFICES_CLOSED_WORDS.stays].flatMap(({ en, sv }) => [
    en,
    sv,
  ]),
  BENCH_WORDS.survived.en.replace(/, n =$/, ""),
  BENCH_WORDS.survived.sv.replace(/, n =$/, ""),
];

test("every verdict can be looked up as it is printed, in both languages", () => {
  expect([...new Set(PRINTED)].filter((phrase) => findTopics(phrase).length === 0)).toEqual([]);
});

test("every word of the glossary is explained in Swedish and in English", () => {
  const words = listTopics().filter(
    ({ kind }) => kind === "word" || kind === "exitCode" || kind === "problem",
  );
  expect(words.filter(({ meaning }) => meaning.sv === "" || meaning.sv === meaning.en)).toEqual([]);
});
