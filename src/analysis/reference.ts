/** What a reference case is: exact values, the scenarios that meet them, and where in a run each value is found. */
import type { Division } from "../experiment/cells.js";
import type { Probe } from "./probe.js";

/** Where in a run a figure stands. */
export interface Place {
  /** Index of the case's scenario. */
  readonly scenario: number;
  readonly by: Division;
  /** Name of the cell, "all" for the whole run. */
  readonly cell: string;
}

/** The whole of a run. */
export const EVERYWHERE: Place = { scenario: 0, by: "network", cell: "all" };

/** One exact value. */
export interface Reference {
  readonly quantity: string;
  readonly exact: number;
  /** The same value by the closed forms and chains of this program. */
  readonly analytic: number;
  readonly probe: Probe;
  readonly place: Place;
  /** For a difference: the place whose figure is taken from that of `place`, replication by replication. */
  readonly less?: Place;
}

/** A case: its values, and the scenario files that meet them. */
export interface Case {
  readonly id: string;
  /** One, or two policies that are met by the same visitors. */
  readonly files: readonly string[];
  /** Whether it is a day that ends, counted in days; else a steady state, counted in customers. */
  readonly terminating: boolean;
  readonly values: readonly Reference[];
  /** The value named beforehand for the test over all cases. */
  readonly headline: string;
}

/** A case by its name; its exact values are worked out when it is read. */
export interface Listed {
  readonly id: string;
  readonly read: () => Case;
}
