/**
 * Policies left out before the race because the chain says they cannot win, and how far off the chain may be: its
 * error is estimated from a sample of the policies that is simulated as well, with random numbers of its own.
 */
import { setImmediate as nextTurn } from "node:timers/promises";
import { replicateUntil } from "../experiment/replicate.js";
import type { Measure } from "../experiment/measure.js";
import { compileModel } from "../model/compile.js";
import type { Scenario } from "../scenario/scenario.js";
import { MOST_SIMULATED } from "../scenario/studySchema.js";
import { arithmeticMean, sampleDeviation } from "../stats/describe.js";
import { bonferroniQuantile } from "../stats/several.js";
import type { Aim } from "./aim.js";
import { createChainReader, type ChainFigures } from "./chainFigures.js";
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

/** Fewest and most policies of the sample, most where there are very many, and part of all policies between. */
const SAMPLE = { fewest: 6, most: 20, mostOfMany: 40, part: 1 / 3 };

/**
 * The sample may cost this part of the first stage of all policies, but no more than so many first stages of its own;
 * where there are very many policies more, and in proportion to them, so that chance does not keep too many of them in.
 */
const SAMPLE_COST = { part: 1 / 4, mostStages: 3, ofMany: { fewest: 15, ofPolicies: 3 / 2_000 } };

/** What is screened. */
export interface ScreenTask {
  readonly aim: Aim;
  readonly policies: number;
  /** What is simulated of a policy, by its index; asked for once or twice, and not kept. */
  readonly scenarioOf: (policy: number) => Scenario;
  readonly offices: ReadonlySet<string>;
  readonly plan: Pick<BenchPlan, "seed" | "first">;
  readonly means: Pick<BenchMeans, "threads" | "signal" | "memory" | "onScreened">;
  /** Chance that any policy is left out wrongly, (0, 1) excluded. */
  readonly alpha: number;
}

/**
 * Screens policies: the chain for all, simulation for a sample, and out with those that surely exceed a limit or are
 * surely worse, by more than the margin, than one that surely keeps all limits. The first policy, what is now, stays.
 *
 * Where more are left than can be simulated side by side, those left are screened again by a sample of their own, each
 * round with half of the chance of an error that the one before had left.
 *
 * The error of the policies outside of the sample is taken to be spread like that inside: normal intervals of
 * prediction for all policies and measures together.
 */
export async function screenStudy(task: ScreenTask): Promise<Screening> {
  const { aim, policies } = task;
  const measures = [...new Set([aim.best, ...aim.limits.map(({ measure }) => measure)])];
  const { figures, reasons } = await readAll(task, measures);
  let found = await screenRound(task, {
    measures,
    figures,
    number: 0,
    alpha: isMany(policies) ? task.alpha / 2 : task.alpha,
  });
  for (let number = 1; number < MOST_ROUNDS && isMany(policies - found.out.length); number++) {
    const left = figures.map((own) => [...own]);
    for (const { policy } of found.out) left.forEach((own) => (own[policy] = null));
    const round = { measures, figures: left, number, alpha: task.alpha / 2 ** (number + 1) };
    const more = await screenRound(task, round);
    if (more.out.length === 0) break;
    found = {
      ...more,
      approximations: more.approximations.map((one, policy) => one ?? found.approximations[policy]),
      out: [...found.out, ...more.out],
      sample: [...new Set([...found.sample, ...more.sample])],
    };
  }
  return { ...found, reasons };
}

/** Most rounds of screening: each tells those apart that the one before has left in, by a sample of these. */
const MOST_ROUNDS = 4;

/** Whether there are more than can be simulated side by side. @param policies what is now included */
function isMany(policies: number): boolean {
  return policies > MOST_SIMULATED + 1;
}

interface Round {
  readonly measures: readonly Measure[];
  /** [measure][policy], null for those that are out. */
  readonly figures: readonly (readonly (number | null)[])[];
  readonly number: number;
  readonly alpha: number;
}

/** Who cannot win by an error that is estimated from a sample of those that are in. */
async function screenRound(
  task: ScreenTask,
  { measures, figures, number, alpha }: Round,
): Promise<Omit<Screening, "reasons">> {
  const { aim, policies, plan } = task;
  const sample = sampleOf(figures[0], policies);
  const stages = (SAMPLE_COST.part * policies) / Math.max(1, sample.length);
  const { mostStages: usual, ofMany } = SAMPLE_COST;
  const mostStages = isMany(policies) ? Math.max(ofMany.fewest, ofMany.ofPolicies * policies) : usual;
  const replications = Math.round(plan.first * Math.min(mostStages, Math.max(1, stages)));
  const isEnough = sample.length >= SAMPLE.fewest;
  const seed = `${plan.seed}/screen${number === 0 ? "" : ` ${number + 1}`}`;
  const simulated = isEnough ? await simulate(task, { measures, sample, replications, seed }) : [];
  const asked = { confidence: 1 - alpha, count: measures.length * policies };
  const found = measures.map((_, m) => calibrate(figures[m], simulated[m] ?? [], { sample, ...asked }));
  const approximations = found.map((one) => one?.approximations ?? figures[0].map(() => null));
  const errors = found.flatMap((one, m): ChainError[] =>
    one === null ? [] : [{ measure: measures[m], factor: one.factor, deviation: one.deviation }],
  );
  const out = screenOut(aim, { best: approximations[0], of: new Map(measures.map((one, m) => [one, approximations[m]])) }); // prettier-ignore
  return { errors, approximations: approximations[0], out, sample: isEnough ? sample : [], replications };
}

/** Policies between two looks at whether to stop. */
const LOOK_EVERY = 50;

/** Figures of all policies, none of whose scenarios is kept. @throws what the signal was aborted with */
async function readAll(
  { policies, scenarioOf, offices, means }: ScreenTask,
  measures: readonly Measure[],
): Promise<ChainFigures> {
  const { read, reasons } = createChainReader(scenarioOf(0), measures, { offices, memory: means.memory });
  const figures = measures.map(() => Array<number | null>(policies).fill(null));
  for (let policy = 0; policy < policies; policy++) {
    read(scenarioOf(policy)).forEach((figure, m) => (figures[m][policy] = figure));
    if (policy % LOOK_EVERY !== 0) continue;
    means.onScreened?.(policy, policies);
    await nextTurn();
    means.signal?.throwIfAborted();
  }
  return { figures, reasons: reasons() };
}

/** Policies from the one with the least figure to the one with the most, as evenly by rank as can be. */
function sampleOf(figures: readonly (number | null)[], policies: number): number[] {
  const known = figures.flatMap((figure, policy) =>
    figure === null || figure <= 0 ? [] : [{ figure, policy }],
  );
  const ordered = known.toSorted((a, b) => a.figure - b.figure);
  const most = isMany(policies) ? SAMPLE.mostOfMany : SAMPLE.most;
  const wanted = Math.round(Math.min(most, Math.max(SAMPLE.fewest, SAMPLE.part * ordered.length)));
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
  readonly seed: string;
}

/** @returns [measure][place in the sample], null where nothing is counted */
async function simulate(
  { aim, scenarioOf, offices, means }: ScreenTask,
  { measures, sample, replications, seed }: Sampling,
): Promise<(Simulated | null)[][]> {
  const scenarios = sample.map(scenarioOf);
  const growing = scenarios.map((scenario) => growSeries(scenario, aim.measures, offices));
  await replicateUntil(
    scenarios.map((scenario) => compileModel(scenario)),
    { seed, replications },
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
