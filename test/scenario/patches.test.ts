import { expect, test } from "vitest";
import { readDate, formatDate } from "../../src/scenario/dates.js";
import { ALWAYS, type Scenario } from "../../src/scenario/scenario.js";
import { surveyScenario } from "../../src/scenario/survey.js";
import { network, patched, PATCHABLE as BASE, resolve } from "./support.js";

function day(text: string): number {
  return (readDate(text) as { value: number }).value;
}

/** Phases of an office: from when, and what is asked of each. */
function phasesOf(scenario: Scenario, id: string) {
  const { phases } = scenario.offices.find((office) => office.id === id)!;
  return phases.map(({ from, ...phase }) => ({
    from: from === ALWAYS ? null : formatDate(from),
    ...phase,
  }));
}

async function desksOf(id: string, ...patches: string[]) {
  return phasesOf(await resolve(patched(...patches)), id).map(({ from, desks }) => [
    from,
    desks.map(({ value }) => value).join(),
  ]);
}

test("a patch without dates holds from the beginning, one with dates from day to day", async () => {
  expect(await desksOf("north", "where: {id: north}, set: {desks: 4}")).toEqual([[null, "4"]]);
  expect(
    await desksOf("north", "where: {id: north}, from: 2024-11-08, to: 2024-11-14, set: {desks: 4}"),
  ).toEqual([
    [null, "2"],
    ["2024-11-08", "4"],
    ["2024-11-15", "2"],
  ]);
});

test("the later patch wins, and changes add up", async () => {
  expect(
    await desksOf(
      "north",
      "where: {type: flexible}, from: 2024-11-08, set: {desks: 4}",
      'where: {tag: kept}, from: 2024-11-11, set: {desks: "+1"}',
      "where: {id: north}, from: 2024-11-20, to: 2024-11-20, set: {desks: 1}",
    ),
  ).toEqual([
    [null, "2"],
    ["2024-11-08", "4"],
    ["2024-11-11", "5"],
    ["2024-11-20", "1"],
    ["2024-11-21", "5"],
  ]);
});

test("a selector chooses the offices of the table and of the file alike", async () => {
  expect(await desksOf("south", "where: {type: flexible}, set: {desks: 9}")).toEqual([[null, "3,2,1"]]);
  const { offices } = await resolve(
    `${network("where: {municipality: [Skellefteå, Haninge]}")}patch: [{where: "type=flexible", set: {desks: 9}, why: a test}]`,
  );
  expect(offices.map(({ id, phases }) => [id, phases[0].desks[0].value])).toEqual([
    ["O004", 9],
    ["O139", 3],
  ]);
});

test.each([
  ['"+1"', "4,3,2"],
  ['"-1"', "2,1,0"],
  ["+50 %", "5,3,2"], // 4.5, 3 and 1.5, halves up
  ["-10 %", "3,2,1"], // 2.7, 1.8 and 0.9
  ["-100 %", "0,0,0"],
])("desks %s are rounded to the nearest whole desk at each time of day", async (desks, expected) => {
  const patience = patched(`where: {id: south}, set: {desks: ${desks}, visits: -100 %}`);
  const [{ desks: found }] = phasesOf(await resolve(patience), "south");
  expect(found.map(({ value }) => value).join()).toBe(expected);
});

test("where no desk is open, none is added", async () => {
  const text = patched('where: {id: south}, set: {desks: "+1"}')
    .replace("16:00: 1}", "16:00: 0}")
    .replace("{00:00: 3", "{00:00: 0");
  expect(phasesOf(await resolve(text), "south")[0].desks.map(({ value }) => value)).toEqual([0, 3, 0]);
});

test("same_hours spreads the desk hours of the week over the new hours", async () => {
  // 2 desks × 6 h × 5 days = 60 desk hours over 8 × 5 = 40 h: one desk always, a second for 20 h, 4 h a day.
  const set = "set: {open: {mon-fri: 09:00-17:00}, staffing: same_hours}";
  const [{ desks, week }] = phasesOf(await resolve(patched(`where: {id: north}, ${set}`)), "north");
  expect(desks).toEqual([
    { minute: 0, value: 2 },
    { minute: 13 * 60, value: 1 },
  ]);
  expect(week[0]).toEqual({ opens: 540, closes: 1020 });
  const before = surveyScenario(await resolve(BASE)).offices[0].weekdays[0].deskMinutes;
  const after = surveyScenario(await resolve(patched(`where: {id: north}, ${set}`))).offices[0].weekdays[0]
    .deskMinutes;
  expect(after).toBe(before);
});

