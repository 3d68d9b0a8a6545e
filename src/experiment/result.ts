/** What an experiment found: every figure with its error, its spread over days, and why one is missing. */
import type { Estimate } from "../stats/estimate.js";
import { jackknifeQuantile } from "../stats/histogram.js";
import {
  linearDeviation,
  linearQuantile,
  linearRatio,
  linearVariance,
  type Linear,
} from "../stats/paired.js";
import { deviationOfSums, ratioOfSums, varianceOfSums } from "../stats/ratio.js";
import type { Spread } from "../stats/spread.js";
import type { Cell } from "./cells.js";
import type { Gathered } from "./collect.js";
import type { Measure } from "./measure.js";

/** A measure in a cell, estimated. */
export interface Figure extends Estimate {
  readonly measure: Measure;
  readonly cell: Cell;
  /** Values that 5 % and 95 % of the open days stay below: risk, not error; null where days are not summed. */
  readonly spread: readonly [number, number] | null;
}

/** Fewest days that a spread is given for. */
const FEWEST_DAYS = 20;

/**
 * Estimates a gathered figure.
 *
 * @param replications how many have been gathered
 * @param confidence of the interval, (0, 1) excluded
 */
export function estimateFigure(gathered: Gathered, replications: number, confidence: number): Figure {
  const { measure, cell, days } = gathered;
  // Histograms are pooled in groups: their interval has the degrees of freedom of the groups.
  const estimate = { ...estimateRecipe(gathered, replications, confidence), n: replications };
  return { measure, cell, ...estimate, spread: spreadOf(days) };
}

function estimateRecipe(gathered: Gathered, replications: number, confidence: number): Estimate {
  const { recipe } = gathered;
  if (recipe.kind === "quantile")
    return jackknifeQuantile(gathered.bins.slice(0, replications), recipe.p, confidence);
  const columns = gathered.columns.map((column) => column.subarray(0, replications));
  if (recipe.kind === "ratio") return ratioOfSums(columns[0], columns[1], confidence);
  const moment = recipe.kind === "variance" ? varianceOfSums : deviationOfSums;
  return moment(columns[0], columns[1], columns[2], confidence);
}

/** A gathered figure with the pull of each replication, to be paired with that of another scenario. */
export function linearOf({ recipe, bins, columns: all }: Gathered, replications: number): Linear {
  if (recipe.kind === "quantile") return linearQuantile(bins.slice(0, replications), recipe.p);
  const columns = all.map((column) => column.subarray(0, replications));
  if (recipe.kind === "ratio") return linearRatio(columns[0], columns[1]);
  const moment = recipe.kind === "variance" ? linearVariance : linearDeviation;
  return moment(columns[0], columns[1], columns[2]);
}

function spreadOf(days: Spread | null): [number, number] | null {
  if (days === null || days.count() < FEWEST_DAYS) return null;
  const [low, high] = days.quantiles([0.05, 0.95]);
  return [low, high];
}
