/** What is asked of undoing closures, and what was found. Plain data. */
import type { Lost } from "../experiment/crew.js";
import type { Measure } from "../experiment/measure.js";
import type { Scenario } from "../scenario/scenario.js";
import type { Estimate } from "../stats/estimate.js";
import type { PairedEstimate } from "../stats/paired.js";
import type { Ladder, Lever } from "./ladder.js";
import type { Needed, Standing } from "./needed.js";

/** What is asked. */
export interface UndoQuestion {
  /** The network before the closures, and with them; of the same days. */
  readonly base: Scenario;
  readonly closed: Scenario;
  readonly ladders: readonly Ladder[];
  /** Ids of the offices that are told of. */
  readonly told: ReadonlySet<string>;
  /** Of these, the ones that the steps change. */
  readonly changing: ReadonlySet<string>;
  /** What must not be worse than before, and by how much it may be all the same [its unit]. */
  readonly measure: Measure;
  readonly margin: number;
}

export interface UndoPlan {
  readonly seed: string;
  readonly replications: number;
  /** Of every interval, (0, 1) excluded. */
  readonly confidence: number;
}

/** One step at some offices. */
export interface Tried {
  /** Minutes longer a day, or desks more; 0 is the closures alone. */
  readonly amount: number;
  readonly figure: Estimate;
  /** The measure, less what it was before. */
  readonly difference: PairedEstimate;
  readonly standing: Standing;
  /** Desk hours a week more than with the closures alone. */
  readonly staff: PairedEstimate;
  readonly isEmpty: boolean;
}

/** What a lever takes. */
export interface Answer {
  readonly lever: Lever;
  readonly tried: readonly Tried[];
  /** What is needed, at every corner. */
  readonly needed: Needed;
  /** What is needed as the scenarios are. */
  readonly own: Needed;
  /** What is needed with other shares of people who intend a closed minute; empty where these are not tried. */
  readonly corners: readonly { readonly share: number; readonly needed: Needed }[];
}

/** Answers for all offices together, or for one of them. */
export interface Answered {
  /** "all", or an id. */
  readonly cell: string;
  readonly before: Estimate;
  /** Desk hours a week with the closures alone. */
  readonly staff: Estimate;
  readonly answers: readonly Answer[];
}

/** An office that receives visitors, from where, and how many a week. */
export interface Receiver extends Answered {
  readonly from: readonly { readonly id: string; readonly visitors: Estimate }[];
}

/** What is different from before, whatever is needed. */
export interface Remaining {
  readonly measure: Measure;
  readonly before: Estimate;
  readonly closed: Estimate;
  /** With the step of each lever that is told of, and its difference from before. */
  readonly with: readonly { readonly figure: Estimate; readonly difference: PairedEstimate }[];
}

export interface Undoing extends UndoQuestion {
  readonly plan: UndoPlan;
  readonly all: Answered;
  /** Those of the offices told of that receive, in the order of the data. */
  readonly receivers: readonly Receiver[];
  readonly remaining: readonly Remaining[];
  /** Whether under some scenario more than 1 % more or fewer visits are intended than before. */
  readonly isUnlike: boolean;
  readonly done: number;
  readonly lost: readonly Lost[];
}
