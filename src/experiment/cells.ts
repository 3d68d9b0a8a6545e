/**
 * Where figures are wanted: the whole network, or by office, errand, half-hour or clock minute. Maps each
 * cell to rows of the tables of sums, and refuses what the sums cannot tell.
 */
import { EXIT, UserError } from "../errors.js";
import type { Scenario } from "../scenario/scenario.js";
import { CELL_WIDTH, CLOCK_WIDTH, OFFICE_WIDTH, SLOT_WIDTH } from "../simulation/sums.js";
import { HALF_HOUR_MINUTES, HALF_HOURS } from "../units.js";
import type { Measure, Recipe, Term } from "./measure.js";

/** Ways to divide the network. */
const DIMENSIONS = ["office", "errand", "halfHour", "clock"] as const;
type Dimension = (typeof DIMENSIONS)[number];

/** What the rows of each table stand for, the slowest index first. */
const ROWS: Readonly<Record<Term["table"], readonly Dimension[]>> = {
  cell: ["office", "errand"],
  waitAbove: ["office", "errand"],
  slot: ["office", "halfHour"],
  office: ["office"],
  state: ["office"],
  overtimeAbove: ["office"],
  clock: ["office", "clock"],
};

/** What the sums can be divided by. */
export const DIVISIONS = [
  "network",
  "office",
  "errand",
  "halfHour",
  "clock",
  "office,errand",
  "office,halfHour",
  "office,clock",
] as const;
export type Division = (typeof DIVISIONS)[number];

/** One place where figures are wanted. */
export interface Cell {
  readonly by: Division;
  /** Name in the output: "all", an id, a time of day, or two joined by a comma. */
  readonly name: string;
  /** Index in each dimension that is held fixed. */
  readonly at: Partial<Record<Dimension, number>>;
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

/** The cells of a division, in the order of the data. */
export function listCells(scenario: Scenario, by: Division): Cell[] {
  if (by === "network") return [{ by, name: "all", at: {} }];
  const dimensions = by.split(",") as Dimension[];
  return dimensions.reduce<Cell[]>(
    (cells, dimension) =>
      cells.flatMap((cell) =>
        namesOf(scenario, dimension).map((name, i) => ({
          by,
          name: cell.name === "" ? name : `${cell.name},${name}`,
          at: { ...cell.at, [dimension]: i },
        })),
      ),
    [{ by, name: "", at: {} }],
  );
}

function namesOf({ offices, errands, observation }: Scenario, dimension: Dimension): readonly string[] {
  if (dimension === "office") return offices.map(({ id }) => id);
  if (dimension === "errand") return errands.map(({ id }) => id);
  if (dimension === "clock") return observation.clock.map(clockName);
  return Array.from({ length: HALF_HOURS }, (_, i) => clockName(i * HALF_HOUR_MINUTES));
}

/** "09:30", with seconds only where they are needed. */
export function clockName(minute: number): string {
  const seconds = Math.round(minute * 60);
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const shown = parts[2] > 0 ? parts : parts.slice(0, 2);
  return shown.map((part) => String(part).padStart(2, "0")).join(":");
}

/** How a measure is made for a division; null where its sums are coarser, or clocks are not read by clock. */
export function recipeFor(measure: Measure, by: Division): Recipe | null {
  const wanted = by === "network" ? [] : (by.split(",") as Dimension[]);
  const recipe = wanted.includes("halfHour") ? (measure.halfHourly ?? measure.recipe) : measure.recipe;
  if (recipe.kind === "quantile") {
    return wanted.length === 0 || (wanted.length === 1 && wanted[0] !== "clock") ? recipe : null;
  }
  const lists =
    recipe.kind === "ratio" ? [recipe.of, recipe.per ?? []] : [recipe.counts, recipe.sums, recipe.squares];
  const known = lists.flat().every(({ table }) => {
    const isClock = ROWS[table].includes("clock");
    return (
      wanted.every((dimension) => ROWS[table].includes(dimension)) && isClock === wanted.includes("clock")
    );
  });
  return known ? recipe : null;
}

/** Rows of a table that belong to a cell, as offsets of their first column. */
export function rowsOf(scenario: Scenario, cell: Cell, table: Term["table"]): Int32Array {
  const width = widthOf(scenario, table);
  const offsets = ROWS[table].reduce<number[]>(
    (rows, dimension) => {
      const size = namesOf(scenario, dimension).length;
      const fixed = cell.at[dimension];
      const indices = fixed === undefined ? Array.from({ length: size }, (_, i) => i) : [fixed];
      return rows.flatMap((row) => indices.map((i) => row * size + i));
    },
    [0],
  );
  return Int32Array.from(offsets, (row) => row * width);
}

function widthOf({ observation }: Scenario, table: Term["table"]): number {
  const { states, waitThresholds, overtimeThresholds } = observation;
  const widths: Readonly<Record<Term["table"], number>> = {
    cell: CELL_WIDTH,
    slot: SLOT_WIDTH,
    office: OFFICE_WIDTH,
    clock: CLOCK_WIDTH + (states === null ? 0 : states + 1),
    state: (states ?? 0) + 2,
    waitAbove: 2 * waitThresholds.length,
    overtimeAbove: overtimeThresholds.length,
  };
  return widths[table];
}
