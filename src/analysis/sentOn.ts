/**
 * Visitors whom offices send on to each other, because of the line or for a further service: expected numbers by
 * half-hour, a fixed point over all offices of a day. Whom an office gets is taken to come by chance.
 */
import type { Scenario } from "../scenario/scenario.js";
import { DAY_MINUTES, HALF_HOUR_MINUTES } from "../units.js";
import { addLater, delayOf, noVisitors, rateOf, settle, type ByHalfHour } from "./comingAgain.js";
import type { DayFlow, FixedPoint, HalfHourFlow } from "./flows.js";
import { countOf } from "./networkDays.js";
import { officeOnDay, type OfficeOnDay, type Sorted, type Stream } from "./officeInputs.js";

/** Whom an office gets from others. */
export interface SentTo {
  readonly streams: readonly Stream[];
  /** How many of them because of a line: those go on no further. */
  readonly moved: number;
}

export interface SentOn {
  /** By id of the office. */
  readonly to: ReadonlyMap<string, SentTo>;
  readonly fixedPoint: FixedPoint;
}

/** An office that sends visitors on or gets them. */
interface Member {
  readonly id: string;
  readonly today: OfficeOnDay;
  /** Who comes without having been sent on. */
  readonly streams: readonly Stream[];
}

/** The flow of an office on the day; null where it is closed or gone. */
export type FlowOf = (today: OfficeOnDay, streams: readonly Stream[], moved: number) => DayFlow | null;

/** What comes to an office: because of a line elsewhere, and after a service elsewhere, with their errands. */
interface Coming {
  readonly moved: ByHalfHour;
  readonly next: ByHalfHour;
  /** Visitors by errand. */
  readonly mix: Float64Array;
}

export interface SentAsked {
  /** Place of the day among the simulated ones. */
  readonly place: number;
  /** Visitors of other offices that are gone, by id of the office they come to. */
  readonly rerouted: (id: string) => readonly Stream[];
  readonly flowOf: FlowOf;
}

/**
 * Who is sent on between offices that are joined to those wanted, on a day.
 *
 * Of several offices to go on to, each is chosen with the chance that its line is the shortest if lines of their mean
 * length were geometric; where none is open, visitors stay. Cost that of the flow of every such office for each round.
 */
export function sendOn(
  sorted: Sorted,
  wanted: ReadonlySet<string>,
  { place, rerouted, flowOf }: SentAsked,
): SentOn {
  const members = joinedTo(sorted.scenario, wanted).map((id): Member => {
    const today = officeOnDay(sorted, id, place);
    return { id, today, streams: [...today.streams, ...rerouted(id)] };
  });
  const errands = sorted.scenario.errands.length;
  let coming = members.map(() => nobody(errands));
  const { found, fixedPoint } = settle(
    members.flatMap(() => [noVisitors(), noVisitors()]),
    (series) => {
      const now = coming.map(({ mix }, i) => ({ moved: series[2 * i], next: series[2 * i + 1], mix }));
      const sent = members.map((member, i) => sentTo(member, now[i]));
      const flows = members.map(({ today, streams }, i) =>
        flowOf(today, [...streams, ...sent[i].streams], sent[i].moved),
      );
      coming = comeNext(members, flows, now);
      const next = coming.flatMap((one) => [one.moved, one.next]);
      return { found: sent, next, all: flows.reduce((sum, flow) => sum + (flow?.arrived ?? 0), 0) };
    },
  );
  return { to: new Map(members.map(({ id }, i) => [id, found[i]])), fixedPoint };
}

function nobody(errands: number): Coming {
  return { moved: noVisitors(), next: noVisitors(), mix: new Float64Array(errands) };
}

/** Ids of offices joined to some by sending on, in either direction and by any number of steps; offices that send nobody left out. */
function joinedTo({ offices }: Scenario, ids: ReadonlySet<string>): string[] {
  const links = offices.map(({ id, overflow, next }) => [id, ...(overflow?.to ?? []), ...next.map((one) => one.office)]); // prettier-ignore
  const near = new Set(ids);
  for (let before = 0; before < near.size;) {
    before = near.size;
    for (const link of links) if (link.some((id) => near.has(id))) link.forEach((id) => near.add(id));
  }
  const joined = new Set(links.filter((link) => link.length > 1).flat());
  return offices.flatMap(({ id }) => (near.has(id) && joined.has(id) ? [id] : []));
}

