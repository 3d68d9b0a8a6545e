/**
 * Whether what was said of each office still holds when fewer or more people intend a minute at which it is closed, and
 * what the mix then saves. What is now, what was chosen and the nearest others again at every share, as often as before.
 */
import { UserError } from "../errors.js";
import { scenariosOf } from "./bench.js";
import { afreshOf, simulateOffices, tryMix, type OfficeRanking, type Tried } from "./benchOffices.js";
import { CLOSED_SHARES, closedShareSet, type LoadPolicies } from "./closedMinutes.js";
import {
  figureOf,
  isSafe,
  ownLimits,
  rivalsOf,
  signOf,
  weighOffice,
  type OfficeChoice,
  type OfficeGround,
} from "./officeChoice.js";
import { weightOf } from "./officeMix.js";
import type { RaceMeans } from "./race.js";
import type { Seen } from "./ranking.js";
import type { Study } from "../scenario/study.js";

/** What becomes of a choice at a share: all that was said of it holds, another is surely better or it breaks a limit, or open. */
export interface ChoiceAtShare {
  readonly outcome: "stays" | "changes" | "cannotTell";
  /** The policy that is surely better by more than the margin, if any, and the limit that the choice surely breaks. */
  readonly better: number | null;
  readonly breaks: number | null;
}

export interface OfficesAtShare {
  readonly share: number;
  /** In the order of the choices; null where nothing was chosen for sure. */
  readonly offices: readonly (ChoiceAtShare | null)[];
  /** The same mix against what is now; null where no office changes. */
  readonly mix: Tried | null;
}

export interface OfficesClosed {
  readonly shares: readonly OfficesAtShare[];
  /** Of every policy at each share. */
  readonly replications: number;
  /** Policies that were simulated; the first is what is now. */
  readonly policies: readonly number[];
  /** Whether the study says nothing of such people, so that all of it is assumed here. */
  readonly isAssumed: boolean;
  /** Why nothing can be told; null if it can. */
  readonly problem: string | null;
}

/** @throws as `rankByOffice`, but for a scenario that cannot have such people */
export async function sweepOffices(
  ranking: OfficeRanking,
  load: LoadPolicies,
  means: RaceMeans,
): Promise<OfficesClosed> {
  const [{ scenario }] = ranking.study.policies;
  const isAssumed = scenario.mistimed === null;
  const shares: OfficesAtShare[] = [];
  const policies = nearestOf(ranking);
  const ids = policies.map((policy) => ranking.study.policies[policy].id);
  try {
    for (const share of CLOSED_SHARES) {
      const study = await load(closedShareSet(scenario, share), new Set(ids));
      shares.push({ share, ...(await tryShare(ranking, study, means)) });
    }
  } catch (error) {
    if (!(error instanceof UserError) || error.problems.length === 0) throw error;
    return { shares: [], replications: 0, policies: [], isAssumed, problem: error.problems[0].problem };
  }
  return { shares, replications: ranking.plan.replications, policies, isAssumed, problem: null };
}

/** Policies beside the choice of an office and what is now. */
const OTHERS = 2;

/** What is now, the choices that something can be said of, and for each the others that are nearest to it. */
function nearestOf({ aim, choices, seen }: OfficeRanking): number[] {
  const wanted = choices.filter(isSure).flatMap(({ office, best, rivals, keepers }) => {
    const own = seen.get(office) ?? [];
    const figure = (policy: number): number => signOf(aim) * figureOf(own[policy], aim.best.name);
    const next = keepers.toSorted((a, b) => figure(a) - figure(b));
    const first = rivals.toSorted((a, b) => figure(a) - figure(b));
    const others = [...new Set([...first, ...next])].filter((policy) => policy !== best && policy !== 0);
    return [...(best === null ? [] : [best]), ...others.slice(0, OTHERS)];
  });
  return [...new Set([0, ...wanted])];
}

