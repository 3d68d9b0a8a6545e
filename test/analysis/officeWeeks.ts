/** Made-up weeks at an office, and what its choice is judged by. */
import type { Aim, Bound } from "../../src/analysis/aim.js";
import type { Seen } from "../../src/analysis/ranking.js";
import type { Measure } from "../../src/experiment/measure.js";
import { listMeasures } from "../../src/experiment/measures.js";

const MEASURES = listMeasures({ waitThresholds: [], overtimeThresholds: [], clock: [], states: 0 });
const named = (name: string): Measure => MEASURES.find((measure) => measure.name === name)!;
const [WAIT, LOST] = [named("waitJoined"), named("gaveUpShare")];

/** At most a tenth may be lost. */
export const TENTH: Bound = {
  text: "gaveUpShare <= 10 %",
  measure: LOST,
  isMost: true,
  amount: { value: 0.1, isOfBase: false },
};

/** Waits within 1 min do not matter. */
export function groundOf(limits: readonly Bound[] = [], offices = 2) {
  const margin = { value: 1, isOfBase: false };
  const aim: Aim = { best: WAIT, margin, marginText: "1 min", tradeoff: [], limits, tolerance: 0.02, targets: [], measures: [WAIT, LOST] }; // prettier-ignore
  return { aim, confidence: 0.95, offices };
}

/** Replications at an office: a week is busier by the same minutes under every policy, and by `own` under this one. */
export function seenOf(wait: number, { own = 0.05, lost = 0.05 } = {}): Seen {
  const weeks = [-2, -1, 0, 1, 2, -1.5, 0.5, 1];
  const signs = [1, -1, 1, -1, 1, -1, -1, 1];
  const per = weeks.map(() => 1);
  return new Map([
    ["waitJoined", { of: weeks.map((week, i) => wait + week + own * signs[i]), per }],
    ["gaveUpShare", { of: weeks.map((_, i) => lost + 0.001 * signs[i]), per }],
  ]);
}
