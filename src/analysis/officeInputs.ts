/**
 * An office of a scenario on a day, as the chain takes it: rates of arrival, desks, moments of service, patience,
 * and every reason why the chain is not exact for it.
 */
import { phaseOn } from "../scenario/calendar.js";
import { weekdayOf } from "../scenario/dates.js";
import { visitorsWithin } from "../scenario/further.js";
import { placesOf } from "../scenario/places.js";
import type { Horizon, Hours, Office, Phase, Rate, Scenario, Source } from "../scenario/scenario.js";
import { DAY_MINUTES } from "../units.js";
import { balkingOf, patienceOf, serviceOf, workMoments, type Mix, type PatienceOfMix } from "./burdens.js";
import type { WorkMoments } from "./burdens.js";
import type { Doors } from "./dayFlow.js";
import { rateAt, stepAt, type Piece } from "./dayPieces.js";
import type { Gate, OfficeDay } from "./officeDay.js";
import { reasonsOf } from "./reasons.js";
import type { Redialling } from "./redialling.js";

/** A scenario with its sources by office, and the work of its errands. */
export interface Sorted {
  readonly scenario: Scenario;
  readonly offices: ReadonlyMap<string, Office>;
  readonly sources: ReadonlyMap<string, readonly Source[]>;
  readonly errandPlace: ReadonlyMap<string, number>;
  readonly work: WorkMoments;
  /** Whether any office sends visitors on to another. */
  readonly sendsOn: boolean;
}

/** Cost O(sources). */
export function sortScenario(scenario: Scenario): Sorted {
  const sources = new Map<string, Source[]>();
  for (const source of scenario.sources) {
    const list = sources.get(source.office);
    if (list === undefined) sources.set(source.office, [source]);
    else list.push(source);
  }
  return {
    scenario,
    offices: new Map(placesOf(scenario).map((office) => [office.id, office])),
    sources,
    errandPlace: new Map(scenario.errands.map(({ id }, i) => [id, i])),
    work: workMoments(scenario),
    sendsOn: scenario.offices.some(({ overflow, next }) => overflow !== null || next.length > 0),
  };
}

/** Visitors at an intensity, for one errand, within hours. */
export interface Stream {
  readonly rate: Rate;
  /** Factor on the rate. */
  readonly scale: number;
  readonly errand: number;
  /** Hours at which they come; nobody outside. */
  readonly hours: Hours;
}

/** An office on a day. */
export interface OfficeOnDay {
  readonly office: Office;
  readonly phase: Phase;
  /** Hours at which visitors come, those of an office that is gone included; null when closed. */
  readonly intended: Hours | null;
  /** Visitors who come by themselves. */
  readonly streams: readonly Stream[];
}

/** @param place of the day among the simulated ones, warm-up included */
export function hoursOnDay(office: Office, { firstDay, warmUpDays, dated }: Horizon, place: number) {
  const day = firstDay - warmUpDays + place;
  const phase = phaseOn(office, day);
  return { phase, intended: office.closedDays.includes(day) ? null : phase.week[weekdayOf(day, dated)] };
}

/**
 * @param place of the day among the simulated ones, warm-up included
 * @throws RangeError for an unknown office
 */
export function officeOnDay(sorted: Sorted, officeId: string, place: number): OfficeOnDay {
  const { scenario, offices, sources, errandPlace } = sorted;
  const office = offices.get(officeId);
  if (office === undefined) throw new RangeError(`officeOnDay: no office ${officeId}`);
  const { phase, intended } = hoursOnDay(office, scenario.horizon, place);
  const own = intended === null ? [] : (sources.get(officeId) ?? []);
  const streams = own.flatMap((source): Stream[] => {
    const index = source.rateOfDay[place];
    const errand = errandPlace.get(source.errand) ?? 0;
    return index < 0 || intended === null
      ? []
      : [{ rate: source.rates[index], scale: source.scale, errand, hours: intended }];
  });
  return { office, phase, intended, streams };
}

/** What the chain needs to know of an office on a day. */
export interface ChainInputs {
  /** Without patience, which may depend on the wait. */
  readonly day: OfficeDay;
  readonly patience: PatienceOfMix;
  readonly doors: Doors;
  /** Who calls again; null where nobody does. */
  readonly redialling: Redialling | null;
  /** Visitors who come while the doors are closed. */
  readonly outside: number;
  /** Why the chain is not exact; empty if it is. */
  readonly reasons: readonly string[];
}

