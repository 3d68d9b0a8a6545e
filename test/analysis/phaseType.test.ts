import { expect, test } from "vitest";
import { mmc } from "../../src/analysis/erlang.js";
import { erlangPhases, mixedPhases, mphc } from "../../src/analysis/phaseType.js";
import { mg1 } from "../../src/analysis/pollaczek.js";
import { SERVICE_MOMENTS } from "../../src/analysis/serviceMoments.js";

const NOTHING = { exceeding: [], levels: [] };

test("one phase is exponential service", () => {
  const single = mphc(0.24, erlangPhases(1, 10), 3);
  const markov = mmc({ arrivalRate: 0.24, serviceRate: 0.1, servers: 3 }, NOTHING);
  for (const name of Object.keys(single)) expect(single[name] / markov[name]).toBeCloseTo(1, 12);
});

test("two equal rates are exponential service too", () => {
  const mixed = mphc(0.24, mixedPhases([0.3, 0.7], [0.1, 0.1]), 3);
  const markov = mmc({ arrivalRate: 0.24, serviceRate: 0.1, servers: 3 }, NOTHING);
  for (const name of Object.keys(mixed)) expect(mixed[name] / markov[name]).toBeCloseTo(1, 12);
});

test("one server agrees with Pollaczek and Khinchine", () => {
  const stages = mphc(0.08, erlangPhases(4, 10), 1);
  const gamma = mg1(0.08, SERVICE_MOMENTS.gamma({ mean: 10, cv: 0.5 })); // Erlang-4 has variance mean²/4
  for (const name of ["Lq", "Wq", "L", "p_wait"]) expect(stages[name] / gamma[name]).toBeCloseTo(1, 12);
  const mixed = mphc(0.08, mixedPhases([0.75, 0.25], [0.15, 0.05]), 1);
  const moments = [1, 2, 3].map((k) => (k < 3 ? k : 6) * (0.75 / 0.15 ** k + 0.25 / 0.05 ** k)); // k! Σ p/r^k
  const general = mg1(0.08, [moments[0], moments[1], moments[2]]);
  for (const name of ["Lq", "Wq", "L", "p_wait"]) expect(mixed[name] / general[name]).toBeCloseTo(1, 12);
});

test("more even service waits less, between exponential and fixed", () => {
  const waits = [1, 2, 4, 8].map((stages) => mphc(0.16, erlangPhases(stages, 10), 2)["Wq"]);
  expect(waits.toSorted((a, b) => b - a)).toEqual(waits);
  expect(waits[3]).toBeGreaterThan(9.03283879416675); // M/D/2 at this load, steady_state.csv mdc-01
});

test("services that are none, and loads too heavy, are refused", () => {
  expect(() => mixedPhases([0.5, 0.6], [1, 1])).toThrow("mixedPhases: shares 0.5, 0.6 must sum to 1");
  expect(() => mixedPhases([1], [1, 1])).toThrow("one for each rate");
  expect(() => erlangPhases(2.5, 10)).toThrow("stages is 2.5");
  expect(() => mphc(0.4, erlangPhases(2, 10), 4)).toThrow("mphc: a load of 4 erlang on 4 servers");
});
