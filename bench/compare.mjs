/**
 * What pairing is worth: variance of a difference from independent runs ÷ variance from the same people, for the
 * pairs of policies whose exact answers are known, and for new hours on the real network. Nothing is timed; the same
 * figures on every machine.
 *
 * Usage: node bench/compare.mjs [DAYS] [WEEKS]
 * A replication is a day of a pair, or a week of the network; the ratio is that of the variances that `kontor compare`
 * estimates.
 */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const START = fileURLToPath(new URL("../dist/cli/start.js", import.meta.url));
const CASES = fileURLToPath(new URL("../data/verify/", import.meta.url));
const [days = "3000", weeks = "40"] = process.argv.slice(2);

const pair = (name) => ["A", "B"].map((side) => `${CASES}${name}-${side}.yaml`);
const ofDays = ["-n", days, "--set", "days=1"];

/** @type {[string, string[], string[]][]} */
const PAIRS = [
  ["one desk less in the last 30 minutes", pair("pair-03"), ofDays],
  ["flat against peak staffing", pair("pair-01"), ofDays],
  ["eight hours with two desks against six with more", pair("pair-02"), ofDays],
  ["the same, days differing by 15 %", pair("pair-02"), [...ofDays, "--set", "dayFactor.cv=15 %"]],
  [
    "metropolitan offices on five days, not four",
    ["base-2024", "metro-hours"],
    ["-n", weeks, "--where", "area=metropolitan"],
  ],
];

const MEASURES = ["gaveUpShare", "waitJoined", "queueMean", "overtime"];

/** Rows of one comparison over the whole network, by measure. */
function compare(files, options) {
  const args = ["compare", ...files, ...options, "--json", "-q"];
  const { status, stdout, stderr } = spawnSync(process.execPath, [START, ...args], {
    encoding: "utf8",
    maxBuffer: 2 ** 28,
  });
  if (status !== 0) throw new Error(stderr);
  const rows = JSON.parse(stdout).measures.filter(({ by }) => by === "network");
  return new Map(rows.map((row) => [row.measure, row]));
}

console.log(`| policies, ${days} days or ${weeks} weeks | ${MEASURES.join(" | ")} |`);
console.log(`| --- | ${MEASURES.map(() => "---:").join(" | ")} |`);
for (const [name, files, options] of PAIRS) {
  const rows = compare(files, options);
  const ratios = MEASURES.map((measure) => rows.get(measure).varianceRatio?.toFixed(1) ?? "–");
  console.log(`| ${name} | ${ratios.join(" | ")} |`);
}
