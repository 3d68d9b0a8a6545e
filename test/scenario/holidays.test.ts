import { expect, test } from "vitest";
import { EXIT, UserError } from "../../src/errors.js";
import { formatDate } from "../../src/scenario/dates.js";
import type { Scenario } from "../../src/scenario/scenario.js";
import { surveyScenario } from "../../src/scenario/survey.js";
import { network, problemsOf, readShippedTable, resolve } from "./support.js";

const TABLE = `date,name_sv,name_en,kind
2024-12-24,julafton,Christmas Eve,eve
2024-12-25,juldagen,Christmas Day,public
2024-12-26,annandag jul,Boxing Day,public
2024-12-29,en söndag,a Sunday,public
2024-12-31,nyårsafton,New Year's Eve,eve
`;

/** The shipped tables, and a small calendar. */
function tables(calendar = TABLE, file = "holidays.csv"): (name: string) => string {
  return (name) => {
    if (name === file) return calendar;
    if (name !== "holidays.csv") return readShippedTable(name);
    throw new UserError(`${name}: there is no table`, EXIT.invalid);
  };
}

const BASE = `kontor: 1
period: {from: 2024-12-16, to: 2024-12-31}
calendar: SE
errands: {advice: {service: 10 min}}
offices:
  north: {open: {mon-fri: 10:00-16:00}, closedOn: [2024-12-16], desks: 2, arrivals: {advice: 6 /h}}
  south: {open: {mon-fri: 10:00-16:00}, desks: 2, openOnEves: true, arrivals: {advice: 6 /h}}
`;

function closedDays(scenario: Scenario, place: number): string[] {
  return scenario.offices[place].closedDays.map(formatDate);
}

test("offices are closed on public holidays, and on eves unless they open on them", async () => {
  const scenario = await resolve(BASE, tables());
  expect(closedDays(scenario, 0)).toEqual([
    "2024-12-16",
    "2024-12-24",
    "2024-12-25",
    "2024-12-26",
    "2024-12-31",
  ]);
  expect(closedDays(scenario, 1)).toEqual(["2024-12-25", "2024-12-26"]);
});

test("a patch opens offices on eves, from a day on", async () => {
  const patch = "patch: [{where: {id: north}, from: 2024-12-30, set: {openOnEves: true}, why: a test}]";
  expect(closedDays(await resolve(BASE + patch, tables()), 0)).toEqual([
    "2024-12-16",
    "2024-12-24",
    "2024-12-25",
    "2024-12-26",
  ]);
});

test("a network's visits of the month come on the days that are left", async () => {
  const text = network("where: {id: O139}", "{from: 2024-12-01, to: 2024-12-31}");
  const plain = surveyScenario(await resolve(text)).total;
  const total = surveyScenario(await resolve(`${text}calendar: SE`, tables())).total;
  expect([plain.openDays, total.openDays]).toEqual([22, 18]);
  expect(total.visitors).toBeCloseTo(plain.visitors, 8);
});

test("the shipped calendar closes offices on public holidays and eves, and on no other of its days", async () => {
  const period = "{from: 2024-12-20, to: 2025-01-07}";
  const scenario = await resolve(`${network("where: {id: O139}", period)}calendar: SE\n`);
  // Weekdays of the table: 24–26 December, 31, New Year's Day and Epiphany. 23, 27 and 30 December and 3 January
  // are squeeze days or stand before a holiday, and are worked.
  const within = scenario.offices[0].closedDays.map(formatDate).filter((day) => {
    return day >= "2024-12-20" && day <= "2025-01-07";
  });
  expect(within).toEqual([
    "2024-12-24",
    "2024-12-25",
    "2024-12-26",
    "2024-12-31",
    "2025-01-01",
    "2025-01-06",
  ]);
});

test("a calendar of one's own is named by its table", async () => {
  const own = `date,name_sv,name_en,kind\n2024-12-17,d,d,public\n`;
  const scenario = await resolve(BASE.replace("SE", "own.csv"), tables(own, "own.csv"));
  expect(closedDays(scenario, 1)).toEqual(["2024-12-17"]);
});

test.each([
  [
    TABLE.replace("2024-12-25", "2024-12-24"),
    'holidays.csv:3:1 date: "2024-12-24" stands in row 2 already; keep one of the two rows',
  ],
  [
    TABLE.replace("2024-12-25", "25/12/2024"),
    'holidays.csv:3:1 date: "25/12/2024" is not a date; write it as 2024-11-30',
  ],
  [
    TABLE.replace(",eve", ",evening"),
    'holidays.csv:2:4 kind: "evening" is not known here; known are public, eve, day_before, squeeze',
  ],
  [
    TABLE.replaceAll("2024", "2023"),
    "x.yaml:3:11 calendar: holidays.csv has no days of 2024; add them to the table, or take another period",
  ],
])("a table that is wrong is refused with its place", async (table, message) => {
  expect(await problemsOf(BASE, tables(table))).toEqual([message]);
});

test("a table that is missing is refused where the calendar is named", async () => {
  expect(await problemsOf(BASE, tables("", "other.csv"))).toEqual([
    "x.yaml:3:11 calendar: holidays.csv: there is no table; write the name of another file",
  ]);
});

test("a calendar is of dates", async () => {
  const undated = BASE.replace(/period: .*/, "days: 5").replace("closedOn: [2024-12-16], ", "");
  expect(await problemsOf(undated, tables())).toEqual([
    "x.yaml:3:1 calendar: a calendar is of dates; write period: {from: …, to: …} instead of days",
  ]);
});
