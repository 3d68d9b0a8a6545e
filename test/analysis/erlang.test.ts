import { expect, test } from "vitest";
import { erlangB, erlangC, mmc, mmck } from "../../src/analysis/erlang.js";
import { ASKED } from "../../src/analysis/quantities.js";

test("Erlang B and C give values published elsewhere", () => {
  expect(erlangB(200, 190)).toBeCloseTo(0.08869684386923561, 14); // 200 erlang on 190 lines, telephone tables
  expect(erlangC(10, 14)).toBeCloseTo(0.1741319335950498, 14); // 10 erlang on 14 agents, pyworkforce manual
});

test("one line is busy a share a/(1+a) of the time, two lines a²/2 of 1 + a + a²/2", () => {
  expect(erlangB(3, 1)).toBeCloseTo(3 / 4, 15);
  expect(erlangB(3, 2)).toBeCloseTo(4.5 / 8.5, 15);
  expect(erlangB(3, 0)).toBe(1);
});

test("the chance to wait follows from the chances to be lost with the last line and without it", () => {
  for (const [load, servers] of [
    [0.5, 1],
    [4.5, 5],
    [46, 50],
    [290, 300],
  ] as const) {
    // C = B / (1 - ρ(1 - B)) and 1/C(c) = 1/B(c) - 1/B(c - 1).
    const b = erlangB(load, servers);
    expect(erlangC(load, servers)).toBeCloseTo(b / (1 - (load / servers) * (1 - b)), 13);
    expect(1 / erlangC(load, servers)).toBeCloseTo(1 / b - 1 / erlangB(load, servers - 1), 10);
  }
});

test("mean numbers are rates times mean times", () => {
  const found = mmc({ arrivalRate: 0.45, serviceRate: 0.1, servers: 5 }, ASKED);
  expect(found["Lq"]).toBeCloseTo(0.45 * found["Wq"], 13); // Little
  expect(found["L"]).toBeCloseTo(0.45 * found["W"], 13);
  expect(found["P(Wq>0)"]).toBe(found["p_wait"]);
});

test("a quantile is the wait that is exceeded with the rest of the probability, and 0 if fewer wait at all", () => {
  const line = { arrivalRate: 0.45, serviceRate: 0.1, servers: 5 };
  const wait = mmc(line, { exceeding: [], levels: [0.9] })["q0.9(Wq)"];
  expect(mmc(line, { exceeding: [wait], levels: [] })[`P(Wq>${wait})`]).toBeCloseTo(0.1, 14);
  expect(mmc(line, { exceeding: [], levels: [0.2] })["q0.2(Wq)"]).toBe(0);
});

test("a room that never fills up is no room at all", () => {
  const line = { arrivalRate: 0.16, serviceRate: 0.1, servers: 2 };
  const endless = mmc(line, ASKED);
  const limited = mmck(line, 400);
  expect(limited["Lq"]).toBeCloseTo(endless["Lq"], 12);
  expect(limited["p0"]).toBeCloseTo(endless["p0"], 14);
  expect(limited["p_block"]).toBeLessThan(1e-38); // 0.8^398
  expect(limited["p_wait_accepted"]).toBeCloseTo(endless["p_wait"], 13);
});

test("a room of only desks is Erlang B, and those accepted never wait", () => {
  const found = mmck({ arrivalRate: 1, serviceRate: 0.1, servers: 12 }, 12);
  expect(found["p_block"]).toBeCloseTo(erlangB(10, 12), 14);
  expect(found["Wq_accepted"]).toBe(0);
  expect(found["p_wait_accepted"]).toBe(0);
});

test("arguments out of range are named with their value", () => {
  expect(() => erlangB(-1, 2)).toThrow("erlangB: load is -1; it must be 0 or a positive number");
  expect(() => erlangC(2, 2)).toThrow("erlangC: a load of 2 erlang on 2 servers has no steady state");
  expect(() => mmc({ arrivalRate: 0, serviceRate: 1, servers: 1 }, ASKED)).toThrow("mmc: arrivalRate is 0");
  expect(() => mmc({ arrivalRate: 1, serviceRate: 1, servers: 2.5 }, ASKED)).toThrow("mmc: servers is 2.5");
  expect(() => mmck({ arrivalRate: 1, serviceRate: 1, servers: 3 }, 2)).toThrow("mmck: room 2 is less than");
});
