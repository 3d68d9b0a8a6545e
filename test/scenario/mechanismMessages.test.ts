/** What is said of offices, lines, equipment and crews that do not fit together. */
import { expect, test } from "vitest";
import { expectMessage, network, problemsOf, resolve, scenarioWith, type Message } from "./support.js";

const MESSAGES: readonly Message[] = [
  // Ways on
  [
    "office",
    "overflow: {waiting: 3, to: counter}",
    32,
    "offices.counter.overflow.to: an office cannot send visitors to itself; name another office",
  ],
  [
    "office",
    "next: {cuonter: 20 %}",
    12,
    'offices.counter.next.cuonter: unknown office "cuonter"; did you mean "counter"?',
  ],
  [
    "office",
    "next: {counter: 120 %}",
    21,
    'offices.counter.next.counter: "120 %" is above 100 %; write a share such as "19 %" or 0.19',
  ],
  [
    "errand",
    "service: 10 min\n    leaving: {later: 20 %}",
    22,
    "errands.advice.leaving.later: how much later is not said; add after, like after: 30 min",
  ],
  [
    "errand",
    "service: 10 min\n    leaving: {phone: 50 %}",
    22,
    "errands.advice.leaving.phone: a phone line is called but none is named; write line: ID at the errand",
  ],
  [
    "errand",
    "service: 10 min\n    line: agency",
    11,
    'errands.advice.line: unknown line "agency"; define some line first',
  ],
  [
    "top",
    "lines: {hotline: {agents: 1, handling: 5 min}}\nunanswered: {visit: 5 %, after: 24 h}",
    1,
    "unanswered: callers would go to an office, and no errand is that of a line; write line: ID at an errand or office",
  ],
  // Desks and equipment
  [
    "office",
    "groups: {all: {desks: 1}}",
    5,
    "offices.counter.groups: gives both desks and groups; keep one of them",
  ],
  // Lines and crews
  [
    "top",
    "lines: {counter: {agents: 1, handling: 5 min}}",
    9,
    'lines.counter: "counter" is an office too; give the line another id',
  ],
  [
    "top",
    "crews: {van: {home: counter, route: [{leave: 12:00, to: counter, travel: 1 h}, {leave: 11:00, to: counter, travel: 1 h}]}}",
    88,
    "crews.van.route.1.leave: is not after the stop before; write the stops in order of time",
  ],
];

test.each(MESSAGES)("%s %j is refused at column %i with its message", async (...message) => {
  await expectMessage(...message);
});

test("visitors whom no group of desks serves, or who need what is not there, are refused", async () => {
  const groups = "    groups: {forms: {desks: 1, serves: form}}\n    arrivals: {advice: 1 /h}";
  const base = scenarioWith().replace(/ {4}desks: 1\n.*\n/, `${groups}\n`);
  const text = base.replace("offices:", "  form: {service: 5 min}\noffices:");
  expect(await problemsOf(text)).toEqual([
    'x.yaml:9:13 offices.counter.groups: visitors come with "advice" but no group of desks serves it; let one do so',
  ]);
  expect(await problemsOf(scenarioWith({ errand: "service: 10 min\n    needs: camera" }))).toEqual([
    'x.yaml:8:3 offices.counter.equipment: visitors come with "advice", which needs "camera", and there is none; add equipment: {camera: 1}',
  ]);
});

test("crews travel between offices of a table, and a line cannot have the id of one", async () => {
  const crews = "crews: {van: {home: O004, route: [{leave: 12:00, to: O012, travel: 1 h}]}}\n";
  const none = "patch: [{where: {id: [O004, O012]}, set: {desks: 0}, why: a crew comes}]\n";
  const scenario = await resolve(network("where: {id: [O004, O012]}") + crews + none);
  expect(scenario.crews).toEqual([
    expect.objectContaining({ id: "van", home: "O004", route: [expect.objectContaining({ to: "O012" })] }),
  ]);
  expect(
    await problemsOf(`${network("where: {id: O012}")}lines: {O012: {agents: 1, handling: 5 min}}\n`),
  ).toEqual(['x.yaml:4:9 lines.O012: "O012" is an office too; give the line another id']);
});

test("going on to another office needs displaced, and no errand of the document can say it", async () => {
  const tables = "network: {offices: offices.csv, errands: errand_types.csv, profile: arrival_profile.csv";
  const text = `kontor: 1\nperiod: {from: 2024-11-04, to: 2024-11-08}\n${tables}, leaving: {anotherOffice: 60 %, anotherDay: 50 %}}`;
  expect(await problemsOf(text)).toEqual([
    expect.stringMatching(/ network\.leaving: the shares sum to 1\.1; write at most 100 % in all$/),
    expect.stringMatching(
      / network\.leaving\.anotherOffice: how far people would go stands under displaced; write displaced, or remove it$/,
    ),
  ]);
  const errand = "service: 10 min\n    leaving: {anotherOffice: 60 %}";
  expect(await problemsOf(scenarioWith({ errand }))).toEqual([
    expect.stringMatching(/ errands\.advice\.leaving\.anotherOffice: unknown key/),
  ]);
});

test("shares of leaving above 100 % are refused", async () => {
  const errand = "service: 10 min\n    leaving: {later: 60 %, after: 1 h, phone: 50 %}\n    line: agency";
  const lines = "lines: {agency: {agents: 1, handling: 5 min}}";
  expect(await problemsOf(scenarioWith({ errand, top: lines }))).toEqual([
    "x.yaml:6:14 errands.advice.leaving: the shares sum to 1.1; write at most 100 % in all",
  ]);
});
