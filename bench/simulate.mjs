/**
 * Times replications of a scenario in this process, as the simulating thread would run them.
 *
 * Usage: node bench/simulate.mjs SCENARIO REPLICATIONS [--grow OFFICES×VISITORS] [path=value …]
 * With --grow 10x100 the network has ten times the offices, each a hundred times as busy.
 * Prints one line of JSON: ns of CPU by contact for each replication (the first ones are spent compiling), peak
 * memory, and what the sums say, so that a fast wrong answer is seen.
 */
import { parseArgs } from "node:util";
import { prepareLoop } from "../dist/experiment/compiling.js";
import { createLoader } from "../dist/experiment/loader.js";
import { grow } from "./grow.mjs";

prepareLoop();
const { loadScenario } = await import("../dist/scenario/load.js");
const { compileModel } = await import("../dist/model/compile.js");
const { CELL, CELL_WIDTH, CONTACT, CONTACT_WIDTH, OFFICE, OFFICE_WIDTH } =
  await import("../dist/simulation/sums.js");

const { createSimulator } = createLoader().load("simulation/simulate.js");
const { values, positionals } = parseArgs({ options: { grow: { type: "string" } }, allowPositionals: true });
const [file, replications, ...overrides] = positionals;
const [copies, busier] = (values.grow ?? "1x1").split("x").map(Number);
const model = compileModel(grow(await loadScenario(file, overrides), copies, busier));
const simulator = createSimulator(model);
const offices = model.officeCount;
const rows = model.errandIds.length;

/** Sum of a column over the rows of offices, or of lines. */
function column(table, width, index, of) {
  const perOffice = width === OFFICE_WIDTH && table.length === model.officeIds.length * width ? 1 : rows;
  const [from, to] = of === "lines" ? [offices, model.officeIds.length] : [0, offices];
  let sum = 0;
  for (let row = from * perOffice; row < to * perOffice; row++) sum += table[row * width + index];
  return sum;
}

const nsByContact = [];
const totals = {};
const add = (name, value) => (totals[name] = (totals[name] ?? 0) + value);
for (let replication = 0; replication < Number(replications); replication++) {
  const before = process.cpuUsage();
  const { sums } = simulator("bench", replication);
  const { user, system } = process.cpuUsage(before);
  const cell = (name, of) => column(sums.cell, CELL_WIDTH, CELL[name], of);
  const office = (name, of) => column(sums.office, OFFICE_WIDTH, OFFICE[name], of);
  const contacts = column(sums.contact, CONTACT_WIDTH, CONTACT.intended);
  const callers = office("persons", "lines") - column(sums.contact, CONTACT_WIDTH, CONTACT.phone);
  nsByContact.push(((user + system) * 1000) / (contacts + callers));
  add("contacts", contacts);
  for (const name of ["arrived", "served", "reneged", "moved", "servedWaitMinutes"]) add(name, cell(name));
  for (const name of ["overtimeMinutes", "openDays"]) add(name, office(name));
  add("calls", cell("arrived", "lines"));
  add("abandoned", cell("reneged", "lines"));
  add("days", model.days);
}
const {
  contacts,
  served,
  servedWaitMinutes,
  reneged,
  moved,
  overtimeMinutes,
  openDays,
  calls,
  abandoned,
  days,
} = totals;
const check = {
  visitorsPerDay: contacts / days,
  waitServed: servedWaitMinutes / served,
  renegedShare: reneged / contacts,
  movedShare: moved / contacts,
  overtime: overtimeMinutes / openDays,
  callsPerDay: calls / days,
  abandonedShare: abandoned / calls,
};
console.log(JSON.stringify({ nsByContact, peakMegabytes: process.resourceUsage().maxRSS / 1024, check }));
