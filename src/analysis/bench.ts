/**
 * A study, simulated: every policy lives through the same replications, the worse are dropped on the way, and the best
 * is estimated once more with people that had no part in choosing it.
 */
import type { Lost } from "../experiment/crew.js";
import { replicateUntil } from "../experiment/replicate.js";
import { compileModel } from "../model/compile.js";
import { withinReach } from "../scenario/reach.js";
import type { Scenario } from "../scenario/scenario.js";
import type { Study } from "../scenario/study.js";
import { MOST_SIMULATED } from "../scenario/studySchema.js";
import { EXIT, UserError } from "../errors.js";
import { readAim, type Aim, type Bound } from "./aim.js";
import { emptyShare } from "./emptyHours.js";
import { growSeries } from "./gatherSeries.js";
import { renamed, runRace, type BenchMeans, type BenchPlan, type Entrant, type Finish, type RacePlan } from "./race.js"; // prettier-ignore
import {
  keepingOf,
  leaderOf,
  rankAll,
  rivalsOf,
  type Keeping,
  type RankedPolicy,
  type Seen,
} from "./ranking.js";
import { screenStudy, type Screening, type ScreenTask } from "./screening.js";
import { selectByBudget, selectByRinott, type Selected } from "./selecting.js";

/** What can be said of the leader. */
export type Outcome = "best" | "cannotTell" | "noneKeeps";

export interface Ranking {
  readonly study: Study;
  readonly plan: BenchPlan;
  readonly aim: Aim;
  readonly policies: readonly RankedPolicy[];
  /** What the chain said before; null where it was not asked. */
  readonly screening: Screening | null;
  readonly outcome: Outcome;
  /** The best by what was found, and those that may be better by more than the margin. */
  readonly leader: number | null;
  readonly rivals: readonly number[];
  /** The base and the leader under random numbers that had no part in the choice; null without a leader. */
  readonly fresh: { readonly base: Seen; readonly leader: Seen } | null;
  /** Targets by the fresh replications of the leader; none without a leader. */
  readonly targets: readonly { readonly bound: Bound; readonly keeping: Keeping }[];
  /** Share of the open time in which nobody can come, of every policy that was simulated. */
  readonly empty: ReadonlyMap<number, number>;
  /** Of the selection: replications that Rinott asks for, by policy of the study, and the chance that OCBA estimates. */
  readonly needed: readonly (number | null)[];
  readonly chance: number | null;
  /** Replications of all policies together, the fresh ones left out. */
  readonly simulated: number;
  readonly lost: readonly Lost[];
}

/** @throws UserError for a study that cannot be, and as `replicateUntil` */
export async function rankPolicies(study: Study, plan: BenchPlan, means: BenchMeans = {}): Promise<Ranking> {
  const aim = readAim(study);
  const { screening, alpha } = await screenFirst(study, { aim, plan, means });
  const entrants = entrantsOf(study, aim, screening);
  const sinks = await means.openSinks?.(entrants);
  const race = await select({ aim, entrants, plan, means: { ...means, sinks }, alpha });
  const { dropped, lost } = race;
  const seen = entrants.map(({ growing }) => growing.series);
  const ground = { aim, seen, dropped, seed: plan.seed, confidence: plan.confidence };
  const found = race.winner ?? leaderOf(ground);
  const rivals = found === null || race.winner !== null ? [] : rivalsOf(ground, found);
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
      dropped: row.dropped && renamed(row.dropped, entrants),
    })),
    screening,
    outcome: isOpen ? "cannotTell" : found === null ? "noneKeeps" : "best",
    leader: found === null ? null : name(found),
    rivals: rivals.map(name),
    fresh,
    targets: fresh === null ? [] : aim.targets.map((bound) => judgeTarget(bound, fresh, plan)),
    empty: new Map(entrants.map((one) => [one.policy, emptyShare(one.scenario, study.offices)])),
    needed: neededOf(study, entrants, race),
    chance: race.chance ?? null,
    simulated: ranked.reduce((sum, { n }) => sum + n, 0),
    lost,
  };
}

