/** What must hold between the rows of a network's tables. */
import type { Problem } from "../errors.js";
import { AREA_CLASSES, FIRST_DIVISION } from "./columns.js";
import type {
  AGENCY_COLUMNS,
  AREA_COLUMNS,
  ERRAND_COLUMNS,
  LINE_COLUMNS,
  MUNICIPALITY_COLUMNS,
  OFFICE_COLUMNS,
  PROFILE_COLUMNS,
  ProfileRow,
  ZONE_COLUMNS,
} from "./columns.js";
import { suggest } from "./nearest.js";
import { quote, refusal, showSum } from "./reading.js";
import type { Columns, Row, TableReading } from "./tables.js";

/** Profiles that visits and calls follow; a table of profiles may hold others. */
export type ProfileId = "office" | "phone";

/** Cells that a row of the profile must fill, by its dimension. */
const FILLED = {
  weekday_hour: ["iso_weekday", "hour_local", "share_of_week"],
  month: ["month", "share_of_year"],
} as const;

/** Shares in tables are rounded to a few digits. */
const SUM_TOLERANCE = 1e-6;

export function isOf(row: ProfileRow, profile: ProfileId): boolean {
  return row.profile_id === profile;
}

/** Every office once, and open at least for a moment. */
export function checkOfficeRows(table: TableReading<typeof OFFICE_COLUMNS>): Problem[] {
  const backwards = table.rows.filter((row) => row.open_from_local >= row.open_to_local);
  const swap = refusal("the office closes before it opens", "swap open_from_local and open_to_local");
  return [
    ...findTwice(table, "office_id", table.rows, (row) => row.office_id),
    ...backwards.map(({ line }) => table.problemIn("open_to_local", line, swap)),
  ];
}

/** Every municipality once, and those of the offices among them, under the same name and region. */
export function checkMunicipalities(
  municipalities: TableReading<typeof MUNICIPALITY_COLUMNS>,
  offices: TableReading<typeof OFFICE_COLUMNS>,
  division: number,
): Problem[] {
  const twice = findTwice(
    municipalities,
    "municipality_code",
    municipalities.rows,
    (row) => row.municipality_code,
  );
  const known = new Map(municipalities.rows.map((row) => [row.municipality_code, row]));
  const codes = [...known.keys()];
  const strange = offices.rows.flatMap((row) => {
    const municipality = known.get(row.municipality_code);
    if (municipality === undefined) {
      const unknown = refusal(
        `no municipality has the code ${quote(row.municipality_code)}`,
        suggest(row.municipality_code, codes),
      );
      return [offices.problemIn("municipality_code", row.line, unknown)];
    }
    return SHARED.flatMap(([column, beside]) => {
      // The offices' table holds regions of the first division alone.
      if (beside === "fa_code" && division !== FIRST_DIVISION) return [];
      const wanted = (municipality as unknown as Record<string, string>)[beside];
      if (row[column] === wanted) return [];
      const problem = `${quote(row[column])} where the municipality ${row.municipality_code} has ${quote(wanted)}`;
      return [offices.problemIn(column, row.line, refusal(problem, "change one of the two tables"))];
    });
  });
  return [...twice, ...strange];
}

/** Columns of the offices' table, and the columns of the municipalities' table that say the same. */
const SHARED = [
  ["municipality_name", "municipality_name"],
  ["fa_code", "fa_code"],
  ["admin_region_code", "admin_region_code"],
] as const;

/** Every errand once, all together 1. */
export function checkErrandRows(table: TableReading<typeof ERRAND_COLUMNS>): Problem[] {
  const shares = table.rows.map((row) => row.share_of_errands);
  return [
    ...findTwice(table, "errand_type_id", table.rows, (row) => row.errand_type_id),
    ...findWrongSum(table, "share_of_errands", shares),
  ];
}

