/**
 * What the user wrote, proven sound: every default filled in, every unit turned into minutes,
 * every share into a fraction, nothing yet about arrays or loops. Plain data, immutable.
 */
import type { Law } from "../random/law.js";
import type { Booking, Crew, DeskGroup, Equipment, Leaving, Onward, Overflow, Redial } from "./mechanisms.js";
import type { Displacement } from "./displacement.js";
import type { Mistimed } from "./mistimed.js";
import type { Piece } from "./piece.js";

/** Words for how well an input is founded, from best to weakest. */
export const PROVENANCES = [
  "documented",
  "derived",
  "inferred",
  "general_knowledge",
  "assumed",
  "modelled",
] as const;
export type Provenance = (typeof PROVENANCES)[number];

/** A name in the two languages of the program. */
export interface Name {
  readonly en: string;
  readonly sv: string;
}

/** How well one input of the scenario is founded. */
export interface Foundation {
  /** What the note is about, such as "desks" or "patience". */
  readonly input: string;
  readonly provenance: Provenance;
  /** Where the figure comes from, or by which rule it was chosen. */
  readonly source: string;
}

/** Which days are simulated. Day numbers count from 1970-01-01 when dated, else from 0, a Monday. */
export interface Horizon {
  readonly dated: boolean;
  /** First measured day [day number]. */
  readonly firstDay: number;
  /** Measured days, open or closed, 1 or more. */
  readonly days: number;
  /** Days simulated before the first measured one, 0 or more. */
  readonly warmUpDays: number;
  /** Days simulated after the last measured one, at most: until nobody of the measured days is pending; none when left out. */
  readonly drainDays?: number;
  /** Whether lines carry over midnight; otherwise every day starts empty. */
  readonly continuous: boolean;
}

/** An intensity over the day [visitors per minute]. */
export interface Rate {
  /** Constant from each piece to the next, or joined by straight lines from piece to piece. */
  readonly shape: "constant" | "linear";
  /** Minutes strictly rising; a constant rate is one piece; 0 before the first piece. */
  readonly pieces: readonly Piece[];
}

/** Chance of leaving at once, by what the arriving visitor sees; applies only to who would have to wait. */
export interface Balking {
  /** `waiting`: visitors waiting; `expectedWait`: (waiting + 1) × mean service ÷ open desks [min]. */
  readonly by: "waiting" | "expectedWait";
  /** Chance (0 to 1) at each value seen, straight lines between, constant outside; `minute` is the value seen. */
  readonly chance: readonly { readonly seen: number; readonly chance: number }[];
}

/** A kind of business a visitor comes for. */
export interface Errand {
  readonly id: string;
  readonly name: Name;
  readonly service: Law;
  /** How long a visitor waits before leaving; null is for ever. */
  readonly patience: Law | null;
  readonly balking: Balking | null;
  /** The lowest is served first; visitors of one priority in order of coming. */
  readonly priority: number;
  /** Id of the equipment that a desk needs for it; null is none. */
  readonly needs: string | null;
  /** What visitors do who leave an office unserved; the rest of the shares gives up. */
  readonly leaving: Leaving | null;
  /** Id of the phone line that is called instead, unless the office names another; null is none. */
  readonly line: string | null;
}

/** Opening hours of one weekday [min since midnight], opens < closes <= 1440. */
export interface Hours {
  readonly opens: number;
  readonly closes: number;
}

/** What happens to the line when the doors close. */
export type Closing =
  | { readonly kind: "serve" }
  | { readonly kind: "sendHome" }
  /** No more tickets this long before closing; the line is then served. */
  | { readonly kind: "stopTickets"; readonly minutesBefore: number };

/** What an office is known by: what it is selected and grouped by. "" and null where it is not known. */
export interface Attributes {
  readonly municipality: string;
  readonly locality: string;
  /** Code and name of the labour market region, in the division the scenario names. */
  readonly fa: string;
  readonly faName: string;
  readonly region: string;
  readonly regionName: string;
  readonly area: string;
  readonly category: string;
  readonly type: string;
  readonly tags: readonly string[];
  /** Visits of the base year; most desks planned at once before any patch; full-time staff; year of opening. */
  readonly visits: number | null;
  readonly desks: number | null;
  readonly staff: number | null;
  readonly opened: number | null;
  /** Days of the week on which it is open before any patch. */
  readonly openDays: number | null;
  /** Degrees north and east. */
  readonly latitude: number | null;
  readonly longitude: number | null;
}

/** Before every day there is [day number]. */
export const ALWAYS = -1_000_000_000;

/** How an office works from a day on, until its next phase. */
export interface Phase {
  /** First day [day number]; `ALWAYS` for the first phase of an office. */
  readonly from: number;
  /** Whether there is such an office; if not, its hours are those at which visitors come and are turned away. */
  readonly exists: boolean;
  /** Hours of Monday to Sunday, null when closed. In a continuous scenario always 0 to 1440. */
  readonly week: readonly (Hours | null)[];
  /** Desks open from each minute on; 0 before the first piece. */
  readonly desks: readonly Piece[];
  /** When a desk is due to close with a visitor in hand: finish the visitor, or hand it back to the line. */
  readonly release: "exhaustive" | "preempt";
  readonly closing: Closing;
  /** Most visitors inside, those at desks included; null is no limit. */
  readonly room: number | null;
  /** Factor by which patches change its visitors; the rates of its sources hold it already. */
  readonly visits: number;
  /** Further factors on the visitors of single errands, by id of the errand; absent where no patch has any. */
  readonly visitsOf?: Readonly<Record<string, number>>;
}

