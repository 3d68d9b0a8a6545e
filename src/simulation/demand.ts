/**
 * Who comes on a day: every visitor with a fixed record of random words, used or not, in order of the
 * intended minute. A day's visitors depend on seed, replication, source and date alone, so that scenarios
 * differ only by what was changed, and more demand adds visitors and moves nobody.
 */
import { intendedMinute } from "../model/profiles.js";
import type { Model } from "../model/model.js";
import { PURPOSE } from "../random/keys.js";
import { poissonCount } from "../random/poisson.js";
import { fillWords, nextWord, openStream, uniform } from "../random/stream.js";
import { drawMinutes } from "../random/tables.js";
import { DAY_MINUTES, onGrid } from "../units.js";
import { keepWords, WORD, WORDS, type KeptWords } from "./records.js";
import { PART, type Roll } from "./roll.js";

/** Records drawn by one call: short loops are optimised as a whole. */
const CHUNK = 128;

/** Visitors whose words are brought together: their records lie anywhere, and are fetched side by side. */
export const COMING = 256;

/** Smallest step of time [min]. */
const TICK = 2 ** -20;

export interface Demand {
  readonly kept: KeptWords;
  /** In order of time: minute from the start of the run, an infinite one last; [place]. */
  readonly minute: Float64Array;
  /** Record and source of a visitor; [place][2]. */
  readonly filed: Int32Array;
  /** Words of the visitors who come next, `COMING` of them; [place % COMING][kept.width]. */
  readonly words: Int32Array;
  /** Minutes until the time of an appointment, 0 without one; empty where nobody has one; [place % COMING]. */
  readonly due: Float64Array;
  /** Brings the words of the next `COMING` visitors, from a place that is a multiple of it. */
  readonly bring: (place: number) => void;
  /** Who had an appointment today and does not come; [source]. */
  readonly noShows: Int32Array;
  /** Person on the roll, -1 during warm-up; empty without one; [record]. */
  readonly person: Int32Array;
  /**
   * Draws the visitors of a day.
   *
   * @param key key of the replication
   * @param day index of the simulated day, warm-up included
   * @returns how many come, or -1 if there is no room for them all
   */
  readonly draw: (key: Int32Array, day: number) => number;
}

