/**
 * What an office may have beside hours and desks, resolved: who serves whom, where visitors go, desks that travel,
 * appointments. Plain data, immutable.
 */
import type { Law } from "../random/law.js";
import type { Piece } from "./piece.js";

/** Shares (0 to 1) of those who leave unserved; together at most 1. */
export interface Leaving {
  /** Come to the same office again, after a time that is never null when the share is above 0. */
  readonly later: number;
  readonly after: Law | null;
  /** Call the phone line instead. */
  readonly phone: number;
  /** The next ones are weights among what is possible; none when left out. Come on the next day it is open. */
  readonly anotherDay?: number;
  /** Go on to the nearest office that is open. */
  readonly anotherOffice?: number;
  readonly eService?: number;
}

/** Desks of an office that serve some errands only. */
export interface DeskGroup {
  readonly id: string;
  /** Desks open from each minute on; 0 before the first piece. */
  readonly desks: readonly Piece[];
  /** Ids of the errands served; null is all. */
  readonly serves: readonly string[] | null;
}

/** Pieces of equipment that desks share. */
export interface Equipment {
  readonly id: string;
  readonly count: number;
}

/** When an arriving visitor goes on to another office: once, whatever the line is there. */
export interface Overflow {
  /** From this many visitors waiting on. */
  readonly waiting: number;
  /** Ids of the offices to choose from: the open one with the shortest line, the first among equals. */
  readonly to: readonly string[];
  /** Time on the way; null is none. */
  readonly after: Law | null;
}

/** Where a served visitor goes on to, at once. */
export interface Onward {
  readonly office: string;
  readonly chance: number;
}

/** Callers who call again. */
export interface Redial {
  readonly after: Law;
  /** Chance after finding the line full, and after giving up in it. */
  readonly rejected: number;
  readonly abandoned: number;
}

/** Desks that travel: at each stop's time they finish the visitor in hand, go, and serve at the next office. */
export interface Crew {
  readonly id: string;
  /** Desks it brings, 1 or more. */
  readonly desks: number;
  /** Office where it begins the day. */
  readonly home: string;
  /** Minutes strictly rising. */
  readonly route: readonly Stop[];
}

export interface Stop {
  /** When it leaves the office before [min since midnight]. */
  readonly leave: number;
  readonly to: string;
  readonly travel: Law;
}

/** Visits by appointment: every open day the same slots. */
export interface Booking {
  /** Visitors due at each minute; ascending. */
  readonly slots: readonly Piece[];
  /** Chance that a slot is taken, and that whoever took it does not come. */
  readonly taken: number;
  readonly noShow: number;
  /** Visitors come this long before the slot [min], plus a draw of `lateness`; null adds nothing. */
  readonly early: number;
  readonly lateness: Law | null;
}
