/** `kontor compare A B …`: the same people under several scenarios, and what differs. */
import { join } from "node:path";
import type { CommandModule } from "yargs";
import { CLOSED_SHARES, closedShareSet } from "../analysis/closedMinutes.js";
import { compareScenarios, type Comparison, type Contest } from "../analysis/comparison.js";
import { judgeGuard, readGuard, type GuardOutcome } from "../analysis/guards.js";
import { placesOfSweep, sweepComparison } from "../analysis/sweep.js";
import { CLOSED_MINUTES, closedMinutesInput } from "../analysis/sweepInputs.js";
import { EXIT, UserError } from "../errors.js";
import { readDivision } from "../experiment/cells.js";
import { listMeasures } from "../experiment/measures.js";
import type { Means } from "../experiment/replicate.js";
import type { Plan } from "../experiment/run.js";
import { renderBrief } from "../report/compareBrief.js";
import { renderComparison } from "../report/compare.js";
import { renderComparisonCsv, renderComparisonJson } from "../report/compareData.js";
import { loadScenario } from "../scenario/load.js";
import { suggest } from "../scenario/nearest.js";
import type { Scenario } from "../scenario/scenario.js";
import { openRunFolder, type RunFolder } from "../store/runFolder.js";
import { describeOptions, SWEEP_REPLICATIONS, type Options } from "./compareOptions.js";
import { refuseTooFew, refuseUntold } from "./compareRefusals.js";
import { quoted, tellLost, withResumeLine } from "./ending.js";
import { tellPending } from "./pending.js";
import { startProgress } from "./progress.js";
import { CONFIDENCE } from "./runOptions.js";
import { MOST_REPLICATIONS, readThreads, readWhole } from "./runOptions.js";
import { listenForSignals } from "./signals.js";
import { VERSION } from "./version.js";
import { idsFitting } from "./where.js";

export const compareCommand: CommandModule<object, Options> = {
  command: "compare <files..>",
  describe: "simulate scenarios with the same people, and say what differs",
  builder: describeOptions,
  handler: async (options) => {
    const threads = readThreads(options.threads);
    const contest = await contestOf(options);
    const plan = planOf(options, contest);
    refuseUntold(options);
    refuseTooFew(plan, options);
    const measures = contest.scenarios.flatMap(({ observation, mistimed }) =>
      listMeasures(observation, mistimed !== null),
    );
    const guards = options.failIf.map((text) => readGuard(text, measures));
    const folders = await openFolders(contest, options, plan);
    const progress = await startProgress(plan.replications, "compare", options.quiet);
    const signals = listenForSignals(progress.stop);
    const { signal } = signals;
    let done = 0;
    const onProgress = (count: number): void => progress.update((done = count));
    try {
      const sinks = folders.length === 0 ? undefined : folders.map(({ ledger }) => ledger);
      const plainly = await compareScenarios(contest, plan, onProgress, {
        threads,
        signal,
        sinks,
        withFamilies: options.together,
      });
      progress.stop();
      const comparison = await withSweep(plainly, options, { threads, signal });
      const outcomes = guards.flatMap((guard) => judgeGuard(guard, comparison));
      process.stdout.write(await render(comparison, outcomes, options));
      tellGuards(comparison, outcomes);
      process.stderr.write(tellPendingOfEach(comparison).join(""));
      tellLost(comparison, options);
    } catch (error) {
      throw signal.aborted && error === signal.reason ? withResumeLine(error, done, options) : error;
    } finally {
      progress.stop();
      signals.end();
      for (const folder of folders) await folder.close();
    }
  },
};

async function contestOf({ files, set, baseline }: Options): Promise<Contest> {
  if (files.length < 2) {
    throw new UserError(
      "compare: one scenario has nothing to be compared with; name two or more",
      EXIT.usage,
    );
  }
  const scenarios = [];
  for (const file of files) scenarios.push(await loadScenario(file, set));
  const names = namesOf(scenarios.map(({ id }) => id));
  if (baseline === undefined) return { names, scenarios, baseline: 0 };
  const place = [files, names].map((list) => list.indexOf(baseline)).find((found) => found >= 0);
  if (place !== undefined) return { names, scenarios, baseline: place };
  const known = [...new Set([...names, ...files])];
  throw new UserError(
    `--baseline ${baseline}: none of the scenarios; ${suggest(baseline, known)}`,
    EXIT.usage,
  );
}

/** Ids, numbered from the second of the same id on. */
function namesOf(ids: readonly string[]): string[] {
  return ids.map((id, i) => {
    const before = ids.slice(0, i).filter((one) => one === id).length;
    return before === 0 ? id : `${id}#${before + 1}`;
  });
}

/** The comparison judged at every corner of its inputs too, if that is wanted. */
async function withSweep(
  plain: Comparison,
  { sweep, quiet, files, set }: Options,
  means: Means,
): Promise<Comparison> {
  if (sweep === undefined) return plain;
  const comparison = { ...plain, ...(await readClosedMinutes(plain.scenarios, { files, set })) };
  const each = sweep === "" ? Math.min(SWEEP_REPLICATIONS, comparison.plan.replications) : sweep;
  const replications = readWhole("sweep", String(each), [2, MOST_REPLICATIONS]);
  const all = replications * placesOfSweep(comparison).length;
  const progress = await startProgress(all, "sweep", quiet);
  try {
    return await sweepComparison(comparison, { ...comparison.plan, replications }, progress.update, means);
  } finally {
    progress.stop();
  }
}

