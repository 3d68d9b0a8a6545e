/**
 * A table with given sums of rows and columns and places that must stay empty, by iterative proportional
 * fitting: the one closest in relative entropy to a start table. Rows are offices and columns errands, for one.
 */

/** What a table must add up to. */
export interface Margins {
  readonly rowIds: readonly string[];
  readonly columnIds: readonly string[];
  /** 0 or more; [row]. */
  readonly rowSums: Float64Array;
  /** 0 or more, of the same total as the rows; [column]. */
  readonly columnSums: Float64Array;
  /** Weights to start from, 0 where a place must stay empty; [row][column], row-major. */
  readonly weights: Float64Array;
}

/** When to stop. */
export interface FitLimits {
  /** Largest relative error of any sum. */
  readonly tolerance: number;
  /** Most passes over rows and columns. */
  readonly sweeps: number;
}

export interface FittedTable {
  /** [row][column], row-major. */
  readonly table: Float64Array;
  readonly sweeps: number;
  /** Largest relative error of a column's sum; rows are met to rounding. */
  readonly worst: number;
}

/** A thousandth of the 1 % within which volumes are wanted would do; this costs little more. */
export const FIT_LIMITS: FitLimits = { tolerance: 1e-9, sweeps: 10_000 };

/** Relative difference of two totals that still counts as rounding. */
const ROUNDING = 1e-9;

/**
 * Fits a table to its margins.
 *
 * @throws RangeError if totals differ, a row or column has a sum but no place for it, or the empty places make
 *   the sums impossible: the message names the columns that want more than their rows have
 * Cost O(rows × columns) for each sweep; error falls geometrically unless the sums only just can be met.
 * Source: Deming, Stephan 1940; convergence with empty places: Csiszár 1975, Pukelsheim 2014.
 */
export function fitTable(wanted: Margins, limits: FitLimits = FIT_LIMITS): FittedTable {
  checkTotals(wanted);
  const margins = { ...wanted, weights: openPlaces(wanted) };
  checkPlaces(margins);
  const { rowSums, columnSums } = margins;
  const table = margins.weights.slice();
  let worst = Infinity;
  for (let sweep = 1; sweep <= limits.sweeps; sweep++) {
    scaleRows(table, rowSums);
    const ratios = columnRatios(table, columnSums);
    worst = ratios.reduce((most, ratio) => Math.max(most, Math.abs(ratio - 1)), 0);
    if (worst <= limits.tolerance) return { table, sweeps: sweep, worst };
    table.forEach((_, i) => (table[i] /= ratios[i % ratios.length]));
  }
  scaleRows(table, rowSums);
  throw new RangeError(describeMisfit(margins, { ratios: columnRatios(table, columnSums), worst, limits }));
}

function total(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0);
}

function checkTotals({ rowSums, columnSums }: Margins): void {
  const rows = total(rowSums);
  const columns = total(columnSums);
  const isSound = [...rowSums, ...columnSums].every((value) => value >= 0 && value < Infinity);
  if (!isSound) throw new RangeError("fitTable: a sum is negative or not a number");
  if (Math.abs(rows - columns) > ROUNDING * Math.max(rows, columns)) {
    throw new RangeError(`fitTable: rows add up to ${rows}, columns to ${columns}`);
  }
}

/** Weights of the places that can hold anything: none in rows and columns of sum 0. */
function openPlaces({ rowSums, columnSums, weights }: Margins): Float64Array {
  if (!weights.every((weight) => weight >= 0 && weight < Infinity)) {
    throw new RangeError("fitTable: a weight is negative or not a number");
  }
  const columns = columnSums.length;
  return weights.map((weight, i) =>
    rowSums[Math.floor(i / columns)] > 0 && columnSums[i % columns] > 0 ? weight : 0,
  );
}

/** Every row and column with a sum has a place for it. */
function checkPlaces({ rowIds, columnIds, rowSums, columnSums, weights }: Margins): void {
  const columns = columnIds.length;
  const stuckRows = rowIds.filter(
    (_, row) => rowSums[row] > 0 && !weights.subarray(row * columns, (row + 1) * columns).some((w) => w > 0),
  );
  const stuckColumns = columnIds.filter(
    (_, column) => columnSums[column] > 0 && !weights.some((w, i) => w > 0 && i % columns === column),
  );
  const stuck = [...stuckRows, ...stuckColumns];
  if (stuck.length > 0) throw new RangeError(`fitTable: no place for the sum of ${stuck.join(", ")}`);
}

function scaleRows(table: Float64Array, rowSums: Float64Array): void {
  const columns = table.length / rowSums.length;
  rowSums.forEach((sum, row) => {
    const cells = table.subarray(row * columns, (row + 1) * columns);
    const found = total(cells);
    cells.forEach((value, i) => (cells[i] = found > 0 ? value * (sum / found) : 0));
  });
}

/** Sum of each column ÷ what it must be; 1 for a column that must be and is empty. */
function columnRatios(table: Float64Array, columnSums: Float64Array): Float64Array {
  const found = new Float64Array(columnSums.length);
  table.forEach((value, i) => (found[i % found.length] += value));
  return found.map((sum, i) => (columnSums[i] > 0 ? sum / columnSums[i] : 1));
}

/** How the fit ended. */
interface Ending {
  readonly ratios: Float64Array;
  readonly worst: number;
  readonly limits: FitLimits;
}

/**
 * Says what cannot be met, with its proof: columns that together want more than all rows with a place in any of
 * them have [Hall 1935]. The limit of the fit starves such columns, so they are sought among the shortest.
 */
function describeMisfit(margins: Margins, { ratios, worst, limits }: Ending): string {
  const { columnIds, columnSums } = margins;
  const shortest = Array.from(ratios.keys()).toSorted((a, b) => ratios[a] - ratios[b]);
  for (let count = 1; count < shortest.length; count++) {
    const columns = shortest.slice(0, count);
    const wanted = columns.reduce((sum, column) => sum + columnSums[column], 0);
    const there = supplyFor(margins, columns);
    if (wanted > there * (1 + ROUNDING)) {
      const names = columns.map((column) => columnIds[column]).join(", ");
      return `fitTable: ${names} together want ${wanted}, but the rows with a place for them have ${there}`;
    }
  }
  return `fitTable: after ${limits.sweeps} sweeps ${columnIds[shortest[0]]} is still ${worst} off, relative`;
}

/** Sum of the rows that have a place in any of some columns. */
function supplyFor({ rowSums, columnIds, weights }: Margins, columns: readonly number[]): number {
  const count = columnIds.length;
  return rowSums.reduce(
    (sum, value, row) => (columns.some((column) => weights[row * count + column] > 0) ? sum + value : sum),
    0,
  );
}
