/** The tables of data/ as plain rows, for tests of their facts. */
import { readFileSync } from "node:fs";
import { parseString } from "fast-csv";

export type Cells = Readonly<Record<string, string>>;

/** Rows of a table of data/, every cell as text. Rejects rows of another length than the header. */
export async function rowsOf(name: string): Promise<Cells[]> {
  const text = readFileSync(new URL(`../../data/${name}`, import.meta.url), "utf8");
  return new Promise((resolve, reject) => {
    const rows: Cells[] = [];
    parseString<Cells, Cells>(text, { headers: true, strictColumnHandling: true })
      .on("error", reject)
      .on("data-invalid", (row: unknown, line: number) =>
        reject(new Error(`${name}, row ${line}: ${String(row)}`)),
      )
      .on("data", (row: Cells) => rows.push(row))
      .on("end", () => resolve(rows));
  });
}

/** Sum of a column. */
export function sumOf(rows: readonly Cells[], column: string): number {
  return rows.reduce((sum, row) => sum + Number(row[column]), 0);
}

/** How often each value of a column occurs. */
export function tallyOf(rows: readonly Cells[], column: string): Record<string, number> {
  const tally: Record<string, number> = {};
  for (const row of rows) tally[row[column]] = (tally[row[column]] ?? 0) + 1;
  return tally;
}

/** Number of distinct values of a column. */
export function countOf(rows: readonly Cells[], column: string): number {
  return new Set(rows.map((row) => row[column])).size;
}
