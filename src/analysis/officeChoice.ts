/**
 * The best policy for each office by itself, and what can be said of it. All that is said of all offices and policies
 * holds together: every interval has its share of the chance of error (Bonferroni), whatever hangs together. Pure.
 */
import type { PairedEstimate } from "../stats/paired.js";
import { STAFF_HOURS, type Aim, type Bound } from "./aim.js";
import { gapOf, keepingOf, sizeOf, tolerancesOf, type Keeping, type Seen } from "./ranking.js";
import { weightedFigure, type Series } from "./series.js";

/**
 * Nothing is better than now by more than the margin; the best is better than now; it is, if it keeps the limits, which
 * nobody can tell; nobody can tell whether it is better; no policy keeps the limits.
 */
export type OfficeVerdict = "asNow" | "better" | "mayBreak" | "cannotTell" | "noneKeeps";

export interface OfficeChoice {
  readonly office: string;
  /** Index of the policy; what is now where nothing is better by more than the margin. Null where none keeps the limits. */
  readonly best: number | null;
  readonly verdict: OfficeVerdict;
  /** The best − what is now, in the best measure; null without a best. */
  readonly gap: PairedEstimate | null;
  /** Policies that may be better than the best by more than the margin. */
  readonly rivals: readonly number[];
  /** Of the best, one for each limit of the office. */
  readonly limits: readonly Keeping[];
  /** Policies whose figures keep the limits of the office. */
  readonly keepers: readonly number[];
}

/** Limits that each office keeps by itself: all but an amount of desk hours, which is of all offices together. */
export function ownLimits({ limits }: Aim): Bound[] {
  return limits.filter((limit) => !isStaffBudget(limit) || limit.amount.isOfBase);
}

/** Whether a limit is one on the most desk hours. */
export function isStaffBudget({ measure, isMost }: Bound): boolean {
  return measure.name === STAFF_HOURS && isMost;
}

export interface OfficeGround {
  /** With the limits that each office keeps by itself. */
  readonly aim: Aim;
  /** Of all that is said of all offices together, (0, 1) excluded. */
  readonly confidence: number;
  /** Offices that are told of. */
  readonly offices: number;
}

/** Confidence of each interval, so that those of all offices, policies and limits hold together. */
export function confidenceOfEach({ aim, confidence, offices }: OfficeGround, policies: number): number {
  const others = policies - 1;
  // Each policy against what is now, and against the best; and each limit of each policy.
  const intervals = offices * (2 * others + policies * aim.limits.length);
  return 1 - (1 - confidence) / Math.max(1, intervals);
}

/** What the intervals of an office say of its policies; all hold together. */
export interface Weighing {
  /** Confidence of each interval. */
  readonly confidence: number;
  /** What does not matter, in the best measure. */
  readonly margin: number;
  /** [policy][limit] */
  readonly keeping: readonly (readonly Keeping[])[];
  /** By how much a policy is worse than another in the best measure, at least and at most. */
  readonly behind: (policy: number, other: number) => { readonly least: number; readonly most: number };
}

/** @param seen of each policy at an office; the first is what is now */
export function weighOffice(seen: readonly Seen[], ground: OfficeGround): Weighing {
  const { aim } = ground;
  const confidence = confidenceOfEach(ground, seen.length);
  const tolerances = tolerancesOf(aim, seen[0]);
  const keeping = seen.map((own) =>
    aim.limits.map((limit, l) => keepingOf(limit, [own, seen[0]], { tolerance: tolerances[l], confidence })),
  );
  const behind: Weighing["behind"] = (policy, other) => {
    if (isUntouched(seriesOf(seen[policy], aim), seriesOf(seen[other], aim))) return { least: 0, most: 0 };
    const { estimate, halfWidth } = gapOf(aim.best, [seen[policy], seen[other]], confidence);
    if (estimate === null || halfWidth === null) return { least: -Infinity, most: Infinity };
    const by = signOf(aim) * estimate;
    return { least: by - halfWidth, most: by + halfWidth };
  };
  return { confidence, margin: sizeOf(aim.margin, seriesOf(seen[0], aim)), keeping, behind };
}

