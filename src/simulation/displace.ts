/**
 * Visitors whose office is gone for good, which they know before they leave home: on to the nearest office left, if
 * they accept the trip; else to another channel, or nothing becomes of it.
 */
import { extraMinutes } from "../model/demand/ranks.js";
import type { Displacement } from "../model/displacementTables.js";
import { uniform } from "../random/stream.js";
import type { Burdening } from "./burden.js";
import { createChannels } from "./channels.js";
import type { Demand } from "./demand.js";
import { FATE } from "./fates.js";
import type { Onward } from "./onward.js";
import type { People } from "./people.js";
import type { Postponing } from "./postpone.js";
import { CONTINUATION } from "./records.js";
import type { State } from "./state.js";
import { CONTACT, CONTACT_WIDTH, FLOW, FLOW_WIDTH, ZONE, ZONE_WIDTH } from "./sums.js";
import type { Tracing } from "./trace.js";
import { createTrips } from "./trips.js";

export interface Displacing {
  /** @param kind kind of the day that begins */
  readonly beginDay: (kind: number) => void;
  /** Whether an office is gone today; lines never are. */
  readonly isGone: (office: number) => boolean;
  /** Decides for a visitor whose office is gone. @param row start of the visitor's row of the day */
  readonly displace: (visitor: number, row: number) => void;
  /** Decides for somebody who gave up calling and would go to an office that is gone. */
  readonly displaceCaller: (visitor: number) => void;
  /** Decides for somebody who was put off to a day on which the office is gone. */
  readonly displaceLate: (visitor: number) => void;
}

/** What nobody needs where no office is ever gone. */
const IDLE: Displacing = {
  beginDay: () => {},
  isGone: () => false,
  displace: () => {},
  displaceCaller: () => {},
  displaceLate: () => {},
};

/** Draws and moves of a visitor. */
export interface DisplacingVerbs {
  readonly demand: Demand;
  readonly burdening: Burdening;
  readonly onward: Onward;
  readonly postponing: Postponing;
  readonly enter: (visitor: number) => void;
  /** Null where nobody is traced. */
  readonly tracing: Tracing | null;
  /** Null where nobody is followed. */
  readonly people: People | null;
}

/** Words of a visitor that decide on another office, and what one does who comes while it is closed. */
interface Moving {
  readonly zone: number;
  readonly acceptance: number;
  readonly fate: number;
  /** Whether hours are known beforehand, so that nobody sets out to closed doors. */
  readonly knowsHours: boolean;
}

export function createDisplacing(state: State, verbs: DisplacingVerbs): Displacing {
  const { displacement, features } = state.model;
  return displacement === null || !features.displaced ? IDLE : createMoving(state, displacement, verbs);
}

