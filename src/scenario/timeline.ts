/** All offices of a document over time: written out and from tables, patched, closed on holidays. */
import { attributesFrom } from "./attributes.js";
import { monthsOf } from "./calendar.js";
import { firstDayOfMonth } from "./dates.js";
import { closeOnHolidays, type Holidays } from "./holidays.js";
import { officeOf, type NetworkRows } from "./network.js";
import { patchOffices, type PatchedOffice, type Unpatched } from "./patches.js";
import type { Finding } from "./reading.js";
import { desksOf, mechanismsFrom } from "./resolveOffices.js";
import { ALL_WEEK, type Written, type WrittenOffice } from "./schema.js";
import { ALWAYS, type Attributes, type Horizon, type Office } from "./scenario.js";

/** What offices are made from. */
export interface Ground {
  readonly written: Written;
  readonly network: NetworkRows | null;
  readonly holidays: Holidays | null;
  readonly horizon: Horizon | null;
}

export interface Timeline {
  /** In order of their ids. */
  readonly offices: readonly PatchedOffice[];
  readonly findings: readonly Finding[];
}

/** Offices over time. Cost O(offices × (patches + days)). */
export function officesOverTime({ written, network, holidays, horizon }: Ground): Timeline {
  const unpatched = [
    ...Object.entries(written.offices).map(([id, office]) => ({
      office: officeFrom(id, office),
      opensOnEves: office.openOnEves ?? false,
    })),
    ...rowsOf(written, network),
  ].toSorted((a, b) => (a.office.id < b.office.id ? -1 : 1));
  const { offices, findings } = patchOffices(written.patch ?? [], unpatched);
  if (holidays === null || horizon === null || !horizon.dated) return { offices, findings };
  const span = monthSpan(horizon);
  const closed = offices.map((one) => {
    return { ...one, office: closeOnHolidays(one.office, one.opensOnEves, holidays, span) };
  });
  return { offices: closed, findings };
}

function rowsOf(written: Written, network: NetworkRows | null): Unpatched[] {
  if (network === null) return [];
  return network.offices.map((row) => ({
    // Every row has its attributes: both are made from the same table.
    office: officeOf(row, network.attributes.get(row.office_id) as Attributes),
    opensOnEves: written.network?.openOnEves ?? false,
  }));
}

/** From the first day of the first month to the last day of the last: visits spread over whole months. */
function monthSpan(horizon: Horizon): { from: number; to: number } {
  const months = [...monthsOf(horizon)];
  return {
    from: firstDayOfMonth(Math.min(...months)),
    to: firstDayOfMonth(Math.max(...months) + 1) - 1,
  };
}

/** An office of the document, without its visitors. */
export function officeFrom(id: string, office: WrittenOffice): Office {
  const week = office.open ?? ALL_WEEK;
  const desks = [...desksOf(office)];
  return {
    id,
    name: office.name ?? { sv: id, en: id },
    attributes: attributesFrom(office, { desks, week }),
    closedDays: (office.closedOn ?? []).toSorted((a, b) => a - b),
    phases: [
      {
        from: ALWAYS,
        exists: true,
        week,
        desks,
        release: office.release,
        closing: office.closing ?? { kind: "serve" },
        room: office.room ?? null,
        visits: 1,
      },
    ],
    ...mechanismsFrom(office),
  };
}
