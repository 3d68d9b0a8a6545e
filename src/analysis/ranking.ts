/** From series of policies to a ranking: figures, how sure it is, who is on the front, and what can be said. Pure. */
import { EXIT, UserError } from "../errors.js";
import type { Measure } from "../experiment/measure.js";
import type { Estimate } from "../stats/estimate.js";
import type { PairedEstimate } from "../stats/paired.js";
import { bonferroniQuantile } from "../stats/several.js";
import type { Aim, Amount, Bound } from "./aim.js";
import { chancesOf, type Axis, type Field, type LimitAxis } from "./chances.js";
import type { Dropped, Observed } from "./sequential.js";
import { differenceBetween, estimateOf, straighten, timesOf, weightedFigure, type Series } from "./series.js";
import { marginOf } from "./verdict.js";

/** Series of one policy by name of the measure, all of one length. */
export type Seen = ReadonlyMap<string, Series>;

/** What was found of a limit or target: the whole interval keeps it, none of it does, or a part. */
export type Keeping = "kept" | "broken" | "cannotTell";

export interface RankedPolicy {
  /** Index among the policies of the study. */
  readonly policy: number;
  readonly n: number;
  readonly dropped: Dropped | null;
  readonly figures: ReadonlyMap<string, Estimate>;
  /** Its figure in the best measure ÷ the leader's, paired. */
  readonly times: Estimate;
  readonly probabilityBest: number;
  readonly probabilityDominated: number;
  readonly onFront: boolean;
  /** One for each limit. */
  readonly limits: readonly Keeping[];
}

/** Of an amount, in the unit of its measure. @param base the measure's series of what is now */
export function sizeOf({ value, isOfBase }: Amount, base: Series): number {
  return isOfBase ? value * Math.abs(weightedFigure(base, new Float64Array(base.of.length).fill(1))) : value;
}

function seriesOf(seen: Seen, { name }: Measure): Series {
  const series = seen.get(name);
  if (series === undefined) throw new Error(`ranking: ${name} was not gathered`);
  return series;
}

/** By how much each limit may be exceeded; an amount of 0 leaves the difference that nobody would act on. */
export function tolerancesOf({ limits, tolerance }: Aim, base: Seen): number[] {
  return limits.map(({ measure, amount }) => {
    const size = tolerance * sizeOf(amount, seriesOf(base, measure));
    return size > 0 ? size : Math.max(marginOf(measure), Number.EPSILON);
  });
}

/**
 * What each replication says of a policy, for the sequential selection.
 *
 * @param first replications of the first stage
 * @returns null where the first stage has counted nothing
 */
export function observing(
  aim: Aim,
  [seen, base]: readonly [Seen, Seen],
  first: number,
): ((r: number) => Observed) | null {
  const value = straighten(seriesOf(seen, aim.best), first);
  const limits = aim.limits.map(({ measure, isMost, amount }) => ({
    own: straighten(seriesOf(seen, measure), first),
    now: straighten(seriesOf(base, measure), first),
    sign: isMost ? 1 : -1,
    amount,
  }));
  if (value === null || limits.some(({ own, now }) => own === null || now === null)) return null;
  const direction = aim.best.better === "low" ? 1 : -1;
  return (r) => ({
    value: direction * value(r),
    excess: limits.map(({ own, now, sign, amount }) => {
      return sign * ((own?.(r) ?? 0) - amount.value * (amount.isOfBase ? (now?.(r) ?? 0) : 1));
    }),
  });
}

/** @throws UserError always */
export function refuseEmpty({ best }: Aim): never {
  const problem = `the first replications count nothing that ${best.name} or a limit could refer to`;
  throw new UserError(`study: ${problem}; simulate more days, or raise study.first`, EXIT.invalid);
}

/** All policies on the axes of the study. @param reference one of those with most replications */
export function fieldOf(aim: Aim, seen: readonly Seen[], reference: number): Field {
  const [base] = seen;
  const axisOf = (measure: Measure, margin: Amount): Axis => ({
    series: seen.map((own) => seriesOf(own, measure)),
    isLow: measure.better !== "high",
    margin: sizeOf(margin, seriesOf(base, measure)),
  });
  const tolerances = tolerancesOf(aim, base);
  return {
    best: axisOf(aim.best, aim.margin),
    tradeoff: aim.tradeoff.map(({ measure, margin }) => axisOf(measure, margin)),
    limits: aim.limits.map(({ measure, isMost, amount }, l): LimitAxis => ({
      series: seen.map((own) => seriesOf(own, measure)),
      amount: amount.value,
      times: amount.isOfBase ? seriesOf(base, measure) : null,
      isMost,
      tolerance: tolerances[l],
    })),
    reference,
  };
}

