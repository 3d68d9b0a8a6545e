/**
 * What is ahead of a visitor who has just joined a line: the mean wait, and the chance of waiting longer.
 *
 * A visitor with n ahead, those at desks included, is called when fewer are ahead than desks are open. The number
 * ahead falls by one at rate s μ + (n - s) θ, and the visitor gives up at rate θ: a pure death process, followed
 * backwards in time by uniformisation. Sums of positive terms only.
 */
import { poisson } from "./poisson.js";

/** Some time during which the desks stay. */
export interface Stretch {
  /** [min], infinite if nothing changes any more. */
  readonly minutes: number;
  readonly desks: number;
}

/** What is known of the line. */
export interface LineAhead {
  /**
   * From now on. After the last stretch the line is sent home; an infinite one has no end. Desks that close hand
   * their visitors back, or all but finish them: who is ahead stays ahead.
   */
  readonly stretches: readonly Stretch[];
  /** [1/min] */
  readonly serviceRate: number;
  /** [1/min]; 0 is never. */
  readonly patienceRate: number;
  /** Largest number ahead that is asked for. */
  readonly most: number;
}

/** By number ahead; 0 where that is below the desks open now. */
export interface WaitAhead {
  /** Mean wait until called, giving up or being sent home [min]; [ahead]. */
  readonly mean: Float64Array;
  /** Chance of waiting longer than each of the thresholds; [threshold][ahead]. */
  readonly above: readonly Float64Array[];
}

/**
 * The wait of a visitor who joins now.
 *
 * @param thresholds waits asked for, 0 or more [min]
 * @returns means that are infinite where nobody is ever served or gives up
 * Cost O(largest rate × minutes × most) for each stretch and threshold.
 */
export function waitAhead(line: LineAhead, thresholds: readonly number[]): WaitAhead {
  return {
    mean: meanWait(line),
    above: thresholds.map((minutes) => chanceOfMore(line, minutes)),
  };
}

function meanWait(line: LineAhead): Float64Array {
  const last = line.stretches[line.stretches.length - 1];
  const isEndless = last.minutes === Infinity;
  let mean: Float64Array = isEndless ? endlessWait(line, last.desks) : new Float64Array(line.most + 1);
  for (const stretch of line.stretches.slice(0, isEndless ? -1 : undefined).toReversed()) {
    const { kept, minutes } = goBack(line, stretch, mean);
    mean = kept.map((value, ahead) => value + minutes[ahead]);
  }
  return mean;
}

/** The wait while nothing changes: (1 + r(n) w(n - 1)) / (r(n) + θ). */
function endlessWait({ serviceRate, patienceRate, most }: LineAhead, desks: number): Float64Array {
  const mean = new Float64Array(most + 1);
  for (let ahead = desks; ahead <= most; ahead++) {
    const rate = desks * serviceRate + (ahead - desks) * patienceRate;
    const before = ahead > desks ? mean[ahead - 1] : 0;
    mean[ahead] = (1 + (rate === 0 ? 0 : rate * before)) / (rate + patienceRate);
  }
  return mean;
}

function chanceOfMore(line: LineAhead, minutes: number): Float64Array {
  const within: Stretch[] = [];
  let left = minutes;
  for (const stretch of line.stretches) {
    within.push({ desks: stretch.desks, minutes: Math.min(stretch.minutes, left) });
    left -= Math.min(stretch.minutes, left);
  }
  let chance: Float64Array = new Float64Array(line.most + 1).fill(left > 0 ? 0 : 1);
  for (const stretch of within.toReversed()) chance = goBack(line, stretch, chance).kept;
  return chance;
}

/**
 * Expected value at the end of a stretch of who is then still in line, and minutes spent in line during it, by the
 * number ahead at its beginning.
 */
function goBack(
  { serviceRate, patienceRate, most }: LineAhead,
  { desks, minutes }: Stretch,
  after: Float64Array,
): { readonly kept: Float64Array; readonly minutes: Float64Array } {
  let value = after.map((each, ahead) => (ahead < desks ? 0 : each));
  let there = after.map((_, ahead) => (ahead < desks ? 0 : 1));
  const fastest = desks * serviceRate + Math.max(0, most - desks + 1) * patienceRate;
  if (fastest === 0) return { kept: value, minutes: there.map((each) => each * minutes) };
  const kept = new Float64Array(most + 1);
  const spent = new Float64Array(most + 1);
  const { chance, above } = poisson(fastest * minutes, NEGLIGIBLE);
  for (let k = 0; k < chance.length; k++) {
    for (let ahead = most; ahead >= desks; ahead--) {
      kept[ahead] += chance[k] * value[ahead];
      spent[ahead] += (above[k] / fastest) * there[ahead];
      const falls = (desks * serviceRate + (ahead - desks) * patienceRate) / fastest;
      const stays = 1 - falls - patienceRate / fastest;
      const isLast = ahead === desks;
      value[ahead] = stays * value[ahead] + (isLast ? 0 : falls * value[ahead - 1]);
      there[ahead] = stays * there[ahead] + (isLast ? 0 : falls * there[ahead - 1]);
    }
  }
  return { kept, minutes: spent };
}

/** Poisson chances below this part of the largest are left out. */
const NEGLIGIBLE = 1e-14;
