/**
 * Whether intervals cover what is known exactly: paired differences of the pairs of policies in data/verify, plain and
 * helped by controls. Nothing is timed; the same figures on every machine.
 *
 * Usage: node bench/coverage.mjs [TRIALS] [REPLICATIONS] [--check]
 * A trial is a comparison of so many days (30; overtime is skewed and takes at least 100), each of which is one
 * replication. A share of 10,000 trials has an error of ± 0.43 percentage points. With --check it leaves with 1 unless
 * all plain intervals cover 93.5 to 96.5 of 100; helped ones are told only.
 */
import { setFlagsFromString } from "node:v8";
import { parseArgs } from "node:util";

setFlagsFromString("--max-inlined-bytecode-size=2000");
setFlagsFromString("--max-inlined-bytecode-size-cumulative=10000");
const { pairCases } = await import("../dist/analysis/pairCases.js");
const { controlFigure } = await import("../dist/analysis/controls.js");
const { listCells } = await import("../dist/experiment/cells.js");
const { createGatherer } = await import("../dist/experiment/collect.js");
const { listMeasures } = await import("../dist/experiment/measures.js");
const { linearOf } = await import("../dist/experiment/result.js");
const { compileModel } = await import("../dist/model/compile.js");
const { loadScenario } = await import("../dist/scenario/load.js");
const { drawnMeans } = await import("../dist/simulation/drawnMeans.js");
const { createRoll } = await import("../dist/simulation/roll.js");
const { createSimulator } = await import("../dist/simulation/simulate.js");
const { differenceOf } = await import("../dist/stats/paired.js");

const { values, positionals } = parseArgs({
  options: { check: { type: "boolean" } },
  allowPositionals: true,
});
const [trials = 10_000, replications = 30] = positionals.map(Number);
const CONFIDENCE = 0.95;
const FEWEST_FOR_OVERTIME = 100;

/** Shares that count as covered [%]. */
const REACH = [93.5, 96.5];

/** Below this a difference is 0, which no interval of pairs can miss. */
const ROUNDING = 1e-9;

const keyOf = ({ by, cell }) => `${by}/${cell}`;
const shareOf = (part) => (100 * part) / trials;
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

/** Gathers as many days as a trial has, and returns each difference with what is asked of it. */
function createTrial(scenarios, wanted, days) {
  const models = scenarios.map((scenario) => compileModel(scenario));
  const roll = createRoll(models[0]);
  const simulators = models.map((model, side) =>
    createSimulator(model, () => false, side === 0 ? roll : null),
  );
  const means = drawnMeans(models[0]);
  const cells = scenarios.map((scenario, side) => {
    const told = new Set(wanted.map((one) => keyOf(side === 0 ? one.place : one.less)));
    const all = ["network", "clock"].flatMap((by) => listCells(scenario, by));
    return all.filter(({ by, name }) => told.has(keyOf({ by, cell: name })));
  });
  const names = new Set(wanted.map(({ probe }) => probe.measure));
  return (trial) => {
    const gatherers = scenarios.map((scenario, side) => {
      const measures = listMeasures(scenario.observation).filter(({ name }) => names.has(name));
      return createGatherer(scenario, measures, cells[side], { replications: days, withDays: false });
    });
    const drawn = { means, replications: [] };
    for (let day = 0; day < days; day++) {
      simulators.forEach((simulate, side) => {
        gatherers[side].add(day, simulate("coverage", trial * days + day).sums);
      });
      drawn.replications.push(roll.drawn.slice());
    }
    return wanted.map(({ probe, place, less, exact }) => {
      const [a, b] = [place, less].map(({ by, cell }, side) => {
        const found = gatherers[side].figures.find(
          (figure) =>
            figure.measure.name === probe.measure && figure.cell.by === by && figure.cell.name === cell,
        );
        return linearOf(found, days);
      });
      const plain = differenceOf(a, b, CONFIDENCE);
      const cell = { by: "network", name: "all", at: {} };
      const helped = controlFigure({ figure: a, less: b }, cell, drawn, CONFIDENCE);
      const covers = (one) => one !== null && Math.abs(one.estimate - exact) <= one.halfWidth;
      return { covers: covers(plain), helped: covers(helped), isHelped: helped !== null };
    });
  };
}

let isWithin = true;
console.log(`| pair | difference | days | trials | covered | with controls |`);
console.log(`| --- | --- | ---: | ---: | ---: | ---: |`);
for (const pair of await pairCases()) {
  const { scenarios, wanted } = await readPair(pair);
  const groups = [
    [wanted.filter(({ quantity }) => !quantity.startsWith("E_overtime")), replications],
    [
      wanted.filter(({ quantity }) => quantity.startsWith("E_overtime")),
      Math.max(replications, FEWEST_FOR_OVERTIME),
    ],
  ];
  for (const [quantities, days] of groups) {
    const live = createTrial(scenarios, quantities, days);
    const counts = quantities.map(() => ({ covers: 0, helped: 0, isHelped: 0 }));
    for (let trial = 0; trial < trials; trial++) {
      live(trial).forEach((one, i) => {
        for (const name of Object.keys(counts[i])) counts[i][name] += Number(one[name]);
      });
    }
    quantities.forEach(({ quantity }, i) => {
      const share = shareOf(counts[i].covers);
      isWithin &&= REACH[0] <= share && share <= REACH[1];
      const helped = counts[i].isHelped === trials ? shown(shareOf(counts[i].helped)) : "–";
      console.log(`| ${pair.id} | ${quantity} | ${days} | ${trials} | ${shown(share)} | ${helped} |`);
    });
  }
}
if (values.check && !isWithin) process.exitCode = 1;
