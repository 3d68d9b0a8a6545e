import fc from "fast-check";
import { expect, test } from "vitest";
import {
  attractionOf,
  CHOICE_SET,
  chooseByUtility,
  choiceSets,
  choiceShares,
  gumbelOf,
  huffUtility,
  inclusiveValue,
  logitUtility,
  type Utility,
} from "../../../src/model/demand/choice.js";
import { rankOffices } from "../../../src/model/demand/ranks.js";
import { createDraws, uniformOf } from "./draws.js";

/** Four offices by minutes and attraction; values of numpy in double precision, to 15 digits. */
const KNOWN = {
  minutes: [12, 18.5, 31, 44],
  attraction: Float64Array.of(3, 6, 2, 9),
  beta: 0.08,
  lambda: 2,
  logit: [0.528950190998788, 0.314471757401538, 0.115687694377079, 0.0408903572225951],
  weighted: [0.389595730402381, 0.463245334251343, 0.0568061448965541, 0.0903527904497215],
  huff: [0.461994789489364, 0.388764059526477, 0.0461514045691768, 0.103089746414982],
  logsum: -4.03923739426275,
};

const worthOf = (utility: Utility) =>
  Float64Array.from(KNOWN.minutes, (minutes, office) => utility(minutes, office));

test.each([
  ["logit", logitUtility(KNOWN.beta, null), KNOWN.logit],
  ["logit with attraction", logitUtility(KNOWN.beta, KNOWN.attraction), KNOWN.weighted],
  ["Huff", huffUtility(KNOWN.lambda, KNOWN.attraction), KNOWN.huff],
] as const)("shares of %s are the known ones to 1e-12", (_, utility, known) => {
  choiceShares(worthOf(utility)).forEach((share, i) =>
    expect(Math.abs(share - known[i])).toBeLessThan(1e-12),
  );
});

test("the inclusive value in minutes is the known one to 1e-12", () => {
  const minutes = inclusiveValue(worthOf(logitUtility(KNOWN.beta, null))) / KNOWN.beta;
  expect(Math.abs(minutes - KNOWN.logsum)).toBeLessThan(1e-12);
});

test("next door is worth no more than a minute away, so that Huff's law stays finite", () => {
  const utility = huffUtility(2, null);
  expect(utility(0, 0)).toBe(utility(1, 0));
  expect(utility(2, 0)).toBeCloseTo(-2 * Math.log(2), 15);
});

test("attraction grows with visits and is 1 in the mean", () => {
  const attraction = attractionOf(Float64Array.of(100, 400, 900), 0.5); // 10, 20, 30 with mean 20
  [0.5, 1, 1.5].forEach((value, i) => expect(attraction[i]).toBeCloseTo(value, 14));
});

/** One start point for the offices of the known case: the place of office 0, moved there. */
function knownSets(utility: Utility) {
  const n = KNOWN.minutes.length;
  const minutes = Float64Array.from({ length: n * n }, (_, i) => KNOWN.minutes[i % n]);
  return choiceSets(rankOffices(minutes, ["a", "b", "c", "d"]), new Uint8Array(n).fill(1), utility);
}

test.each([
  ["logit", logitUtility(KNOWN.beta, KNOWN.attraction), KNOWN.weighted],
  ["Huff", huffUtility(KNOWN.lambda, KNOWN.attraction), KNOWN.huff],
] as const)("random terms decide as the shares of %s say", (_, utility, known) => {
  const sets = knownSets(utility);
  const visitors = 100_000;
  const counts = [0, 0, 0, 0];
  for (let visitor = 0; visitor < visitors; visitor++) {
    const term = (office: number) => gumbelOf(uniformOf(visitor, office));
    counts[chooseByUtility(sets, 0, Uint8Array.of(1, 1, 1, 1), term)]++;
  }
  const chiSquare = counts.reduce(
    (sum, n, i) => sum + (n - visitors * known[i]) ** 2 / (visitors * known[i]),
    0,
  );
  expect(chiSquare).toBeLessThan(16.27); // χ² of 3 degrees of freedom exceeds it with chance 0.001
});

