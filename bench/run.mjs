/**
 * Speed of the engine on scenarios, against a yardstick where there is one.
 *
 * Usage: npm run bench -- [--yardstick PATH] [--rounds N] [--ladder] [--micro]
 *
 * PATH is a program that runs the workloads `w1 CUSTOMERS` and `w2 DAYS` and prints JSON with `customers` and `sec`,
 * the CPU time of its loop. The two take turns, in one run, each in a process of its own; medians are compared.
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
};

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
];

const median = (list) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)];
const here = (name) => fileURLToPath(new URL(name, import.meta.url));

function run(program, args) {
  const { status, stdout, stderr } = spawnSync(program, args, { encoding: "utf8" });
  if (status !== 0) throw new Error(`${program} ${args.join(" ")}: ${stderr}`);
  return stdout;
}

/** ns by visitor of the compiled loop, and what it found. */
function runScenario(file, overrides = []) {
  const line = run(process.execPath, [here("simulate.mjs"), here(file), String(REPLICATIONS), ...overrides]);
  const { nsByVisitor, peakMegabytes, check } = JSON.parse(line);
  return { ns: median(nsByVisitor.slice(WARM_UP)), first: nsByVisitor[0], peakMegabytes, check };
}

function runYardstick(args) {
  const { customers, sec } = JSON.parse(run(options.yardstick, args));
  return (sec * 1e9) / customers;
}

function compare(name) {
  const { yardstick, reach, known } = WORKLOADS[name];
  const own = [];
  const other = [];
  let last;
  for (let round = 0; round < rounds; round++) {
    if (options.yardstick) other.push(runYardstick(yardstick));
    last = runScenario(`${name}.yaml`);
    own.push(last.ns);
  }
  const ratios = own.map((ns, i) => ns / other[i]);
  const cells = options.yardstick
    ? [
        median(other).toFixed(0),
        median(ratios).toFixed(2),
        `${Math.min(...ratios).toFixed(2)}–${Math.max(...ratios).toFixed(2)}`,
        reach,
      ]
    : ["no yardstick", "–", "–", reach];
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
  "| workload | kontor ns | yardstick ns | ratio | ratios from–to | reach | peak MiB | found (known) |",
);
console.log("| --- | ---: | ---: | ---: | ---: | ---: | ---: | --- |");
for (const name of Object.keys(WORKLOADS)) compare(name);

if (options.ladder) {
  console.log("\n| W2 with | ns by visitor |\n| --- | ---: |");
  for (const [name, overrides] of LADDER)
    console.log(`| ${name} | ${runScenario("w2.yaml", overrides).ns.toFixed(0)} |`);
}
if (options.micro) console.log(`\n${run(process.execPath, [here("micro.mjs")]).trim()}`);
