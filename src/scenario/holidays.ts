/** Calendars of public holidays and their eves, from tables. Knows no country but the names of its tables. */
import type { Problem } from "../errors.js";
import { HOLIDAY_COLUMNS } from "./columns.js";
import { civilYear, formatDate, weekdayOf } from "./dates.js";
import { phaseOn } from "./calendar.js";
import { findingAt, refusal, type Finding, type Reading } from "./reading.js";
import { findTwice } from "./rows.js";
import type { Horizon, Office } from "./scenario.js";
import { readTable } from "./tables.js";

/** Tables of calendars that have a name of their own; other calendars are named by their table. */
const TABLES: Readonly<Record<string, string>> = { SE: "holidays.csv" };

/** Days on which offices are closed. */
export interface Holidays {
  readonly publicDays: ReadonlySet<number>;
  readonly eves: ReadonlySet<number>;
  /** Years of which the table has at least one day. */
  readonly years: ReadonlySet<number>;
}

export interface HolidaysReading {
  /** Null without a calendar, or when its table cannot be read. */
  readonly holidays: Holidays | null;
  readonly findings: readonly Finding[];
  readonly problems: readonly Problem[];
}

/** The table of a calendar. */
export function tableOf(calendar: string): string {
  return Object.hasOwn(TABLES, calendar) ? TABLES[calendar] : calendar;
}

/** Reads the table of a calendar. @param source text of the table by its name */
export async function readHolidays(
  calendar: string,
  source: (name: string) => Reading<string>,
): Promise<HolidaysReading> {
  const name = tableOf(calendar);
  const text = source(name);
  if ("problem" in text) return { holidays: null, findings: [findingAt(["calendar"], text)], problems: [] };
  const table = await readTable({ name, text: text.value }, HOLIDAY_COLUMNS);
  const problems = [
    ...table.problems,
    ...findTwice(table, "date", table.rows, (row) => formatDate(row.date)),
  ];
  if (problems.length > 0) return { holidays: null, findings: [], problems };
  const days = (kind: string): Set<number> =>
    new Set(table.rows.filter((row) => row.kind === kind).map((row) => row.date));
  const years = new Set(table.rows.map((row) => civilYear(row.date)));
  return { holidays: { publicDays: days("public"), eves: days("eve"), years }, findings: [], problems: [] };
}

/** Years of a horizon of which a calendar knows nothing. */
export function findUnknownYears({ years }: Holidays, calendar: string, horizon: Horizon): Finding[] {
  const first = civilYear(horizon.firstDay - horizon.warmUpDays);
  const last = civilYear(horizon.firstDay + horizon.days - 1);
  for (let year = first; year <= last; year++) {
    if (years.has(year)) continue;
    const problem = `${tableOf(calendar)} has no days of ${year}`;
    const remedy = "add them to the table, or take another period";
    return [findingAt(["calendar"], refusal(problem, remedy))];
  }
  return [];
}

/**
 * An office that is closed on holidays too, wherever its week says open, from one day to another (both included).
 *
 * @param opensOnEves whether it opens on eves, by phase
 */
export function closeOnHolidays(
  office: Office,
  opensOnEves: readonly boolean[],
  { publicDays, eves }: Holidays,
  { from, to }: { readonly from: number; readonly to: number },
): Office {
  const closed = new Set(office.closedDays);
  for (let day = from; day <= to; day++) {
    const phase = phaseOn(office, day);
    if (phase.week[weekdayOf(day, true)] === null) continue;
    const opensOnEve = opensOnEves[office.phases.indexOf(phase)];
    if (publicDays.has(day) || (eves.has(day) && !opensOnEve)) closed.add(day);
  }
  return { ...office, closedDays: [...closed].toSorted((a, b) => a - b) };
}
