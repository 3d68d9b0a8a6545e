import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { formatProblem, UserError } from "../../src/errors.js";
import { loadScenario } from "../../src/scenario/load.js";
import { BASE, loadStudy } from "../../src/scenario/study.js";
import { folderWith } from "../support/program.js";
import { problemsOf, scenarioWith } from "./support.js";

const OFFICES = `kontor: 1
title: {sv: Prov, en: Try}
days: 5
errands:
  advice: {service: 10 min, patience: {exponential: {mean: 30 min}}}
offices:
  north: {open: {mon-fri: 10:00-16:00}, desks: 2, arrivals: {advice: 6 /h}}
  south: {open: {mon-fri: 10:00-16:00}, desks: 1, arrivals: {advice: 3 /h}}
`;

/** A study in a folder of its own. @returns its path */
function studyOf(section: string): string {
  return join(folderWith("study.yaml", `${OFFICES}study:\n${section}`), "study.yaml");
}

/** What a study is refused with, without its folder. */
async function refusalsOf(section: string): Promise<string[]> {
  const path = studyOf(section);
  try {
    await loadStudy(path);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return error.problems.map((problem) => formatProblem({ ...problem, file: "study.yaml" }));
  }
  throw new Error("the study was accepted");
}

/** Windows of booked visits, and desks of both offices. */
const VALUES = `  best: waitP90
  margin: 1 min
  values:
    offices.north.bookings:
      - {advice: {slots: {10:00: 2}}}
      - {advice: {slots: {from: 10:00, to: 12:00, every: 30 min, places: 1}}}
    offices.north.desks: [2, 3]
    offices.south.desks: [1]
`;

test("values at any places of the file are combined, and each combination is an ordinary scenario", async () => {
  const { policies, isOfPlaces } = await loadStudy(studyOf(VALUES));
  expect(isOfPlaces).toBe(true);
  expect(policies.map((policy) => policy.id)).toEqual([
    BASE,
    "bookings-1_north-desks-2_south-desks-1",
    "bookings-1_north-desks-3_south-desks-1",
    "bookings-2_north-desks-2_south-desks-1",
    "bookings-2_north-desks-3_south-desks-1",
  ]);
  const slots = policies.map(({ scenario }) =>
    scenario.sources.flatMap(({ booking }) => booking?.slots.map(({ minute }) => minute) ?? []),
  );
  expect(slots).toEqual([[], [600], [600], [600, 630, 660, 690, 720], [600, 630, 660, 690, 720]]);
  expect(policies.map(({ scenario }) => scenario.offices[0].phases[0].desks[0].value)).toEqual([
    2, 2, 3, 2, 3,
  ]);
  const path = join(folderWith("one.yaml", policies[4].text), "one.yaml");
  expect((await loadScenario(path)).hash).toBe(policies[4].scenario.hash);
});

const TWO = `  where: {id: north}
  best: waitP90
  margin: 1 min
  policies:
    more: [{set: {desks: "+1"}, why: one more}]
  grid: {opens: [09:00], closes: [16:00, 08:00], staffing: [extend]}
`;

test("what is now comes first, then the lists, then the grid without what closes before it opens", async () => {
  const { id, offices, policies, question } = await loadStudy(studyOf(TWO));
  expect(id).toBe("study");
  expect([...offices]).toEqual(["north"]);
  expect(policies.map((policy) => policy.id)).toEqual([BASE, "more", "09-16x5-extend"]);
  expect(question).toMatchObject({ best: "waitP90", margin: "1 min", first: 10, most: 100 });
  const desks = policies.map(({ scenario }) =>
    scenario.offices.map(({ phases }) => phases[0].desks[0].value),
  );
  expect(desks).toEqual([
    [2, 1],
    [3, 1],
    [2, 1],
  ]);
  expect(policies[2].scenario.offices[0].phases[0].week[0]).toEqual({ opens: 540, closes: 960 });
});

test("a policy written out is the very scenario that it is in the study", async () => {
  const { policies } = await loadStudy(studyOf(TWO));
  const folder = folderWith("unused.yaml", "");
  for (const { id, scenario, text } of policies) {
    writeFileSync(join(folder, `${id}.yaml`), text);
    const alone = await loadScenario(join(folder, `${id}.yaml`));
    expect([alone.id, alone.hash]).toEqual([id === BASE ? BASE : scenario.id, scenario.hash]);
  }
});

test("a value set from outside holds for every policy, the section of the study included", async () => {
  const { policies, question } = await loadStudy(studyOf(TWO), ["days=9", "study.margin=2 min"]);
  expect(policies.map(({ scenario }) => scenario.horizon.days)).toEqual([9, 9, 9]);
  expect(question.margin).toBe("2 min");
});

test("of the policies only some may be wanted, and they are the same", async () => {
  const file = studyOf(TWO);
  const all = await loadStudy(file);
  const { policies } = await loadStudy(file, [], { only: new Set([all.policies[2].id, "unknown"]) });
  expect(policies).toEqual([all.policies[0], all.policies[2]]);
});

const HEAD = "  best: waitP90\n  margin: 1 min\n";

