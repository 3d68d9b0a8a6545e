/**
 * Whether intervals cover what is known exactly: paired differences of the pairs of policies in data/verify, plain and
 * helped by controls. Nothing is timed; the same figures on every machine.
 *
 * Usage: node bench/coverage.mjs [TRIALS] [--check]
 * A trial is a comparison of 30 days, each of which is one replication; of 100 for overtime, which is skewed: the same
 * days make three trials where they make ten of the others. A share of 10,000 trials has an error of ± 0.43 percentage
 * points (95 %), one of 3,000 of ± 0.78. With --check it leaves with 1 unless all plain intervals cover 93.5 to 96.5 of
 * 100; helped ones are told only.
 */
import { parseArgs } from "node:util";
import { prepareLoop } from "../dist/experiment/compiling.js";
import { createLoader } from "../dist/experiment/loader.js";

prepareLoop();
const { pairCases } = await import("../dist/analysis/pairCases.js");
const { controlFigure } = await import("../dist/analysis/controls.js");
const { listCells } = await import("../dist/experiment/cells.js");
const { createGatherer } = await import("../dist/experiment/collect.js");
const { loadLoops } = await import("../dist/experiment/loops.js");
const { listMeasures } = await import("../dist/experiment/measures.js");
const { linearOf } = await import("../dist/experiment/result.js");
const { compileModel } = await import("../dist/model/compile.js");
const { loadScenario } = await import("../dist/scenario/load.js");
const { drawnMeans } = await import("../dist/simulation/drawnMeans.js");
const { differenceOf } = await import("../dist/stats/paired.js");

const { values, positionals } = parseArgs({
  options: { check: { type: "boolean" } },
  allowPositionals: true,
});
const [trials = 10_000] = positionals.map(Number);
const CONFIDENCE = 0.95;

/** Days of a trial, and of one that judges overtime. */
const DAYS = 30;
const OVERTIME_DAYS = 100;

/** Shares that count as covered [%]. */
const REACH = [93.5, 96.5];

/** Below this a difference is 0, which no interval of pairs can miss. */
const ROUNDING = 1e-9;

const isOvertime = ({ quantity }) => quantity.startsWith("E_overtime");
const keyOf = ({ by, cell }) => `${by}/${cell}`;
const shown = (share) => `${share.toFixed(2)} %`;

/** The differences of a pair that a figure tells: quantity, exact value, and what is measured where. */
async function readPair({ read }) {
  const { files, values: quantities } = await read();
  const scenarios = [];
  for (const file of files) scenarios.push(await loadScenario(file, ["days=1"]));
  const wanted = quantities.filter(
    ({ quantity, exact }) => quantity.endsWith("[A-B]") && Math.abs(exact) > ROUNDING,
  );
  return { scenarios, wanted };
}

/** Simulates a day under both policies: [side] sums, lent until the next day, and the draws of the first. */
async function createPair(scenarios) {
  const models = scenarios.map((scenario) => compileModel(scenario));
  const [, ...loops] = loadLoops(1 + models.length, createLoader()); // the first one is everybody's
  const roll = loops[0].createRoll(models[0]);
  const simulators = models.map((model, side) =>
    loops[side].createLender(model, () => false, side === 0 ? roll : null),
  );
  return {
    means: drawnMeans(models[0]),
    live: (day) => ({
      sums: simulators.map((simulate) => simulate("coverage", day).sums),
      drawn: roll.drawn.slice(),
    }),
  };
}

/** Gathers so many days, again and again; `judge` tells of each difference whether its intervals cover it. */
function createTrial(scenarios, wanted, { days, means }) {
  const names = new Set(wanted.map(({ probe }) => probe.measure));
  const gatherers = scenarios.map((scenario, side) => {
    const told = new Set(wanted.map((one) => keyOf(side === 0 ? one.place : one.less)));
    const all = ["network", "clock"].flatMap((by) => listCells(scenario, by));
    const cells = all.filter(({ by, name }) => told.has(keyOf({ by, cell: name })));
    const measures = listMeasures(scenario.observation).filter(({ name }) => names.has(name));
    return createGatherer(scenario, measures, cells, { replications: days, withDays: false });
  });
  const drawn = { means, replications: [] };
  const figureOf = (side, { probe }, { by, cell }) =>
    gatherers[side].figures.find(
      (figure) => figure.measure.name === probe.measure && figure.cell.by === by && figure.cell.name === cell,
    );
  const asked = wanted.map((one) => ({
    exact: one.exact,
    figures: [figureOf(0, one, one.place), figureOf(1, one, one.less)],
    counts: { covers: 0, helped: 0, isHelped: 0 },
  }));
  const judge = () => {
    for (const { exact, figures, counts } of asked) {
      const [a, b] = figures.map((figure) => linearOf(figure, days));
      const covers = (one) => Number(one !== null && Math.abs(one.estimate - exact) <= one.halfWidth);
      const cell = { by: "network", name: "all", at: {} };
      const helped = controlFigure({ figure: a, less: b }, cell, drawn, CONFIDENCE);
      counts.covers += covers(differenceOf(a, b, CONFIDENCE));
      counts.helped += covers(helped);
      counts.isHelped += Number(helped !== null);
    }
  };
  return {
    counts: asked.map(({ counts }) => counts),
    add: (day) => {
      const at = drawn.replications.push(day.drawn) - 1;
      gatherers.forEach(({ add }, side) => add(at, day.sums[side]));
      if (at + 1 < days) return;
      judge();
      drawn.replications.length = 0;
    },
  };
}

let isWithin = true;
console.log(`| pair | difference | days | trials | covered | with controls |`);
console.log(`| --- | --- | ---: | ---: | ---: | ---: |`);
for (const pair of await pairCases()) {
  const { scenarios, wanted } = await readPair(pair);
  const { live, means } = await createPair(scenarios);
  const groups = [
    { days: DAYS, quantities: wanted.filter((one) => !isOvertime(one)) },
    { days: OVERTIME_DAYS, quantities: wanted.filter(isOvertime) },
  ];
  const sets = groups.map(({ days, quantities }) => createTrial(scenarios, quantities, { days, means }));
  for (let day = 0; day < trials * DAYS; day++) {
    const lived = live(day);
    for (const { add } of sets) add(lived);
  }
  groups.forEach(({ days, quantities }, group) => {
    const judged = Math.floor((trials * DAYS) / days);
    const shareOf = (part) => (100 * part) / judged;
    quantities.forEach(({ quantity }, i) => {
      const { covers, helped, isHelped } = sets[group].counts[i];
      const share = shareOf(covers);
      isWithin &&= REACH[0] <= share && share <= REACH[1];
      const told = isHelped === judged ? shown(shareOf(helped)) : "–";
      console.log(`| ${pair.id} | ${quantity} | ${days} | ${judged} | ${shown(share)} | ${told} |`);
    });
  });
}
if (values.check && !isWithin) process.exitCode = 1;
