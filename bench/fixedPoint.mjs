/**
 * How far the chain with its fixed points is from the simulation: offices that send visitors on to each other, and a
 * phone line whose callers call again. Nothing is timed; the same on every machine.
 *
 * Usage: node bench/fixedPoint.mjs [WEEKS]
 * 400 weeks take about 10 s.
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { screenLines } from "../dist/analysis/screenLines.js";
import { screenNetwork } from "../dist/analysis/screenNetwork.js";
import { runExperiment } from "../dist/experiment/run.js";
import { loadScenario } from "../dist/scenario/load.js";

const weeks = Number(process.argv[2] ?? 400);

const HEAD = `kontor: 1
days: 7
errands:
  visit: { service: { exponential: { mean: 8 min } }, patience: { exponential: { mean: 30 min } } }
offices:
`;
const OPEN = "open: { mon-fri: 10:00-16:00 }";
const sends = (more, ofB = "") =>
  `${HEAD}  a: { ${OPEN}, desks: 2, arrivals: { visit: { 10:00: 14 /h, 12:00: 22 /h, 14:00: 12 /h } }, ${more} }
  b: { ${OPEN}, desks: 2, arrivals: { visit: 12 /h }${ofB} }
  c: { ${OPEN}, desks: 1, arrivals: { visit: 4 /h } }
`;
const AFTER = "overflow: { waiting: 4, to: [b, c], after: { exponential: { mean: 12 min } } }";
const LINE = `${HEAD}  a: { ${OPEN}, desks: 2, arrivals: { visit: 1 /h } }
lines:
  line:
    open: { mon-fri: 09:00-15:00 }
    agents: { 09:00: 4, 11:00: 6, 13:00: 5 }
    places: 5
    arrivals: { 09:00: 60 /h, 12:00: 50 /h }
    handling: { exponential: { mean: 6 min } }
    patience: { exponential: { mean: 8 min } }
    redial: { after: { exponential: { mean: 20 min } }, rejected: 60 %, abandoned: 30 % }
`;
const SCENARIOS = {
  "one office sends on": sends(AFTER),
  "two send on to each other": sends(AFTER, ", overflow: { waiting: 3, to: a }"),
  "days differ by 20 %": `${sends(AFTER)}dayFactor: { cv: 20 % }\n`,
  "half of the unserved come again": `kontor: 1
days: 7
errands:
  visit: { service: { exponential: { mean: 8 min } }, patience: { exponential: { mean: 20 min } }, leaving: { later: 50 %, after: { exponential: { mean: 40 min } } } }
offices:
  a: { ${OPEN}, desks: 2, arrivals: { visit: { 10:00: 14 /h, 12:00: 18 /h, 14:00: 12 /h } } }
`,
  "callers call again": LINE,
  "and days differ by 15 %": `${LINE}dayFactor: { cv: 15 % }\n`,
};

/** Figures of the chain by place and measure, under the names of a run. */
function chainOf(scenario) {
  if (scenario.lines.length === 0) {
    const { offices, fixedPoint } = screenNetwork(scenario);
    const figures = offices.map(({ id, measures: { arrived, waitJoined, lostShare }, sums }) => {
      return { id, measures: { arrived, waitJoined, lostShare, movedShare: sums.moved / sums.arrived } };
    });
    return { figures, fixedPoint };
  }
  const figures = screenLines(scenario).map((line) => {
    const { id, attemptsPerCaller, answeredOfCallers, rejectedShare, abandonedShare, measures } = line;
    const ofCalls = { rejectedShare, phoneAbandoned: abandonedShare, waitJoined: measures.waitJoined };
    return { id, measures: { attemptsPerCaller, answeredOfCallers, ...ofCalls } };
  });
  return { figures, fixedPoint: screenLines(scenario)[0].fixedPoint };
}

const folder = mkdtempSync(join(tmpdir(), "kontor-fixed-point-"));
console.log("| scenario | place | measure | chain | simulated | error | standard errors |");
console.log("| --- | --- | --- | ---: | ---: | ---: | ---: |");
for (const [name, text] of Object.entries(SCENARIOS)) {
  const file = join(folder, "scenario.yaml");
  writeFileSync(file, text);
  const scenario = await loadScenario(file);
  const by = scenario.lines.length === 0 ? "office" : "line";
  const { figures: all, fixedPoint } = chainOf(scenario);
  const plan = { seed: "kontor", replications: weeks, by: [by], confidence: 0.95, withDays: false };
  const { figures } = await runExperiment(scenario, plan);
  for (const { id, measures } of all) {
    for (const [measure, value] of Object.entries(measures)) {
      const found = figures.find(
        (one) => one.cell.by === by && one.cell.name === id && one.measure.name === measure,
      );
      if (!(found?.estimate > 0)) continue;
      const error = `${(100 * (value / found.estimate - 1)).toFixed(1)} %`;
      const z = ((value - found.estimate) / found.standardError).toFixed(1);
      const shown = [value, found.estimate].map((one) => one.toPrecision(4));
      console.log(`| ${name} | ${id} | ${measure} | ${shown.join(" | ")} | ${error} | ${z} |`);
    }
  }
  console.log(`| ${name} | | settled in ${fixedPoint.rounds} rounds | | | | |`);
}
rmSync(folder, { recursive: true });
