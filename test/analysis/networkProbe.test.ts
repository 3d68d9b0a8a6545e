import { expect, test } from "vitest";
import { networkProbe } from "../../src/analysis/networkProbe.js";
import { overflow } from "../../src/analysis/overflow.js";
import type { Params } from "../../src/analysis/params.js";
import { steadyState, type ModelName } from "../../src/analysis/steadyState.js";

const OVER = { l1: 0.5, l2: 0.3, mu1: 0.1, mu2: 0.125, c1: 4, c2: 3, K1: 6 };
const JACK = { gamma: "[0.3, 0.1]", P: "[[0, 0.5], [0.2, 0]]", mu: "[0.25, 0.2]", c: "[2, 2]" };

function find(model: ModelName, quantity: string, params: Params = {}) {
  const analytic = Object.keys(params).length === 0 ? {} : steadyState(model, params);
  const { probe, place } = networkProbe(model, quantity, { params, analytic })!;
  return [probe.kind === "figure" ? probe.measure : probe.kind, place.by, place.cell];
}

test.for([
  ["prio", "Wq_3", ["waitJoined", "errand", "class3"]],
  ["prio", "Wq_all", ["waitJoined", "network", "all"]],
  ["prioc", "p_wait", ["waitedShare", "network", "all"]],
  ["prioc", "P(Wq_1>15)", ["waitAbove15", "errand", "class1"]],
  ["jack", "lam_2", ["joinedRate", "office", "office2"]],
  ["jack", "rho_1", ["utilisation", "office", "office1"]],
  ["jack", "T_total", ["sojournMean", "network", "all"]],
  ["redial", "Lq", ["queueMean", "line", "line"]],
  ["redial", "p_block_first", ["rejectedFirstShare", "line", "line"]],
  ["over", "E_travelling", ["orbitMean", "office", "second"]],
  ["over", "p_overflow", ["movedShare", "office", "first"]],
  ["over", "Wq_2", ["waitJoined", "office", "second"]],
  ["over", "rho_2", ["utilisation", "office", "second"]],
] as const)("%s: %s is met in its cell", ([model, quantity, found]) => {
  expect(find(model, quantity)).toEqual(found);
});

test("the number in a network is the mean of its offices times their number", () => {
  const analytic = steadyState("jack", JACK);
  expect(networkProbe("jack", "L_total", { params: JACK, analytic })?.probe).toEqual({
    kind: "figure",
    measure: "insideMean",
    scale: 2,
    offset: 0,
  });
});

test("where visitors are refused, the load that comes follows from those who are sent on", () => {
  const params = { ...OVER, K2: 8 };
  const analytic = steadyState("over", params);
  const { probe, place } = networkProbe("over", "rho_2", { params, analytic })!;
  expect(place.cell).toBe("first");
  // (0.3 + 0.5 × share) ÷ (3 × 0.125)
  const [offset, scale] = [expect.closeTo(0.8, 14), expect.closeTo(4 / 3, 14)];
  expect(probe).toEqual({ kind: "figure", measure: "movedShare", scale, offset });
});

test("who is refused after being sent on is found among those sent on", () => {
  const params = { ...OVER, K2: 8 };
  const analytic = overflow({
    first: { arrivalRate: 0.5, serviceRate: 0.1, servers: 4 },
    second: { arrivalRate: 0.3, serviceRate: 0.125, servers: 3 },
    waiting: 6,
    travelRate: null,
    waitingAtSecond: 8,
  });
  expect(networkProbe("over", "p_lost_from_1", { params, analytic })).toEqual({
    probe: { kind: "figure", measure: "turnedAwayShare", scale: analytic["p_overflow"], offset: 0 },
    place: { scenario: 0, by: "office,errand", cell: "second,visit" },
  });
});

test("hangings up of a person are those of a call times the calls of a person", () => {
  const analytic = { attempts_per_call: 1.8 };
  expect(networkProbe("redial", "abandon_per_call", { params: {}, analytic })?.probe).toEqual({
    kind: "figure",
    measure: "phoneAbandoned",
    scale: 1.8,
    offset: 0,
  });
});

test("models of one office are met elsewhere, and unknown quantities are refused", () => {
  expect(networkProbe("mm1", "Wq", { params: {}, analytic: {} })).toBe(null);
  expect(() => networkProbe("over", "Wq_3", { params: {}, analytic: {} })).toThrow(
    "nothing measures Wq_3 of over",
  );
});
