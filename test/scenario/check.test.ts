import { expect, test } from "vitest";
import { problemsOf, resolve, scenarioWith } from "./support.js";

const ERRANDS = "errands: {advice: {service: 10 min}, card: {service: 5 min, patience: 30 min}}";

function withOffice(office: string, head = "days: 10"): string {
  return `kontor: 1\n${head}\n${ERRANDS}\noffices:\n  counter:\n    ${office}\n`;
}

test.each([
  [
    "kontor: 1\noffices: {a: {desks: 1}}",
    '1:1: neither days nor period is given; write "days: 250" or "period: {from: …, to: …}"',
  ],
  ["kontor: 1\ndays: 1", "1:1: there are no offices; write some under offices, or name tables under network"],
  [
    "kontor: 1\ndays: 1\nperiod: {from: 2024-11-01, to: 2024-11-30}\noffices: {a: {desks: 1}}",
    "2:1 days: days contradicts period; keep one of the two",
  ],
  [
    "kontor: 1\nperiod: {from: 2024-11-30, to: 2024-11-01}\noffices: {a: {desks: 1}}",
    "2:32 period.to: to 2024-11-01 is before from 2024-11-30; swap them",
  ],
  [
    "kontor: 1\nperiod: {from: 2024-01-01, to: 2034-01-08}\noffices: {a: {desks: 1}}",
    "2:1 period: the period has 3661 days; write at most 3660 days",
  ],
  [
    "kontor: 1\ndays: 1\noffices: {a: {desks: 1}}\nobserve: {every: 30 s}",
    "4:18 observe.every: the step is out of range; write 1 min to 1 day",
  ],
])("%j is refused", async (text, message) => {
  expect(await problemsOf(text)).toEqual([`x.yaml:${message}`]);
});

test.each([
  ["open: 10:00-16:00", "open"],
  ["closing: sendHome", "closing"],
])("a continuous scenario contradicts %j", async (line, key) => {
  expect(await problemsOf(withOffice(`desks: 1\n    ${line}`, "days: 10\ncontinuous: true"))).toEqual([
    `x.yaml:8:5 offices.counter.${key}: ${key} contradicts continuous: true; keep one of the two`,
  ]);
});

test("a continuous scenario contradicts overtime and a network", async () => {
  const text = withOffice(
    "desks: 1\nthresholds: {overtime: [5 min]}\nnetwork: {offices: offices.csv, errands: errand_types.csv, profile: arrival_profile.csv}",
    "period: {from: 2024-11-01, to: 2024-11-30}\ncontinuous: true",
  );
  expect(await problemsOf(text)).toEqual([
    "x.yaml:8:14 thresholds.overtime: overtime contradicts continuous: true; keep one of the two",
    "x.yaml:9:1 network: network contradicts continuous: true; keep one of the two",
  ]);
});

test("dates of closing need a period, and stand once", async () => {
  const office = "desks: 1\n    closedOn: [2024-12-24, 2024-12-24]";
  expect(await problemsOf(withOffice(office))).toEqual([
    "x.yaml:7:5 offices.counter.closedOn: closedOn contradicts days; keep one of the two",
    "x.yaml:7:28 offices.counter.closedOn.1: the date is written twice; keep one of the two",
  ]);
});

const NOBODY =
  "visitors come but no desk is ever open for them; open a desk within the opening hours, or remove its visitors";

test.each([
  ["desks: 0\n    arrivals: {card: 1 /h}", "12", NOBODY],
  ["desks: {09:00: 2, 10:00: 0}\n    open: 10:00-16:00\n    arrivals: {card: 1 /h}", "12", NOBODY],
  ["desks: {16:00: 2}\n    open: 10:00-16:00\n    closing: sendHome\n    atTheDoor: {card: 1}", "12", NOBODY],
])("an office where nobody can be served is refused: %j", async (office, column, message) => {
  expect(await problemsOf(withOffice(office))).toEqual([
    `x.yaml:6:${column} offices.counter.desks: ${message}`,
  ]);
});