/** Judges a figure by a limit or target. @param tolerance by which it may be missed, 0 or more */
export function keepingOf(
  { measure, isMost, amount }: Bound,
  [seen, base]: readonly [Seen, Seen],
  { tolerance, confidence }: { readonly tolerance: number; readonly confidence: number },
): Keeping {
  const own = seriesOf(seen, measure);
  const now = seriesOf(base, measure);
  const scaled = { of: now.of.map((value) => amount.value * value), per: now.per };
  const n = Math.min(own.of.length, now.of.length);
  const fixed = { of: Array<number>(n).fill(amount.value), per: Array<number>(n).fill(1) };
  const gap = differenceBetween(own, amount.isOfBase ? scaled : fixed, confidence);
  if (gap.estimate === null || gap.halfWidth === null) return "cannotTell";
  const excess = (isMost ? gap.estimate : -gap.estimate) - tolerance;
  if (excess + gap.halfWidth <= 0) return "kept";
  return excess - gap.halfWidth > 0 ? "broken" : "cannotTell";
}

/** What a ranking is made from. */
export interface Ground {
  readonly aim: Aim;
  /** [policy]; the first is what is now. */
  readonly seen: readonly Seen[];
  readonly dropped: readonly (Dropped | null)[];
  readonly seed: string;
  readonly confidence: number;
}

/** The best by what has been found among those that are in; null where all are out. */
export function leaderOf({ aim, seen, dropped }: Ground): number | null {
  const inside = dropped.flatMap((one, i) => (one === null ? [i] : []));
  if (inside.length === 0) return null;
  const tolerances = tolerancesOf(aim, seen[0]);
  const kept = inside.filter((i) =>
    aim.limits.every((limit, l) => isWithin(limit, [seen[i], seen[0]], tolerances[l])),
  );
  const figure = (i: number): number => {
    const value = weightedFigure(seriesOf(seen[i], aim.best), ONES(seriesOf(seen[i], aim.best)));
    return aim.best.better === "low" ? value : -value;
  };
  return kept.length === 0 ? null : kept.reduce((best, i) => (figure(i) < figure(best) ? i : best));
}

const ONES = ({ of }: Series): Float64Array => new Float64Array(of.length).fill(1);

function isWithin(
  { measure, isMost, amount }: Bound,
  [seen, base]: readonly [Seen, Seen],
  tolerance: number,
): boolean {
  const own = seriesOf(seen, measure);
  const excess = weightedFigure(own, ONES(own)) - sizeOf(amount, seriesOf(base, measure));
  return (isMost ? excess : -excess) <= tolerance;
}

/** Policies in order: those that are in by their figure, then the dropped ones, the last dropped first. */
export function rankAll(ground: Ground, leader: number): RankedPolicy[] {
  const { aim, seen, dropped, seed, confidence } = ground;
  const chances = chancesOf(fieldOf(aim, seen, leader), seed);
  const tolerances = tolerancesOf(aim, seen[0]);
  const best = seriesOf(seen[leader], aim.best);
  const rows = seen.map((own, policy): RankedPolicy => ({
    policy,
    n: seriesOf(own, aim.best).of.length,
    dropped: dropped[policy],
    figures: new Map([...own].map(([name, series]) => [name, estimateOf(series, confidence)])),
    times: timesOf(seriesOf(own, aim.best), best, confidence),
    probabilityBest: chances.best[policy],
    probabilityDominated: chances.dominated[policy],
    onFront: chances.onFront[policy],
    limits: aim.limits.map((limit, l) =>
      keepingOf(limit, [own, seen[0]], { tolerance: tolerances[l], confidence }),
    ),
  }));
  const order = (row: RankedPolicy): number[] => [
    row.policy === leader ? 0 : 1,
    row.dropped === null ? 0 : row.dropped.why === "worse" ? 1 : 2,
    (row.times.estimate ?? Infinity) * (aim.best.better === "low" ? 1 : -1),
  ];
  return rows.toSorted((a, b) => compareLists(order(a), order(b)));
}

function compareLists(a: readonly number[], b: readonly number[]): number {
  const place = a.findIndex((value, i) => value !== b[i]);
  return place < 0 ? 0 : a[place] - b[place];
}

/**
 * Policies that may keep the limits and be better than the leader by more than the margin, as far as all intervals
 * together can tell.
 */
export function rivalsOf({ aim, seen, dropped, confidence }: Ground, leader: number): number[] {
  const margin = sizeOf(aim.margin, seriesOf(seen[0], aim.best));
  const tolerances = tolerancesOf(aim, seen[0]);
  const breaks = (i: number): boolean =>
    aim.limits.some((limit, l) => {
      const by = { tolerance: tolerances[l], confidence };
      return keepingOf(limit, [seen[i], seen[0]], by) === "broken";
    });
  const inside = dropped.flatMap((one, i) => (one === null && i !== leader ? [i] : []));
  const others = inside.filter((i) => !breaks(i));
  return others.filter((i) => {
    const gap = gapOf(aim.best, [seen[leader], seen[i]], confidence);
    if (gap.estimate === null || gap.standardError === null) return true;
    const errors = bonferroniQuantile(confidence, others.length, gap.n - 1);
    const behind = aim.best.better === "low" ? gap.estimate : -gap.estimate;
    return behind + errors * gap.standardError > margin;
  });
}

/** Difference of two policies in a measure, a − b. */
export function gapOf(measure: Measure, [a, b]: readonly [Seen, Seen], confidence: number): PairedEstimate {
  return differenceBetween(seriesOf(a, measure), seriesOf(b, measure), confidence);
}
