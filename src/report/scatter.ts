/** A scatter of points in plain characters: the axes, a sign for each point, names beside those that matter. */

export interface Point {
  readonly x: number;
  readonly y: number;
  readonly sign: string;
  /** Beside the point; "" for none. */
  readonly name: string;
}

export interface Frame {
  /** Columns and rows of the inside. */
  readonly width: number;
  readonly height: number;
  readonly xLabel: string;
  readonly yLabel: string;
  readonly show: (value: number, axis: "x" | "y") => string;
}

/** Later points cover earlier ones; names give way to points and to earlier names. @returns lines; none without points */
export function drawScatter(points: readonly Point[], frame: Frame): string[] {
  const drawn = points.filter(({ x, y }) => Number.isFinite(x) && Number.isFinite(y));
  if (drawn.length === 0) return [];
  const { width, height, xLabel, yLabel, show } = frame;
  const [xs, ys] = [rangeOf(drawn.map(({ x }) => x)), rangeOf(drawn.map(({ y }) => y))];
  const grid = Array.from({ length: height }, () => Array<string>(width).fill(" "));
  const column = (x: number): number => Math.round(((x - xs.from) / (xs.to - xs.from)) * (width - 1));
  const row = (y: number): number => Math.round(((ys.to - y) / (ys.to - ys.from)) * (height - 1));
  for (const { x, y, sign } of drawn) grid[row(y)][column(x)] = sign;
  for (const { x, y, name } of drawn.toReversed()) if (name !== "") label(grid[row(y)], column(x), name);
  const marks = [show(ys.to, "y"), show(ys.from, "y")];
  const margin = Math.max(...marks.map(({ length }) => length));
  const lines = grid.map((cells, i) => {
    const mark = i === 0 ? marks[0] : i === height - 1 ? marks[1] : "";
    return `${mark.padStart(margin)} │${cells.join("")}`.trimEnd();
  });
  const [left, right] = [show(xs.from, "x"), show(xs.to, "x")];
  const gap = Math.max(1, width - left.length - right.length);
  return [
    yLabel,
    ...lines,
    `${" ".repeat(margin)} └${"─".repeat(width)}`,
    `${" ".repeat(margin + 2)}${left}${" ".repeat(gap)}${right}`,
    `${" ".repeat(margin + 2)}${xLabel}`,
  ];
}

/** From the least to the most, never of no length. */
function rangeOf(values: readonly number[]): { readonly from: number; readonly to: number } {
  const [from, to] = [Math.min(...values), Math.max(...values)];
  return from < to ? { from, to } : { from: from - 1, to: to + 1 };
}

/** Writes a name right of a point, else left of it, where there is room. */
function label(cells: string[], at: number, name: string): void {
  const signs = Array.from(name);
  for (const from of [at + 2, at - 1 - signs.length]) {
    const span = cells.slice(Math.max(0, from - 1), from + signs.length);
    const isFree = from >= 0 && from + signs.length <= cells.length && span.every((cell) => cell === " ");
    if (!isFree) continue;
    signs.forEach((sign, i) => (cells[from + i] = sign));
    return;
  }
}
