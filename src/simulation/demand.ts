/**
 * Who comes on a day: every visitor with a fixed record of random words, used or not, in order of the
 * intended minute. A day's visitors depend on seed, replication, source and date alone, so that scenarios
 * differ only by what was changed, and more demand adds visitors and moves nobody.
 */
import { intendedMinute } from "../model/profiles.js";
import type { Model } from "../model/model.js";
import { PURPOSE, type Purpose } from "../random/keys.js";
import { poissonCount } from "../random/poisson.js";
import { fillWords, nextWord, openStream, STATE_WORDS, uniform } from "../random/stream.js";
import { drawMinutes } from "../random/tables.js";
import { DAY_MINUTES, onGrid } from "../units.js";
import { createDayFactors } from "./dayFactor.js";
import { createFates, type Fates } from "./fates.js";
import { createOrder } from "./order.js";
import { layOutRows, TICKS, WORD, WORDS, type RowLayout } from "./records.js";
import { PART, type Roll } from "./roll.js";

/** Records drawn by one call: short loops are optimised as a whole. */
const CHUNK = 128;

export interface Demand {
  readonly layout: RowLayout;
  /** Rows of the visitors of the day; [record][layout.width]. */
  readonly rows: Int32Array;
  /** The next visitors in order of time: minute from the start of the run, and start of the row; [place]. */
  readonly minute: Float64Array;
  readonly row: Int32Array;
  /** Brings the next visitors, once those before are gone. @returns how many, 0 with an infinite minute after the last */
  readonly bring: () => number;
  /** Visitors of each source who come today; [source]. */
  readonly comers: Int32Array;
  /** Who had an appointment today and does not come; [source]. */
  readonly noShows: Int32Array;
  /**
   * Draws the visitors of the present cluster on a day.
   *
   * @param key key of the replication
   * @param day index of the simulated day, warm-up included
   * @returns how many come, or -1 if there is no room for them all
   */
  readonly draw: (key: Int32Array, day: number, cluster: number) => number;
}

