/**
 * What visitors do whom an office did not serve: they left the line, or were refused at the door or in it. They come
 * again, go on to another office from where they are, take another channel, or nothing becomes of it.
 */
import { ownPlace } from "../model/demand/ranks.js";
import type { Displacement } from "../model/displacementTables.js";
import { LEAVES } from "../model/model.js";
import { onGrid } from "../units.js";
import type { Burdening } from "./burden.js";
import type { People } from "./people.js";
import type { Postponing } from "./postpone.js";
import { CONTINUATION } from "./records.js";
import { EVENT, NOW, type State } from "./state.js";
import { CONTACT } from "./sums.js";
import { createTrips } from "./trips.js";

/** Offices and days that somebody tries before giving up, the first of each included. */
export const MOST_OFFICES = 3;
export const MOST_DAYS = 3;

export interface Unserved {
  /** A contact begins: no office was left yet. */
  readonly begin: (visitor: number) => void;
  /** What a visitor does who leaves the office where it is. */
  readonly decide: (visitor: number) => void;
  /** The same when the day is over everywhere, so that nobody comes again or calls today. */
  readonly decideAtNight: (visitor: number) => void;
}

/** Draws and moves of a visitor. */
export interface UnservedVerbs {
  readonly burdening: Burdening;
  readonly postponing: Postponing;
  readonly people: People | null;
  readonly giveUp: (visitor: number) => void;
  readonly wait: (visitor: number, law: number) => void;
  readonly callInstead: (visitor: number, line: number) => void;
  readonly endContact: (visitor: number, column: number) => void;
  readonly comeLater: (visitor: number, event: number, minutes: number) => void;
}

const [LATER, PHONE, ANOTHER_DAY, ANOTHER_OFFICE, E_SERVICE] = LEAVES.map((_, i) => i);
const NOTHING = LEAVES.length;

export function createUnserved(state: State, verbs: UnservedVerbs): Unserved {
  const { burdening, postponing, giveUp, wait, callInstead, endContact } = verbs;
  const { nextStep, fate, ownUniform, drawAttempt } = burdening;
  const { model, tallies, office: officeOf, errand: errandOf, person, trips, days, leftOffice } = state;
  const { onward, displacement } = model;
  const { contact } = tallies;
  const errands = model.errandIds.length;
  const going = displacement === null ? null : createGoing(state, displacement, verbs);
  const possible = new Float64Array(LEAVES.length + 1);

  function begin(visitor: number): void {
    trips[visitor] = 0;
    days[visitor] = 0;
    leftOffice[visitor] = -1;
  }

  const lineOf = (visitor: number): number => onward.line[officeOf[visitor] * errands + errandOf[visitor]];

  function decide(visitor: number): void {
    const errand = errandOf[visitor];
    if (onward.isWide[errand] === 1) return act(visitor, false);
    if (onward.phoneUpTo[errand] === 0) return giveUp(visitor);
    nextStep(visitor);
    const share = fate();
    if (share < onward.laterUpTo[errand]) return wait(visitor, onward.laterLaw[errand]);
    const line = lineOf(visitor);
    if (share >= onward.phoneUpTo[errand] || line < 0) return giveUp(visitor);
    callInstead(visitor, line);
  }

  function decideAtNight(visitor: number): void {
    if (onward.isWide[errandOf[visitor]] === 0) return giveUp(visitor);
    act(visitor, true);
  }

  /** By the weights of what is possible. */
  function act(visitor: number, isNight: boolean): void {
    nextStep(visitor);
    weigh(visitor, isNight);
    const chosen = choose(fate());
    if (chosen === LATER) return wait(visitor, onward.laterLaw[errandOf[visitor]]);
    if (chosen === PHONE) return callInstead(visitor, lineOf(visitor));
    if (chosen === E_SERVICE) return endContact(visitor, CONTACT.eService);
    if (chosen === NOTHING) return end(visitor);
    if (chosen === ANOTHER_OFFICE && going !== null && going.setOut(visitor)) return;
    comeAnotherDay(visitor);
  }

  function weigh(visitor: number, isNight: boolean): void {
    const errand = errandOf[visitor];
    const first = errand * LEAVES.length;
    let rest = 1;
    for (let i = 0; i < LEAVES.length; i++) rest -= possible[i] = onward.weights[first + i];
    possible[NOTHING] = Math.max(0, rest);
    if (isNight) possible[LATER] = possible[PHONE] = possible[ANOTHER_OFFICE] = 0;
    if (lineOf(visitor) < 0 || isBeyond(visitor, CONTINUATION.canPhone, displacement?.canPhone[errand]))
      possible[PHONE] = 0;
    if (days[visitor] >= MOST_DAYS - 1) possible[ANOTHER_DAY] = 0;
    if (trips[visitor] >= MOST_OFFICES - 1) possible[ANOTHER_OFFICE] = 0;
    if (
      isBeyond(visitor, CONTINUATION.canEService, displacement?.canEService[errand]) ||
      isBeyond(visitor, CONTINUATION.eIdentification, displacement?.eIdentification)
    )
      possible[E_SERVICE] = 0;
  }

  /** Whether a visitor is not among the share who can; all can where nothing is said. */
  const isBeyond = (visitor: number, kind: number, share = 1): boolean => ownUniform(visitor, kind) >= share;

  /** Place of the weight that a uniform falls on, the last where nothing has any. */
  function choose(share: number): number {
    let all = 0;
    for (const weight of possible) all += weight;
    let left = share * all;
    let chosen = 0;
    while (chosen < NOTHING && left >= possible[chosen]) left -= possible[chosen++];
    return chosen;
  }

  function comeAnotherDay(visitor: number): void {
    if (days[visitor] >= MOST_DAYS - 1) return end(visitor);
    days[visitor]++;
    contact[person[visitor] + CONTACT.putOff]++;
    drawAttempt(visitor);
    postponing.untilAnotherDay(visitor);
  }

  function end(visitor: number): void {
    const isStatutory = displacement?.isStatutory[errandOf[visitor]] === 1;
    endContact(visitor, isStatutory ? CONTACT.failed : CONTACT.gaveUp);
  }

  return { begin, decide, decideAtNight };
}

