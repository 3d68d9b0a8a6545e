/**
 * What the machine needs: the scenario as numbers in flat arrays, and flags for what can happen at all.
 * A bare noun (office, errand, source, kind, profile) is an index; ids live only in the lists of names.
 */
import type { LawTables } from "../random/tables.js";
import type { Displacement } from "./displacementTables.js";
import type { Observation } from "../scenario/scenario.js";

/** What can happen in this model; a flag that is off costs one predictable test at most. */
export interface Features {
  readonly continuous: boolean;
  readonly patience: boolean;
  readonly balking: boolean;
  /** Whether any office or line has a limit on who may be inside or wait. */
  readonly limits: boolean;
  /** Whether any office tells its visitors apart: by priority, skill or equipment. */
  readonly classes: boolean;
  /** Whether anybody may come or call again, or go on to another office. */
  readonly returns: boolean;
  /** Whether any office is gone at some time while visitors know where to go instead. */
  readonly displaced: boolean;
  /** Whether visitors intend to come while their office is closed, and do something about it. */
  readonly mistimed: boolean;
  /** Whether anybody waits at home for another day or for opening. */
  readonly postponed: boolean;
  readonly crews: boolean;
  readonly bookings: boolean;
  readonly serviceFactor: boolean;
  readonly preempt: boolean;
  readonly furtherErrand: boolean;
  readonly dayFactor: boolean;
  readonly waitThresholds: boolean;
  readonly clock: boolean;
  readonly states: boolean;
  /** Whether visits are written down one by one. */
  readonly trace: boolean;
}

/** Intensities over a day, all profiles one after another; a profile is a run of linear pieces. */
export interface Profiles {
  /** Expected visitors of a whole day, for a source of scale 1; [profile]. */
  readonly mean: Float64Array;
  /** First piece of each profile, and one past the last; [profile + 1]. */
  readonly firstPiece: Int32Array;
  /** Start of each piece [min since midnight]; [piece]. */
  readonly minute: Float64Array;
  /** Intensity at the start of the piece [visitors per min]; [piece]. */
  readonly rate: Float64Array;
  /** Change of intensity along the piece [visitors per min²]; [piece]. */
  readonly slope: Float64Array;
  /** Minutes that a whole share would take at the rate at the start of the piece [min]; [piece]. */
  readonly minutesPerShare: Float64Array;
  /** Share of the day's visitors before the piece ends, 1 at the last; [piece]. */
  readonly shareAfter: Float64Array;
  /** Share of the day's visitors before the piece begins; [piece]. */
  readonly shareBefore: Float64Array;
  /** Piece in which the share g / GUIDE falls; [profile][GUIDE], row-major. */
  readonly guide: Int32Array;
}

/** Cells of the guide into a profile. */
export const GUIDE = 256;

/** Days of one kind are alike in hours and intensities. */
export interface DayKinds {
  /** Kind of every simulated day, warm-up included; [day]. */
  readonly ofDay: Int32Array;
  readonly count: number;
  /** Hours [min since midnight], opens = closes = -1 where closed; [kind][office], row-major. */
  readonly opens: Float64Array;
  readonly closes: Float64Array;
  /** Last minute at which a ticket is given; [kind][office]. */
  readonly lastTicket: Float64Array;
  /** Desk minutes planned between opening and closing; [kind][office]. */
  readonly plannedMinutes: Float64Array;
  /** Desk plan in force; [kind][office]. */
  readonly plan: Int32Array;
  /** 1 where there is such an office, open or closed; [kind][office]. */
  readonly exists: Uint8Array;
  /** Profile of each source, -1 for nobody; [kind][source]. */
  readonly profile: Int32Array;
}

/** How an arriving visitor with this errand balks; [errand] and their knots. */
export interface Balking {
  /** 0 never, 1 by visitors waiting, 2 by expected wait; [errand]. */
  readonly by: Uint8Array;
  readonly firstKnot: Int32Array;
  readonly seen: Float64Array;
  readonly chance: Float64Array;
}

/** Desks by time of day; plans one after another. A plan may hold at several offices. */
export interface DeskPlan {
  /** First piece of each plan, and one past the last; [plan + 1]. */
  readonly firstPiece: Int32Array;
  readonly minute: Float64Array;
  readonly desks: Int32Array;
}

