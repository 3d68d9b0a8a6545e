/** The columns of the tables a network is made from, and how their cells are read. */
import { LIMITS } from "./limits.js";
import { suggest } from "./nearest.js";
import { readTime } from "./quantities.js";
import { readDate } from "./dates.js";
import { quote, refusal, type Reading } from "./reading.js";
import { PROVENANCES, type Provenance } from "./scenario.js";
import { cellNumber, cellOrNull, cellText, cellWhole, cellWord, type Columns, type Row } from "./tables.js";

/** Laws of the errand table, each from mean and coefficient of variation. */
export const TABLE_LAWS = {
  lognormal: (mean: number, cv: number) => ({ kind: "lognormal", mean, cv }) as const,
  gamma: (mean: number, cv: number) => ({ kind: "gamma", mean, cv }) as const,
  exponential: (mean: number) => ({ kind: "exponential", mean }) as const,
  deterministic: (mean: number) => ({ kind: "deterministic", value: mean }) as const,
};

function cellWeekdays(cell: string): Reading<number[]> {
  const days = Array.from(cell, Number);
  const rising = days.every((day, i) => i === 0 || day > days[i - 1]);
  if (/^[1-7]+$/.test(cell) && rising) return { value: days };
  return refusal(
    `${quote(cell)} is not a list of weekdays`,
    "write digits from 1 (Monday) to 7, such as 12345",
  );
}

/** Reads a word of provenance; the tables may add to it, as in `documented_daily_rate` and `derived: by a formula`. */
function cellProvenance(cell: string): Reading<Provenance> {
  const word = PROVENANCES.find(
    (known) => cell === known || cell.startsWith(`${known}_`) || cell.startsWith(`${known}: `),
  );
  return word === undefined
    ? refusal(`${quote(cell)} is not a provenance`, suggest(cell, PROVENANCES))
    : { value: word };
}

function cellId(cell: string): Reading<string> {
  if (/^[\p{L}\p{N}][\p{L}\p{N}_-]*$/u.test(cell) && cell.length <= LIMITS.idLength) return { value: cell };
  return refusal(`${quote(cell)} cannot be an id`, "use letters, digits, - and _, a letter or digit first");
}

/** Reads the code of a municipality, region or the like: digits and letters, so that 01 stays 01. */
function cellCode(cell: string): Reading<string> {
  if (/^[\p{L}\p{N}]{1,12}$/u.test(cell)) return { value: cell };
  return refusal(`${quote(cell)} cannot be a code`, "write 1 to 12 digits and letters");
}

const cellLatitude = cellNumber(-90, 90);
const cellLongitude = cellNumber(-180, 180);
const cellShare = cellNumber(0, 1);

/** Classes of area that speeds and reports tell apart. */
export const AREA_CLASSES = ["metropolitan", "urban", "rural"] as const;

/** Offices, one a row. */
export const OFFICE_COLUMNS = {
  office_id: cellId,
  office_name: cellText,
  municipality_code: cellCode,
  municipality_name: cellText,
  fa_code: cellCode,
  admin_region_code: cellCode,
  lat_deg: cellLatitude,
  lon_deg: cellLongitude,
  existence_provenance: cellProvenance,
  office_type: cellWord(["full_service", "flexible"]),
  flexible_subtype: cellOrNull(cellWord(["placed_staff", "unplaced_staff", "temporary"])),
  office_type_provenance: cellProvenance,
  opened_year: cellOrNull(cellWhole(1900, 2199)),
  open_iso_weekdays: cellWeekdays,
  opening_days_provenance: cellProvenance,
  open_from_local: readTime,
  open_to_local: readTime,
  closure_status_2025_2028: cellWord(["stays", "candidate", "to_close", "closed", "closed_reopening"]),
  closure_date: cellOrNull(readDate),
  visits_2024_estimate: cellNumber(0, 1e7),
  visits_provenance: cellProvenance,
  staff_fte_estimate: cellNumber(0, 1e6),
  desks_open_estimate: cellWhole(1, LIMITS.desks),
  staff_provenance: cellProvenance,
} satisfies Columns;

/** Errands, one a row. */
export const ERRAND_COLUMNS = {
  errand_type_id: cellId,
  agency_code: cellCode,
  name_en: cellText,
  name_sv: cellText,
  share_of_errands: cellNumber(0, 1),
  mean_service_min: cellNumber(LIMITS.shortest, LIMITS.longest),
  service_time_cv: cellNumber(LIMITS.smallestCv, LIMITS.largestCv),
  service_time_distribution: cellWord(Object.keys(TABLE_LAWS) as (keyof typeof TABLE_LAWS)[]),
  personal_attendance_required: cellWhole(0, 1),
  needs_full_service_office: cellWhole(0, 1),
  booked_share: cellShare,
  could_move_to_phone_share: cellShare,
  could_move_to_web_share: cellShare,
  return_visit_probability: cellShare,
  provenance: cellProvenance,
} satisfies Columns;

/** Shares of the week by weekday and hour, and of the year by month. */
export const PROFILE_COLUMNS = {
  profile_id: cellText,
  dimension: cellWord(["weekday_hour", "month"]),
  iso_weekday: cellOrNull(cellWhole(1, 7)),
  hour_local: cellOrNull(cellWhole(0, 23)),
  month: cellOrNull(cellWhole(1, 12)),
  share_of_week: cellOrNull(cellNumber(0, 1)),
  share_of_year: cellOrNull(cellNumber(0, 1)),
  provenance: cellProvenance,
} satisfies Columns;

