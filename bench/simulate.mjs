/**
 * Times replications of a scenario in this process, as the simulating thread would run them.
 *
 * Usage: node bench/simulate.mjs SCENARIO REPLICATIONS [path=value …]
 * Prints one line of JSON: ns of CPU by visitor for each replication (the first ones are spent compiling), peak
 * memory, and what the sums say, so that a fast wrong answer is seen.
 */
import { setFlagsFromString } from "node:v8";

setFlagsFromString("--max-inlined-bytecode-size=2000");
setFlagsFromString("--max-inlined-bytecode-size-cumulative=10000");
const { loadScenario } = await import("../dist/scenario/load.js");
const { compileModel } = await import("../dist/model/compile.js");
const { createSimulator } = await import("../dist/simulation/simulate.js");
const { CELL, CELL_WIDTH, OFFICE } = await import("../dist/simulation/sums.js");

const [file, replications, ...overrides] = process.argv.slice(2);
const simulator = createSimulator(compileModel(await loadScenario(file, overrides)));
const nsByVisitor = [];
const totals = {
  arrived: 0,
  joined: 0,
  served: 0,
  reneged: 0,
  waitMinutes: 0,
  servedWaitMinutes: 0,
  overtimeMinutes: 0,
  days: 0,
};
for (let replication = 0; replication < Number(replications); replication++) {
  const before = process.cpuUsage();
  const { sums } = simulator("bench", replication);
  const { user, system } = process.cpuUsage(before);
  const column = (index) =>
    sums.cell.reduce((sum, value, at) => (at % CELL_WIDTH === index ? sum + value : sum), 0);
  nsByVisitor.push(((user + system) * 1000) / column(CELL.arrived));
  totals.arrived += column(CELL.arrived);
  totals.joined += column(CELL.joined);
  totals.served += column(CELL.served);
  totals.reneged += column(CELL.reneged);
  totals.servedWaitMinutes += column(CELL.servedWaitMinutes);
  totals.waitMinutes += column(CELL.servedWaitMinutes) + column(CELL.renegedWaitMinutes);
  totals.overtimeMinutes += sums.office[OFFICE.overtimeMinutes];
  totals.days += sums.office[OFFICE.openDays];
}
const check = {
  visitors: totals.arrived,
  waitServed: totals.servedWaitMinutes / totals.served,
  renegedShare: totals.reneged / totals.arrived,
  overtime: totals.overtimeMinutes / totals.days,
};
console.log(JSON.stringify({ nsByVisitor, peakMegabytes: process.resourceUsage().maxRSS / 1024, check }));
