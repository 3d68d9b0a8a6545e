/**
 * How much of its desk time an office is expected to need, by day: visitors, minutes of work and minutes of desks.
 * Means only; what waits and chance make of them is for the simulation.
 */
import { meanOf } from "../random/quantile.js";
import { DAY_MINUTES, HALF_HOUR_MINUTES, HALF_HOURS } from "../units.js";
import { phaseOn } from "./calendar.js";
import { weekdayOf } from "./dates.js";
import { visitorsWithin } from "./further.js";
import type { TimeMoves } from "./latentDay.js";
import { movesOf } from "./moves.js";
import type { Hours, Phase, Rate, Scenario, Source } from "./scenario.js";
import { deskMinutes } from "./staffing.js";

/** What is expected of an office on a day, or of several days together. */
export interface Expected {
  readonly visitors: number;
  /** Minutes of work they bring, further errands included [min]. */
  readonly workMinutes: number;
  /** Of these, the minutes of visitors who never leave before they are served [min]. */
  readonly patientMinutes: number;
  /** Desk minutes planned between opening and closing [min]. */
  readonly deskMinutes: number;
}

/** An office on a measured day, or on several that are alike. */
export interface OfficeDay {
  /** Day number, of the first of them. */
  readonly day: number;
  /** How many measured days it stands for. */
  readonly times: number;
  /** Opening hours; null when closed. */
  readonly hours: Hours | null;
  readonly expected: Expected;
  /** Visitors who come to an office that is no longer there. */
  readonly turnedAway: number;
  /** The half-hour of the greatest load, as a place in the day, and its load; −1 and 0 when closed. */
  readonly peak: { readonly halfHour: number; readonly load: number };
}

const NOTHING: Expected = { visitors: 0, workMinutes: 0, patientMinutes: 0, deskMinutes: 0 };

/** Share of the desk time that the work takes; 0 without work, infinite without desks. */
export function loadOf({ workMinutes, deskMinutes: staffed }: Expected): number {
  return workMinutes === 0 ? 0 : workMinutes / staffed;
}

export function addExpected(a: Expected, b: Expected): Expected {
  return {
    visitors: a.visitors + b.visitors,
    workMinutes: a.workMinutes + b.workMinutes,
    patientMinutes: a.patientMinutes + b.patientMinutes,
    deskMinutes: a.deskMinutes + b.deskMinutes,
  };
}

/** Sum over measured days. */
export function totalOfDays(days: readonly OfficeDay[]): Expected {
  return days.reduce((sum, { times, expected }) => addExpected(sum, scaled(expected, times)), NOTHING);
}

/** How many measured days these are. */
export function countDays(days: readonly OfficeDay[]): number {
  return days.reduce((sum, { times }) => sum + times, 0);
}

function scaled(expected: Expected, times: number): Expected {
  if (times === 1) return expected;
  return {
    visitors: times * expected.visitors,
    workMinutes: times * expected.workMinutes,
    patientMinutes: times * expected.patientMinutes,
    deskMinutes: times * expected.deskMinutes,
  };
}

/** Days without dates that can differ: patches need dates, so that one week is as good as any other. */
const WEEK = 7;

/** A stream of visitors and what each of them brings. */
interface Stream {
  readonly source: Source;
  /** What those do who intend a closed minute; null when they come within hours only. */
  readonly moves: TimeMoves | null;
  /** Minutes at the desk for each visitor [min]. */
  readonly minutes: number;
  readonly isPatient: boolean;
}

/**
 * Every measured day of every office, [office][day]; without dates a week stands for all. Days that are alike are
 * worked out once. Phone lines are left out.
 *
 * @param which offices to work out; of the others there are no days
 */
export function expectedDays(scenario: Scenario, which: "all" | "patient" = "all"): OfficeDay[][] {
  const streams = streamsByOffice(scenario);
  return scenario.offices.map((office) => {
    const known = new Map<string, Omit<OfficeDay, "day" | "times">>();
    const own = streams.get(office.id) ?? [];
    if (which === "patient" && !own.some(({ isPatient }) => isPatient)) return [];
    const { firstDay, days, warmUpDays, dated } = scenario.horizon;
    const closed = new Set(office.closedDays);
    const rateLists = [...new Set(own.map(({ source }) => source.rateOfDay))];
    const told = dated ? days : Math.min(days, WEEK);
    return Array.from({ length: told }, (_, i): OfficeDay => {
      const day = firstDay + i;
      const phase = phaseOn(office, day);
      const hours = closed.has(day) ? null : phase.week[weekdayOf(day, dated)];
      const rates = rateLists.map((list) => list[warmUpDays + i]);
      const name = `${rates.join()} ${phase.from} ${hours?.opens} ${hours?.closes}`;
      const like = known.get(name) ?? describeDay(own, { phase, hours, place: warmUpDays + i });
      known.set(name, like);
      return { day, times: Math.floor((days - 1 - i) / told) + 1, ...like };
    });
  });
}

