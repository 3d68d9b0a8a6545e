import { expect, test } from "vitest";
import { EXIT, UserError } from "../../src/errors.js";
import {
  clockName,
  DIVISIONS,
  listCells,
  readDivision,
  recipeFor,
  rowsOf,
  type Cell,
} from "../../src/experiment/cells.js";
import type { Term } from "../../src/experiment/measure.js";
import { listMeasures } from "../../src/experiment/measures.js";
import { CELL_WIDTH, CLOCK_WIDTH, OFFICE_WIDTH, SLOT_WIDTH } from "../../src/simulation/sums.js";
import { onGrid } from "../../src/units.js";
import { errandOf, officeOf, scenarioOf } from "../support/scenario.js";

/** Two offices, three errands, two clock minutes and every kind of observation. */
const SCENARIO = scenarioOf({
  offices: [officeOf("north"), officeOf("south")],
  errands: [errandOf("advice"), errandOf("card"), errandOf("tax")],
  sources: [],
  observation: { waitThresholds: [5, 10], overtimeThresholds: [15], clock: [600, 630], states: 2 },
});

test.each(DIVISIONS)("%s is a division", (division) => {
  expect(readDivision(division)).toBe(division);
});

test("the parts of a division may stand in any order, with spaces between", () => {
  expect(readDivision(" halfHour , office")).toBe("office,halfHour");
  expect(readDivision("errand,office")).toBe("office,errand");
});

const NO = "the sums of a run do not divide so; use";

test.each([
  ["errand,halfHour", `${NO} errand or halfHour or office,errand or office,halfHour`],
  ["clock,errand", `${NO} errand or clock or office,errand or office,clock`],
  [
    "office,errand,clock",
    `${NO} office or errand or clock or office,errand or office,halfHour or office,clock`,
  ],
  ["halfhour", `${NO} ${DIVISIONS.join(" or ")}`],
  ["municipality", `${NO} ${DIVISIONS.join(" or ")}`],
  ["", `${NO} ${DIVISIONS.join(" or ")}`],
])("%j is refused, and the nearest divisions are named", (text, message) => {
  const read = (): unknown => readDivision(text);
  expect(read).toThrow(UserError);
  expect(read).toThrow(`--by ${text}: ${message}`);
  try {
    read();
  } catch (error) {
    expect((error as UserError).exitCode).toBe(EXIT.usage);
  }
});

test("cells are listed in the order of the data, the first part slowest", () => {
  expect(listCells(SCENARIO, "network")).toEqual([{ by: "network", name: "all", at: {} }]);
  expect(listCells(SCENARIO, "office").map(({ name }) => name)).toEqual(["north", "south"]);
  const cells = listCells(SCENARIO, "office,errand");
  const names = ["north,advice", "north,card", "north,tax", "south,advice", "south,card", "south,tax"];
  expect(cells.map(({ name }) => name)).toEqual(names);
  expect(cells[4].at).toEqual({ place: 1, errand: 1 });
  expect(listCells(SCENARIO, "office,clock").map(({ name }) => name)).toEqual([
    "north,10:00",
    "north,10:30",
    "south,10:00",
    "south,10:30",
  ]);
});

test("half-hours are those of the whole day", () => {
  const names = listCells(SCENARIO, "halfHour").map(({ name }) => name);
  expect(names).toHaveLength(48);
  expect([names[0], names[19], names[47]]).toEqual(["00:00", "09:30", "23:30"]);
});

test.each([
  [0, "00:00"],
  [570, "09:30"],
  [1440, "24:00"],
  [600.5, "10:00:30"],
  [onGrid(600 + 10 / 60), "10:00:10"],
  [onGrid(3 * onGrid(80 / 60)), "00:04"], // three steps of 80 s, each rounded to the grid: a tick short of 4 min
  [60 - 2 ** -20, "01:00"],
])("minute %d of the day is called %s", (minute, name) => {
  expect(clockName(minute)).toBe(name);
});

function measureOf(name: string) {
  const measure = listMeasures(SCENARIO.observation).find((one) => one.name === name);
  if (measure === undefined) throw new Error(`no measure ${name}`);
  return measure;
}

