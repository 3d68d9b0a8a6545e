/**
 * Where figures are wanted: the whole network, or by office, errand, half-hour or clock minute. Maps each
 * cell to rows of the tables of sums, and refuses what the sums cannot tell.
 */
import { EXIT, UserError } from "../errors.js";
import type { Scenario } from "../scenario/scenario.js";
import { CELL_WIDTH, CLOCK_WIDTH, CONTACT_WIDTH, OFFICE_WIDTH, SLOT_WIDTH } from "../simulation/sums.js";
import { HALF_HOUR_MINUTES, HALF_HOURS } from "../units.js";
import type { Measure, Recipe, Term } from "./measure.js";

/** Ways to divide the network. */
const DIMENSIONS = ["office", "line", "errand", "halfHour", "clock"] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/** What the rows of a table stand for: offices and lines are both places. */
const AXIS = {
  office: "place",
  line: "place",
  errand: "errand",
  halfHour: "halfHour",
  clock: "clock",
} as const;
type Axis = (typeof AXIS)[Dimension];

/** What the rows of each table stand for, the slowest index first. */
const ROWS: Readonly<Record<Term["table"], readonly Axis[]>> = {
  cell: ["place", "errand"],
  contact: ["place", "errand"],
  waitAbove: ["place", "errand"],
  slot: ["place", "halfHour"],
  office: ["place"],
  state: ["place"],
  overtimeAbove: ["place"],
  clock: ["place", "clock"],
};

/** What the sums can be divided by. */
export const DIVISIONS = [
  "network",
  "office",
  "line",
  "errand",
  "halfHour",
  "clock",
  "office,errand",
  "office,halfHour",
  "office,clock",
  "line,halfHour",
  "line,clock",
] as const;
export type Division = (typeof DIVISIONS)[number];

/** One place where figures are wanted. */
export interface Cell {
  readonly by: Division;
  /** Name in the output: "all", an id, a time of day, or two joined by a comma. "all" and errands leave lines out. */
  readonly name: string;
  /** Index in each dimension that is held fixed. */
  readonly at: Partial<Record<Axis, number>>;
  /** Offices that are summed where no place is fixed, by index; all when absent. */
  readonly among?: readonly number[];
}

/** Reads a division as typed by a user. @throws UserError naming the nearest that exists */
export function readDivision(text: string): Division {
  const sorted = text
    .split(",")
    .map((part) => part.trim())
    .toSorted((a, b) => rankOf(a) - rankOf(b));
  const found = DIVISIONS.find((division) => division === sorted.join(","));
  if (found) return found;
  const nearest = DIVISIONS.filter((division) => sorted.some((part) => division.split(",").includes(part)));
  const offer = nearest.length > 0 ? nearest : DIVISIONS;
  throw new UserError(
    `--by ${text}: the sums of a run do not divide so; use ${offer.join(" or ")}`,
    EXIT.usage,
  );
}

const rankOf = (part: string): number => (DIMENSIONS as readonly string[]).indexOf(part);

/**
 * The cells of a division, in the order of the data.
 *
 * @param only ids of the offices that are told of, alone and together; all when absent
 */
export function listCells(scenario: Scenario, by: Division, only?: ReadonlySet<string>): Cell[] {
  const among = only && scenario.offices.flatMap(({ id }, i) => (only.has(id) ? [i] : []));
  const whole = { by, name: "", at: {}, ...(among && { among }) };
  if (by === "network") return [{ ...whole, name: "all" }];
  const dimensions = by.split(",") as Dimension[];
  return dimensions.reduce<Cell[]>(
    (cells, dimension) =>
      cells.flatMap((cell) =>
        indicesOf(scenario, dimension, among).map(({ name, index }) => ({
          ...cell,
          name: cell.name === "" ? name : `${cell.name},${name}`,
          at: { ...cell.at, [AXIS[dimension]]: index },
        })),
      ),
    [whole],
  );
}

