/** How well the inputs of a scenario are founded: the author's own notes, and the words in the tables. */
import type { AgencyRow, AreaRow, ErrandRow, LineRow, OfficeRow, ProfileRow, ZoneRow } from "./columns.js";
import type { NetworkRows, WrittenNetwork } from "./network.js";
import { PROVENANCES, type Foundation, type Provenance } from "./scenario.js";
import type { Written } from "./schema.js";

type TableKey = "offices" | "errands" | "profile" | "lines" | "agencies" | "zones" | "areas";
type TableRow = OfficeRow | ErrandRow | ProfileRow | LineRow | AgencyRow | ZoneRow | AreaRow;

/** Inputs that come from tables, and the column that says how each is founded; null where no column does. */
export const TABLE_INPUTS: readonly {
  readonly input: string;
  readonly table: TableKey;
  readonly column:
    keyof OfficeRow | keyof ErrandRow | keyof ProfileRow | keyof LineRow | keyof AgencyRow | null;
}[] = [
  { input: "offices", table: "offices", column: "existence_provenance" },
  { input: "officeTypes", table: "offices", column: "office_type_provenance" },
  { input: "openingDays", table: "offices", column: "opening_days_provenance" },
  { input: "hours", table: "offices", column: null },
  { input: "visits", table: "offices", column: "visits_provenance" },
  { input: "desks", table: "offices", column: "staff_provenance" },
  { input: "errands", table: "errands", column: "provenance" },
  { input: "arrivalProfile", table: "profile", column: "provenance" },
  { input: "phoneLines", table: "lines", column: "provenance" },
  { input: "redialling", table: "lines", column: "redial_provenance" },
  { input: "phoneHandling", table: "agencies", column: "handle_provenance" },
  { input: "phoneHours", table: "agencies", column: "opening_hours_provenance" },
  { input: "zones", table: "zones", column: "provenance" },
  { input: "travel", table: "areas", column: "provenance" },
];

/** Foundations of a network, one for each input from a table it names: the weakest word among the rows in use. */
export function foundationsOfNetwork(written: WrittenNetwork, rows: NetworkRows): Foundation[] {
  return TABLE_INPUTS.filter(({ table }) => written[table] !== undefined).map(({ input, table, column }) => {
    const words = rows[table].map((row) => wordOf(row, column));
    const provenance = PROVENANCES.findLast((word) => words.includes(word)) ?? "assumed";
    const note = rows.sources.find((row) => row.input === input && row.provenance === provenance);
    const source = note?.source ?? `${written[table]}${column === null ? "" : `, column ${column}`}`;
    return { input, provenance, source: source + mixOf(words) };
  });
}

/** Foundations the author wrote down. */
export function foundationsOfAuthor({ provenance = {} }: Written): Foundation[] {
  return Object.entries(provenance).flatMap(([input, note]) =>
    note === undefined ? [] : [{ input, ...note, source: note.source || "no source given" }],
  );
}

/** What no column vouches for counts as assumed. */
function wordOf(row: TableRow, column: string | null): Provenance {
  return column === null ? "assumed" : (row as unknown as Record<string, Provenance>)[column];
}

/** How many rows each word holds for, when there are several words; else nothing. */
function mixOf(words: readonly Provenance[]): string {
  const counts = PROVENANCES.map((word) => ({ word, count: words.filter((one) => one === word).length }));
  const found = counts.filter(({ count }) => count > 0);
  if (found.length < 2) return "";
  return ` (${found.map(({ word, count }) => `${count} ${word.replace("_", " ")}`).join(", ")})`;
}