/**
 * Inputs of the chain; null where the office is closed or gone.
 *
 * @param streams of all who come, wherever they meant to go
 * @param moved how many of them another office has sent on because of its line: no office sends anybody on twice
 * Cost O(streams + pieces²).
 */
export function chainInputs(
  sorted: Sorted,
  { office, phase, intended }: OfficeOnDay,
  streams: readonly Stream[],
  moved = 0,
): ChainInputs | null {
  if (intended === null || !phase.exists) return null;
  const { errands } = sorted.scenario;
  const doors = doorsOf(phase, intended);
  const own = sorted.sources.get(office.id) ?? [];
  const crowd = own.reduce((sum, { atTheDoor }) => sum + atTheDoor, 0);
  const { mix, outside } = mixOf(sorted, own, { streams, hours: intended });
  const service = serviceOf(sorted.scenario, sorted.work, mix, office.serviceFactor);
  const mean = service.mean === 0 ? 1 : service.mean;
  const patience = patienceOf(errands, mix);
  const day: OfficeDay = {
    arrivals: arrivalsOf(streams, doors, own),
    desks: phase.desks,
    serviceRate: 1 / mean,
    patienceRate: patience.rateAt(mean),
    balking: balkingOf(errands, mix, mean / Math.max(1, stepAt(phase.desks, intended.opens))),
    room: phase.room,
    crowd,
    release: phase.release,
    gates: gatesOf(office, moved / Math.max(sumOf(mix), moved, Number.MIN_VALUE)),
    serviceCv2: service.cv2,
  };
  const reasons = reasonsOf(sorted.scenario, { office, phase, hours: intended, mix, service, patience, own });
  return { day, patience, doors, redialling: redialOf(office) ?? laterOf(errands, mix), outside, reasons };
}

function sumOf(mix: Mix): number {
  return mix.reduce((sum, visitors) => sum + visitors, 0);
}

/** Who calls a line again. */
function redialOf({ redial }: Office): Redialling | null {
  if (redial === null || redial.rejected + redial.abandoned === 0) return null;
  const { after, rejected, abandoned } = redial;
  return { pauses: [{ law: after, share: 1 }], rejected, abandoned, balked: 0, closed: 0 };
}

/** Who comes to an office again after having left unserved; the same share of all errands. */
function laterOf(errands: Scenario["errands"], mix: Mix): Redialling | null {
  const all = sumOf(mix);
  const parts = errands.flatMap(({ leaving }, errand) => {
    const share = all === 0 ? 0 : (mix[errand] / all) * (leaving?.later ?? 0);
    return share === 0 || leaving === null || leaving.after === null ? [] : [{ law: leaving.after, share }];
  });
  const later = parts.reduce((sum, { share }) => sum + share, 0);
  if (later === 0) return null;
  const pauses = parts.map(({ law, share }) => ({ law, share: share / later }));
  // Nobody of whom all come again for ever: the next day takes them.
  return { pauses, rejected: later, abandoned: later, balked: later, closed: Math.min(later, MOST_AGAIN) };
}

/** Most who come again after having found the doors closed. */
const MOST_AGAIN = 0.9;

/** @param moved share of those who come whom another office has sent on */
function gatesOf({ overflow, places }: Office, moved: number): Gate[] {
  return [
    ...(overflow === null ? [] : [{ waiting: overflow.waiting, share: 1 - moved, kind: "moved" } as const]),
    ...(places === null ? [] : [{ waiting: places, share: 1, kind: "refusedFull" } as const]),
  ];
}

function doorsOf({ closing }: Phase, { opens, closes }: Hours): Doors {
  return {
    opens,
    closes,
    lastTicket: closing.kind === "stopTickets" ? closes - closing.minutesBefore : closes,
    line: closing.kind === "sendHome" ? "sentHome" : "served",
  };
}

