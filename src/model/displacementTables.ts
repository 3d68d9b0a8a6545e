/** Tables of who goes where when an office is gone. */
import type { AcceptanceCurve } from "./demand/acceptance.js";
import type { Origins } from "./demand/origins.js";
import type { Ranks } from "./demand/ranks.js";
import type { Roads } from "./demand/travel.js";

/** Offices of this model are those without phone lines. */
export interface Displacement {
  readonly zoneIds: readonly string[];
  readonly origins: Origins;
  /** Minutes from every start point to every office, and who is near; zones first, then offices' own places. */
  readonly ranks: Ranks;
  /** Roads of each zone, by class of area; [zone]. */
  readonly roads: readonly Roads[];
  /** Errands that the same offices can serve have one skill; [errand]. */
  readonly skillOf: Int32Array;
  /** 1 where an office can serve, there or gone; [skill][office]. */
  readonly capable: Uint8Array;
  /** Start point; [skill][office][zone]. */
  readonly starts: Int32Array;
  /** 1 where an office is not there; [kind][office]. */
  readonly gone: Uint8Array;
  /** Which offices are there; [kind]. */
  readonly variantOf: Int32Array;
  /** Nearest office left, `NOWHERE` if there is none; [variant][skill][start]. */
  readonly nearest: Int32Array;
  /** Offices that receive from each office, ascending; [office + 1] into `receiving`. */
  readonly firstPair: Int32Array;
  readonly receiving: Int32Array;
  readonly curve: AcceptanceCurve;
  /** Weights of channels; the rest of 1 does nothing. */
  readonly phone: number;
  readonly eService: number;
  readonly eIdentification: number;
  /** Shares who could use the channel, and whether nothing means failed; [errand]. */
  readonly canPhone: Float64Array;
  readonly canEService: Float64Array;
  readonly isStatutory: Uint8Array;
}
