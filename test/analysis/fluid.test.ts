import { expect, test } from "vitest";
import { dayOfSpec, type DaySpec } from "../../src/analysis/daySpec.js";
import { fluidDay } from "../../src/analysis/fluid.js";
import methods from "./methods_kat.json" with { type: "json" };
import { publishedJson } from "./published.js";

const specs = publishedJson("day_specs.json") as Record<string, DaySpec>;

test("the flow of the big day is as published, to a relative 1e-8", () => {
  const { arrivals, desks, serviceRate, patienceRate } = dayOfSpec(specs["big_preempt"]);
  const day = { arrivals: arrivals.pieces, desks, serviceRate, patienceRate };
  const rows = methods.fluid.rows;
  const found = fluidDay(
    day,
    rows.map(({ t }) => t),
  );
  rows.forEach(({ t, x, abandoned }, i) => {
    const row = found[i];
    expect(Math.abs(row.inside - x), `inside at ${t}`).toBeLessThanOrEqual(1e-8 * x);
    expect(Math.abs(row.abandoned - abandoned), `abandoned at ${t}`).toBeLessThanOrEqual(1e-8 * abandoned);
  });
});

const at = (value: number) => [{ minute: 0, value }];

test("a line grows and falls in straight lines where nobody gives up", () => {
  // 2 desks finish 0.2 a minute; 0.5 come until 100, nobody after.
  const arrivals = [...at(0.5), { minute: 100, value: 0 }];
  const day = { arrivals, desks: at(2), serviceRate: 0.1, patienceRate: 0 };
  const filled = 10 * Math.log(5 / 3); // 5 (1 - e^(-t/10)) = 2
  const [, full, empty] = fluidDay(day, [0, 100, 100 + (0.3 / 0.2) * (100 - filled)]);
  expect(full.inside).toBeCloseTo(2 + 0.3 * (100 - filled), 11);
  expect(empty.inside).toBeCloseTo(2, 11); // the line has just gone
  expect(empty.waitMinutes).toBeCloseTo(((full.inside - 2) * 2.5 * (100 - filled)) / 2, 9); // a triangle
  expect(empty.abandoned).toBe(0);
});

test("a load that the desks just carry stays where it is, and more settles where those who give up are enough", () => {
  const day = { desks: at(3), serviceRate: 0.1, patienceRate: 0.05 };
  const [, even] = fluidDay({ ...day, arrivals: at(0.3) }, [0, 2000]);
  expect(even.inside).toBeCloseTo(3, 10);
  expect(even.waitMinutes).toBeLessThan(1e-9);
  const [, over] = fluidDay({ ...day, arrivals: at(0.5) }, [0, 2000]);
  expect(over.inside).toBeCloseTo(3 + 0.2 / 0.05, 10);
});

test("what has come is inside, served or has given up, and patience as long as service makes M/M/∞", () => {
  const day = { arrivals: at(0.5), desks: at(2), serviceRate: 0.1, patienceRate: 0.1 };
  for (const row of fluidDay(day, [0, 3, 10, 40, 300])) {
    expect(row.inside + row.served + row.abandoned).toBeCloseTo(0.5 * row.minute, 10);
    expect(row.inside).toBeCloseTo(5 * (1 - Math.exp(-0.1 * row.minute)), 12);
  }
});

test("days that cannot be are refused", () => {
  const day = { arrivals: at(0.5), desks: at(2), serviceRate: 0.1, patienceRate: 0 };
  expect(() => fluidDay(day, [10, 10])).toThrow("times must be given and rise");
  expect(() => fluidDay({ ...day, serviceRate: 0 }, [0, 1])).toThrow("serviceRate is 0");
});
