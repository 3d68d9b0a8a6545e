/** What a visitor brings: work, patience and the words that decide, for the first attempt and for each further one. */
import { continuationWord, continueWords } from "../random/philox.js";
import { uniform } from "../random/stream.js";
import { drawMinutes } from "../random/tables.js";
import { onGrid } from "../units.js";
import type { Demand } from "./demand.js";
import { CONTINUATION, TICKS } from "./records.js";
import type { State } from "./state.js";

/** Words of a step: what follows, after how long, and the work and patience of the next attempt. */
const STEP = { fate: 0, delay: 1, service: 2, patience: 3 } as const;

export interface Burdening {
  /** The burden of a visitor on the first attempt. @param row start of the row of the day */
  readonly drawFirst: (visitor: number, row: number) => void;
  /** Draws what decides the visitor's next step; what follows is drawn from it. */
  readonly nextStep: (visitor: number) => void;
  /** The uniform that says what follows. */
  readonly fate: () => number;
  /** Minutes of a law until it follows, on the grid. */
  readonly delay: (law: number) => number;
  /** Work of a new business of the visitor at the office or line gone to. */
  readonly drawService: (visitor: number) => void;
  /** Patience and choice of the visitor's next attempt; the work stays. */
  readonly drawAttempt: (visitor: number) => void;
  /** A word of a visitor for a kind of use, that of the present attempt; and its uniform. */
  readonly wordOf: (visitor: number, kind: number) => number;
  readonly uniformOf: (visitor: number, kind: number) => number;
  /** The uniform of a visitor for a kind of use that is the same at every attempt. */
  readonly ownUniform: (visitor: number, kind: number) => number;
  /** Fits the work of a visitor to the office gone to, from the one left. */
  readonly fitService: (visitor: number, from: number, to: number) => void;
}

export function createBurdening(state: State, { layout, rows }: Demand): Burdening {
  // Taken in here, constants of other modules are constants of the compiled code; else each use looks them up.
  const [draw, toGrid, toUniform, continuing, fill] = [
    drawMinutes,
    onGrid,
    uniform,
    continuationWord,
    continueWords,
  ] as const;
  const [kinds, words4] = [CONTINUATION, STEP] as const;
  const { model, office: officeOf, errand: errandOf, serviceMinutes, workLeft, patienceLeft } = state;
  const { choice, early, attempt, word1, word2 } = state;
  const { serviceFactor } = model;
  const { features, serviceLaw, patienceLaw, laws, furtherUpTo, furtherChance, officeCount } = model;
  const { preempt, patience, balking, furtherErrand, returns, bookings } = features;
  const errandCount = furtherUpTo.length;
  const { place } = layout;
  const minutesPerTick = 1 / TICKS;
  const step = new Int32Array(4);

  function drawFirst(visitor: number, row: number): void {
    const errand = errandOf[visitor];
    const own = draw(laws, serviceLaw[errand], rows[row + place.service]);
    const work = furtherErrand ? own + furtherMinutes(visitor, row) : own;
    const minutes = toGrid(features.serviceFactor ? work * serviceFactor[officeOf[visitor]] : work);
    serviceMinutes[visitor] = minutes;
    if (preempt) workLeft[visitor] = minutes;
    if (balking) choice[visitor] = rows[row + place.choice];
    if (returns) {
      attempt[visitor] = 0;
      word1[visitor] = rows[row + place.continuation];
      word2[visitor] = rows[row + place.continuation + 1];
    }
    if (patience) setPatience(visitor, errand, rows[row + place.patience]);
    if (!bookings) return;
    early[visitor] = rows[row + place.due] * minutesPerTick;
    patienceLeft[visitor] += early[visitor];
  }

  function setPatience(visitor: number, errand: number, word: number): void {
    const law = patienceLaw[errand];
    // Two stores: of one value with two origins V8 makes an object for every visitor.
    if (law < 0) patienceLeft[visitor] = Infinity;
    else patienceLeft[visitor] = toGrid(draw(laws, law, word));
  }

  /** Work of a further errand at the same desk, 0 for most visitors and for callers. */
  function furtherMinutes(visitor: number, row: number): number {
    if (officeOf[visitor] >= officeCount || toUniform(furtherWord(row, 0)) >= furtherChance) return 0;
    const share = toUniform(furtherWord(row, 1));
    let errand = 0;
    while (errand < errandCount - 1 && furtherUpTo[errand] <= share) errand++;
    return draw(laws, serviceLaw[errand], furtherWord(row, 2));
  }

  const furtherWord = (row: number, k: number): number => {
    const at = row + place.continuation;
    return continuing(rows[at], rows[at + 1], kinds.furtherErrand, k);
  };

  function nextStep(visitor: number): void {
    step[0] = word1[visitor];
    step[1] = word2[visitor];
    step[2] = kinds.step;
    step[3] = attempt[visitor]++;
    fill(step);
  }

  const wordOf = (visitor: number, kind: number): number =>
    continuing(word1[visitor], word2[visitor], kind, attempt[visitor]);

  const uniformOf = (visitor: number, kind: number): number => toUniform(wordOf(visitor, kind));

  const ownUniform = (visitor: number, kind: number): number =>
    toUniform(continuing(word1[visitor], word2[visitor], kind, 0));

  const fate = (): number => toUniform(step[words4.fate]);

  const delay = (law: number): number => toGrid(draw(laws, law, step[words4.delay]));

  function drawService(visitor: number): void {
    const work = draw(laws, serviceLaw[errandOf[visitor]], step[words4.service]);
    serviceMinutes[visitor] = toGrid(work * serviceFactor[officeOf[visitor]]);
  }

  function drawAttempt(visitor: number): void {
    if (preempt) workLeft[visitor] = serviceMinutes[visitor];
    if (balking) choice[visitor] = continuing(word1[visitor], word2[visitor], kinds.choice, attempt[visitor]);
    if (patience) setPatience(visitor, errandOf[visitor], step[words4.patience]);
    if (bookings) early[visitor] = 0;
  }

  function fitService(visitor: number, from: number, to: number): void {
    if (!features.serviceFactor) return;
    const minutes = toGrid((serviceMinutes[visitor] / serviceFactor[from]) * serviceFactor[to]);
    serviceMinutes[visitor] = minutes;
    if (preempt) workLeft[visitor] = minutes;
  }

  return {
    drawFirst,
    nextStep,
    fate,
    delay,
    drawService,
    drawAttempt,
    wordOf,
    uniformOf,
    ownUniform,
    fitService,
  };
}
