import { expect, test } from "vitest";
import { erlangC, mmc } from "../../src/analysis/erlang.js";
import { erlangA, erlangABalking } from "../../src/analysis/erlangA.js";
import { ASKED } from "../../src/analysis/quantities.js";

const office = { arrivalRate: 0.8, serviceRate: 0.125, patienceRate: 0.04, servers: 6 };
/** The size of a national phone line, with more than twice the calls it can answer. */
const overloaded = { arrivalRate: 60, serviceRate: 0.1, patienceRate: 0.2, servers: 260 };

test("those who give up do so at the rate of patience for every minute waited", () => {
  for (const line of [office, overloaded]) {
    const found = erlangA(line, ASKED);
    expect((found["p_abandon"] * line.arrivalRate) / (line.patienceRate * found["Lq"])).toBeCloseTo(1, 14);
    expect(found["W_all"] * line.arrivalRate).toBeCloseTo(found["Lq"], 11); // Little
  }
});

test("the waits of the served and of those who give up make up the wait of all", () => {
  for (const line of [office, overloaded]) {
    const found = erlangA(line, ASKED);
    const lost = found["p_abandon"];
    expect((1 - lost) * found["W_served"] + lost * found["W_abandoned"]).toBeCloseTo(found["W_all"], 12);
    expect(line.serviceRate * found["busy"]).toBeCloseTo(line.arrivalRate * (1 - lost), 10);
  }
});

test("an arrival waits exactly if all desks are busy", () => {
  const found = erlangA(office, ASKED);
  expect(found["P(V>0)"]).toBeCloseTo(found["p_all_busy"], 15);
  expect(found["P(W>0)"]).toBe(found["P(V>0)"]);
  expect(found["P(served&W<=0)"]).toBeCloseTo(1 - found["p_all_busy"], 14);
});

test("in the long run everybody is served or has given up", () => {
  const found = erlangA(office, { exceeding: [1000], levels: [] });
  expect(found["P(served&W<=1000)"]).toBeCloseTo(1 - found["p_abandon"], 14);
});

test("endless patience is Erlang C", () => {
  // The difference shrinks in proportion to the rate of patience: 5e-10 in P(V>60) at 1e-12, 5e-13 at 1e-15.
  const line = { arrivalRate: 0.38, serviceRate: 0.1, servers: 4 };
  const found = erlangA({ ...line, patienceRate: 1e-15 }, ASKED);
  const patient = mmc(line, ASKED);
  expect(found["p_all_busy"]).toBeCloseTo(erlangC(3.8, 4), 11);
  for (const name of ["Lq", "L", "p0"]) expect(found[name] / patient[name]).toBeCloseTo(1, 10);
  for (const t of ASKED.exceeding) expect(found[`P(V>${t})`]).toBeCloseTo(patient[`P(Wq>${t})`], 11);
});

test("patience as long as service makes everybody leave at one rate: Poisson with mean λ/μ inside", () => {
  const found = erlangA({ arrivalRate: 1.25, serviceRate: 0.125, patienceRate: 0.125, servers: 10 }, ASKED);
  expect(found["L"]).toBeCloseTo(10, 12);
  expect(found["p0"] / Math.exp(-10)).toBeCloseTo(1, 12);
});

test("waits on a line far beyond its capacity keep every digit, from 1e-25 to 1e-74", () => {
  // All states, incomplete beta functions in 60 digits.
  const found = erlangA(overloaded, { exceeding: [0.25, 1, 15], levels: [] });
  expect(found["P(served&W<=0.25)"] / 2.273178333255575e-25).toBeCloseTo(1, 11);
  expect(found["P(served&W<=1)"] / 1.630548363914788e-16).toBeCloseTo(1, 11);
  expect(found["P(V>15)"] / 2.5472246480100379e-74).toBeCloseTo(1, 11);
});

test("chances too small for their factors are still found", () => {
  // e^(-cμt) alone is 1e-2171 here. 250 arrive where 25 can be served: all states in 60 digits.
  const crowded = { arrivalRate: 250, serviceRate: 0.5, patienceRate: 0.25, servers: 50 };
  const found = erlangA(crowded, { exceeding: [1, 200], levels: [] });
  expect(found["P(served&W<=1)"] / 1.0077245196210523e-208).toBeCloseTo(1, 10);
  expect(found["P(served&W<=200)"]).toBeCloseTo(0.1, 12); // 25 of 250
});

test("nobody balks whom no line deters, and no line grows where one visitor waiting deters everybody", () => {
  const patient = erlangABalking(office, 1e12);
  const plain = erlangA(office, ASKED);
  for (const name of ["p0", "p_all_busy", "Lq", "L", "busy"])
    expect(patient[name]).toBeCloseTo(plain[name], 9);
  expect(patient["p_abandon_of_joined"]).toBeCloseTo(plain["p_abandon"], 10);
  const hasty = erlangABalking(office, 1);
  expect(hasty["Lq"]).toBeLessThanOrEqual(1); // one joins an empty line, nobody a longer one
});

test("whoever balks, gives up or is served has arrived", () => {
  const found = erlangABalking({ ...office, patienceRate: 0.05 }, 20);
  expect(found["p_lost_total"] + (office.serviceRate * found["busy"]) / office.arrivalRate).toBeCloseTo(
    1,
    13,
  );
  const joined = 1 - found["p_balk"];
  expect(found["p_balk"] + joined * found["p_abandon_of_joined"]).toBeCloseTo(found["p_lost_total"], 14);
});

test("arguments out of range are named", () => {
  expect(() => erlangA({ ...office, patienceRate: 0 }, ASKED)).toThrow("erlangA: patienceRate is 0");
  expect(() => erlangABalking(office, 0)).toThrow("erlangABalking: patienceOfLine is 0");
});
