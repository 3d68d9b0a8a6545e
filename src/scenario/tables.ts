/**
 * CSV tables as rows of read values. Strict: every row has as many fields as the header, every column asked for
 * is there once and reads well; all that is wrong is reported with row and field. Columns not asked for are let be.
 */
import { parseString } from "fast-csv";
import type { Problem } from "../errors.js";
import { LIMITS } from "./limits.js";
import { nearestName, suggest } from "./nearest.js";
import { quote, refusal, UNPRINTABLE, type Reading, type Refusal } from "./reading.js";

/** Columns of a table and how their cells are read. */
export type Columns = Readonly<Record<string, (cell: string) => Reading<unknown>>>;

/** A row as read: one value for each column, and the line it begins on. */
export type Row<C extends Columns> = {
  readonly [Name in keyof C]: C[Name] extends (cell: string) => Reading<infer Value> ? Value : never;
} & { readonly line: number };

export interface TableReading<C extends Columns> {
  readonly rows: readonly Row<C>[];
  readonly problems: readonly Problem[];
  /** A problem of one of the rows, for what is found by comparing them; without a row, of the table. */
  problemIn(column: keyof C & string, line: number | null, wrong: Refusal): Problem;
}

/**
 * Reads a table. In problems `column` is the number of the field and `path` the name of its column.
 *
 * @param source name for messages, and the text of the file
 * Cost O(length), bounded by `LIMITS.tableBytes`.
 */
export async function readTable<C extends Columns>(
  source: { readonly name: string; readonly text: string },
  columns: C,
): Promise<TableReading<C>> {
  const records = await readRecords(source.text);
  const problemIn = (column: string, line: number | null, wrong: Refusal): Problem => {
    const field = Array.isArray(records) && line !== null ? records[0].indexOf(column) + 1 : 0;
    return problemAt(source.name, { line: line ?? 0, field, column }, wrong);
  };
  if (!Array.isArray(records)) return { rows: [], problems: [problemIn("", null, records)], problemIn };
  return { ...readRows(source.name, records, columns), problemIn };
}

/** A cell. */
interface Spot {
  readonly line: number;
  readonly field: number;
  readonly column: string;
}

function problemAt(file: string, { line, field, column }: Spot, { problem, remedy }: Refusal): Problem {
  return { file, line, column: field, path: column, problem, remedy };
}

/** Records of a CSV text; blank lines are empty records. */
async function readRecords(text: string): Promise<string[][] | Refusal> {
  if (Buffer.byteLength(text) > LIMITS.tableBytes) {
    return refusal(`the table is larger than ${LIMITS.tableBytes} bytes`, "leave rows or columns out");
  }
  const mixed = findMixedEnds(text);
  if (mixed !== null) return mixed;
  return new Promise((resolve) => {
    const records: string[][] = [];
    parseString<string[], string[]>(text, { headers: false, maxRows: LIMITS.tableRows + 2 })
      .on("error", () => resolve(refuseQuotes(text)))
      .on("data", (record: string[]) => records.push(record))
      .on("end", () => resolve(records));
  });
}

