/**
 * Where a visitor goes who does not stay, or is done: on to another office, to the phone, to come again, or home.
 * Every contact and every person who calls ends exactly once, here.
 */
import type { Burdening } from "./burden.js";
import type { Calling } from "./calling.js";
import { createFiling } from "./filing.js";
import type { People } from "./people.js";
import type { Postponing } from "./postpone.js";
import { FATE } from "./roll.js";
import { BLANK, EVENT, NOW, ORIGIN, type State } from "./state.js";
import { CONTACT, CONTACT_WIDTH, OFFICE, OFFICE_WIDTH } from "./sums.js";
import type { Tracing } from "./trace.js";
import { createUnserved } from "./unserved.js";

export interface Onward {
  /** A contact of the day's visitors, whose sums count it already, or a person who calls for the first time. */
  readonly beginPerson: (visitor: number) => void;
  /** The office that a visitor goes on to because of the line, -1 for none. */
  readonly otherOffice: (office: number) => number;
  /** Sends a visitor on to another office, once. */
  readonly sendOn: (visitor: number, to: number) => void;
  /** A visitor on the way, or in orbit, is there. */
  readonly comeAgain: (visitor: number) => void;
  /** A call to a line instead of a visit: now, or once it is open where people know of hours. */
  readonly callInstead: (visitor: number, line: number) => void;
  /** What became of a contact, once and for all. @param column of its sums */
  readonly endContact: (visitor: number, column: number) => void;
  readonly goAfterService: (visitor: number) => void;
  readonly goAfterReneging: (visitor: number) => void;
  /** After having left at the door because of the line. */
  readonly goAfterBalking: (visitor: number) => void;
  /** @param isFull whether there was no room or place, rather than the doors being closed */
  readonly goAfterRefusal: (visitor: number, isFull: boolean) => void;
  /** @param isOver whether the day is over, so that nobody comes again */
  readonly goAfterClosing: (visitor: number, isOver: boolean) => void;
}

/** Draws and moves of a visitor, and who is told of them. */
export interface OnwardVerbs {
  readonly burdening: Burdening;
  readonly postponing: Postponing;
  /** Null where nobody who gives up calling goes to an office. */
  readonly calling: Calling | null;
  /** What happens to a visitor at the door, or to a caller. */
  readonly enter: (visitor: number) => void;
  /** Is told what became of whom; null where nobody is traced. */
  readonly tracing: Tracing | null;
  /** Null where nobody is followed. */
  readonly people: People | null;
}

