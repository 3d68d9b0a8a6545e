import fc from "fast-check";
import { expect, test } from "vitest";
import { dayFlow, type Doors } from "../../src/analysis/dayFlow.js";
import { dayOfSpec, type PairSpec } from "../../src/analysis/daySpec.js";
import { erlangA } from "../../src/analysis/erlangA.js";
import { measuresOf } from "../../src/analysis/flows.js";
import { officeDay } from "../../src/analysis/officeChain.js";
import type { OfficeDay } from "../../src/analysis/officeDay.js";
import { parseParams } from "../../src/analysis/params.js";
import { corrections, published, publishedJson } from "./published.js";

const THRESHOLDS = [10, 20];
const served = (opens: number, closes: number): Doors => ({
  opens,
  closes,
  lastTicket: closes,
  line: "served",
});

/** An office with one desk and a visitor in ten minutes; tests change what they are about. */
const plain: OfficeDay = {
  arrivals: { shape: "constant", pieces: [{ minute: 600, value: 0.1 }] },
  desks: [{ minute: 0, value: 1 }],
  serviceRate: 0.125,
  patienceRate: 0.02,
  balking: [],
  room: null,
  crowd: 0,
  release: "exhaustive",
  serviceCv2: 1,
};

const specs = publishedJson("policy_pairs_spec.json") as Record<string, PairSpec>;
const corrected = new Map(corrections().map((row) => [`${row["case"]} ${row["quantity"]}`, row["exact"]]));

for (const id of ["pair-01", "pair-02", "pair-03"]) {
  test(`the half-hours of ${id} add up to the published totals, overtime included`, () => {
    // Expected values: policy_pairs.csv, by matrix exponentials, but for those in corrections.csv.
    const rows = published("policy_pairs.csv").filter((row) => row["case"] === id);
    const spec = specs[parseParams(rows[0]["params"])["name"]];
    for (const policy of ["A", "B"] as const) {
      const { T } = spec[policy];
      const day = dayOfSpec({ ...spec[policy], release: spec.release });
      const flow = dayFlow(day, served(0, T), { thresholds: THRESHOLDS });
      const sum = (key: "reneged" | "served" | "lineMinutes"): number =>
        flow.halfHours.reduce((total, slot) => total + slot[key], 0);
      const found: Record<string, number> = {
        E_arrivals: flow.arrived,
        E_abandoned_by_T: sum("reneged"),
        E_served_by_T: sum("served"),
        E_wait_minutes_by_T: sum("lineMinutes"),
        E_inside_at_T: flow.insideAtClosing,
        E_overtime: flow.overtimeMinutes,
      };
      for (const [name, value] of Object.entries(found)) {
        const quantity = `${name}[${policy}]`;
        const row = rows.find((one) => one["quantity"] === quantity);
        const exact = Number(corrected.get(`${id} ${quantity}`) ?? row?.["value"]);
        expect(Math.abs(value / exact - 1), quantity).toBeLessThan(1e-8);
      }
    }
  });
}

test("a day without end has the waits of Erlang A", () => {
  const line = { arrivalRate: 0.4, serviceRate: 0.125, patienceRate: 0.02, servers: 3 };
  const settled = erlangA(line, { exceeding: THRESHOLDS, levels: [] });
  const day: OfficeDay = {
    ...plain,
    arrivals: { shape: "constant", pieces: [{ minute: 0, value: 0.4 }] },
    desks: [{ minute: 0, value: 3 }],
  };
  const last = dayFlow(day, served(0, 1440), { thresholds: THRESHOLDS }).halfHours.at(-1)!;
  expect(last.waitMinutes / last.joined).toBeCloseTo(settled["Lq"] / 0.4, 9);
  expect(last.above[0] / last.joined).toBeCloseTo(settled["P(W>10)"], 9);
  expect(last.above[1] / last.joined).toBeCloseTo(settled["P(W>20)"], 9);
});

test("services of two moments have the line of Pollaczek and Khinchine, on one desk or several", () => {
  // Lq(M/G/c) = (1 + c²)/2 Lq(M/M/c): exact for one desk, the rule of Lee and Longton for more.
  for (const [desks, serviceCv2] of [
    [1, 0.6],
    [1, 3],
    [3, 2],
  ] as const) {
    const of = (cv2: number): number => {
      const day: OfficeDay = {
        ...plain,
        arrivals: { shape: "constant", pieces: [{ minute: 0, value: 0.09 * desks }] },
        desks: [{ minute: 0, value: desks }],
        patienceRate: 0,
        serviceCv2: cv2,
      };
      return officeDay(day, [0, 20000])[1].ELq;
    };
    expect(of(serviceCv2) / of(1)).toBeCloseTo((1 + serviceCv2) / 2, 6);
  }
});

