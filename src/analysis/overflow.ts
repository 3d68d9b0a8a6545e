/**
 * Two offices: who finds too long a line at the first goes to the second, at once or after a journey.
 *
 * A state is how many are inside the second office, on the way, and inside the first. The first office and the
 * journey do not depend on the second, so the numbers to follow are found on them alone.
 */
import { requireCount, requireNotNegative, requirePositive, requireStable } from "./checks.js";
import { requireLine, type Line } from "./erlang.js";
import { firstPlaceBelow, multiply, nextLevel, zeros, type Levels } from "./levelReduction.js";
import type { Quantities } from "./quantities.js";
import { addRate, bandedChain, stationaryLaw, type BandedChain } from "./stateReduction.js";

/** Both offices, and the way between them. */
export interface Overflow {
  readonly first: Line;
  readonly second: Line;
  /** An arrival at the first office that finds this many waiting, or more, goes to the second; 0 or more. */
  readonly waiting: number;
  /** Rate of the exponential journey [1/min], positive; null is at once. */
  readonly travelRate: number | null;
  /** Most waiting at the second office: who finds as many leaves; null is no limit. */
  readonly waitingAtSecond: number | null;
}

/** Chances of the longest line are below this. */
const NEGLIGIBLE = 1e-15;

/** The chance of more on the way than are followed is below this; each of them makes the chain dearer. */
const SELDOM = 1e-13;

/**
 * Steady state of both offices.
 *
 * | name | what |
 * |---|---|
 * | `p_overflow` | share of the first office's arrivals who go to the second |
 * | `Lq_1`, `Wq_1`, `Lq_2`, `Wq_2` | mean number waiting; mean wait of those who join [min] |
 * | `rho_2` | load of the second office per server, refused visitors included |
 * | `p_all_busy_2`, `EN_2` | chance that all its servers are busy; mean number inside |
 * | `p_full_2`, `p_lost_from_1` | with a limit instead of `Wq_2`: share of time it is full; share of the first office's arrivals whom it refuses |
 * | `E_travelling` | with a journey: mean number on the way |
 *
 * @throws RangeError if an argument is out of range or the second office is overloaded
 * Cost O(states of the second office × (states of the first × number on the way)³).
 */
export function overflow(pair: Overflow): Quantities {
  requireOverflow(pair);
  const shape = shapeOf(pair);
  const law = lawOfPair(pair, shape);
  const { first, second, waiting, travelRate, waitingAtSecond } = pair;
  const sums = { moved: 0, waiting1: 0, waiting2: 0, busy2: 0, inside2: 0, full2: 0, lost: 0, onTheWay: 0 };
  law.forEach((chance, state) => {
    const inside1 = state % shape.inside1;
    const onTheWay = Math.floor(state / shape.inside1) % shape.onTheWay;
    const inside2 = Math.floor(state / shape.block);
    const isFull = waitingAtSecond !== null && inside2 === second.servers + waitingAtSecond;
    const moves = inside1 === first.servers + waiting ? first.arrivalRate : 0;
    sums.moved += (chance * moves) / first.arrivalRate;
    sums.waiting1 += chance * Math.max(inside1 - first.servers, 0);
    sums.waiting2 += chance * Math.max(inside2 - second.servers, 0);
    sums.busy2 += inside2 >= second.servers ? chance : 0;
    sums.inside2 += chance * inside2;
    sums.onTheWay += chance * onTheWay;
    if (!isFull) return;
    sums.full2 += chance;
    sums.lost += (chance * (travelRate === null ? moves : onTheWay * travelRate)) / first.arrivalRate;
  });
  const joined1 = first.arrivalRate * (1 - sums.moved);
  const coming2 = second.arrivalRate + first.arrivalRate * sums.moved;
  return {
    p_overflow: sums.moved,
    Lq_1: sums.waiting1,
    Wq_1: sums.waiting1 / joined1,
    Lq_2: sums.waiting2,
    rho_2: coming2 / (second.servers * second.serviceRate),
    p_all_busy_2: sums.busy2,
    EN_2: sums.inside2,
    ...(waitingAtSecond === null
      ? { Wq_2: sums.waiting2 / coming2 }
      : { p_full_2: sums.full2, p_lost_from_1: sums.lost }),
    ...(travelRate === null ? {} : { E_travelling: sums.onTheWay }),
  };
}

/** Sizes of the chain: numbers that are followed, 0 included. */
interface Shape {
  readonly inside1: number;
  readonly onTheWay: number;
  /** States of the first office and the way together. */
  readonly block: number;
}

/** The numbers on the way that matter, from the chain of the first office and the way alone. */
function shapeOf(pair: Overflow): Shape {
  const inside1 = pair.first.servers + pair.waiting + 1;
  if (pair.travelRate === null) return { inside1, onTheWay: 1, block: inside1 };
  for (let onTheWay = 32; ; onTheWay *= 2) {
    const law = stationaryLaw(
      chainOf(pair, { inside1, onTheWay, block: inside1 * onTheWay }, { levels: 1, last: "full" }),
    );
    let tail = 0;
    for (let state = law.length - 1; state >= 0; state--) {
      tail += law[state];
      if (tail < SELDOM) continue;
      const needed = Math.ceil((state + 1) / inside1);
      if (needed < onTheWay) return { inside1, onTheWay: needed, block: inside1 * needed };
      break;
    }
  }
}

