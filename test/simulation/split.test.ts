/** The splitting law: days that begin and end empty can be simulated apart, and nothing changes. */
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Scenario } from "../../src/scenario/scenario.js";
import { CELL, CELL_WIDTH, OFFICE, OFFICE_WIDTH, type Sums } from "../../src/simulation/sums.js";
import { always, desksAt, errandOf, officeOf, rateOf, scenarioOf, sourceOf } from "../support/scenario.js";
import { dailyScenarios } from "./generated.js";
import { bytesOf, simulate } from "./support.js";

/** Squares are the only sums that are rounded, so their order counts. */
const ROUNDED = {
  cell: { width: CELL_WIDTH, columns: [CELL.servedWaitSquares, CELL.lostWaitSquares] },
  office: { width: OFFICE_WIDTH, columns: [OFFICE.overtimeSquares] },
};

/** The measured days of a scenario, each as a scenario of its own. */
function singleDays(scenario: Scenario): Scenario[] {
  const { horizon, sources } = scenario;
  return Array.from({ length: horizon.days }, (_, day) => ({
    ...scenario,
    horizon: { ...horizon, firstDay: horizon.firstDay + day, days: 1, warmUpDays: 0 },
    sources: sources.map((one) => ({ ...one, rateOfDay: [one.rateOfDay[horizon.warmUpDays + day]] })),
  }));
}

type Table = Exclude<keyof Sums, "day">;

function added(days: readonly Sums[], table: Table): Float64Array | Int32Array {
  const total = days[0][table].slice();
  for (const sums of days.slice(1)) sums[table].forEach((value, at) => (total[at] += value));
  return total;
}

/** Takes the rounded columns out of a table: returned apart, zeros left in their place. */
function takeSquares(
  table: Float64Array,
  { width, columns }: { width: number; columns: number[] },
): number[] {
  return Array.from(table, (_, at) => at)
    .filter((at) => columns.includes(at % width))
    .map((at) => {
      const square = table[at];
      table[at] = 0;
      return square;
    });
}

function expectToSplit(scenario: Scenario): void {
  const whole = structuredClone(simulate(scenario, { seed: "split" }).sums);
  const days = singleDays(scenario).map((day) => structuredClone(simulate(day, { seed: "split" }).sums));
  expect([...whole.day]).toEqual(days.flatMap(({ day }) => [...day]));
  for (const table of ["cell", "office"] as const) {
    const squares = days.map((sums) => takeSquares(sums[table], ROUNDED[table]));
    takeSquares(whole[table], ROUNDED[table]).forEach((square, i) => {
      const parts = squares.reduce((sum, list) => sum + list[i], 0);
      expect(Math.abs(square - parts)).toBeLessThanOrEqual(1e-12 * square);
    });
  }
  const tables = (Object.keys(whole) as (keyof Sums)[]).filter((table): table is Table => table !== "day");
  expect(tables.filter((table) => bytesOf(added(days, table)) !== bytesOf(whole[table]))).toEqual([]);
}

/** Two offices in November 2024, weekends closed, with everything that can differ from day to day. */
function november(): Scenario {
  const hours = { opens: 600, closes: 960 };
  const week = [hours, { opens: 540, closes: 1080 }, hours, hours, { opens: 600, closes: 780 }, null, null];
  const firstDay = Date.UTC(2024, 10, 1) / 86_400_000;
  const rates = [rateOf({ 540: 0.05, 660: 0.2, 840: 0.1 }), rateOf({ 600: 0.1, 780: 0.3, 960: 0 }, "linear")];
  const rateOfDay = Array.from({ length: 35 }, (_, day) => day % 2);
  return scenarioOf({
    errands: [
      errandOf("card", {
        service: { kind: "lognormal", mean: 12, cv: 0.6 },
        patience: { kind: "exponential", mean: 40 },
      }),
      errandOf("visit", { service: { kind: "exponential", mean: 9 }, patience: always(25) }),
    ],
    offices: [
      officeOf("north", { week, desks: desksAt({ 0: 3, 720: 2, 780: 3 }), closedDays: [firstDay + 11] }),
      officeOf("south", { week, desks: desksAt({ 0: 2, 700: 1, 730: 2 }), release: "preempt", room: 12 }),
    ],
    sources: [
      sourceOf("north", "card", { rates, rateOfDay, atTheDoor: 2 }),
      sourceOf("north", "visit", { rates, rateOfDay }),
      sourceOf("south", "visit", { rates, rateOfDay }),
    ],
    furtherErrand: { chance: 0.19, shares: [0.3, 0.7] },
    dayFactorCv: 0.3,
    horizon: { dated: true, firstDay, days: 30, warmUpDays: 5 },
    observation: { waitThresholds: [10, 20], overtimeThresholds: [5], clock: [600, 720, 900], states: 5 },
  });
}

test("a month is the sum of its days, bit by bit", () => {
  const scenario = november();
  const { attempts } = simulate(scenario, { seed: "split" });
  expect(attempts().reneged).toBeGreaterThan(100); // patience, days and offices all matter here
  expect(attempts().turnedAway).toBeGreaterThan(0);
  expectToSplit(scenario);
});

test("a few days of any scenario are the sum of each", () => {
  fc.assert(fc.property(dailyScenarios, expectToSplit), { seed: 13, numRuns: 40 });
});
