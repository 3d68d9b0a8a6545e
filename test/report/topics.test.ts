/** The words that can be explained. */
import { expect, test } from "vitest";
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