/** @param study of that share, with some of the policies */
async function tryShare(
  ranking: OfficeRanking,
  study: Study,
  means: RaceMeans,
): Promise<Omit<OfficesAtShare, "share">> {
  const { plan, aim, measures, choices } = ranking;
  // All shares together are as sure as one verdict.
  const confidence = 1 - (1 - plan.confidence) / CLOSED_SHARES.length;
  const moved = { ...ranking, plan: { ...plan, confidence } };
  const mix = await mixAt(moved, study, means);
  if (!choices.some(isSure)) return { offices: choices.map(() => null), mix };
  const simulation = { seed: plan.seed, replications: plan.replications, measures, means };
  const { seen } = await simulateOffices(scenariosOf(study), study.offices, simulation);
  const ground = { aim: { ...aim, limits: ownLimits(aim) }, confidence, offices: seen.size };
  const all = ranking.study.policies.map(({ id }) => id);
  const places = study.policies.map(({ id }) => all.indexOf(id));
  const offices = choices.map((choice) => {
    const { best, rivals } = choice;
    const among = { ...choice, best: best && places.indexOf(best), rivals: rivals.map((one) => places.indexOf(one)) }; // prettier-ignore
    const at = judgeChoice(among, seen.get(choice.office) ?? [], ground);
    return at && { ...at, better: at.better && places[at.better] };
  });
  return { offices, mix };
}

/** The mix as it was chosen, at another share; offices count by those who come now at the share of the study. */
async function mixAt(ranking: OfficeRanking, study: Study, means: RaceMeans): Promise<Tried | null> {
  const { plan, aim, measures, choices, seen, mix } = ranking;
  if (mix === null || mix.tried === null) return null;
  const { policies, predicted } = mix;
  const chosen = choices.map(({ office }, o) => [office, ranking.study.policies[policies[o]].id] as const);
  const variant = await study.mix(new Map(chosen.filter((_, o) => policies[o] !== 0)));
  const { days } = study.policies[0].scenario.horizon;
  const weights = [...seen.values()].map(([now]) => weightOf(aim, now, days));
  const simulation = { seed: afreshOf(plan), replications: plan.replications, measures, means };
  const trial = { variant, weights, predicted, mixed: { policies } };
  return tryMix({ ...ranking, study }, trial, simulation);
}

/** Whether a verdict says something for sure. */
function isSure({ best, verdict }: OfficeChoice): boolean {
  return best !== null && (verdict === "asNow" || verdict === "better" || verdict === "mayBreak");
}

/**
 * Whether what was said of an office holds among other people. It does where the choice, if it is a change, is surely
 * better than what is now, nothing may be better by more than the margin that could not be before, and limits are kept
 * as surely as before.
 *
 * @param seen of each policy at the office; the first is what is now
 * @returns null where nothing was chosen for sure
 */
export function judgeChoice(
  choice: OfficeChoice,
  seen: readonly Seen[],
  ground: OfficeGround,
): ChoiceAtShare | null {
  const { best, verdict, rivals } = choice;
  if (best === null || !isSure(choice)) return null;
  const weighing = weighOffice(seen, ground);
  const { behind, keeping, margin } = weighing;
  const ahead = [...seen.keys()].filter(
    (other) => other !== best && isSafe(weighing, other) && behind(best, other).least > margin,
  );
  // The one that is surely ahead by most.
  const better = ahead.length === 0 ? null : ahead.reduce((one, other) => (behind(best, other).least > behind(best, one).least ? other : one)); // prettier-ignore
  const broken = keeping[best].indexOf("broken");
  const breaks = broken < 0 ? null : broken;
  if (better !== null || breaks !== null) return { outcome: "changes", better, breaks };
  const isBetter = best === 0 || behind(best, 0).most < 0;
  const isKept = verdict === "mayBreak" || isSafe(weighing, best);
  const isBeaten = rivalsOf(weighing, best).some((other) => !rivals.includes(other));
  return { outcome: isBetter && isKept && !isBeaten ? "stays" : "cannotTell", better, breaks };
}
