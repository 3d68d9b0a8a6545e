/** Scenarios composed from what was read before, against their text read anew. */
import { join } from "node:path";
import { expect, test } from "vitest";
import { loadScenario } from "../../src/scenario/load.js";
import { loadStudy } from "../../src/scenario/study.js";
import { MOST_SIMULATED } from "../../src/scenario/studySchema.js";
import { loadVariable } from "../../src/scenario/variants.js";
import { folderWith } from "../support/program.js";

const OFFICE = `kontor: 1
title: {sv: Prov, en: Try}
days: 5
errands:
  advice: {service: 10 min, patience: {exponential: {mean: 30 min}}}
offices:
  north: {open: {mon-fri: 10:00-16:00}, desks: 2, arrivals: {advice: {08:00: 2 /h, 12:00: 9 /h, 17:00: 3 /h}}}
patch:
  - {where: {id: north}, set: {visits: +5 %}, why: more come}
`;

const LONGER = { where: { id: "north" }, set: { open: { "mon-thu": "09:00-17:00" }, staffing: "extend" }, why: "longer" }; // prettier-ignore

/** The scenario that the text of a policy says, read by itself. */
async function readAlone(text: string, set: readonly string[] = []) {
  const file = join(folderWith("longer.yaml", text), "longer.yaml");
  return loadScenario(file, [...set]);
}

test.each([
  ["nothing set", []],
  ["days set", ["days=9"]],
  ["a patch of the file set", ["patch.0.set.visits=+20 %"]],
  ["the title set", ["title=Other"]],
])("with %s a policy is composed as its text is read", async (_, set) => {
  const file = join(folderWith("office.yaml", OFFICE), "office.yaml");
  const { vary } = await loadVariable(file, set);
  const { scenario, text } = await vary({ id: "longer", patches: [LONGER] });
  expect(scenario).toEqual(await readAlone(text, set));
  expect(scenario.patches).toHaveLength(2);
});

test("what is wrong with a policy is said as its text says it", async () => {
  const { vary } = await loadVariable(join(folderWith("office.yaml", OFFICE), "office.yaml"));
  const closed = { where: { id: "south" }, set: { desks: "+1" }, why: "nobody" };
  await expect(vary({ id: "wrong", patches: [closed] })).rejects.toMatchObject({
    problems: [{ path: "patch.1.where.id", problem: 'no office has id "south"' }],
  });
});

/** Ways to have 1 to 3 desks in each of 9 half-hours, 18 in all: the middle coefficient of (1 + x + x²)⁹. */
const WAYS = 3_139;

test("of very many policies none is kept, and each is composed when it is asked for", async () => {
  const section = `study: {best: waitP90, margin: 1 min, schedules: {opens: [10:00], closes: [14:30], leastDesks: 1, mostDesks: 3, deskHours: 9}}\n`; // prettier-ignore
  const file = join(folderWith("study.yaml", OFFICE + section), "study.yaml");
  const seen: number[] = [];
  const { policies } = await loadStudy(file, [], { onRead: (done) => seen.push(done) });
  expect(policies).toHaveLength(WAYS + 1);
  expect(WAYS).toBeGreaterThan(MOST_SIMULATED);
  expect(seen).toEqual(Array.from({ length: 32 }, (_, i) => 100 * i));
  const last = policies[WAYS];
  expect(last.id).toBe("10-1430-333321111");
  expect(last.scenario).not.toBe(last.scenario);
  const { hash, ...alone } = await readAlone(last.text);
  expect({ ...last.scenario, id: "longer" }).toEqual({ ...alone, hash });
});
