/** Offices whose waits are normal: families of differences whose truth is known. */
import { compareGatherings } from "../../src/analysis/comparison.js";
import { findFamilies } from "../../src/analysis/families.js";
import { normalQuantile } from "../../src/random/normal.js";
import { nextWord, uniform } from "../../src/random/stream.js";
import { scenarioOf } from "../support/scenario.js";
import { gatheredOf } from "./gatherings.js";

export const OFFICES = 148;
const REPLICATIONS = 30;
const contest = { names: ["a", "b"], scenarios: [scenarioOf(), scenarioOf()], baseline: 0 };
const plan = {
  seed: "family",
  replications: REPLICATIONS,
  confidence: 0.95,
  by: ["office"] as const,
  withDays: false,
};

/** The family of waits at all offices, whose true differences are given; the others are left as they are. */
export function familyOf(state: Int32Array, truths: readonly (number | null)[]) {
  const normal = (): number => normalQuantile(uniform(nextWord(state)));
  const ones = Array.from({ length: REPLICATIONS }, () => 1);
  const gather = (side: number) => ({
    done: REPLICATIONS,
    figures: truths.map((truth, office) => {
      const wait = ones.map(() => (side === 0 || truth === null ? 5 : 5 + truth + normal()));
      return gatheredOf("waitJoined", ["office", `o${office}`], [wait, ones]);
    }),
  });
  const gatherings = [gather(0), gather(1)];
  const { figures } = compareGatherings(contest, gatherings, 0.95);
  const families = findFamilies({ figures, baseline: 0, plan }, gatherings);
  return { families, figures };
}

/** How many of these trials have all intervals of a family hold that differs nowhere in truth. */
export function heldOf(state: Int32Array, trials: number): number {
  let held = 0;
  for (let trial = 0; trial < trials; trial++) {
    const { families, figures } = familyOf(
      state,
      Array.from({ length: OFFICES }, () => 0),
    );
    const differences = figures.map(({ changes }) => Math.abs(changes[0].difference ?? Infinity));
    if (families[0].cells.every(({ halfWidth }, i) => differences[i] <= halfWidth)) held++;
  }
  return held;
}
