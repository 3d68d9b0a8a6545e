/** What visitors bring to an office, as two moments of service and one rate of patience, by mix of errands. */
import type { Law } from "../random/law.js";
import { moment, quantile } from "../random/quantile.js";
import type { Balking, Errand, Scenario } from "../scenario/scenario.js";
import { chanceAt } from "./dayCourse.js";
import type { Knot } from "./officeDay.js";

/** How many of the visitors of an office come for each errand; any scale; [errand]. */
export type Mix = Float64Array;

/** First two moments of the time at a desk, and whether the time is exponential. */
export interface Service {
  /** [min] */
  readonly mean: number;
  /** Squared coefficient of variation. */
  readonly cv2: number;
  readonly isExponential: boolean;
}

/** Mean over the mix. @param read value of each errand */
function meanOver(mix: Mix, read: (errand: number) => number): number {
  let sum = 0;
  let all = 0;
  mix.forEach((weight, errand) => {
    if (weight === 0) return;
    sum += weight * read(errand);
    all += weight;
  });
  return all === 0 ? 0 : sum / all;
}

/** Moments of what a visitor brings for each errand, the further errand included; [errand]. */
export interface WorkMoments {
  readonly first: readonly number[];
  readonly second: readonly number[];
}

/** Moments of the work of each errand of a scenario. Cost O(errands). */
export function workMoments({ errands, furtherErrand }: Scenario): WorkMoments {
  const first = errands.map(({ service }) => moment(service, 1));
  const second = errands.map(({ service }) => moment(service, 2));
  const chance = furtherErrand?.chance ?? 0;
  const shares = furtherErrand?.shares ?? [];
  const more = (values: readonly number[]): number =>
    chance * shares.reduce((sum, share, i) => sum + share * values[i], 0);
  const [more1, more2] = [more(first), more(second)];
  return {
    first: first.map((own) => own + more1),
    second: first.map((own, i) => second[i] + 2 * own * more1 + more2),
  };
}

/** Time at a desk of the mix. @param factor of the office */
export function serviceOf(scenario: Scenario, work: WorkMoments, mix: Mix, factor: number): Service {
  const mean = meanOver(mix, (errand) => work.first[errand]);
  const second = meanOver(mix, (errand) => work.second[errand]);
  const laws = present(scenario.errands, mix).map(({ service }) => service);
  const isExponential =
    scenario.furtherErrand === null &&
    laws.every((law) => law.kind === "exponential" && law.mean === moment(laws[0], 1));
  const cv2 = mean === 0 || isExponential ? 1 : second / (mean * mean) - 1;
  return { mean: mean * factor, cv2: Math.max(0, cv2), isExponential };
}

function present(errands: readonly Errand[], mix: Mix): Errand[] {
  return errands.filter((_, errand) => mix[errand] > 0);
}

/** Patience of the mix. */
export interface PatienceOfMix {
  /** Whether all give up at one constant rate, or never. */
  readonly isExponential: boolean;
  /**
   * The rate at which exponential patience loses the same share of visitors [1/min], when the waits they would have
   * to stand are exponential of this mean [min]. With L = E e^(−patience / wait): L / (wait (1 − L)). Good for means
   * of waits, poor for the lost where patience is nearly the same for all: see bench/README.md.
   */
  readonly rateAt: (wait: number) => number;
}

export function patienceOf(errands: readonly Errand[], mix: Mix): PatienceOfMix {
  const laws = present(errands, mix).map(({ patience }) => patience);
  const rates = laws.map((law) => (law === null ? 0 : law.kind === "exponential" ? 1 / law.mean : NaN));
  if (rates.every((rate) => rate === rates[0])) return { isExponential: true, rateAt: () => rates[0] ?? 0 };
  const points = errands.map(({ patience }, i) => (mix[i] > 0 ? pointsOf(patience) : []));
  return {
    isExponential: false,
    rateAt: (wait) => {
      const loses = meanOver(mix, (errand) => {
        const values = points[errand];
        return values.reduce((sum, value) => sum + Math.exp(-value / wait), 0) / POINTS;
      });
      return Math.min(loses / (wait * (1 - loses)), 1 / SHORTEST);
    },
  };
}

/** Quantiles that stand for a law. */
const POINTS = 64;

/** Patience that is nearly always shorter than this is taken to last this long [min]. */
const SHORTEST = 0.01;

/** Equally likely values of a law; none for never. */
function pointsOf(law: Law | null): number[] {
  if (law === null) return [];
  return Array.from({ length: POINTS }, (_, i) => quantile(law, (i + 0.5) / POINTS));
}

/** Chance of leaving at once by the number waiting, of the mix. @param minutesByDesk mean service ÷ open desks */
export function balkingOf(errands: readonly Errand[], mix: Mix, minutesByDesk: number): readonly Knot[] {
  const knots = errands.map(({ balking }) => (balking === null ? [] : byWaiting(balking, minutesByDesk)));
  const seen = new Set(
    knots.filter((_, errand) => mix[errand] > 0).flatMap((list) => list.map((k) => k.seen)),
  );
  if (seen.size === 0) return [];
  return [...seen.add(0)]
    .filter((value) => value >= 0)
    .toSorted((a, b) => a - b)
    .map((value) => ({ seen: value, chance: meanOver(mix, (errand) => chanceAt(knots[errand], value)) }));
}

function byWaiting({ by, chance }: Balking, minutesByDesk: number): readonly Knot[] {
  if (by === "waiting") return chance;
  return chance.map((knot) => ({ seen: knot.seen / minutesByDesk - 1, chance: knot.chance }));
}
