/**
 * A study, simulated: every policy lives through the same replications, the worse are dropped on the way, and the best
 * is estimated once more with people that had no part in choosing it.
 */
import { EXIT, UserError } from "../errors.js";
import type { Lost } from "../experiment/crew.js";
import { replicateUntil, type Means } from "../experiment/replicate.js";
import type { BlockSink } from "../experiment/sink.js";
import { compileModel } from "../model/compile.js";
import type { Model } from "../model/model.js";
import { withinReach } from "../scenario/reach.js";
import type { Scenario } from "../scenario/scenario.js";
import type { Study } from "../scenario/study.js";
import { readAim, type Aim, type Bound } from "./aim.js";
import { emptyShare } from "./emptyHours.js";
import { growSeries, type Growing } from "./gatherSeries.js";
import {
  keepingOf,
  leaderOf,
  observing,
  rankAll,
  rivalsOf,
  sizeOf,
  tolerancesOf,
  type Keeping,
  type RankedPolicy,
  type Seen,
} from "./ranking.js";
import { createSequential, type Dropped, type Observed, type Sequential } from "./sequential.js";

export interface BenchPlan {
  readonly seed: string;
  /** Replications of every policy before any is dropped, 3 or more. */
  readonly first: number;
  /** Most replications of a policy. */
  readonly most: number;
  /** Of the selection and of every interval, (0, 1) excluded. */
  readonly confidence: number;
  /** Whether all policies are simulated as often, and none is dropped. */
  readonly dropsNone: boolean;
}

/** What is known of a policy before anything is simulated: its figure in the best measure, and how far off that may be. */
export interface Approximation {
  readonly figure: number;
  readonly error: number;
}

/** A cheap look at many policies, such as by exact chains of their offices; null where it cannot tell. */
export type Screen = (scenarios: readonly Scenario[], aim: Aim) => readonly (Approximation | null)[];

/** How a study is simulated; but for the screen no part of it changes a result. */
export interface BenchMeans extends Pick<Means, "threads" | "signal"> {
  /** Where the replications of each policy are kept; [policy]. */
  readonly sinks?: readonly BlockSink[] | undefined;
  /** Leaves out what cannot be the best, before anything is simulated. */
  readonly screen?: Screen | undefined;
  readonly onProgress?: ((done: number, policies: number) => void) | undefined;
  readonly onDropped?: ((dropped: Dropped) => void) | undefined;
}

/** What can be said of the leader. */
export type Outcome = "best" | "cannotTell" | "noneKeeps";

export interface Ranking {
  readonly study: Study;
  readonly plan: BenchPlan;
  readonly aim: Aim;
  readonly policies: readonly RankedPolicy[];
  /** Policies that the screen left out. */
  readonly screened: readonly number[];
  readonly outcome: Outcome;
  /** The best by what was found, and those that may be better by more than the margin. */
  readonly leader: number | null;
  readonly rivals: readonly number[];
  /** The base and the leader under random numbers that had no part in the choice; null without a leader. */
  readonly fresh: { readonly base: Seen; readonly leader: Seen } | null;
  /** Targets by the fresh replications of the leader; none without a leader. */
  readonly targets: readonly { readonly bound: Bound; readonly keeping: Keeping }[];
  /** Share of the open time in which nobody can come, of every policy of the study. */
  readonly empty: readonly number[];
  /** Replications of all policies together, the fresh ones left out. */
  readonly simulated: number;
  readonly lost: readonly Lost[];
}

/** A policy that takes part. */
interface Entrant {
  readonly policy: number;
  readonly scenario: Scenario;
  readonly model: Model;
  readonly growing: Growing;
}

/** The part of a crew that must have been dropped before another, smaller one takes over. */
const WORTH_A_NEW_CREW = 0.2;