/**
 * Law of the states. With a limit at the second office it is that of a chain with an end; without, levels from
 * `second.servers` on look alike, and what goes above them comes back as `firstPlaceBelow` says.
 */
function lawOfPair(pair: Overflow, shape: Shape): Float64Array {
  const { servers, serviceRate } = pair.second;
  if (pair.waitingAtSecond !== null)
    return stationaryLaw(chainOf(pair, shape, { levels: servers + pair.waitingAtSecond + 1, last: "full" }));
  const { block } = shape;
  const { up, within } = movesOfLevel(pair, shape);
  const levels = { up, within, down: servers * serviceRate };
  const below = firstPlaceBelow(levels);
  const chain = chainOf(pair, shape, { levels: servers + 1, last: "climbed" });
  const top = servers * block;
  multiply(up, below).cells.forEach((rate, cell) =>
    addRate(chain, top + Math.floor(cell / block), top + (cell % block), rate),
  );
  const law = [stationaryLaw(chain)];
  for (let level = law[0].subarray(top); ;) {
    level = nextLevel(level, levels, below);
    law.push(level);
    if (level.every((chance) => chance < NEGLIGIBLE)) return joined(law);
  }
}

function joined(parts: readonly Float64Array[]): Float64Array {
  const whole = new Float64Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  const total = whole.reduce((sum, chance) => sum + chance, 0);
  return whole.map((chance) => chance / total);
}

/** A move of the first office, of somebody on the way, or into the second. */
interface Move {
  readonly from: number;
  readonly to: number;
  readonly rate: number;
  /** Visitors who come into the second office by it. */
  readonly enters: 0 | 1;
}

/** Moves within a level, by place: on the way × inside the first office, the latter running fastest. */
function* movesOf({ first, second, waiting, travelRate }: Overflow, shape: Shape): Generator<Move> {
  const { inside1, block } = shape;
  for (let from = 0; from < block; from++) {
    const at1 = from % inside1;
    const onTheWay = Math.floor(from / inside1);
    const arriving = { from, rate: first.arrivalRate };
    if (at1 < first.servers + waiting) yield { ...arriving, to: from + 1, enters: 0 };
    else if (travelRate === null) yield { ...arriving, to: from, enters: 1 };
    else if (onTheWay + 1 < shape.onTheWay) yield { ...arriving, to: from + inside1, enters: 0 };
    yield { from, to: from, rate: second.arrivalRate, enters: 1 };
    if (travelRate !== null && onTheWay > 0)
      yield { from, to: from - inside1, rate: onTheWay * travelRate, enters: 1 };
    if (at1 > 0)
      yield { from, to: from - 1, rate: Math.min(at1, first.servers) * first.serviceRate, enters: 0 };
  }
}

function movesOfLevel(pair: Overflow, shape: Shape): Pick<Levels, "up" | "within"> {
  const level = { up: zeros(shape.block), within: zeros(shape.block) };
  for (const { from, to, rate, enters } of movesOf(pair, shape)) {
    level[enters === 1 ? "up" : "within"].cells[from * shape.block + to] += rate;
  }
  return level;
}

/**
 * The chain of the first levels. In the last one, who comes to the second office leaves: it is full; or climbs to
 * levels beyond, and is not counted here.
 */
function chainOf(
  pair: Overflow,
  shape: Shape,
  { levels, last }: { readonly levels: number; readonly last: "full" | "climbed" },
): BandedChain {
  const { servers, serviceRate } = pair.second;
  const { block } = shape;
  const chain = bandedChain(levels * block, block, block);
  const moves = [...movesOf(pair, shape)];
  for (let level = 0; level < levels; level++) {
    for (const { from, to, rate, enters } of moves) {
      if (enters === 1 && level === levels - 1 && last === "climbed") continue;
      const target = Math.min(level + enters, levels - 1);
      addRate(chain, level * block + from, target * block + to, rate);
    }
    if (level === 0) continue;
    for (let place = level * block; place < (level + 1) * block; place++)
      addRate(chain, place, place - block, Math.min(level, servers) * serviceRate);
  }
  return chain;
}

function requireOverflow({ first, second, waiting, travelRate, waitingAtSecond }: Overflow): void {
  requireLine("overflow", first);
  requireLine("overflow", second);
  requireCount("overflow", { "waiting + 1": waiting + 1 });
  if (travelRate !== null) requirePositive("overflow", { travelRate });
  if (waitingAtSecond !== null) {
    requireNotNegative("overflow", { waitingAtSecond });
    return;
  }
  const moved = first.arrivalRate * chanceFull(first, waiting);
  requireStable("overflow", (second.arrivalRate + moved) / second.serviceRate, second.servers);
}

/** Chance that a line with so many places to wait is full. */
function chanceFull({ arrivalRate, serviceRate, servers }: Line, waiting: number): number {
  let full = 1;
  for (let n = 1; n <= servers + waiting; n++) {
    const load = arrivalRate / (Math.min(n, servers) * serviceRate);
    full = (load * full) / (1 + load * full);
  }
  return full;
}
