import { expect, test } from "vitest";
import { closingTime, type Closing } from "../../src/analysis/closingTime.js";
import { dayOfSpec, type DaySpec } from "../../src/analysis/daySpec.js";
import { officeDay } from "../../src/analysis/officeChain.js";
import { parseParams } from "../../src/analysis/params.js";
import { expectAgreement, published, publishedJson } from "./published.js";

const specs = publishedJson("day_specs.json") as Readonly<Record<string, DaySpec>>;
const rows = published("closing.csv");

// Expected values: data/verify/reference/closing.csv, from the law at the end of each day by matrix exponentials.
for (const id of new Set(rows.map((row) => row["case"]))) {
  test(`${id} agrees with every published value to a relative 1e-9`, () => {
    const wanted = rows.filter((row) => row["case"] === id);
    const found = afterClosing(wanted[0]["params"]);
    expectAgreement(
      wanted.map((row) => ({
        name: row["quantity"],
        exact: Number(row["value"]),
        found: found[row["quantity"]],
        error: "relative",
      })),
    );
  });
}

function afterClosing(params: string): Readonly<Record<string, number>> {
  const { day, T, c, mu, theta } = parseParams(params) as { day: string } & Record<
    "T" | "c" | "mu" | "theta",
    number
  >;
  const { law } = officeDay(dayOfSpec(specs[day]), [0, T]).at(-1)!;
  return closingTime(law, { closes: T, desks: c, serviceRate: mu, patienceRate: theta }, [5, 10, 15, 30]);
}

const closing: Closing = { closes: 480, desks: 1, serviceRate: 0.1, patienceRate: 0 };
const certainly = (inside: number): Float64Array => new Float64Array(inside + 3).fill(1, inside, inside + 1);

test("two visitors at one desk take a sum of two exponential services", () => {
  const found = closingTime(certainly(2), closing, [0, 25]);
  expect(found["E_overtime"]).toBeCloseTo(20, 13);
  expect(found["sd_overtime"]).toBeCloseTo(Math.sqrt(200), 13);
  expect(found["E_busy_minutes_after_close"]).toBeCloseTo(20, 13);
  expect(found["P(overtime>0)"]).toBeCloseTo(1, 14);
  expect(found["P(overtime>25)"]).toBeCloseTo(Math.exp(-2.5) * 3.5, 14); // Erlang-2: e^(-x)(1 + x)
  expect(found["E_finish_time"]).toBeCloseTo(500, 12);
});

test("two visitors at two desks take the longer of two services", () => {
  const found = closingTime(certainly(2), { ...closing, desks: 2 }, [25]);
  expect(found["E_overtime"]).toBeCloseTo(5 + 10, 13);
  expect(found["E_busy_minutes_after_close"]).toBeCloseTo(20, 13); // the work is the same
  expect(found["P(overtime>25)"]).toBeCloseTo(1 - (1 - Math.exp(-2.5)) ** 2, 14);
});

test("an empty office closes on the minute", () => {
  const found = closingTime(certainly(0), closing, [0]);
  expect(found["E_finish_time"]).toBe(480);
  expect(found["sd_overtime"]).toBe(0);
  expect(found["P(overtime>0)"]).toBe(0);
});

test("far tails of the overtime are exact, not a rounding of 1 minus 1", () => {
  const found = closingTime(certainly(2), closing, [500]);
  expect(found["P(overtime>500)"] / (Math.exp(-50) * 51)).toBeCloseTo(1, 11);
});

test("with nobody to serve them, the patient are inside for ever and the impatient leave", () => {
  expect(() => closingTime(certainly(2), { ...closing, desks: 0 }, [])).toThrow(
    "closingTime: 1 inside with 0 desks at rate 0.1 never leave",
  );
  const found = closingTime(certainly(2), { ...closing, desks: 0, patienceRate: 0.5 }, []);
  expect(found["E_overtime"]).toBeCloseTo(1 + 2, 14);
  expect(found["E_busy_minutes_after_close"]).toBe(0);
});
