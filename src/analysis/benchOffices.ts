/**
 * A study office by office: every policy lives through the same replications, each office gets the best for itself,
 * and all together the mix that one budget of desk hours can pay for, which is then simulated as a whole.
 */
import type { Lost } from "../experiment/crew.js";
import { listMeasures } from "../experiment/measures.js";
import type { Measure } from "../experiment/measure.js";
import { replicateUntil } from "../experiment/replicate.js";
import { compileModel } from "../model/compile.js";
import { withinReach } from "../scenario/reach.js";
import type { Scenario } from "../scenario/scenario.js";
import type { Study } from "../scenario/study.js";
import type { Variant } from "../scenario/variants.js";
import type { Estimate } from "../stats/estimate.js";
import type { PairedEstimate } from "../stats/paired.js";
import { readAim, type Aim, type Bound } from "./aim.js";
import { scenariosOf } from "./bench.js";
import { emptyShare } from "./emptyHours.js";
import { growOffices } from "./gatherSeries.js";
import { chooseForOffice, keepersOf, ownLimits, type OfficeChoice } from "./officeChoice.js";
import { budgetOf, type Budget, type BudgetWish } from "./officeBudget.js";
import {
  hoursBy,
  hoursOf,
  lostOf,
  missOf,
  mixOffices,
  savedBy,
  VISITS,
  weightOf,
  type Mixed,
} from "./officeMix.js";
import type { RaceMeans } from "./race.js";
import { gapOf, keepingOf, tolerancesOf, type Seen } from "./ranking.js";

export interface OfficesPlan {
  readonly seed: string;
  /** Of every policy, 3 or more. */
  readonly replications: number;
  /** Of all that is said of offices together, and of each interval of the mix, (0, 1) excluded. */
  readonly confidence: number;
  /** The budget that was asked for; null is that of the study. */
  readonly budget: BudgetWish | null;
}

/** The figures of an office under every policy; [policy]. */
export type OfficeSeen = ReadonlyMap<string, readonly Seen[]>;

/** A limit that an office surely breaks in the mix. */
export interface Breach {
  readonly office: string;
  readonly limit: Bound;
  /** Whether what is now surely breaks it too. */
  readonly nowBreaks: boolean;
}

/** What became of the mix when it was simulated, by random numbers of its own. */
export interface Tried {
  /** Σ over offices of visitors × improvement, in a week. */
  readonly saved: Estimate;
  /** Simulated − predicted. */
  readonly miss: Estimate;
  /** Desk hours a week of all offices, and how many more than now. */
  readonly hours: Estimate;
  readonly moreHours: Estimate;
  /** The share lost, of all offices together. */
  readonly lost: { readonly now: Estimate; readonly after: Estimate; readonly gap: Estimate };
  /** Then − now in the best measure of each office that changes; intervals that hold together. */
  readonly gaps: ReadonlyMap<string, PairedEstimate>;
  readonly isWithinBudget: "kept" | "broken" | "cannotTell";
  readonly breaches: readonly Breach[];
}

export interface Mix extends Mixed {
  readonly predicted: Estimate;
  readonly variant: Variant;
  /** Null where no office changes. */
  readonly tried: Tried | null;
}

export interface OfficeRanking {
  readonly study: Study;
  readonly plan: OfficesPlan;
  readonly aim: Aim;
  /** All that are gathered: those of the study, and the visitors who come. */
  readonly measures: readonly Measure[];
  readonly seen: OfficeSeen;
  /** In the order of the scenario. */
  readonly choices: readonly OfficeChoice[];
  /** Share of the open time in which nobody can come, of every policy. */
  readonly empty: readonly number[];
  readonly budget: Budget;
  /** Null where no mix is within the budget. */
  readonly mix: Mix | null;
  readonly lost: readonly Lost[];
}

/** @throws UserError for a study that cannot be, and as `replicateUntil` */
export async function rankByOffice(
  study: Study,
  plan: OfficesPlan,
  means: RaceMeans = {},
): Promise<OfficeRanking> {
  const aim = aimOf(study);
  const measures = withVisits(aim, study.policies[0].scenario);
  const simulation = { seed: plan.seed, replications: plan.replications, measures, means };
  const { seen, lost } = await simulateOffices(scenariosOf(study), study.offices, simulation);
  const ground = { aim: { ...aim, limits: ownLimits(aim) }, confidence: plan.confidence, offices: seen.size };
  const choices = [...seen].map(([office, own]) => chooseForOffice(office, own, ground));
  const now = [...seen.values()].map(([first]) => first);
  const budget = budgetOf({ aim, question: study.question, wish: plan.budget }, now);
  const empty = study.policies.map(({ scenario }) => emptyShare(scenario, study.offices));
  const ranking = { study, plan, aim, measures, seen, choices, empty, budget };
  const mix = await mixOf(ranking, { ...simulation, seed: afreshOf(plan) });
  return { ...ranking, mix, lost };
}

/** The seed of people who had no part in the choice. */
export function afreshOf({ seed }: OfficesPlan): string {
  return `${seed}/afresh`;
}

/** What each office is after: amounts of all offices are those of one. */
function aimOf({ question, policies, offices, problemAt }: Study): Aim {
  const { budget: _budget, hourCost: _cost, ...rest } = question;
  return readAim({ question: rest, policies, offices: new Set([...offices].slice(0, 1)), problemAt });
}

function withVisits({ measures }: Aim, { observation }: Scenario): Measure[] {
  const visits = listMeasures(observation).filter(({ name }) => name === VISITS);
  return [...new Set([...measures, ...visits])];
}

