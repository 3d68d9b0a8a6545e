/** Tables and colours of the terminal. The only door to cli-table3 and picocolors. */
import { isatty } from "node:tty";
import Table from "cli-table3";
import pc from "picocolors";
import { foldText, widthOf } from "./plain.js";

/** Colours go to a terminal that can show them, or to whoever forces them; a build server's pipe is none. */
const { env } = process;
const STDOUT = 1;
const isForced = env["FORCE_COLOR"] !== undefined && env["FORCE_COLOR"] !== "0";
const isPlain = Boolean(env["NO_COLOR"]) || env["TERM"] === "dumb" || env["FORCE_COLOR"] === "0";
const { bold, dim, yellow, green, red } = pc.createColors(isForced || (isatty(STDOUT) && !isPlain));

/** Colours, where they are wanted. */
export const paint = { bold, dim, yellow, green, red } as const;

/** Columns of the terminal; without one, lines are as long as they are. */
export function terminalWidth(): number {
  return process.stdout.isTTY ? Math.max(40, process.stdout.columns) : Infinity;
}

/** A long text folded to the terminal, dimmed. */
export function note(text: string): string {
  return foldText(text, terminalWidth()).map(dim).join("\n");
}

const LINES = ["top", "bottom", "left", "mid", "right"].flatMap((side) => [
  side,
  `${side}-mid`,
  `${side}-left`,
  `${side}-right`,
]);
const NO_LINES = Object.fromEntries(["mid-mid", ...LINES].map((part) => [part, ""]));
const GAP = "  ";

/** Narrowest that a folded column becomes. */
const NARROWEST = 12;

/** A table without lines: columns two spaces apart, nothing after the last character of a line. */
export interface PlainTable {
  /** Heads of the columns, folded into several lines where they are long. */
  readonly heads: (heads: readonly string[]) => void;
  readonly push: (row: readonly string[]) => void;
  readonly render: () => string;
}

/** Widest head that stands in one line. */
const HEAD_WIDTH = 16;

/** The last column is folded where the terminal ends, if it is a left one. */
export function plainTable(colAligns: ("left" | "right")[]): PlainTable {
  const rows: (readonly string[])[] = [];
  return {
    heads: (heads) => {
      const folded = heads.map((head) => foldText(head, HEAD_WIDTH));
      const height = Math.max(...folded.map(({ length }) => length));
      for (let line = 0; line < height; line++) {
        const parts = folded.map((lines) => lines[lines.length - height + line] ?? "");
        rows.push(parts.map((part) => (part === "" ? "" : dim(part))));
      }
    },
    push: (row) => void rows.push(row),
    render: () => {
      const style = { "padding-left": 0, "padding-right": 0, head: [], border: [] };
      const table = new Table({ colAligns, chars: { ...NO_LINES, middle: GAP }, style });
      const shown = colAligns.at(-1) === "left" ? foldLast(rows, terminalWidth()) : rows;
      for (const row of shown) table.push([...row]);
      return table.toString().replaceAll(/[ \t]+$/gm, "");
    },
  };
}

// oxlint-disable-next-line no-control-regex -- the colours of this file
const COLOUR = /\u001b\[\d+m/g;

/** Rows whose last cell is broken into lines, so that none is wider than the terminal. */
function foldLast(rows: readonly (readonly string[])[], width: number): readonly (readonly string[])[] {
  const columns = Math.max(0, ...rows.map(({ length }) => length));
  let before = 0;
  for (let column = 0; column < columns - 1; column++) {
    before += Math.max(...rows.map((row) => widthOf((row[column] ?? "").replace(COLOUR, "")))) + GAP.length;
  }
  const room = Math.max(NARROWEST, width - before);
  return rows.map((row) => [...row.slice(0, -1), foldText(row.at(-1) ?? "", room).join("\n")]);
}
