/** Phone lines of a network: from the rows of their agencies and of what was fitted for them. */
import { attributesFrom } from "./attributes.js";
import type { AgencyRow, LineRow } from "./columns.js";
import { closeOnHolidays, type Holidays } from "./holidays.js";
import type { NetworkRows } from "./network.js";
import { hoursOnWeekdays } from "./week.js";
import { ALWAYS, PLAIN_ERRAND, PLAIN_OFFICE, type Line, type Office } from "./scenario.js";

/** Days between which holidays are looked up, both included. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/**
 * The lines, closed on holidays and eves. Callers left at closing are cut off.
 *
 * @param holidays null without a calendar
 */
export function linesOfNetwork(
  { agencies, lines }: Pick<NetworkRows, "agencies" | "lines">,
  holidays: Holidays | null,
  span: Span,
): Line[] {
  return lines.flatMap((line) => {
    const agency = agencies.find((row) => row.agency_code === line.agency_code);
    if (agency === undefined) return [];
    const { office, errand } = lineOf(agency, line);
    return [
      { errand, office: holidays === null ? office : closeOnHolidays(office, [false], holidays, span) },
    ];
  });
}

function lineOf(agency: AgencyRow, line: LineRow): Line {
  const id = line.agency_code;
  const name = { sv: agency.agency_name_sv, en: agency.agency_name_sv };
  const hours = { opens: agency.open_from_local, closes: agency.open_to_local };
  const week = hoursOnWeekdays(agency.open_iso_weekdays, hours);
  const desks = [{ minute: 0, value: line.agents }];
  const office: Office = {
    id,
    name,
    attributes: attributesFrom({}, { desks, week }),
    closedDays: [],
    ...PLAIN_OFFICE,
    phases: [
      {
        from: ALWAYS,
        exists: true,
        week,
        desks,
        release: "exhaustive",
        closing: { kind: "sendHome" },
        room: null,
        visits: 1,
      },
    ],
    places: line.waiting_places,
    redial: {
      after: { kind: "exponential", mean: line.mean_redial_pause_min },
      rejected: line.redial_after_rejection,
      abandoned: line.redial_after_abandoning,
    },
  };
  const service = { kind: "exponential", mean: line.mean_handle_min } as const;
  const patience = { kind: "exponential", mean: line.mean_patience_min } as const;
  return { office, errand: { id, name, service, patience, balking: null, ...PLAIN_ERRAND } };
}
