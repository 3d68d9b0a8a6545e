/** What replications gathered, written by hand: one measure in one cell at a time. */
import type { Division } from "../../src/experiment/cells.js";
import type { Gathered, Gathering } from "../../src/experiment/collect.js";
import { listMeasures } from "../../src/experiment/measures.js";
import { BIN_COUNT, binOf } from "../../src/stats/bins.js";

const OBSERVATION = { waitThresholds: [], overtimeThresholds: [], clock: [], states: null };
export const MEASURES = listMeasures(OBSERVATION);

/** A ratio: what is above and below in each replication. A quantile: the waits in each replication. */
export function gatheredOf(
  name: string,
  [by, cell]: readonly [Division, string],
  lists: readonly (readonly number[])[],
): Gathered {
  const measure = MEASURES.find((one) => one.name === name);
  if (measure === undefined) throw new Error(`no measure ${name}`);
  const { recipe } = measure;
  const isQuantile = recipe.kind === "quantile";
  return {
    measure,
    cell: { by, name: cell, at: {} },
    recipe,
    columns: isQuantile ? [] : lists.map((list) => Float64Array.from(list)),
    bins: isQuantile ? lists.map(histogramOf) : [],
    days: null,
  };
}

function histogramOf(waits: readonly number[]): Int32Array {
  const bins = new Int32Array(BIN_COUNT);
  for (const wait of waits) bins[binOf(wait)]++;
  return bins;
}

/** Three replications. */
export function gatheringOf(...figures: Gathered[]): Gathering {
  return { figures, done: 3 };
}
