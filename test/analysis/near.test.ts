/** Leaving out visitors who cannot matter leaves every figure of the offices told of as it was, bit by bit. */
import { expect, test } from "vitest";
import { nearTo, withVisitorsOf } from "../../src/analysis/near.js";
import { loadScenario } from "../../src/scenario/load.js";
import type { Errand, Scenario } from "../../src/scenario/scenario.js";
import { networks } from "../simulation/generatedNetworks.js";
import { changed, holds } from "../simulation/lawful.js";
import { simulate } from "../simulation/support.js";

/** Everything that is summed of some offices. */
function toldOf(scenario: Scenario, ids: readonly string[]): unknown {
  const { attempts, office, contacts } = simulate(scenario);
  return ids.map((id) => [attempts(id), office(id), contacts(id)]);
}

/** Where some come again later, nobody is left out. */
const neverLater = (errand: Errand): Errand => {
  return { ...errand, leaving: errand.leaving && { ...errand.leaving, later: 0 } };
};

test("generated networks keep every sum of the office told of", () => {
  let left = 0;
  holds(
    networks,
    (scenario) => {
      for (const whole of [scenario, changed(scenario, { errand: neverLater })]) {
        for (const { id } of whole.offices) {
          const near = withVisitorsOf(whole, nearTo(whole, new Set([id])));
          left += whole.sources.length - near.sources.length;
          expect(toldOf(near, [id])).toEqual(toldOf(whole, [id]));
        }
      }
    },
    25,
  );
  expect(left).toBeGreaterThan(25);
});

const DAY = ["period.from=2024-10-15", "period.to=2024-10-15", "warmUp=0"]; // a Tuesday

test.each(["closures-35", "closures-35-mistimed"])(
  "of %s the metropolitan offices keep every sum without most other visitors",
  async (name) => {
    const scenario = await loadScenario(name, DAY);
    const ids = scenario.offices.flatMap(({ id, attributes }) =>
      attributes.area === "metropolitan" ? [id] : [],
    );
    const near = withVisitorsOf(scenario, nearTo(scenario, new Set(ids)));
    const offices = new Set(near.sources.map(({ office }) => office));
    expect(offices.has("SKV")).toBe(false); // who calls a line by himself touches no office
    // 32 and two that are joined to them by closures; all where people may go to whichever is open.
    expect(offices.size).toBe(scenario.mistimed === null ? 34 : 148);
    expect(toldOf(near, ids)).toEqual(toldOf(scenario, ids));
  },
);