/** Ways from one office to another. */
function createGoing(
  { tallies, time, opens, lastTicket, office: officeOf, errand: errandOf, person, trips, leftOffice }: State,
  displacement: Displacement,
  { burdening, people, comeLater }: UnservedVerbs,
) {
  const { ranks } = displacement;
  const { officeCount, order, minutes: minutesOf } = ranks;
  const { contact } = tallies;
  const { isCapable, chanceOf } = createTrips(displacement);

  /** To the nearest office that is open on arrival. @returns whether there is one, and the trip is accepted */
  function setOut(visitor: number): boolean {
    const office = officeOf[visitor];
    const start = ownPlace(ranks, office);
    const to = nearestOpen(visitor, start);
    if (to < 0) return false;
    const chance = chanceOf(start, office, to, 0);
    if (burdening.ownUniform(visitor, CONTINUATION.trip) >= chance) return false;
    const minutes = onGrid(minutesOf[start * officeCount + to]);
    contact[person[visitor] + CONTACT.wentOn]++;
    contact[person[visitor] + CONTACT.wentOnMinutes] += minutes;
    if (people !== null) people.travel(visitor, minutes);
    trips[visitor]++;
    leftOffice[visitor] = office;
    officeOf[visitor] = to;
    burdening.drawAttempt(visitor);
    burdening.fitService(visitor, office, to);
    comeLater(visitor, EVENT.travel, minutes);
    return true;
  }

  /** -1 if there is none but those left before. */
  function nearestOpen(visitor: number, start: number): number {
    for (let at = start * officeCount; at < (start + 1) * officeCount; at++) {
      const to = order[at];
      const arrival = time[NOW] + onGrid(minutesOf[start * officeCount + to]);
      if (to === officeOf[visitor] || to === leftOffice[visitor]) continue;
      if (arrival < opens[to] || arrival > lastTicket[to]) continue;
      if (isCapable(to, errandOf[visitor])) return to;
    }
    return -1;
  }

  return { setOut };
}
