/**
 * One policy for each office under one budget of desk hours: what each is worth, in the measure of a study times the
 * visitors who come now, and the choice worth the most. Pure.
 */
import type { Measure } from "../experiment/measure.js";
import type { Estimate } from "../stats/estimate.js";
import { withInterval } from "../stats/estimate.js";
import { differenceOf, linearRatio, type Linear } from "../stats/paired.js";
import { LOST, STAFF_HOURS, type Aim } from "./aim.js";
import { fillBudget, type Filling, type Item } from "./knapsack.js";
import { figureOf, signOf } from "./officeChoice.js";
import type { Seen } from "./ranking.js";
import { differenceBetween, estimateOf, type Series } from "./series.js";

/** The measure of visitors by whom offices are weighted. */
export const VISITS = "arrived";

/** An office: its policies, of which the first is what is now, and which of them it may have. */
export interface MixOffice {
  readonly office: string;
  readonly seen: readonly Seen[];
  readonly allowed: readonly number[];
}

export interface Mixed {
  readonly filling: Filling;
  /** Policy of each office; [office] */
  readonly policies: readonly number[];
  /** Of each office under its policy: what is saved in a week, and desk hours more than now; [office] */
  readonly gains: readonly number[];
  readonly hours: readonly number[];
  /** The one policy for all offices that saves the most within the budget; null where none keeps the limits of all. */
  readonly single: { readonly policy: number; readonly saved: number } | null;
}

/** Whether a measure counts visits by itself, so that it needs no weight. */
export function isTotal({ recipe }: Measure): boolean {
  return recipe.kind === "ratio" && recipe.per === null;
}

/** Visitors of a week by whom an office counts, under what is now; for a measure that is a count, weeks alone. */
export function weightOf(aim: Aim, seen: Seen, days: number): number {
  return (isTotal(aim.best) ? 1 : figureOf(seen, VISITS)) * (WEEK_DAYS / days);
}

const WEEK_DAYS = 7;

/**
 * What each policy of an office costs in desk hours a week, and how much it saves against now.
 *
 * @param days that are measured
 */
export function itemsOf(aim: Aim, { seen, allowed }: MixOffice, days: number): Item[] {
  const weight = weightOf(aim, seen[0], days);
  const now = figureOf(seen[0], aim.best.name);
  return allowed.map((policy) => {
    const gain = signOf(aim) * (now - figureOf(seen[policy], aim.best.name));
    // Where nobody waits there is nothing to save.
    const value = Number.isNaN(gain) ? 0 : weight * gain;
    return { cost: figureOf(seen[policy], STAFF_HOURS), value };
  });
}

/** @returns null where no choice is within the budget */
export function mixOffices(
  aim: Aim,
  offices: readonly MixOffice[],
  { budget, days }: { readonly budget: number; readonly days: number },
): Mixed | null {
  const groups = offices.map((office) => itemsOf(aim, office, days));
  const filling = fillBudget(groups, budget);
  if (filling === null) return null;
  const picked = filling.chosen.map((place, o) => groups[o][place]);
  return {
    filling,
    policies: filling.chosen.map((place, o) => offices[o].allowed[place]),
    single: singleOf(offices, groups, budget),
    gains: picked.map(({ value }) => value),
    hours: picked.map(({ cost }, o) => cost - figureOf(offices[o].seen[0], STAFF_HOURS)),
  };
}

function singleOf(
  offices: readonly MixOffice[],
  groups: readonly (readonly Item[])[],
  budget: number,
): Mixed["single"] {
  const all = offices[0].allowed.filter((policy) => offices.every(({ allowed }) => allowed.includes(policy)));
  const totals = all.map((policy) => {
    const items = groups.map((group, o) => group[offices[o].allowed.indexOf(policy)]);
    return { policy, cost: sumUp(items, "cost"), saved: sumUp(items, "value") };
  });
  const fitting = totals.filter(({ cost }) => cost <= budget);
  if (fitting.length === 0) return null;
  const { policy, saved } = fitting.reduce((one, other) => (other.saved > one.saved ? other : one));
  return { policy, saved };
}

