/**
 * What dropping policies early is worth: a study with every policy simulated as often, and the same study with the
 * worse ones dropped on the way. Whether both find the same policy, within the margin, and with how many replications.
 * Nothing is timed; the same figures on every machine.
 *
 * Usage: node bench/policies.mjs [STUDY] [REPLICATIONS] [SEEDS]
 * REPLICATIONS is what every policy gets where none is dropped; SEEDS is how often the sequential way is tried.
 */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const START = fileURLToPath(new URL("../dist/cli/start.js", import.meta.url));
const [study = "hours-policies", replications = "60", seeds = "5"] = process.argv.slice(2);

/** The ranking of the study. Exit codes of what cannot be told and of targets that are missed are answers too. */
function rank(...options) {
  const args = [START, "bench", study, "-n", replications, "--json", "-q", ...options];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    encoding: "utf8",
    maxBuffer: 2 ** 28,
  });
  if (![0, 5, 6].includes(status)) throw new Error(stderr);
  return JSON.parse(stdout);
}

/** The figure of a policy in the measure that the best is best in. */
function figureOf({ policies, best }, id) {
  const row = policies.find(({ policy }) => policy === id);
  return row?.measures.find(({ measure }) => measure === best);
}

const whole = rank("--all", "--seed", "whole");
const least = figureOf(whole, whole.leader);
console.log(
  `none dropped: ${whole.leader}, ${whole.best} ${least.estimate.toFixed(3)} ± ${least.halfWidth.toFixed(3)}, ` +
    `${whole.simulated} replications, ${whole.outcome}; margin ${whole.margin}\n`,
);
console.log(
  `| seed | found | outcome | behind the best, in ${whole.best} | within the margin | replications | times fewer |`,
);
console.log("| --- | --- | --- | ---: | --- | ---: | ---: |");
const [margin] = whole.margin.split(" ").map(Number);
for (let seed = 1; seed <= Number(seeds); seed++) {
  const { leader, outcome, simulated } = rank("--seed", `sequential ${seed}`);
  const behind = Math.abs(figureOf(whole, leader).estimate - least.estimate);
  const cells = [seed, leader, outcome, behind.toFixed(3), behind <= margin ? "yes" : "no", simulated];
  console.log(`| ${cells.join(" | ")} | ${(whole.simulated / simulated).toFixed(1)} |`);
}
