import { expect, test } from "vitest";
import { dayOfSpec, type DaySpec } from "../../src/analysis/daySpec.js";
import { offeredLoad, swingingLoad } from "../../src/analysis/offeredLoad.js";
import methods from "./methods_kat.json" with { type: "json" };
import { expectAgreement, publishedJson } from "./published.js";

const specs = publishedJson("day_specs.json") as Record<string, DaySpec>;
const small = dayOfSpec(specs["small_preempt"]).arrivals;

test("the load of a day in pieces is as published, to a relative 1e-9", () => {
  expectAgreement(
    methods.mol_pieces.map(({ t, m }) => ({
      name: `load at ${t}`,
      exact: m,
      found: offeredLoad(small, 1 / 9, t),
      error: "relative",
    })),
  );
});

test("the load of a swinging rate is as published, to a relative 1e-9", () => {
  expectAgreement(
    methods.mol_sinus.map(({ lbar, amp, period, mu, t, m }) => ({
      name: `load at ${t}`,
      exact: m,
      found: swingingLoad({ mean: lbar, amplitude: amp, period }, mu, t),
      error: "relative",
    })),
  );
});

test("a constant rate fills up exponentially, a rising one lags a service time behind", () => {
  const constant = { shape: "constant", pieces: [{ minute: 60, value: 0.5 }] } as const;
  expect(offeredLoad(constant, 0.1, 60)).toBe(0);
  expect(offeredLoad(constant, 0.1, 75)).toBeCloseTo(5 * (1 - Math.exp(-1.5)), 14);
  const pieces = [
    { minute: 0, value: 0 },
    { minute: 1000, value: 2 },
  ];
  // m' = 0.002 t - 0.1 m long after the start: m = 10 × 0.002 (t - 10).
  expect(offeredLoad({ shape: "linear", pieces }, 0.1, 900)).toBeCloseTo(0.02 * 890, 12);
});

test("many short steps come to the same as a straight line", () => {
  const steps = Array.from({ length: 2000 }, (_, i) => ({ minute: i / 10, value: (i + 0.5) / 1000 }));
  const line = {
    shape: "linear",
    pieces: [
      { minute: 0, value: 0 },
      { minute: 200, value: 2 },
    ],
  } as const;
  const stepped = offeredLoad({ shape: "constant", pieces: steps }, 0.05, 150);
  expect(stepped).toBeCloseTo(offeredLoad(line, 0.05, 150), 4); // slope × (0.1 min)² / 12 = 8e-6 apart
});

test("rates that cannot be are refused", () => {
  expect(() => offeredLoad(small, 0, 10)).toThrow("serviceRate is 0");
  expect(() => swingingLoad({ mean: 1, amplitude: 2, period: 480 }, 0.1, 0)).toThrow(
    "mean - amplitude is -1",
  );
});