/** @throws UserError for a study that cannot be, and as `replicateUntil` */
export async function rankPolicies(study: Study, plan: BenchPlan, means: BenchMeans = {}): Promise<Ranking> {
  const aim = readAim(study);
  const scenarios = scenariosOf(study);
  const screened = screen(scenarios, aim, means.screen);
  const entrants = scenarios.flatMap((scenario, policy): Entrant[] => {
    if (screened.includes(policy)) return [];
    const growing = growSeries(scenario, aim.measures, study.offices);
    return [{ policy, scenario, model: compileModel(scenario), growing }];
  });
  const race = createRace({ aim, entrants, plan, means });
  await race.run();
  const { dropped, lost } = race;
  const seen = entrants.map(({ growing }) => growing.series);
  const ground = { aim, seen, dropped, seed: plan.seed, confidence: plan.confidence };
  const found = race.winner() ?? leaderOf(ground);
  const rivals = found === null || race.winner() !== null ? [] : rivalsOf(ground, found);
  const fresh =
    found === null
      ? null
      : await estimateAfresh(entrants[found], { aim, study, plan, means, base: entrants[0] });
  const name = (i: number): number => entrants[i].policy;
  const ranked = rankAll(ground, found ?? 0);
  const isOpen = found === null ? !ranked.every(isBroken) : rivals.length > 0 || race.isOpen(found);
  return {
    study,
    plan,
    aim,
    policies: ranked.map((row) => ({
      ...row,
      policy: name(row.policy),
      dropped: row.dropped && renamed(row.dropped, name),
    })),
    screened,
    outcome: isOpen ? "cannotTell" : found === null ? "noneKeeps" : "best",
    leader: found === null ? null : name(found),
    rivals: rivals.map(name),
    fresh,
    targets: fresh === null ? [] : aim.targets.map((bound) => judgeTarget(bound, fresh, plan)),
    empty: scenarios.map((scenario) => emptyShare(scenario, study.offices)),
    simulated: ranked.reduce((sum, { n }) => sum + n, 0),
    lost,
  };
}

function judgeTarget(
  bound: Bound,
  { base, leader }: NonNullable<Ranking["fresh"]>,
  { confidence }: BenchPlan,
) {
  return { bound, keeping: keepingOf(bound, [leader, base], { tolerance: 0, confidence }) };
}

function isBroken({ dropped, limits }: RankedPolicy): boolean {
  return dropped?.why === "limit" || limits.includes("broken");
}

function renamed(dropped: Dropped, name: (i: number) => number): Dropped {
  return {
    ...dropped,
    policy: name(dropped.policy),
    by: dropped.why === "worse" ? name(dropped.by) : dropped.by,
  };
}

/** What is simulated of each policy: the offices that are told of, and whatever can reach them. */
export function scenariosOf({ policies, offices }: Pick<Study, "policies" | "offices">): readonly Scenario[] {
  return policies.map(({ scenario }) => withinReach(scenario, offices));
}

/** Policies that cannot be the best by an approximation, its error and the margin taken off; never the base. */
function screen(scenarios: readonly Scenario[], aim: Aim, look: Screen | undefined): number[] {
  if (look === undefined || aim.margin.isOfBase) return [];
  const sign = aim.best.better === "low" ? 1 : -1;
  const table = look(scenarios, aim);
  const reachable = Math.min(
    ...table.map((row) => (row === null ? Infinity : sign * row.figure + row.error)),
  );
  return table.flatMap((row, i) => {
    const isOut = row !== null && i > 0 && sign * row.figure - row.error > reachable + aim.margin.value;
    return isOut ? [i] : [];
  });
}

interface RaceParts {
  readonly aim: Aim;
  readonly entrants: readonly Entrant[];
  readonly plan: BenchPlan;
  readonly means: BenchMeans;
}

