/**
 * The table of one shape: the quantile of a law of scale 1 at the nodes between which `drawMinutes` draws
 * straight lines.
 */
import { power } from "./elementary.js";
import type { Law } from "./law.js";
import { quantileBetween } from "./quantile.js";

type DiscreteKind = "deterministic" | "empirical";
export type ContinuousLaw = Exclude<Law, { readonly kind: DiscreteKind }>;
type LawOf<Kind extends Law["kind"]> = Extract<Law, { readonly kind: Kind }>;

/** A law as a scale [min] times a law that others may share. */
export interface Shape {
  readonly law: ContinuousLaw;
  readonly scale: number;
}

const SHAPES: { readonly [Kind in ContinuousLaw["kind"]]: (law: LawOf<Kind>) => Shape } = {
  exponential: ({ kind, mean }) => ({ law: { kind, mean: 1 }, scale: mean }),
  lognormal: ({ kind, mean, cv }) => ({ law: { kind, mean: 1, cv }, scale: mean }),
  gamma: ({ kind, mean, cv }) => ({ law: { kind, mean: 1, cv }, scale: mean }),
  weibull: ({ kind, shape, scale }) => ({ law: { kind, shape, scale: 1 }, scale }),
  erlang: ({ kind, mean, stages }) => ({ law: { kind, mean: 1, stages }, scale: mean }),
  hyperexponential: (law) => ({ law, scale: 1 }),
  uniform: (law) => ({ law, scale: 1 }),
  triangular: (law) => ({ law, scale: 1 }),
};

/** Splits a law into scale and shape. */
export function shapeOf(law: ContinuousLaw): Shape {
  return (SHAPES[law.kind] as (law: ContinuousLaw) => Shape)(law);
}

/** Cells of an octave that has at least as many distances, else one cell for each distance. */
const CELLS = 128;
const OCTAVES = 32;
const SIDES = 2;

/** Doubles of one shape: [side][octave][cell][value, slope], 128 KiB. */
export const DOUBLES_PER_SHAPE = SIDES * OCTAVES * CELLS * 2;

/** Fractions of a cell are counted in units of this. */
const FRACTION = 2 ** -24;

/** A run of words on one straight line. */
export interface Cell {
  /** Index of the cell's value in the table of its shape; the slope follows. */
  readonly entry: number;
  readonly side: 0 | 1;
  /** First distance from the end, in words. */
  readonly distance: number;
  /** Words in the cell, a power of 2. */
  readonly words: number;
}

/** All cells of a shape, from each end to the middle, the lower side first. */
export function* cells(): Generator<Cell> {
  for (const side of [0, 1] as const) {
    const base = side * OCTAVES * CELLS * 2;
    yield { entry: base + (OCTAVES - 1) * CELLS * 2, side, distance: 0, words: 1 };
    for (let bit = 0; bit < OCTAVES - 1; bit++) {
      const count = Math.min(CELLS, 2 ** bit);
      const words = 2 ** bit / count;
      for (let cell = 0; cell < count; cell++) {
        const place = (OCTAVES - 2 - bit) * CELLS + cell * (CELLS / count);
        yield { entry: base + 2 * place, side, distance: 2 ** bit + cell * words, words };
      }
    }
  }
}

/** Writes the table of a law of scale 1 to `table`. Cost about 6,700 quantiles. */
export function fillShape(table: Float64Array, law: ContinuousLaw): void {
  let value = 0;
  for (const { entry, side, distance, words } of cells()) {
    if (distance === 0) value = atEnd(law, side);
    const next = atDistance(law, side, distance + words);
    table[entry] = value;
    // A cell of one word is never entered beyond its first point.
    if (words > 1) table[entry + 1] = (next - value) * FRACTION;
    value = next;
  }
}

/** Distance at which the two sides meet. */
const MIDDLE = 2 ** 31;

/** Quantile at a distance from one end; both sides meet in the median exactly, so that no step is downwards. */
function atDistance(law: ContinuousLaw, side: 0 | 1, distance: number): number {
  const near = distance === MIDDLE ? 0.5 : (distance + 0.5) * 2 ** -32;
  const far = 1 - near;
  return quantileBetween(law, side === 0 ? { below: near, above: far } : { below: far, above: near });
}

/** Steps in which the outermost tail is integrated, a quarter of the logarithm of its probability each. */
const TAIL_STEPS = 256;

/**
 * Value of the outermost word. Above, it stands for the whole tail beyond 2^-32 and has its third moment, a
 * middle way: the quantile at 2^-33 would lose 3.5e-3 of the fourth moment of a lognormal law of cv 1.25, this
 * loses 9e-4 and leaves the second moment right to 1e-4 up to cv 3. Heavier tails need more than one word.
 */
function atEnd(law: ContinuousLaw, side: 0 | 1): number {
  if (side === 0) return atDistance(law, side, 0);
  let value = 0;
  let sum = 0;
  let weights = 0;
  for (let i = 0; i < TAIL_STEPS; i++) {
    const share = Math.exp(-i / 4);
    const weight = (i === 0 ? 1 : 2 + 2 * (i % 2)) * share; // Simpson's rule
    value = quantileBetween(law, { below: 1, above: share * 2 ** -32 });
    sum += weight * value ** 3;
    weights += weight;
  }
  return Math.min(value, power(sum / weights, 1 / 3)); // rounding must not lift it over the end of a bounded law
}
