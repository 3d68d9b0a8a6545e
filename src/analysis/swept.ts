/** What a sweep of inputs found out. Plain data. */
import type { Division } from "../experiment/cells.js";
import type { Measure } from "../experiment/measure.js";
import type { SweepInput } from "./sweepInputs.js";
import type { Verdict } from "./verdict.js";

/** An input moved to one of its corners. */
export interface Place {
  readonly input: SweepInput;
  readonly corner: SweepInput["corners"][number];
}

/** A difference at a corner, and whether the verdict is the same there. */
export interface AtCorner {
  /** Index among the places of the sweep. */
  readonly place: number;
  readonly difference: number | null;
  readonly halfWidth: number | null;
  /** Open: nobody can tell at this corner, with its number of replications. */
  readonly outcome: "holds" | "flips" | "open";
}

/** What a sweep says of one verdict that there was. */
export interface SweptVerdict {
  readonly measure: Measure;
  readonly by: Division;
  readonly cell: string;
  /** Index of the scenario. */
  readonly scenario: number;
  /** Before the sweep. */
  readonly verdict: Verdict;
  readonly difference: number;
  /** One for each place, in their order. */
  readonly corners: readonly AtCorner[];
}

/** An input that a sweep does not move, though it usually does. */
export interface LeftOut extends Pick<SweepInput, "name" | "label"> {
  /** Index of the first scenario that cannot have it, and why. */
  readonly scenario: number;
  readonly problem: string;
}

export interface Sweep {
  readonly places: readonly Place[];
  readonly leftOut: readonly LeftOut[];
  /** Replications at each corner. */
  readonly replications: number;
  /** Of all verdicts that said anything. */
  readonly verdicts: readonly SweptVerdict[];
}
