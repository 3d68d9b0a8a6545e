/** Uniforms for tests of chances: a fixed sequence for each seed. */
import { continuationWord } from "../../../src/random/philox.js";

/** The uniform of a visitor and an office, (0, 1) excluded: the same whoever else is asked. */
export function uniformOf(visitor: number, office: number): number {
  return ((continuationWord(visitor, 17, 3, office) >>> 0) + 0.5) / 2 ** 32;
}

/** A sequence of uniforms in (0, 1). */
export function createDraws(seed: number): () => number {
  let k = 0;
  return () => uniformOf(seed, k++);
}