test("without a random term the nearest office is worth most, and among equals the first of its rank", () => {
  const sets = knownSets(logitUtility(0.1, null));
  const silent = () => 0;
  expect(chooseByUtility(sets, 0, Uint8Array.of(1, 1, 1, 1), silent)).toBe(0);
  expect(chooseByUtility(sets, 0, Uint8Array.of(0, 0, 1, 1), silent)).toBe(2);
  expect(
    chooseByUtility(
      knownSets(() => 0),
      0,
      Uint8Array.of(0, 1, 1, 1),
      silent,
    ),
  ).toBe(1);
});

test("who finds the whole choice set closed takes the nearest office left, or none", () => {
  const n = CHOICE_SET + 3;
  const minutes = Float64Array.from({ length: n * n }, (_, i) => i % n);
  const ids = Array.from({ length: n }, (_, i) => `office${String(i).padStart(2, "0")}`);
  const ranks = rankOffices(minutes, ids);
  const sets = choiceSets(ranks, new Uint8Array(n).fill(1), logitUtility(0.1, null));
  const farther = Uint8Array.from({ length: n }, (_, i) => Number(i > CHOICE_SET));
  expect(sets.size).toBe(CHOICE_SET);
  expect(chooseByUtility(sets, 0, farther, () => 0)).toBe(CHOICE_SET + 1);
  expect(chooseByUtility(sets, 0, new Uint8Array(n), () => 0)).toBe(-1);
});

test("offices that cannot serve the errand are in no choice set", () => {
  const ranks = rankOffices(Float64Array.of(0, 1, 2, 1, 0, 1, 2, 1, 0), ["a", "b", "c"]);
  const sets = choiceSets(ranks, Uint8Array.of(0, 1, 1), logitUtility(0.1, null));
  expect([...sets.office]).toEqual([1, 2, -1, 1, 2, -1, 2, 1, -1]);
  expect([...sets.utility.subarray(0, 3)]).toEqual([-0.1, -0.2, -Infinity]);
});

const networks = fc.integer({ min: 2, max: 14 }).chain((n) =>
  fc.record({
    n: fc.constant(n),
    minutes: fc.array(fc.integer({ min: 0, max: 60 }), { minLength: n * n, maxLength: n * n }),
    capable: fc.array(fc.constantFrom(1, 1, 0), { minLength: n, maxLength: n }),
    remaining: fc.array(fc.constantFrom(1, 1, 0), { minLength: n, maxLength: n }),
    closing: fc.integer({ min: 0, max: n - 1 }),
    huff: fc.boolean(),
  }),
);

test("closing an office moves its own visitors and no others, exactly", () => {
  const holds = ({
    n,
    minutes,
    capable,
    remaining,
    closing,
    huff,
  }: {
    n: number;
    minutes: number[];
    capable: number[];
    remaining: number[];
    closing: number;
    huff: boolean;
  }) => {
    const ids = Array.from({ length: n }, (_, i) => `office${i}`);
    const able = Uint8Array.from(capable);
    const utility = huff ? huffUtility(2, null) : logitUtility(0.05, null);
    const sets = choiceSets(rankOffices(Float64Array.from(minutes), ids), able, utility);
    const before = able.map((can, office) => can * remaining[office]);
    const after = before.with(closing, 0);
    for (let visitor = 0; visitor < 40; visitor++) {
      const term = (office: number) => gumbelOf(uniformOf(visitor, office));
      const chosen = chooseByUtility(sets, visitor % n, before, term);
      const then = chooseByUtility(sets, visitor % n, after, term);
      if (chosen === closing) expect(then).not.toBe(closing);
      else expect(then).toBe(chosen);
    }
  };
  fc.assert(fc.property(networks, holds), { seed: 141, numRuns: 300 });
});

test("Gumbel terms have mean 0.5772 and variance π²/6", () => {
  const draw = createDraws(9);
  const values = Array.from({ length: 100_000 }, () => gumbelOf(draw()));
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  expect(Math.abs(mean - 0.5772)).toBeLessThan(0.0163); // four standard errors: 4 × 1.2825 / √100 000
  expect(Math.abs(variance / (Math.PI ** 2 / 6) - 1)).toBeLessThan(0.027); // kurtosis 5.4: 4 √(4.4 / 100 000)
});