function streamsByOffice(scenario: Scenario): Map<string, Stream[]> {
  const { errands, offices, sources, furtherErrand, crews } = scenario;
  const means = errands.map(({ service }) => meanOf(service));
  const further = (furtherErrand?.shares ?? []).reduce((sum, share, i) => sum + share * means[i], 0);
  const place = new Map(errands.map(({ id }, i) => [id, i]));
  const officeOf = new Map(offices.map((office) => [office.id, office]));
  const visited = new Set(crews.flatMap(({ home, route }) => [home, ...route.map(({ to }) => to)]));
  const limited = new Set(
    offices
      .filter(({ id, phases, overflow }) => phases.some(isLimited) || overflow !== null || visited.has(id))
      .map(({ id }) => id),
  );
  const streams = new Map<string, Stream[]>();
  for (const source of sources) {
    const office = officeOf.get(source.office);
    if (office === undefined) continue;
    const errand = place.get(source.errand) ?? 0;
    const { patience, balking } = errands[errand];
    const stream = {
      source,
      moves: movesOfSource(source, scenario),
      minutes: office.serviceFactor * (means[errand] + (furtherErrand?.chance ?? 0) * further),
      isPatient: patience === null && balking === null && !limited.has(source.office),
    };
    const list = streams.get(source.office) ?? [];
    list.push(stream);
    streams.set(source.office, list);
  }
  return streams;
}

function movesOfSource({ anyHour = false, errand }: Source, scenario: Scenario): TimeMoves | null {
  const { mistimed, displacement } = scenario;
  const channels = displacement?.errands.find((one) => one.errand === errand);
  if (!anyHour || mistimed === null || channels === undefined) return null;
  const hasLine = scenario.errands.some(({ id, line }) => id === errand && line !== null);
  const eService = channels.eService * (displacement?.eIdentification ?? 1);
  return movesOf(mistimed, { phone: hasLine ? channels.phone : 0, eService });
}

/** Whether a line cannot grow without end by itself, because the room is full or it is sent home. */
function isLimited({ room, closing }: Phase): boolean {
  return room !== null || closing.kind === "sendHome";
}

interface DayOfPhase {
  readonly phase: Phase;
  readonly hours: Hours | null;
  /** Place among the simulated days. */
  readonly place: number;
}

function describeDay(
  streams: readonly Stream[],
  { phase, hours, place }: DayOfPhase,
): Omit<OfficeDay, "day" | "times"> {
  const peak = { halfHour: -1, load: 0 };
  if (hours === null) return { hours: null, expected: NOTHING, turnedAway: 0, peak };
  const expected = workWithin(streams, { place, hours, within: hours });
  if (!phase.exists) return { hours: null, expected: NOTHING, turnedAway: expected.visitors, peak };
  const crowd = streams.map((stream) => workOf(stream, stream.source.atTheDoor)).reduce(addExpected, NOTHING);
  return {
    hours,
    expected: { ...addExpected(expected, crowd), deskMinutes: deskMinutes(phase.desks, hours) },
    turnedAway: 0,
    peak: findPeak(streams, { phase, hours, place }),
  };
}

function workOf({ minutes, isPatient }: Stream, visitors: number): Expected {
  const workMinutes = visitors * minutes;
  return { visitors, workMinutes, patientMinutes: isPatient ? workMinutes : 0, deskMinutes: 0 };
}

/** A part of the opening hours of a day. */
interface Part {
  /** Place of the day among the simulated days. */
  readonly place: number;
  readonly hours: Hours;
  readonly within: Hours;
}

function workWithin(streams: readonly Stream[], part: Part): Expected {
  let [visitors, workMinutes, patientMinutes] = [0, 0, 0];
  const ofRate = new Map<Rate, number>();
  for (const { source, moves, minutes, isPatient } of streams) {
    const index = source.rateOfDay[part.place];
    if (index < 0) continue;
    const rate = source.rates[index];
    const known = moves === null ? ofRate.get(rate) : undefined;
    const within = known ?? comingWithin(rate, moves, part);
    if (moves === null) ofRate.set(rate, within);
    const come = source.scale * within;
    visitors += come;
    workMinutes += come * minutes;
    if (isPatient) patientMinutes += come * minutes;
  }
  return { visitors, workMinutes, patientMinutes, deskMinutes: 0 };
}

/** Those who intend a minute of the part, and of those who intend a closed one whoever moves into it. */
function comingWithin(rate: Rate, moves: TimeMoves | null, { hours, within }: Part): number {
  const inside = visitorsWithin(rate, within);
  if (moves === null) return inside;
  const open = visitorsWithin(rate, hours);
  const closed = visitorsWithin(rate, { opens: 0, closes: DAY_MINUTES }) - open;
  const spread = open === 0 ? 0 : (closed * (moves.insideHours + moves.anotherDay)) / open;
  return inside * (1 + spread) + (within.opens === hours.opens ? closed * moves.atOpening : 0);
}

/** The half-hour with the most work for its desks; visitors at the door belong to no half-hour. */
function findPeak(streams: readonly Stream[], { phase, hours, place }: DayOfPhase & { hours: Hours }) {
  let peak = { halfHour: -1, load: 0 };
  for (let halfHour = 0; halfHour < HALF_HOURS; halfHour++) {
    const from = Math.max(hours.opens, halfHour * HALF_HOUR_MINUTES);
    const to = Math.min(hours.closes, (halfHour + 1) * HALF_HOUR_MINUTES, DAY_MINUTES);
    if (from >= to) continue;
    const within = { opens: from, closes: to };
    const load = loadOf({
      ...workWithin(streams, { place, hours, within }),
      deskMinutes: deskMinutes(phase.desks, within),
    });
    if (load > peak.load) peak = { halfHour, load };
  }
  return peak;
}
