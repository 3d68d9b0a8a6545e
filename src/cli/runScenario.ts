/** What `kontor run` does: simulates a scenario and prints what it says; joins experiment and store. */
import { EXIT, UserError } from "../errors.js";
import { readDivision } from "../experiment/cells.js";
import { runExperiment, type ExperimentResult, type Plan } from "../experiment/run.js";
import { farthestOf } from "../experiment/stopping.js";
import { renderCsv } from "../report/csv.js";
import { renderJson } from "../report/json.js";
import { loadScenario } from "../scenario/load.js";
import type { Scenario } from "../scenario/scenario.js";
import type { RunFolder } from "../store/runFolder.js";
import { tellLost, withResumeLine } from "./ending.js";
import { tellPending } from "./pending.js";
import { startProgress } from "./progress.js";
import { CONFIDENCE, readAmount, readThreads, readTimeBudget, type Options } from "./runOptions.js";
import { listenForSignals } from "./signals.js";
import { readTraced } from "./trace.js";
import { VERSION } from "./version.js";

/** @throws UserError when something is wrong with the scenario or its folder, and when a signal stops the run */
export async function runScenario(options: Options): Promise<void> {
  const threads = readThreads(options.threads);
  const scenario = await loadScenario(options.file, options.set);
  const plan = planOf(options, scenario);
  const traced = readTraced(scenario, options);
  const render = await rendererOf(options);
  const folder = await openFolder(scenario, options, plan);
  const progress = await startProgress(plan.replications, scenario.id, options.quiet);
  const signals = listenForSignals(progress.stop);
  const { signal } = signals;
  const end = performance.now() + readTimeBudget(options.timeBudget);
  let done = 0;
  const onProgress = (count: number): void => progress.update((done = count));
  try {
    const means = {
      threads,
      signal,
      traced,
      sinks: folder === null ? undefined : [folder.ledger],
      isTimeUp: () => performance.now() > end,
    };
    const result = await runExperiment(scenario, plan, onProgress, means);
    progress.stop();
    await folder?.keepReports(await reportsOf(result), result.plan.replications);
    process.stdout.write(await render(result));
    process.stderr.write(tellPending(scenario.id, scenario, result.figures).join(""));
    tellShortfall(result);
    tellLost(result, { files: [options.file], set: options.set });
  } catch (error) {
    throw signal.aborted && error === signal.reason ? withResumeLine(error, done, options) : error;
  } finally {
    progress.stop();
    signals.end();
    await folder?.close();
  }
}

function planOf(options: Options, { lines }: Scenario): Plan {
  const always = lines.length > 0 ? (["network", "line"] as const) : (["network"] as const);
  return {
    seed: options.seed,
    ...readAmount(options),
    confidence: CONFIDENCE,
    by: [...new Set([...always, ...options.by.map(readDivision)])],
    withDays: true,
  };
}

/** The folder that keeps the run, if one is wanted; says what of it was found damaged. */
async function openFolder(
  scenario: Scenario,
  options: Options,
  { replications, precision }: Plan,
): Promise<RunFolder | null> {
  const { out, seed, resume, trace } = options;
  if (out === undefined) {
    if (resume) throw new UserError("--resume: name the folder of the run with --out", EXIT.usage);
    return null;
  }
  const command = process.argv.slice(2);
  const mayEndEarly = precision !== undefined || options.timeBudget !== undefined;
  const wish = { scenario, engine: VERSION, seed, replications, mayEndEarly, resume, trace, command };
  const { openRunFolder } = await import("../store/runFolder.js");
  const folder = await openRunFolder(out, { ...wish, now: new Date() });
  for (const file of folder.damaged) {
    process.stderr.write(`${out}/${file}: damaged; put aside, its replications are simulated again\n`);
  }
  return folder;
}

async function reportsOf(result: ExperimentResult): Promise<{ name: string; content: string }[]> {
  return [
    { name: "figures.json", content: renderJson(result, VERSION) },
    { name: "figures.csv", content: await renderCsv(result) },
  ];
}

/** That the figures are less sure than wanted. */
function tellShortfall({ isPrecise, done, plan, figures }: ExperimentResult): void {
  if (isPrecise) return;
  process.exitCode = EXIT.precisionMissed;
  const wanted =
    plan.precision === undefined
      ? `${plan.replications} replications`
      : `a precision of ${100 * plan.precision} %`;
  const made =
    done === 1
      ? "1 replication was made; the figures rest on it"
      : `${done} replications were made; the figures rest on these`;
  const { precision, confidence } = plan;
  const farthest = precision === undefined ? null : farthestOf(figures, { precision, confidence });
  const which =
    farthest === null
      ? ""
      : `; farthest from it: ${farthest.name}, ${(100 * farthest.error).toPrecision(2)} %`;
  process.stderr.write(`${wanted} not reached: ${made}${which}\n`);
}

type Render = (result: ExperimentResult) => string | Promise<string>;

/** What shows a result; loaded before there is one, so that none is lost because it cannot be. */
async function rendererOf({ json, csv, brief, by, file, lang }: Options): Promise<Render> {
  if (json) return (result) => renderJson(result, VERSION);
  if (csv) return renderCsv;
  if (brief === true) {
    const { renderTextBrief } = await import("../report/textBrief.js");
    return (result) => renderTextBrief(result, lang, `kontor run ${file}`);
  }
  const { renderText } = await import("../report/text.js");
  const nextStep = by.length === 0 ? `kontor run ${file} --by halfHour` : `kontor run ${file} --json`;
  return (result) => renderText(result, lang, nextStep);
}