function sumUp(items: readonly Item[], key: keyof Item): number {
  return items.reduce((sum, item) => sum + item[key], 0);
}

/** A side of each office and its weight. */
export interface Weighted {
  readonly weight: number;
  readonly now: Seen;
  readonly after: Seen;
}

/**
 * What is saved at all offices together, Σ weight × (now − after) with the sign of what is better, over replications
 * that both sides had.
 *
 * @param weights taken as known
 */
export function savedBy(
  { aim, confidence }: { readonly aim: Aim; readonly confidence: number },
  offices: readonly Weighted[],
): Estimate {
  const sides = (["now", "after"] as const).map((side) =>
    sumOf(offices.map((one) => [signOf(aim) * one.weight, one[side], aim.best.name] as const)),
  );
  return differenceOf(sides[0], sides[1], confidence);
}

/** Desk hours a week of all offices together, then − now. */
export function hoursBy(confidence: number, offices: readonly Omit<Weighted, "weight">[]): Estimate {
  const [now, after] = (["now", "after"] as const).map((side) =>
    sumOf(offices.map((one) => [1, one[side], STAFF_HOURS] as const)),
  );
  return differenceOf(after, now, confidence);
}

/** The share lost of all offices together, on both sides and the difference. */
export function lostOf(confidence: number, offices: readonly Omit<Weighted, "weight">[]) {
  const [now, after] = (["now", "after"] as const).map((side) =>
    pooled(offices.map((one) => one[side].get(LOST) ?? { of: [], per: [] })),
  );
  return {
    now: estimateOf(now, confidence),
    after: estimateOf(after, confidence),
    gap: differenceBetween(after, now, confidence),
  };
}

/** One ratio of several: their numerators and denominators, replication by replication. */
function pooled(all: readonly Series[]): Series {
  return { of: addUp(all.map(({ of }) => of)), per: addUp(all.map(({ per }) => per)) };
}

function addUp(lists: readonly (readonly number[])[]): number[] {
  return lists[0].map((_, i) => lists.reduce((total, list) => total + list[i], 0));
}

/** Desk hours a week of all offices together. */
export function hoursOf(confidence: number, offices: readonly Seen[]): Estimate {
  const all = sumOf(offices.map((seen) => [1, seen, STAFF_HOURS] as const));
  const none: Linear = { estimate: 0, deviations: new Float64Array(all.deviations?.length ?? 0) };
  return differenceOf(all, none, confidence);
}

/** A weighted sum of figures over the same replications; an office where nothing is counted adds nothing. */
function sumOf(terms: readonly (readonly [number, Seen, string])[]): Linear {
  let estimate = 0;
  let deviations = new Float64Array(0);
  for (const [weight, seen, name] of terms) {
    const { of, per } = seen.get(name) ?? { of: [], per: [] };
    const linear = linearRatio(Float64Array.from(of), Float64Array.from(per));
    if (deviations.length === 0) deviations = new Float64Array(of.length);
    if (linear.estimate === null || linear.deviations === null) continue;
    estimate += weight * linear.estimate;
    const pulls = linear.deviations;
    deviations = deviations.map((sum, i) => sum + weight * pulls[i]);
  }
  return { estimate, deviations };
}

/** What was simulated − what was predicted: from random numbers of their own, as many replications each. */
export function missOf(simulated: Estimate, predicted: Estimate, confidence: number): Estimate {
  const [a, b] = [simulated, predicted];
  if (a.estimate === null || b.estimate === null || a.standardError === null || b.standardError === null)
    return { estimate: null, standardError: null, halfWidth: null, n: 0, reason: "noDenominator" };
  const standardError = Math.hypot(a.standardError, b.standardError);
  // As many degrees of freedom as each side has: Welch's are never fewer.
  return withInterval(a.estimate - b.estimate, standardError, Math.min(a.n, b.n), confidence);
}
