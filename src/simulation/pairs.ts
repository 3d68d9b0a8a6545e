/**
 * Winners and losers: everybody of one roll beside the same person of another, and what is left of them, which is sums.
 * Waits and travel are held against each other only where the person is served under both, or under neither.
 */
import { FATE, PARTS, type Roll } from "./roll.js";

/** Changes above these are counted [min]; above the first one somebody is better or worse off. */
export const CHANGES = [5, 10, 30] as const;

/** Sums of persons by cell, and of minutes [min]. */
export const PAIR_SUMS = [
  "persons", // who live under both
  "onlyBefore", // who come under the first policy alone, which happens where volumes differ
  "onlyAfter",
  "undecided", // whose contact was not over under one of them when the run ended
  "losesService",
  "gainsService",
  "otherPlace", // served under both, by another office, line or channel
  "unchanged", // the same fate, place, wait and travel to the last bit
  "worseOff", // loses service, or waits and travels together longer
  "betterOff",
  "alike", // neither, and decided
  "waitLonger5",
  "waitLonger10",
  "waitLonger30",
  "waitShorter5",
  "waitShorter10",
  "waitShorter30",
  "travelLonger5",
  "travelLonger10",
  "travelLonger30",
  "travelShorter5",
  "travelShorter10",
  "travelShorter30",
  "waitChangeMinutes", // of those who live under both, whatever became of them
  "travelChangeMinutes",
  "onlyBeforeWaitMinutes",
  "onlyAfterWaitMinutes",
] as const;
export type PairSum = (typeof PAIR_SUMS)[number];

const PAIR = Object.fromEntries(PAIR_SUMS.map((name, i) => [name, i])) as Readonly<Record<PairSum, number>>;
export const PAIR_WIDTH = PAIR_SUMS.length;

/** Cells in which people count under a scenario, -1 for none. */
export interface CellMaps {
  /** The whole, or that of callers, then other divisions by the source; [division][source]. Who is not in the first counts nowhere. */
  readonly ofSource: readonly Int32Array[];
  /** By home, empty where nobody knows it; [zone]. */
  readonly ofZone: Int32Array;
}

/** Cells of all divisions together, and who counts in which. */
export interface PairCells {
  readonly count: number;
  readonly before: CellMaps;
  readonly after: CellMaps;
}

/**
 * Pairs the people of two rolls whenever both are complete.
 *
 * @returns sums of the present replication; [cell][PAIR_SUMS]
 * Cost O(persons), some 20 ns each.
 */
