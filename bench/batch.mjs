/**
 * Times whole runs of the built program: how two threads share the work, and how memory grows with replications.
 *
 * Usage: node bench/batch.mjs [SCENARIO] [ROUNDS]
 * Each round runs one and two threads in turn; efficiency is the wall time of one ÷ (2 × that of two).
 */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const START = fileURLToPath(new URL("../dist/cli/start.js", import.meta.url));
const WATCH = `process.on("exit", () => process.stderr.write("PEAK " + process.resourceUsage().maxRSS))`;
const [scenario = "skelleftea", rounds = "5"] = process.argv.slice(2);

/** One run. @returns seconds of wall time and peak memory [MiB] */
function run(replications, threads) {
  const args = ["--import", `data:text/javascript,${encodeURIComponent(WATCH)}`, START, "run", scenario];
  const began = performance.now();
  const { stderr, status } = spawnSync(
    process.execPath,
    [...args, "-n", replications, "-j", threads, "-q", "--json"],
    {
      encoding: "utf8",
      maxBuffer: 2 ** 28,
    },
  );
  if (status !== 0) throw new Error(stderr);
  return {
    seconds: (performance.now() - began) / 1000,
    mebibytes: Number(/PEAK (\d+)/.exec(stderr)[1]) / 1024,
  };
}

const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1];

const pairs = Array.from({ length: Number(rounds) }, () => [run(1000, 1).seconds, run(1000, 2).seconds]);
const memory = [10, 100, 1000].map((replications) => [
  replications,
  Math.round(run(replications, 1).mebibytes),
]);
console.log(
  JSON.stringify({
    scenario,
    oneThreadSeconds: median(pairs.map(([one]) => one)),
    twoThreadSeconds: median(pairs.map(([, two]) => two)),
    efficiency: median(pairs.map(([one, two]) => one / (2 * two))),
    peakMebibytes: Object.fromEntries(memory),
  }),
);