/** Policies that may keep the limits and be better than one by more than the margin. */
export function rivalsOf({ keeping, behind, margin }: Weighing, policy: number): number[] {
  return [...keeping.keys()].filter(
    (other) => other !== policy && !keeping[other].includes("broken") && behind(policy, other).most > margin,
  );
}

/** Whether a policy surely keeps all limits. */
export function isSafe({ keeping }: Weighing, policy: number): boolean {
  return keeping[policy].every((one) => one === "kept");
}

/**
 * The best policy for an office.
 *
 * No other is better than the best by more than the margin where none of the intervals best − other, or now − other,
 * reaches beyond it: the truly best one is among the others (Hsu's comparison with the best).
 *
 * @param seen of each policy at the office; the first is what is now
 */
export function chooseForOffice(office: string, seen: readonly Seen[], ground: OfficeGround): OfficeChoice {
  const { aim } = ground;
  const weighing = weighOffice(seen, ground);
  const { confidence, keeping } = weighing;
  const keepers = keepersOf(aim, seen);
  const found = { office, keepers };
  if (keepers.length === 0) {
    const isSure = keeping.every((limits) => limits.includes("broken"));
    return { ...found, best: null, verdict: isSure ? "noneKeeps" : "cannotTell", gap: null, rivals: [], limits: [] }; // prettier-ignore
  }
  if (keepers.includes(0) && isSafe(weighing, 0) && rivalsOf(weighing, 0).length === 0) {
    const gap = gapOf(aim.best, [seen[0], seen[0]], confidence);
    return { ...found, best: 0, verdict: "asNow", gap, rivals: [], limits: keeping[0] };
  }
  const best = lowestOf(aim, seen, keepers);
  const gap = gapOf(aim.best, [seen[best], seen[0]], confidence);
  const isBetter = weighing.behind(best, 0).most < 0;
  const verdict = !isBetter ? "cannotTell" : isSafe(weighing, best) ? "better" : "mayBreak";
  return { ...found, best, verdict, gap, rivals: rivalsOf(weighing, best), limits: keeping[best] };
}

/** 1 where less is better, −1 where more is. */
export function signOf({ best }: Aim): 1 | -1 {
  return best.better === "low" ? 1 : -1;
}

function seriesOf(seen: Seen, { best }: Aim): Series {
  const series = seen.get(best.name);
  if (series === undefined) throw new Error(`officeChoice: ${best.name} was not gathered`);
  return series;
}

/** A figure of a measure; NaN where nothing is counted. */
export function figureOf(seen: Seen, name: string): number {
  const series = seen.get(name);
  if (series === undefined) throw new Error(`officeChoice: ${name} was not gathered`);
  return weightedFigure(series, new Float64Array(series.of.length).fill(1));
}

/** Policies whose figures at an office keep the limits, within the tolerance. */
export function keepersOf(aim: Aim, seen: readonly Seen[]): number[] {
  const tolerances = tolerancesOf(aim, seen[0]);
  return [...seen.keys()].filter((policy) =>
    aim.limits.every(({ measure, isMost, amount }, l) => {
      const now = seen[0].get(measure.name) ?? { of: [], per: [] };
      const excess = figureOf(seen[policy], measure.name) - sizeOf(amount, now);
      return (isMost ? excess : -excess) <= tolerances[l];
    }),
  );
}

function lowestOf(aim: Aim, seen: readonly Seen[], among: readonly number[]): number {
  const figure = (policy: number): number => {
    const value = signOf(aim) * figureOf(seen[policy], aim.best.name);
    return Number.isNaN(value) ? Infinity : value;
  };
  return among.reduce((best, policy) => (figure(policy) < figure(best) ? policy : best));
}

/** Whether two policies have the very same figures in every replication. */
function isUntouched(a: Series, b: Series): boolean {
  return a.of.every((value, i) => value === b.of[i] && a.per[i] === b.per[i]);
}
