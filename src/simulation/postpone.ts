/**
 * Visitors and callers who wait, at home, for opening hours: they come at a minute at which others come then. Where
 * their office is gone for good by then, they set out all the same, as whoever meant to come that day, and are displaced.
 */
import { createDayLists } from "../kernel/dayLists.js";
import { intendedMinute } from "../model/profiles.js";
import { DAY_MINUTES, onGrid } from "../units.js";
import type { Burdening } from "./burden.js";
import { minuteInside } from "./fates.js";
import { createFiling } from "./filing.js";
import { CONTINUATION } from "./records.js";
import { EVENT, MIDNIGHT, NOW, type State } from "./state.js";

export interface Postponing {
  /** Whoever was put off until this day sets out to the present cluster. @param day index of the simulated day */
  readonly beginDay: (day: number) => void;
  /** Whether nobody is let into an office or line now. */
  readonly isClosed: (place: number) => boolean;
  /** Until the office or line gone to opens next, today if it has not opened yet. */
  readonly untilOpen: (visitor: number) => void;
  /** Until the next day on which the office gone to is open, or else to one on which others too find it gone for good. */
  readonly untilAnotherDay: (visitor: number) => void;
}

/** When somebody sets out to an office that is gone and that nobody means to come to [min since midnight]. */
const NOON = DAY_MINUTES / 2;

/** What nobody needs where nobody waits at home. */
const IDLE: Postponing = {
  beginDay: () => {},
  isClosed: () => false,
  untilOpen: () => {},
  untilAnotherDay: () => {},
};

export function createPostponing(state: State, burdening: Burdening): Postponing {
  return state.model.features.postponed ? createWaitingAtHome(state, burdening) : IDLE;
}

function createWaitingAtHome(state: State, { uniformOf }: Burdening): Postponing {
  const { model, time, opens, lastTicket, office: officeOf, calendar, person, cluster } = state;
  const { minute, rank } = calendar;
  const { kinds, clusters, profiles, openShape, sourceOffice } = model;
  const file = createFiling(state);
  const places = model.officeIds.length;
  const dayCount = kinds.ofDay.length;
  const waiting = createDayLists((dayCount + 1) * clusters.count, person.length);

  const today = (): number => time[MIDNIGHT] / DAY_MINUTES;

  function beginDay(day: number): void {
    if (day === 0 && cluster[0] === 0) waiting.clear();
    waiting.takeAll(listOf(day, cluster[0]), (visitor) => comeToday(visitor, day));
  }

  const listOf = (day: number, own: number): number => day * clusters.count + own;

  function comeToday(visitor: number, day: number): void {
    const at = kinds.ofDay[day] * places + officeOf[visitor];
    const share = uniformOf(visitor, CONTINUATION.openMinute);
    const when = kinds.opens[at] < 0 ? intendedOn(at, share) : minuteInside(model, at, share);
    minute[visitor] = time[MIDNIGHT] + onGrid(when);
    rank[visitor] = EVENT.postponed;
    file(visitor);
  }

  /** The minute at which somebody sets out to an office that is gone. */
  const intendedOn = (at: number, share: number): number =>
    openShape[at] < 0 ? NOON : intendedMinute(profiles, openShape[at], share);

  const isClosed = (place: number): boolean => time[NOW] < opens[place] || time[NOW] > lastTicket[place];

  function untilOpen(visitor: number): void {
    const opening = opens[officeOf[visitor]];
    if (opening < Infinity && time[NOW] < opening) return comeToday(visitor, today());
    untilAnotherDay(visitor);
  }

  function untilAnotherDay(visitor: number): void {
    const place = officeOf[visitor];
    let day = today() + 1;
    while (day < dayCount && kinds.opens[kinds.ofDay[day] * places + place] < 0) day++;
    if (day === dayCount && isGone(dayCount - 1, place)) day = dayFoundGone(place);
    waiting.add(listOf(day, clusters.ofPlace[place]), visitor);
  }

  const isGone = (day: number, place: number): boolean =>
    kinds.exists[kinds.ofDay[day] * places + place] === 0;

  /** The next day on which somebody means to come to an office that is gone; any day where nobody ever does. */
  function dayFoundGone(place: number): number {
    let day = today() + 1;
    while (day < dayCount && !(isGone(day, place) && isAnybodyExpected(day, place))) day++;
    return day;
  }

  /** Nobody ever means to come to an office that visitors are only sent to: then any day will do. */
  function isAnybodyExpected(day: number, place: number): boolean {
    if (!sourceOffice.includes(place)) return true;
    const first = kinds.ofDay[day] * sourceOffice.length;
    return sourceOffice.some((office, source) => office === place && kinds.profile[first + source] >= 0);
  }

  return { beginDay, isClosed, untilOpen, untilAnotherDay };
}