/** The share who intend a closed minute as an input to move, if all scenarios can be read with another one. */
async function readClosedMinutes(
  scenarios: Comparison["scenarios"],
  { files, set }: Pick<Options, "files" | "set">,
): Promise<Pick<Contest, "moreInputs" | "leftOut">> {
  const moved = new Map<number, Scenario[]>();
  for (const share of CLOSED_SHARES) {
    const there: Scenario[] = [];
    for (const [i, scenario] of scenarios.entries()) {
      try {
        there.push(await loadScenario(files[i], [...set, ...closedShareSet(scenario, share)]));
      } catch (error) {
        if (!(error instanceof UserError) || error.problems.length === 0) throw error;
        return { leftOut: [{ ...CLOSED_MINUTES, scenario: i, problem: error.problems[0].problem }] };
      }
    }
    moved.set(share, there);
  }
  return { moreInputs: [closedMinutesInput(scenarios, moved)] };
}

function planOf(options: Options, { scenarios, baseline }: Contest): Plan {
  const { replications, seed, by, where, brief, people, controls, flows } = options;
  const hasLines = scenarios.some(({ lines }) => lines.length > 0);
  const always = [
    "network" as const,
    ...(hasLines ? ["line" as const] : []),
    ...(brief === true ? ["office" as const] : []),
  ];
  const named = where === "" ? undefined : idsFitting(scenarios, where);
  return {
    seed,
    replications: readWhole("replications", replications, [1, MOST_REPLICATIONS]),
    confidence: CONFIDENCE,
    by: [...new Set([...always, ...by.map(readDivision)])],
    withDays: false,
    offices: brief === true ? undefined : named, // a brief report tells of the whole network as well
    follow: people || controls ? { baseline, paired: people, withDrawn: controls } : undefined,
    withFlows: flows,
  };
}

/** A run folder for each scenario, if they are to be kept: OUT/NAME, as `kontor run` makes them. */
async function openFolders(
  { names, scenarios }: Contest,
  { out, seed, resume }: Options,
  { replications }: Plan,
): Promise<RunFolder[]> {
  if (out === undefined) {
    if (resume) throw new UserError("--resume: name the folder of the runs with --out", EXIT.usage);
    return [];
  }
  const command = process.argv.slice(2);
  const folders: RunFolder[] = [];
  try {
    for (const [i, scenario] of scenarios.entries()) {
      const wish = { scenario, engine: VERSION, seed, replications, resume, command, now: new Date() };
      folders.push(await openRunFolder(join(out, names[i]), wish));
    }
  } catch (error) {
    for (const folder of folders) await folder.close();
    throw error;
  }
  return folders;
}

function tellPendingOfEach({ names, scenarios, figures }: Comparison): string[] {
  return scenarios.flatMap((scenario, i) =>
    tellPending(
      names[i],
      scenario,
      figures.flatMap((one) => one.figures[i] ?? []),
    ),
  );
}

/** Conditions that are fulfilled, and those of which nobody can tell. */
function tellGuards({ names }: Comparison, outcomes: readonly GuardOutcome[]): void {
  for (const { guard, scenario, cell, outcome } of outcomes) {
    if (outcome === "holds") continue;
    if (outcome === "fails") process.exitCode = EXIT.targetsMissed;
    const place = cell === "all" ? names[scenario] : `${names[scenario]}, ${cell}`;
    const words = outcome === "fails" ? "is so" : "cannot be told: the interval lies on both sides; raise -n";
    process.stderr.write(`--fail-if ${guard.text}: ${place}: ${words}\n`);
  }
}

function render(
  comparison: Comparison,
  guards: readonly GuardOutcome[],
  { json, csv, lang, onlyChanged, where, files, by, replications, brief, pairing }: Options,
): string | Promise<string> {
  if (json) return renderComparisonJson(comparison, { version: VERSION, onlyChanged, where, guards });
  if (csv) return renderComparisonCsv(comparison, onlyChanged);
  const isUnsure = comparison.figures.some(
    (figure) => figure.by === "network" && figure.measure.floor !== undefined && figure.changes.some(isOpen),
  );
  const more = isUnsure ? `-n ${4 * Number(replications)}` : by.length === 0 ? "--by office" : "--json";
  const those = where === "" ? "" : `--where ${quoted(where)} `;
  if (brief === true) {
    const named = new Set(where === "" ? allIds(comparison) : idsFitting(comparison.scenarios, where));
    const next = `kontor compare ${files.map(quoted).join(" ")} --by office --only-changed`;
    return renderBrief(comparison, { language: lang, named, where, nextStep: next });
  }
  const nextStep = `kontor compare ${files.map(quoted).join(" ")} ${those}${more}`;
  return renderComparison(comparison, { language: lang, onlyChanged, where, pairing, nextStep });
}

function allIds({ scenarios }: Comparison): readonly string[] {
  return scenarios.flatMap(({ offices }) => offices.map(({ id }) => id));
}

function isOpen({ verdict, reason }: Comparison["figures"][number]["changes"][number]): boolean {
  return verdict === "cannotTell" && (reason === undefined || reason === "oneReplication");
}