test("the last desk hours are used up on days of different length together", async () => {
  // 60 desk hours over 4 × 8 h + 4 h = 36 h: one desk always, a second for 24 h from 09:00: 5 × 4 h until 13:00,
  // then 4 days of one more hour.
  const set = "set: {open: {mon-thu: 09:00-17:00, fri: 09:00-13:00}, staffing: same_hours}";
  const [{ desks }] = phasesOf(await resolve(patched(`where: {id: north}, ${set}`)), "north");
  expect(desks).toEqual([
    { minute: 0, value: 2 },
    { minute: 14 * 60, value: 1 },
  ]);
});

test("extend keeps the desks of opening and closing, and moves what is planned for after closing", async () => {
  const set = "set: {open: {mon-fri: 09:00-18:00}, staffing: extend}";
  const [{ desks }] = phasesOf(await resolve(patched(`where: {id: south}, ${set}`)), "south");
  expect(desks).toEqual([
    { minute: 0, value: 3 },
    { minute: 720, value: 2 },
    { minute: 1080, value: 1 }, // 16:00 moved to 18:00
  ]);
});

test("an office that closes is no longer there from that day on, and its visitors are turned away", async () => {
  const scenario = await resolve(patched("where: {id: north}, close: 2024-11-25"));
  expect(phasesOf(scenario, "north").map(({ from, exists }) => [from, exists])).toEqual([
    [null, true],
    ["2024-11-25", false],
  ]);
  const { offices, notes } = surveyScenario(scenario);
  expect(offices[0].total).toMatchObject({ openDays: 16, visitors: 16 * 36, turnedAway: 5 * 36 });
  expect(notes.map(({ level, path, problem }) => `${level} ${path} ${problem}`)).toContain(
    "warning offices.north is not there on some days, the first 2024-11-25; the 180 visitors expected on them are turned away",
  );
});

test("an office closed for a while comes back", async () => {
  const text = patched("where: {id: north}, from: 2024-11-04, to: 2024-11-08, close: true");
  const phases = phasesOf(await resolve(text), "north").map(({ from, exists }) => [from, exists]);
  expect(phases).toEqual([
    [null, true],
    ["2024-11-04", false],
    ["2024-11-09", true],
  ]);
});

test("visitors follow their percentage, closed dates come on top", async () => {
  const scenario = await resolve(
    patched("where: {id: north}, from: 2024-11-18, set: {visits: +50 %, closedOn: [2024-11-29]}"),
  );
  expect(scenario.offices[0].closedDays).toEqual([day("2024-11-29")]);
  // 11 weekdays before the 18th with 36 visitors, 10 from then on of which one is closed, with 54.
  expect(surveyScenario(scenario).offices[0].total.visitors).toBeCloseTo(11 * 36 + 9 * 54, 9);
});

test("visits of a network follow their percentage too", async () => {
  const base = network("where: {id: O139}");
  const more = await resolve(`${base}patch: [{where: {id: O139}, set: {visits: -10 %}, why: a test}]`);
  expect(surveyScenario(more).total.visitors).toBeCloseTo(0.9 * 23_800 * 0.085, 8);
});

test("longer hours at an office of a network keep its visits of the month", async () => {
  const set = "set: {open: {mon-fri: 10:00-13:00}, staffing: extend}, from: 2024-11-15";
  const text = `${network("where: {id: O139}, patience: {exponential: {mean: 40 min}}")}patch: [{where: {id: O139}, ${set}, why: a test}]`;
  expect(surveyScenario(await resolve(text)).total.visitors).toBeCloseTo(23_800 * 0.085, 8);
});

test("what patches are for, where and since when is kept for reports", async () => {
  const { patches } = await resolve(
    patched(
      "where: {type: flexible}, close: 2024-11-25, provenance: {documented: a decision}",
      "where: {id: [north, south]}, from: 2024-11-04, set: {desks: +5 %}",
    ),
  );
  expect(patches).toEqual([
    {
      why: "because",
      from: day("2024-11-25"),
      to: null,
      offices: ["north"],
      unchanged: [],
      closes: true,
      provenance: "documented",
      source: "a decision",
    },
    {
      why: "because",
      from: day("2024-11-04"),
      to: null,
      offices: ["north", "south"],
      unchanged: ["north", "south"],
      closes: false,
      provenance: "assumed",
      source: "",
    },
  ]);
});

test("a patch that changes nothing is warned of", async () => {
  const { notes } = surveyScenario(await resolve(patched("where: {id: [north, south]}, set: {desks: +5 %}")));
  expect(notes[0]).toMatchObject({
    level: "warning",
    path: "patch.0",
    problem: "changes nothing at 2 of 2 offices (north, south)",
  });
});
