import { expect, test } from "vitest";
import { balkingOf, patienceOf, serviceOf, workMoments } from "../../src/analysis/burdens.js";
import { always, errandOf, scenarioOf } from "../support/scenario.js";

const short = errandOf("short", { service: { kind: "exponential", mean: 5 } });
const long = errandOf("long", { service: always(20) });

test("the mix of two errands has its mean and its variance", () => {
  const scenario = scenarioOf({ errands: [short, long], sources: [] });
  const service = serviceOf(scenario, workMoments(scenario), Float64Array.of(3, 1), 2);
  // Mean (3·5 + 20)/4 = 8.75, second moment (3·50 + 400)/4 = 137.5; times of the office are doubled.
  expect(service.mean).toBeCloseTo(17.5, 12);
  expect(service.cv2).toBeCloseTo(137.5 / 8.75 ** 2 - 1, 12);
  expect(service.isExponential).toBe(false);
});

test("a further errand adds to both moments", () => {
  const furtherErrand = { chance: 0.5, shares: [1, 0] };
  const scenario = scenarioOf({ errands: [short, long], sources: [], furtherErrand });
  const { first, second } = workMoments(scenario);
  expect(first[1]).toBeCloseTo(22.5, 12);
  expect(second[1]).toBeCloseTo(400 + 2 * 20 * 2.5 + 0.5 * 50, 12); // E (20 + B S)²
});

test("one exponential errand alone is exponential, whatever others there are", () => {
  const scenario = scenarioOf({ errands: [short, long], sources: [] });
  const service = serviceOf(scenario, workMoments(scenario), Float64Array.of(1, 0), 1);
  expect(service).toEqual({ mean: 5, cv2: 1, isExponential: true });
});

test("patience that always lasts 30 minutes loses as many as its rate against exponential waits", () => {
  const patient = errandOf("patient", { patience: always(30) });
  const { isExponential, rateAt } = patienceOf([patient], Float64Array.of(1));
  expect(isExponential).toBe(false);
  const loses = Math.exp(-3); // a wait of mean 10 exceeds 30
  expect(rateAt(10)).toBeCloseTo(loses / (10 * (1 - loses)), 12);
});

test("exponential patience has its own rate, and never is none", () => {
  const leaving = errandOf("leaving", { patience: { kind: "exponential", mean: 40 } });
  expect(patienceOf([leaving], Float64Array.of(1)).rateAt(10)).toBe(1 / 40);
  expect(patienceOf([short], Float64Array.of(1)).rateAt(10)).toBe(0);
  expect(patienceOf([short, leaving], Float64Array.of(1, 1)).isExponential).toBe(false);
});

test("balking is averaged over the mix, and a wait to expect is turned into visitors waiting", () => {
  const chance = [
    { seen: 10, chance: 0 },
    { seen: 50, chance: 1 },
  ];
  const shy = errandOf("shy", { balking: { by: "expectedWait", chance } });
  // (waiting + 1) × 10 min ÷ 1 desk: 10 min with nobody waiting, 50 min with four.
  expect(balkingOf([shy, short], Float64Array.of(1, 1), 10)).toEqual([
    { seen: 0, chance: 0 },
    { seen: 4, chance: 0.5 },
  ]);
  expect(balkingOf([short], Float64Array.of(1), 10)).toEqual([]);
});
