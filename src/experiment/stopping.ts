/**
 * When there are enough replications: all targets precise, looked at in order of replication, so that the answer
 * is the same for any number of threads. Knows no clock.
 *
 * Stopping picks replications whose variance happens to be small. Against that: not before 30, and only when the
 * precision has held for five further looks. Source: Law, "Simulation Modeling and Analysis", ch. 9 (the limit
 * g / (1 + g)); Hoad, Robinson, Davies (2010), Journal of the Operational Research Society 61 (looking ahead).
 */
import { bonferroniQuantile } from "../stats/several.js";
import type { Gathered, Gathering } from "./collect.js";
import { estimateFigure, type Figure } from "./result.js";

/** Fewest replications. */
export const FEWEST = 30;

/** Further looks for which the precision must hold. */
const LOOK_AHEAD = 5;

/** Up to here every replication is looked at; beyond, one in so many more: looking costs O(replications). */
const EACH_UP_TO = 400;
const GROWTH = 1.005;

/** A figure that has never varied is believed from here on: until then it may only have been lucky. */
const FEWEST_WITHOUT_VARIANCE = 100;

export interface Stopping {
  /** Half-width wanted, as a share of the figure, (0, 1) excluded. */
  readonly precision: number;
  /** Of all targets together. */
  readonly confidence: number;
}

/** Asked after each replication, in order, whether there are enough. */
export type IsPrecise = (gathering: Gathering) => boolean;

/** Figures whose precision decides: measures with a floor, over the whole network. */
export function targetsOf(figures: readonly Gathered[]): readonly Gathered[] {
  return figures.filter(({ measure, cell }) => measure.floor !== undefined && cell.by === "network");
}

export function createStopping({ precision, confidence }: Stopping): IsPrecise {
  let next = FEWEST;
  let held = 0;
  return ({ figures, done }) => {
    if (done < next) return false;
    next = done < EACH_UP_TO ? done + 1 : Math.ceil(done * GROWTH);
    const targets = targetsOf(figures);
    const errors = bonferroniQuantile(confidence, targets.length, done - 1);
    const arePrecise = targets.every((target) =>
      isPrecise(estimateFigure(target, done, confidence), errors, precision),
    );
    held = arePrecise ? held + 1 : 0;
    return held > LOOK_AHEAD;
  };
}

/** The target that is farthest from being precise: its measure, and its half-width as a share; null if there is none. */
export function farthestOf(
  figures: readonly Figure[],
  { precision, confidence }: Stopping,
): { readonly name: string; readonly error: number } | null {
  const targets = figures.filter(({ measure, cell }) => measure.floor !== undefined && cell.by === "network");
  const short = targets.flatMap((figure) => {
    const { measure, estimate, standardError, n } = figure;
    if (estimate === null || standardError === null || n < 2) return [];
    const errors = bonferroniQuantile(confidence, targets.length, n - 1);
    if (isPrecise(figure, errors, precision)) return [];
    return [{ name: measure.name, error: (errors * standardError) / Math.abs(estimate) }];
  });
  return short.toSorted((a, b) => b.error - a.error)[0] ?? null;
}

/**
 * Whether a figure is as precise as wanted: its half-width within the share of its size, or within the floor.
 *
 * @param errors standard errors in a half-width
 */
export function isPrecise(
  { measure, estimate, standardError, n }: Pick<Figure, "measure" | "estimate" | "standardError" | "n">,
  errors: number,
  precision: number,
): boolean {
  if (estimate === null || standardError === null) return n >= FEWEST_WITHOUT_VARIANCE;
  if (standardError === 0) return n >= FEWEST_WITHOUT_VARIANCE;
  const limit = (precision / (1 + precision)) * Math.abs(estimate);
  return errors * standardError <= Math.max(limit, measure.floor ?? 0);
}
