import { expect, test } from "vitest";
import { afterClosing } from "../../src/analysis/afterClosing.js";
import { dayOfSpec, type DaySpec } from "../../src/analysis/daySpec.js";
import { officeDay } from "../../src/analysis/officeChain.js";
import { parseParams } from "../../src/analysis/params.js";
import { published, publishedJson } from "./published.js";

const specs = publishedJson("day_specs.json") as Readonly<Record<string, DaySpec>>;
const rows = published("closing.csv");

for (const id of new Set(rows.map((row) => row["case"]))) {
  test(`${id} agrees with the published means`, () => {
    const own = rows.filter((row) => row["case"] === id);
    const params = parseParams(own[0]["params"]);
    const spec = specs[String(params["day"])];
    const after = afterClosing({
      law: officeDay(dayOfSpec(spec), [0, Number(params["T"])])[1].law,
      desks: Number(params["c"]),
      serviceRate: spec.mu,
      patienceRate: spec.theta,
      serviceCv2: 1,
      staysOpen: true,
    });
    const found: Record<string, number> = {
      E_overtime: after.overtime,
      E_inside_at_close: after.inside,
      E_busy_minutes_after_close: after.busyMinutes,
    };
    for (const [quantity, value] of Object.entries(found)) {
      const exact = Number(own.find((row) => row["quantity"] === quantity)?.["value"]);
      expect(Math.abs(value / exact - 1), quantity).toBeLessThan(1e-8);
    }
  });
}

test("a service in hand that always takes 10 minutes has 5 left; who is called then takes all 10", () => {
  const remaining = {
    desks: 1,
    serviceRate: 0.1,
    patienceRate: 0,
    serviceCv2: 0,
    staysOpen: true,
  };
  expect(afterClosing({ ...remaining, law: Float64Array.of(0, 1) }).overtime).toBeCloseTo(5, 12);
  const two = afterClosing({ ...remaining, law: Float64Array.of(0, 0, 1) });
  expect(two.busyMinutes).toBeCloseTo(15, 12);
  const home = afterClosing({ ...remaining, law: Float64Array.of(0, 0, 1), staysOpen: false });
  expect([home.sentHome, home.servedOfLine, home.busyMinutes]).toEqual([1, 0, 5]);
});