test("one at the door of one desk is served, and makes the overtime of one service", () => {
  const day = { ...plain, arrivals: { shape: "constant", pieces: [] }, crowd: 1 } as const;
  const flow = dayFlow(day, served(600, 601), { thresholds: [] });
  expect(flow.served).toBeCloseTo(1, 12);
  expect(flow.waitMinutes).toBe(0);
  expect(flow.overtimeMinutes).toBeCloseTo(8 * Math.exp(-1 / 8), 10);
});

test("two at the door of one desk: the second waits for a service, or gives up", () => {
  // The wait is exponential of rate 0.125 + 0.02: mean 1/0.145, above 10 min with e^(-1.45).
  const day = { ...plain, arrivals: { shape: "constant", pieces: [] }, crowd: 2 } as const;
  const flow = dayFlow(day, served(600, 900), { thresholds: [10] });
  expect(flow.waitMinutes).toBeCloseTo(1 / 0.145, 8);
  expect(flow.above[0]).toBeCloseTo(Math.exp(-1.45), 10);
  expect(flow.reneged).toBeCloseTo(0.02 / 0.145, 10);
});

test("a line that is sent home waits until closing, not longer", () => {
  const day = { ...plain, arrivals: { shape: "constant", pieces: [] }, crowd: 2, patienceRate: 0 } as const;
  const flow = dayFlow(
    day,
    { opens: 600, closes: 608, lastTicket: 608, line: "sentHome" },
    { thresholds: [5, 9] },
  );
  expect(flow.sentHome).toBeCloseTo(Math.exp(-1), 10); // the first is not done within 8 minutes of mean 8
  expect(flow.waitMinutes).toBeCloseTo(8 * (1 - Math.exp(-1)), 9); // E min(T, 8)
  expect(flow.above[0]).toBeCloseTo(Math.exp(-5 / 8), 10);
  expect(flow.above[1]).toBe(0);
});

test("who comes after the last ticket is turned away", () => {
  const doors = { ...served(600, 660), lastTicket: 645 };
  const flow = dayFlow(plain, doors, { thresholds: [] });
  expect(flow.arrived).toBeCloseTo(6, 10);
  expect(flow.turnedAway).toBeCloseTo(1.5, 10);
});

const days: fc.Arbitrary<OfficeDay> = fc.record({
  arrivals: fc.record({
    shape: fc.constant("constant" as const),
    pieces: fc
      .array(fc.integer({ min: 0, max: 60 }), { minLength: 1, maxLength: 4 })
      .map((list) => list.map((value, i) => ({ minute: 600 + 40 * i, value: value / 100 }))),
  }),
  desks: fc.integer({ min: 1, max: 4 }).map((value) => [{ minute: 0, value }]),
  serviceRate: fc.integer({ min: 5, max: 20 }).map((value) => value / 100),
  patienceRate: fc.integer({ min: 0, max: 8 }).map((value) => value / 100),
  balking: fc.constantFrom(
    [],
    [
      { seen: 2, chance: 0 },
      { seen: 9, chance: 0.8 },
    ],
  ),
  room: fc.constantFrom(null, 1, 8),
  crowd: fc.constantFrom(0, 1),
  release: fc.constantFrom("preempt", "exhaustive"),
  serviceCv2: fc.constantFrom(1, 1, 0.5, 2.5),
});

test("whatever the day: everybody ends once, and the waits of who came are the minutes in line", () => {
  fc.assert(
    fc.property(days, fc.constantFrom("served", "sentHome"), (day, line) => {
      const doors = { opens: 600, closes: 780, lastTicket: 780, line } as const;
      const flow = dayFlow(day, doors, { thresholds: [0, 10] });
      const ended = flow.served + flow.reneged + flow.balked + flow.turnedAway + flow.sentHome;
      expect(ended).toBeCloseTo(flow.arrived, 6);
      expect(flow.joined + flow.balked + flow.turnedAway).toBeCloseTo(flow.arrived, 6);
      expect(flow.reneged).toBeCloseTo(day.patienceRate * flow.lineMinutes, 7);
      const waits = flow.halfHours.reduce((sum, slot) => sum + slot.waitMinutes, 0);
      if (day.serviceCv2 === 1 && line === "served") expect(waits).toBeCloseTo(flow.lineMinutes, 6);
      expect(flow.above[1]).toBeLessThanOrEqual(flow.above[0] + 1e-9);
      const { utilisation } = measuresOf(flow);
      expect(utilisation!).toBeLessThanOrEqual(1 + 1e-9);
    }),
    { numRuns: 60, seed: 20240102 },
  );
});
