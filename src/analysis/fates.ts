/** What becomes of visitors whose office is gone, in expected numbers. */
import type { Office } from "../scenario/scenario.js";
import type { Displacing } from "./displacing.js";
import { countOf, type NetworkDay } from "./networkDays.js";
import { officeOnDay, type Sorted } from "./officeInputs.js";

/** Visitors whose office is gone: expected numbers over the measured days. */
export interface Fates {
  displaced: number;
  rerouted: number;
  /** Extra minutes of all rerouted together, one way. */
  extraTravelMinutes: number;
  phone: number;
  eService: number;
  failed: number;
  gaveUp: number;
}

/** Fates of the visitors of the offices wanted. Cost O(offices gone × days × streams). */
export function fatesOf(
  sorted: Sorted,
  displacing: Displacing,
  { wanted, days }: { readonly wanted: readonly Office[]; readonly days: readonly NetworkDay[] },
): Fates {
  const fates = {
    displaced: 0,
    rerouted: 0,
    extraTravelMinutes: 0,
    phone: 0,
    eService: 0,
    failed: 0,
    gaveUp: 0,
  };
  const { offices } = sorted.scenario;
  for (const { id } of wanted) {
    const office = offices.findIndex((one) => one.id === id);
    for (const { place, times } of days) {
      if (!displacing.isGone(office, place)) continue;
      for (const stream of officeOnDay(sorted, id, place).streams) {
        const visitors = times * countOf([stream]);
        const onward = displacing.onward(office, stream.errand, place);
        fates.displaced += visitors;
        if (onward === null) continue;
        const goes = [...onward.to.values()].reduce((sum, share) => sum + share, 0);
        fates.rerouted += visitors * goes;
        fates.extraTravelMinutes += visitors * onward.extraMinutes;
        fates.phone += visitors * onward.phone;
        fates.eService += visitors * onward.eService;
        fates.failed += visitors * onward.failed;
        fates.gaveUp += visitors * onward.gaveUp;
      }
    }
  }
  return fates;
}
