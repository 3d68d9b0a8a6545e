/**
 * Whether the best policy stays the best when fewer or more people intend a minute at which their office is closed:
 * nobody has counted them, and other hours move them. The best, what is now and the nearest others, a few replications.
 */
import { UserError } from "../errors.js";
import { replicateUntil } from "../experiment/replicate.js";
import { compileModel } from "../model/compile.js";
import type { Scenario } from "../scenario/scenario.js";
import type { Study } from "../scenario/study.js";
import { bonferroniQuantile } from "../stats/several.js";
import type { Aim } from "./aim.js";
import { scenariosOf, type Ranking } from "./bench.js";
import { growSeries } from "./gatherSeries.js";
import type { BenchMeans } from "./race.js";
import { gapOf, keepingOf, sizeOf, tolerancesOf, type Seen } from "./ranking.js";

/** Shares of all who intend to come: the ends of what is taken to be possible. No source says more. */
export const CLOSED_SHARES: readonly number[] = [0.05, 0.3];

/** What the mistimed do where a scenario does not say it, as in base-2024-mistimed.yaml; assumed. */
const ASSUMED =
  "instead: { atOpening: 30 %, insideHours: 30 %, anotherDay: 15 %, anotherOffice: 5 %, phone: 5 %, eService: 5 % }";

/** From the Friday before, so that Monday has the visitors whom Friday's hours sent on. */
const WARM_UP_DAYS = 3;

/** Values to set so that so many intend a closed minute; a scenario without such people gets all that is assumed of them. */
export function closedShareSet({ mistimed, horizon }: Scenario, share: number): string[] {
  const percent = `${Number((100 * share).toFixed(6))} %`;
  if (mistimed !== null) return [`mistimed.share=${percent}`];
  const warmUp = horizon.warmUpDays < WARM_UP_DAYS ? [`warmUp=${WARM_UP_DAYS}`] : [];
  return [`mistimed={ share: ${percent}, day: 07:00-20:00, ${ASSUMED} }`, ...warmUp];
}

/** The leader against another policy in the best measure, leader − other. */
export interface Gap {
  readonly policy: number;
  readonly estimate: number | null;
  /** Half the width of an interval that holds together with all others of the sweep. */
  readonly halfWidth: number | null;
}

/** What becomes of the verdict at a share: no other surely better by more than the margin, one that is, or open. */
export interface AtShare {
  readonly share: number;
  readonly outcome: "stays" | "changes" | "cannotTell";
  readonly gaps: readonly Gap[];
  /** The other that is surely better, if any, and the limit that the leader surely breaks. */
  readonly better: number | null;
  readonly breaks: number | null;
  /** Whether what is now surely breaks that limit too. */
  readonly nowBreaks: boolean;
}

export interface ClosedMinutes {
  readonly shares: readonly AtShare[];
  readonly replications: number;
  /** Whether the study says nothing of such people, so that all of it is assumed here. */
  readonly isAssumed: boolean;
  /** Why nothing can be told; null if it can. */
  readonly problem: string | null;
}

/** Loads some policies of the same study with values set. */
export type LoadPolicies = (set: readonly string[], ids: ReadonlySet<string>) => Promise<Study>;

/** Most policies beside the leader and what is now. */
const MOST_OTHERS = 4;

/** Replications at each share, as a multiple of the first stage. */
const STAGES = 2;

/** @returns null where no policy leads: there is no verdict to try */
export async function sweepClosedMinutes(
  ranking: Ranking,
  load: LoadPolicies,
  means: Pick<BenchMeans, "threads" | "signal">,
): Promise<ClosedMinutes | null> {
  const { study, plan, aim, leader } = ranking;
  if (leader === null) return null;
  const [{ scenario }] = study.policies;
  const policies = [...new Set([0, leader, ...othersOf(ranking, leader)])];
  const ids = policies.map((policy) => study.policies[policy].id);
  const replications = Math.min(plan.most, STAGES * plan.first);
  const shares: AtShare[] = [];
  try {
    for (const share of CLOSED_SHARES) {
      const moved = await load(closedShareSet(scenario, share), new Set(ids));
      const seen = await observe(moved, aim, { ...plan, replications, means });
      const byPolicy = new Map(moved.policies.map(({ id }, i) => [policies[ids.indexOf(id)], seen[i]]));
      shares.push({ share, ...judgeShare({ aim, leader, seen: byPolicy, confidence: plan.confidence }) });
    }
  } catch (error) {
    if (!(error instanceof UserError) || error.problems.length === 0) throw error;
    return {
      shares: [],
      replications: 0,
      isAssumed: scenario.mistimed === null,
      problem: error.problems[0].problem,
    };
  }
  return { shares, replications, isAssumed: scenario.mistimed === null, problem: null };
}

