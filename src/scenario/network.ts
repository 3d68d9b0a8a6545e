/**
 * Offices and errands from tables. Knows the columns of the tables and which rows a scenario takes; how visits
 * become intensities is `visits.ts`, and how well they are founded `foundations.ts`.
 */
import type { Problem } from "../errors.js";
import { attributesOf } from "./attributes.js";
import {
  AGENCY_COLUMNS,
  AREA_COLUMNS,
  ERRAND_COLUMNS,
  FIRST_DIVISION,
  LINE_COLUMNS,
  municipalityColumns,
  OFFICE_COLUMNS,
  PROFILE_COLUMNS,
  SOURCE_COLUMNS,
  TABLE_LAWS,
  ZONE_COLUMNS,
} from "./columns.js";
import type { MUNICIPALITY_COLUMNS } from "./columns.js";
import type {
  AgencyRow,
  AreaRow,
  ErrandRow,
  LineRow,
  OfficeRow,
  ProfileRow,
  SourceRow,
  ZoneRow,
} from "./columns.js";
import { findingAt, type Finding, type Path, type Reading } from "./reading.js";
import { ALWAYS, PLAIN_ERRAND, PLAIN_OFFICE, type Attributes, type Errand, type Office } from "./scenario.js";
import type { Written } from "./schema.js";
import {
  checkErrandRows,
  checkLines,
  checkMunicipalities,
  checkOfficeRows,
  checkProfileRows,
  checkZones,
  isOf,
} from "./rows.js";
import { selectAt } from "./selectorSchema.js";
import { readTable, type Columns, type TableReading } from "./tables.js";
import { volumesOf, type Volumes } from "./volumes.js";
import { hoursOnWeekdays, type Week } from "./week.js";

/** What a scenario writes under `network`. */
export type WrittenNetwork = NonNullable<Written["network"]>;

/** The rows a scenario takes from its tables. */
export interface NetworkRows {
  readonly offices: readonly OfficeRow[];
  /** What each office is known by; by id. */
  readonly attributes: ReadonlyMap<string, Attributes>;
  readonly errands: readonly ErrandRow[];
  /** Visits a year of every office by errand. */
  readonly volumes: Volumes;
  /** Phone lines and their agencies; none when no table is named. */
  readonly lines: readonly LineRow[];
  readonly agencies: readonly AgencyRow[];
  /** Where people live and how they travel; none when no table is named. */
  readonly zones: readonly ZoneRow[];
  readonly areas: readonly AreaRow[];
  /** How visits spread, and how calls do. */
  readonly profile: readonly ProfileRow[];
  readonly callProfile: readonly ProfileRow[];
  readonly sources: readonly SourceRow[];
}

export interface NetworkReading {
  /** Null when anything is wrong. */
  readonly rows: NetworkRows | null;
  readonly findings: readonly Finding[];
  readonly problems: readonly Problem[];
}

/** Gives the text of a table by the name in the scenario and the place where it is named, or why it cannot. */
export type TableSource = (name: string, path: Path) => Reading<string>;

/** Reads the tables of a network and selects its offices. */
export async function readNetwork(written: WrittenNetwork, source: TableSource): Promise<NetworkReading> {
  const findings: Finding[] = [];
  const read = async <C extends Columns>(key: TableKey, columns: C): Promise<TableReading<C> | null> => {
    const name = written[key];
    const text = name === undefined ? null : source(name, ["network", key]);
    if (name === undefined || text === null) return null;
    if ("value" in text) return readTable({ name, text: text.value }, columns);
    findings.push(findingAt(["network", key], text));
    return null;
  };
  const tables: Tables = {
    offices: await read("offices", OFFICE_COLUMNS),
    errands: await read("errands", ERRAND_COLUMNS),
    profile: await read("profile", PROFILE_COLUMNS),
    municipalities: await read("municipalities", municipalityColumns(divisionOf(written))),
    lines: await read("lines", LINE_COLUMNS),
    agencies: await read("agencies", AGENCY_COLUMNS),
    zones: await read("zones", ZONE_COLUMNS),
    areas: await read("areas", AREA_COLUMNS),
    foundations: await read("foundations", SOURCE_COLUMNS),
  };
  const problems = Object.values(tables).flatMap((table: Tables[TableKey]) => table?.problems ?? []);
  if (findings.length > 0 || problems.length > 0) return failed(findings, problems);
  return selectRows(written, tables);
}

type TableKey = keyof Tables;