function createMoving(
  state: State,
  displacement: Displacement,
  { demand: { layout, rows }, burdening, onward, postponing, enter, tracing, people }: DisplacingVerbs,
): Displacing {
  const { model, tallies, office: officeOf, errand: errandOf, person } = state;
  const { ranks, gone, firstPair, receiving } = displacement;
  const { officeCount } = ranks;
  const { mistimed } = model.features;
  const { contact, zone: ofZone, flow } = tallies;
  const [contactsApart, zonesApart, flowsApart] = [contact, ofZone, flow].map(({ length }) => length / 2);
  const errandCount = model.errandIds.length;
  const trips = createTrips(displacement);
  const channels = createChannels(state, displacement, { burdening, onward });
  let today = 0;

  function beginDay(kind: number): void {
    today = kind;
  }

  const isGone = (office: number): boolean =>
    office < officeCount && gone[today * officeCount + office] === 1;

  function displace(visitor: number, row: number): void {
    decide(visitor, {
      zone: rows[row + layout.place.zone],
      acceptance: rows[row + layout.place.acceptance],
      fate: mistimed ? rows[row + layout.place.fate] : FATE.none,
      knowsHours: false,
    });
  }

  function displaceCaller(visitor: number): void {
    decide(visitor, { ...wordsOf(visitor), fate: FATE.none, knowsHours: false });
  }

  /** Who has gone to another office than the one intended already goes to no third one. */
  function displaceLate(visitor: number): void {
    const own = (officeOf[visitor] * errandCount + errandOf[visitor]) * CONTACT_WIDTH;
    const isGuest = person[visitor] % contactsApart !== own;
    if (isGuest) return channels.take(visitor, channels.choose(visitor));
    decide(visitor, { ...wordsOf(visitor), fate: FATE.none, knowsHours: mistimed });
  }

  /** Words of somebody whose row of the day is gone. */
  const wordsOf = (visitor: number) => ({
    zone: burdening.wordOf(visitor, CONTINUATION.homeZone),
    acceptance: burdening.wordOf(visitor, CONTINUATION.trip),
  });

  function decide(visitor: number, { zone, acceptance, fate, knowsHours }: Moving): void {
    const base = officeOf[visitor];
    const errand = errandOf[visitor];
    const home = trips.homeOf(base, zone);
    if (tracing !== null) tracing.noteHome(visitor, home);
    const start = trips.startOf(base, errand, home);
    const to = trips.nearestLeft(today, errand, start);
    contact[person[visitor] + CONTACT.displaced]++;
    ofZone[zoneRow(visitor, home) + ZONE.displaced]++;
    const accepts = to >= 0 && uniform(acceptance) < chanceOf(visitor, start, to);
    if (!accepts) return takeChannel(visitor, home, channels.choose(visitor));
    // Who would come while the other office is closed has decided what to do.
    if (fate !== FATE.none) contact[person[visitor] + CONTACT.mistimed]++;
    if (fate >= FATE.phone) return takeChannel(visitor, home, fate);
    travel(visitor, home, { to, extra: extraMinutes(ranks, start, base, to) });
    if (knowsHours && postponing.isClosed(to)) return postponing.untilOpen(visitor);
    if (fate !== FATE.anotherDay) return enter(visitor);
    contact[person[visitor] + CONTACT.otherDay]++;
    postponing.untilAnotherDay(visitor);
  }

  const isApart = (visitor: number): boolean => person[visitor] >= contactsApart;

  const zoneRow = (visitor: number, home: number): number =>
    home * ZONE_WIDTH + (isApart(visitor) ? zonesApart : 0);

  const chanceOf = (visitor: number, start: number, to: number): number =>
    trips.chanceOf(start, officeOf[visitor], to, burdening.uniformOf(visitor, CONTINUATION.withinZone));

  /** Who knows beforehand sets out in time: comes to the other office at the minute intended. */
  function travel(visitor: number, home: number, { to, extra }: { to: number; extra: number }): void {
    const base = officeOf[visitor];
    contact[person[visitor] + CONTACT.rerouted]++;
    contact[person[visitor] + CONTACT.extraTravelMinutes] += extra;
    const zone = zoneRow(visitor, home);
    ofZone[zone + ZONE.rerouted]++;
    ofZone[zone + ZONE.extraTravelMinutes] += extra;
    let pair = firstPair[base];
    while (receiving[pair] !== to) pair++;
    const row = pair * FLOW_WIDTH + (isApart(visitor) ? flowsApart : 0);
    flow[row + FLOW.visitors]++;
    flow[row + FLOW.extraTravelMinutes] += extra;
    officeOf[visitor] = to;
    if (people !== null) people.travel(visitor, extra);
    burdening.fitService(visitor, base, to);
  }

  function takeChannel(visitor: number, home: number, fate: number): void {
    const contactColumn = channels.endOf(visitor, fate);
    ofZone[zoneRow(visitor, home) + ZONE_OF[contactColumn]]++;
    channels.take(visitor, fate);
  }

  return { beginDay, isGone, displace, displaceCaller, displaceLate };
}

/** Column of the zone's sums for each column of the contact's. */
const ZONE_OF: Readonly<Record<number, number>> = {
  [CONTACT.phone]: ZONE.phone,
  [CONTACT.eService]: ZONE.eService,
  [CONTACT.failed]: ZONE.failed,
  [CONTACT.gaveUp]: ZONE.gaveUp,
};
