/**
 * Speed of the engine on scenarios, against a yardstick where there is one.
 *
 * Usage: npm run bench -- [--yardstick PATH] [--rounds N] [--ladder] [--growth] [--micro]
 *
 * PATH is a program that runs the workloads `w1 CUSTOMERS`, `w2 DAYS` and `w3 DAYS` and prints JSON with `customers`
 * and `sec`, the CPU time of its loop. The two take turns, in one run, each in a process of its own; medians are
 * compared, and the best of each, which others on the machine disturb least.
 */
import { spawnSync } from "node:child_process";
import { cpus } from "node:os";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const { values: options } = parseArgs({
  options: {
    yardstick: { type: "string" },
    rounds: { type: "string", default: "5" },
    ladder: { type: "boolean", default: false },
    growth: { type: "boolean", default: false },
    micro: { type: "boolean", default: false },
  },
});
const rounds = Number(options.rounds);

/** Replications of one process, and how many of them are spent compiling. */
const REPLICATIONS = 8;
const WARM_UP = 3;

const WORKLOADS = {
  w1: { yardstick: ["w1", "1000000"], reach: 1.6, known: { waitServed: 0.6687 } },
  w2: {
    yardstick: ["w2", "7300"],
    reach: 1.5,
    known: { waitServed: 4.93, renegedShare: 0.174, overtime: 25.2 },
  },
  w3: {
    yardstick: ["w3", "250"],
    reach: 0.9,
    known: {
      waitServed: 3.17,
      renegedShare: 0.091,
      movedShare: 0.0048,
      callsPerDay: 465,
      abandonedShare: 0.053,
    },
  },
};

/** Four desks for all and one for the same errand: told apart, though they need not be. */
const TWO_GROUPS =
  "offices.office={open: 10:00-16:00, arrivals: {visit: 0.38 /min}, groups: {all: {desks: 4}, one: {desks: 1, serves: visit}}}";

/**
 * What is added to W2, one thing at a time.
 *
 * @type {[string, string[]][]}
 */
const LADDER = [
  ["plain", ["errands.visit.patience=never"]],
  ["patience", []],
  ["thresholds of waits", ["thresholds={wait: [5 min, 15 min, 30 min]}"]],
  ["time in each state", ["observe={states: 10}"]],
  ["the clock every 15 min", ["observe={every: 15 min}"]],
  ["balking", ["errands.visit.balking={waiting: {0: 0 %, 20: 100 %}}"]],
  ["room for 30", ["offices.office.room=30"]],
  ["desks that hand back", ["offices.office.release=preempt"]],
  ["further errands", ["furtherErrand=19 %"]],
  ["a factor of the day", ["dayFactor={cv: 12 %}"]],
  ["visitors who come again", ["errands.visit.leaving={later: 30 %, after: 20 min}"]],
  ["two groups of desks", [TWO_GROUPS]],
  ["two pieces of equipment", ["offices.office.equipment={camera: 4}", "errands.visit.needs=camera"]],
];

/**
 * What grows, and how: a file, changes of it, offices × and visitors ×.
 *
 * @type {[string, string, string[], string][]}
 */
const GROWTH = [
  ["W3", "w3.yaml", ["days=50"], "1x1"],
  ["W3, offices × 10", "w3.yaml", ["days=10"], "10x1"],
  ["W3, visitors × 10", "w3.yaml", ["days=10"], "1x10"],
  ["W3, visitors × 100", "w3.yaml", ["days=2"], "1x100"],
  ["a line of 50 agents", "line.yaml", [], "1x1"],
  ["a line of 200 agents", "line.yaml", ["lines.line.places=240"], "1x4"],
  ["a line of 600 agents", "line.yaml", ["lines.line.places=720"], "1x12"],
];

const median = (list) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)];
const here = (name) => fileURLToPath(new URL(name, import.meta.url));

function run(program, args) {
  const { status, stdout, stderr } = spawnSync(program, args, { encoding: "utf8" });
  if (status !== 0) throw new Error(`${program} ${args.join(" ")}: ${stderr}`);
  return stdout;
}

/** ns by contact of the compiled loop, and what it found. */
function runScenario(file, overrides = [], grow = "1x1") {
  const program = [here("simulate.mjs"), here(file), String(REPLICATIONS), "--grow", grow];
  const { nsByContact, peakMegabytes, check } = JSON.parse(run(process.execPath, [...program, ...overrides]));
  const warm = nsByContact.slice(WARM_UP);
  return { ns: median(warm), best: Math.min(...warm), peakMegabytes, check };
}

function runYardstick(args) {
  const { customers, sec } = JSON.parse(run(options.yardstick, args));
  return (sec * 1e9) / customers;
}

function compare(name) {
  const { yardstick, reach, known } = WORKLOADS[name];
  const own = [];
  const other = [];
  let best = Infinity;
  let last;
  for (let round = 0; round < rounds; round++) {
    if (options.yardstick) other.push(runYardstick(yardstick));
    last = runScenario(`${name}.yaml`);
    own.push(last.ns);
    best = Math.min(best, last.best);
  }
  const ratios = own.map((ns, i) => ns / other[i]);
  const cells = options.yardstick
    ? [
        median(other).toFixed(0),
        median(ratios).toFixed(2),
        `${Math.min(...ratios).toFixed(2)}–${Math.max(...ratios).toFixed(2)}`,
        (best / Math.min(...other)).toFixed(2),
        reach,
      ]
    : ["no yardstick", "–", "–", "–", reach];
  const found = Object.entries(known).map(
    ([key, value]) => `${key} ${last.check[key].toFixed(4)} (${value})`,
  );
  console.log(
    `| ${[name.toUpperCase(), median(own).toFixed(0), ...cells, last.peakMegabytes.toFixed(0), found.join(", ")].join(" | ")} |`,
  );
}

console.log(
  `Node ${process.version}, ${cpus()[0].model.trim()}, ${rounds} rounds, ns of CPU by visitor, statistics on\n`,
);
console.log(
  "| workload | kontor ns | yardstick ns | ratio | ratios from–to | best ÷ best | reach | peak MiB | found (known) |",
);
console.log("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | --- |");
for (const name of Object.keys(WORKLOADS)) compare(name);

if (options.ladder) {
  console.log("\n| W2 with | ns by visitor |\n| --- | ---: |");
  for (const [name, overrides] of LADDER)
    console.log(`| ${name} | ${runScenario("w2.yaml", overrides).ns.toFixed(0)} |`);
}
if (options.growth) {
  console.log("\n| what grows | ns by contact | peak MiB |\n| --- | ---: | ---: |");
  for (const [name, file, overrides, grow] of GROWTH) {
    const { ns, peakMegabytes } = runScenario(file, overrides, grow);
    console.log(`| ${name} | ${ns.toFixed(0)} | ${peakMegabytes.toFixed(0)} |`);
  }
}
if (options.micro) console.log(`\n${run(process.execPath, [here("micro.mjs")]).trim()}`);
