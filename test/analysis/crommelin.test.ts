import { expect, test } from "vitest";
import { md1, mdc } from "../../src/analysis/crommelin.js";

test("waits shorter than one service in M/D/1 follow Erlang's first term", () => {
  // P(W <= t) = (1 - ρ) e^(λt) for t < D, Erlang 1909
  const found = md1({ arrivalRate: 0.08, service: 10 }, { exceeding: [0, 2.5, 7.5], levels: [] });
  for (const t of [0, 2.5, 7.5]) expect(found[`P(Wq>${t})`]).toBeCloseTo(1 - 0.2 * Math.exp(0.08 * t), 14);
});

test("M/D/c with one server is M/D/1", () => {
  const asked = { exceeding: [3, 33], levels: [] };
  const single = md1({ arrivalRate: 0.08, service: 10 }, asked);
  const several = mdc({ arrivalRate: 0.08, service: 10, servers: 1 }, asked);
  for (const name of Object.keys(several)) expect(several[name]).toBeCloseTo(single[name], 13);
});

test("who waits more than 0 has found all servers busy", () => {
  const found = mdc({ arrivalRate: 0.45, service: 10, servers: 5 }, { exceeding: [0], levels: [] });
  expect(found["P(Wq>0)"]).toBe(found["p_wait"]);
});

test("far tails fall by a constant factor for every service time, down to 1e-40", () => {
  // The factor is z^(-c), z > 1 being the root of e^(a(1-z)) z^c = 1; here a = 2.4 and c = 3.
  let z = 1.5;
  for (let i = 0; i < 60; i++) z -= (2.4 * (1 - z) + 3 * Math.log(z)) / (3 / z - 2.4);
  const line = { arrivalRate: 0.24, service: 10, servers: 3 };
  const exceeding = [50, 60, 710, 720];
  const found = mdc(line, { exceeding, levels: [] });
  expect(found["P(Wq>60)"] / found["P(Wq>50)"] / z ** -3).toBeCloseTo(1, 6);
  expect(found["P(Wq>720)"]).toBeLessThan(1e-40);
  expect(found["P(Wq>720)"] / found["P(Wq>710)"] / z ** -3).toBeCloseTo(1, 11);
});

test("the mean wait is the integral of its tail", () => {
  const line = { arrivalRate: 0.7, service: 10, servers: 8 };
  // Simpson on twentieths of a minute up to 100 min, where the tail is 1e-14; kinks at 10, 20, … are knots.
  const exceeding = Array.from({ length: 2001 }, (_, i) => i / 20);
  const found = mdc(line, { exceeding, levels: [] });
  const area = exceeding.reduce((sum, t, i) => {
    const weight = i === 0 || i === 2000 ? 1 : i % 2 === 1 ? 4 : 2;
    return sum + weight * found[`P(Wq>${t})`];
  }, 0);
  expect(area / 60).toBeCloseTo(found["Wq"], 7);
});

test("a load on the verge of the servers is carried or refused, never wrong", () => {
  const almost = mdc({ arrivalRate: 0.0995, service: 10, servers: 1 }, { exceeding: [], levels: [] });
  expect(almost["Lq"] / (0.995 ** 2 / (2 * 0.005))).toBeCloseTo(1, 9); // Pollaczek–Khinchine
  expect(() => mdc({ arrivalRate: 0.1, service: 10, servers: 1 }, { exceeding: [], levels: [] })).toThrow(
    "mdc: a load of 1 erlang on 1 server",
  );
});
