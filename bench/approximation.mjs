/**
 * How far the chain of two moments is from the simulation where services or patience are not exponential: single
 * offices of several laws, loads and numbers of desks.
 *
 * Usage: node bench/approximation.mjs [REPLICATIONS]
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { officeDayOf } from "../dist/analysis/officeScreen.js";
import { loadScenario } from "../dist/scenario/load.js";

const [replications = "30"] = process.argv.slice(2);
const START = fileURLToPath(new URL("../dist/cli/start.js", import.meta.url));

const SERVICES = {
  "always 10 min": "10 min",
  "lognormal, cv 0.5": "{ lognormal: { mean: 10 min, cv: 0.5 } }",
  "lognormal, cv 0.8": "{ lognormal: { mean: 10 min, cv: 0.8 } }",
  exponential: "{ exponential: { mean: 10 min } }",
  "lognormal, cv 1.5": "{ lognormal: { mean: 10 min, cv: 1.5 } }",
  "gamma, cv 2": "{ gamma: { mean: 10 min, cv: 2 } }",
};
const PATIENCE = {
  exponential: "{ exponential: { mean: 40 min } }",
  "lognormal, cv 1": "{ lognormal: { mean: 40 min, cv: 1 } }",
  "always 30 min": "30 min",
};
/** Desks, and load by desk. */
const SIZES = [
  [1, 0.8],
  [2, 0.7],
  [2, 1],
  [4, 0.85],
  [7, 0.95],
];

const MEASURES = {
  waitJoined: ({ waitJoined }) => waitJoined,
  lostShare: ({ lostShare }) => lostShare,
  waitAbove20: ({ waitAbove }) => waitAbove[0],
  overtime: ({ overtime }) => overtime,
};

const folder = mkdtempSync(join(tmpdir(), "kontor-approximation-"));

function write(service, patience, [desks, load]) {
  const path = join(folder, "office.yaml");
  const rate = 6 * desks * load;
  const text = `kontor: 1
days: 250
errands: { visit: { service: ${service}, patience: ${patience} } }
offices:
  office:
    open: 10:00-16:00
    desks: ${desks}
    arrivals: { visit: { 10:00: ${0.8 * rate} /h, 11:00: ${1.3 * rate} /h, 13:00: ${rate} /h, 15:00: ${0.6 * rate} /h } }
thresholds: { wait: [20 min] }
`;
  writeFileSync(path, text);
  return path;
}

function simulate(path) {
  const given = ["run", path, "--json", "--quiet", "-n", replications, "-j", "1"];
  const { stdout, status } = spawnSync(process.execPath, [START, ...given], { encoding: "utf8" });
  if (status !== 0) throw new Error(`run ${path}: exit code ${status}`);
  const all = JSON.parse(stdout).measures.filter(({ by }) => by === "network");
  return new Map(all.map((figure) => [figure.measure, figure]));
}

/** Errors by a name of what they belong to: relative, or where shares are small as they are. */
const errors = new Map();

function note(group, measure, error) {
  const row = errors.get(group) ?? new Map();
  errors.set(group, row);
  row.set(measure, [...(row.get(measure) ?? []), error]);
}

for (const [serviceName, service] of Object.entries(SERVICES)) {
  for (const [patienceName, patience] of Object.entries(PATIENCE)) {
    for (const size of SIZES) {
      const path = write(service, patience, size);
      const { measures } = officeDayOf(await loadScenario(path), "office", { weekday: 0 });
      const figures = simulate(path);
      for (const [measure, read] of Object.entries(MEASURES)) {
        const error = read(measures) / figures.get(measure).estimate - 1;
        note(`service ${serviceName}`, measure, error);
        note(`patience ${patienceName}`, measure, error);
        note(`${size[0]} desks, load ${size[1]}`, measure, error);
        note("all", measure, error);
      }
    }
  }
}
rmSync(folder, { recursive: true });

const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1];
const percent = (value) => `${(100 * value).toFixed(1)} %`;
console.log(`Relative errors, median of sizes and the largest; ${replications} × 250 days simulated.\n`);
console.log(`| offices | ${Object.keys(MEASURES).join(" | ")} |`);
console.log(`| --- |${" ---: |".repeat(Object.keys(MEASURES).length)}`);
for (const [group, row] of errors) {
  const cells = [...row.values()].map((list) => {
    const sizes = list.map(Math.abs);
    return `${percent(median(sizes))}, ${percent(Math.max(...sizes))}`;
  });
  console.log(`| ${group} | ${cells.join(" | ")} |`);
}
