/** Plain tables of kept runs for the terminal. */
import { paint, plainTable } from "./terminal.js";

/** Rows in aligned columns. @param heads names of the columns, if they need any */
export function renderTable(heads: readonly string[] | null, rows: readonly (readonly string[])[]): string {
  const table = plainTable((heads ?? rows[0] ?? []).map(() => "left" as const));
  if (heads !== null) table.push(heads.map((head) => paint.dim(head)));
  for (const row of rows) table.push([...row]);
  return `${table.render()}\n`;
}
