/**
 * Desks that travel. Told to leave, a crew calls nobody more, finishes the visitors in hand (or hands them back,
 * where desks do), and goes; on the way it serves nobody.
 */
import { PURPOSE } from "../random/keys.js";
import { nextWord, openStream } from "../random/stream.js";
import { drawMinutes } from "../random/tables.js";
import { onGrid } from "../units.js";
import type { Staffing } from "./staff.js";
import { MIDNIGHT, NOW, reservedSlots, type State } from "./state.js";
import { OFFICE, OFFICE_WIDTH } from "./sums.js";

export interface Crewing {
  /** Every crew is at home, its first stop before it; after the hours of the day are known. */
  readonly beginDay: (key: Int32Array, day: number) => void;
  /** A crew's time has come: to leave, or to arrive. */
  readonly follow: (crew: number) => void;
  /** A desk of a group has lost its visitor: the last one of a crew that is due lets it go. */
  readonly leaveIfDue: (group: number) => void;
  /** Counts the desk minutes of crews that are somewhere when the day ends. */
  readonly endDay: () => void;
}

const NOWHERE = -1;

export function createCrewing(state: State, { changeDesks }: Staffing): Crewing {
  const { model, sums, time, opens, closes, groupBusy, crewDesks, crewDesksComing } = state;
  const { minute, schedule, cancel } = state.calendar;
  const { crews } = model;
  const { groupOffice } = model.serving;
  const { crews: firstSlot } = reservedSlots(model);
  const count = crews.desks.length;
  /** Group at which the crew is or to which it goes, whether it is there, and since when; [crew]. */
  const at = new Int32Array(count);
  const isThere = new Uint8Array(count);
  const since = new Float64Array(count);
  const nextStop = new Int32Array(count);
  /** Crew that waits for its visitors in hand to be done; [group]. */
  const due = new Int32Array(groupOffice.length).fill(NOWHERE);
  /** Words of the day's travel; [stop]. */
  const words = new Int32Array(crews.leave.length);
  const stream = new Int32Array(4);

  function beginDay(key: Int32Array, day: number): void {
    due.fill(NOWHERE);
    for (let crew = 0; crew < count; crew++) {
      openStream(stream, key, crews.name, { owner: crew, purpose: PURPOSE.staff, day });
      const last = crews.firstStop[crew + 1];
      for (let stop = crews.firstStop[crew]; stop < last; stop++) words[stop] = nextWord(stream);
      nextStop[crew] = crews.firstStop[crew];
      cancel(firstSlot + crew);
      at[crew] = crews.home[crew];
      arrive(crew);
    }
  }

  /** Opens its desks where it is, and schedules when it leaves. */
  function arrive(crew: number): void {
    const group = at[crew];
    isThere[crew] = 1;
    since[crew] = time[NOW];
    crewDesks[groupOffice[group]] += crews.desks[crew];
    scheduleNext(crew, time[NOW]);
    changeDesks(group, crews.desks[crew]);
  }

  function scheduleNext(crew: number, earliest: number): void {
    const stop = nextStop[crew];
    if (stop >= crews.firstStop[crew + 1]) return;
    minute[firstSlot + crew] = Math.max(earliest, time[MIDNIGHT] + crews.leave[stop]);
    schedule(firstSlot + crew);
  }

  function follow(crew: number): void {
    if (isThere[crew] === 0) {
      crewDesksComing[groupOffice[at[crew]]] -= crews.desks[crew];
      return arrive(crew);
    }
    const group = at[crew];
    changeDesks(group, 0);
    due[group] = crew;
    leaveIfDue(group);
  }

  function leaveIfDue(group: number): void {
    const crew = due[group];
    if (crew === NOWHERE || groupBusy[group] > 0) return;
    due[group] = NOWHERE;
    depart(crew);
  }

  function depart(crew: number): void {
    countDesks(crew, time[NOW]);
    isThere[crew] = 0;
    crewDesks[groupOffice[at[crew]]] -= crews.desks[crew];
    const stop = nextStop[crew]++;
    at[crew] = crews.group[stop];
    crewDesksComing[groupOffice[at[crew]]] += crews.desks[crew];
    minute[firstSlot + crew] =
      time[NOW] + onGrid(drawMinutes(model.laws, crews.travelLaw[stop], words[stop]));
    schedule(firstSlot + crew);
  }

  /** Desk minutes within opening hours count as planned. */
  function countDesks(crew: number, until: number): void {
    const office = groupOffice[at[crew]];
    const minutes = Math.min(until, closes[office]) - Math.max(since[crew], opens[office]);
    if (minutes > 0)
      sums.office[office * OFFICE_WIDTH + OFFICE.plannedMinutes] += crews.desks[crew] * minutes;
  }

  function endDay(): void {
    for (let crew = 0; crew < count; crew++) {
      const office = groupOffice[at[crew]];
      if (isThere[crew] === 1) {
        countDesks(crew, Infinity);
        crewDesks[office] -= crews.desks[crew];
        changeDesks(at[crew], 0);
      } else {
        crewDesksComing[office] -= crews.desks[crew];
      }
      isThere[crew] = 0;
    }
  }

  return { beginDay, follow, leaveIfDue, endDay };
}
