/** All offices of a document over time: written out and from tables, patched, closed on holidays. */
import { attributesFrom } from "./attributes.js";
import { monthsOf } from "./calendar.js";
import { firstDayOfMonth } from "./dates.js";
import { closeOnHolidays, type Holidays } from "./holidays.js";
import { officeOf, type NetworkRows } from "./network.js";
import { patchOffices, type PatchedOffice, type Unpatched } from "./patches.js";
import { linesOfNetwork, type Span } from "./networkLines.js";
import type { Finding } from "./reading.js";
import { desksOf, mechanismsFrom } from "./resolveOffices.js";
import { ALL_WEEK, type Written, type WrittenOffice } from "./schema.js";
import { ALWAYS, type Attributes, type Horizon, type Line, type Office } from "./scenario.js";

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
  /** Phone lines from tables, in the order of their table. */
  readonly lines: readonly Line[];
  /** Offices from tables as they are before any patch, where visitors intend to come outside their hours; by id. */
  readonly bases: ReadonlyMap<string, Office>;
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
  const isDated = horizon !== null && horizon.dated;
  const span = isDated ? yearSpan(horizon) : NO_SPAN;
  const lines = network === null || !isDated ? [] : linesOfNetwork(network, holidays, span);
  const rows = written.mistimed === undefined ? [] : rowsOf(written, network);
  const bases = new Map(
    rows.map(({ office, opensOnEves }) => {
      const known = holidays !== null && isDated;
      return [office.id, known ? closeOnHolidays(office, [opensOnEves], holidays, span) : office];
    }),
  );
  if (holidays === null || !isDated) return { offices, lines, bases, findings };
  const closed = offices.map((one) => {
    return { ...one, office: closeOnHolidays(one.office, one.opensOnEves, holidays, span) };
  });
  return { offices: closed, lines, bases, findings };
}

const NO_SPAN: Span = { from: 0, to: -1 };

function rowsOf(written: Written, network: NetworkRows | null): Unpatched[] {
  if (network === null) return [];
  return network.offices.map((row) => ({
    // Every row has its attributes: both are made from the same table.
    office: officeOf(row, network.attributes.get(row.office_id) as Attributes),
    opensOnEves: written.network?.openOnEves ?? false,
  }));
}

/** From the first day of the first year to the last day of the last: visits spread over whole years. */
function yearSpan(horizon: Horizon): Span {
  const months = [...monthsOf(horizon)];
  const first = Math.min(...months);
  const last = Math.max(...months);
  return {
    from: firstDayOfMonth(first - (first % 12)),
    to: firstDayOfMonth(last - (last % 12) + 12) - 1,
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
