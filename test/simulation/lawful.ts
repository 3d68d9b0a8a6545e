/** What the laws share: how they are checked, and scenarios that differ in one thing. */
import fc from "fast-check";
import type { Errand, Office, Scenario } from "../../src/scenario/scenario.js";

/** Checks a law on generated scenarios. */
export function holds(
  arbitrary: fc.Arbitrary<Scenario>,
  law: (scenario: Scenario) => void,
  numRuns = 40,
): void {
  fc.assert(fc.property(arbitrary, law), { seed: 11, numRuns });
}

/** The same run with so many days of drain, on which everybody comes at their first rate. */
export function withDrain(scenario: Scenario, drainDays: number): Scenario {
  const sources = scenario.sources.map((source) => ({
    ...source,
    rateOfDay: [...source.rateOfDay, ...Array.from({ length: drainDays }, () => 0)],
  }));
  return { ...scenario, horizon: { ...scenario.horizon, drainDays }, sources };
}

/** A copy whose offices, errands and sources are changed. */
export function changed(
  scenario: Scenario,
  change: { readonly office?: (office: Office) => Office; readonly errand?: (errand: Errand) => Errand },
): Scenario {
  const { office = (one) => one, errand = (one) => one } = change;
  return { ...scenario, offices: scenario.offices.map(office), errands: scenario.errands.map(errand) };
}
