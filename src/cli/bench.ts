/** `kontor bench STUDY`: policies under the same people, the worse dropped on the way, the best told with its error. */
import type { CommandModule } from "yargs";
import { rankPolicies, type Ranking } from "../analysis/bench.js";
import { sweepClosedMinutes, type ClosedMinutes, type LoadPolicies } from "../analysis/closedMinutes.js";
import type { BenchMeans, BenchPlan } from "../analysis/race.js";
import type { Dropped } from "../analysis/sequential.js";
import { EXIT, UserError } from "../errors.js";
import type { Threads } from "../experiment/replicate.js";
import { renderRanking } from "../report/bench.js";
import { renderWhy } from "../report/benchWhy.js";
import { listSome } from "../report/benchWords.js";
import { renderRankingCsv, renderRankingJson } from "../report/benchData.js";
import { suggest } from "../scenario/nearest.js";
import { loadStudy, type Study } from "../scenario/study.js";
import { MOST_SIMULATED } from "../scenario/studySchema.js";
import type { RunFolder } from "../store/runFolder.js";
import { openFolders, overridesOf, refuseHomeless, refuseOverwriting, writeVariant } from "./benchFiles.js";
import { drawCurve } from "./benchCurve.js";
import { benchOffices } from "./benchOffices.js";
import { describeOptions, type Options } from "./benchOptions.js";
import { quoted, tellLost, withResumeLine } from "./ending.js";
import { startProgress } from "./progress.js";
import { CONFIDENCE, MOST_REPLICATIONS, readThreads, readWhole } from "./runOptions.js";
import { listenForSignals } from "./signals.js";
import { VERSION } from "./version.js";

export const benchCommand: CommandModule<object, Options> = {
  command: "bench <study>",
  describe: "rank policies such as opening hours, or draw the curve of visits over open hours",
  builder: describeOptions,
  handler: async (options) => {
    if (options.by !== undefined) return benchOffices(options);
    if (options.budget !== undefined)
      throw new UserError("--budget: says nothing without --by office", EXIT.usage);
    const threads = readThreads(options.threads);
    const study = await readStudy(options);
    if (study.question.curve !== undefined) return drawCurve(study, options, threads);
    return rank(study, options, threads);
  },
};

/** The study, with progress while many policies are read. */
async function readStudy(options: Options): Promise<Study> {
  const progress = await startProgress(1, "policies read", options.quiet);
  try {
    return await loadStudy(options.study, overridesOf(options), { onRead: progress.update });
  } finally {
    progress.stop();
  }
}

async function rank(study: Study, options: Options, threads: Threads): Promise<void> {
  const plan = planOf(options, study);
  refuseOverwriting(options);
  refuseUnknown(options, study);
  refuseSelection(options, study);
  refuseHomeless(options);
  const folders: RunFolder[] = [];
  const screened = await startProgress(1, "policies screened", options.quiet || !plan.screens);
  const signals = listenForSignals(screened.stop);
  const { signal } = signals;
  const live = createLive(study, options.quiet);
  try {
    const ranking = await rankPolicies(study, plan, {
      threads,
      signal,
      ...live,
      onScreened: screened.update,
      openSinks: async (entrants) => {
        screened.stop();
        live.begin(entrants.length);
        const kept = entrants.map(({ policy, scenario }) => ({ id: study.policies[policy].id, scenario }));
        folders.push(...(await openFolders(kept, options, plan.most)));
        return folders.length === 0 ? undefined : folders.map(({ ledger }) => ledger);
      },
    });
    live.tell();
    const closedMinutes = await sweepClosed(ranking, options, { threads, signal });
    process.stdout.write(await render(ranking, options, closedMinutes));
    await writeBest(ranking, options);
    setExitCode(ranking);
    tellLost({ lost: ranking.lost, done: live.done(), plan }, { files: [], set: [] });
  } catch (error) {
    throw signal.aborted && error === signal.reason ? withResumeLine(error, live.done(), options) : error;
  } finally {
    screened.stop();
    signals.end();
    for (const folder of folders) await folder.close();
  }
}

/** Fewest replications of the first stage: differences must have variances. */
const FEWEST = 3;

