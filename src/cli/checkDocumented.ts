/** `kontor check FILE --targets` without a table: all that is documented of the network, for the scenario's year. */
import { judgeDocumented, readDocumented, type Documented } from "../analysis/documented.js";
import { EXIT, UserError } from "../errors.js";
import { runExperiment, type Plan } from "../experiment/run.js";
import { renderDocumented, renderDocumentedJson } from "../report/documented.js";
import { civilYear } from "../scenario/dates.js";
import { loadScenario, readShippedTable } from "../scenario/load.js";
import type { Scenario } from "../scenario/scenario.js";
import type { Language } from "../report/format.js";
import { tellLost } from "./ending.js";
import { startProgress } from "./progress.js";
import { CONFIDENCE, MOST_REPLICATIONS, readThreads, readWhole } from "./runOptions.js";
import { listenForSignals } from "./signals.js";
import { VERSION } from "./version.js";

/** Table of documented figures, shipped with the program. */
const DOCUMENTED = "documented.csv";

/** Whole years in which to simulate what a survey cannot show; a year of the network takes ten seconds. */
const YEARS = 4;

/** What the command line says. */
interface Wish {
  readonly file: string;
  readonly set: readonly string[];
  readonly seed: string;
  readonly replications: string | undefined;
  readonly threads: string;
  readonly quiet: boolean;
  readonly json: boolean | undefined;
  readonly lang: Language;
}

/** Runs the check, prints it, and sets the exit code. */
export async function checkDocumented(wish: Wish): Promise<void> {
  const threads = readThreads(wish.threads);
  const replications = readWhole("replications", wish.replications ?? String(YEARS), [1, MOST_REPLICATIONS]);
  const scenario = await loadYear(wish);
  const source = { name: DOCUMENTED, text: readShippedTable(DOCUMENTED) };
  const documented = await readDocumented(source, scenario);
  const plan = planOf(documented, { seed: wish.seed, replications });
  const progress = await startProgress(replications, scenario.id, wish.quiet);
  const signals = listenForSignals(progress.stop);
  try {
    const result = await runExperiment(scenario, plan, progress.update, { threads, signal: signals.signal });
    progress.stop();
    const outcomes = judgeDocumented(documented, result);
    process.stdout.write(
      wish.json
        ? renderDocumentedJson(result, outcomes, VERSION)
        : renderDocumented(result, outcomes, wish.lang),
    );
    const isMissed = outcomes.some((row) => row.kind !== "notComparable" && row.outcome.verdict === "missed");
    if (isMissed) process.exitCode = EXIT.targetsMissed;
    tellLost(result, { files: [wish.file], set: wish.set });
  } finally {
    progress.stop();
    signals.end();
  }
}

/** The scenario in the whole calendar year in which its period begins. */
async function loadYear({ file, set }: Wish): Promise<Scenario> {
  const { horizon } = await loadScenario(file, set);
  if (!horizon.dated) {
    throw new UserError(`${file}: has no dates; name a table with --targets TABLE`, EXIT.usage);
  }
  const year = civilYear(horizon.firstDay);
  return loadScenario(file, [...set, `period.from=${year}-01-01`, `period.to=${year}-12-31`]);
}

function planOf(documented: readonly Documented[], wish: Pick<Plan, "seed" | "replications">): Plan {
  const targets = documented.flatMap((row) => (row.kind === "simulated" ? [row.target] : []));
  return {
    ...wish,
    confidence: CONFIDENCE,
    by: [...new Set(targets.map(({ by }) => by))],
    measures: new Set(targets.map(({ measure }) => measure.name)),
    withDays: false,
  };
}
