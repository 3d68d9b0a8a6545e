/** Collects the laws of a model while it is compiled; each gets an index into the tables. */
import type { Law } from "../random/law.js";

export interface LawList {
  readonly laws: readonly Law[];
  /** Index of a law; -1 for none. */
  readonly add: (law: Law | null) => number;
}

export function createLawList(): LawList {
  const laws: Law[] = [];
  return { laws, add: (law) => (law === null ? -1 : laws.push(law) - 1) };
}

/** Running sums. */
export function cumulate(values: readonly number[]): Float64Array {
  let sum = 0;
  return Float64Array.from(values, (value) => (sum += value));
}

/** First place of each of the lists laid one after another, and one past the last. */
export function firstPlaces(lists: readonly (readonly unknown[])[]): Int32Array {
  return Int32Array.from(cumulate([0, ...lists.map((list) => list.length)]));
}
