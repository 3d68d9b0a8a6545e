/**
 * Scenarios written as values: what a test does not mention has the plainest meaning there is. One office
 * "counter", open 10:00 to 16:00 every day, one desk, one errand "visit" of 10 minutes, nobody comes.
 */
import type { Law } from "../../src/random/law.js";
import {
  ALWAYS,
  PLAIN_ERRAND,
  PLAIN_OFFICE,
  type Attributes,
  type Errand,
  type Horizon,
  type Line,
  type Observation,
  type Office,
  type Phase,
  type Rate,
  type Scenario,
  type Source,
} from "../../src/scenario/scenario.js";
import type { Piece } from "../../src/scenario/piece.js";

/** Always the same time. @param minutes above 0 [min] */
export function always(minutes: number): Law {
  return { kind: "deterministic", value: minutes };
}

export function errandOf(id: string, parts: Partial<Errand> = {}): Errand {
  return {
    id,
    name: nameOf(id),
    service: always(10),
    patience: null,
    balking: null,
    ...PLAIN_ERRAND,
    ...parts,
  };
}

/** What may be said of an office besides its hours; the same hours hold on every day of the week. */
export interface OfficeParts extends Partial<Omit<Phase, "from">>, Partial<Omit<Office, "id" | "name">> {
  readonly opens?: number;
  readonly closes?: number;
}

/** Nothing is known of an office but its id. */
export const UNKNOWN: Attributes = {
  municipality: "",
  locality: "",
  fa: "",
  faName: "",
  region: "",
  regionName: "",
  area: "",
  category: "",
  type: "",
  tags: [],
  visits: null,
  desks: null,
  staff: null,
  opened: null,
  openDays: null,
  latitude: null,
  longitude: null,
};

/** An office of one phase, unless others are given. */
export function officeOf(id: string, given: OfficeParts = {}): Office {
  const { opens = 600, closes = 960, attributes = UNKNOWN, closedDays = [], phases, ...rest } = given;
  const { places, groups, equipment, serviceFactor, overflow, next, line, redial } = {
    ...PLAIN_OFFICE,
    ...rest,
  };
  const { exists, week, desks, release, closing, room, visits } = rest;
  const parts = defined({ exists, week, desks, release, closing, room, visits });
  const only: Phase = {
    from: ALWAYS,
    exists: true,
    week: Array.from({ length: 7 }, () => ({ opens, closes })),
    desks: desksAt({ 0: 1 }),
    release: "exhaustive",
    closing: { kind: "serve" },
    room: null,
    visits: 1,
    ...parts,
  };
  const mechanisms = { places, groups, equipment, serviceFactor, overflow, next, line, redial };
  return { id, name: nameOf(id), attributes, closedDays, phases: phases ?? [only], ...mechanisms };
}

/** Without what is not given. */
function defined<T extends object>(parts: T): { [K in keyof T]?: NonNullable<T[K]> } {
  const given = Object.entries(parts).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given) as { [K in keyof T]?: NonNullable<T[K]> };
}

/** An office whose phases are all changed alike. */
export function withPhases(office: Office, change: (phase: Phase) => Partial<Phase>): Office {
  return { ...office, phases: office.phases.map((phase) => ({ ...phase, ...change(phase) })) };
}

/** Desks from each minute of the day on. */
export function desksAt(byMinute: Readonly<Record<number, number>>): Piece[] {
  return Object.entries(byMinute).map(([minute, value]) => ({ minute: Number(minute), value }));
}

/** A rate from each minute of the day on [visitors per min]. */
export function rateOf(byMinute: Readonly<Record<number, number>>, shape: Rate["shape"] = "constant"): Rate {
  return { shape, pieces: desksAt(byMinute) };
}

export const NO_RATE = rateOf({ 0: 0 });

/** Visitors of an errand to an office, named as the scenario language names them. */
export function sourceOf(office: string, errand: string, parts: Partial<Source> = {}): Source {
  return {
    id: `${office}/${errand}`,
    office,
    errand,
    atTheDoor: 0,
    rates: [NO_RATE],
    scale: 1,
    rateOfDay: [],
    booking: null,
    ...parts,
  };
}

export interface ScenarioParts extends Partial<Omit<Scenario, "horizon" | "observation">> {
  readonly horizon?: Partial<Horizon>;
  readonly observation?: Partial<Observation>;
}

/** A scenario; sources without `rateOfDay` follow their first rate every day. */
export function scenarioOf(parts: ScenarioParts = {}): Scenario {
  const horizon = { dated: false, firstDay: 0, days: 1, warmUpDays: 0, continuous: false, ...parts.horizon };
  const dayCount = horizon.warmUpDays + horizon.days;
  const observation = { waitThresholds: [], overtimeThresholds: [], clock: [], states: null };
  const sources = (parts.sources ?? [sourceOf("counter", "visit")]).map((source) => ({
    ...source,
    rateOfDay: source.rateOfDay.length > 0 ? source.rateOfDay : Array.from({ length: dayCount }, () => 0),
  }));
  return {
    id: "made",
    title: { en: "Made by hand", sv: "Gjort för hand" },
    errands: [errandOf("visit")],
    offices: [officeOf("counter")],
    lines: [],
    crews: [],
    furtherErrand: null,
    displacement: null,
    mistimed: null,
    dayFactorCv: 0,
    dayFactorShared: 0,
    foundations: [],
    patches: [],
    hash: "sha256:0",
    ...parts,
    horizon,
    sources,
    observation: { ...observation, ...parts.observation },
  };
}

function nameOf(id: string) {
  return { en: id, sv: id };
}

/** A phone line with one agent who takes 10 minutes for a call, open as the offices are. */
export function lineOf(
  id: string,
  { errand = {}, ...office }: OfficeParts & { errand?: Partial<Errand> } = {},
): Line {
  return {
    office: officeOf(id, { closing: { kind: "sendHome" }, ...office }),
    errand: errandOf(id, errand),
  };
}

/** People who call a line. */
export function callsOf(line: string, parts: Partial<Source> = {}): Source {
  return sourceOf(line, line, { id: line, ...parts });
}
