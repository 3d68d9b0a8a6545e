/** Tables and colours of the terminal. The only door to cli-table3 and picocolors. */
import { isatty } from "node:tty";
import Table from "cli-table3";
import pc from "picocolors";

/** Colours go to a terminal that can show them, or to whoever forces them; a build server's pipe is none. */
const { env } = process;
const STDOUT = 1;
const isForced = env["FORCE_COLOR"] !== undefined && env["FORCE_COLOR"] !== "0";
const isPlain = Boolean(env["NO_COLOR"]) || env["TERM"] === "dumb" || env["FORCE_COLOR"] === "0";
const { bold, dim, yellow, green, red } = pc.createColors(isForced || (isatty(STDOUT) && !isPlain));

/** Colours, where they are wanted. */
export const paint = { bold, dim, yellow, green, red } as const;

const LINES = ["top", "bottom", "left", "mid", "right"].flatMap((side) => [
  side,
  `${side}-mid`,
  `${side}-left`,
  `${side}-right`,
]);
const NO_LINES = Object.fromEntries(["mid-mid", ...LINES].map((part) => [part, ""]));

/** A table without lines: columns two spaces apart, nothing after the last character of a line. */
export interface PlainTable {
  readonly push: (row: readonly string[]) => void;
  readonly render: () => string;
}

export function plainTable(colAligns: ("left" | "right")[]): PlainTable {
  const style = { "padding-left": 0, "padding-right": 0, head: [], border: [] };
  const table = new Table({ colAligns, chars: { ...NO_LINES, middle: "  " }, style });
  return {
    push: (row) => void table.push([...row]),
    render: () => table.toString().replaceAll(/[ \t]+$/gm, ""),
  };
}
