/**
 * What is ahead of a visitor who has just joined a line: the mean wait, and the chance of waiting longer.
 *
 * A visitor with n ahead, those at desks included, is called when fewer are ahead than desks are open. The number
 * ahead falls by one at rate s μ + (n - s) θ, and the visitor gives up at rate θ: a pure death process, followed
 * backwards in time by uniformisation. Sums of positive terms only.
 *
 * Services of squared coefficient of variation c² other than 1 are approximated: steps are c² visitors long and c²
 * times as many, which keeps their mean speed and gives it the right variance; and the first of them has begun, so
 * that a part (1 - c²)/(s + 1) of it is over. For one desk the mean is that of Pollaczek and Khinchine.
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
  /** Squared coefficient of variation of the service, above 0; 1 is exponential and exact. */
  readonly serviceCv2: number;
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
  const { stretches, most } = line;
  const last = stretches[stretches.length - 1];
  const isEndless = last.minutes === Infinity;
  let mean: Float64Array = isEndless ? endlessWait(line, last.desks) : new Float64Array(most + 1);
  for (const stretch of stretches.slice(0, isEndless ? -1 : undefined).toReversed()) {
    const { kept, minutes } = goBack(line, stretch, mean);
    mean = kept.map((value, ahead) => value + minutes[ahead]);
  }
  const begun = begunOf(line);
  return mean.map((_, ahead) => (ahead < stretches[0].desks ? 0 : between(mean, ahead - begun)));
}

/** The part of a service that is over when somebody joins. */
function begunOf({ serviceCv2, stretches }: LineAhead): number {
  return (1 - serviceCv2) / (stretches[0].desks + 1);
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
  let start = 0;
  for (const stretch of line.stretches) {
    // Desks that change at the very end of the wait still call: it is then not longer.
    if (start > minutes) break;
    within.push({ desks: stretch.desks, minutes: Math.min(stretch.minutes, left) });
    left -= Math.min(stretch.minutes, left);
    start += stretch.minutes;
  }
  let chance: Float64Array = new Float64Array(line.most + 1).fill(left > 0 ? 0 : 1);
  for (const [i, stretch] of [...within.entries()].toReversed()) {
    chance = goBack(line, stretch, chance, i === 0 ? begunOf(line) : 0).kept;
  }
  return chance;
}

/**
 * Expected value at the end of a stretch of who is then still in line, and minutes spent in line during it, by the
 * number ahead at its beginning.
 *
 * @param begun part of a service that is over at the beginning
 */
function goBack(
  { serviceRate, patienceRate, serviceCv2, most }: LineAhead,
  { desks, minutes }: Stretch,
  after: Float64Array,
  begun = 0,
): { readonly kept: Float64Array; readonly minutes: Float64Array } {
  // Place 0 is at a desk, place k is k steps of c² visitors before it.
  const places = Math.ceil(Math.max(0, most - desks + 1 - Math.min(0, begun)) / serviceCv2);
  const value = new Float64Array(places + 1);
  const there = new Float64Array(places + 1).fill(1, 1);
  const falls = new Float64Array(places + 1);
  const calls = (desks * serviceRate) / serviceCv2;
  for (let place = 1; place <= places; place++) {
    value[place] = between(after, Math.min(most, desks - 1 + place * serviceCv2));
    falls[place] = calls + (Math.max(0, place * serviceCv2 - 1) * patienceRate) / serviceCv2;
  }
  const fastest = (falls[places] ?? 0) + patienceRate;
  const end = fastest === 0 ? { kept: value, minutes: there.map((each) => each * minutes) } : null;
  const { kept, minutes: spent } =
    end ?? followBack({ value, there, falls }, { fastest, patienceRate, minutes });
  const read = (found: Float64Array): Float64Array =>
    after.map((_, ahead) => (ahead < desks ? 0 : between(found, (ahead - desks + 1 - begun) / serviceCv2)));
  return { kept: read(kept), minutes: read(spent) };
}

/** Value between two cells by a straight line, of the last beyond it. @param at 0 or more */
function between(cells: Float64Array, at: number): number {
  const below = Math.floor(at);
  if (below >= cells.length - 1) return cells[cells.length - 1];
  return at === below ? cells[below] : cells[below] + (at - below) * (cells[below + 1] - cells[below]);
}

/** By place: value of who is still in line, 1 for who is, rate of falling by one place [1/min]. */
interface Places {
  readonly value: Float64Array;
  readonly there: Float64Array;
  readonly falls: Float64Array;
}

/** Uniformisation; `value` and `there` are used up. */
function followBack(
  { value, there, falls }: Places,
  rates: { readonly fastest: number; readonly patienceRate: number; readonly minutes: number },
): { readonly kept: Float64Array; readonly minutes: Float64Array } {
  const { fastest, patienceRate, minutes } = rates;
  const kept = new Float64Array(value.length);
  const spent = new Float64Array(value.length);
  const { chance, above } = poisson(fastest * minutes, NEGLIGIBLE);
  const fall = falls.map((rate) => rate / fastest);
  const giveUp = patienceRate / fastest;
  for (let k = 0; k < chance.length; k++) {
    const more = above[k] / fastest;
    for (let place = value.length - 1; place > 0; place--) {
      kept[place] += chance[k] * value[place];
      spent[place] += more * there[place];
      const stays = 1 - fall[place] - giveUp;
      value[place] = stays * value[place] + fall[place] * value[place - 1];
      there[place] = stays * there[place] + fall[place] * there[place - 1];
    }
  }
  return { kept, minutes: spent };
}

/** Poisson chances below this part of the largest are left out. */
const NEGLIGIBLE = 1e-13;
