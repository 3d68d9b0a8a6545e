import { expect, test } from "vitest";
import { mmc, mmck } from "../../src/analysis/erlang.js";
import { overflow, type Overflow } from "../../src/analysis/overflow.js";

const PAIR: Overflow = {
  first: { arrivalRate: 0.3, serviceRate: 0.1, servers: 2 },
  second: { arrivalRate: 0.1, serviceRate: 0.1, servers: 3 },
  waiting: 1,
  travelRate: null,
  waitingAtSecond: null,
};

test("the first office is a line with a limited room, whatever the second is like", () => {
  const found = overflow(PAIR);
  const first = mmck(PAIR.first, 3);
  expect(found["p_overflow"]).toBeCloseTo(first["p_block"], 13);
  expect(found["Lq_1"]).toBeCloseTo(first["Lq"], 13);
  expect(found["Wq_1"]).toBeCloseTo(first["Wq_accepted"], 12);
});

test("with hardly anybody sent on, the second office is a line of its own", () => {
  const found = overflow({ ...PAIR, first: { arrivalRate: 0.01, serviceRate: 1, servers: 8 }, waiting: 0 });
  const own = mmc(PAIR.second, { exceeding: [], levels: [] });
  expect(found["Lq_2"]).toBeCloseTo(own["Lq"], 12);
  expect(found["p_all_busy_2"]).toBeCloseTo(own["p_wait"], 12);
  expect(found["EN_2"]).toBeCloseTo(own["L"], 12);
});

test("a journey that takes no time is none, and Little's law holds on the way", () => {
  const short: Overflow = { ...PAIR, travelRate: 1e7 };
  const [direct, fast] = [overflow(PAIR), overflow(short)];
  for (const name of ["Lq_2", "p_all_busy_2", "EN_2"]) expect(fast[name]).toBeCloseTo(direct[name], 6);
  const slow = overflow({ ...PAIR, travelRate: 0.2 });
  expect(slow["E_travelling"]).toBeCloseTo((0.3 * slow["p_overflow"]) / 0.2, 11);
  expect(slow["Lq_2"]).toBeLessThan(direct["Lq_2"]); // a journey spreads those who come in a busy hour
});

test("an endless line is the limit of long ones, and a full office refuses", () => {
  const [endless, long] = [overflow(PAIR), overflow({ ...PAIR, waitingAtSecond: 300 })];
  for (const name of ["Lq_2", "p_all_busy_2", "EN_2"]) expect(long[name]).toBeCloseTo(endless[name], 10);
  const tight: Overflow = { ...PAIR, waitingAtSecond: 2 };
  for (const found of [overflow(tight), overflow({ ...tight, travelRate: 0.2 })]) {
    // Office 2: (arrivals - refused) ÷ service rate = busy; its own arrivals are refused while it is full.
    // With a journey, numbers on the way with a chance below 1e-13 are left out.
    const taken = 0.1 * (1 - found["p_full_2"]) + 0.3 * (found["p_overflow"] - found["p_lost_from_1"]);
    expect(found["EN_2"] - found["Lq_2"]).toBeCloseTo(taken / 0.1, 11);
  }
});

test("pairs that cannot be are refused", () => {
  expect(() => overflow({ ...PAIR, second: { ...PAIR.second, servers: 1 } })).toThrow("overflow: a load of");
  expect(() => overflow({ ...PAIR, waiting: -1 })).toThrow("waiting + 1 is 0");
  expect(() => overflow({ ...PAIR, travelRate: 0 })).toThrow("travelRate is 0");
  expect(() => overflow({ ...PAIR, waitingAtSecond: -1 })).toThrow("waitingAtSecond is -1");
});
