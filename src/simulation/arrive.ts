/** A visitor comes to the door: turned away, leaves because of the line, goes to a desk or joins the line. */
import { continuationWord } from "../random/philox.js";
import { uniform } from "../random/stream.js";
import { drawMinutes } from "../random/tables.js";
import type { Balking } from "../model/model.js";
import { HALF_HOUR_MINUTES, HALF_HOURS, onGrid } from "../units.js";
import type { Demand } from "./demand.js";
import type { Observing } from "./observe.js";
import type { Serving } from "./serve.js";
import { MIDNIGHT, NOW, type State } from "./state.js";
import { CELL, CELL_WIDTH, SLOT, SLOT_WIDTH } from "./sums.js";
import type { Waiting } from "./wait.js";

/** What continuation words are for. */
const CONTINUATION = { furtherErrand: 1 } as const;

/** Half-hours in a minute: times the grid's minutes it never falls short of a whole number. */
const PER_MINUTE = 1 / HALF_HOUR_MINUTES;

/** The verbs that an arrival may need. */
export interface ArrivalVerbs {
  readonly demand: Demand;
  readonly observing: Observing;
  readonly waiting: Waiting;
  readonly serving: Serving;
}

/** @returns the arrival of a visitor of the day; `place` counts the visitors in order of time */
export function createArriving(state: State, verbs: ArrivalVerbs): (place: number) => void {
  // Taken in here, constants of other modules are constants of the compiled code; else each use looks them up.
  const [inCell, cellWidth, inSlot, slotWidth, halfHours] = [
    CELL,
    CELL_WIDTH,
    SLOT,
    SLOT_WIDTH,
    HALF_HOURS,
  ] as const;
  const [clockPlace, midnightPlace] = [NOW, MIDNIGHT] as const;
  const [draw, toGrid] = [drawMinutes, onGrid] as const;
  const { model, time, desks, busy, opens, lastTicket } = state;
  const { office: officeOf, errand: errandOf, halfHour: halfHourOf } = state;
  const { serviceMinutes, workLeft, waited, patienceLeft } = state;
  const { cell, slot } = state.sums;
  const { length, join } = state.lines;
  const { take } = state.pool;
  const { demand, observing, waiting, serving } = verbs;
  const { noteState } = observing;
  const { beginWait } = waiting;
  const { startService } = serving;
  const { minute, record, source: sourceOf, words } = demand;
  const { width, place: wordPlace } = demand.kept;
  const { features, sourceOffice, sourceErrand, serviceLaw, patienceLaw, room, laws } = model;
  const errandCount = model.errandIds.length;
  const manySources = sourceOffice.length > 1;
  const manyOffices = model.officeIds.length > 1;
  const manyErrands = errandCount > 1;

  function arrive(place: number): void {
    const now = minute[place];
    time[clockPlace] = now;
    const who = record[place];
    const source = manySources ? sourceOf[who] : 0;
    const office = manyOffices ? sourceOffice[source] : 0;
    const errand = manyErrands ? sourceErrand[source] : 0;
    const cellRow = (office * errandCount + errand) * cellWidth;
    const halfHour = Math.min(((now - time[midnightPlace]) * PER_MINUTE) | 0, halfHours - 1);
    const slotRow = (office * halfHours + halfHour) * slotWidth;
    cell[cellRow + inCell.arrived]++;
    slot[slotRow + inSlot.arrived]++;
    if (now < opens[office] || now > lastTicket[office] || isFull(office)) {
      cell[cellRow + inCell.turnedAway]++;
      return;
    }
    const mustWait = busy[office] >= desks[office] || length[office] > 0;
    if (mustWait && features.balking && balks(who, office, errand)) {
      cell[cellRow + inCell.balked]++;
      return;
    }
    const visitor = take();
    officeOf[visitor] = office;
    errandOf[visitor] = errand;
    halfHourOf[visitor] = halfHour;
    drawBurden(visitor, who, errand);
    cell[cellRow + inCell.joined]++;
    slot[slotRow + inSlot.joined]++;
    if (!mustWait) return startService(office, visitor);
    cell[cellRow + inCell.waited]++;
    if (features.states) noteState(office);
    join(office, visitor);
    beginWait(office, visitor);
  }

  function isFull(office: number): boolean {
    return features.room && length[office] + busy[office] >= room[office];
  }

  /** Work and patience of a visitor who stays. */
  function drawBurden(visitor: number, who: number, errand: number): void {
    const work = draw(laws, serviceLaw[errand], words[who * width]);
    const minutes = toGrid(features.furtherErrand ? work + furtherMinutes(who) : work);
    serviceMinutes[visitor] = minutes;
    if (features.preempt) workLeft[visitor] = minutes;
    waited[visitor] = 0;
    if (!features.patience) return;
    const law = patienceLaw[errand];
    const word = words[who * width + wordPlace.patience];
    patienceLeft[visitor] = law < 0 ? Infinity : toGrid(draw(laws, law, word));
  }

  /** Work of a further errand at the same desk, 0 for most visitors. */
  function furtherMinutes(who: number): number {
    const at = who * width + wordPlace.continuation;
    const word = (k: number): number =>
      continuationWord(words[at], words[at + 1], CONTINUATION.furtherErrand, k);
    if (uniform(word(0)) >= model.furtherChance) return 0;
    const share = uniform(word(1));
    let errand = 0;
    while (errand < errandCount - 1 && model.furtherUpTo[errand] <= share) errand++;
    return draw(laws, serviceLaw[errand], word(2));
  }

  /** Whether a visitor who would have to wait leaves at once. */
  function balks(who: number, office: number, errand: number): boolean {
    const by = model.balking.by[errand];
    if (by === 0) return false;
    const inLine = length[office];
    const seen = by === 1 ? inLine : ((inLine + 1) * model.meanService[errand]) / desks[office];
    return uniform(words[who * width + wordPlace.choice]) < chanceAt(model.balking, errand, seen);
  }

  return arrive;
}

/** Chance of balking at a value seen: straight lines between knots, constant outside. */
function chanceAt({ firstKnot, seen, chance }: Balking, errand: number, value: number): number {
  const first = firstKnot[errand];
  const last = firstKnot[errand + 1] - 1;
  if (value <= seen[first]) return chance[first];
  if (value >= seen[last]) return chance[last];
  let knot = first;
  while (seen[knot + 1] < value) knot++;
  const part = (value - seen[knot]) / (seen[knot + 1] - seen[knot]);
  return chance[knot] + part * (chance[knot + 1] - chance[knot]);
}