/** Municipalities, one a row. The codes of labour market regions stand in a column for each division. */
export const MUNICIPALITY_COLUMNS = {
  municipality_code: cellCode,
  municipality_name: cellText,
  admin_region_code: cellCode,
  admin_region_name: cellText,
  area_class: cellWord(AREA_CLASSES),
  population_2024: cellWhole(0, 1e9),
  lat_deg: cellLatitude,
  lon_deg: cellLongitude,
} satisfies Columns;

/** The two columns of a division into labour market regions, by the year it was made. */
export function divisionColumns(year: number): { readonly code: string; readonly name: string } {
  return year === FIRST_DIVISION
    ? { code: "fa_code", name: "fa_name" }
    : { code: `fa_code_${year}`, name: `fa_name_${year}` };
}

/** The division of the columns without a year. */
export const FIRST_DIVISION = 2015;

/** Columns of municipalities with the regions of a division. */
export function municipalityColumns(division: number) {
  const { code, name } = divisionColumns(division);
  return { ...MUNICIPALITY_COLUMNS, [code]: cellCode, [name]: cellText };
}

/** Zones where visitors live, one a row. */
export const ZONE_COLUMNS = {
  zone_id: cellId,
  zone_name: cellText,
  municipality_code: cellCode,
  fa_code: cellCode,
  area_class: cellWord(AREA_CLASSES),
  population_2024: cellWhole(0, 1e9),
  lat_deg: cellLatitude,
  lon_deg: cellLongitude,
  provenance: cellProvenance,
} satisfies Columns;

/** How one travels in each class of area, one a row. */
export const AREA_COLUMNS = {
  area_class: cellWord(AREA_CLASSES),
  circuity: cellNumber(1, 10),
  speed_km_per_h: cellNumber(1, 300),
  zone_radius_km: cellNumber(0, 1000),
  provenance: cellProvenance,
} satisfies Columns;

/** Agencies and what is known of their phone lines, one a row. */
export const AGENCY_COLUMNS = {
  agency_code: cellCode,
  agency_name_sv: cellText,
  calls_offered_per_year: cellNumber(0, 1e10),
  calls_offered_provenance: cellProvenance,
  answered_share: cellShare,
  answered_share_provenance: cellProvenance,
  rejected_by_overload_share: cellShare,
  rejected_provenance: cellProvenance,
  mean_wait_answered_min: cellNumber(0, LIMITS.longest),
  mean_wait_provenance: cellProvenance,
  mean_handle_min: cellNumber(LIMITS.shortest, LIMITS.longest),
  handle_provenance: cellProvenance,
  open_iso_weekdays: cellWeekdays,
  open_from_local: readTime,
  open_to_local: readTime,
  opening_hours_provenance: cellProvenance,
  mean_patience_min: cellNumber(LIMITS.shortest, LIMITS.longest),
  patience_provenance: cellProvenance,
  agents_on_line_estimate: cellWhole(1, 1e6),
  agents_provenance: cellProvenance,
} satisfies Columns;

/** Phone lines as they are simulated, one a row. */
export const LINE_COLUMNS = {
  agency_code: cellId,
  persons_per_year: cellNumber(0, 1e10),
  agents: cellWhole(1, LIMITS.desks),
  waiting_places: cellWhole(0, LIMITS.room),
  mean_handle_min: cellNumber(LIMITS.shortest, LIMITS.longest),
  mean_patience_min: cellNumber(LIMITS.shortest, LIMITS.longest),
  redial_after_rejection: cellShare,
  redial_after_abandoning: cellShare,
  mean_redial_pause_min: cellNumber(LIMITS.shortest, LIMITS.longest),
  provenance: cellProvenance,
  redial_provenance: cellProvenance,
} satisfies Columns;

/** Days of a calendar, one a row; offices are closed on those of the first two kinds. */
export const HOLIDAY_COLUMNS = {
  date: readDate,
  name_sv: cellText,
  name_en: cellText,
  // On the last two offices are open: days before a holiday, and working days between two free ones.
  kind: cellWord(["public", "eve", "day_before", "squeeze"]),
} satisfies Columns;

/** Sources behind words of provenance, by input. */
export const SOURCE_COLUMNS = {
  input: cellText,
  provenance: cellProvenance,
  source: cellText,
} satisfies Columns;

export type OfficeRow = Row<typeof OFFICE_COLUMNS>;
export type ErrandRow = Row<typeof ERRAND_COLUMNS>;
export type ProfileRow = Row<typeof PROFILE_COLUMNS>;
export type MunicipalityRow = Row<typeof MUNICIPALITY_COLUMNS>;
export type ZoneRow = Row<typeof ZONE_COLUMNS>;
export type AreaRow = Row<typeof AREA_COLUMNS>;
export type AgencyRow = Row<typeof AGENCY_COLUMNS>;
export type LineRow = Row<typeof LINE_COLUMNS>;
export type HolidayRow = Row<typeof HOLIDAY_COLUMNS>;
export type SourceRow = Row<typeof SOURCE_COLUMNS>;
