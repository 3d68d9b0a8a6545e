/**
 * Quantiles and moments of the laws, exact to rounding: what the tables of the loop are built from, and
 * judged by. Too slow for the loop.
 */
import { minusLog, power } from "./elementary.js";
import { logGamma } from "./density.js";
import { gammaQuantile, type Sides } from "./gamma.js";
import { hyperexponentialQuantile } from "./hyperexponential.js";
import type { Law } from "./law.js";
import { normalQuantile } from "./normal.js";

/** Order of a moment. */
export type Order = 1 | 2 | 3 | 4;

type LawOf<Kind extends Law["kind"]> = Extract<Law, { readonly kind: Kind }>;

/** What is known of one kind of law. */
interface Rules<L> {
  /** Value with these probabilities on both sides [min]. */
  readonly quantile: (law: L, sides: Sides) => number;
  /** E X^order [min^order]. */
  readonly moment: (law: L, order: Order) => number;
}

const RULES: { readonly [Kind in Law["kind"]]: Rules<LawOf<Kind>> } = {
  exponential: {
    quantile: ({ mean }, { below, above }) => mean * minusLog(below, above),
    moment: ({ mean }, order) => FACTORIAL[order] * mean ** order,
  },
  lognormal: {
    quantile: ({ mean, cv }, { below, above }) => {
      const variance = Math.log(1 + cv * cv);
      return mean * Math.exp(Math.sqrt(variance) * normalQuantile(below, above) - 0.5 * variance);
    },
    moment: ({ mean, cv }, order) => mean ** order * (1 + cv * cv) ** ((order * (order - 1)) / 2),
  },
  gamma: {
    quantile: ({ mean, cv }, { below, above }) => mean * cv * cv * gammaQuantile(1 / (cv * cv), below, above),
    moment: ({ mean, cv }, order) => gammaMoment(mean, cv * cv, order),
  },
  weibull: {
    quantile: ({ shape, scale }, { below, above }) => scale * power(minusLog(below, above), 1 / shape),
    moment: ({ shape, scale }, order) => scale ** order * Math.exp(logGamma(1 + order / shape)),
  },
  erlang: {
    quantile: ({ mean, stages }, { below, above }) => (mean / stages) * gammaQuantile(stages, below, above),
    moment: ({ mean, stages }, order) => gammaMoment(mean, 1 / stages, order),
  },
  hyperexponential: {
    quantile: ({ shares, means }, sides) => hyperexponentialQuantile(shares, means, sides),
    moment: ({ shares, means }, order) =>
      shares.reduce((sum, share, i) => sum + share * FACTORIAL[order] * means[i] ** order, 0),
  },
  deterministic: {
    quantile: ({ value }) => value,
    moment: ({ value }, order) => value ** order,
  },
  uniform: {
    quantile: ({ from, to }, { below, above }) =>
      below < above ? from + (to - from) * below : to - (to - from) * above,
    moment: ({ from, to }, order) => splineMoment([from, to], order),
  },
  triangular: {
    quantile: ({ from, mode, to }, { below, above }) => {
      const width = to - from;
      if (below * width <= mode - from) return from + Math.sqrt(below * width * (mode - from));
      return to - Math.sqrt(above * width * (to - mode));
    },
    moment: ({ from, mode, to }, order) => splineMoment([from, mode, to], order),
  },
  empirical: {
    quantile: ({ values }, { below }) => values.toSorted((a, b) => a - b)[Math.floor(below * values.length)],
    moment: ({ values }, order) => values.reduce((sum, value) => sum + value ** order, 0) / values.length,
  },
};

/** The rules of a law; the table pairs each kind with rules of its own. */
function rulesOf(law: Law): Rules<Law> {
  return RULES[law.kind] as Rules<Law>;
}

/**
 * The value below which a law lies with probability u [min].
 *
 * @param u (0, 1) excluded
 * Cost up to 10 µs for gamma, Erlang and hyperexponential laws.
 */
export function quantile(law: Law, u: number): number {
  return quantileBetween(law, { below: u, above: 1 - u });
}

/** As `quantile`, for a point given by both sides, so that either tail keeps its digits. */
export function quantileBetween(law: Law, sides: Sides): number {
  return rulesOf(law).quantile(law, sides);
}

/** Mean of a law [min]. */
export function meanOf(law: Law): number {
  return moment(law, 1);
}

/** E X^order of a law [min^order]. */
export function moment(law: Law, order: Order): number {
  return rulesOf(law).moment(law, order);
}

const FACTORIAL = [1, 1, 2, 6, 24];

/** Moment of the gamma law with this mean and squared coefficient of variation. */
function gammaMoment(mean: number, squaredCv: number, order: Order): number {
  let product = 1;
  for (let i = 0; i < order; i++) product *= mean * (1 + i * squaredCv);
  return product;
}

/**
 * Moment of the law whose density is the B-spline on these knots: uniform on two, triangular on three.
 *
 * It is the mean of all products of `order` knots, repetition allowed [Curry, Schoenberg 1966].
 */
function splineMoment(knots: readonly number[], order: Order): number {
  const sums = [1, 0, 0, 0, 0];
  const counts = [1, 0, 0, 0, 0];
  for (const knot of knots) {
    for (let i = 1; i <= order; i++) {
      sums[i] += knot * sums[i - 1];
      counts[i] += counts[i - 1];
    }
  }
  return sums[order] / counts[order];
}