test.each([
  [
    "  best: waitP90\n  margin: 1\n  policies: {a: [{close: true}]}\n",
    '11:11 study.margin: 1 is not an amount with a unit; write it like "1 min" or "0.5 %"',
  ],
  [
    `${HEAD}  gird: {}\n  policies: {a: [{close: true}]}\n`,
    '12:3 study.gird: unknown key "gird"; did you mean "grid"?',
  ],
  [
    "  margin: 1 min\n  policies: {a: [{close: true}]}\n",
    "9:1 study.best: best is missing; write it, or ask for a curve",
  ],
  [HEAD, "10:3 study: has no policies; write policies, grid, values or schedules"],
  [`${HEAD}  policies: {}\n`, "9:1 study: has no policies; write policies, grid, values or schedules"],
  [
    `${HEAD}  values: {offices.nort.desks: [3]}\n`,
    '12:12 study.values.offices.nort.desks: the file has no section "nort" there; did you mean "north"?',
  ],
  [
    `${HEAD}  values: {study.margin: [3 min]}\n`,
    "12:12 study.values.study.margin: study is the same for all policies; vary something else",
  ],
  [
    `${HEAD}  values: {offices..desks: [3]}\n`,
    '12:12 study.values.offices..desks: is no place of the file; write keys joined by points, such as "offices.counter.desks"',
  ],
  [
    `${HEAD}  values: {offices.north.desk: [3]}\n`,
    '12:3 study.values: desk-3: unknown key "desk"; did you mean "desks"?',
  ],
  [
    `${HEAD}  values: {offices.north.desks: []}\n`,
    "12:33 study.values.offices.north.desks: has no entries; write at least one",
  ],
  [
    `${HEAD}  grid: {opens: [18:00], closes: [16:00], staffing: [extend]}\n`,
    "12:3 study.grid: closes before it opens in every combination; write later times under closes",
  ],
  [
    `${HEAD}  policies: {base: [{close: true}]}\n`,
    '12:14 study.policies.base: "base" is what is now, and always takes part; choose another name',
  ],
  [
    `${HEAD}  where: {id: nort}\n  policies: {a: [{close: true}]}\n`,
    '12:15 study.where.id: no office has id "nort"; did you mean "north"?',
  ],
  [
    `${HEAD}  budget: 1 M kr\n  policies: {a: [{close: true}]}\n`,
    "12:3 study.budget: hourCost is missing; say what a desk hour costs",
  ],
  [
    `${HEAD}  policies: {a: [{set: {open: {mon-fri: 09:00-17:00}}}]}\n`,
    '12:25 study.policies.a.0.set.open: new hours do not say who works in them; write "staffing: same_hours" or "staffing: extend" beside it, or desks',
  ],
  [
    `${HEAD}  policies: {a: [{set: {open: {mon-fri: 08:00-18:00}, staffing: same_hours}}]}\n`,
    '12:65 study.policies.a.0.set.staffing: south: 30 desk hours a week do not fill 50 opening hours; open shorter, or write "staffing: extend"',
  ],
  [
    `${HEAD}  grid: {opens: [08:00], closes: [18:00], staffing: [same_hours]}\n`,
    '12:3 study.grid: 08-18x5-same: south: 30 desk hours a week do not fill 50 opening hours; open shorter, or write "staffing: extend"',
  ],
  [
    `${HEAD}  grid: {opens: [9], closes: [18:00], staffing: [same_hours]}\n`,
    '12:18 study.grid.opens.0: 9 is not a time of day; write a time as "HH:MM" or "HH:MM:SS", from "00:00" to "24:00"',
  ],
  [
    `${HEAD}  grid: {opens: [09:00], closes: [16:00]}\n`,
    '12:3 study.grid.staffing: "staffing" is missing; add it, like staffing: [same_hours, extend]',
  ],
  [
    `${HEAD}  grid: {opens: [09:00], closes: [16:00], staffing: [extend], days: [5 staggered]}\n`,
    '12:70 study.grid.days.0: "5 staggered" leaves no weekday to take turns in; write 1 to 4 days, or leave staggered out',
  ],
  [
    `${HEAD}  schedules: {opens: [09:00], closes: [13:10], leastDesks: 1, mostDesks: 3, deskHours: 7}\n`,
    "12:40 study.schedules.closes.0: is no full half-hour; write one, such as 09:30",
  ],
  [
    `${HEAD}  schedules: {opens: [09:00], closes: [13:00], leastDesks: 1, mostDesks: 3, deskHours: 13}\n`,
    "12:88 study.schedules.deskHours: no schedule has so many desk hours; change them, the hours or the desks",
  ],
  [
    `${HEAD}  schedules: {opens: [09:00], closes: [15:00], leastDesks: 1, mostDesks: 9, deskHours: 20}\n`,
    // C(39, 11) − 12 C(30, 11) + 66 C(21, 11) − 220 C(12, 11): 28 desks above one each, at most 8 in a half-hour.
    "9:1 study: has 1043805060 policies; write at most 100000, with fewer hours, desks or values",
  ],
])("%j is refused at its place", async (section, message) => {
  expect(await refusalsOf(section)).toEqual([`study.yaml:${message}`]);
});

test("a command that takes one scenario refuses a study, and a study needs its section", async () => {
  const study = "study: {best: waitP90, margin: 1 min, policies: {a: [{close: true}]}}";
  expect(await problemsOf(scenarioWith({ top: study }))).toEqual([
    "x.yaml:10:1 study: a study is of many policies, and this command takes one scenario; rank its policies with kontor bench, or leave it out",
  ]);
  const path = join(folderWith("plain.yaml", OFFICES), "plain.yaml");
  await expect(loadStudy(path)).rejects.toThrow("is no study: it has no policies");
});
