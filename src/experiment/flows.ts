/** Who went from an office that is gone to which other one, over replications; of each pair only moments are kept. */
import type { Model } from "../model/model.js";
import { FLOW_SUMS, FLOW_WIDTH } from "../simulation/sums.js";
import type { RatioMoments } from "../stats/moments.js";

/** From one office to another. */
export interface Flow {
  /** Ids of the office intended and of the one gone to. */
  readonly from: string;
  readonly to: string;
  /** Minutes of extra travel over visitors. */
  readonly moments: RatioMoments;
}

export type FlowSums = readonly Flow[];

/** Pairs of offices between which somebody may go. */
export function flowCount({ displacement }: Model): number {
  return displacement?.receiving.length ?? 0;
}

/** Gathers the flows of one scenario; the pairs in the order of the data. */
export function createFlowGatherer({ displacement, officeIds }: Model) {
  const receiving = displacement?.receiving ?? new Int32Array(0);
  const firstPair = displacement?.firstPair ?? new Int32Array(0);
  /** Σ x, Σ x² and Σ x y of visitors x and minutes y; [pair][FLOW_SUMS], products in `products`. */
  const totals = new Float64Array(receiving.length * FLOW_WIDTH);
  const squares = new Float64Array(totals.length);
  const products = new Float64Array(receiving.length);
  const [visitors, minutes] = (["visitors", "extraTravelMinutes"] as const).map((name) =>
    FLOW_SUMS.indexOf(name),
  );
  const momentsOf = (at: number) => ({ total: totals[at], squares: squares[at] });
  return {
    /** @param flow as in the sums */
    add: (flow: Float64Array): void => {
      flow.forEach((value, at) => {
        totals[at] += value;
        squares[at] += value * value;
      });
      products.forEach((_, pair) => {
        products[pair] += flow[pair * FLOW_WIDTH + visitors] * flow[pair * FLOW_WIDTH + minutes];
      });
    },
    /** Pairs on which nobody ever went are left out. */
    sums: (): FlowSums =>
      Array.from(receiving, (to, pair) => ({
        from: officeIds[firstPair.findLastIndex((first) => first <= pair)],
        to: officeIds[to],
        moments: {
          of: momentsOf(pair * FLOW_WIDTH + minutes),
          per: momentsOf(pair * FLOW_WIDTH + visitors),
          products: products[pair],
        },
      })).filter(({ moments }) => moments.per.total > 0),
  };
}
