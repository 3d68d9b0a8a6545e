/**
 * Visitors whose office is gone for good, which they know before they leave home: on to the nearest office left, if
 * they accept the trip; else to another channel, or nothing becomes of it.
 */
import { acceptance } from "../model/demand/acceptance.js";
import { drawOrigin } from "../model/demand/origins.js";
import { extraMinutes } from "../model/demand/ranks.js";
import { minutesWithinZone } from "../model/demand/travel.js";
import type { Displacement } from "../model/displacementTables.js";
import { uniform } from "../random/stream.js";
import { CONTINUATION, type Burdening } from "./burden.js";
import type { Demand } from "./demand.js";
import type { Onward } from "./onward.js";
import type { People } from "./people.js";
import type { State } from "./state.js";
import { CONTACT, FLOW, FLOW_WIDTH, ZONE, ZONE_WIDTH } from "./sums.js";

export interface Displacing {
  /** @param kind kind of the day that begins */
  readonly beginDay: (kind: number) => void;
  /** Whether an office is gone today; lines never are. */
  readonly isGone: (office: number) => boolean;
  /** Decides for a visitor whose office is gone. @param row start of the visitor's row of the day */
  readonly displace: (visitor: number, row: number) => void;
}

/** What nobody needs where no office is ever gone. */
const IDLE: Displacing = { beginDay: () => {}, isGone: () => false, displace: () => {} };

/** Draws and moves of a visitor. */
export interface DisplacingVerbs {
  readonly demand: Demand;
  readonly burdening: Burdening;
  readonly onward: Onward;
  readonly enter: (visitor: number) => void;
  /** Null where nobody is followed. */
  readonly people: People | null;
}

export function createDisplacing(state: State, verbs: DisplacingVerbs): Displacing {
  const { displacement, features } = state.model;
  return displacement === null || !features.displaced ? IDLE : createMoving(state, displacement, verbs);
}

function createMoving(
  { model, sums, office: officeOf, errand: errandOf, person }: State,
  displacement: Displacement,
  { demand: { layout, rows }, burdening, onward, enter, people }: DisplacingVerbs,
): Displacing {
  const { origins, ranks, roads, starts, gone, nearest, skillOf, curve } = displacement;
  const { firstPair, receiving, canPhone, canEService, isStatutory } = displacement;
  const { zoneCount, officeCount } = ranks;
  const { contact, zone: ofZone, flow } = sums;
  const startCount = zoneCount + officeCount;
  const skills = starts.length / (officeCount * zoneCount);
  const errandCount = model.errandIds.length;
  let today = 0;

  function beginDay(kind: number): void {
    today = kind;
  }

  const isGone = (office: number): boolean =>
    office < officeCount && gone[today * officeCount + office] === 1;

  function displace(visitor: number, row: number): void {
    const base = officeOf[visitor];
    const skill = skillOf[errandOf[visitor]];
    const home = drawOrigin(origins, base, uniform(rows[row + layout.place.zone]));
    const start = starts[(skill * officeCount + base) * zoneCount + home];
    const to = nearest[(displacement.variantOf[today] * skills + skill) * startCount + start];
    contact[person[visitor] + CONTACT.displaced]++;
    ofZone[home * ZONE_WIDTH + ZONE.displaced]++;
    if (to >= 0 && uniform(rows[row + layout.place.acceptance]) < chanceOf(visitor, start, base, to)) {
      return travel(visitor, home, to, extraMinutes(ranks, start, base, to));
    }
    useChannel(visitor, home);
  }

  /** Chance of accepting the trip; who starts at home lives somewhere in the zone. */
  function chanceOf(visitor: number, start: number, base: number, to: number): number {
    const within =
      start < zoneCount
        ? minutesWithinZone(roads[start], burdening.uniformOf(visitor, CONTINUATION.withinZone))
        : 0;
    const minutes = (office: number): number => within + ranks.minutes[start * officeCount + office];
    return acceptance(curve, minutes(base), minutes(to));
  }

  /** Who knows beforehand sets out in time: comes to the other office at the minute intended. */
  function travel(visitor: number, home: number, to: number, extra: number): void {
    const base = officeOf[visitor];
    contact[person[visitor] + CONTACT.rerouted]++;
    contact[person[visitor] + CONTACT.extraTravelMinutes] += extra;
    ofZone[home * ZONE_WIDTH + ZONE.rerouted]++;
    ofZone[home * ZONE_WIDTH + ZONE.extraTravelMinutes] += extra;
    let pair = firstPair[base];
    while (receiving[pair] !== to) pair++;
    flow[pair * FLOW_WIDTH + FLOW.visitors]++;
    flow[pair * FLOW_WIDTH + FLOW.extraTravelMinutes] += extra;
    officeOf[visitor] = to;
    if (people !== null) people.travel(visitor, extra);
    burdening.fitService(visitor, base, to);
    enter(visitor);
  }

  /** By the weights of the channels that the visitor can use, and of doing nothing. */
  function useChannel(visitor: number, home: number): void {
    const errand = errandOf[visitor];
    const line = model.onward.line[officeOf[visitor] * errandCount + errand];
    const draw = (kind: number): number => burdening.uniformOf(visitor, kind);
    const couldCall = line >= 0 && draw(CONTINUATION.canPhone) < canPhone[errand];
    const couldServe =
      draw(CONTINUATION.canEService) < canEService[errand] &&
      draw(CONTINUATION.eIdentification) < displacement.eIdentification;
    const phone = couldCall ? displacement.phone : 0;
    const eService = couldServe ? displacement.eService : 0;
    const nothing = Math.max(0, 1 - displacement.phone - displacement.eService);
    const all = phone + eService + nothing;
    const at = draw(CONTINUATION.channel) * all;
    const row = home * ZONE_WIDTH;
    if (at < phone) {
      ofZone[row + ZONE.phone]++;
      burdening.nextStep(visitor);
      return onward.callInstead(visitor, line);
    }
    if (at < phone + eService) {
      ofZone[row + ZONE.eService]++;
      return onward.endContact(visitor, CONTACT.eService);
    }
    const hasFailed = isStatutory[errand] === 1;
    ofZone[row + (hasFailed ? ZONE.failed : ZONE.gaveUp)]++;
    onward.endContact(visitor, hasFailed ? CONTACT.failed : CONTACT.gaveUp);
  }

  return { beginDay, isGone, displace };
}
