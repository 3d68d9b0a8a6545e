/** Rows of a query as text, a batch at a time: a box for people, and what programs and spreadsheets read. */
import { writeLines } from "./csv.js";
import type { Language } from "./format.js";
import { neutralise } from "./plain.js";
import { plainTable, paint } from "./terminal.js";

/** A value; null is none. */
export type Value = number | string | boolean | null;

/** Rows in batches, under columns. */
export interface Rows {
  readonly columns: readonly { readonly name: string; readonly isNumber: boolean }[];
  readonly batches: AsyncIterable<readonly (readonly Value[])[]>;
}

/** Forms that rows can be written in. */
export const ROW_FORMATS = ["box", "csv", "sv-csv", "json", "md"] as const;
export type RowFormat = (typeof ROW_FORMATS)[number];

/** Rows of a box; more are counted, as they would have to be held to be aligned. */
const MOST_BOXED = 1000;

/** Digits of a number in a box or a table of Markdown. */
const DIGITS = 10;

const RENDERERS: Readonly<Record<RowFormat, (rows: Rows, language: Language) => AsyncGenerator<string>>> = {
  box: renderBox,
  csv: (rows) => renderSeparated(rows, { delimiter: ",", decimal: ".", mark: "" }),
  // The mark tells Swedish spreadsheets that the letters are UTF-8.
  "sv-csv": (rows) => renderSeparated(rows, { delimiter: ";", decimal: ",", mark: "\ufeff" }),
  json: renderObjects,
  md: renderMarkdown,
};

/** Rows in a form, in pieces to be written one after another. */
export function renderRows(rows: Rows, format: RowFormat, language: Language): AsyncGenerator<string> {
  return RENDERERS[format](rows, language);
}

async function* renderBox({ columns, batches }: Rows, language: Language): AsyncGenerator<string> {
  const table = plainTable(columns.map(({ isNumber }) => (isNumber ? "right" : "left")));
  table.push(columns.map(({ name }) => paint.dim(neutralise(name))));
  let count = 0;
  for await (const batch of batches) {
    for (const row of batch.slice(0, Math.max(0, MOST_BOXED - count))) {
      table.push(row.map((value) => shown(value, language)));
    }
    count += batch.length;
  }
  yield `${table.render()}\n`;
  if (count > MOST_BOXED) yield paint.dim(`… and ${count - MOST_BOXED} more rows; all with --format csv\n`);
}

/** A value for people: numbers to ten digits, on one line. */
function shown(value: Value, language: Language): string {
  if (value === null) return "";
  if (typeof value !== "number") return neutralise(String(value));
  const digits = String(Number(value.toPrecision(DIGITS)));
  return language === "sv" ? digits.replace(".", ",") : digits;
}

interface Separated {
  readonly delimiter: string;
  readonly decimal: string;
  readonly mark: string;
}

async function* renderSeparated(
  { columns, batches }: Rows,
  { delimiter, decimal, mark }: Separated,
): AsyncGenerator<string> {
  yield mark + (await writeLines([columns.map(({ name }) => name)], { delimiter, decimal }));
  for await (const batch of batches) yield writeLines(batch, { delimiter, decimal });
}

async function* renderObjects({ columns, batches }: Rows): AsyncGenerator<string> {
  let before = "[";
  for await (const batch of batches) {
    let text = "";
    for (const row of batch) {
      const entries = columns.map(({ name }, i) => [name, row[i]] as const);
      text += `${before}\n  ${neutralise(JSON.stringify(Object.fromEntries(entries)))}`;
      before = ",";
    }
    yield text;
  }
  yield before === "[" ? "[]\n" : "\n]\n";
}

/** A line of a table of Markdown. */
function line(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll(/[\\|]/g, String.raw`\$&`)).join(" | ")} |\n`;
}

async function* renderMarkdown({ columns, batches }: Rows, language: Language): AsyncGenerator<string> {
  yield line(columns.map(({ name }) => neutralise(name)));
  yield line(columns.map(({ isNumber }) => (isNumber ? "---:" : "---")));
  for await (const batch of batches) {
    yield batch.map((row) => line(row.map((value) => shown(value, language)))).join("");
  }
}