/** Lines must end alike; line breaks inside quotes are part of the text there. */
function findMixedEnds(text: string): Refusal | null {
  let isQuoted = false;
  let line = 1;
  let first = "";
  for (const [sign] of text.matchAll(/"|\r\n|\n|\r/g)) {
    if (sign === '"') isQuoted = !isQuoted;
    if (sign === '"' || isQuoted) continue;
    first ||= sign;
    if (sign !== first) {
      const problem = `the lines end in two ways, first in line ${line}`;
      return refusal(problem, "save the table with one kind of line end");
    }
    line++;
  }
  return null;
}

/** The parser reads all before it gives a row, so that it cannot say where quotes went wrong. */
function refuseQuotes(text: string): Refusal {
  const line = text.split("\n").findIndex((one) => one.split('"').length % 2 === 0) + 1;
  const place = line === 0 ? "" : `, first in line ${line}`;
  return refusal(`quotes are not closed, or text follows them${place}`, "double every quote inside a field");
}

function readRows<C extends Columns>(
  name: string,
  records: readonly string[][],
  columns: C,
): Pick<TableReading<C>, "rows" | "problems"> {
  const [header = [], ...bodies] = records;
  const problems: Problem[] = [];
  const report = (spot: Spot, wrong: Refusal): void => void problems.push(problemAt(name, spot, wrong));
  for (const { column, ...wrong } of findMissing(header, Object.keys(columns))) {
    report({ line: 1, field: 1, column }, wrong);
  }
  if (bodies.length > LIMITS.tableRows) {
    report(
      { line: 0, field: 0, column: "" },
      refusal(`more than ${LIMITS.tableRows} rows`, "leave rows out"),
    );
  }
  if (problems.length > 0) return { rows: [], problems };
  const rows: Row<C>[] = [];
  let line = 2 + linesWithin(header);
  for (const record of bodies) {
    if (record.length > 0) {
      const row = readRow({ line, header, record }, columns, report);
      if (row !== null) rows.push(row);
    }
    line += 1 + linesWithin(record);
    if (problems.length >= LIMITS.problems) break;
  }
  return { rows, problems };
}

/** Line breaks inside the quoted fields of a record. */
function linesWithin(record: readonly string[]): number {
  return record.reduce((sum, cell) => sum + cell.split("\n").length - 1, 0);
}

function findMissing(header: readonly string[], wanted: readonly string[]): (Refusal & { column: string })[] {
  return wanted.flatMap((column) => {
    const count = header.filter((name) => name === column).length;
    if (count === 1) return [];
    if (count > 1) return [{ column, ...refusal(`the column stands ${count} times`, "keep one of them") }];
    return [{ column, ...refusal("the column is missing", remedyOf(column, header)) }];
  });
}

/** A name that is nearly right, else where to write it. */
function remedyOf(column: string, header: readonly string[]): string {
  const nearest = nearestName(column, header);
  return nearest === null ? "add it to the first line" : `did you mean "${nearest}"?`;
}

function readRow<C extends Columns>(
  { line, header, record }: { line: number; header: readonly string[]; record: readonly string[] },
  columns: C,
  report: (spot: Spot, wrong: Refusal) => void,
): Row<C> | null {
  if (record.length !== header.length) {
    const problem = `the row has ${record.length} fields, the header ${header.length}`;
    report(
      { line, field: record.length, column: "" },
      refusal(problem, "add or remove commas, or put texts in quotes"),
    );
    return null;
  }
  let isSound = true;
  const row: Record<string, unknown> = { line };
  for (const [column, read] of Object.entries(columns)) {
    const field = header.indexOf(column);
    const reading = read(record[field]);
    if ("value" in reading) {
      row[column] = reading.value;
    } else {
      report({ line, field: field + 1, column }, reading);
      isSound = false;
    }
  }
  return isSound ? (row as Row<C>) : null;
}

/** Reads a text that is not empty. */
export function cellText(cell: string): Reading<string> {
  if (UNPRINTABLE.test(cell) || /[\r\n\t]/.test(cell)) {
    return refusal(`${quote(cell)} holds a control character`, "remove it");
  }
  return cell === "" ? refusal("the cell is empty", "write a text") : { value: cell };
}

/** A reader of decimal numbers in a range, both ends included. */
export function cellNumber(from: number, to: number): (cell: string) => Reading<number> {
  return (cell) => {
    const value = /^-?\d+(\.\d+)?$/.test(cell) ? Number(cell) : Number.NaN;
    if (value >= from && value <= to) return { value };
    return refusal(
      `${quote(cell)} is not a number from ${from} to ${to}`,
      "write a number with a decimal point",
    );
  };
}

/** A reader of whole numbers in a range, both ends included. */
export function cellWhole(from: number, to: number): (cell: string) => Reading<number> {
  return (cell) => {
    const value = /^\d+$/.test(cell) ? Number(cell) : Number.NaN;
    if (value >= from && value <= to) return { value };
    return refusal(`${quote(cell)} is not a whole number from ${from} to ${to}`, "write a whole number");
  };
}

/** A reader that takes an empty cell as null. */
export function cellOrNull<T>(read: (cell: string) => Reading<T>): (cell: string) => Reading<T | null> {
  return (cell) => (cell === "" ? { value: null } : read(cell));
}

/** A reader of one of a few words. */
export function cellWord<const Word extends string>(words: readonly Word[]): (cell: string) => Reading<Word> {
  return (cell) => {
    const word = words.find((known) => known === cell);
    return word === undefined
      ? refusal(`${quote(cell)} is not known here`, suggest(cell, words))
      : { value: word };
  };
}
