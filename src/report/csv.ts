/** Figures as RFC 4180 rows, one a line. The only door to the writing half of fast-csv. */
import { writeToString } from "fast-csv";
import type { ExperimentResult } from "../experiment/run.js";

/** Spreadsheets take text that starts so for a formula; some of them the wide forms of these signs too. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;

const HEADERS = [
  "by",
  "cell",
  "measure",
  "unit",
  "estimate",
  "standardError",
  "halfWidth",
  "spreadLow",
  "spreadHigh",
  "n",
  "reason",
];

/** Figures of a run as CSV with a header; numbers with a dot, empty where unknown. */
export async function renderCsv({ figures }: ExperimentResult): Promise<string> {
  const rows = figures.map(({ measure, cell, estimate, standardError, halfWidth, spread, n, reason }) => [
    cell.by,
    cell.name,
    measure.name,
    measure.unit,
    estimate,
    standardError,
    halfWidth,
    spread?.[0] ?? null,
    spread?.[1] ?? null,
    n,
    reason ?? "",
  ]);
  return writeRows(HEADERS, rows);
}

/** Rows under a header; null is an empty cell. */
export async function writeRows(
  headers: readonly string[],
  rows: readonly (readonly (string | number | null)[])[],
): Promise<string> {
  return writeToString([[...headers], ...rows.map((row) => row.map(guard))], {
    includeEndRowDelimiter: true,
  });
}

/** How rows are written: what stands between cells, and before the decimals of a number. */
export interface Separators {
  readonly delimiter: string;
  readonly decimal: string;
}

/** Rows without a header, one a line; null is an empty cell. */
export async function writeLines(
  rows: readonly (readonly (string | number | boolean | null)[])[],
  { delimiter, decimal }: Separators,
): Promise<string> {
  const cells = rows.map((row) =>
    row.map((value) => {
      if (typeof value === "number") return String(value).replace(".", decimal);
      return guard(typeof value === "boolean" ? String(value) : value);
    }),
  );
  return writeToString(cells, { delimiter, includeEndRowDelimiter: true });
}

/** Text that a spreadsheet would run is prefixed by an apostrophe; numbers pass untouched. */
function guard(value: string | number | null): string | number {
  if (value === null) return "";
  return typeof value === "string" && FORMULA.test(value) ? `'${value}` : value;
}
