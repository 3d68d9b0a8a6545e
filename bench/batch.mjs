/**
 * Times whole runs of the built program: how two threads share the work, and how memory grows with replications.
 *
 * Usage: node bench/batch.mjs [SCENARIO] [ROUNDS] [SECONDS] [--memory]
 * Makes as many replications as take one thread about SECONDS, an even number, for half a one is not made; then runs a
 * single replication, and all on one and on two threads, in turn, ROUNDS times. Efficiency is the wall time of one ÷ (2 ×
 * that of two): of the whole program, and of its work, that is without its start, which is what a run of one replication
 * takes less what each further one takes. With --memory, the peak of the whole process, its threads included, while one
 * thread makes 10, 100 and 1,000 replications, however long that takes.
 */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const START = fileURLToPath(new URL("../dist/cli/start.js", import.meta.url));
/** Threads inherit what is imported at the start; the process as a whole speaks once. */
const WATCH = `import { isMainThread } from "node:worker_threads";
if (isMainThread) process.on("exit", () => process.stderr.write("PEAK " + process.resourceUsage().maxRSS));`;
const IMPORT = ["--import", `data:text/javascript,${encodeURIComponent(WATCH)}`];
const KIBIBYTES_PER_MEBIBYTE = 1024;

/** Replications that are tried first, and the most that are made. */
const PILOT = 20;
const MOST = 20_000;

/** Work that is near enough to the one wanted, and by how much more it is tried at most; the first take longest. */
const NEAR = 0.1;
const GROWTH = 10;
const MOST_TRIES = 8;

const { values: asked, positionals } = parseArgs({
  allowPositionals: true,
  options: { memory: { type: "boolean", default: false } },
});
const [scenario = "skelleftea", rounds = "5", seconds = "4"] = positionals;

/** One run. @returns seconds of wall time and peak memory [MiB] */
function run(replications, threads) {
  const words = ["run", scenario, "-n", String(replications), "-j", String(threads), "-q", "--json"];
  const began = performance.now();
  const { stderr, status } = spawnSync(process.execPath, [...IMPORT, START, ...words], {
    encoding: "utf8",
    maxBuffer: 2 ** 28,
  });
  if (status !== 0) throw new Error(stderr);
  return {
    seconds: (performance.now() - began) / 1000,
    mebibytes: Number(/PEAK (\d+)$/.exec(stderr)[1]) / KIBIBYTES_PER_MEBIBYTE,
  };
}

const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1];
const rounded = (value) => Math.round(1000 * value) / 1000;

/** Replications that are about so much work of one thread [s], found by trying. */
function replicationsFor(wanted) {
  const aloneSeconds = median([1, 2, 3].map(() => run(1, 1).seconds));
  let count = PILOT;
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const missing = wanted / Math.max(1e-3, run(count, 1).seconds - aloneSeconds);
    if (Math.abs(missing - 1) < NEAR) break;
    count = Math.max(2, Math.min(MOST, 2 * Math.ceil((count * Math.min(GROWTH, missing)) / 2)));
  }
  return count;
}

const replications = replicationsFor(Number(seconds));
const measured = Array.from({ length: Number(rounds) }, () => ({
  alone: run(1, 1).seconds,
  one: run(replications, 1).seconds,
  two: run(replications, 2).seconds,
}));
const aloneSeconds = median(measured.map(({ alone }) => alone));
const oneThreadSeconds = median(measured.map(({ one }) => one));
const startSeconds = aloneSeconds - (oneThreadSeconds - aloneSeconds) / (replications - 1);
const memory = (asked.memory ? [10, 100, 1000] : []).map((count) => [
  count,
  Math.round(run(count, 1).mebibytes),
]);
console.log(
  JSON.stringify({
    scenario,
    replications,
    startSeconds: rounded(startSeconds),
    oneThreadSeconds: rounded(oneThreadSeconds),
    twoThreadSeconds: rounded(median(measured.map(({ two }) => two))),
    efficiency: rounded(median(measured.map(({ one, two }) => one / (2 * two)))),
    efficiencyOfWork: rounded(
      median(measured.map(({ one, two }) => (one - startSeconds) / (2 * (two - startSeconds)))),
    ),
    ...(asked.memory && { peakMebibytes: Object.fromEntries(memory) }),
  }),
);