/** A place with desks and one line. */
export interface Office {
  readonly id: string;
  readonly name: Name;
  readonly attributes: Attributes;
  /** Days on which it is closed although its week says open [day number], ascending. */
  readonly closedDays: readonly number[];
  /** One or more, ascending by `from`; the first is from `ALWAYS` on. */
  readonly phases: readonly Phase[];
  /** Most visitors waiting; null is no limit. */
  readonly places: number | null;
  /** How the desks split by what they serve; none: all serve all. The desks of its only phase are their sum. */
  readonly groups: readonly DeskGroup[];
  readonly equipment: readonly Equipment[];
  /** Time at a desk, as a multiple of what the errand says; positive. */
  readonly serviceFactor: number;
  readonly overflow: Overflow | null;
  /** Chances sum to 1 at most; the rest leaves. */
  readonly next: readonly Onward[];
  /** Id of the phone line called by those who leave unserved; null is that of the errand. */
  readonly line: string | null;
  /** Of a phone line only. */
  readonly redial: Redial | null;
}

/** What an office has that has nothing special. */
export const PLAIN_OFFICE = {
  places: null,
  groups: [],
  equipment: [],
  serviceFactor: 1,
  overflow: null,
  next: [],
  line: null,
  redial: null,
} as const satisfies Partial<Office>;

/** What an errand has that has nothing special. */
export const PLAIN_ERRAND = { priority: 1, needs: null, leaving: null, line: null } as const;

/** A phone line: an office without a place, whose callers all have the one errand of its own. Both have its id. */
export interface Line {
  readonly office: Office;
  readonly errand: Errand;
}

/** A stream of visitors with one errand to one office. */
export interface Source {
  /** Names the stream of random numbers: never changes with the place in the list. */
  readonly id: string;
  readonly office: string;
  readonly errand: string;
  /** Visitors standing at the door at opening, every open day. */
  readonly atTheDoor: number;
  /** Rates that hold on some day or other, to be taken `scale` times; sources may share one list. */
  readonly rates: readonly Rate[];
  /** Factor on every rate, 0 or more: for a source from tables its visitors of a year, for one written out 1. */
  readonly scale: number;
  /** Which of `rates` holds on a day, by day index from the first warm-up day; -1 for nobody. */
  readonly rateOfDay: readonly number[];
  /** Visitors who come by appointment; null is none. */
  readonly booking: Booking | null;
  /** Whether rates say when visitors intend to come at any hour, open or closed; otherwise they hold within hours. */
  readonly anyHour?: boolean;
}

/** What people do who give up calling. */
export interface Unanswered {
  /** Chance of going to an office. */
  readonly visit: number;
  /** Time until then. */
  readonly after: Law;
}

/** Chance and mix of a further errand done at the same desk during the same visit. */
export interface FurtherErrand {
  readonly chance: number;
  /** Share of each errand among further errands, in the order of `errands`; sums to 1. */
  readonly shares: readonly number[];
}

/** A change as its author gives it. */
export interface Patch {
  readonly why: string;
  /** First and last day [day number]; null where it has no beginning or end. */
  readonly from: number | null;
  readonly to: number | null;
  /** Ids of the offices it is about, ascending. */
  readonly offices: readonly string[];
  /** Of these, the offices at which it changes nothing. */
  readonly unchanged: readonly string[];
  readonly closes: boolean;
  readonly provenance: Provenance;
  readonly source: string;
}

/** What is counted beside the ordinary sums. */
export interface Observation {
  /** Waits above these are counted exactly [min], ascending. */
  readonly waitThresholds: readonly number[];
  /** Overtime above these is counted exactly, by day [min], ascending. */
  readonly overtimeThresholds: readonly number[];
  /** Minutes of the day at which the state of every office is written down, ascending. */
  readonly clock: readonly number[];
  /** Time shares and clock counts of 0, 1, … this many inside; null counts none. */
  readonly states: number | null;
}

/** A scenario, resolved. */
export interface Scenario {
  readonly id: string;
  readonly title: Name;
  readonly horizon: Horizon;
  readonly errands: readonly Errand[];
  readonly offices: readonly Office[];
  readonly lines: readonly Line[];
  readonly crews: readonly Crew[];
  readonly sources: readonly Source[];
  readonly furtherErrand: FurtherErrand | null;
  /** What visitors do whose office is gone; null loses them. */
  readonly displacement: Displacement | null;
  /** What visitors do who intend a closed minute; null where nobody does. */
  readonly mistimed: Mistimed | null;
  /** Absent where nobody who gives up calling goes to an office. */
  readonly unanswered?: Unanswered;
  /** Coefficient of variation of the gamma factor that scales each office's day; 0 is none. */
  readonly dayFactorCv: number;
  /** Part of its variance that the offices of a region have in common, 0 to 1. */
  readonly dayFactorShared: number;
  readonly observation: Observation;
  readonly foundations: readonly Foundation[];
  /** Changes in the order in which they are put on the offices. */
  readonly patches: readonly Patch[];
  /** sha256 of the canonical resolved scenario, tables included; never of paths or times. */
  readonly hash: string;
}
