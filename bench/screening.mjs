/**
 * How far the screening of a network is from its simulation, office by office.
 *
 * Usage: node bench/screening.mjs [REPLICATIONS] [SCENARIO …]
 *
 * Prints median and largest relative error over metropolitan offices, and beside them the error that the
 * simulation itself is expected to have: its standard error, median over the offices.
 */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { screenNetwork } from "../dist/analysis/screenNetwork.js";
import { loadScenario } from "../dist/scenario/load.js";

const [replications = "200", ...names] = process.argv.slice(2);
const WHERE = "area=metropolitan";
const START = fileURLToPath(new URL("../dist/cli/start.js", import.meta.url));

/** Measures of a run and where the screening has them. */
const MEASURES = {
  waitJoined: ({ waitJoined }) => waitJoined,
  lostShare: ({ lostShare }) => lostShare,
  waitAbove10: ({ waitAbove }) => waitAbove[0],
  waitAbove20: ({ waitAbove }) => waitAbove[1],
  queueMean: ({ queueMean }) => queueMean,
  utilisation: ({ utilisation }) => utilisation,
  overtime: ({ overtime }) => overtime,
};

const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1];
const percent = (value) => `${(100 * value).toFixed(1)} %`;

/** Figures of a run by office and measure. */
function simulate(name) {
  const given = ["run", name, "--by", "office", "--json", "--quiet", "-n", replications, "-j", "1"];
  const { stdout, status } = spawnSync(process.execPath, [START, ...given], {
    encoding: "utf8",
    maxBuffer: 2 ** 28,
  });
  if (status !== 0) throw new Error(`run ${name}: exit code ${status}`);
  const figures = new Map();
  for (const figure of JSON.parse(stdout).measures) figures.set(`${figure.cell} ${figure.measure}`, figure);
  return figures;
}

for (const name of names.length > 0 ? names : ["base-2024", "closures-35"]) {
  const scenario = await loadScenario(name);
  const before = process.cpuUsage();
  const { offices } = screenNetwork(scenario, { where: WHERE });
  const seconds = process.cpuUsage(before).user / 1e6;
  const figures = simulate(name);
  console.log(`\n${name}: ${replications} weeks simulated; screened in ${seconds.toFixed(2)} s of CPU\n`);
  console.log("| measure | offices | bias | median error | largest | standard error of the simulation |");
  console.log("| --- | ---: | ---: | ---: | ---: | ---: |");
  for (const [measure, read] of Object.entries(MEASURES)) {
    const pairs = offices
      .map(({ id, measures }) => ({ found: read(measures), figure: figures.get(`${id} ${measure}`) }))
      .filter(({ found, figure }) => found !== null && figure?.estimate > 0);
    const errors = pairs.map(({ found, figure }) => found / figure.estimate - 1);
    const own = pairs.map(({ figure }) => figure.halfWidth / 1.96 / figure.estimate);
    const sizes = errors.map(Math.abs);
    const cells = [median(errors), median(sizes), Math.max(...sizes), median(own)].map(percent);
    console.log(`| ${measure} | ${pairs.length} | ${cells.join(" | ")} |`);
  }
}