/**
 * Who serves whom. A service class is what makes visitors alike at an office: priority, the groups of desks that
 * serve them, the equipment they need. Groups stand in the order in which a free desk is taken: the one that can
 * do least first.
 */
export interface Serving {
  /** 1 where all visitors form one line for desks that are alike; [office]. */
  readonly plain: Uint8Array;
  /** First group of desks of each office, and one past the last; [office + 1]. */
  readonly firstGroup: Int32Array;
  /** Office of each group; [group]. */
  readonly groupOffice: Int32Array;
  /** First class of each office, and one past the last; [office + 1]. */
  readonly firstClass: Int32Array;
  /** Class of a visitor; [office][errand]. */
  readonly classOf: Int32Array;
  /** Lowest first; [class]. */
  readonly priority: Int32Array;
  /** Groups that serve the class, a bit for each group of the office; 0 for none; [class]. */
  readonly groups: Int32Array;
  /** Equipment needed, -1 for none; [class]. */
  readonly equipment: Int32Array;
  /** Pieces of each equipment; [equipment]. */
  readonly equipmentCount: Int32Array;
}

/** What visitors may do who leave unserved, in the order of their weights; the rest does nothing. */
export const LEAVES = ["later", "phone", "anotherDay", "anotherOffice", "eService"] as const;

/** Where visitors go who do not stay, or are done. */
export interface Onward {
  /** From how many visitors waiting on an arrival goes to another office; [office]. */
  readonly overflowAt: Int32Array;
  /** Offices to choose from; [office + 1] into `candidate`. */
  readonly firstCandidate: Int32Array;
  readonly candidate: Int32Array;
  /** Law of the time on the way, -1 for none; [office]. */
  readonly overflowLaw: Int32Array;
  /** Where the served go on to; [office + 1] into `nextOffice` and `nextUpTo`, running sums of chances. */
  readonly firstNext: Int32Array;
  readonly nextOffice: Int32Array;
  readonly nextUpTo: Float64Array;
  /** Share of the unserved who come again later, and of those and who call together; [errand]. */
  readonly laterUpTo: Float64Array;
  readonly phoneUpTo: Float64Array;
  readonly laterLaw: Int32Array;
  /** 1 where more is said than these two: then weights count among what is possible; [errand]. */
  readonly isWide: Uint8Array;
  /** Weights of `LEAVES`; [errand][LEAVES]. */
  readonly weights: Float64Array;
  /** Line that is called, -1 for none; [office][errand]. */
  readonly line: Int32Array;
  /** Chances of calling again; [office]. */
  readonly redialRejected: Float64Array;
  readonly redialAbandoned: Float64Array;
  readonly redialLaw: Int32Array;
}

/** People who give up calling, and go to an office instead. */
export interface Unanswered {
  /** Chance of going, above 0. */
  readonly chance: number;
  /** Law of the time until then. */
  readonly law: number;
  /** Sources whose visitors the callers of each line are like; [line + 1] into `callerSource` and running shares. */
  readonly firstCaller: Int32Array;
  readonly callerSource: Int32Array;
  readonly callerUpTo: Float64Array;
  /** Source of the visitors of an office with an errand, -1 where nobody comes; [office][errand]. */
  readonly sourceOf: Int32Array;
}

/** What those do who intend a minute at which the office is closed. */
export interface Mistiming {
  /** Weights of `INSTEAD`, then of giving up; of sum 1. */
  readonly weights: Float64Array;
}

/** Desks that travel; crews one after another. */
export interface Crews {
  /** Hash of each crew's id, two words each; [crew][2]. */
  readonly name: Int32Array;
  readonly desks: Int32Array;
  /** Group that its desks are at home; [crew]. */
  readonly home: Int32Array;
  /** First stop of each crew, and one past the last; [crew + 1]. */
  readonly firstStop: Int32Array;
  /** Minute of leaving the office before, group at the next office, law of travel; [stop]. */
  readonly leave: Float64Array;
  readonly group: Int32Array;
  readonly travelLaw: Int32Array;
}

