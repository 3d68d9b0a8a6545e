/**
 * How sure a ranking is: the chance of each policy to be the best that keeps all limits, and to be dominated, when the
 * replications are given random weights. Two policies are compared by the replications that both have, under the same
 * weights, so that what they share drops out.
 */
import { createWeights, RESAMPLES } from "./resample.js";
import { weightedFigure, type Series } from "./series.js";

/** One measure of every policy. */
export interface Axis {
  /** [policy]; replications from the first on, as many as the policy has. */
  readonly series: readonly Series[];
  readonly isLow: boolean;
  /** Difference that does not matter, 0 or more. */
  readonly margin: number;
}

/** By how much a limit is exceeded by every policy; 0 or below where it is kept. */
export interface LimitAxis {
  readonly series: readonly Series[];
  /** What is measured against it: amount, or amount × the figure of another series. */
  readonly amount: number;
  readonly times: Series | null;
  /** Whether the figure must stay below. */
  readonly isMost: boolean;
  readonly tolerance: number;
}

export interface Field {
  readonly best: Axis;
  readonly tradeoff: readonly Axis[];
  readonly limits: readonly LimitAxis[];
  /** A policy with as many replications as any, which the others are measured against. */
  readonly reference: number;
}

export interface Chances {
  /**
   * Of being the best that keeps all limits; their sum is 1, or less by the chance that none keeps them. Policies that
   * are the best by the very same figure share it.
   */
  readonly best: readonly number[];
  /** Of another one keeping all limits and being better in one measure to trade off, and worse in none. */
  readonly dominated: readonly number[];
  /** Whether no other does so by what has been found; false for those that break a limit. */
  readonly onFront: readonly boolean[];
}

/** @param seed names the weights. Cost O(resamples × policies × (replications × axes + policies)) */
export function chancesOf(field: Field, seed: string): Chances {
  const policies = field.best.series.length;
  const longest = Math.max(...field.best.series.map(({ of }) => of.length));
  const best = new Float64Array(policies);
  const dominated = new Float64Array(policies);
  const fill = createWeights(`${seed}/chances`);
  const weights = new Float64Array(longest);
  for (let resample = 0; resample < RESAMPLES; resample++) {
    fill(weights);
    const { winners, beaten } = judge(field, weights);
    for (const one of winners) best[one] += 1 / winners.length;
    beaten.forEach((one, i) => (dominated[i] += Number(one)));
  }
  const { beaten, kept } = judge(field, weights.fill(1));
  return {
    best: sharesOf(best),
    dominated: sharesOf(dominated),
    onFront: kept.map((one, i) => one && !beaten[i]),
  };
}

/** Of all resamples. */
function sharesOf(counts: Float64Array): number[] {
  return Array.from(counts, (count) => count / RESAMPLES);
}

/** The ranking under one set of weights. */
function judge({ best, tradeoff, limits, reference }: Field, weights: Float64Array) {
  const kept = best.series.map((_, i) => limits.every((limit) => keeps(limit, i, weights)));
  const ranked = gapsOf(best, reference, weights);
  const least = Math.min(...ranked.filter((_, i) => kept[i]));
  const winners = [...ranked.keys()].filter((i) => kept[i] && ranked[i] === least);
  const gaps = tradeoff.map((axis) => gapsOf(axis, reference, weights));
  const beaten = beatenOf(kept, { gaps, tradeoff });
  return { winners, beaten, kept };
}

interface Traded {
  /** [measure][policy] */
  readonly gaps: readonly (readonly number[])[];
  readonly tradeoff: readonly Axis[];
}

/** Whether one that keeps all limits dominates each; those that are good at all are tried first, as they beat the most. */
function beatenOf(kept: readonly boolean[], traded: Traded): boolean[] {
  const { gaps, tradeoff } = traded;
  if (tradeoff.length === 0) return kept.map(() => false);
  const sum = kept.map((_, i) =>
    gaps.reduce((total, own, m) => total + own[i] / (tradeoff[m].margin || 1), 0),
  );
  const candidates = kept.flatMap((isKept, j) => (isKept ? [j] : [])).toSorted((a, b) => sum[a] - sum[b]);
  return kept.map((_, i) => candidates.some((j) => j !== i && dominates(j, i, traded)));
}

/** Difference of each policy from the reference, over the replications it has; lower is better. */
function gapsOf({ series, isLow }: Axis, reference: number, weights: Float64Array): number[] {
  const { of, per } = series[reference];
  const known = new Map<number, number>();
  const figureOver = (n: number): number => {
    const figure = known.get(n) ?? weightedFigure({ of: of.slice(0, n), per: per.slice(0, n) }, weights);
    known.set(n, figure);
    return figure;
  };
  return series.map((one) => {
    const gap = weightedFigure(one, weights) - figureOver(one.of.length);
    return isLow ? gap : -gap;
  });
}

function keeps(
  { series, amount, times, isMost, tolerance }: LimitAxis,
  i: number,
  weights: Float64Array,
): boolean {
  const { of } = series[i];
  const base = times && weightedFigure({ of: times.of.slice(0, of.length), per: times.per }, weights);
  const excess = weightedFigure(series[i], weights) - (base === null ? amount : amount * base);
  return (isMost ? excess : -excess) <= tolerance;
}

/** Whether policy j is better than i in one measure by more than its margin, and worse in none by more. */
function dominates(j: number, i: number, { gaps, tradeoff }: Traded): boolean {
  const ahead = gaps.map((own) => own[i] - own[j]);
  const isWorse = ahead.some((gap, m) => gap < -tradeoff[m].margin);
  return !isWorse && ahead.some((gap, m) => gap > tradeoff[m].margin);
}
