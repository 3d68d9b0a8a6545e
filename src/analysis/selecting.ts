/**
 * Selections beside the race: Rinott's two stages, and shares of a budget (OCBA). Every policy has random numbers of its
 * own here, since both procedures are proven for policies that are simulated independently.
 */
import { replicateUntil } from "../experiment/replicate.js";
import type { Lost } from "../experiment/crew.js";
import { arithmeticMean, sampleVariance } from "../stats/describe.js";
import { normalCdf } from "../stats/student.js";
import { keepingOf, leaderOf, observing, refuseEmpty, sizeOf, tolerancesOf, type Ground } from "./ranking.js";
import type { Entrant, Finish, RacePlan } from "./race.js";
import { weightedFigure, type Series } from "./series.js";
import { allocate, twoStageSizes, type Sampled } from "./twoStage.js";

/** What a selection came to. */
export interface Selected extends Finish {
  /** Replications that each policy needs for the guarantee, of the first stage (Rinott); [entrant]. */
  readonly needed: readonly number[];
  /** Chance that the selected one is not worse than the best by more than the margin, estimated (OCBA); null where guaranteed. */
  readonly chance: number | null;
}

interface State {
  readonly race: RacePlan;
  /** Replications made and the number of the next one; [entrant]. */
  readonly made: number[];
  readonly next: number[];
  readonly lost: Lost[];
}

function begin(race: RacePlan): State {
  return { race, made: race.entrants.map(() => 0), next: race.entrants.map(() => 0), lost: [] };
}

/** So many replications more of a policy, by random numbers of its own. */
async function simulate({ race, made, next, lost }: State, i: number, more: number): Promise<void> {
  const { plan, means, entrants } = race;
  const { model, growing, policy } = entrants[i];
  if (more <= 0) return;
  const found = await replicateUntil(
    [model],
    {
      seed: `${plan.seed}/policy ${policy}`,
      from: next[i],
      replications: next[i] + more,
      digests: [growing.plan],
    },
    ({ sums, digests, replication }) => {
      if (digests === undefined) growing.add(sums[0]);
      else growing.take(digests[0]);
      made[i]++;
      next[i] = replication + 1;
      return false;
    },
    { threads: means.threads, signal: means.signal },
  );
  lost.push(...found);
  next[i] = Math.max(next[i], ...found.map(({ replication }) => replication + 1));
  means.onProgress?.(made.reduce((sum, one) => sum + one, 0), entrants.length); // prettier-ignore
}

/** A value for each replication of a policy, the lower the better. */
function valuesOf({ race: { aim, entrants }, made }: State, i: number, first: number): number[] {
  const at = observing(aim, [entrants[i].growing.series, entrants[0].growing.series], first);
  if (at === null) return refuseEmpty(aim);
  return Array.from({ length: made[i] }, (_, replication) => at(replication).value);
}

function marginOf({ race: { aim, entrants } }: State): number {
  return sizeOf(aim.margin, entrants[0].growing.series.get(aim.best.name) ?? { of: [], per: [] });
}

/** The part of the chance of error that selection has, limits having the rest. */
function shareOf({ aim, alpha }: RacePlan): number {
  return aim.limits.length === 0 ? alpha : alpha / 2;
}

/**
 * Rinott's two stages: after the first, each policy gets as many replications as its variance asks for, at most
 * `plan.most`; the lowest mean of those that keep the limits is selected.
 *
 * @throws UserError where the first stage counts nothing, and as `replicateUntil`
 */
export async function selectByRinott(race: RacePlan): Promise<Selected> {
  const state = begin(race);
  const { plan, entrants } = race;
  for (const i of entrants.keys()) await simulate(state, i, plan.first);
  const variances = [...entrants.keys()].map((i) => sampleVariance(valuesOf(state, i, state.made[i])));
  const wish = { first: plan.first, margin: marginOf(state), chance: 1 - shareOf(race) };
  const needed = entrants.length < 2 ? [plan.first] : twoStageSizes(variances, wish);
  for (const i of entrants.keys()) await simulate(state, i, Math.min(needed[i], plan.most) - state.made[i]);
  const isEnough = needed.every((size, i) => size <= state.made[i]);
  return { ...conclude(state, isEnough), needed, chance: null };
}

/** Rounds in which the rest of the budget is shared. */
const ROUNDS = 6;

