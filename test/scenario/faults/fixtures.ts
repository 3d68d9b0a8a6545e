/** Inputs made to be refused, by the number of the fault, and the exact message each is answered with. */
import { FULL, network, readShippedTable, scenarioWith } from "../support.js";

function lines(count: number, line: (i: number) => string): string {
  return Array.from({ length: count }, (_, i) => line(i)).join("\n");
}

/** A fixture: the text, the first message, and the tables where they are not those of the program. */
export interface Fixture {
  readonly text: string;
  readonly message: string;
  readonly table?: (name: string) => string;
}

const LAUGHS = lines(9, (i) => `l${i}: &l${i} [${i === 0 ? "x, ".repeat(10) : `*l${i - 1}, `.repeat(9)}]`);

/** A network whose table of offices is another one. */
function withOffices(change: (text: string) => string): Pick<Fixture, "text" | "table"> {
  return {
    text: network("where: {id: O139}"),
    table: (name) => (name === "offices.csv" ? change(readShippedTable(name)) : readShippedTable(name)),
  };
}

function office(line: string): string {
  return scenarioWith({ office: line });
}

export const FIXTURES: Readonly<Record<string, Fixture>> = {
  "44 a billion laughs": {
    text: LAUGHS,
    message:
      "x.yaml:5:30 l4.4.4.2.3.6: more than 50000 values once aliases are written out; write it flatter and shorter",
  },
  "44 five thousand aliases": {
    text: `a: &a x\nb: [${"*a, ".repeat(5000)}]`,
    message: "x.yaml:2:405: more than 100 anchors or aliases; write the values out",
  },
  "45 tags without end": {
    text: "!t ".repeat(60_000),
    message: "x.yaml:1:1: tags such as !name are not part of the format; remove it",
  },
  "45 anchors without end": {
    text: "&a ".repeat(60_000),
    message: "x.yaml:1:301: more than 100 anchors or aliases; write the values out",
  },
  "45 aliases without end": {
    text: "*a ".repeat(60_000),
    message: "x.yaml:1:301: more than 100 anchors or aliases; write the values out",
  },
  "45 brackets without end": {
    text: "[".repeat(100_000),
    message: "x.yaml:1:51: more than 50 levels inside each other; write it flatter",
  },
  "46 a map of 40,000 keys": {
    text: lines(40_000, (i) => `k${i}: 1`),
    message: "x.yaml:6001:1: more than 30000 words and signs; move long lists to tables",
  },
  "46 a text of 5 MB": {
    text: `kontor: 1\ntitle: ${"x".repeat(4_990_000)}`,
    message: "x.yaml:2:8: a text longer than 10000 characters; shorten it",
  },
  "47 __proto__ as a name": {
    text: "kontor: 1\ndays: 1\noffices: {__proto__: {desks: 1}}",
    message: 'x.yaml:3:11 offices: the key "__proto__" is reserved; give it another name',
  },
  "47 constructor as a key": {
    text: scenarioWith({ top: "constructor: 1" }),
    message:
      'x.yaml:10:1 constructor: unknown key "constructor"; known are kontor, extends, title, days, period, continuous, warmUp, profiles, errands, offices, lines, crews, furtherErrand, dayFactor, thresholds, observe, network, displaced, mistimed, calendar, …',
  },
  "47 toString as an errand": {
    text: office("arrivals: {toString: 1 /h}"),
    message: 'x.yaml:9:16 offices.counter.arrivals.toString: unknown errand "toString"; known are advice',
  },
  "48 a key twice": {
    text: scenarioWith({ top: "days: 3" }),
    message: 'x.yaml:10:1 days: "days" is written twice; keep one of the two',
  },
  "48 tabs": {
    text: "kontor: 1\noffices:\n\tcounter: {desks: 1}",
    message: "x.yaml:3:1: tabs are not allowed as indentation; indent with spaces",
  },
  "48 two documents": {
    text: `${scenarioWith()}\n---\nkontor: 1`,
    message:
      "x.yaml:11:1: a second document begins here; keep one scenario in a file, and leave out lines of ---",
  },
  "48 UTF-16": {
    text: "k\0o\0n\0t\0o\0r\0",
    message: "x.yaml:1:2: the character U+0000 cannot be read; remove it",
  },
  "48 a byte order mark inside": {
    text: "kontor: 1\n\ufeffdays: 1",
    message: "x.yaml:2:1: the character U+feff cannot be read; remove it",
  },
  "48 nothing": {
    text: "",
    message: "x.yaml:1:1: has no value; write a scenario that begins with kontor: 1",
  },
  "49 no": {
    text: scenarioWith({ top: "continuous: no" }),
    message: 'x.yaml:10:13 continuous: the text "no" where true or false is expected; write true or false',
  },
  "49 010": {
    text: scenarioWith({ top: "warmUp: 010" }),
    message:
      'x.yaml:10:9 warmUp: 010 is not a plain decimal number; write it like 12 or 0.5, or in quotes: "12"',
  },
  "49 08:30 as a duration": {
    text: scenarioWith({ errand: "service: 08:30" }),
    message:
      'x.yaml:5:14 errands.advice.service: "08:30" is not a duration; write a number and a unit, such as "10 min", "90 s", "2 h" or "1 day"',
  },
  "49 1e400": {
    text: scenarioWith({ top: "warmUp: 1e400" }),
    message: 'x.yaml:10:9 warmUp: "1e400" is too large a number; write fewer digits',
  },
  "49 .nan": {
    text: scenarioWith({ top: "warmUp: .nan" }),
    message:
      'x.yaml:10:9 warmUp: .nan is not a plain decimal number; write it like 12 or 0.5, or in quotes: "12"',
  },
  "49 a whole number too large for a double": {
    text: scenarioWith({ top: "warmUp: 9007199254740993" }),
    message: 'x.yaml:10:9 warmUp: "9007199254740993" is too large a number; write fewer digits',
  },
  "50 a misspelled key": {
    text: office("arivals: {advice: 6 /h}"),
    message: 'x.yaml:9:5 offices.counter.arivals: unknown key "arivals"; did you mean "arrivals"?',
  },
  "50 a wrong unit": {
    text: scenarioWith({ errand: "service: 10 mim" }),
    message: 'x.yaml:5:14 errands.advice.service: "10 mim": unknown unit "mim"; did you mean "min"?',
  },
  "50 a negative rate": {
    text: office('arrivals: {advice: "-6 /h"}'),
    message:
      'x.yaml:9:24 offices.counter.arrivals.advice: "-6 /h" is not a rate; write a number and a unit, such as "6 /h", "0.1 /min" or "95 /day"',
  },
  "50 shares that do not sum to 1": {
    text: scenarioWith({
      errand:
        "service: {hyperexponential: {branches: [{share: 0.3, mean: 5 min}, {share: 0.6, mean: 9 min}]}}",
    }),
    message:
      "x.yaml:5:44 errands.advice.service.hyperexponential.branches: the shares sum to 0.9; change them so that they sum to 1, or to 100 %",
  },
  "50 more work than desks": {
    text: office("arrivals: {advice: 7 /h}"),
    message:
      "x.yaml:7:3 offices.counter: the expected work takes 117 % of its desk time, and nobody ever leaves the line; open more desks, or give the errands patience",
  },
  "51 an unknown office": {
    text: `${FULL}patch: [{where: {id: nroth}, close: 2024-12-30, why: a test}]\n`,
    message: 'x.yaml:27:22 patch.0.where.id: no office has id "nroth"; did you mean "north"?',
  },
  "51 an office closed all day": {
    text: office("open: closed\n    arrivals: {advice: 1 /h}"),
    message:
      "x.yaml:9:11 offices.counter.open: visitors come but it never opens; open it, or remove its visitors",
  },
  "51 a scenario that extends itself": {
    text: "kontor: 1\nextends: x.yaml\n",
    message: "x.yaml:2:10 extends: leads in a circle: x.yaml → x.yaml; let one of them extend nothing",
  },
  "51 an unknown office in a route": {
    text: `${FULL}crews: {van: {home: south, route: [{leave: 12:00, to: nroth, travel: 40 min}]}}\n`,
    message: 'x.yaml:27:55 crews.van.route.0.to: unknown office "nroth"; did you mean "north"?',
  },
  "51 an unknown office of a table in a route": {
    text: `${network('where: {region: "3"}')}crews: {van: {home: O002, route: [{leave: 12:00, to: O00, travel: 1 h}]}}\n`,
    message: 'x.yaml:4:54 crews.van.route.0.to: unknown office "O00"; did you mean "O001"?',
  },
  "51 an unknown office that visitors are sent to": {
    text: office("overflow: {waiting: 3, to: nearby}\n    arrivals: {advice: 0.5 /h}"),
    message: 'x.yaml:9:32 offices.counter.overflow.to: unknown office "nearby"; known are counter',
  },
  "51 a way without an exit": {
    text: office(
      "next: {other: 100 %}\n    arrivals: {advice: 0.5 /h}\n  other: {desks: 1, next: {counter: 1}}",
    ),
    message:
      "x.yaml:9:11 offices.counter.next: visitors go round from here and never leave; write chances that sum to less than 100 %",
  },
  "51 a cycle that sends everybody back": {
    text: office("next: {counter: 100 %}\n    arrivals: {advice: 0.5 /h}"),
    message:
      "x.yaml:9:11 offices.counter.next: visitors go round from here and never leave; write chances that sum to less than 100 %",
  },
  "52 a ragged table": {
    ...withOffices((text) => text.replace("\nO003,", "\nO003,,")),
    message:
      "offices.csv:4:36: the row has 36 fields, the header 35; add or remove commas, or put texts in quotes",
  },
  "52 a quote that is not closed": {
    ...withOffices((text) => text.replace("\nO003,", '\n"O003,')),
    message:
      "offices.csv: quotes are not closed, or text follows them, first in line 4; double every quote inside a field",
  },
  "52 a header twice": {
    ...withOffices((text) => text.replace("office_name", "office_id")),
    message: "offices.csv:1:1 office_id: the column stands 2 times; keep one of them",
  },
  "52 line ends of two kinds": {
    ...withOffices((text) => text.replace("\nO003,", "\r\nO003,")),
    message:
      "offices.csv: the lines end in two ways, first in line 3; save the table with one kind of line end",
  },
  "53 03/04/2024": {
    ...withOffices((text) => text.replace("2025-05-30", "30/05/2025")),
    message: 'offices.csv:33:26 closure_date: "30/05/2025" is not a date; write it as 2024-11-30',
  },
  "53 a decimal comma": {
    ...withOffices((text) => text.replace(",59.42268,", ',"59,42268",')),
    message:
      'offices.csv:2:8 lat_deg: "59,42268" is not a number from -90 to 90; write a number with a decimal point',
  },
  "60 escape codes in a name": {
    text: scenarioWith({ top: 'title: "\\e[31mred"' }),
    message: 'x.yaml:10:8 title: "\\u001b[31mred" holds a control character; remove it',
  },
  "60 a line break in an id": {
    text: 'kontor: 1\ndays: 1\noffices: {"a\\nb": {desks: 1}}',
    message:
      'x.yaml:3:11 offices.a\\u000ab: "a\\nb" cannot be an id; use at most 60 letters, digits, - and _, a letter or digit first',
  },
  "60 text that turns its direction": {
    text: scenarioWith({ top: "title: a\u202eb" }),
    message: "x.yaml:10:9: the character U+202e cannot be read; remove it",
  },
};
