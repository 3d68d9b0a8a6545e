/** What is strange about a scenario, told in Swedish. */
import { expect, test } from "vitest";
import { noteSentence, worded } from "../../src/report/findings.js";
import { surveyScenario } from "../../src/scenario/survey.js";
import { problemsOf, resolve } from "../scenario/support.js";

const HEAD = "kontor: 1\nerrands: {advice: {service: 10 min, patience: {exponential: {mean: 40 min}}}}\n";
const OFFICE = "offices: {counter: {open: {mon-fri: 10:00-16:00}, desks: 1, arrivals: {advice: 12 /h}}}\n";
const PERIOD = "period: {from: 2024-12-02, to: 2024-12-20}\n";

/** Scenarios that between them have everything that is ever noted. */
const STRANGE = [
  `${HEAD}${OFFICE}${PERIOD}`,
  `${HEAD}${OFFICE}days: 5\n`,
  `${HEAD}${OFFICE.replace("desks: 1", "desks: {15:00: 1}")}days: 5\n`,
  `${HEAD}${OFFICE}${PERIOD}patch: [{where: {id: counter}, close: 2024-12-10, why: x}, {where: {id: counter}, set: {desks: +5 %}, why: y}]\n`,
  `${HEAD}${OFFICE.replace("{mon-fri: 10:00-16:00}", "00:00-24:00")}days: 5\n`,
  `${HEAD}${OFFICE.replace("{mon-fri: 10:00-16:00}", "00:00-24:00")}lines: {help: {agents: 1, handling: 1 min, open: 08:00-10:00}}\ndays: 5\n`,
  `${HEAD.replace("10 min, patience", "{lognormal: {mean: 10 min, cv: 9}}, patience")}${OFFICE}days: 5\n`,
];

test("everything strange about a scenario is told in Swedish, with its numbers", async () => {
  const scenarios = await Promise.all(STRANGE.map((text) => resolve(text)));
  const notes = scenarios.flatMap((scenario) => surveyScenario(scenario).notes);
  const sentences = notes.flatMap(({ problem, remedy }) => [problem, remedy]);
  const english = [...new Set(sentences)].filter((sentence) => worded(sentence, "sv") === sentence);
  expect(english).toEqual([]);
  const numbers = (text: string): string[] => text.match(/\d+/g) ?? [];
  for (const sentence of sentences) expect(numbers(worded(sentence, "sv"))).toEqual(numbers(sentence));
  expect(new Set(notes.map(({ problem }) => problem.slice(0, 12))).size).toBe(8); // all kinds of notes
});

test("in English a note is as it was found, and in Swedish its place is the same", async () => {
  const { notes } = surveyScenario(await resolve(STRANGE[1]));
  expect(noteSentence(notes[0], "en")).toBe(
    "offices.counter: the expected work takes 200 % of its desk time; open more desks, or expect many to leave",
  );
  expect(noteSentence(notes[0], "sv")).toBe(
    "offices.counter: det väntade arbetet tar 200 % av disktiden; öppna fler diskar, eller räkna med att många går",
  );
});

test("why closed minutes cannot be tried is told in Swedish too", async () => {
  const refused = await problemsOf(
    `${HEAD}${OFFICE}days: 5\nmistimed: {share: 10 %, day: 07:00-20:00, instead: {anotherDay: 15 %}}\n`,
  );
  const reasons = refused.map((line) => line.replace(/^.*? mistimed: (.*);.*$/, "$1"));
  expect(reasons.length).toBe(2);
  expect(reasons.filter((reason) => worded(reason, "sv") === reason)).toEqual([]);
});
