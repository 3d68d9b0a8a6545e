/** The year in which unanswered calls become visits has as many visits as the base year, to which the data belong. */
import { expect, test } from "vitest";
import { compileModel } from "../../src/model/compile.js";
import { loadScenario } from "../../src/scenario/load.js";
import { tell } from "../simulation/support.js";
import { createSimulator } from "../../src/simulation/simulate.js";

const YEAR = ["period.from=2024-01-01", "period.to=2024-12-31", "warmUp=0"];

async function visitsOf(name: string): Promise<number> {
  const scenario = await loadScenario(name, YEAR);
  return tell(scenario, createSimulator(compileModel(scenario))("year", 0).sums).contacts().intended;
}

test("visits of the year are within 0.5 % of those of base-2024", async () => {
  const [feedback, base] = [await visitsOf("base-2024-feedback"), await visitsOf("base-2024")];
  process.stdout.write(`visits ${feedback} against ${base}: ${((100 * feedback) / base).toFixed(2)} %\n`);
  expect(Math.abs(feedback / base - 1)).toBeLessThan(0.005);
});