export interface Simulation {
  readonly seed: string;
  readonly replications: number;
  readonly measures: readonly Measure[];
  readonly means: RaceMeans;
}

/** All scenarios through the same replications. @returns figures by office; [scenario] */
export async function simulateOffices(
  scenarios: readonly Scenario[],
  offices: ReadonlySet<string>,
  { seed, replications, measures, means: { threads, signal, sinks, onProgress } }: Simulation,
): Promise<{ readonly seen: OfficeSeen; readonly lost: readonly Lost[] }> {
  const growing = scenarios.map((scenario) => growOffices(scenario, measures, offices));
  let done = 0;
  const lost = await replicateUntil(
    scenarios.map((scenario) => compileModel(scenario)),
    { seed, replications, digests: growing.map(({ plan }) => plan) },
    ({ sums, digests }) => {
      growing.forEach(({ add, take }, i) => (digests === undefined ? add(sums[i]) : take(digests[i])));
      onProgress?.(++done, scenarios.length);
      return false;
    },
    { threads, signal, sinks },
  );
  const ids = [...growing[0].offices.keys()];
  const of = (id: string): Seen[] => growing.map((one) => one.offices.get(id) ?? new Map());
  return { seen: new Map(ids.map((id) => [id, of(id)])), lost };
}

type Chosen = Omit<OfficeRanking, "mix" | "lost">;

/** The mix worth the most within the budget, and what becomes of it. */
async function mixOf(chosen: Chosen, simulation: Simulation): Promise<Mix | null> {
  const { study, plan, aim, seen, choices, budget } = chosen;
  const { days } = study.policies[0].scenario.horizon;
  const jointly = { ...aim, limits: budget.limits };
  const offices = [...seen].map(([office, own]) => {
    const keepers = keepersOf(jointly, own);
    return { office, seen: own, allowed: keepers.length === 0 ? [0] : keepers };
  });
  const mixed = mixOffices(aim, offices, { budget: budget.hours, days });
  if (mixed === null) return null;
  const weights = offices.map((one) => weightOf(aim, one.seen[0], days));
  const after = mixed.policies.map((policy, o) => offices[o].seen[policy]);
  const sides = after.map((one, o) => ({ weight: weights[o], now: offices[o].seen[0], after: one }));
  const predicted = savedBy({ aim, confidence: plan.confidence }, sides);
  const ids = choices.map(({ office }) => office);
  const policyOf = mixed.policies.map((policy, o) => [ids[o], study.policies[policy].id] as const);
  const variant = await study.mix(new Map(policyOf.filter((_, o) => mixed.policies[o] !== 0)));
  const isMoved = mixed.policies.some((policy) => policy !== 0);
  const tried = isMoved ? await tryMix(chosen, { variant, weights, predicted, mixed }, simulation) : null;
  return { ...mixed, predicted, variant, tried };
}

export interface Trial extends Pick<Mix, "variant" | "predicted"> {
  readonly mixed: Pick<Mixed, "policies">;
  /** [office] */
  readonly weights: readonly number[];
}

/** Simulates what is now and the mix as a whole, since offices share visitors. */
export async function tryMix(
  { study, plan, aim, budget }: Pick<OfficeRanking, "study" | "plan" | "aim" | "budget">,
  { variant, weights, predicted, mixed }: Trial,
  { means: { threads, signal }, ...rest }: Simulation,
): Promise<Tried> {
  const scenarios = [study.policies[0].scenario, variant.scenario].map((one) => withinReach(one, study.offices)); // prettier-ignore
  const { seen } = await simulateOffices(scenarios, study.offices, { ...rest, means: { threads, signal } });
  const { confidence } = plan;
  const sides = [...seen.values()].map(([now, after], o) => ({ weight: weights[o], now, after }));
  const saved = savedBy({ aim, confidence }, sides);
  const hours = hoursOf(confidence, sides.map(({ after }) => after)); // prettier-ignore
  const changed = [...seen].filter((_, o) => mixed.policies[o] !== 0);
  const together = 1 - (1 - confidence) / Math.max(1, changed.length * (1 + budget.limits.length));
  return {
    saved,
    miss: missOf(saved, predicted, confidence),
    hours,
    moreHours: hoursBy(confidence, sides),
    lost: lostOf(confidence, sides),
    gaps: new Map(changed.map(([office, [now, after]]) => [office, gapOf(aim.best, [after, now], together)])),
    isWithinBudget: withinOf(hours, budget.hours * (1 + aim.tolerance)),
    breaches: changed.flatMap(([office, own]) => breachesOf(office, own, { ...aim, limits: budget.limits }, together)), // prettier-ignore
  };
}

function withinOf({ estimate, halfWidth }: Estimate, most: number): Tried["isWithinBudget"] {
  if (estimate === null || halfWidth === null) return "cannotTell";
  if (estimate + halfWidth <= most) return "kept";
  return estimate - halfWidth > most ? "broken" : "cannotTell";
}

/** Limits that an office surely breaks. */
function breachesOf(office: string, [now, after]: readonly Seen[], aim: Aim, confidence: number): Breach[] {
  const tolerances = tolerancesOf(aim, now);
  return aim.limits.flatMap((limit, l) => {
    const isBroken = (side: Seen): boolean =>
      keepingOf(limit, [side, now], { tolerance: tolerances[l], confidence }) === "broken";
    return isBroken(after) ? [{ office, limit, nowBreaks: isBroken(now) }] : [];
  });
}
