/** Policies side by side, by the chain: what each costs in desk hours and gives in waits. Approximate, and marked so. */
import type { Scenario } from "../scenario/scenario.js";
import { createMemory, screenNetwork, type Screening, type ScreenOptions } from "./screenNetwork.js";

/** A policy: a scenario under a name of the caller's. */
export interface PolicyVariant {
  readonly id: string;
  readonly scenario: Scenario;
}

export interface PolicyOptions extends ScreenOptions {
  /** Money for an hour of one desk, overtime included; no cost is given when left out. */
  readonly costPerDeskHour?: number;
}

/** A policy screened; of the wanted offices together. */
export interface ScreenedPolicy {
  readonly id: string;
  /** Always false; `reasons` say why. */
  readonly isExact: false;
  readonly reasons: readonly string[];
  /** Hours in a week that offices are open, desks are planned, and desks work after closing, of all offices [h]. */
  readonly openHours: number;
  readonly staffHours: number;
  readonly overtimeHours: number;
  /** Visitors who come, and who are served, in a week. */
  readonly visits: number;
  readonly served: number;
  /** Minutes in line ÷ visitors who came, whether they joined or not [min]; null if nobody comes. */
  readonly waitPerVisit: number | null;
  /** Minutes in line ÷ visitors who joined [min]. */
  readonly waitJoined: number | null;
  /** Share of those who joined that waits longer than each threshold; [threshold]. */
  readonly waitAbove: readonly (number | null)[];
  /** Gave up, left because of the line, turned away or sent home ÷ visitors who came. */
  readonly lostShare: number | null;
  /** Share of desk time in use. */
  readonly utilisation: number | null;
  /** Visitors in a week whose office is gone and who go to no other; not in `visits`. */
  readonly notComing: number;
  /** Of a week, planned desk hours and overtime; null without a price. */
  readonly cost: number | null;
}

/** All policies, in the order given. */
export interface PolicyTable {
  /** Waits whose exceeding is counted, those of the first scenario [min]. */
  readonly thresholds: readonly number[];
  readonly policies: readonly ScreenedPolicy[];
}

/**
 * Screens policies. The same input gives the same table; what policies have in common is worked out once.
 *
 * @throws RangeError without policies, where thresholds differ, or as `screenNetwork`
 * Cost that of `screenNetwork` for the first, then about 0.4 ms for each office-day that differs.
 */
export function screenPolicies(variants: readonly PolicyVariant[], options: PolicyOptions = {}): PolicyTable {
  if (variants.length === 0) throw new RangeError("screenPolicies: no policies");
  const { memory = createMemory() } = options;
  const { waitThresholds } = variants[0].scenario.observation;
  const policies = variants.map(({ id, scenario }) => {
    if (scenario.observation.waitThresholds.join() !== waitThresholds.join())
      throw new RangeError(`screenPolicies: ${id} has other thresholds of waiting than ${variants[0].id}`);
    return screenPolicy({ id, scenario }, { ...options, memory });
  });
  return { thresholds: waitThresholds, policies };
}

/** One policy. @throws as `screenNetwork` */
export function screenPolicy({ id, scenario }: PolicyVariant, options: PolicyOptions): ScreenedPolicy {
  return rowOf(id, scenario.horizon.days / 7, screenNetwork(scenario, options), options);
}

const HOUR = 60;

function rowOf(
  id: string,
  weeks: number,
  { total: { sums, measures }, fates, reasons }: Screening,
  { costPerDeskHour }: PolicyOptions,
): ScreenedPolicy {
  const staffHours = sums.deskMinutes / HOUR / weeks;
  const overtimeHours = sums.busyAfterClosing / HOUR / weeks;
  const { waitJoined, waitAbove, lostShare, utilisation } = measures;
  return {
    id,
    isExact: false,
    reasons,
    openHours: sums.openMinutes / HOUR / weeks,
    staffHours,
    overtimeHours,
    visits: sums.arrived / weeks,
    served: sums.served / weeks,
    waitPerVisit: sums.arrived > 0 ? sums.waitMinutes / sums.arrived : null,
    waitJoined,
    waitAbove,
    lostShare,
    utilisation,
    notComing: (fates.displaced - fates.rerouted) / weeks,
    cost: costPerDeskHour === undefined ? null : costPerDeskHour * (staffHours + overtimeHours),
  };
}
