/** What an office is known by, as its author writes it or as its row of a table says. */
import { divisionColumns, type MunicipalityRow, type OfficeRow } from "./columns.js";
import { list, text } from "./leaves.js";
import { LIMITS } from "./limits.js";
import type { Attributes } from "./scenario.js";
import type { Piece } from "./piece.js";
import type { Week } from "./week.js";

function word(example: string) {
  return text.meta({ title: "a text", examples: [example] });
}

/** Keys of an office that say what it is known by. */
export const attributeKeys = {
  municipality: word("Skellefteå").optional().describe("Municipality, to select and group by."),
  locality: word("Kista").optional().describe("Locality or district, to select by."),
  fa: word("23").optional().describe("Code of its labour market region, to select and group by."),
  region: word("Norr").optional().describe("Its region, to select and group by."),
  area: word("metropolitan")
    .optional()
    .describe("Class of its area, such as metropolitan, to select and group by."),
  category: word("placed_staff").optional().describe("Finer than type, to select by."),
  type: word("flexible").optional().describe("Type of office, to select and group by."),
  tags: list(text, { title: "a list of texts", examples: [["crisis"]], most: LIMITS.tags })
    .optional()
    .describe("Names of the author's own, to select by."),
};

/** What an author may write of an office. */
interface WrittenAttributes {
  readonly municipality?: string | undefined;
  readonly locality?: string | undefined;
  readonly fa?: string | undefined;
  readonly region?: string | undefined;
  readonly area?: string | undefined;
  readonly category?: string | undefined;
  readonly type?: string | undefined;
  readonly tags?: readonly string[] | undefined;
}

/** Of an office that is written out. */
export function attributesFrom(
  office: WrittenAttributes,
  { desks, week }: { readonly desks: readonly Piece[]; readonly week: Week },
): Attributes {
  return {
    municipality: office.municipality ?? "",
    locality: office.locality ?? "",
    fa: office.fa ?? "",
    faName: "",
    region: office.region ?? "",
    regionName: "",
    area: office.area ?? "",
    category: office.category ?? "",
    type: office.type ?? "",
    tags: office.tags ?? [],
    visits: null,
    desks: Math.max(0, ...desks.map(({ value }) => value)),
    staff: null,
    opened: null,
    openDays: week.filter((hours) => hours !== null).length,
    latitude: null,
    longitude: null,
  };
}

/**
 * Of a row of a table.
 *
 * @param municipality the row of its municipality; null without a table of municipalities
 * @param division year of the division into labour market regions
 */
export function attributesOf(
  row: OfficeRow,
  municipality: MunicipalityRow | null,
  division: number,
): Attributes {
  const { code, name } = divisionColumns(division);
  const fa = municipality as Readonly<Record<string, unknown>> | null;
  return {
    municipality: row.municipality_name,
    locality: row.office_name,
    fa: (fa?.[code] as string | undefined) ?? row.fa_code,
    faName: (fa?.[name] as string | undefined) ?? "",
    region: row.admin_region_code,
    regionName: municipality?.admin_region_name ?? "",
    area: municipality?.area_class ?? "",
    category: row.flexible_subtype ?? row.office_type,
    type: row.office_type,
    tags: row.closure_status_2025_2028 === "stays" ? [] : [row.closure_status_2025_2028],
    visits: row.visits_2024_estimate,
    desks: row.desks_open_estimate,
    staff: row.staff_fte_estimate,
    opened: row.opened_year,
    openDays: row.open_iso_weekdays.length,
    latitude: row.lat_deg,
    longitude: row.lon_deg,
  };
}
