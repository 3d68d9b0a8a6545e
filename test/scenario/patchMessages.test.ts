import { expect, test } from "vitest";
import { PATCHABLE as BASE, patched, problemsOf } from "./support.js";

const HOURS = "open: {mon-fri: 09:00-18:00}";

test.each([
  [
    "where: {id: noth}, set: {desks: 1}",
    '18 patch.0.where.id: no office has id "noth"; did you mean "north"?',
  ],
  [
    "where: {tag: kept, type: full_service}, set: {desks: 1}",
    '6 patch.0.where: no office fits "type=full_service,tag=kept"; leave one of the conditions out',
  ],
  ["where: {idd: north}, set: {desks: 1}", '14 patch.0.where.idd: unknown key "idd"; did you mean "id"?'],
  [
    "where: {visits: few}, set: {desks: 1}",
    '22 patch.0.where.visits: "few" is not a comparison with a number; write a comparison such as "< 4000"',
  ],
  [
    'where: "tpe=a", set: {desks: 1}',
    '13 patch.0.where: offices are not selected by "tpe"; did you mean "type"?',
  ],
  ["where: {id: north}", '5 patch.0: changes nothing; write what under set, or "close: true"'],
  [
    "where: {id: north}, close: true, set: {desks: 1}",
    "26 patch.0.close: close contradicts set; write two patches",
  ],
  [
    "where: {id: north}, close: 2024-11-05, from: 2024-11-04",
    '45 patch.0.from: from contradicts close with a date; keep the date, or write "close: true"',
  ],
  [
    "where: {id: north}, from: 2024-11-05, to: 2024-11-04, close: true",
    "48 patch.0.to: ends before it begins; swap from and to",
  ],
  [
    `where: {id: north}, set: {${HOURS}}`,
    '32 patch.0.set.open: new hours do not say who works in them; write "staffing: same_hours" or "staffing: extend" beside it, or desks',
  ],
  [
    "where: {id: north}, set: {staffing: extend}",
    "32 patch.0.set.staffing: staffing says nothing without open; remove it, or write open",
  ],
  [
    `where: {id: north}, set: {${HOURS}, staffing: extend, desks: 3}`,
    "80 patch.0.set.desks: desks contradict staffing; keep one of the two",
  ],
  [
    "where: {id: north}, set: {desks: more}",
    '39 patch.0.set.desks: "more" is not a change; write a number of desks such as 3, or a change in quotes such as "+1", "-1" or "+5 %"',
  ],
  [
    'where: {id: north}, set: {desks: "-3"}',
    "39 patch.0.set.desks: north: leaves fewer than no desks of 2; take fewer away",
  ],
  [
    "where: {id: north}, set: {visits: 5 %}",
    '40 patch.0.set.visits: "5 %" is not a change; write a change such as "+5 %" or "-10 %"',
  ],
  [
    "where: {id: north}, set: {visits: -101 %}",
    '40 patch.0.set.visits: "-101 %" is out of range; write -100 % to +1000 %',
  ],
  [
    "where: {id: north}, set: {open: {mon-sun: 00:00-24:00}, staffing: same_hours}",
    '72 patch.0.set.staffing: north: 60 desk hours a week do not fill 168 opening hours; open shorter, or write "staffing: extend"',
  ],
  [
    "where: {id: north}, set: {open: {mon: 10:00-10:10}, staffing: extend, closing: {stopTickets: 15 min}}",
    "26 patch.0.set: north: no tickets are given at all on a day from 10:00 to 10:10; open longer, or stop tickets later",
  ],
  [
    "where: {id: north}, from: 2024-11-10, set: {room: 9}",
    "50 patch.0.set.room: north: room would change during the run, which this version cannot simulate; leave from and to out, or take a period before or after the change",
  ],
  [
    "where: {id: north}, from: 2024-11-10, set: {closing: sendHome}",
    "50 patch.0.set.closing: north: whether the line is sent home would change during the run, which this version cannot simulate; leave from and to out, or take a period before or after the change",
  ],
  [
    "where: {id: north}, set: {desks: 0}",
    "5 patch.0: north: visitors come but no desk is ever open for them; open a desk within the opening hours, or remove its visitors",
  ],
  [
    "where: {id: north}, set: {open: closed, staffing: extend}",
    "5 patch.0: north: visitors come but it never opens; open it, or remove its visitors",
  ],
  [
    "where: {id: north}, set: {openOnEves: true}",
    '32 patch.0.set.openOnEves: openOnEves says nothing without a calendar; write "calendar: SE", or remove it',
  ],
])("the patch {%s} is refused with its place and remedy", async (text, message) => {
  const [found, ...others] = await problemsOf(patched(text));
  expect(others).toEqual([]);
  expect(found).toBe(`x.yaml:8:${message}`);
});

test("a change of desks without quotes is told to have them", async () => {
  expect(await problemsOf(patched("where: {id: north}, set: {desks: +1}"))).toEqual([
    'x.yaml:8:39 patch.0.set.desks: +1 is not a plain decimal number; write it like 12 or 0.5, or in quotes: "12"',
  ]);
});

test("a patch needs a reason", async () => {
  expect(await problemsOf(`${BASE}patch: [{where: {id: north}, close: true}]`)).toEqual([
    'x.yaml:7:9 patch.0.why: "why" is missing; add it, like why: decided in April 2025',
  ]);
});

test("dates need a period, and an office around the clock neither closes nor has hours", async () => {
  const undated = patched("where: {id: north}, from: 2024-11-04, close: true").replace(
    /period: .*/,
    "days: 30",
  );
  expect(await problemsOf(undated)).toEqual([
    "x.yaml:8:26 patch.0.from: from contradicts days, which have no dates; keep one of the two",
  ]);
  const around = `kontor: 1\ndays: 9\ncontinuous: true\nerrands: {a: {service: 1 min}}\noffices: {o: {desks: 1, arrivals: {a: 1 /h}}}\npatch: [{where: {id: o}, close: true, why: a test}]`;
  expect(await problemsOf(around)).toEqual([
    "x.yaml:6:26 patch.0.close: close contradicts continuous: true; keep one of the two",
  ]);
});

test("a crowd at the door does not follow a percentage", async () => {
  const crowd = patched("where: {id: north}, set: {visits: +5 %}").replace(
    "tags: [kept]",
    "atTheDoor: {advice: 3}",
  );
  expect(await problemsOf(crowd)).toEqual([
    "x.yaml:8:32 patch.0.set.visits: north has visitors at the door, whose number does not follow; write them as arrivals",
  ]);
});

test("so many patches that putting them together would take minutes are refused, and soon", async () => {
  const offices = Array.from({ length: 300 }, (_, i) => `  o${i}: {desks: 1}`).join("\n");
  const patches = Array.from({ length: 300 }, (_, i) => {
    return `  - {where: "desks=1", from: 2024-0${1 + (i % 9)}-1${i % 10}, set: {desks: ${1 + (i % 7)}}, why: w}`;
  }).join("\n");
  const text = `kontor: 1\nperiod: {from: 2024-01-01, to: 2024-12-31}\noffices:\n${offices}\npatch:\n${patches}\n`;
  const start = process.cpuUsage();
  expect(await problemsOf(text)).toEqual([
    "x.yaml:304:1 patch: so many patches begin and end at the same offices that there are more than 400000 steps; write fewer patches, or let them be about fewer offices",
  ]);
  const { user, system } = process.cpuUsage(start);
  expect((user + system) / 1000).toBeLessThan(2000);
});
