/** What a visitor brings: work, patience and the words that decide, for the first attempt and for each further one. */
import { continuationWord } from "../random/philox.js";
import { uniform } from "../random/stream.js";
import { drawMinutes } from "../random/tables.js";
import { onGrid } from "../units.js";
import type { Demand } from "./demand.js";
import type { State } from "./state.js";

/** What continuation words are for; each kind has a counter of its own. */
export const CONTINUATION = {
  furtherErrand: 1,
  service: 2,
  patience: 3,
  choice: 4,
  fate: 5,
  delay: 6,
  route: 7,
  withinZone: 8,
  canPhone: 9,
  canEService: 10,
  eIdentification: 11,
  channel: 12,
} as const;

export interface Burdening {
  /** The burden of a visitor on the first attempt, from the record of the day. */
  readonly drawFirst: (visitor: number, record: number) => void;
  /** Work of a new business of a visitor who went on to another office or line. */
  readonly drawService: (visitor: number) => void;
  /** Fits the work of a visitor to the office gone to, from the one left. */
  readonly fitService: (visitor: number, from: number, to: number) => void;
  /** Patience and choice of a visitor's present attempt; the work stays. */
  readonly drawAttempt: (visitor: number) => void;
  /** A uniform of a visitor's present attempt. */
  readonly uniformOf: (visitor: number, kind: number) => number;
  /** Minutes of a law for a visitor's present attempt, on the grid. */
  readonly minutesOf: (visitor: number, kind: number, law: number) => number;
}

export function createBurdening(state: State, { kept, words, due }: Demand): Burdening {
  // Taken in here, constants of other modules are constants of the compiled code; else each use looks them up.
  const [draw, toGrid, toUniform, continuing, kinds] = [
    drawMinutes,
    onGrid,
    uniform,
    continuationWord,
    CONTINUATION,
  ] as const;
  const { model, office: officeOf, errand: errandOf, serviceMinutes, workLeft, patienceLeft } = state;
  const { choice, early, attempt, word1, word2 } = state;
  const { serviceFactor } = model;
  const { features, serviceLaw, patienceLaw, laws, furtherUpTo, furtherChance, officeCount } = model;
  const { preempt, patience, balking, furtherErrand, returns, bookings } = features;
  const errandCount = furtherUpTo.length;
  const { width, place } = kept;

  function drawFirst(visitor: number, record: number): void {
    const errand = errandOf[visitor];
    const row = record * width;
    const own = draw(laws, serviceLaw[errand], words[row]);
    const work = furtherErrand ? own + furtherMinutes(visitor, row) : own;
    const minutes = toGrid(features.serviceFactor ? work * serviceFactor[officeOf[visitor]] : work);
    serviceMinutes[visitor] = minutes;
    if (preempt) workLeft[visitor] = minutes;
    if (balking) choice[visitor] = words[row + place.choice];
    if (returns) {
      attempt[visitor] = 0;
      word1[visitor] = words[row + place.continuation];
      word2[visitor] = words[row + place.continuation + 1];
    }
    if (patience) setPatience(visitor, errand, words[row + place.patience]);
    if (!bookings) return;
    early[visitor] = due[record];
    patienceLeft[visitor] += due[record];
  }

  function setPatience(visitor: number, errand: number, word: number): void {
    const law = patienceLaw[errand];
    patienceLeft[visitor] = law < 0 ? Infinity : toGrid(draw(laws, law, word));
  }

  /** Work of a further errand at the same desk, 0 for most visitors and for callers. */
  function furtherMinutes(visitor: number, row: number): number {
    const at = row + place.continuation;
    const word = (k: number): number => continuing(words[at], words[at + 1], kinds.furtherErrand, k);
    if (officeOf[visitor] >= officeCount || toUniform(word(0)) >= furtherChance) return 0;
    const share = toUniform(word(1));
    let errand = 0;
    while (errand < errandCount - 1 && furtherUpTo[errand] <= share) errand++;
    return draw(laws, serviceLaw[errand], word(2));
  }

  function drawService(visitor: number): void {
    const work = draw(laws, serviceLaw[errandOf[visitor]], wordOf(visitor, kinds.service));
    serviceMinutes[visitor] = toGrid(work * serviceFactor[officeOf[visitor]]);
  }

  function fitService(visitor: number, from: number, to: number): void {
    if (!features.serviceFactor) return;
    const minutes = toGrid((serviceMinutes[visitor] / serviceFactor[from]) * serviceFactor[to]);
    serviceMinutes[visitor] = minutes;
    if (preempt) workLeft[visitor] = minutes;
  }

  function drawAttempt(visitor: number): void {
    if (preempt) workLeft[visitor] = serviceMinutes[visitor];
    if (balking) choice[visitor] = wordOf(visitor, kinds.choice);
    if (patience) setPatience(visitor, errandOf[visitor], wordOf(visitor, kinds.patience));
    if (bookings) early[visitor] = 0;
  }

  const wordOf = (visitor: number, kind: number): number =>
    continuing(word1[visitor], word2[visitor], kind, attempt[visitor]);

  const uniformOf = (visitor: number, kind: number): number => toUniform(wordOf(visitor, kind));

  const minutesOf = (visitor: number, kind: number, law: number): number =>
    toGrid(draw(laws, law, wordOf(visitor, kind)));

  return { drawFirst, drawService, fitService, drawAttempt, uniformOf, minutesOf };
}
