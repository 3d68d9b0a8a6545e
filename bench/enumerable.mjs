/**
 * Whether a ranking by simulation finds what the exact chain knows: studies of one office with so few schedules that the
 * chain works out all of them, ranked again and again with other seeds. Nothing is timed; the same on every machine.
 *
 * Usage: node bench/enumerable.mjs [STUDY] [RUNS] [FIRST]
 * STUDY is served, wait or lost; all when left out. Seeds are numbered from FIRST on. About 10 s a run.
 */
import { fileURLToPath } from "node:url";
import { readAim } from "../dist/analysis/aim.js";
import { rankPolicies } from "../dist/analysis/bench.js";
import { exactly } from "../dist/analysis/enumerated.js";
import { createMemory } from "../dist/analysis/screenNetwork.js";
import { loadStudy } from "../dist/scenario/study.js";

const [only, runs = "100", first = "1"] = process.argv.slice(2);
const names = only === undefined ? ["served", "wait", "lost"] : [only];
const percent = (value) => `${(100 * value).toFixed(2)} %`;

for (const name of names) {
  const study = await loadStudy(fileURLToPath(new URL(`enumerable-${name}.yaml`, import.meta.url)));
  const truth = exactly(study, readAim(study));
  const { policies, question } = study;
  const best = policies[truth.best].id;
  console.log(
    `${name}: ${policies.length} schedules, best by the chain ${best}, ${question.best} ${truth.figures[truth.best].toFixed(4)}`,
  );
  const memory = createMemory();
  const tally = { optimum: 0, within: 0, worse: 0, open: 0 };
  for (let run = Number(first); run < Number(first) + Number(runs); run++) {
    const plan = { seed: `enumerable ${run}`, first: question.first, most: question.most, confidence: 0.95 };
    const found = await rankPolicies(
      study,
      { ...plan, dropsNone: false, screens: true },
      { threads: 1, memory },
    );
    const behind = found.leader === null ? Infinity : truth.behind(found.leader);
    const outcome =
      found.outcome !== "best"
        ? "open"
        : found.leader === truth.best
          ? "optimum"
          : behind <= 0.01
            ? "within"
            : "worse";
    tally[outcome]++;
    const { screening, simulated } = found;
    const id = found.leader === null ? "none" : policies[found.leader].id;
    const isKept = !screening.out.some(({ policy }) => policy === truth.best);
    const facts = [
      run,
      id,
      outcome,
      percent(behind),
      `${screening.out.length} screened out`,
      `${simulated} replications`,
      isKept ? "" : "THE OPTIMUM WAS SCREENED OUT",
    ];
    console.log(facts.join(" | "));
  }
  console.log(`${name}: ${JSON.stringify(tally)} of ${runs}`);
}
