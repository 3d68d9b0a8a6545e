/**
 * Times the exact chain of an office day and the screening of a network, in CPU time of one thread.
 *
 * Usage: node bench/chain.mjs
 */
import { dayFlow } from "../dist/analysis/dayFlow.js";
import { officeDay } from "../dist/analysis/officeChain.js";
import { createMemory, screenNetwork } from "../dist/analysis/screenNetwork.js";
import { screenPolicies } from "../dist/analysis/screenPolicies.js";
import { loadScenario } from "../dist/scenario/load.js";

const ROUNDS = 9;

/** Median CPU time of a call [ms]. */
function time(calls, work) {
  const rounds = Array.from({ length: ROUNDS }, () => {
    const before = process.cpuUsage();
    for (let call = 0; call < calls; call++) work(call);
    return process.cpuUsage(before).user / 1000 / calls;
  });
  return rounds.toSorted((a, b) => a - b)[ROUNDS >> 1];
}

const row = (what, ms) => console.log(`| ${what} | ${ms.toFixed(2)} |`);

/** Six hours, three desks, 115 visitors expected: 80 states are followed where the line is longest. */
const rates = [0.2, 0.35, 0.4, 0.3, 0.4, 0.25];
const day = {
  arrivals: { shape: "constant", pieces: rates.map((value, i) => ({ minute: 600 + 60 * i, value })) },
  desks: [{ minute: 0, value: 3 }],
  serviceRate: 0.1,
  patienceRate: 0.025,
  balking: [],
  room: 80,
  crowd: 0,
  release: "exhaustive",
  serviceCv2: 1,
};
const doors = { opens: 600, closes: 960, lastTicket: 960, line: "served" };
const halfHours = Array.from({ length: 13 }, (_, i) => 600 + 30 * i);
const thresholds = [10, 20, 30];

console.log("| what | ms of CPU |\n| --- | ---: |");
row(
  "an office day of 80 states, 13 rows to 1e-13",
  time(50, () => officeDay(day, halfHours)),
);
row(
  "the same with waits by half-hour, to 8 digits",
  time(50, () => dayFlow(day, doors, { thresholds })),
);
row(
  "the same to 4 digits",
  time(50, () => dayFlow(day, doors, { thresholds, negligible: 1e-7 })),
);

const scenario = await loadScenario("base-2024");
const closures = await loadScenario("closures-35");
const [first] = scenario.offices.filter(({ attributes }) => attributes.area === "metropolitan");

/** One metropolitan office with so many desks, one more from a time of day on. */
function withDesks(n) {
  const desks = [
    { minute: 0, value: 3 + (n % 3) },
    { minute: 660 + 2 * n, value: 4 + (n % 3) },
  ];
  const changed = (office) => ({ ...office, phases: office.phases.map((phase) => ({ ...phase, desks })) });
  const offices = scenario.offices.map((office) => (office.id === first.id ? changed(office) : office));
  return { id: String(n), scenario: { ...scenario, offices } };
}

row(
  "base-2024: 148 offices, a week",
  time(1, () => screenNetwork(scenario)),
);
row(
  "closures-35: 148 offices, a week",
  time(1, () => screenNetwork(closures)),
);
const where = `id=${first.id}`;
row(
  "a policy of one office, a week",
  time(20, (n) => screenPolicies([withDesks(n)], { where })),
);
const memory = createMemory();
screenNetwork(scenario, { where: "area=metropolitan", memory });
const metropolitan = { where: "area=metropolitan", memory };
let n = 0;
row(
  "one office changed of 32, the others known",
  time(8, () => screenPolicies([withDesks(n++)], metropolitan)),
);