/** @param capacity most visitors of a day @param roll in which everybody is to be entered */
export function createDemand(model: Model, capacity: number, roll: Roll | null = null): Demand {
  const { profiles, kinds, bookings, windowStart, windowLength, sourceScale } = model;
  const sources = model.sourceOffice.length;
  const offices = model.officeIds.length;
  const kept = keepWords(model, roll !== null);
  const { width, place: wordPlace } = kept;
  const minute = new Float64Array(capacity + 1);
  const filed = new Int32Array(2 * capacity);
  const source = new Int32Array(capacity);
  const words = new Int32Array(COMING * width);
  const due = new Float64Array(model.features.bookings ? COMING : 0);
  /** In order of drawing; [record][width], [record]. */
  const drawnWords = new Int32Array(capacity * width);
  const drawnDue = new Float64Array(model.features.bookings ? capacity : 0);
  const noShows = new Int32Array(sources);
  const person = new Int32Array(roll === null ? 0 : capacity);
  /** [record], minutes since midnight. */
  const intended = new Float64Array(capacity);
  /** Visitors per bucket while sorting. */
  const buckets = Math.ceil(model.windowEvents / 2) + 1;
  const bucket = new Int32Array(buckets);
  const perMinute = buckets / windowLength;
  const end = windowStart + windowLength - TICK;
  const chunk = new Int32Array(CHUNK * WORDS);
  const stream = new Int32Array(4);
  /** A single source is source 0 everywhere. */
  const manySources = model.sourceOffice.length > 1;
  // Taken in here, constants of other modules are constants of the compiled code; else each use looks them up.
  const [word, recordWords, toGrid, invert] = [WORD, WORDS, onGrid, intendedMinute] as const;
  let count = 0;

  function draw(key: Int32Array, day: number): number {
    const kind = kinds.ofDay[day];
    const date = model.firstDay + day;
    count = 0;
    bucket.fill(0);
    noShows.fill(0);
    for (let owner = 0; owner < sources; owner++) {
      const profile = kinds.profile[kind * sources + owner];
      if (profile >= 0 && !drawProfile(key, owner, profile, date)) return -1;
      const at = kind * offices + model.sourceOffice[owner];
      if (kinds.opens[at] < 0) continue;
      if (model.sourceDoor[owner] > 0 && !drawDoor(key, owner, kinds.opens[at], date)) return -1;
      if (bookings.ofSource[owner] >= 0 && !drawBookings(key, owner, at, date)) return -1;
    }
    sortByMinute(day * DAY_MINUTES);
    return count;
  }

  function drawProfile(key: Int32Array, owner: number, profile: number, day: number): boolean {
    const expected = profiles.mean[profile] * sourceScale[owner];
    const mean = expected * dayFactor(key, model.sourceOffice[owner], day);
    if (roll !== null) roll.expect(model.sourceOffice[owner], mean);
    openStream(stream, key, model.sourceName, { owner, purpose: PURPOSE.demand, day });
    const first = addRecords(poissonCount(mean, uniform(nextWord(stream))), owner);
    if (first < 0) return false;
    if (roll !== null) enrol(first, roll.enter(owner, PART.drawn, count - first));
    for (let from = first; from < count; from += CHUNK) {
      drawChunk(from);
      intendMinutes(from, profile);
    }
    return true;
  }

  function drawDoor(key: Int32Array, owner: number, opens: number, day: number): boolean {
    openStream(stream, key, model.sourceName, { owner, purpose: PURPOSE.door, day });
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
    openStream(stream, key, model.sourceName, { owner, purpose: PURPOSE.demand, day });
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
      drawnDue[one] = Math.max(0, slot - intended[one]);
    }
    return true;
  }

  /** The factor of an office's day, shared by all its sources, or that of all lines. */
  function dayFactor(key: Int32Array, owner: number, day: number): number {
    if (!model.features.dayFactor) return 1;
    openStream(stream, key, model.factorName, { owner, purpose: PURPOSE.dayFactor, day });
    return drawMinutes(model.laws, model.dayFactorLaw, nextWord(stream));
  }

  /** Appends records of a source. @returns the first of them, -1 if there is no room */
  function addRecords(visitors: number, owner: number): number {
    const first = count;
    if (first + visitors > capacity) return -1;
    count = first + visitors;
    if (manySources) source.fill(owner, first, count);
    if (model.features.bookings) drawnDue.fill(0, first, count);
    return first;
  }

  /** Notes who the records from `first` on are. @param one person of the first of them, -1 for nobody on the roll */
  function enrol(first: number, one: number): void {
    for (let i = first; i < count; i++) person[i] = one < 0 ? -1 : one + i - first;
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
      drawnWords[row] = chunk[i * recordWords + word.service];
      if (wordPlace.patience >= 0)
        drawnWords[row + wordPlace.patience] = chunk[i * recordWords + word.patience];
      if (wordPlace.choice >= 0) drawnWords[row + wordPlace.choice] = chunk[i * recordWords + word.choice];
      if (wordPlace.zone >= 0) drawnWords[row + wordPlace.zone] = chunk[i * recordWords + word.zone];
      if (wordPlace.acceptance >= 0)
        drawnWords[row + wordPlace.acceptance] = chunk[i * recordWords + word.acceptance];
      if (wordPlace.continuation < 0) continue;
      drawnWords[row + wordPlace.continuation] = chunk[i * recordWords + word.continuation];
      drawnWords[row + wordPlace.continuation + 1] = chunk[i * recordWords + word.continuation + 1];
    }
  }

  /** Gives the records of the chunk that begins with record `from` their minutes. */
  function intendMinutes(from: number, profile: number): void {
    const records = Math.min(CHUNK, count - from);
    for (let i = 0; i < records; i++) {
      const share = (chunk[i * recordWords + word.minute] >>> 0) / 0x100000000;
      intend(from + i, invert(profiles, profile, share));
    }
  }

  /** Rounds a record's minute to the grid and counts it in its bucket. */
  function intend(at: number, exact: number): void {
    const when = Math.min(toGrid(exact), end);
    intended[at] = when;
    bucket[((when - windowStart) * perMinute) | 0]++;
  }

  /**
   * Sorts by minute, then by order of drawing: into buckets of about one visitor, then by insertion. Linear in
   * the number of visitors. Each pass is a function that ends with its loop: V8 enters optimised code in the
   * middle of a long loop, and would leave it again for whatever follows.
   */
  function sortByMinute(midnight: number): void {
    startBuckets();
    fileByBucket(midnight);
    settle();
    minute[count] = Infinity;
  }

  /** Turns counts into the first place of each bucket. */
  function startBuckets(): void {
    let place = 0;
    for (let b = 0; b < buckets; b++) {
      const here = bucket[b];
      bucket[b] = place;
      place += here;
    }
  }

  /** Brings minutes to the clock of the run. */
  function fileByBucket(midnight: number): void {
    for (let i = 0; i < count; i++) {
      const when = intended[i];
      const place = bucket[((when - windowStart) * perMinute) | 0]++;
      minute[place] = midnight + when;
      filed[2 * place] = i;
      filed[2 * place + 1] = source[i];
    }
  }

  /** Sorts by insertion what the buckets left unsorted; equal minutes keep their order. */
  function settle(): void {
    let before = -Infinity;
    for (let i = 0; i < count; i++) {
      const when = minute[i];
      if (before <= when) {
        before = when;
        continue;
      }
      const [who, whose] = [filed[2 * i], filed[2 * i + 1]];
      let j = i - 1;
      for (; j >= 0 && minute[j] > when; j--) {
        minute[j + 1] = minute[j];
        filed[2 * j + 2] = filed[2 * j];
        filed[2 * j + 3] = filed[2 * j + 1];
      }
      minute[j + 1] = when;
      filed[2 * j + 2] = who;
      filed[2 * j + 3] = whose;
    }
  }

  function bring(from: number): void {
    const until = Math.min(from + COMING, count);
    for (let place = from; place < until; place++) {
      const row = filed[2 * place] * width;
      const to = (place - from) * width;
      words[to] = drawnWords[row];
      for (let k = 1; k < width; k++) words[to + k] = drawnWords[row + k];
      if (model.features.bookings) due[place - from] = drawnDue[filed[2 * place]];
    }
  }

  return { kept, minute, filed, words, due, noShows, person, bring, draw };
}
