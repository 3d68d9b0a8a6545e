/**
 * Visitors who intend a minute outside the hours of their office, known from its sign or the web before they leave
 * home: what was decided when they were drawn happens.
 */
import { extraMinutes } from "../model/demand/ranks.js";
import type { Displacement } from "../model/displacementTables.js";
import { uniform } from "../random/stream.js";
import { createChannels } from "./channels.js";
import type { DisplacingVerbs } from "./displace.js";
import { FATE } from "./fates.js";
import { CONTINUATION } from "./records.js";
import type { State } from "./state.js";
import { CONTACT } from "./sums.js";
import { createTrips } from "./trips.js";

export interface Mistiming {
  /** What becomes of a visitor whose office is there. @param row start of the visitor's row of the day */
  readonly mistime: (visitor: number, row: number) => void;
}

/** What nobody needs where nobody intends a closed minute. */
const IDLE: Mistiming = { mistime: () => {} };

export function createMistiming(state: State, verbs: DisplacingVerbs): Mistiming {
  const { displacement, features } = state.model;
  return displacement === null || !features.mistimed ? IDLE : createActing(state, displacement, verbs);
}

function createActing(
  state: State,
  displacement: Displacement,
  { demand: { layout, rows }, burdening, onward, postponing, enter, people }: DisplacingVerbs,
): Mistiming {
  const { tallies, office: officeOf, errand: errandOf, person } = state;
  const { ranks } = displacement;
  const { contact } = tallies;
  const { place } = layout;
  const trips = createTrips(displacement);
  const channels = createChannels(state, displacement, { burdening, onward });

  function mistime(visitor: number, row: number): void {
    const fate = rows[row + place.fate];
    if (fate === FATE.none) return enter(visitor);
    contact[person[visitor] + CONTACT.mistimed]++;
    if (fate === FATE.today) return enter(visitor);
    if (fate === FATE.anotherDay) return comeAnotherDay(visitor);
    if (fate === FATE.anotherOffice) return goElsewhere(visitor, row);
    channels.take(visitor, fate);
  }

  function comeAnotherDay(visitor: number): void {
    contact[person[visitor] + CONTACT.otherDay]++;
    postponing.untilAnotherDay(visitor);
  }

  /** To the nearest office that is open at this minute, for those who accept the trip. */
  function goElsewhere(visitor: number, row: number): void {
    const base = officeOf[visitor];
    const start = trips.startOf(base, errandOf[visitor], trips.homeOf(base, rows[row + place.zone]));
    const to = nearestOpen(visitor, start);
    if (to < 0) return comeAnotherDay(visitor);
    const within = burdening.uniformOf(visitor, CONTINUATION.withinZone);
    const chance = trips.chanceOf(start, base, to, within);
    if (uniform(rows[row + place.acceptance]) >= chance) return comeAnotherDay(visitor);
    contact[person[visitor] + CONTACT.otherOffice]++;
    const extra = extraMinutes(ranks, start, base, to);
    contact[person[visitor] + CONTACT.extraTravelMinutes] += extra;
    if (people !== null) people.travel(visitor, extra);
    officeOf[visitor] = to;
    burdening.fitService(visitor, base, to);
    enter(visitor);
  }

  /** -1 if none that can serve the errand is open; the visitor's own is closed. */
  function nearestOpen(visitor: number, start: number): number {
    const { order, officeCount } = ranks;
    for (let at = start * officeCount; at < (start + 1) * officeCount; at++) {
      const office = order[at];
      if (!postponing.isClosed(office) && trips.isCapable(office, errandOf[visitor])) return office;
    }
    return -1;
  }

  return { mistime };
}
