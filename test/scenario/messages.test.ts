import { expect, test } from "vitest";
import { expectMessage, problemsOf, type Message } from "./support.js";

/** What is put into a sound scenario, the column of the fault, and the message without file and line. */
const MESSAGES: readonly Message[] = [
  // Keys
  ["top", "titel: x", 1, 'titel: unknown key "titel"; did you mean "title"?'],
  [
    "errand",
    "service: 10 min\n    servise: 10 min",
    5,
    'errands.advice.servise: unknown key "servise"; did you mean "service"?',
  ],
  ["office", "dekss: 3", 5, 'offices.counter.dekss: unknown key "dekss"; did you mean "desks"?'],
  [
    "office",
    "agents: 3",
    5,
    'offices.counter.agents: unknown key "agents"; known are name, open, closedOn, desks, groups, equipment, release, closing, serviceFactor, room, overflow, next, line, bookings, atTheDoor, arrivals, openOnEves, municipality, locality, fa, …',
  ],
  ["top", "thresholds: {waits: [1 min]}", 14, 'thresholds.waits: unknown key "waits"; did you mean "wait"?'],
  [
    "top",
    "provenance: {patients: assumed}",
    14,
    'provenance.patients: unknown key "patients"; did you mean "patience"?',
  ],
  [
    "top",
    "network: {offices: a, errands: b, profile: c, were: {id: x}}",
    47,
    'network.were: unknown key "were"; did you mean "where"?',
  ],
  ["top", "warmUp: 1\nwarmUp: 2", 1, 'warmUp: "warmUp" is written twice; keep one of the two'],
  // Types
  [
    "top",
    "continuous: yes",
    13,
    'continuous: the text "yes" where true or false is expected; write true or false',
  ],
  ["top", "warmUp: 2.5", 9, "warmUp: the number 2.5 where a whole number is expected; write it like 10"],
  ["top", "warmUp: -1", 9, "warmUp: -1 is too small; write a whole number from 0 to 100000"],
  ["top", "warmUp: 1e6", 9, "warmUp: 1000000 is too large; write a whole number from 0 to 100000"],
  ["top", "warmUp:", 1, "warmUp: has no value; write it like 10"],
  ["top", "title: [a, b]", 8, "title: a list where a name is expected; write it like Advice"],
  ["top", "title: {sv: Råd}", 1, 'title.en: "en" is missing; add it, like en: Advice'],
  ["top", 'title: ""', 8, "title: has no characters; write at least one"],
  [
    "top",
    "dayFactor: 12 %",
    12,
    'dayFactor: the text "12 %" where a section is expected; write it like {cv: 12 %, shared: 30 %}',
  ],
  ["top", "dayFactor: {cv: 0 %}", 17, 'dayFactor.cv: "0 %" is too small; write 0.01 to 10'],
  [
    "top",
    "furtherErrand: 119 %",
    16,
    'furtherErrand: "119 %" is above 100 %; write a share such as "19 %" or 0.19',
  ],
  [
    "office",
    "release: exhausive",
    14,
    'offices.counter.release: "exhausive" is not known here; did you mean "exhaustive"?',
  ],
  ["office", "room: 0", 11, "offices.counter.room: 0 is too small; write a whole number from 1 to 1000000"],
  // Names
  [
    "office",
    "arrivals: {advise: 6 /h}",
    16,
    'offices.counter.arrivals.advise: unknown errand "advise"; did you mean "advice"?',
  ],
  [
    "office",
    "atTheDoor: {card: 6}",
    17,
    'offices.counter.atTheDoor.card: unknown errand "card"; known are advice',
  ],
  [
    "top",
    "network: {offices: a, errands: b, profile: c, where: {id: 139}}",
    59,
    "network.where.id: the number 139 where a text or a list of texts is expected; write it like O139",
  ],
  // Lists
  [
    "top",
    "thresholds: {wait: 5 min}",
    20,
    'thresholds.wait: the text "5 min" where a list of durations is expected; write it like [10 min, 30 min]',
  ],
  [
    "top",
    "thresholds: {wait: [5 min, 5 min]}",
    28,
    "thresholds.wait.1: is not above the one before; write them in rising order",
  ],
  ["top", "thresholds: {overtime: []}", 24, "thresholds.overtime: has no entries; write at least one"],
  // Notes
  [
    "top",
    "provenance: {patience: guessed}",
    24,
    'provenance.patience: "guessed" is not known here; known are documented, derived, inferred, general_knowledge, assumed, modelled',
  ],
  [
    "top",
    "provenance: {patience: {assumed: a, derived: b}}",
    25,
    "provenance.patience.assumed: gives both derived and assumed; keep one of them",
  ],
];

test.each(MESSAGES)("%s %j is refused at column %d with its message", expectMessage);

test.each([
  ["days: 1", '1:1 kontor: "kontor" is missing; add it, like kontor: 1'],
  ["kontor: 2", "1:9 kontor: the number 2 where 1 is expected; write it like 1"],
  ['kontor: "1"', '1:9 kontor: the text "1" where 1 is expected; write it like 1'],
])("%j is refused, because the version of the format must be 1", async (head, message) => {
  const rest = "\ndays: 1\nerrands: {a: {service: 1 min}}\noffices: {o: {desks: 1}}";
  const text = head.startsWith("days") ? rest.slice(1) : head + rest;
  expect(await problemsOf(text)).toEqual([`x.yaml:${message}`]);
});

test.each([
  ["", "has no value; write a scenario that begins with kontor: 1"],
  [
    "- a\n- b",
    "a list where a scenario that begins with kontor: 1 is expected; write a scenario that begins with kontor: 1",
  ],
  [
    "hello",
    'the text "hello" where a scenario that begins with kontor: 1 is expected; write a scenario that begins with kontor: 1',
  ],
])("the file %j is no scenario", async (text, message) => {
  expect(await problemsOf(text)).toEqual([`x.yaml:1:1: ${message}`]);
});

test("an id with a space or a point is refused at its key", async () => {
  const remedy = "use at most 60 letters, digits, - and _, a letter or digit first";
  const text = "kontor: 1\ndays: 1\nerrands:\n  a b: {service: 1 min}\noffices:\n  o.1: {desks: 1}";
  expect(await problemsOf(text)).toEqual([
    `x.yaml:4:3 errands.a b: "a b" cannot be an id; ${remedy}`,
    `x.yaml:6:3 offices.o.1: "o.1" cannot be an id; ${remedy}`,
  ]);
});

test("all problems come at once, in the order of the file, also those between sections", async () => {
  const text = `kontor: 1
errands:
  advice: {service: 10 mins}
  id-card: {service: 5 min}
offices:
  first: {desks: 1, room: 0, arrivals: {advise: 6 /h}}
  second: {desks: 0, arrivals: {id-card: 6 /h}}
warmUp: .inf
`;
  const found = await problemsOf(text);
  expect(found.map((line) => line.split(": ")[0])).toEqual([
    "x.yaml:1:1",
    "x.yaml:3:21 errands.advice.service",
    "x.yaml:6:27 offices.first.room",
    "x.yaml:6:41 offices.first.arrivals.advise",
    "x.yaml:7:19 offices.second.desks",
    "x.yaml:8:9 warmUp",
  ]);
});