/** @param capacity most visitors of a day @param roll in which everybody is to be entered */
export function createDemand(model: Model, capacity: number, roll: Roll | null = null): Demand {
  const { profiles, kinds, bookings, clusters, windowStart, windowLength, sourceScale } = model;
  const sources = model.sourceOffice.length;
  const offices = model.officeIds.length;
  const layout = layOutRows(model, roll !== null);
  const { width, place: inRow } = layout;
  const order = createOrder(windowLength, mostVisitors(model), capacity, width);
  const { drawn, count: countRow } = order;
  const comers = new Int32Array(sources);
  const noShows = new Int32Array(sources);
  const lastTick = windowLength * TICKS - 1;
  const chunk = new Int32Array(CHUNK * WORDS);
  const stream = new Int32Array(STATE_WORDS);
  /** One for all: nothing is made for each stream. */
  const spot = { owner: 0, purpose: PURPOSE.demand as Purpose, day: 0 };
  const { factor, draw: drawFactors } = createDayFactors(model);
  // Taken in here, constants of other modules are constants of the compiled code; else each use looks them up.
  const [word, recordWords, toGrid, invert, ticksPerMinute] = [
    WORD,
    WORDS,
    onGrid,
    intendedMinute,
    TICKS,
  ] as const;
  const fates: Fates = createFates(model, drawn, layout);
  let count = 0;

  function draw(key: Int32Array, day: number, cluster: number): number {
    const kind = kinds.ofDay[day];
    const date = model.firstDay + day;
    count = 0;
    order.begin();
    drawFactors(key, date, cluster);
    for (const owner of clusters.sources[cluster]) {
      comers[owner] = 0;
      noShows[owner] = 0;
      const profile = kinds.profile[kind * sources + owner];
      if (profile >= 0 && !drawProfile(key, owner, kind, date)) return -1;
      const at = kind * offices + model.sourceOffice[owner];
      if (kinds.opens[at] < 0) continue;
      if (model.sourceDoor[owner] > 0 && !drawDoor(key, owner, kinds.opens[at], date)) return -1;
      if (bookings.ofSource[owner] >= 0 && !drawBookings(key, owner, at, date)) return -1;
    }
    order.deal(count, day * DAY_MINUTES + windowStart);
    return count;
  }

  function drawProfile(key: Int32Array, owner: number, kind: number, day: number): boolean {
    const profile = kinds.profile[kind * sources + owner];
    const expected = profiles.mean[profile] * sourceScale[owner];
    const mean = expected * factor[model.sourceOffice[owner]];
    if (roll !== null) roll.expect(model.sourceOffice[owner], mean);
    open(key, PURPOSE.demand, owner, day);
    const first = addRecords(poissonCount(mean, uniform(nextWord(stream))), owner);
    if (first < 0) return false;
    if (roll !== null) enrol(first, roll.enter(owner, PART.drawn, count - first));
    for (let from = first; from < count; from += CHUNK) {
      drawChunk(from);
      if (model.sourceAnyHour[owner] === 1) intendAnyHour(from, owner, kind);
      else intendMinutes(from, profile);
    }
    return true;
  }

  function drawDoor(key: Int32Array, owner: number, opens: number, day: number): boolean {
    open(key, PURPOSE.door, owner, day);
    const first = addRecords(model.sourceDoor[owner], owner);
    if (first < 0) return false;
    if (roll !== null) enrol(first, roll.enter(owner, PART.door, count - first));
    for (let from = first; from < count; from += CHUNK) drawChunk(from);
    for (let i = first; i < count; i++) intend(i, opens);
    return true;
  }

  /** Appointments within the hours of the office: those taken by people who come. @param at [kind][office] */
  function drawBookings(key: Int32Array, owner: number, at: number, day: number): boolean {
    const booking = bookings.ofSource[owner];
    open(key, PURPOSE.demand, owner, day);
    const [begin, after] = [bookings.firstSlot[booking], bookings.firstSlot[booking + 1]];
    const booked = roll === null ? -1 : roll.enter(owner, PART.booked, after - begin);
    for (let place = begin; place < after; place++) {
      fillWords(stream, chunk, 0, recordWords);
      const slot = bookings.slot[place];
      if (slot < kinds.opens[at] || slot >= kinds.closes[at]) continue;
      if (uniform(chunk[word.zone]) >= bookings.taken[booking]) continue;
      if (uniform(chunk[word.acceptance]) < bookings.noShow[booking]) {
        noShows[owner]++;
        continue;
      }
      const one = addRecords(1, owner);
      if (one < 0) return false;
      if (roll !== null) enrol(one, booked < 0 ? -1 : booked + place - begin);
      keepChunk(one, 1);
      const law = bookings.latenessLaw[booking];
      const late = law < 0 ? 0 : drawMinutes(model.laws, law, chunk[word.minute]);
      intend(one, Math.max(kinds.opens[at], slot - bookings.early[booking] + late));
      const due = (slot - windowStart) * ticksPerMinute - drawn[one * width];
      drawn[one * width + inRow.due] = Math.max(0, due);
    }
    return true;
  }

  /** Opens the stream of a source on a day. */
  function open(key: Int32Array, purpose: Purpose, owner: number, day: number): void {
    spot.owner = owner;
    spot.purpose = purpose;
    spot.day = day;
    openStream(stream, key, model.sourceName, spot);
  }

  /** Appends records of a source. @returns the first of them, -1 if there is no room */
  function addRecords(visitors: number, owner: number): number {
    const first = count;
    if (first + visitors > capacity) return -1;
    count = first + visitors;
    comers[owner] += visitors;
    if (inRow.source < 0 && inRow.due < 0 && inRow.fate < 0) return first;
    for (let row = first * width; row < count * width; row += width) {
      if (inRow.source >= 0) drawn[row + inRow.source] = owner;
      if (inRow.due >= 0) drawn[row + inRow.due] = 0;
      if (inRow.fate >= 0) drawn[row + inRow.fate] = 0;
    }
    return first;
  }

  /** Notes who the records from `first` on are. @param one person of the first of them, -1 for nobody on the roll */
  function enrol(first: number, one: number): void {
    for (let i = first; i < count; i++) drawn[i * width + inRow.person] = one < 0 ? -1 : one + i - first;
  }

  /** Draws the words of up to CHUNK records from the open stream and keeps those that the model reads. */
  function drawChunk(from: number): void {
    const records = Math.min(CHUNK, count - from);
    fillWords(stream, chunk, 0, records * recordWords);
    keepChunk(from, records);
  }

  function keepChunk(from: number, records: number): void {
    for (let i = 0; i < records; i++) {
      const row = (from + i) * width;
      const own = i * recordWords;
      drawn[row + inRow.service] = chunk[own + word.service];
      if (inRow.patience >= 0) drawn[row + inRow.patience] = chunk[own + word.patience];
      if (inRow.choice >= 0) drawn[row + inRow.choice] = chunk[own + word.choice];
      if (inRow.zone >= 0) drawn[row + inRow.zone] = chunk[own + word.zone];
      if (inRow.acceptance >= 0) drawn[row + inRow.acceptance] = chunk[own + word.acceptance];
      if (inRow.continuation < 0) continue;
      drawn[row + inRow.continuation] = chunk[own + word.continuation];
      drawn[row + inRow.continuation + 1] = chunk[own + word.continuation + 1];
    }
  }

  /**
   * Gives the records of the chunk that begins with record `from` their minutes. Nobody comes at the very opening but who
   * stands at the door: there the grid has no step before to round to.
   */
  function intendMinutes(from: number, profile: number): void {
    const records = Math.min(CHUNK, count - from);
    const earliest = profiles.minute[profiles.firstPiece[profile]] + 1 / ticksPerMinute;
    for (let i = 0; i < records; i++) {
      const share = (chunk[i * recordWords + word.minute] >>> 0) / 0x100000000;
      intend(from + i, Math.max(earliest, invert(profiles, profile, share)));
    }
  }

  /** The same for visitors who may intend a closed minute. */
  function intendAnyHour(from: number, owner: number, kind: number): void {
    const profile = kinds.profile[kind * sources + owner];
    const records = Math.min(CHUNK, count - from);
    for (let i = 0; i < records; i++) {
      const share = (chunk[i * recordWords + word.minute] >>> 0) / 0x100000000;
      const minute = invert(profiles, profile, share);
      intend(from + i, fates.decide((from + i) * width, owner, kind, minute));
    }
  }

  /** Rounds a record's minute to the grid, within the window. */
  function intend(record: number, exact: number): void {
    const ticks = Math.max(0, Math.min((toGrid(exact) - windowStart) * ticksPerMinute, lastTick));
    drawn[record * width] = ticks;
    countRow(ticks);
  }

  const { rows, minute, row, bring } = order;
  return { layout, rows, minute, row, bring, comers, noShows, draw };
}

/** Visitors of the largest cluster in a window, about. */
const mostVisitors = ({ windowEvents, clusters }: Model): number =>
  (Math.max(...clusters.share) * windowEvents) / 2;
