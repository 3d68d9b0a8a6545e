import { expect, test } from "vitest";
import { dayFlow } from "../../src/analysis/dayFlow.js";
import { officeDayOf } from "../../src/analysis/officeScreen.js";
import { resolve } from "../scenario/support.js";

const text = (parts: { errand?: string; top?: string; office?: string } = {}): string => `kontor: 1
days: 7
errands:
  visit: { service: ${parts.errand ?? "{ exponential: { mean: 8 min } }"}, patience: { exponential: { mean: 50 min } } }
offices:
  counter:
    open: { mon-fri: 10:00-13:00, sat: 10:00-11:00 }
    desks: { 10:00: 2, 12:00: 1 }
    arrivals: { visit: { 10:00: 12 /h, 11:00: 9 /h } }
${parts.office ?? ""}
thresholds: { wait: [10 min] }
${parts.top ?? ""}
`;

test("an office of exponential services is worked out exactly, by its own hours and desks", async () => {
  const found = officeDayOf(await resolve(text()), "counter", { weekday: 0 })!;
  const flow = dayFlow(
    {
      arrivals: {
        shape: "constant",
        pieces: [
          { minute: 600, value: 0.2 },
          { minute: 660, value: 0.15 },
        ],
      },
      desks: [
        { minute: 600, value: 2 },
        { minute: 720, value: 1 },
      ],
      serviceRate: 1 / 8,
      patienceRate: 1 / 50,
      balking: [],
      room: null,
      crowd: 0,
      release: "exhaustive",
      serviceCv2: 1,
    },
    { opens: 600, closes: 780, lastTicket: 780, line: "served" },
    { thresholds: [10] },
  );
  expect(found.isExact).toBe(true);
  expect(found.reasons).toEqual([]);
  expect(found.flow.arrived).toBeCloseTo(12 + 18, 10);
  expect(found.flow.waitMinutes).toBeCloseTo(flow.waitMinutes, 8);
  expect(found.flow.above[0]).toBeCloseTo(flow.above[0], 8);
  expect(found.flow.halfHours.length).toBe(6);
  expect(found.measures.waitJoined).toBeCloseTo(flow.waitMinutes / flow.joined, 8);
  expect(found.flow.deskMinutes).toBe(2 * 120 + 60);
});

test("hours follow the weekday, and a closed day is none", async () => {
  const scenario = await resolve(text());
  expect(officeDayOf(scenario, "counter", { weekday: 5 })!.flow.arrived).toBeCloseTo(12, 10);
  expect(officeDayOf(scenario, "counter", { weekday: 6 })).toBeNull();
  expect(officeDayOf(scenario, "counter", { day: 5 })!.flow.openMinutes).toBe(60);
});

test("whatever is approximated is said", async () => {
  const lognormal = await resolve(text({ errand: "{ lognormal: { mean: 8 min, cv: 0.7 } }" }));
  const found = officeDayOf(lognormal, "counter", { weekday: 0 })!;
  expect(found.isExact).toBe(false);
  expect(found.reasons).toEqual(["services are not exponential: two moments of the mix are kept"]);
  const exponential = officeDayOf(await resolve(text()), "counter", { weekday: 0 })!;
  expect(found.measures.waitJoined!).toBeLessThan(exponential.measures.waitJoined!);
  const booked = await resolve(
    text({ office: "    bookings: { visit: { slots: { 10:00: 2, 11:00: 2 } } }" }),
  );
  const withBookings = officeDayOf(booked, "counter", { weekday: 0 })!;
  expect(withBookings.reasons).toEqual(["appointments come by chance about their time"]);
  const plain = await resolve(text());
  const mistimed = { ...plain, sources: plain.sources.map((source) => ({ ...source, anyHour: true })) };
  const { reasons } = officeDayOf(mistimed, "counter", { weekday: 0 })!;
  expect(reasons).toEqual(["visitors who intend a closed time are left out"]);
});

test("days of different size wait longer in the mean, for the same visitors", async () => {
  const even = officeDayOf(await resolve(text()), "counter", { weekday: 0 })!;
  const uneven = officeDayOf(await resolve(text({ top: "dayFactor: { cv: 30 % }" })), "counter", {
    weekday: 0,
  })!;
  expect(uneven.flow.arrived).toBeCloseTo(even.flow.arrived, 9);
  expect(uneven.measures.waitJoined!).toBeGreaterThan(1.05 * even.measures.waitJoined!);
});

test("offices and days that there are not are refused", async () => {
  const scenario = await resolve(text());
  expect(() => officeDayOf(scenario, "window", { weekday: 0 })).toThrow("no office window");
  expect(() => officeDayOf(scenario, "counter", { day: 7 })).toThrow("day 7 is not simulated");
});
