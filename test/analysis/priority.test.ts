import { expect, test } from "vitest";
import { mmc } from "../../src/analysis/erlang.js";
import { mg1 } from "../../src/analysis/pollaczek.js";
import { mg1Priority, mmcPriority } from "../../src/analysis/priority.js";
import { SERVICE_MOMENTS } from "../../src/analysis/serviceMoments.js";

const ASKED = { exceeding: [3], levels: [] };
const GAMMA = SERVICE_MOMENTS.gamma({ mean: 12, cv: 0.6 });

test("one class alone is the line without priorities", () => {
  const single = mg1Priority([{ arrivalRate: 0.06, service: GAMMA }]);
  expect(single["Wq_1"]).toBeCloseTo(mg1(0.06, GAMMA)["Wq"], 12);
  expect(single["Wq_all"]).toBe(single["Wq_1"]);
  const several = mmcPriority({ arrivalRates: [0.25], serviceRate: 0.1, servers: 3 }, ASKED);
  const plain = mmc({ arrivalRate: 0.25, serviceRate: 0.1, servers: 3 }, ASKED);
  for (const [own, same] of [
    ["Wq_1", "Wq"],
    ["p_wait", "p_wait"],
    ["P(Wq_1>3)", "P(Wq>3)"],
  ]) {
    expect(several[own], own).toBeCloseTo(plain[same], 13);
  }
});

test("what the first class gains the others lose: work in the line is the same in any order", () => {
  // Conservation law [Kleinrock 1965]: Σ ρ_i Wq_i does not depend on the order of the classes.
  const brief = { arrivalRate: 0.05, service: SERVICE_MOMENTS.exponential({ mean: 4 }) };
  const long = { arrivalRate: 0.03, service: GAMMA };
  const [first, second] = [mg1Priority([brief, long]), mg1Priority([long, brief])];
  const work = [0.2, 0.36]; // loads of brief and long
  const sum = work[0] * first["Wq_1"] + work[1] * first["Wq_2"];
  expect(work[0] * second["Wq_2"] + work[1] * second["Wq_1"]).toBeCloseTo(sum, 12);
  expect(first["Wq_all"]).toBeLessThan(second["Wq_all"]); // short work first waits less on average
});

test("with a common service time the mean of all is that without priorities, for any number of classes", () => {
  const found = mmcPriority({ arrivalRates: [0.1, 0.2, 0.12], serviceRate: 0.1, servers: 5 }, ASKED);
  const plain = mmc({ arrivalRate: 0.42, serviceRate: 0.1, servers: 5 }, ASKED);
  expect(found["Wq_all"]).toBeCloseTo(plain["Wq"], 12);
  expect(found["p_wait"]).toBeCloseTo(plain["p_wait"], 14);
});

test("lines that cannot be are refused", () => {
  expect(() => mg1Priority([])).toThrow("mg1Priority: no class");
  expect(() => mg1Priority([{ arrivalRate: 0.1, service: GAMMA }])).toThrow("a load of 1.2000000000000002");
  expect(() => mmcPriority({ arrivalRates: [0.2, 0.3], serviceRate: 0.1, servers: 5 }, ASKED)).toThrow(
    "mmcPriority: a load of 5 erlang on 5 servers",
  );
  expect(() => mmcPriority({ arrivalRates: [0.2, 0], serviceRate: 0.1, servers: 5 }, ASKED)).toThrow(
    "arrivalRate is 0",
  );
});
