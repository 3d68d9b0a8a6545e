/**
 * People who give up calling and go to an office instead: to their own, if they meant to visit one before they called,
 * else to that of a visitor whose errand is that of the line. They come when such visitors come.
 */
import { createDayLists } from "../kernel/dayLists.js";
import type { Unanswered } from "../model/model.js";
import { intendedMinute } from "../model/profiles.js";
import { DAY_MINUTES, onGrid } from "../units.js";
import type { Burdening } from "./burden.js";
import { CONTINUATION } from "./records.js";
import { EVENT, MIDNIGHT, NOW, type State } from "./state.js";
import { CONTACT_WIDTH } from "./sums.js";

export interface Calling {
  /** Forgets the replication before on its first day; whoever comes today sets out. @param day simulated */
  readonly beginDay: (day: number) => void;
  /** Somebody calls. @param contact row of the contact that was to be a visit, -1 for none */
  readonly begin: (visitor: number, contact: number) => void;
  /** Whether somebody who gives up calling goes to an office. */
  readonly isVisiting: (visitor: number) => boolean;
  /** Office and errand of the visit, its work and patience. */
  readonly turnVisitor: (visitor: number) => void;
  /** Comes on the first day, after a while, on which such visitors come, at a minute at which they do. */
  readonly setOut: (visitor: number) => void;
}

export function createCalling(state: State, tables: Unanswered, burdening: Burdening): Calling {
  const { model, time, office: officeOf, errand: errandOf, person } = state;
  const { minute, rank, schedule } = state.calendar;
  const { kinds, profiles, officeCount, sourceOffice, sourceErrand } = model;
  const { chance, law, firstCaller, callerSource, callerUpTo, sourceOf } = tables;
  const sources = sourceOffice.length;
  const errands = model.errandIds.length;
  const dayCount = kinds.ofDay.length;
  const waiting = createDayLists(dayCount, person.length);
  /** Row of the contact that was to be a visit, -1 for none; [slot]. */
  const contactOf = new Int32Array(person.length);

  function beginDay(day: number): void {
    if (day === 0) waiting.clear();
    waiting.takeAll(day, (visitor) => comeOn(visitor, day));
  }

  function begin(visitor: number, contact: number): void {
    contactOf[visitor] = contact;
  }

  function isVisiting(visitor: number): boolean {
    const line = officeOf[visitor] - officeCount;
    const isKnown = contactOf[visitor] >= 0 || firstCaller[line] < firstCaller[line + 1];
    return isKnown && burdening.uniformOf(visitor, CONTINUATION.visit) < chance;
  }

  function turnVisitor(visitor: number): void {
    burdening.nextStep(visitor);
    const own = contactOf[visitor];
    const source = own >= 0 ? sourceOf[own / CONTACT_WIDTH] : drawSource(officeOf[visitor] - officeCount);
    officeOf[visitor] = sourceOffice[source];
    errandOf[visitor] = sourceErrand[source];
    burdening.drawService(visitor);
    burdening.drawAttempt(visitor);
  }

  function drawSource(line: number): number {
    const share = burdening.fate();
    let [low, high] = [firstCaller[line], firstCaller[line + 1] - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (callerUpTo[middle] <= share) low = middle + 1;
      else high = middle;
    }
    return callerSource[low];
  }

  function setOut(visitor: number): void {
    const today = time[MIDNIGHT] / DAY_MINUTES;
    const wanted = Math.floor((time[NOW] + burdening.delay(law)) / DAY_MINUTES);
    if (wanted === today && comeOn(visitor, today)) return;
    let day = Math.max(wanted, today + 1);
    while (day < dayCount && profileOf(visitor, day) < 0) day++;
    waiting.add(Math.min(day, dayCount), visitor);
  }

  const profileOf = (visitor: number, day: number): number =>
    kinds.profile[kinds.ofDay[day] * sources + sourceOf[officeOf[visitor] * errands + errandOf[visitor]]];

  /** @returns whether somebody comes who sets out on a day, which may be too late for it */
  function comeOn(visitor: number, day: number): boolean {
    const profile = profileOf(visitor, day);
    if (profile < 0) return false;
    const share = burdening.uniformOf(visitor, CONTINUATION.openMinute);
    const when = day * DAY_MINUTES + onGrid(intendedMinute(profiles, profile, share));
    if (when < time[NOW]) return false;
    minute[visitor] = when;
    rank[visitor] = EVENT.instead;
    schedule(visitor);
    return true;
  }

  return { beginDay, begin, isVisiting, turnVisitor, setOut };
}
