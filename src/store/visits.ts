/**
 * Traced visits on disk: a ledger of their own in the run folder, with the records of one replication each. What is
 * kept here is told by the sums as well, and is never needed to make a figure.
 */
import { join } from "node:path";
import type { Scenario } from "../scenario/scenario.js";
import { errandsOf, placesOf } from "../scenario/places.js";
import type { Replication } from "../simulation/simulate.js";
import type { Sums } from "../simulation/sums.js";
import { FATES, OUTCOMES, type Visits } from "../simulation/visits.js";
import { DAY_MINUTES } from "../units.js";
import { openLedger, type Ledger, type Purpose } from "./ledger.js";
import { hashOf, keyOf, type Manifest } from "./manifest.js";
import type { Row } from "./rows.js";

const FOLDER = "visits";

/** Where the visits of a run are kept. */
export interface VisitLedger extends Pick<Ledger, "has" | "kept" | "damaged" | "hashOf" | "size"> {
  readonly read: (replication: number) => Promise<Visits>;
  /** Keeps the visits of those replications that have any to keep. */
  readonly write: (replications: readonly Replication[]) => Promise<void>;
}

/**
 * Opens the visits of a run; null where nobody is traced.
 *
 * @throws UserError as `openLedger`
 */
export async function openVisits(
  folder: string,
  { identity, trace }: Pick<Manifest, "identity" | "trace">,
  purpose: Purpose,
): Promise<VisitLedger | null> {
  if (trace === undefined) return null;
  const key = hashOf(JSON.stringify([keyOf(identity), "trace", trace]));
  const ledger = await openLedger(join(folder, FOLDER), key, purpose);
  return {
    ...ledger,
    // A record keeps tables by name, whatever they are called.
    read: async (replication) => (await ledger.read(replication)) as unknown as Visits,
    write: (replications) =>
      ledger.write(
        replications.flatMap(({ replication, visits }) =>
          visits === undefined ? [] : [{ replication, sums: visits as unknown as Sums }],
        ),
      ),
  };
}

/** What makes the rows of the table `visits`. */
export function createTelling(scenario: Scenario): (replication: number, visits: Visits) => Row[] {
  const { horizon, displacement } = scenario;
  const places = placesOf(scenario).map(({ id }) => id);
  const errands = errandsOf(scenario).map(({ id }) => id);
  const zones = displacement?.zones.map(({ id }) => id) ?? [];
  return (replication, visits) =>
    Array.from(visits.visitor, (visitor, i) => {
      const first = Number.isNaN(visits.arrived[i]) ? visits.intended[i] : visits.arrived[i];
      const day = Math.floor(first / DAY_MINUTES);
      const sinceMidnight = (minute: number): number | null => orNull(minute - DAY_MINUTES * day);
      const measuredDay = orNull(day - horizon.warmUpDays);
      return [
        replication,
        visitor,
        measuredDay,
        horizon.dated && measuredDay !== null ? horizon.firstDay + measuredDay : null,
        places[visits.base[i]],
        errands[visits.errand[i]],
        named(zones, visits.zone[i]),
        named(places, visits.office[i]),
        visits.attempt[i],
        sinceMidnight(visits.intended[i]),
        sinceMidnight(visits.arrived[i]),
        sinceMidnight(visits.called[i]),
        sinceMidnight(visits.finished[i]),
        orNull(visits.wait[i]),
        OUTCOMES[visits.outcome[i]],
        FATES[visits.fate[i]],
      ];
    });
}

const named = (names: readonly string[], index: number): string | null => (index < 0 ? null : names[index]);

const orNull = (value: number): number | null => (Number.isNaN(value) ? null : value);
