import { expect, test } from "vitest";
import { mmc } from "../../src/analysis/erlang.js";
import { jacksonNetwork } from "../../src/analysis/jackson.js";

const NOTHING = { exceeding: [], levels: [] };

test("offices one after another each see all visitors", () => {
  const found = jacksonNetwork([
    { arrivalRate: 0.2, serviceRate: 0.15, servers: 2, next: [0, 1] },
    { arrivalRate: 0, serviceRate: 0.25, servers: 1, next: [0, 0] },
  ]);
  const lines = [
    mmc({ arrivalRate: 0.2, serviceRate: 0.15, servers: 2 }, NOTHING),
    mmc({ arrivalRate: 0.2, serviceRate: 0.25, servers: 1 }, NOTHING),
  ];
  expect([found["lam_1"], found["lam_2"]]).toEqual([0.2, 0.2]);
  expect(found["T_total"]).toBeCloseTo(lines[0]["W"] + lines[1]["W"], 12);
  expect(found["L_total"]).toBeCloseTo(0.2 * found["T_total"], 12); // Little
});

test("who comes back with chance p passes 1/(1 - p) times", () => {
  const found = jacksonNetwork([{ arrivalRate: 0.05, serviceRate: 0.1, servers: 1, next: [0.4] }]);
  expect(found["lam_1"]).toBeCloseTo(0.05 / 0.6, 15);
  expect(found["rho_1"]).toBeCloseTo(0.5 / 0.6, 14);
});

test("rates balance at every office of a ring with ways back", () => {
  const stations = [
    { arrivalRate: 0.1, serviceRate: 1, servers: 1, next: [0.1, 0.6, 0.2] },
    { arrivalRate: 0.05, serviceRate: 1, servers: 1, next: [0.3, 0, 0.5] },
    { arrivalRate: 0, serviceRate: 1, servers: 1, next: [0.2, 0.4, 0.2] },
  ];
  const found = jacksonNetwork(stations);
  const rates = [1, 2, 3].map((i) => found[`lam_${i}`]);
  rates.forEach((rate, j) => {
    const sent = rates.reduce((sum, from, i) => sum + from * stations[i].next[j], stations[j].arrivalRate);
    expect(sent / rate).toBeCloseTo(1, 13);
  });
});

test("networks that cannot be are refused", () => {
  const station = { arrivalRate: 0.1, serviceRate: 0.2, servers: 1, next: [1] };
  expect(() => jacksonNetwork([station])).toThrow("visitors of office 1 never leave");
  expect(() => jacksonNetwork([{ ...station, next: [0.7, 0.7] }])).toThrow("office 1 needs 1 chances");
  expect(() => jacksonNetwork([{ ...station, next: [1.2] }])).toThrow("a sum of at most 1");
  expect(() => jacksonNetwork([{ ...station, next: [0.6] }])).toThrow("a load of 1.25 erlang on 1 server");
  expect(() => jacksonNetwork([{ ...station, arrivalRate: 0, next: [0] }])).toThrow("nobody comes");
});