/** Visitors within the hours by errand, and those outside them. */
function mixOf(
  { scenario, errandPlace }: Sorted,
  own: readonly Source[],
  { streams, hours }: { readonly streams: readonly Stream[]; readonly hours: Hours },
): { readonly mix: Mix; readonly outside: number } {
  const mix = new Float64Array(scenario.errands.length);
  const known = new Map<Rate, Map<Hours, readonly [number, number]>>();
  let outside = 0;
  for (const { rate, scale, errand, hours: theirs } of streams) {
    const ofRate = known.get(rate) ?? new Map<Hours, readonly [number, number]>();
    known.set(rate, ofRate);
    const both = {
      opens: Math.max(hours.opens, theirs.opens),
      closes: Math.min(hours.closes, theirs.closes),
    };
    const found = ofRate.get(theirs) ?? ([visitorsWithin(rate, both), visitorsWithin(rate, theirs)] as const);
    ofRate.set(theirs, found);
    mix[errand] += scale * found[0];
    outside += scale * (found[1] - found[0]);
  }
  for (const source of own) {
    const booked = source.booking === null ? 0 : bookedOf(source.booking);
    mix[errandPlace.get(source.errand) ?? 0] += source.atTheDoor + booked;
  }
  return { mix, outside };
}

function bookedOf(booking: NonNullable<Source["booking"]>): number {
  const places = booking.slots.reduce((sum, { value }) => sum + value, 0);
  return places * booking.taken * (1 - booking.noShow);
}

/** Length of the pieces that stand for straight lines, and of the time over which an appointment spreads [min]. */
const FINE = 5;
const SPREAD = 30;

/** All streams and appointments in one rate within the doors. */
function arrivalsOf(streams: readonly Stream[], doors: Doors, own: readonly Source[]): OfficeDay["arrivals"] {
  const scales = new Map<Rate, Map<Hours, number>>();
  for (const { rate, scale, hours } of streams) {
    const ofRate = scales.get(rate) ?? new Map<Hours, number>();
    scales.set(rate, ofRate.set(hours, (ofRate.get(hours) ?? 0) + scale));
  }
  const all = [...scales].flatMap(([rate, ofHours]) =>
    [...ofHours].map(([hours, scale]) => ({ rate, hours, scale })),
  );
  const booked = own.flatMap((source) => bookedPieces(source));
  const isOneLine = all.length === 1 && all[0].rate.shape === "linear" && booked.length === 0;
  if (isOneLine && doors.lastTicket >= doors.closes) {
    const [{ rate, scale }] = all;
    const pieces = rate.pieces.map(({ minute, value }) => ({ minute, value: scale * value }));
    return { shape: "linear", pieces };
  }
  const bounds = boundsOf([...all, ...booked], doors);
  const pieces = bounds.map((minute, i): Piece => {
    const middle = (minute + (bounds[i + 1] ?? doors.closes)) / 2;
    const value = [...all, ...booked].reduce((sum, { rate, hours, scale }) => {
      if (middle < hours.opens || middle > hours.closes) return sum;
      const { value: at, slope } = rateAt(rate, minute);
      return sum + scale * (at + slope * (middle - minute));
    }, 0);
    return { minute, value };
  });
  return { shape: "constant", pieces };
}

type Scaled = Omit<Stream, "errand">;

/** Appointments as a rate about the minute at which they come. */
function bookedPieces({ booking }: Source): Scaled[] {
  if (booking === null) return [];
  return booking.slots.map(({ minute, value }): Scaled => {
    const opens = Math.max(0, minute - booking.early - SPREAD / 2);
    const pieces = [{ minute: opens, value: (value * booking.taken * (1 - booking.noShow)) / SPREAD }];
    return { rate: { shape: "constant", pieces }, scale: 1, hours: { opens, closes: opens + SPREAD } };
  });
}

function boundsOf(streams: readonly Scaled[], { opens, closes }: Doors): number[] {
  const lines = streams.some(({ rate }) => rate.shape === "linear");
  const fine = lines ? Array.from({ length: DAY_MINUTES / FINE }, (_, i) => i * FINE) : [];
  const changes = streams.flatMap(({ rate, hours }) => [
    hours.opens,
    hours.closes,
    ...rate.pieces.map(({ minute }) => minute),
  ]);
  const within = [...changes, ...fine].filter((minute) => minute > opens && minute < closes);
  return [opens, ...new Set(within.toSorted((a, b) => a - b))];
}