export function createPairing(before: Roll, after: Roll, cells: PairCells): () => Float64Array<ArrayBuffer> {
  const [sources, others] = [before, after].map(({ model }) => model.sourceOffice.length);
  const partner = matchSources(before, after);
  const placeAfter = Int32Array.from(before.model.officeIds, (id) => after.model.officeIds.indexOf(id));
  const hasPartner = new Uint8Array(others);
  for (const other of partner) if (other >= 0) hasPartner[other] = 1;
  /** Sources of the first scenario, then those of the second alone; [source][PAIR_SUMS]. */
  const rows = new Float64Array((sources + others) * PAIR_WIDTH);
  const isFirstTold = cells.before.ofSource[0];
  const isSecondTold = cells.after.ofSource[0];
  /** Columns that the person at hand counts in. */
  const hits = new Int32Array(PAIR_WIDTH);
  let hitCount = 0;
  let [waitChange, travelChange] = [0, 0];
  let sums = new Float64Array(0);

  function pair(): Float64Array<ArrayBuffer> {
    sums = new Float64Array(cells.count * PAIR_WIDTH);
    rows.fill(0);
    for (let day = 0; day < before.model.days; day++) {
      for (let source = 0; source < sources; source++) {
        if (isFirstTold[source] >= 0) pairSource(day, source);
      }
      for (let other = 0; other < others; other++) {
        if (hasPartner[other] === 0 && isSecondTold[other] >= 0) addNew(day, other);
      }
    }
    spread(cells.before.ofSource, 0);
    spread(cells.after.ofSource, sources);
    return sums;
  }

  /** Everybody of a source on a day: draw by draw, then those whom only one scenario has. */
  function pairSource(day: number, source: number): void {
    const other = partner[source];
    const row = source * PAIR_WIDTH;
    for (let part = 0; part < PARTS; part++) {
      const at = (day * sources + source) * PARTS + part;
      const [from, end] = [before.first[at], before.end[at]];
      const at2 = (day * others + other) * PARTS + part;
      const [from2, end2] = other < 0 ? [0, 0] : [after.first[at2], after.end[at2]];
      const both = Math.min(end - from, end2 - from2);
      for (let i = 0; i < both; i++) meet(from + i, from2 + i, row);
      for (let one = from + both; one < end; one++) addOne(before, one, row);
      for (let one = from2 + both; one < end2; one++) addOne(after, one, row);
    }
  }

  function addNew(day: number, other: number): void {
    const at = (day * others + other) * PARTS;
    for (let part = at; part < at + PARTS; part++) {
      for (let one = after.first[part]; one < after.end[part]; one++) {
        addOne(after, one, (sources + other) * PAIR_WIDTH);
      }
    }
  }

  function meet(one: number, same: number, row: number): void {
    const [was, is] = [before.attended[one], after.attended[same]];
    if (is === FATE.nobody) return addOne(before, one, row);
    if (was === FATE.nobody) return addOne(after, same, row);
    hitCount = 0;
    waitChange = after.waited[same] - before.waited[one];
    travelChange = travelOf(after, same) - travelOf(before, one);
    hits[hitCount++] = PAIR.persons;
    judge(was, is);
    count(rows, row, PAIR.waitChangeMinutes);
    const zone = homeCell(before, one, cells.before) ?? homeCell(after, same, cells.after);
    if (zone !== undefined) count(sums, zone * PAIR_WIDTH, PAIR.waitChangeMinutes);
  }

  /** Finds the columns of one who lives under both. */
  function judge(was: number, is: number): void {
    if (was === FATE.pending || is === FATE.pending) {
      hits[hitCount++] = PAIR.undecided;
      return;
    }
    const [wasServed, isServed] = [was !== FATE.unserved, is !== FATE.unserved];
    if (wasServed !== isServed) {
      hits[hitCount++] = isServed ? PAIR.gainsService : PAIR.losesService;
      hits[hitCount++] = isServed ? PAIR.betterOff : PAIR.worseOff;
      return;
    }
    const isSame = (was >= 0 ? placeAfter[was] : was) === is;
    if (!isSame) hits[hitCount++] = PAIR.otherPlace;
    else if (waitChange === 0 && travelChange === 0) hits[hitCount++] = PAIR.unchanged;
    const longer = waitChange + travelChange;
    const isAlike = Math.abs(longer) <= CHANGES[0];
    hits[hitCount++] = isAlike ? PAIR.alike : longer > 0 ? PAIR.worseOff : PAIR.betterOff;
    if (waitChange !== 0) grade(waitChange, waitChange > 0 ? PAIR.waitLonger5 : PAIR.waitShorter5);
    if (travelChange !== 0) grade(travelChange, travelChange > 0 ? PAIR.travelLonger5 : PAIR.travelShorter5);
  }

  /** Counts a change above each threshold it exceeds. @param column that of the first one */
  function grade(change: number, column: number): void {
    const size = Math.abs(change);
    for (let i = 0; i < CHANGES.length && size > CHANGES[i]; i++) hits[hitCount++] = column + i;
  }

  function addOne(roll: Roll, one: number, row: number): void {
    if (roll.attended[one] === FATE.nobody) return;
    const isBefore = roll === before;
    hits[0] = isBefore ? PAIR.onlyBefore : PAIR.onlyAfter;
    hitCount = 1;
    [waitChange, travelChange] = [roll.waited[one], 0];
    const minutes = isBefore ? PAIR.onlyBeforeWaitMinutes : PAIR.onlyAfterWaitMinutes;
    count(rows, row, minutes);
    const zone = homeCell(roll, one, isBefore ? cells.before : cells.after);
    if (zone !== undefined) count(sums, zone * PAIR_WIDTH, minutes);
  }

  /** @param minutes column of the minutes waited */
  function count(table: Float64Array, at: number, minutes: number): void {
    for (let i = 0; i < hitCount; i++) table[at + hits[i]]++;
    table[at + minutes] += waitChange;
    table[at + PAIR.travelChangeMinutes] += travelChange;
  }

  /** Adds the rows of sources to the cells that they count in. @param first row of the first source */
  function spread(ofSource: readonly Int32Array[], first: number): void {
    for (const cellOf of ofSource) {
      cellOf.forEach((cell, source) => {
        if (cell < 0) return;
        const from = (first + source) * PAIR_WIDTH;
        for (let k = 0; k < PAIR_WIDTH; k++) sums[cell * PAIR_WIDTH + k] += rows[from + k];
      });
    }
  }

  return pair;
}

function travelOf({ travelled }: Roll, person: number): number {
  return travelled.length === 0 ? 0 : travelled[person];
}

/** Cell of the home of a person, undefined where it is not known or not told of. */
function homeCell({ zone }: Roll, person: number, { ofZone }: CellMaps): number | undefined {
  const home = zone.length === 0 ? -1 : zone[person];
  return home < 0 || ofZone.length === 0 || ofZone[home] < 0 ? undefined : ofZone[home];
}

/** The source of the second roll that has the name of each of the first, -1 where there is none. */
function matchSources(before: Roll, after: Roll): Int32Array {
  const places = new Map(namesOf(after).map((name, i) => [name, i]));
  return Int32Array.from(namesOf(before), (name) => places.get(name) ?? -1);
}

function namesOf({ model: { sourceName, sourceOffice } }: Roll): string[] {
  return Array.from(sourceOffice, (_, i) => `${sourceName[2 * i]},${sourceName[2 * i + 1]}`);
}
