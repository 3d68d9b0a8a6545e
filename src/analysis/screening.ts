/**
 * Policies left out before the race because the chain says they cannot win, and how far off the chain may be: its
 * error is estimated from a sample of the policies that is simulated as well, with random numbers of its own.
 */
import { replicateUntil } from "../experiment/replicate.js";
import type { Measure } from "../experiment/measure.js";
import { compileModel } from "../model/compile.js";
import type { Scenario } from "../scenario/scenario.js";
import { arithmeticMean, sampleDeviation } from "../stats/describe.js";
import { bonferroniQuantile } from "../stats/several.js";
import type { Aim } from "./aim.js";
import { chainFigures } from "./chainFigures.js";
import { growSeries } from "./gatherSeries.js";
import type { BenchMeans, BenchPlan } from "./race.js";
import { screenOut, type Approximation, type ScreenedOut } from "./screenOut.js";
import { estimateOf } from "./series.js";

/** How far the chain is from the simulation in a measure. */
export interface ChainError {
  readonly measure: Measure;
  /** Mean of simulated ÷ chain over the sample, by which figures are multiplied, and its deviation. */
  readonly factor: number;
  readonly deviation: number;
}

export interface Screening {
  /** The best measure first; measures that the chain cannot tell are left out. */
  readonly errors: readonly ChainError[];
  /** Of the best measure; [policy], null where the chain cannot tell. */
  readonly approximations: readonly (Approximation | null)[];
  readonly out: readonly ScreenedOut[];
  /** Policies that were simulated to estimate the error, and how often each. */
  readonly sample: readonly number[];
  readonly replications: number;
  /** What the chain leaves out or approximates, in plain words. */
  readonly reasons: readonly string[];
}

/** Fewest and most policies of the sample, and part of all policies between. */
const SAMPLE = { fewest: 6, most: 20, part: 1 / 3 };

/** The sample may cost this part of the first stage of all policies, but no more than so many first stages of its own. */
const SAMPLE_COST = { part: 1 / 4, mostStages: 3 };

/** What is screened. */
export interface ScreenTask {
  readonly aim: Aim;
  readonly scenarios: readonly Scenario[];
  readonly offices: ReadonlySet<string>;
  readonly plan: Pick<BenchPlan, "seed" | "first">;
  readonly means: Pick<BenchMeans, "threads" | "signal" | "memory">;
  /** Chance that any policy is left out wrongly, (0, 1) excluded. */
  readonly alpha: number;
}

/**
 * Screens policies: the chain for all, simulation for a sample, and out with those that surely exceed a limit or are
 * surely worse, by more than the margin, than one that surely keeps all limits. The first policy, what is now, stays.
 *
 * The error of the policies outside of the sample is taken to be spread like that inside: normal intervals of
 * prediction for all policies and measures together.
 */
export async function screenStudy(task: ScreenTask): Promise<Screening> {
  const { aim, scenarios, offices, plan } = task;
  const measures = [...new Set([aim.best, ...aim.limits.map(({ measure }) => measure)])];
  const { figures, reasons } = chainFigures(scenarios, measures, { offices, memory: task.means.memory });
  const sample = sampleOf(figures[0]);
  const stages = (SAMPLE_COST.part * scenarios.length) / Math.max(1, sample.length);
  const replications = Math.round(plan.first * Math.min(SAMPLE_COST.mostStages, Math.max(1, stages)));
  const isEnough = sample.length >= SAMPLE.fewest;
  const simulated = isEnough ? await simulate(task, { measures, sample, replications }) : [];
  const asked = { confidence: 1 - task.alpha, count: measures.length * scenarios.length };
  const found = measures.map((_, m) => calibrate(figures[m], simulated[m] ?? [], { sample, ...asked }));
  const approximations = found.map((one) => one?.approximations ?? scenarios.map(() => null));
  const errors = found.flatMap((one, m): ChainError[] =>
    one === null ? [] : [{ measure: measures[m], factor: one.factor, deviation: one.deviation }],
  );
  const out = screenOut(aim, { best: approximations[0], of: new Map(measures.map((one, m) => [one, approximations[m]])) }); // prettier-ignore
  return {
    errors,
    approximations: approximations[0],
    out,
    sample: isEnough ? sample : [],
    replications,
    reasons,
  };
}