/** Visits by appointment; sources that have them one after another. */
export interface Bookings {
  /** Which booking a source has, -1 for none; [source]. */
  readonly ofSource: Int32Array;
  /** First slot of each booking, and one past the last; [booking + 1]. A slot of two visitors stands twice. */
  readonly firstSlot: Int32Array;
  readonly slot: Float64Array;
  readonly taken: Float64Array;
  readonly noShow: Float64Array;
  readonly early: Float64Array;
  readonly latenessLaw: Int32Array;
}

/** Clusters in the order in which a day is simulated: offices first, then the lines that their visitors may call. */
export interface Clusters {
  readonly count: number;
  /** Cluster of each office and line; [place]. */
  readonly ofPlace: Int32Array;
  /** Places, groups of desks and sources of each cluster; [cluster]. */
  readonly places: readonly Int32Array[];
  readonly groups: readonly Int32Array[];
  readonly sources: readonly Int32Array[];
  /** Cluster in which crews travel; -1 without crews. */
  readonly ofCrews: number;
  /** Share of all visitors; [cluster]. */
  readonly share: Float64Array;
}

export interface Model {
  /** Offices, then phone lines: what is said of an office in this model holds for lines as well. */
  readonly officeIds: readonly string[];
  /** How many of them are offices. */
  readonly officeCount: number;
  /** Errands, then the errand of each line. */
  readonly errandIds: readonly string[];
  readonly features: Features;
  /** Day number of the first simulated day, warm-up included. */
  readonly firstDay: number;
  readonly warmUpDays: number;
  /** Measured days. */
  readonly days: number;
  /** Days after them, at most; more than 0 only where somebody may be pending. */
  readonly drainDays: number;
  /** Window of the calendar: its start in the day and its length [min]; events expected in it. */
  readonly windowStart: number;
  readonly windowLength: number;
  readonly windowEvents: number;

  readonly clusters: Clusters;
  readonly kinds: DayKinds;
  readonly profiles: Profiles;
  readonly desks: DeskPlan;
  readonly serving: Serving;
  /** Profile that tells when people come to a place that is open, -1 where none does; [kind][place]. */
  readonly openShape: Int32Array;
  readonly onward: Onward;
  /** Null where visitors of an office that is gone are lost. */
  readonly displacement: Displacement | null;
  /** Null where nobody intends a closed minute; otherwise there is a displacement too. */
  readonly mistiming: Mistiming | null;
  /** Null where nobody who gives up calling goes to an office. */
  readonly unanswered: Unanswered | null;
  readonly crews: Crews;
  readonly bookings: Bookings;
  /** Time at a desk as a multiple of what the errand says; [office]. */
  readonly serviceFactor: Float64Array;
  /** Most visitors inside, and most waiting; [office]. */
  readonly room: Int32Array;
  readonly places: Int32Array;
  /** 1 where a closing desk hands its visitor back; [office]. */
  readonly preempts: Uint8Array;
  /** 1 where the line is sent home at closing; [office]. */
  readonly sendsHome: Uint8Array;

  /** Hash of each source's id, two words; [source][2]. */
  readonly sourceName: Int32Array;
  /** Hash of the owner of the day factor: the office itself, one for all lines; [office][2]. */
  readonly factorName: Int32Array;
  /** Hash of the owner of its shared part: the region; [office][2]. */
  readonly regionName: Int32Array;
  readonly sourceOffice: Int32Array;
  readonly sourceErrand: Int32Array;
  /** 1 where the profile says when visitors intend to come, open or closed; [source]. */
  readonly sourceAnyHour: Uint8Array;
  /** Factor on every profile of the source; [source]. */
  readonly sourceScale: Float64Array;
  /** Visitors at the door at opening; [source]. */
  readonly sourceDoor: Int32Array;

  readonly laws: LawTables;
  /** Law of service and of patience, -1 for never; [errand]. */
  readonly serviceLaw: Int32Array;
  readonly patienceLaw: Int32Array;
  readonly meanService: Float64Array;
  /** Laws of the day factor, or of its own part and of the part shared in a region; -1 for a part of 0; [office]. */
  readonly factorLaw: Int32Array;
  readonly regionLaw: Int32Array;
  readonly balking: Balking;
  readonly furtherChance: number;
  /** Share of further errands up to and including each; [errand]. */
  readonly furtherUpTo: Float64Array;
  readonly observation: Observation;
  /** 1 where visits are written down, by the office first intended or by the one attended; [office]. */
  readonly traced: Uint8Array;
}
