/**
 * What pairing is worth: variance of a difference from independent runs ÷ variance from the same people, for the
 * pairs of policies whose exact answers are known. Nothing is timed; the same figures on every machine.
 *
 * Usage: node bench/compare.mjs [REPLICATIONS]
 * A replication is one day; the ratio is that of the variances that `kontor compare` estimates.
 */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const START = fileURLToPath(new URL("../dist/cli/start.js", import.meta.url));
const CASES = fileURLToPath(new URL("../data/verify/", import.meta.url));
const [replications = "3000"] = process.argv.slice(2);

/** @type {[string, string, string[]][]} */
const PAIRS = [
  ["one desk less in the last 30 minutes", "pair-03", []],
  ["flat against peak staffing", "pair-01", []],
  ["eight hours with two desks against six with more", "pair-02", []],
  ["the same, days differing by 15 %", "pair-02", ["--set", "dayFactor.cv=15 %"]],
];

const MEASURES = ["gaveUpShare", "waitJoined", "queueMean", "overtime"];

/** Rows of one comparison over the whole network, by measure. */
function compare(pair, options) {
  const files = ["A", "B"].map((side) => `${CASES}${pair}-${side}.yaml`);
  const args = ["compare", ...files, "-n", replications, "--set", "days=1", ...options, "--json", "-q"];
  const { status, stdout, stderr } = spawnSync(process.execPath, [START, ...args], {
    encoding: "utf8",
    maxBuffer: 2 ** 28,
  });
  if (status !== 0) throw new Error(stderr);
  const rows = JSON.parse(stdout).measures.filter(({ by }) => by === "network");
  return new Map(rows.map((row) => [row.measure, row]));
}

console.log(`| policies, ${replications} days | ${MEASURES.join(" | ")} |`);
console.log(`| --- | ${MEASURES.map(() => "---:").join(" | ")} |`);
for (const [name, pair, options] of PAIRS) {
  const rows = compare(pair, options);
  const ratios = MEASURES.map((measure) => rows.get(measure).varianceRatio?.toFixed(1) ?? "–");
  console.log(`| ${name} | ${ratios.join(" | ")} |`);
}