export function createOnward(state: State, verbs: OnwardVerbs): Onward {
  const { burdening, postponing, calling, enter, tracing, people } = verbs;
  const { nextStep, fate, delay, drawService, drawAttempt, fitService } = burdening;
  const { model, tallies, apart, time, orbit, orbitMinutes, opens, lastTicket } = state;
  const { office: officeOf, errand: errandOf, person, isMoved } = state;
  const { minute, rank, schedule } = state.calendar;
  const { length } = state.lines;
  const { giveBack } = state.pool;
  const { onward, officeCount } = model;
  const { returns, mistimed } = model.features;
  const { contact, office: ofOffice } = tallies;
  const file = createFiling(state);
  const errandCount = model.errandIds.length;
  const ownErrands = errandCount - (model.officeIds.length - officeCount);
  /** Rows from here on are of those who did not come in the measured days. */
  const contactsApart = contact.length / 2;

  const unserved = createUnserved(state, { ...verbs, giveUp, wait, callInstead, endContact, comeLater });

  /** Row of the contacts that mean to go to the office where a visitor is. */
  const contactAt = (visitor: number): number =>
    (officeOf[visitor] * errandCount + errandOf[visitor]) * CONTACT_WIDTH;

  function beginPerson(visitor: number): void {
    const office = officeOf[visitor];
    if (office >= officeCount) return beginCalling(visitor, office, BLANK);
    person[visitor] = contactAt(visitor) + apart[0];
    isMoved[visitor] = 0;
    unserved.begin(visitor);
  }

  /** @param visitRow row of the contact that was to be a visit, BLANK for none */
  function beginCalling(visitor: number, line: number, visitRow: number): void {
    if (calling !== null) calling.begin(visitor, visitRow);
    const row = line + apart[1];
    ofOffice[row * OFFICE_WIDTH + OFFICE.persons]++;
    person[visitor] = ~row;
    isMoved[visitor] = 0;
  }

  /** @param column what became of a contact @param ofCaller what became of a person who calls */
  function endPerson(visitor: number, column: number, ofCaller: number): void {
    const who = person[visitor];
    if (tracing !== null) tracing.noteFate(visitor, column, ofCaller === OFFICE.personsServed);
    if (who < 0) ofOffice[~who * OFFICE_WIDTH + ofCaller]++;
    else if (column !== CONTACT.servedHere) contact[who + column]++;
    person[visitor] = BLANK;
    const isServed = ofCaller === OFFICE.personsServed;
    const otherwise = who >= 0 && column === CONTACT.eService ? FATE.eService : FATE.unserved;
    leave(visitor, isServed ? officeOf[visitor] : otherwise);
  }

  /** @param end place that served the visitor, or a `FATE` */
  function leave(visitor: number, end: number): void {
    if (people !== null) people.end(visitor, end);
    giveBack(visitor);
  }

  function endContact(visitor: number, column: number): void {
    endPerson(visitor, column, OFFICE.personsLost);
  }

  function giveUp(visitor: number): void {
    if (calling !== null && officeOf[visitor] >= officeCount && calling.isVisiting(visitor))
      return visit(visitor);
    endPerson(visitor, CONTACT.gaveUp, OFFICE.personsLost);
  }

  /** Whoever gives up calling and goes to an office has a contact from now on. */
  function visit(visitor: number): void {
    if (calling === null) return;
    ofOffice[~person[visitor] * OFFICE_WIDTH + OFFICE.personsVisiting]++;
    if (tracing !== null) tracing.noteFate(visitor, CONTACT.gaveUp, false);
    calling.turnVisitor(visitor);
    if (tracing !== null) tracing.noteFirst(visitor);
    beginPerson(visitor);
    contact[person[visitor] + CONTACT.intended]++;
    calling.setOut(visitor);
  }

  function otherOffice(office: number): number {
    if (length[office] < onward.overflowAt[office]) return -1;
    const now = time[NOW];
    let best = -1;
    for (let at = onward.firstCandidate[office]; at < onward.firstCandidate[office + 1]; at++) {
      const other = onward.candidate[at];
      if (now < opens[other] || now > lastTicket[other]) continue;
      if (best < 0 || length[other] < length[best]) best = other;
    }
    return best;
  }

  function sendOn(visitor: number, to: number): void {
    const from = officeOf[visitor];
    const law = onward.overflowLaw[from];
    isMoved[visitor] = 1;
    officeOf[visitor] = to;
    fitService(visitor, from, to);
    if (law < 0) return enter(visitor);
    nextStep(visitor);
    if (people !== null) people.travel(visitor, delay(law));
    comeLater(visitor, EVENT.travel, delay(law));
  }

  function goAfterService(visitor: number): void {
    if (!returns) return leave(visitor, officeOf[visitor]);
    const office = officeOf[visitor];
    const to = office < officeCount ? nextOffice(visitor, office) : -1;
    if (to < 0) return endServed(visitor, office);
    if (office < officeCount) contact[contactAt(visitor) + CONTACT.servedHere]--;
    officeOf[visitor] = to;
    isMoved[visitor] = 0;
    drawService(visitor);
    drawAttempt(visitor);
    enter(visitor);
  }

  /** Who is served at the office intended is in its sums already; who is a guest there, or not measured, is taken off. */
  function endServed(visitor: number, office: number): void {
    const here = contactAt(visitor);
    if (office >= officeCount || person[visitor] === here) {
      return endPerson(visitor, CONTACT.servedHere, OFFICE.personsServed);
    }
    contact[here + CONTACT.servedHere]--;
    const isAtHome = person[visitor] === here + contactsApart;
    endPerson(visitor, isAtHome ? CONTACT.servedHere : CONTACT.servedElsewhere, OFFICE.personsServed);
  }

  function nextOffice(visitor: number, office: number): number {
    const last = onward.firstNext[office + 1];
    let at = onward.firstNext[office];
    if (at === last) return -1;
    nextStep(visitor);
    const share = fate();
    while (at < last && onward.nextUpTo[at] <= share) at++;
    return at < last ? onward.nextOffice[at] : -1;
  }

  function goAfterReneging(visitor: number): void {
    if (!returns) return leave(visitor, FATE.unserved);
    const office = officeOf[visitor];
    if (office < officeCount) return unserved.decide(visitor);
    goAgain(visitor, onward.redialAbandoned[office], onward.redialLaw[office]);
  }

  function goAfterRefusal(visitor: number, isFull: boolean): void {
    if (!returns) return leave(visitor, FATE.unserved);
    const office = officeOf[visitor];
    if (office < officeCount) return unserved.decide(visitor);
    if (isMoved[visitor] === 0) ofOffice[~person[visitor] * OFFICE_WIDTH + OFFICE.personsRefused]++;
    goAgain(visitor, isFull ? onward.redialRejected[office] : 0, onward.redialLaw[office]);
  }

  const goAfterBalking = (visitor: number): void => goAfterRefusal(visitor, false);

  function goAfterClosing(visitor: number, isOver: boolean): void {
    if (!returns) return leave(visitor, FATE.unserved);
    const office = officeOf[visitor];
    if (office >= officeCount) return giveUp(visitor);
    if (isOver) return unserved.decideAtNight(visitor);
    unserved.decide(visitor);
  }

  function callInstead(visitor: number, line: number): void {
    if (tracing !== null) tracing.noteFate(visitor, CONTACT.phone, false);
    const who = person[visitor];
    contact[who + CONTACT.phone]++;
    beginCalling(visitor, line, who < contactsApart ? who : who - contactsApart);
    officeOf[visitor] = line;
    errandOf[visitor] = ownErrands + line - officeCount;
    drawService(visitor);
    drawAttempt(visitor);
    if (mistimed && postponing.isClosed(line)) return postponing.untilOpen(visitor);
    minute[visitor] = time[NOW];
    rank[visitor] = EVENT.call;
    file(visitor);
  }

  /** Calls again with some chance. */
  function goAgain(visitor: number, chance: number, law: number): void {
    if (chance === 0) return giveUp(visitor);
    nextStep(visitor);
    if (fate() >= chance) return giveUp(visitor);
    isMoved[visitor] = 1;
    wait(visitor, law);
  }

  /** Into the orbit of the office or line, for a time. */
  function wait(visitor: number, law: number): void {
    drawAttempt(visitor);
    comeLater(visitor, EVENT.retry, delay(law));
  }

  /** Between two attempts for some minutes, at the office or line that is next. */
  function comeLater(visitor: number, event: number, minutes: number): void {
    const office = officeOf[visitor];
    minute[visitor] = time[NOW] + minutes;
    rank[visitor] = event;
    schedule(visitor);
    orbit[office]++;
    orbitMinutes[office] -= time[NOW] - time[ORIGIN];
  }

  function comeAgain(visitor: number): void {
    const office = officeOf[visitor];
    orbit[office]--;
    orbitMinutes[office] += time[NOW] - time[ORIGIN];
    enter(visitor);
  }

  return {
    beginPerson,
    otherOffice,
    sendOn,
    comeAgain,
    callInstead,
    endContact,
    goAfterService,
    goAfterReneging,
    goAfterBalking,
    goAfterRefusal,
    goAfterClosing,
  };
}
