/** What a measure is: which sums it is made of, and what it means in plain words. Computes nothing. */
import type { Name } from "../scenario/scenario.js";
import type { Grain, SumName } from "../simulation/sums.js";

/** One column of a table of sums, with its sign or weight. */
export interface Term {
  readonly table: Exclude<Grain, "day" | "officeBins" | "errandBins" | "slotBins" | "zone" | "flow">;
  readonly column: number;
  readonly factor: number;
  /** Name of the column where it is also summed by day; else null. */
  readonly name: SumName | null;
}

/** How the estimate is made. */
export type Recipe =
  /** Sum of `of` ÷ sum of `per`; `per` null: mean of `of` over replications. */
  | { readonly kind: "ratio"; readonly of: readonly Term[]; readonly per: readonly Term[] | null }
  /** Variance, or its root, from counts, sums and sums of squares. */
  | {
      readonly kind: "variance" | "deviation";
      readonly counts: readonly Term[];
      readonly sums: readonly Term[];
      readonly squares: readonly Term[];
    }
  /** Quantile of the waits of all who left the line. */
  | { readonly kind: "quantile"; readonly p: number };

export type Unit =
  | "min"
  | "min²"
  | "share"
  | "visitors"
  | "visitors/min"
  | "visits"
  | "days"
  | "persons"
  | "calls/person"
  | "desks"
  | "h";

/** A row of the registry. */
export interface Measure {
  readonly name: string;
  readonly unit: Unit;
  readonly better: "low" | "high" | "none";
  /** Half-width that is precise enough however small the figure [unit]; only measures with one stop a run. */
  readonly floor?: number;
  /** Short label for tables. */
  readonly label: Name;
  /** What is divided by what, in words. */
  readonly definition: Name;
  readonly recipe: Recipe;
  /** Whether only phone lines have it. */
  readonly ofLines?: boolean;
  /** The same figure from the sums by half-hour of joining, where they can tell it. */
  readonly halfHourly?: Recipe;
}