/**
 * Those that the chain has not left out, as they are simulated: they alone are composed and compiled in full.
 *
 * @throws UserError if they are more than can be simulated side by side
 */
function entrantsOf({ policies, offices }: Study, aim: Aim, screening: Screening | null): Entrant[] {
  const isOut = new Set(screening?.out.map(({ policy }) => policy));
  const inside = policies.flatMap((_, policy) => (isOut.has(policy) ? [] : [policy]));
  if (inside.length > MOST_SIMULATED + 1) refuseCrowd(inside.length, policies.length, screening !== null);
  return inside.map((policy): Entrant => {
    const scenario = withinReach(policies[policy].scenario, offices);
    const growing = growSeries(scenario, aim.measures, offices);
    return { policy, scenario, model: compileModel(scenario), growing };
  });
}

/** @throws UserError always */
function refuseCrowd(inside: number, all: number, isScreened: boolean): never {
  const [what, remedy] = isScreened
    ? [
        `the chain leaves ${inside} of ${all} policies in`,
        "narrow margin, write limits, or try fewer policies",
      ]
    : [`has ${inside} policies`, "let the chain leave some out first with --screen, or try fewer"];
  throw new UserError(
    `study: ${what}, and at most ${MOST_SIMULATED} beside what is now are simulated side by side; ${remedy}`,
    EXIT.invalid,
  );
}

function neededOf({ policies }: Study, entrants: readonly Entrant[], { needed }: Partial<Selected>) {
  const sizes = Array<number | null>(policies.length).fill(null);
  entrants.forEach(({ policy }, i) => (sizes[policy] = needed?.[i] ?? null));
  return sizes;
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

/** What is simulated of each policy: the offices that are told of, and whatever can reach them. */
export function scenariosOf({ policies, offices }: Pick<Study, "policies" | "offices">): readonly Scenario[] {
  return policies.map(({ scenario }) => withinReach(scenario, offices));
}

/** The race, or what the plan says instead. */
async function select(race: RacePlan): Promise<Finish & Partial<Selected>> {
  const { selection, total, most } = race.plan;
  if (selection === "rinott") return selectByRinott(race);
  // Half of what as many replications of each policy would take.
  if (selection === "ocba")
    return selectByBudget(race, total ?? Math.ceil((race.entrants.length * most) / 2));
  return runRace(race);
}

/** The screen, if it is wanted: it may then err in half of the cases in which the study may err, the race in the others. */
async function screenFirst(
  { offices, policies }: Study,
  { aim, plan, means }: Pick<ScreenTask, "aim" | "means"> & { readonly plan: BenchPlan },
): Promise<{ readonly screening: Screening | null; readonly alpha: number }> {
  const alpha = 1 - plan.confidence;
  if (!plan.screens) return { screening: null, alpha };
  const scenarioOf = (policy: number): Scenario => withinReach(policies[policy].scenario, offices);
  const task = { aim, policies: policies.length, scenarioOf, offices, plan, means, alpha: alpha / 2 };
  return { screening: await screenStudy(task), alpha: alpha / 2 };
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
  }: Omit<RacePlan, "entrants" | "alpha"> & { readonly study: Study; readonly base: Entrant },
): Promise<NonNullable<Ranking["fresh"]>> {
  const [now, then] = [base, leader].map(({ scenario }) => growSeries(scenario, aim.measures, study.offices));
  const replications = leader.growing.series.get(aim.best.name)?.of.length ?? plan.first;
  await replicateUntil(
    [base.model, leader.model],
    { seed: `${plan.seed}/afresh`, replications, digests: [now.plan, then.plan] },
    ({ digests = [] }) => {
      now.take(digests[0]);
      then.take(digests[1]);
      return false;
    },
    { threads: means.threads, signal: means.signal },
  );
  return { base: now.series, leader: then.series };
}