/** Policies from the one with the least figure to the one with the most, as evenly by rank as can be. */
function sampleOf(figures: readonly (number | null)[]): number[] {
  const known = figures.flatMap((figure, policy) =>
    figure === null || figure <= 0 ? [] : [{ figure, policy }],
  );
  const ordered = known.toSorted((a, b) => a.figure - b.figure);
  const wanted = Math.round(Math.min(SAMPLE.most, Math.max(SAMPLE.fewest, SAMPLE.part * ordered.length)));
  const count = Math.min(wanted, ordered.length);
  const places = Array.from({ length: count }, (_, i) =>
    Math.round((i * (ordered.length - 1)) / Math.max(1, count - 1)),
  );
  return [...new Set(places.map((place) => ordered[place].policy))];
}

/** A figure of the sample, with its standard error as a part of it. */
interface Simulated {
  readonly figure: number;
  readonly relativeError: number;
}

interface Sampling {
  readonly measures: readonly Measure[];
  readonly sample: readonly number[];
  readonly replications: number;
}

/** @returns [measure][place in the sample], null where nothing is counted */
async function simulate(
  { aim, scenarios, offices, plan, means }: ScreenTask,
  { measures, sample, replications }: Sampling,
): Promise<(Simulated | null)[][]> {
  const growing = sample.map((policy) => growSeries(scenarios[policy], aim.measures, offices));
  await replicateUntil(
    sample.map((policy) => compileModel(scenarios[policy])),
    { seed: `${plan.seed}/screen`, replications },
    ({ sums }) => {
      growing.forEach(({ add }, place) => add(sums[place]));
      return false;
    },
    { threads: means.threads, signal: means.signal },
  );
  return measures.map(({ name }) =>
    growing.map(({ series }) => {
      const { estimate, standardError } = estimateOf(series.get(name) ?? { of: [], per: [] }, 0.95);
      if (estimate === null || standardError === null || estimate <= 0) return null;
      return { figure: estimate, relativeError: standardError / estimate };
    }),
  );
}

interface Calibrated {
  readonly approximations: (Approximation | null)[];
  readonly factor: number;
  readonly deviation: number;
}

interface Calibrating {
  readonly sample: readonly number[];
  readonly confidence: number;
  /** Intervals that are to hold together. */
  readonly count: number;
}

/** Figures of the chain set right by the sample; null where too few of the sample have both. */
export function calibrate(
  figures: readonly (number | null)[],
  simulated: readonly (Simulated | null)[],
  { sample, confidence, count }: Calibrating,
): Calibrated | null {
  const pairs = simulated.flatMap((one, place) => {
    const figure = figures[sample[place]];
    return one === null || figure === null || figure <= 0 ? [] : [{ times: one.figure / figure, ...one }];
  });
  if (pairs.length < SAMPLE.fewest) return null;
  const times = pairs.map((pair) => pair.times);
  const [factor, deviation] = [arithmeticMean(times), sampleDeviation(times)];
  const errors = bonferroniQuantile(confidence, count, pairs.length - 1);
  const part = errors * deviation * Math.sqrt(1 + 1 / pairs.length);
  const common = errors * factor * Math.max(...pairs.map(({ relativeError }) => relativeError));
  const approximations = figures.map((figure): Approximation | null => {
    if (figure === null || figure <= 0) return null;
    const errorAlone = figure * Math.hypot(part, common);
    return { figure: factor * figure, error: figure * part, errorAlone };
  });
  return { approximations, factor, deviation };
}
