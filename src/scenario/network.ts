/**
 * Offices and errands from tables. Knows the columns of the tables and which rows a scenario takes; how visits
 * become intensities is `visits.ts`, and how well they are founded `foundations.ts`.
 */
import type { Problem } from "../errors.js";
import { ERRAND_COLUMNS, OFFICE_COLUMNS, PROFILE_COLUMNS, SOURCE_COLUMNS, TABLE_LAWS } from "./columns.js";
import type { ErrandRow, OfficeRow, ProfileRow, SourceRow } from "./columns.js";
import { suggest } from "./nearest.js";
import { findingAt, quote, refusal, type Finding, type Reading } from "./reading.js";
import { PLAIN_ERRAND, PLAIN_OFFICE, type Errand, type Office } from "./scenario.js";
import type { Written } from "./schema.js";
import { checkErrandRows, checkOfficeRows, checkProfileRows, isOfOffices } from "./rows.js";
import { readTable, type Columns, type TableReading } from "./tables.js";

/** What a scenario writes under `network`. */
export type WrittenNetwork = NonNullable<Written["network"]>;

/** The rows a scenario takes from its tables. */
export interface NetworkRows {
  readonly offices: readonly OfficeRow[];
  readonly errands: readonly ErrandRow[];
  readonly profile: readonly ProfileRow[];
  readonly sources: readonly SourceRow[];
}

export interface NetworkReading {
  /** Null when anything is wrong. */
  readonly rows: NetworkRows | null;
  readonly findings: readonly Finding[];
  readonly problems: readonly Problem[];
}

/** Gives the text of a table by the name in the scenario, or why it cannot. */
export type TableSource = (name: string) => Reading<string>;

/** Reads the tables of a network and selects its offices. */
export async function readNetwork(written: WrittenNetwork, source: TableSource): Promise<NetworkReading> {
  const findings: Finding[] = [];
  const read = async <C extends Columns>(
    key: "offices" | "errands" | "profile" | "foundations",
    columns: C,
  ): Promise<TableReading<C> | null> => {
    const name = written[key];
    const text = name === undefined ? null : source(name);
    if (name === undefined || text === null) return null;
    if ("value" in text) return readTable({ name, text: text.value }, columns);
    findings.push(findingAt(["network", key], text));
    return null;
  };
  const offices = await read("offices", OFFICE_COLUMNS);
  const errands = await read("errands", ERRAND_COLUMNS);
  const profile = await read("profile", PROFILE_COLUMNS);
  const sources = await read("foundations", SOURCE_COLUMNS);
  const problems = [offices, errands, profile, sources].flatMap((table) => table?.problems ?? []);
  const isBroken = findings.length > 0 || problems.length > 0;
  if (isBroken || offices === null || errands === null || profile === null) {
    return { rows: null, findings, problems };
  }
  const wrong = [...checkOfficeRows(offices), ...checkErrandRows(errands), ...checkProfileRows(profile)];
  if (wrong.length > 0) return { rows: null, findings, problems: wrong };
  const selected = selectOffices(written.where ?? {}, offices.rows);
  if (selected.findings.length > 0) return { rows: null, findings: selected.findings, problems };
  const rows = {
    offices: selected.rows,
    errands: errands.rows,
    profile: profile.rows.filter(isOfOffices),
    sources: sources?.rows ?? [],
  };
  return { rows, findings, problems };
}

/** Columns that `where` selects by. */
const SELECTORS = { id: "office_id", municipality: "municipality_name", type: "office_type" } as const;

function selectOffices(where: NonNullable<WrittenNetwork["where"]>, rows: readonly OfficeRow[]) {
  const findings: Finding[] = [];
  let selected = rows;
  for (const [key, column] of Object.entries(SELECTORS) as [keyof typeof SELECTORS, keyof OfficeRow][]) {
    const wanted = where[key];
    if (wanted === undefined) continue;
    const known = [...new Set(rows.map((row) => String(row[column])))];
    wanted.forEach((value, i) => {
      if (known.includes(value)) return;
      const path = ["network", "where", key, ...(wanted.length > 1 ? [i] : [])];
      findings.push({
        path,
        at: "value",
        ...refusal(`no office has ${key} ${quote(value)}`, suggest(value, known)),
      });
    });
    selected = selected.filter((row) => wanted.includes(String(row[column])));
  }
  if (findings.length === 0 && selected.length === 0) {
    const nobody = refusal("no office fits all keys", "leave one of them out");
    findings.push({ path: ["network", "where"], at: "key", ...nobody });
  }
  return { rows: selected, findings };
}

/** An office of the table. It keeps its desks all day, finishes who is in hand and serves the line at closing. */
export function officeOf(row: OfficeRow): Office {
  const hours = { opens: row.open_from_local, closes: row.open_to_local };
  return {
    id: row.office_id,
    name: { sv: row.office_name, en: row.office_name },
    week: [1, 2, 3, 4, 5, 6, 7].map((day) => (row.open_iso_weekdays.includes(day) ? hours : null)),
    closedDays: [],
    desks: [{ minute: 0, value: row.desks_open_estimate }],
    release: "exhaustive",
    closing: { kind: "serve" },
    room: null,
    ...PLAIN_OFFICE,
  };
}

/** An errand of the table. */
export function errandOf(row: ErrandRow, patience: Errand["patience"]): Errand {
  return {
    id: row.errand_type_id,
    name: { sv: row.name_sv, en: row.name_en },
    service: TABLE_LAWS[row.service_time_distribution](row.mean_service_min, row.service_time_cv),
    patience,
    balking: null,
    ...PLAIN_ERRAND,
  };
}
