/** `kontor bench STUDY` where the study asks for a curve: every policy as often, none dropped, the knee told. */
import { measureCurve, type Curve, type CurvePlan } from "../analysis/curve.js";
import { sweepCurve, type CurveSweep } from "../analysis/curveSweep.js";
import { EXIT, UserError } from "../errors.js";
import type { Threads } from "../experiment/replicate.js";
import { renderCurve } from "../report/curve.js";
import { renderCurveCsv, renderCurveJson } from "../report/curveData.js";
import { loadStudy, type Study } from "../scenario/study.js";
import { MOST_SIMULATED } from "../scenario/studySchema.js";
import { overridesOf } from "./benchFiles.js";
import type { Options } from "./benchOptions.js";
import { quoted, tellLost, withResumeLine } from "./ending.js";
import { startProgress } from "./progress.js";
import { CONFIDENCE, MOST_REPLICATIONS, readWhole } from "./runOptions.js";
import { listenForSignals } from "./signals.js";
import { VERSION } from "./version.js";

/** Fewest replications: differences must have variances. */
const FEWEST = 3;

/** Shares who intend a closed minute that the knee is found at once more. */
const CORNERS = 2;

export async function drawCurve(study: Study, options: Options, threads: Threads): Promise<void> {
  refuseOfRankings(options);
  refuseCrowd(study);
  const plan = planOf(options, study);
  const runs = options.sweep ? 1 + CORNERS : 1;
  const progress = await startProgress(runs * plan.replications, "bench", options.quiet);
  const signals = listenForSignals(progress.stop);
  const { signal } = signals;
  let done = 0;
  const means = { threads, signal, onProgress: () => progress.update(++done) };
  try {
    const curve = await measureCurve(study, plan, means);
    const swept = options.sweep ? await sweepOf(curve, options, means) : null;
    progress.stop();
    process.stdout.write(await render(curve, options, swept));
    if (curve.knee.outcome === "cannotTell") process.exitCode = EXIT.precisionMissed;
    tellLost({ ...curve, plan }, { files: [], set: [] });
  } catch (error) {
    const isStopped = signal.aborted && error === signal.reason;
    throw isStopped ? withResumeLine(error, done, { out: undefined, resume: false }) : error;
  } finally {
    progress.stop();
    signals.end();
  }
}

function planOf({ seed, replications }: Options, { question }: Study): CurvePlan {
  const range = [FEWEST, MOST_REPLICATIONS] as const;
  const many = replications === undefined ? question.most : readWhole("replications", replications, range);
  return { seed, replications: many, confidence: CONFIDENCE };
}

/** Options that say something of who is dropped, or of the best. */
const OF_RANKINGS = ["out", "write", "why", "first"] as const;
const FLAGS_OF_RANKINGS = ["resume", "screen"] as const;

function refuseOfRankings(options: Options): void {
  const given = [
    ...OF_RANKINGS.filter((name) => options[name] !== undefined),
    ...FLAGS_OF_RANKINGS.filter((name) => options[name]),
  ];
  if (given.length === 0) return;
  const problem = "the study asks for a curve, of which nobody is best or dropped";
  throw new UserError(`--${given[0]}: ${problem}; leave it out`, EXIT.usage);
}

/** @throws UserError if there are more policies than can be simulated side by side */
function refuseCrowd({ policies }: Study): void {
  if (policies.length <= MOST_SIMULATED + 1) return;
  const problem = `a curve simulates every policy as often, at most ${MOST_SIMULATED} beside what is now`;
  throw new UserError(`study: ${problem}, and this one has ${policies.length}; try fewer`, EXIT.usage);
}

async function sweepOf(
  curve: Curve,
  options: Options,
  means: Parameters<typeof sweepCurve>[2],
): Promise<CurveSweep> {
  const set = overridesOf(options);
  return sweepCurve(curve, (more, ids) => loadStudy(options.study, [...set, ...more], { only: ids }), means);
}

async function render(curve: Curve, options: Options, swept: CurveSweep | null): Promise<string> {
  if (options.json) return renderCurveJson(curve, VERSION, swept);
  if (options.csv) return renderCurveCsv(curve);
  const { lang, study } = options;
  const more = curve.knee.outcome === "cannotTell" ? `-n ${4 * curve.plan.replications}` : "--json";
  return renderCurve(curve, { language: lang, swept, nextStep: `kontor bench ${quoted(study)} ${more}` });
}
