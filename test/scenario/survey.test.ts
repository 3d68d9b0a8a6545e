import { expect, test } from "vitest";
import { surveyScenario } from "../../src/scenario/survey.js";
import { network, problemsOf, resolve } from "./support.js";

const HEAD = "kontor: 1\nerrands: {advice: {service: 10 min, patience: {exponential: {mean: 40 min}}}}\n";

/** A week of one office, 10:00 to 16:00 on weekdays, two desks until 13:00 and one after. */
const WEEK = `${HEAD}period: {from: 2024-12-30, to: 2025-01-05}
offices:
  counter:
    open: {mon-fri: 10:00-16:00}
    desks: {00:00: 2, 13:00: 1}
    atTheDoor: {advice: 1}
    arrivals: {advice: {00:00: 6 /h, 15:00: 9 /h}}
`;

async function surveyOf(text: string) {
  return surveyScenario(await resolve(text));
}

test("visitors, work, desks and load are expected by year and weekday", async () => {
  const { offices, total, years, weekdays } = await surveyOf(WEEK);
  // A day: 5 h × 6 + 1 h × 9 + 1 at the door = 40 visitors of 10 min; desks 3 h × 2 + 3 h × 1 = 540 min.
  const day = { visitors: 40, workMinutes: 400, patientMinutes: 0, deskMinutes: 540, load: 400 / 540 };
  expect(weekdays[0]).toEqual({ ...day, openDays: 1, turnedAway: 0 });
  expect(weekdays[5]).toMatchObject({ visitors: 0, openDays: 0, load: 0 });
  expect(years.map(({ year, openDays, visitors }) => [year, openDays, visitors])).toEqual([
    [2024, 2, 80], // Monday 30 and Tuesday 31 December
    [2025, 3, 120],
  ]);
  expect(total).toMatchObject({ openDays: 5, visitors: 200, load: 400 / 540 });
  expect(offices[0]).toMatchObject({
    id: "counter",
    phases: [{ from: null, exists: true, open: "mon-fri 10:00-16:00", desks: "2, 1 from 13:00" }],
    total: { visitors: 200 },
    overloadedDays: 0,
  });
});

test("further errands add to the work", async () => {
  const { total } = await surveyOf(`${WEEK}furtherErrand: 20 %\n`);
  expect(total.workMinutes).toBeCloseTo(200 * 10 * 1.2, 9);
});

test("half-hours with more work than desk time are told as information", async () => {
  const { notes } = await surveyOf(WEEK);
  // From 15:00 on 9 visitors an hour bring 90 min of work for one desk.
  expect(notes).toEqual([
    {
      level: "information",
      path: "offices.counter",
      problem: "the line grows in some half-hours of 5 days; most from 15:00, with 150 % of its desk time",
      remedy: "more desks at that time shorten it most",
    },
  ]);
});

const AROUND = `kontor: 1
days: 7
errands: {advice: {service: 10 min, patience: {exponential: {mean: 30 min}}}}
offices: {counter: {desks: 2, arrivals: {advice: 6 /h}}}
`;

test("an office open over midnight is warned of, unless the scenario is continuous", async () => {
  const { notes } = await surveyOf(AROUND);
  expect(notes).toMatchObject([
    { level: "warning", path: "offices.counter", remedy: 'write "continuous: true", and open nowhere' },
  ]);
  expect(notes[0].problem).toMatch(/^is open over midnight, where each day ends and the next begins empty/);
  expect((await surveyOf(`${AROUND}continuous: true\n`)).notes).toEqual([]);
});

test.each([
  ["a day ends before midnight", "open: 00:00-23:59, ", []],
  ["open around the clock on every second day", "open: {mon: 00:00-24:00, wed: 00:00-24:00}, ", []],
  ["open around the clock on two days that follow", "open: {mon-tue: 00:00-24:00}, ", ["offices.counter"]],
])("%s", async (_, open, paths) => {
  const { notes } = await surveyOf(AROUND.replace("desks", `${open}desks`));
  expect(notes.map(({ path }) => path)).toEqual(paths);
});

