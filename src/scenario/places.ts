/** Where the sums of a scenario are kept: offices first, then phone lines; errands first, then the lines' own. */
import type { Errand, Office, Scenario } from "./scenario.js";

/** Everything that has desks and a line, in the order of the tables of sums. */
export function placesOf({ offices, lines }: Pick<Scenario, "offices" | "lines">): readonly Office[] {
  return [...offices, ...lines.map(({ office }) => office)];
}

/** Everything somebody can come or call for, in the order of the tables of sums. */
export function errandsOf({ errands, lines }: Pick<Scenario, "errands" | "lines">): readonly Errand[] {
  return [...errands, ...lines.map(({ errand }) => errand)];
}
