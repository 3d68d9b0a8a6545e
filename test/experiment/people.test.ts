/** Which people count where, and what their sums say; threads are asked as a run asks them. */
import { expect, test } from "vitest";
import { estimatePeople } from "../../src/analysis/people.js";
import { createPeopleGatherer, planPeople } from "../../src/experiment/people.js";
import { createPulse } from "../../src/experiment/pulse.js";
import { createAnswering, errorOf } from "../../src/experiment/task.js";
import { compileModel } from "../../src/model/compile.js";
import type { Scenario } from "../../src/scenario/scenario.js";
import type { PAIR_SUMS } from "../../src/simulation/pairs.js";
import { PAIR_WIDTH } from "../../src/simulation/pairs.js";
import {
  always,
  callsOf,
  desksAt,
  errandOf,
  lineOf,
  officeOf,
  rateOf,
  scenarioOf,
  sourceOf,
  UNKNOWN,
} from "../support/scenario.js";
import { differing } from "../simulation/support.js";

/** Two offices in different areas and a phone line, `standing` people at the door of each office, or so many desks. */
function network(desks: number): Scenario {
  const office = (id: string, area: string) =>
    officeOf(id, { desks: desksAt({ 0: desks }), attributes: { ...UNKNOWN, area } });
  return scenarioOf({
    offices: [office("east", "town"), office("west", "country")],
    errands: [errandOf("advice"), errandOf("card")],
    lines: [lineOf("hotline", { desks: desksAt({ 0: 1 }), errand: { service: always(1) } })],
    sources: [
      sourceOf("east", "advice", { atTheDoor: 3 }),
      sourceOf("west", "card", { atTheDoor: 2 }),
      callsOf("hotline", { rates: [rateOf({ 0: 0.05 })] }),
    ],
  });
}

const compiled = [1, 2].map((desks) => {
  const scenario = network(desks);
  return { scenario, model: compileModel(scenario) };
});

test("people count in all, in their area and under their errand, and callers at their line", () => {
  const { wish, cells } = planPeople(compiled, 0);
  expect(cells.map(({ by, name }) => `${by} ${name}`)).toEqual([
    "network all",
    "line hotline",
    "area town",
    "area country",
    "errand advice",
    "errand card",
  ]);
  expect(wish.cells).toHaveLength(1);
  const { ofSource } = wish.cells[0].before;
  expect(ofSource.map((list) => [...list])).toEqual([
    [0, 1, 0], // east/advice, hotline, west/card: sources stand in the order of their ids
    [2, -1, 3],
    [4, -1, 5],
  ]);
});

test("of the offices that are not told of nobody counts, callers neither", () => {
  const { wish } = planPeople(compiled, 0, new Set(["west"]));
  expect(wish.cells[0].before.ofSource.map((list) => [...list])).toEqual([
    [-1, -1, 0],
    [-1, -1, 3],
    [-1, -1, 5],
  ]);
});

test("a thread pairs the people of every scenario with those of the baseline, and its sums are as without", () => {
  const models = compiled.map(({ model }) => model);
  const { wish, cells } = planPeople(compiled, 0);
  const assigned = { models, seed: "people", pulse: createPulse() };
  const plain = createAnswering(assigned)({ first: 0, count: 2 });
  const answer = createAnswering({ ...assigned, people: wish })({ first: 0, count: 2 });
  if ("failure" in answer) throw errorOf(answer.failure);
  if ("failure" in plain) throw errorOf(plain.failure);
  const gatherer = createPeopleGatherer(cells);
  answer.done.forEach(({ sums, people = [] }, i) => {
    expect(sums.flatMap((one, k) => differing(one, plain.done[i].sums[k]))).toEqual([]);
    expect(people).toHaveLength(1);
    expect(people[0]).toHaveLength(cells.length * PAIR_WIDTH);
    gatherer.add(people[0]);
  });
  const figures = estimatePeople(gatherer.sums, 1, 2, 0.95);
  const told = (name: string, sum: (typeof PAIR_SUMS)[number]) =>
    figures.find((figure) => figure.name === name && figure.sum === sum)?.count.estimate;
  // 10 minutes each: waits 0, 10, 20 become 0, 0, 10 in the east; 0, 10 become 0, 0 in the west
  expect([told("all", "persons"), told("town", "persons"), told("card", "persons")]).toEqual([5, 3, 2]);
  expect([told("all", "betterOff"), told("advice", "betterOff"), told("country", "betterOff")]).toEqual([
    3, 2, 1,
  ]);
  expect(told("all", "waitChangeMinutes")).toBe(-30);
  expect(told("hotline", "unchanged")).toBe(told("hotline", "persons"));
  expect(told("hotline", "persons")).toBeGreaterThan(5);
  const share = figures.find(({ name, sum }) => name === "all" && sum === "betterOff")?.share;
  expect(share).toMatchObject({ estimate: 0.6, halfWidth: 0 });
});
