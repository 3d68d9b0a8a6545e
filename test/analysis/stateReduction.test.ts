import { expect, test } from "vitest";
import { addRate, bandedChain, stationaryLaw } from "../../src/analysis/stateReduction.js";

test("three states in a ring spend time in inverse proportion to the rates of leaving", () => {
  const ring = bandedChain(3, 2, 1);
  addRate(ring, 0, 1, 1);
  addRate(ring, 1, 2, 2);
  addRate(ring, 2, 0, 4);
  const law = stationaryLaw(ring);
  expect(law[0]).toBeCloseTo(4 / 7, 15);
  expect(law[1]).toBeCloseTo(2 / 7, 15);
  expect(law[2]).toBeCloseTo(1 / 7, 15);
});

test("state reduction keeps every digit of chances down to 1e-300", () => {
  const chain = bandedChain(101, 1, 1);
  for (let n = 0; n < 100; n++) {
    addRate(chain, n, n + 1, 1e-3);
    addRate(chain, n + 1, n, 1);
  }
  const law = stationaryLaw(chain);
  for (const n of [1, 50, 100]) expect(law[n] / law[0] / 10 ** (-3 * n)).toBeCloseTo(1, 12);
});

test("a chain whose first state is 1e300 times rarer than its last is scaled, not overflowed", () => {
  const chain = bandedChain(121, 1, 1);
  for (let n = 0; n < 120; n++) {
    addRate(chain, n, n + 1, 1e3);
    addRate(chain, n + 1, n, 1);
  }
  const law = stationaryLaw(chain);
  expect(law[120]).toBeCloseTo(0.999, 14); // 1 - 1/1000, geometric from the top
  expect(law[119] / law[120] / 1e-3).toBeCloseTo(1, 14);
  expect(law[40] / law[120] / 1e-240).toBeCloseTo(1, 12);
});

test("a jump out of the chain or to the same state changes nothing", () => {
  const chain = bandedChain(2, 1, 1);
  addRate(chain, 0, 1, 1);
  addRate(chain, 1, 0, 1);
  addRate(chain, 1, 2, 5);
  addRate(chain, 1, 1, 5);
  expect([...stationaryLaw(chain)]).toEqual([0.5, 0.5]);
});

test("a chain that does not fit into memory is refused before it is made", () => {
  expect(() => bandedChain(1e7, 20, 20)).toThrow("the load is too close to 1");
});