/** The race of the policies, crew after crew. */
function createRace({ aim, entrants, plan, means }: RaceParts) {
  const dropped: (Dropped | null)[] = entrants.map(() => null);
  const lost: Lost[] = [];
  let selection: Sequential | null = null;
  let observe: readonly ((r: number) => Observed)[] = [];
  let done = 0;
  let next = 0;
  const isNeeded = aim.limits.some(({ amount }) => amount.isOfBase);
  const inside = (): number[] => entrants.flatMap((_, i) => (dropped[i] === null ? [i] : []));
  const running = (): number[] => (isNeeded ? [...new Set([0, ...inside()])] : inside());
  const note = (ones: readonly Dropped[]): void => {
    for (const one of ones) {
      dropped[one.policy] = one;
      means.onDropped?.(renamed(one, (i) => entrants[i].policy));
    }
  };
  const begin = (): void => {
    const base = entrants[0].growing.series;
    observe = entrants.map(({ growing }) => observing(aim, [growing.series, base], done) ?? refuseEmpty(aim));
    const margin = sizeOf(aim.margin, base.get(aim.best.name) ?? { of: [], per: [] });
    const first = observe.map((at) => Array.from({ length: done }, (_, r) => at(r)));
    selection = createSequential(first, {
      margin,
      tolerances: tolerancesOf(aim, base),
      alpha: 1 - plan.confidence,
    });
    note(selection.atFirst);
  };
  const isDecided = (): boolean => selection?.standing().isDecided ?? false;
  /** Simulates some policies up to a replication, or until enough of them are out. */
  const ride = async (crew: readonly number[], until: number): Promise<void> => {
    const { sinks } = means;
    const own = sinks && crew.map((i) => sinks[entrants[i].policy]);
    const wish = { seed: plan.seed, from: next, replications: until };
    const models = crew.map((i) => entrants[i].model);
    const found = await replicateUntil(
      models,
      wish,
      ({ replication, sums }) => {
        crew.forEach((i, place) => {
          if (dropped[i] === null || (isNeeded && i === 0)) entrants[i].growing.add(sums[place]);
        });
        next = replication + 1;
        done++;
        if (selection !== null)
          note(selection.add(entrants.map((_, i) => (dropped[i] === null ? observe[i](done - 1) : null))));
        means.onProgress?.(done, inside().length);
        const out = crew.length - crew.filter((i) => dropped[i] === null).length;
        return (
          isDecided() ||
          (next < until && selection !== null && out >= Math.max(1, WORTH_A_NEW_CREW * crew.length))
        );
      },
      { threads: means.threads, signal: means.signal, sinks: own },
    );
    lost.push(...found);
    if (found.length > 0) next = Math.max(next, ...found.map(({ replication }) => replication + 1));
  };
  return {
    dropped,
    lost,
    winner: () => selection?.standing().winner ?? null,
    /** Whether it is not known yet that a policy keeps all limits. */
    isOpen: (i: number) => selection !== null && !selection.standing().kept.includes(i),
    run: async (): Promise<void> => {
      await ride(running(), Math.min(plan.first, plan.most));
      if (plan.dropsNone) return ride(running(), plan.most);
      begin();
      while (!isDecided() && next < plan.most) await ride(running(), plan.most);
    },
  };
}

function refuseEmpty({ best }: Aim): never {
  const problem = `the first replications count nothing that ${best.name} or a limit could refer to`;
  throw new UserError(`study: ${problem}; simulate more days, or raise study.first`, EXIT.invalid);
}

/** Both as often as the leader was simulated, by random numbers of their own. */
async function estimateAfresh(
  leader: Entrant,
  {
    aim,
    study,
    plan,
    means,
    base,
  }: Omit<RaceParts, "entrants"> & { readonly study: Study; readonly base: Entrant },
): Promise<NonNullable<Ranking["fresh"]>> {
  const [now, then] = [base, leader].map(({ scenario }) => growSeries(scenario, aim.measures, study.offices));
  const replications = leader.growing.series.get(aim.best.name)?.of.length ?? plan.first;
  await replicateUntil(
    [base.model, leader.model],
    { seed: `${plan.seed}/afresh`, replications },
    ({ sums }) => {
      now.add(sums[0]);
      then.add(sums[1]);
      return false;
    },
    { threads: means.threads, signal: means.signal },
  );
  return { base: now.series, leader: then.series };
}