/** The tables as read; null for those not named. */
interface Tables {
  readonly offices: TableReading<typeof OFFICE_COLUMNS> | null;
  readonly errands: TableReading<typeof ERRAND_COLUMNS> | null;
  readonly profile: TableReading<typeof PROFILE_COLUMNS> | null;
  readonly municipalities: TableReading<typeof MUNICIPALITY_COLUMNS> | null;
  readonly lines: TableReading<typeof LINE_COLUMNS> | null;
  readonly agencies: TableReading<typeof AGENCY_COLUMNS> | null;
  readonly zones: TableReading<typeof ZONE_COLUMNS> | null;
  readonly areas: TableReading<typeof AREA_COLUMNS> | null;
  readonly foundations: TableReading<typeof SOURCE_COLUMNS> | null;
}

/** Checks the rows against each other, and takes those that `where` is about. */
function selectRows(written: WrittenNetwork, tables: Tables): NetworkReading {
  const { offices, errands, profile, municipalities, lines, agencies, zones, areas } = tables;
  if (offices === null || errands === null || profile === null) return failed([], []);
  const division = divisionOf(written);
  const wrong = [
    ...checkOfficeRows(offices),
    ...checkErrandRows(errands),
    ...checkProfileRows(profile, "office"),
    ...(municipalities === null ? [] : checkMunicipalities(municipalities, offices, division)),
    ...(lines === null ? [] : checkProfileRows(profile, "phone")),
    ...(lines === null || agencies === null ? [] : checkLines(lines, agencies)),
    ...(zones === null || areas === null ? [] : checkZones(zones, areas)),
  ];
  if (wrong.length > 0) return failed([], wrong);
  const volumes = volumesOf(offices.rows, errands.rows);
  if ("problem" in volumes) return failed([], [offices.problemIn("visits_2024_estimate", null, volumes)]);
  const known = new Map(municipalities?.rows.map((row) => [row.municipality_code, row]));
  const all = offices.rows.map((row) => ({
    id: row.office_id,
    row,
    attributes: attributesOf(row, known.get(row.municipality_code) ?? null, division),
  }));
  const path = ["network", "where"];
  const selected =
    written.where === undefined ? { offices: all, findings: [] } : selectAt(written.where, all, path);
  if (selected.findings.length > 0) return failed(selected.findings, []);
  const rows = {
    offices: selected.offices.map(({ row }) => row),
    attributes: new Map(selected.offices.map(({ id, attributes }) => [id, attributes])),
    errands: errands.rows,
    ...volumes,
    lines: lines?.rows ?? [],
    agencies: agencies?.rows ?? [],
    zones: zones?.rows ?? [],
    areas: areas?.rows ?? [],
    profile: profile.rows.filter((row) => isOf(row, "office")),
    callProfile: profile.rows.filter((row) => isOf(row, "phone")),
    sources: tables.foundations?.rows ?? [],
  };
  return { rows, findings: [], problems: [] };
}

function failed(findings: readonly Finding[], problems: readonly Problem[]): NetworkReading {
  return { rows: null, findings, problems };
}

/** The first division into labour market regions holds when none is named. */
export function divisionOf({ faDivision = FIRST_DIVISION }: Pick<WrittenNetwork, "faDivision">): number {
  return faDivision;
}

/** An office of the table. It keeps its desks all day, finishes who is in hand and serves the line at closing. */
export function officeOf(row: OfficeRow, attributes: Attributes): Office {
  return {
    id: row.office_id,
    name: { sv: row.office_name, en: row.office_name },
    attributes,
    closedDays: [],
    ...PLAIN_OFFICE,
    phases: [
      {
        from: ALWAYS,
        exists: true,
        week: weekOf(row),
        desks: [{ minute: 0, value: row.desks_open_estimate }],
        release: "exhaustive",
        closing: { kind: "serve" },
        room: null,
        visits: 1,
      },
    ],
  };
}

/** Hours of Monday to Sunday of an office of the table. */
export function weekOf(row: OfficeRow): Week {
  return hoursOnWeekdays(row.open_iso_weekdays, { opens: row.open_from_local, closes: row.open_to_local });
}

/** An errand of the table. @param line id of the phone line of its agency; null when there is none */
export function errandOf(
  row: ErrandRow,
  { patience, leaving, line }: Pick<Errand, "patience" | "leaving" | "line">,
): Errand {
  return {
    id: row.errand_type_id,
    name: { sv: row.name_sv, en: row.name_en },
    service: TABLE_LAWS[row.service_time_distribution](row.mean_service_min, row.service_time_cv),
    patience,
    balking: null,
    ...PLAIN_ERRAND,
    leaving,
    line,
  };
}