/** Every line and agency once, and an agency for every line. */
export function checkLines(
  lines: TableReading<typeof LINE_COLUMNS>,
  agencies: TableReading<typeof AGENCY_COLUMNS>,
): Problem[] {
  const known = agencies.rows.map((row) => row.agency_code);
  const strange = lines.rows
    .filter((row) => !known.includes(row.agency_code))
    .map((row) => {
      const unknown = refusal(
        `no agency has the code ${quote(row.agency_code)}`,
        suggest(row.agency_code, known),
      );
      return lines.problemIn("agency_code", row.line, unknown);
    });
  const backwards = agencies.rows.filter((row) => row.open_from_local >= row.open_to_local);
  const swap = refusal("the line closes before it opens", "swap open_from_local and open_to_local");
  return [
    ...findTwice(lines, "agency_code", lines.rows, (row) => row.agency_code),
    ...findTwice(agencies, "agency_code", agencies.rows, (row) => row.agency_code),
    ...strange,
    ...backwards.map(({ line }) => agencies.problemIn("open_to_local", line, swap)),
  ];
}

/** Every zone and class of area once, somebody in some zone, and roads for every class. */
export function checkZones(
  zones: TableReading<typeof ZONE_COLUMNS>,
  areas: TableReading<typeof AREA_COLUMNS>,
): Problem[] {
  const missing = AREA_CLASSES.filter((area) => !areas.rows.some((row) => row.area_class === area));
  const empty = zones.rows.every((row) => row.population_2024 === 0);
  const nobody = refusal("nobody lives in any zone", "write how many people live in each");
  return [
    ...findTwice(zones, "zone_id", zones.rows, (row) => row.zone_id),
    ...findTwice(areas, "area_class", areas.rows, (row) => row.area_class),
    ...missing.map((area) =>
      areas.problemIn("area_class", null, refusal(`there is no row for ${area}`, "add one")),
    ),
    ...(empty ? [zones.problemIn("population_2024", null, nobody)] : []),
  ];
}

/** Every hour and month once, all filled in, together 1. */
export function checkProfileRows(table: TableReading<typeof PROFILE_COLUMNS>, profile: ProfileId): Problem[] {
  const rows = table.rows.filter((row) => isOf(row, profile));
  const hours = rows.filter((row) => row.dimension === "weekday_hour");
  const months = rows.filter((row) => row.dimension === "month");
  const empty = rows.flatMap((row) => {
    const columns = FILLED[row.dimension].filter((column) => row[column] === null);
    const fill = refusal(`the cell is empty in a row of ${row.dimension}`, "write a number");
    return columns.map((column) => table.problemIn(column, row.line, fill));
  });
  return [
    ...empty,
    ...findTwice(table, "hour_local", hours, (row) => `${row.iso_weekday} ${row.hour_local}`),
    ...findTwice(table, "month", months, (row) => String(row.month)),
    ...findWrongSum(
      table,
      "share_of_week",
      hours.map((row) => row.share_of_week ?? 0),
    ),
    ...findWrongSum(
      table,
      "share_of_year",
      months.map((row) => row.share_of_year ?? 0),
    ),
  ];
}

/** Rows under a name that another row has already. */
export function findTwice<C extends Columns>(
  table: TableReading<C>,
  column: keyof C & string,
  rows: readonly Row<C>[],
  nameOf: (row: Row<C>) => string,
): Problem[] {
  const lines = new Map<string, number>();
  return rows.flatMap((row) => {
    const name = nameOf(row);
    const first = lines.get(name);
    if (first === undefined) lines.set(name, row.line);
    if (first === undefined) return [];
    const twice = refusal(`${quote(name)} stands in row ${first} already`, "keep one of the two rows");
    return [table.problemIn(column, row.line, twice)];
  });
}

function findWrongSum<C extends Columns>(
  table: TableReading<C>,
  column: keyof C & string,
  shares: readonly number[],
): Problem[] {
  const sum = shares.reduce((total, share) => total + share, 0);
  if (Math.abs(sum - 1) <= SUM_TOLERANCE) return [];
  return [
    table.problemIn(
      column,
      null,
      refusal(`the shares sum to ${showSum(sum)}`, "change them so that they sum to 1"),
    ),
  ];
}
