import { expect, test } from "vitest";
import { lossSystem, mmck } from "../../src/analysis/erlang.js";
import { phoneLine, type PhoneLine } from "../../src/analysis/phoneLine.js";

const LINE: PhoneLine = {
  arrivalRate: 3,
  serviceRate: 0.5,
  servers: 5,
  places: 10,
  patienceRate: 0.2,
  redialRate: 0.1,
  rejectedRedial: 0.9,
  abandonedRedial: 0.6,
};

test("callers who never ring again make a line with a limited room, or Erlang's loss system", () => {
  const once = { ...LINE, patienceRate: 0, rejectedRedial: 0, abandonedRedial: 0 };
  const found = phoneLine(once);
  const room = mmck(once, 10);
  expect(found["p_block_first"]).toBeCloseTo(room["p_block"], 13);
  expect(found["Lq"]).toBeCloseTo(room["Lq"], 12);
  expect(found["mean_orbit"]).toBe(0);
  expect(found["attempts_per_call"]).toBe(1);
  const loss = phoneLine({ ...once, places: 5 });
  expect(loss["p_block_per_attempt"]).toBeCloseTo(lossSystem(6, 5)["p_block"], 13);
});

test("one agent without places: the orbit of M/M/1 with retrials in closed form", () => {
  // Mean orbit ρ (λ + γρ) / (γ (1 - ρ)), ρ = λ/μ [Falin & Templeton 1997].
  const [arrivalRate, serviceRate, redialRate] = [0.7, 1.2, 0.3];
  const rho = arrivalRate / serviceRate;
  const found = phoneLine({
    arrivalRate,
    serviceRate,
    servers: 1,
    places: 1,
    patienceRate: 0,
    redialRate,
    rejectedRedial: 1,
    abandonedRedial: 0,
  });
  const orbit = (rho * (arrivalRate + redialRate * rho)) / (redialRate * (1 - rho));
  expect(found["mean_orbit"] / orbit).toBeCloseTo(1, 12);
  expect(found["mean_busy"]).toBeCloseTo(rho, 13);
  expect(found["p_served_per_call"]).toBeCloseTo(1, 13);
});

test("attempts and persons balance", () => {
  const found = phoneLine(LINE);
  const rejections = found["attempts_per_call"] * found["p_block_per_attempt"];
  // Every attempt is answered, abandoned or rejected; who rings again makes the next one.
  const { p_served_per_call: served, abandon_per_call: abandoned } = found;
  expect(served + abandoned + rejections).toBeCloseTo(found["attempts_per_call"], 12);
  expect(1 + 0.9 * rejections + 0.6 * abandoned).toBeCloseTo(found["attempts_per_call"], 12);
});

test("lines that cannot be are refused", () => {
  expect(() => phoneLine({ ...LINE, places: 4 })).toThrow("4 places are less than 5 agents");
  expect(() => phoneLine({ ...LINE, redialRate: 0 })).toThrow("redialRate is 0");
  expect(() => phoneLine({ ...LINE, abandonedRedial: 1.1 })).toThrow("a chance is above 1");
  expect(() => phoneLine({ ...LINE, rejectedRedial: 1 })).toThrow("no more than 2.9 done with");
});