/** Who comes, as streams of each errand. */
function sentTo({ today }: Member, { moved, next, mix }: Coming): SentTo {
  const all = mix.reduce((sum, visitors) => sum + visitors, 0);
  if (all === 0) return { streams: [], moved: 0 };
  const rate = rateOf(moved.map((visitors, halfHour) => visitors + next[halfHour]));
  const hours = { opens: 0, closes: DAY_MINUTES };
  const streams = [...mix].flatMap((visitors, errand): Stream[] =>
    visitors === 0 ? [] : [{ rate, scale: visitors / all, errand, hours }],
  );
  const { intended } = today;
  const inside = moved.reduce((sum, visitors, halfHour) => {
    const start = halfHour * HALF_HOUR_MINUTES;
    return intended !== null && start >= intended.opens && start < intended.closes ? sum + visitors : sum;
  }, 0);
  return { streams, moved: inside };
}

/** What the flows of a round send on. */
function comeNext(
  members: readonly Member[],
  flows: readonly (DayFlow | null)[],
  now: readonly Coming[],
): Coming[] {
  const coming = now.map(({ mix }) => nobody(mix.length));
  const indexOf = new Map(members.map(({ id }, i) => [id, i]));
  members.forEach(({ today: { office }, streams }, i) => {
    const flow = flows[i];
    if (flow === null) return;
    const mix = mixOf(streams, now[i].mix);
    const send = (to: number, visitors: ByHalfHour, how: Sending): void => {
      addLater(coming[to][how.as], visitors, how.delay);
      const sum = visitors.reduce((total, one) => total + one, 0);
      mix.forEach((share, errand) => (coming[to].mix[errand] += sum * share));
    };
    for (const { office: other, chance } of office.next) {
      const to = indexOf.get(other);
      const served = spread(flow, (slot) => slot.served * chance);
      if (to !== undefined) send(to, served, { as: "next", delay: delayOf(null) });
    }
    if (office.overflow === null) return;
    const candidates = office.overflow.to.flatMap((id) => indexOf.get(id) ?? []);
    const lines = candidates.map((to) => ({ to, flow: flows[to] }));
    const delay = delayOf(office.overflow.after);
    lines.forEach(({ to }, at) => send(to, spread(flow, (slot) => slot.moved * chanceOf(lines, at, slot.halfHour)), { as: "moved", delay })); // prettier-ignore
    const stays = spread(flow, (slot) => (lines.some((one) => lineAt(one.flow, slot.halfHour) !== null) ? 0 : slot.moved)); // prettier-ignore
    send(i, stays, { as: "moved", delay: delayOf(null) });
  });
  return coming;
}

interface Sending {
  readonly as: "moved" | "next";
  readonly delay: readonly number[];
}

function spread({ halfHours }: DayFlow, read: (slot: HalfHourFlow) => number): ByHalfHour {
  const visitors = noVisitors();
  for (const slot of halfHours) visitors[slot.halfHour] = read(slot);
  return visitors;
}

/** Shares of each errand among all who come. @param sent visitors by errand who were sent on to the office */
function mixOf(streams: readonly Stream[], sent: Float64Array): Float64Array {
  const mix = sent.slice();
  for (const stream of streams) mix[stream.errand] += countOf([stream]);
  const all = mix.reduce((sum, visitors) => sum + visitors, 0);
  return all === 0 ? mix : mix.map((visitors) => visitors / all);
}

/** Mean number waiting in a half-hour; null where the office is closed. */
function lineAt(flow: DayFlow | null, halfHour: number): number | null {
  const slot = flow?.halfHours.find((one) => one.halfHour === halfHour);
  return slot === undefined || slot.deskMinutes === 0 ? null : slot.lineMinutes / HALF_HOUR_MINUTES;
}

/** Lines longer than this are as long. */
const LONGEST = 200;

/** r of a geometric line of this mean: P(N ≥ n) = r^n. */
function ratioOf(mean: number): number {
  return mean / (1 + mean);
}

/** Chance that a line is the shortest of the open ones, the first among equals; lines are geometric. */
function chanceOf(lines: readonly { readonly flow: DayFlow | null }[], at: number, halfHour: number): number {
  const means = lines.map(({ flow }) => lineAt(flow, halfHour));
  const own = means[at];
  if (own === null) return 0;
  const others = means.flatMap((mean, i) => (mean === null || i === at ? [] : [{ mean, isBefore: i < at }]));
  if (others.length === 0) return 1;
  let chance = 0;
  for (let n = 0; n < LONGEST; n++) {
    const here = (1 - ratioOf(own)) * ratioOf(own) ** n;
    chance += others.reduce((product, { mean, isBefore }) => product * ratioOf(mean) ** (isBefore ? n + 1 : n), here); // prettier-ignore
  }
  return chance;
}
