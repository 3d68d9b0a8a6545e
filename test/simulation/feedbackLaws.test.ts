/** Laws on the real network of data/ where unanswered calls become visits, for a week. */
import { expect, test } from "vitest";
import { reachOfChange } from "../../src/analysis/reach.js";
import { compileModel } from "../../src/model/compile.js";
import { reachOf } from "../../src/model/displacement.js";
import { loadScenario } from "../../src/scenario/load.js";
import type { Scenario } from "../../src/scenario/scenario.js";
import { createSimulator } from "../../src/simulation/simulate.js";
import { withPhases } from "../support/scenario.js";
import { bytesOf, tell } from "./support.js";

const FEEDBACK = ["unanswered.visit=5 %", "unanswered.after.exponential.mean=24 h"];

function live(scenario: Scenario) {
  const model = compileModel(scenario);
  const { sums } = createSimulator(model)("law", 0);
  return { model, ...tell(scenario, sums) };
}

type Lived = ReturnType<typeof live>;

const feedback = await loadScenario("base-2024-feedback");
const lived = live(feedback);

/** Ids of offices and lines whose sums differ in any byte. */
function differing(one: Lived, other: Lived): string[] {
  return one.model.officeIds.filter((_, place) =>
    (["cell", "contact", "slot", "office", "officeBins", "waitAbove"] as const).some((name) => {
      const width = one.sums[name].length / one.model.officeIds.length;
      const row = ({ sums }: Lived) => bytesOf(sums[name].subarray(place * width, (place + 1) * width));
      return row(one) !== row(other);
    }),
  );
}

test("a desk more at one office changes that office alone, calls or no calls", () => {
  const id = feedback.offices[10].id;
  const withDesk = {
    ...feedback,
    offices: feedback.offices.map((office) => {
      const more = ({ desks }: { desks: readonly { minute: number; value: number }[] }) => ({
        desks: desks.map((piece) => ({ ...piece, value: piece.value + 1 })),
      });
      return office.id === id ? withPhases(office, more) : office;
    }),
  };
  expect(reachOfChange(feedback, withDesk).map((one) => one.id)).toEqual([id]);
  expect(differing(lived, live(withDesk))).toEqual([id]);
});

test("closures touch every office through the lines, which the reach says", async () => {
  const [before, after] = [
    await loadScenario("base-2024", FEEDBACK),
    await loadScenario("closures-documented", FEEDBACK),
  ];
  const reach = new Set(reachOfChange(before, after).map(({ id }) => id));
  const [open, closed] = [live(before), live(after)];
  const touched = differing(open, closed);
  expect(touched.filter((id) => !reach.has(id))).toEqual([]);
  const receiving = reachOf(compileModel(await loadScenario("closures-documented")).displacement!);
  const local = after.offices.filter((_, place) => receiving[place] === 1).map(({ id }) => id);
  const others = touched.filter((id) => !local.includes(id) && !closed.model.errandIds.includes(id));
  expect(others.length).toBeGreaterThan(3); // visited instead of calling
  // The same people set out by themselves: what is more came after a call.
  const byThemselves = ({ contacts, office }: Lived): number =>
    contacts().intended - office().personsVisiting;
  expect(byThemselves(closed)).toBe(byThemselves(open));
});

test("in an ordinary week about as many visits as in the base scenario, though some of them come after a call", async () => {
  const base = live(await loadScenario("base-2024"));
  const visits = ({ contacts }: Lived): number => contacts().intended;
  const { personsVisiting, persons } = lived.office();
  expect(personsVisiting / persons).toBeGreaterThan(0.005);
  expect(Math.abs(visits(lived) / visits(base) - 1)).toBeLessThan(0.03); // over the year within 0.2 %, as more people call in other months
});
