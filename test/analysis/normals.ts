/** Standard normals of a named stream, for trials of selection procedures. */
import { replicationKey } from "../../src/random/keys.js";
import { nextWord, uniform } from "../../src/random/stream.js";

/** @returns what draws the next one, by Box and Muller */
export function normals(seed: string): () => number {
  const state = replicationKey(seed, 0);
  let spare: number | null = null;
  return () => {
    if (spare !== null) {
      const value = spare;
      spare = null;
      return value;
    }
    const radius = Math.sqrt(-2 * Math.log(uniform(nextWord(state))));
    const angle = 2 * Math.PI * uniform(nextWord(state));
    spare = radius * Math.sin(angle);
    return radius * Math.cos(angle);
  };
}
