import fc from "fast-check";
import { expect, test } from "vitest";
import { fitTable, type Margins } from "../../src/stats/fitting.js";

/** Margins of rows and columns named r0, r1, … and c0, c1, … */
function margins(rows: readonly number[], columns: readonly number[], weights: readonly number[]): Margins {
  return {
    rowIds: rows.map((_, i) => `r${i}`),
    columnIds: columns.map((_, i) => `c${i}`),
    rowSums: Float64Array.from(rows),
    columnSums: Float64Array.from(columns),
    weights: Float64Array.from(weights),
  };
}

function near(table: Float64Array, expected: readonly number[]): void {
  expect(table).toHaveLength(expected.length);
  expected.forEach((value, i) => expect(table[i]).toBeCloseTo(value, 6));
}

test("with every place open the table is the product of its margins", () => {
  const { table, sweeps } = fitTable(margins([60, 40], [10, 90], [1, 1, 1, 1]));
  near(table, [6, 54, 4, 36]);
  expect(sweeps).toBeLessThanOrEqual(2);
});

test("an empty place sends the whole column to the other row", () => {
  // Only r0 may hold c0: 10 there, and what is left of r0 is 50.
  near(fitTable(margins([60, 40], [10, 90], [1, 1, 0, 1])).table, [10, 50, 0, 40]);
});

test("bound columns divide over capable rows in proportion to these", () => {
  // c0 fits in r0 and r1 only, 300 and 100 of 400: shares ¾ and ¼ of 80; c1 and c2 divide the rest 1 : 2.
  const { table } = fitTable(margins([300, 100, 200], [80, 173, 347], [1, 1, 1, 1, 1, 1, 0, 1, 1]));
  const rest = (value: number) => [(value * 173) / 520, (value * 347) / 520];
  near(table, [60, ...rest(240), 20, ...rest(80), 0, ...rest(200)]);
});

test("start weights keep their odds", () => {
  const { table } = fitTable(margins([50, 50], [50, 50], [4, 1, 1, 1]));
  // Odds (a d) / (b c) stay 4: with a = d and b = c = 50 − a, a / b = 2.
  near(table, [100 / 3, 50 / 3, 50 / 3, 100 / 3]);
});

test("sums that only just can be met are met, with empty places where they must be", () => {
  // c0 wants all that r0 has, so that c1 gets nothing there: the limit of a slow fit.
  const { table } = fitTable(margins([60, 40], [60, 40], [1, 1, 0, 1]), { tolerance: 1e-3, sweeps: 10_000 });
  expect(Math.abs(table[0] - 60)).toBeLessThan(0.06);
  expect(table[2]).toBe(0);
});

test("columns that want more than their rows have are named with both figures", () => {
  expect(() => fitTable(margins([60, 40], [70, 30], [1, 1, 0, 1]))).toThrow(
    "c0 together want 70, but the rows with a place for them have 60",
  );
  // Neither alone is too much: 35 + 35 > 60.
  expect(() => fitTable(margins([60, 40], [35, 35, 30], [1, 1, 1, 0, 0, 1]))).toThrow(
    /(c0, c1|c1, c0) together want 70, but the rows with a place for them have 60/,
  );
});

test("a fit that is cut short says how far it was", () => {
  const slow = margins([60, 40], [60, 40], [1, 1, 0, 1]);
  expect(() => fitTable(slow, { tolerance: 1e-9, sweeps: 10 })).toThrow(
    /after 10 sweeps c0 is still 0\.\d+ off/,
  );
});

test("what cannot be a table is refused at once", () => {
  expect(() => fitTable(margins([60, 40], [50, 40], [1, 1, 1, 1]))).toThrow(
    "rows add up to 100, columns to 90",
  );
  expect(() => fitTable(margins([60, -40], [10, 10], [1, 1, 1, 1]))).toThrow("negative");
  expect(() => fitTable(margins([60, 40], [50, 50], [1, -1, 1, 1]))).toThrow("a weight is negative");
  expect(() => fitTable(margins([60, 40], [50, 50], [0, 0, 1, 1]))).toThrow("no place for the sum of r0");
  expect(() => fitTable(margins([60, 40], [50, 50], [1, 0, 1, 0]))).toThrow("no place for the sum of c1");
});

test("rows and columns of nothing stay empty", () => {
  const { table } = fitTable(margins([0, 40], [40, 0], [1, 1, 1, 1]));
  near(table, [0, 0, 40, 0]);
  // The only place of r0 is in the column of nothing.
  expect(() => fitTable(margins([10, 40], [50, 0], [0, 1, 1, 1]))).toThrow("no place for the sum of r0");
});

/** A table with empty places, whose margins therefore can be met. */
const tables = fc
  .record({ rows: fc.integer({ min: 1, max: 6 }), columns: fc.integer({ min: 1, max: 6 }) })
  .chain(({ rows, columns }) =>
    fc.record({
      rows: fc.constant(rows),
      columns: fc.constant(columns),
      cells: fc.array(fc.oneof(fc.constant(0), fc.double({ min: 0.1, max: 10, noNaN: true })), {
        minLength: rows * columns,
        maxLength: rows * columns,
      }),
      weights: fc.array(fc.double({ min: 0.1, max: 10, noNaN: true }), {
        minLength: rows * columns,
        maxLength: rows * columns,
      }),
    }),
  );

test("margins of any table are met in its places, and the fit scales rows and columns of the weights", () => {
  const holds = ({
    rows,
    columns,
    cells,
    weights,
  }: {
    rows: number;
    columns: number;
    cells: number[];
    weights: number[];
  }) => {
    const rowSums = Array.from({ length: rows }, (_, r) =>
      cells.slice(r * columns, (r + 1) * columns).reduce((a, b) => a + b, 0),
    );
    const columnSums = Array.from({ length: columns }, (_, c) =>
      cells.reduce((sum, v, i) => (i % columns === c ? sum + v : sum), 0),
    );
    const start = weights.map((weight, i) => (cells[i] > 0 ? weight : 0));
    const { table, worst } = fitTable(margins(rowSums, columnSums, start));
    expect(worst).toBeLessThanOrEqual(1e-9);
    const found = (row: number) =>
      table.subarray(row * columns, (row + 1) * columns).reduce((a, b) => a + b, 0);
    rowSums.forEach((sum, row) => expect(Math.abs(found(row) - sum)).toBeLessThan(1e-9 * (1 + sum)));
    table.forEach((value, i) => expect(value > 0).toBe(cells[i] > 0));
    // Cross ratios of any four open places are those of the weights.
    for (let r = 1; r < rows; r++) {
      for (let c = 1; c < columns; c++) {
        const four = [0, c, r * columns, r * columns + c];
        if (four.some((i) => cells[i] === 0)) continue;
        const ratio = (t: ArrayLike<number>) => (t[four[0]] * t[four[3]]) / (t[four[1]] * t[four[2]]);
        expect(ratio(table) / ratio(start)).toBeCloseTo(1, 6);
      }
    }
  };
  fc.assert(fc.property(tables, holds), { seed: 151, numRuns: 300 });
});