test.each([
  "desks: 0",
  "desks: 0\n    arrivals: {card: 0}",
  "desks: {16:00: 2}\n    open: 10:00-16:00\n    arrivals: {card: 1 /h}", // served after closing
  "desks: {10:00: 2, 16:00: 0}\n    open: 10:00-16:00\n    arrivals: {card: 1 /h}", // patience ends
  "desks: {10:00: 2, 16:00: 0}\n    open: 10:00-16:00\n    closing: sendHome\n    arrivals: {advice: 1 /h}",
  "desks: 1\n    open: 10:00-16:00\n    arrivals: {advice: {08:00: 1 /h}}", // early comers find the door shut
])("an office is accepted: %j", async (office) => {
  expect((await resolve(withOffice(office))).offices).toHaveLength(1);
});

test("an office that never opens must have no visitors", async () => {
  expect(await problemsOf(withOffice("desks: 1\n    open: closed\n    arrivals: {card: 1 /h}"))).toEqual([
    "x.yaml:7:11 offices.counter.open: visitors come but it never opens; open it, or remove its visitors",
  ]);
});

test("a line that would wait for ever after closing is refused", async () => {
  const office =
    "desks: {10:00: 2, 16:00: 0}\n    open: 10:00-16:00\n    arrivals: {card: 1 /h, advice: 1 /h}";
  expect(await problemsOf(withOffice(office))).toEqual([
    'x.yaml:6:12 offices.counter.desks: no desk is open after 16:00, and visitors with "advice" wait for ever; ' +
      'keep a desk open from 16:00 on, write "closing: sendHome" or give them patience',
  ]);
});

test("also a line of the table's visitors, unless the network gives them patience", async () => {
  const tables =
    "offices: offices.csv, errands: errand_types.csv, profile: arrival_profile.csv, where: {id: O139}";
  const office = "desks: {10:00: 2, 16:00: 0}\n    open: 10:00-16:00\n    arrivals: {fk_housing: 1 /h}";
  const text = (patience: string) =>
    withOffice(`${office}\nnetwork: {${tables}${patience}}`, "period: {from: 2024-11-01, to: 2024-11-30}");
  expect((await problemsOf(text("")))[0]).toMatch(
    /^x\.yaml:6:12 offices.counter.desks: no desk is open after 16:00/,
  );
  expect((await resolve(text(", patience: 40 min"))).offices).toHaveLength(2);
});

test("tickets that stop before the door opens are refused", async () => {
  const office =
    "desks: 1\n    open: {mon: 10:00-16:00, tue: 10:00-10:30}\n    closing: {stopTickets: 30 min}";
  expect(await problemsOf(withOffice(office))).toEqual([
    "x.yaml:8:28 offices.counter.closing.stopTickets: no tickets are given at all on a day from 10:00 to 10:30; write a shorter time",
  ]);
});

test("a document too large to be simulated is refused by its days", async () => {
  const offices = Array.from({ length: 21 }, (_, i) => `  o${i}: {desks: 1, arrivals: {advice: 1 /h}}`);
  const text = `kontor: 1\ndays: 1000000\nerrands: {advice: {service: 1 min}}\noffices:\n${offices.join("\n")}`;
  expect(await problemsOf(text)).toEqual([
    "x.yaml:2:1 days: 21 streams of visitors on 1000000 days are more than 20000000 in all; take fewer days or offices",
  ]);
});

test.each([
  [
    "period: {from: 2024-11-31, to: 2024-11-30}",
    "network: {offices: offices.csv, errands: errand_types.csv, profile: arrival_profile.csv}",
    "x.yaml:2:16 period.from: 2024-11-31 has no such day; that month has the days 01 to 30",
  ],
  [
    "period: {from: 2024-11-01, to: 2024-11-30}",
    "network: {offices: 5, errands: errand_types.csv, profile: arrival_profile.csv}",
    "x.yaml:10:20 network.offices: the number 5 where a file name is expected; write it like offices.csv",
  ],
])("a broken section raises no false alarm in the others: %j, %j", async (period, network, message) => {
  const office = "arrivals: {fk_housing: 6 /h}"; // an errand of the table
  const text = scenarioWith({ office, top: network }).replace("days: 10", period);
  expect(await problemsOf(text)).toEqual([message]);
});
