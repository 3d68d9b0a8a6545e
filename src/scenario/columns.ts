/** The columns of the tables a network is made from, and how their cells are read. */
import { LIMITS } from "./limits.js";
import { suggest } from "./nearest.js";
import { readTime } from "./quantities.js";
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

/** Reads a word of provenance; the tables may add to it, as in `documented_daily_rate`. */
function cellProvenance(cell: string): Reading<Provenance> {
  const word = PROVENANCES.find((known) => cell === known || cell.startsWith(`${known}_`));
  return word === undefined
    ? refusal(`${quote(cell)} is not a provenance`, suggest(cell, PROVENANCES))
    : { value: word };
}

function cellId(cell: string): Reading<string> {
  if (/^[\p{L}\p{N}][\p{L}\p{N}_-]*$/u.test(cell) && cell.length <= LIMITS.idLength) return { value: cell };
  return refusal(`${quote(cell)} cannot be an id`, "use letters, digits, - and _, a letter or digit first");
}

/** Offices, one a row. */
export const OFFICE_COLUMNS = {
  office_id: cellId,
  office_name: cellText,
  municipality_name: cellText,
  existence_provenance: cellProvenance,
  office_type: cellWord(["full_service", "flexible"]),
  office_type_provenance: cellProvenance,
  open_iso_weekdays: cellWeekdays,
  opening_days_provenance: cellProvenance,
  open_from_local: readTime,
  open_to_local: readTime,
  visits_2024_estimate: cellNumber(0, 1e7),
  visits_provenance: cellProvenance,
  desks_open_estimate: cellWhole(1, LIMITS.desks),
  staff_provenance: cellProvenance,
} satisfies Columns;

/** Errands, one a row. */
export const ERRAND_COLUMNS = {
  errand_type_id: cellId,
  name_en: cellText,
  name_sv: cellText,
  share_of_errands: cellNumber(0, 1),
  mean_service_min: cellNumber(LIMITS.shortest, LIMITS.longest),
  service_time_cv: cellNumber(LIMITS.smallestCv, LIMITS.largestCv),
  service_time_distribution: cellWord(Object.keys(TABLE_LAWS) as (keyof typeof TABLE_LAWS)[]),
  needs_full_service_office: cellWhole(0, 1),
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

/** Sources behind words of provenance, by input. */
export const SOURCE_COLUMNS = {
  input: cellText,
  provenance: cellProvenance,
  source: cellText,
} satisfies Columns;

export type OfficeRow = Row<typeof OFFICE_COLUMNS>;
export type ErrandRow = Row<typeof ERRAND_COLUMNS>;
export type ProfileRow = Row<typeof PROFILE_COLUMNS>;
export type SourceRow = Row<typeof SOURCE_COLUMNS>;