test("beside an office with hours a line that never closes is told to go alone", async () => {
  const line = "lines: {help: {agents: 2, handling: 4 min, arrivals: 3 /h}}\n";
  const { notes } = await surveyOf(AROUND.replace("desks", "open: 10:00-16:00, desks") + line);
  expect(notes).toMatchObject([
    { path: "lines.help", remedy: expect.stringMatching(/with what has hours in a scenario of its own/) },
  ]);
});

test("days and years with more work than desk time are warned of, where visitors lose patience", async () => {
  const { notes, offices } = await surveyOf(WEEK.replace("6 /h", "12 /h"));
  // 5 h × 12 + 9 + 1 = 70 visitors, 700 min of work for 540.
  expect(notes.map(({ level, problem, remedy }) => `${level}: ${problem}; ${remedy}`).slice(0, 3)).toEqual([
    "warning: the expected work takes 130 % of its desk time in 2024; open more desks, or expect many to leave",
    "warning: more work is expected than its desks can do on 5 days; most, 130 %, on 2024-12-30; open more desks on such days",
    expect.stringMatching(/^information: the line grows/),
  ]);
  expect(offices[0].overloadedDays).toBe(5);
});

test.each([
  ["arrivals: {advice: 5.7 /h}", null], // 5.7 × 10 ÷ 60 = 0.95
  [
    "arrivals: {advice: 5.71 /h}",
    "x.yaml:4:3 offices.o: the expected work takes 95 % of its desk time, and nobody ever leaves the line; open more desks, or give the errands patience",
  ],
  ["room: 9, arrivals: {advice: 9 /h}", null],
  ["closing: sendHome, arrivals: {advice: 9 /h}", null],
])("where nobody loses patience, %s is refused above 95 % of the year: %s", async (office, message) => {
  const text = `kontor: 1\ndays: 9\noffices:\n  o: {open: 10:00-16:00, desks: 1, ${office}}\nerrands: {advice: {service: 10 min}}`;
  if (message === null) expect((await surveyOf(text)).offices).toHaveLength(1);
  else expect(await problemsOf(text)).toEqual([message]);
});

test("a line that carries over midnight may be loaded up to 1", async () => {
  const around = (rate: string) =>
    `kontor: 1\ndays: 9\ncontinuous: true\nerrands: {advice: {service: 10 min}}\noffices: {o: {desks: 1, arrivals: {advice: ${rate}}}}`;
  expect((await surveyOf(around("5.9 /h"))).total.load).toBeCloseTo(5.9 / 6, 9);
  expect(await problemsOf(around("6.1 /h"))).toEqual([
    "x.yaml:5:11 offices.o: the expected work takes 102 % of its desk time, and nobody ever leaves the line; open more desks, or give the errands patience",
  ]);
});

test("laws so wide that their tail is drawn coarsely are warned of", async () => {
  const { notes } = await surveyOf(
    WEEK.replace("service: 10 min", "service: {lognormal: {mean: 5 min, cv: 3.5}}"),
  );
  expect(notes[0]).toEqual({
    level: "warning",
    path: "errands.advice.service",
    problem: "has a coefficient of variation of 3.5, above 3",
    remedy: "so rare and long times are drawn too coarsely to trust their mean; take a narrower law",
  });
});

test("the network of a year has its documented size, and says that holidays are missing", async () => {
  const patience = "patience: {exponential: {mean: 40 min}}";
  const survey = await surveyOf(network(patience, "{from: 2024-01-01, to: 2024-12-31}"));
  expect(survey.offices).toHaveLength(148);
  expect(survey.total.visitors / 2_800_000).toBeCloseTo(1, 2); // visits_2024 of key_figures.csv
  expect(survey.notes.at(-1)).toMatchObject({
    level: "information",
    problem: "no office is ever closed on a holiday",
  });
});

test("desks that travel are not judged beforehand, since what they can do depends on their way", async () => {
  const text = `${WEEK.replace("{00:00: 2, 13:00: 1}", "0")}  other: {open: 08:00-18:00, desks: 1}\n`;
  const crew = "crews: {van: {home: other, route: [{leave: 09:00, to: counter, travel: 1 h}]}}\n";
  expect((await surveyOf(text + crew)).notes).toEqual([]);
  expect(await problemsOf(text)).toEqual([
    "x.yaml:7:12 offices.counter.desks: visitors come but no desk is ever open for them; open a desk within the opening hours, or remove its visitors",
  ]);
});
