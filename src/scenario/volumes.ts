/**
 * How many visits a year each office of a table has with each errand: every office keeps its visits and every errand
 * its share of the whole table, while errands that need full service stand at full-service offices only.
 */
import { fitTable } from "../stats/fitting.js";
import type { ErrandRow, OfficeRow } from "./columns.js";
import { refusal, type Refusal } from "./reading.js";

/** Visits a year by errand, in the order of the errands' table, by id of the office. */
export type Volumes = ReadonlyMap<string, Float64Array>;

/** Whether an office can serve an errand. */
export function isCapable(office: OfficeRow, errand: ErrandRow): boolean {
  return office.office_type === "full_service" || errand.needs_full_service_office === 0;
}

/**
 * Volumes of all offices of a table, whichever of them a scenario takes. An errand that no office can serve has none,
 * and the others its share.
 *
 * Cost O(offices × errands) for each of some tens of sweeps.
 */
export function volumesOf(
  offices: readonly OfficeRow[],
  errands: readonly ErrandRow[],
): { readonly volumes: Volumes } | Refusal {
  const isServed = errands.map((errand) => offices.some((office) => isCapable(office, errand)));
  const shares = errands.map(({ share_of_errands: share }, i) => (isServed[i] ? share : 0));
  const visits = offices.map((row) => row.visits_2024_estimate);
  const total = sumOf(visits);
  const scale = total / sumOf(shares);
  try {
    const { table } = fitTable({
      rowIds: offices.map((row) => row.office_id),
      columnIds: errands.map((row) => row.errand_type_id),
      rowSums: Float64Array.from(visits),
      columnSums: Float64Array.from(shares, (share) => (share === 0 ? 0 : share * scale)),
      weights: Float64Array.from(
        offices.flatMap((office) => errands.map((errand, i) => (isCapable(office, errand) ? shares[i] : 0))),
      ),
    });
    const rowOf = (i: number): Float64Array => table.slice(i * errands.length, (i + 1) * errands.length);
    return { volumes: new Map(offices.map((row, i) => [row.office_id, rowOf(i)])) };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const problem = `no visits by office and errand fit the tables: ${error.message.replace("fitTable: ", "")}`;
    return refusal(problem, "change the shares of errands, the visits or the types of offices");
  }
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