/** Names along a dimension with their index on its axis; of offices only those wanted. */
function indicesOf(
  scenario: Scenario,
  dimension: Dimension,
  among: readonly number[] | undefined,
): { readonly name: string; readonly index: number }[] {
  const first = dimension === "line" ? scenario.offices.length : 0;
  const all = namesOf(scenario, dimension).map((name, i) => ({ name, index: first + i }));
  return dimension === "office" && among ? among.map((i) => all[i]) : all;
}

function namesOf(scenario: Scenario, dimension: Dimension): readonly string[] {
  const { offices, lines, errands, observation } = scenario;
  if (dimension === "office") return offices.map(({ id }) => id);
  if (dimension === "line") return lines.map(({ office }) => office.id);
  if (dimension === "errand") return errands.map(({ id }) => id);
  if (dimension === "clock") return observation.clock.map(clockName);
  return Array.from({ length: HALF_HOURS }, (_, i) => clockName(i * HALF_HOUR_MINUTES));
}

/** Rows of a table along one axis, and those of them that belong to all offices together. */
function sizeOf(
  { offices, lines, errands, observation }: Scenario,
  axis: Axis,
): { all: number; own: number } {
  if (axis === "place") return { all: offices.length + lines.length, own: offices.length };
  if (axis === "errand") return { all: errands.length + lines.length, own: errands.length + lines.length };
  const size = axis === "clock" ? observation.clock.length : HALF_HOURS;
  return { all: size, own: size };
}

/** "09:30", with seconds only where they are needed. */
export function clockName(minute: number): string {
  const seconds = Math.round(minute * 60);
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const shown = parts[2] > 0 ? parts : parts.slice(0, 2);
  return shown.map((part) => String(part).padStart(2, "0")).join(":");
}

/** How a measure is made for a cell; null where its sums are coarser, or clocks are not read by clock. */
export function recipeFor(measure: Measure, { by, among }: Pick<Cell, "by" | "among">): Recipe | null {
  const wanted = by === "network" ? [] : (by.split(",") as Dimension[]);
  if (measure.ofLines === true && !wanted.includes("line")) return null;
  const recipe = wanted.includes("halfHour") ? (measure.halfHourly ?? measure.recipe) : measure.recipe;
  if (recipe.kind === "quantile") {
    // Bins by errand and half-hour are those of all offices together.
    const known = among === undefined ? ["office", "line", "errand", "halfHour"] : ["office", "line"];
    return wanted.length === 0 || (wanted.length === 1 && known.includes(wanted[0])) ? recipe : null;
  }
  const lists =
    recipe.kind === "ratio" ? [recipe.of, recipe.per ?? []] : [recipe.counts, recipe.sums, recipe.squares];
  const known = lists.flat().every(({ table }) => {
    const isClock = ROWS[table].includes("clock");
    return (
      wanted.every((dimension) => ROWS[table].includes(AXIS[dimension])) &&
      isClock === wanted.includes("clock")
    );
  });
  return known ? recipe : null;
}

/** Rows of a table that belong to a cell, as offsets of their first column. */
export function rowsOf(scenario: Scenario, cell: Cell, table: Term["table"]): Int32Array {
  const width = widthOf(scenario, table);
  const offsets = ROWS[table].reduce<number[]>(
    (rows, axis) => {
      const { all, own } = sizeOf(scenario, axis);
      const fixed = cell.at[axis];
      const free = (axis === "place" && cell.among) || Array.from({ length: own }, (_, i) => i);
      const indices = fixed === undefined ? free : [fixed];
      return rows.flatMap((row) => indices.map((i) => row * all + i));
    },
    [0],
  );
  return Int32Array.from(offsets, (row) => row * width);
}

function widthOf({ observation }: Scenario, table: Term["table"]): number {
  const { states, waitThresholds, overtimeThresholds } = observation;
  const widths: Readonly<Record<Term["table"], number>> = {
    cell: CELL_WIDTH,
    contact: CONTACT_WIDTH,
    slot: SLOT_WIDTH,
    office: OFFICE_WIDTH,
    clock: CLOCK_WIDTH + (states === null ? 0 : states + 1),
    state: (states ?? 0) + 2,
    waitAbove: 2 * waitThresholds.length,
    overtimeAbove: overtimeThresholds.length,
  };
  return widths[table];
}
