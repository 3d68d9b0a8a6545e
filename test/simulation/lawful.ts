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

/** A copy whose offices, errands and sources are changed. */
export function changed(
  scenario: Scenario,
  change: { readonly office?: (office: Office) => Office; readonly errand?: (errand: Errand) => Errand },
): Scenario {
  const { office = (one) => one, errand = (one) => one } = change;
  return { ...scenario, offices: scenario.offices.map(office), errands: scenario.errands.map(errand) };
}