/** In which divisions a measure can be told. */
test.each([
  [
    "waitJoined",
    ["network", "office", "line", "errand", "halfHour", "office,errand", "office,halfHour", "line,halfHour"],
  ],
  [
    "arrived",
    ["network", "office", "line", "errand", "halfHour", "office,errand", "office,halfHour", "line,halfHour"],
  ],
  ["waitP90", ["network", "office", "line", "errand", "halfHour"]],
  ["waitServed", ["network", "office", "line", "errand", "office,errand"]],
  ["waitDeviation", ["network", "office", "line", "errand", "office,errand"]],
  ["waitAbove10", ["network", "office", "line", "errand", "office,errand"]],
  ["utilisation", ["network", "office", "line"]],
  ["phoneWait", ["line"]],
  ["overtimeDeviation", ["network", "office", "line"]],
  ["insideIs0", ["network", "office", "line"]],
  ["insideAt", ["clock", "office,clock", "line,clock"]],
])("%s is told by %j and nothing finer", (name, divisions) => {
  expect(DIVISIONS.filter((by) => recipeFor(measureOf(name), { by }) !== null)).toEqual(divisions);
});

test("by half-hour a measure has a recipe of its own, from the half-hours", () => {
  expect(recipeFor(measureOf("waitJoined"), { by: "halfHour" })).toBe(measureOf("waitJoined").halfHourly);
  expect(recipeFor(measureOf("waitJoined"), { by: "office" })).toBe(measureOf("waitJoined").recipe);
});

/** Rows as numbers of rows, not of doubles. */
function rows(at: Cell["at"], table: Term["table"], width: number): number[] {
  return [...rowsOf(SCENARIO, { by: "network", name: "", at }, table)].map((offset) => offset / width);
}

test("a cell covers the rows of a table that fit it: all where it says nothing", () => {
  expect(rows({}, "cell", CELL_WIDTH)).toEqual([0, 1, 2, 3, 4, 5]);
  expect(rows({ place: 1 }, "cell", CELL_WIDTH)).toEqual([3, 4, 5]);
  expect(rows({ errand: 2 }, "cell", CELL_WIDTH)).toEqual([2, 5]);
  expect(rows({ place: 1, errand: 0 }, "cell", CELL_WIDTH)).toEqual([3]);
  expect(rows({ halfHour: 7 }, "slot", SLOT_WIDTH)).toEqual([7, 48 + 7]);
  expect(rows({ place: 1 }, "office", OFFICE_WIDTH)).toEqual([1]);
});

test("tables that the scenario asks for are as wide as its thresholds and states", () => {
  expect(rows({ place: 1, errand: 1 }, "waitAbove", 2 * 2)).toEqual([4]);
  expect(rows({ place: 1 }, "overtimeAbove", 1)).toEqual([1]);
  expect(rows({ place: 1 }, "state", 2 + 2)).toEqual([1]);
  expect(rows({ clock: 1 }, "clock", CLOCK_WIDTH + 3)).toEqual([1, 3]);
});

test("of chosen offices only these are cells, and the network is their sum", () => {
  const only = new Set(["south"]);
  expect(listCells(SCENARIO, "office", only).map(({ name, at }) => [name, at.place])).toEqual([["south", 1]]);
  expect(listCells(SCENARIO, "office,errand", only).map(({ name }) => name)).toEqual([
    "south,advice",
    "south,card",
    "south,tax",
  ]);
  const rowsIn = (cell: Cell) => [...rowsOf(SCENARIO, cell, "office")];
  const [whole] = listCells(SCENARIO, "network");
  const [south] = listCells(SCENARIO, "network", only);
  expect(rowsIn(whole)).toEqual([0, OFFICE_WIDTH]);
  expect(rowsIn(south)).toEqual([OFFICE_WIDTH]);
  expect(south.name).toBe("all");
});

test("quantiles by errand and half-hour are those of all offices, and unknown of some", () => {
  const [quantile] = listMeasures(SCENARIO.observation).filter(({ name }) => name === "waitP90");
  for (const by of ["errand", "halfHour"] as const) {
    expect(recipeFor(quantile, { by })).toBe(quantile.recipe);
    expect(recipeFor(quantile, { by, among: [1] })).toBe(null);
  }
  for (const by of ["network", "office"] as const) {
    expect(recipeFor(quantile, { by, among: [1] })).toBe(quantile.recipe);
  }
});