/**
 * OCBA: after the first stage, a budget of replications of all policies together is shared, in rounds, so that the
 * selection of the lowest mean becomes most certain. Nothing is guaranteed beforehand; the chance is estimated.
 *
 * @param total replications of all policies together
 * @throws as `selectByRinott`
 */
export async function selectByBudget(race: RacePlan, total: number): Promise<Selected> {
  const state = begin(race);
  const { plan, entrants } = race;
  for (const i of entrants.keys()) await simulate(state, i, plan.first);
  let left = total - plan.first * entrants.length;
  for (let round = 0; round < ROUNDS && left > 0 && entrants.length > 1; round++) {
    const more = Math.ceil(left / (ROUNDS - round));
    const shares = allocate(samplesOf(state), more);
    for (const i of entrants.keys()) await simulate(state, i, shares[i]);
    left -= more;
  }
  const chance = chanceOf(samplesOf(state), marginOf(state));
  return { ...conclude(state, chance >= 1 - shareOf(race)), needed: [], chance };
}

/** What has been seen of each policy; those that break a limit as sure as they are do not take part. */
function samplesOf(state: State): Sampled[] {
  const { race, made } = state;
  const broken = race.entrants.map((_, i) => limitsOf(state, i).includes("broken"));
  const values = race.entrants.map((_, i) => valuesOf(state, i, made[i]));
  const means = values.map(arithmeticMean);
  const worst = Math.max(...means);
  return values.map((own, i) => {
    const variance = sampleVariance(own);
    // Far behind: a share of next to nothing.
    return broken[i]
      ? { mean: worst + FAR * Math.sqrt(variance), variance, made: made[i] }
      : { mean: means[i], variance, made: made[i] };
  });
}

/** Deviations by which what breaks a limit is put behind the worst. */
const FAR = 100;

/**
 * Chance that the lowest mean is not above the truly lowest by more than the margin: 1 − Σ of the chances against each
 * other one, at least that by Bonferroni, means taken as normal with the variances seen.
 */
export function chanceOf(samples: readonly Sampled[], margin: number): number {
  const means = samples.map(({ mean }) => mean);
  const best = means.indexOf(Math.min(...means));
  const wrong = samples.reduce((sum, other, i) => {
    if (i === best) return sum;
    const spread = Math.sqrt(errorOf(other) + errorOf(samples[best]));
    const apart = other.mean - means[best] + margin;
    return sum + (spread === 0 ? Number(apart < 0) : normalCdf(-apart / spread));
  }, 0);
  return Math.max(0, 1 - wrong);
}

/** Squared standard error of a mean. */
function errorOf({ variance, made }: Sampled): number {
  return variance / made;
}

function limitsOf({ race: { aim, entrants, alpha } }: State, i: number) {
  const [own, base] = [entrants[i], entrants[0]].map(({ growing }) => growing.series);
  const tolerances = tolerancesOf(aim, base);
  const confidence = 1 - alpha / 2 / Math.max(1, entrants.length * aim.limits.length);
  return aim.limits.map((limit, l) =>
    keepingOf(limit, [own, base], { tolerance: tolerances[l], confidence }),
  );
}

/** The lowest that keeps the limits is the winner where it is sure to, and who is lower is sure to break one. */
function conclude(state: State, isSure: boolean): Finish {
  const { aim, entrants, plan } = state.race;
  const seen = entrants.map(({ growing }) => growing.series);
  const ground: Ground = { aim, seen, dropped: entrants.map(() => null), seed: plan.seed, confidence: plan.confidence }; // prettier-ignore
  const found = leaderOf(ground);
  const limits = entrants.map((_, i) => limitsOf(state, i));
  const sign = aim.best.better === "low" ? 1 : -1;
  const figure = (entrant: Entrant): number => sign * figureOf(entrant.growing.series.get(aim.best.name));
  const isClear =
    found !== null &&
    limits[found].every((one) => one === "kept") &&
    entrants.every((one, i) => figure(one) >= figure(entrants[found]) || limits[i].includes("broken"));
  return {
    dropped: ground.dropped,
    winner: isSure && isClear ? found : null,
    isOpen: (i) => limits[i].some((one) => one !== "kept"),
    lost: state.lost,
  };
}

function figureOf(series: Series = { of: [], per: [] }): number {
  return weightedFigure(series, new Float64Array(series.of.length).fill(1));
}