/** Those who may be better, then the next of those that were not out for a limit. */
function othersOf({ rivals, policies }: Ranking, leader: number): number[] {
  const next = policies.filter(({ dropped }) => dropped?.why !== "limit").map(({ policy }) => policy);
  const all = [...new Set([...rivals, ...next])].filter((policy) => policy !== leader && policy !== 0);
  return all.slice(0, MOST_OTHERS);
}

interface Observing {
  readonly seed: string;
  readonly replications: number;
  readonly means: Pick<BenchMeans, "threads" | "signal">;
}

/** Policies of a study under the same people; [policy]. */
async function observe(study: Study, aim: Aim, { seed, replications, means }: Observing): Promise<Seen[]> {
  const scenarios = scenariosOf(study);
  const growing = scenarios.map((scenario) => growSeries(scenario, aim.measures, study.offices));
  await replicateUntil(
    scenarios.map((scenario) => compileModel(scenario)),
    { seed, replications },
    ({ sums }) => {
      growing.forEach(({ add }, i) => add(sums[i]));
      return false;
    },
    { threads: means.threads, signal: means.signal },
  );
  return growing.map(({ series }) => series);
}

interface Judging {
  readonly aim: Aim;
  readonly leader: number;
  /** By policy; policy 0 is what is now. */
  readonly seen: ReadonlyMap<number, Seen>;
  /** Of all shares together. */
  readonly confidence: number;
}

/** The verdict at one of the shares. */
export function judgeShare({ aim, leader, seen, confidence }: Judging): Omit<AtShare, "share"> {
  const seenOf = (policy: number): Seen => {
    const own = seen.get(policy);
    if (own === undefined) throw new Error(`judgeShare: policy ${policy} was not simulated`);
    return own;
  };
  const base = seenOf(0);
  const series = base.get(aim.best.name) ?? { of: [], per: [] };
  const margin = sizeOf(aim.margin, series);
  const tolerances = tolerancesOf(aim, base);
  const keeping = (policy: number) =>
    aim.limits.map((limit, l) =>
      keepingOf(limit, [seenOf(policy), base], { tolerance: tolerances[l], confidence }),
    );
  const others = [...seen.keys()].filter(
    (policy) => policy !== leader && !keeping(policy).includes("broken"),
  );
  const gaps = others.map((policy): Gap => {
    const { estimate, standardError, n } = gapOf(aim.best, [seenOf(leader), seenOf(policy)], confidence);
    if (estimate === null || standardError === null) return { policy, estimate, halfWidth: null };
    const errors = bonferroniQuantile(confidence, CLOSED_SHARES.length * others.length, n - 1);
    return { policy, estimate, halfWidth: errors * standardError };
  });
  const behind = gaps.map(({ estimate, halfWidth }) => {
    if (estimate === null || halfWidth === null) return { least: -Infinity, most: Infinity };
    const by = aim.best.better === "low" ? estimate : -estimate;
    return { least: by - halfWidth, most: by + halfWidth };
  });
  const ahead = behind.findIndex(
    ({ least }, i) => least > margin && keeping(others[i]).every((one) => one === "kept"),
  );
  const own = keeping(leader);
  const breaks = own.indexOf("broken");
  const isSafe = own.every((one) => one === "kept") && behind.every(({ most }) => most <= margin);
  const outcome = ahead >= 0 || breaks >= 0 ? "changes" : isSafe ? "stays" : "cannotTell";
  return {
    outcome,
    gaps,
    better: ahead < 0 ? null : others[ahead],
    breaks: breaks < 0 ? null : breaks,
    nowBreaks: breaks >= 0 && keeping(0)[breaks] === "broken",
  };
}
