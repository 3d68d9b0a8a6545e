import { join } from "node:path";
import { expect, test } from "vitest";
import { readAim } from "../../src/analysis/aim.js";
import { formatProblem, UserError } from "../../src/errors.js";
import { loadStudy } from "../../src/scenario/study.js";
import { folderWith } from "../support/program.js";

const OFFICES = `kontor: 1
days: 14
errands: {advice: {service: 10 min}}
offices:
  north: {open: {mon-fri: 10:00-16:00}, desks: 2, arrivals: {advice: 6 /h}}
  south: {open: {mon-fri: 10:00-16:00}, desks: 1, arrivals: {advice: 3 /h}}
study:
  policies: {more: [{set: {desks: "+1"}}]}
`;

async function aimOf(section: string) {
  return readAim(await loadStudy(join(folderWith("study.yaml", OFFICES + section), "study.yaml")));
}

test("words become measures and amounts: of a share in per cent itself, of anything else in per cent of what is now", async () => {
  const aim = await aimOf(`  best: waitP90
  margin: 90 s
  tradeoff: {waitP90: 1 min, staffHours: 1 %, openHours: 1 h}
  limits: [staffHours <= 105 %, gaveUpShare < 10 %, openHours >= 20 h]
  targets: [waitP90 <= 20 min]
  budget: 40 tkr
  hourCost: 400 kr
`);
  expect([aim.best.name, aim.margin, aim.tolerance]).toEqual([
    "waitP90",
    { value: 1.5, isOfBase: false },
    0.02,
  ]);
  expect(aim.tradeoff.map(({ margin }) => margin)).toEqual([
    { value: 1, isOfBase: false },
    { value: 0.01, isOfBase: true },
    { value: 1, isOfBase: false },
  ]);
  expect(aim.limits.map(({ text, isMost, amount }) => [text, isMost, amount.value, amount.isOfBase])).toEqual(
    [
      ["staffHours <= 105 %", true, 1.05, true],
      ["gaveUpShare < 10 %", true, 0.1, false],
      ["openHours >= 20 h", false, 20, false],
      ["budget: staffHours <= 100 h", true, 100, false], // 40,000 kr of 400 kr an hour
    ],
  );
  expect(aim.measures.map(({ name }) => name)).toEqual([
    "waitP90",
    "staffHours",
    "openHours",
    "gaveUpShare",
    "intended",
  ]);
});

test.each([
  [
    "best: waitP9\n  margin: 1 min",
    '9:9 study.best: there is no measure "waitP9" of all offices together; did you mean "waitP90"?',
  ],
  [
    "best: utilisation\n  margin: 1 %",
    "9:9 study.best: neither more nor less of utilisation is better; name another",
  ],
  [
    "best: waitP90\n  margin: 1 visits",
    '10:11 study.margin: "visits" is no unit of waitP90; write min or h or s',
  ],
  [
    "best: waitP90\n  margin: 0 min",
    '10:11 study.margin: "0 min" tells apart what nobody can; write an amount above 0',
  ],
  [
    "best: waitP90\n  margin: 1 min\n  limits: [staffHours == 5 h]",
    "11:12 study.limits.0: no simulated figure is exactly equal; write <= or >=",
  ],
  [
    "best: waitP90\n  margin: 1 min\n  tradeoff: {staffHour: 1 h}",
    '11:14 study.tradeoff.staffHour: there is no measure "staffHour" of all offices together; did you mean "staffHours"?',
  ],
])("%j is refused at its place", async (section, message) => {
  const found = await aimOf(`  ${section}\n`).catch((error: unknown) => error);
  if (!(found instanceof UserError)) throw new Error("the study was accepted", { cause: found });
  const problems = found.problems.map((one) => formatProblem({ ...one, file: "study.yaml" }));
  expect(problems).toEqual([`study.yaml:${message}`]);
});