function planOf(
  { seed, replications, first, all, screen }: Options,
  { question, policies }: Study,
): BenchPlan {
  const range = [FEWEST, MOST_REPLICATIONS] as const;
  const stage = first === undefined ? question.first : readWhole("first", first, range);
  const own = Math.max(question.most, stage);
  const most = replications === undefined ? own : readWhole("replications", replications, range);
  return {
    seed,
    first: Math.min(stage, most),
    most,
    confidence: CONFIDENCE,
    dropsNone: all,
    screens: screen ?? policies.length > MOST_SIMULATED + 1,
    selection: question.selection,
    total: question.total,
  };
}

/** Who is out, on stderr as it happens: one line for all of the screening, and for all of a replication. */
function createLive({ policies }: Study, quiet: boolean) {
  let made = 0;
  let out: Dropped[] = [];
  let left = policies.length;
  const tell = (): void => {
    const [first] = out;
    if (first === undefined) return;
    left -= out.length;
    const names = listSome(out.map(({ policy }) => policies[policy].id), "en"); // prettier-ignore
    if (!quiet)
      process.stderr.write(`after ${first.after}: ${left} of ${policies.length} left; out: ${names}\n`);
    out = [];
  };
  return {
    done: (): number => made,
    /** Tells how many take part, where the chain has left some out. */
    begin: (entrants: number): void => {
      left = entrants;
      if (quiet || left === policies.length) return;
      process.stderr.write(`screened: ${left} of ${policies.length} left, which are simulated\n`);
    },
    /** Tells what has not been told yet. */
    tell,
    onDropped: (dropped: Dropped): void => {
      if (out.length > 0 && out[0].after !== dropped.after) tell();
      out.push(dropped);
    },
    onProgress: (count: number): void => {
      made = count;
      tell();
    },
  };
}

/** The verdict at other shares who intend closed minutes, unless that is not wanted. */
async function sweepClosed(
  ranking: Ranking,
  options: Options,
  means: Pick<BenchMeans, "threads" | "signal">,
): Promise<ClosedMinutes | null> {
  if (!options.sweep || options.why !== undefined) return null;
  const set = overridesOf(options);
  const load: LoadPolicies = (more, ids) => loadStudy(options.study, [...set, ...more], { only: ids });
  return sweepClosedMinutes(ranking, load, means);
}

async function render(
  ranking: Ranking,
  options: Options,
  closedMinutes: ClosedMinutes | null,
): Promise<string> {
  if (options.json) return renderRankingJson(ranking, VERSION, closedMinutes);
  if (options.csv) return renderRankingCsv(ranking);
  const { lang, study, write, why } = options;
  if (why !== undefined) return renderWhy(ranking, why, lang);
  const more =
    ranking.outcome === "cannotTell"
      ? `-n ${4 * ranking.plan.most}`
      : write === undefined
        ? "--write best.yaml"
        : "--json";
  return renderRanking(ranking, {
    language: lang,
    closedMinutes,
    nextStep: `kontor bench ${quoted(study)} ${more}`,
  });
}

/** Only the race lets all policies live through the same replications, which run folders keep, and drops any. */
function refuseSelection({ out, all }: Options, { question: { selection = "kn" } }: Study): void {
  if (selection === "kn" || (out === undefined && !all)) return;
  const option = out === undefined ? "--all" : "--out";
  throw new UserError(
    `${option}: not with study.selection ${selection}; leave one of the two out`,
    EXIT.usage,
  );
}

function refuseUnknown({ why }: Options, { policies }: Study): void {
  if (why === undefined || policies.some(({ id }) => id === why)) return;
  const ids = policies.map(({ id }) => id);
  throw new UserError(`--why ${why}: the study has no such policy; ${suggest(why, ids)}`, EXIT.usage);
}

async function writeBest({ leader, outcome, study }: Ranking, { write, set }: Options): Promise<void> {
  if (write === undefined) return;
  if (leader === null || outcome !== "best") {
    process.stderr.write(`--write ${write}: nothing is written, since no policy is known to be best\n`);
    return;
  }
  const also = await writeVariant(write, study.policies[leader], set);
  process.stderr.write(`${write}: the policy ${study.policies[leader].id}${also}\n`);
}

function setExitCode({ outcome, targets }: Ranking): void {
  const isMissed = outcome === "noneKeeps" || targets.some(({ keeping }) => keeping === "broken");
  if (outcome === "cannotTell") process.exitCode = EXIT.precisionMissed;
  if (isMissed) process.exitCode = EXIT.targetsMissed;
}
