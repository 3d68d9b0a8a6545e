/** Laws of closures on the real network of data/, for one day. */
import { expect, test } from "vitest";
import { compileModel } from "../../src/model/compile.js";
import { reachOf } from "../../src/model/displacement.js";
import { loadScenario } from "../../src/scenario/load.js";
import { createSimulator } from "../../src/simulation/simulate.js";
import { CONTACT, CONTACT_WIDTH, FLOW, FLOW_WIDTH, ZONE, ZONE_WIDTH } from "../../src/simulation/sums.js";
import { bytesOf } from "./support.js";

const DAY = ["period.from=2024-10-15", "period.to=2024-10-15"]; // a Tuesday

async function live(name: string) {
  const model = compileModel(await loadScenario(name, DAY));
  return { model, sums: createSimulator(model)("law", 0).sums };
}

const base = await live("base-2024");
const closed = await live("closures-documented");
const offices = base.model.officeCount;

/** Sum of a column of a table of rows of some width. */
function total(table: Float64Array, width: number, column: number): number {
  let sum = 0;
  for (let at = column; at < table.length; at += width) sum += table[at];
  return sum;
}

test("offices outside the reach of the closures differ by exactly 0, and the closed ones do not", () => {
  const reach = reachOf(closed.model.displacement!);
  const within = [...reach].filter((one) => one === 1).length;
  expect(within).toBeGreaterThan(16); // those closed, and whoever receives
  expect(within).toBeLessThan(60);
  const rowsDiffer = (office: number): boolean =>
    (["cell", "contact", "slot", "office", "officeBins", "waitAbove"] as const).some((name) => {
      const width = base.sums[name].length / base.model.officeIds.length;
      const row = (from: typeof base) =>
        bytesOf(from.sums[name].subarray(office * width, (office + 1) * width));
      return row(base) !== row(closed);
    });
  const differing = Array.from({ length: offices }, (_, i) => i).filter(rowsDiffer);
  expect(differing.filter((office) => reach[office] === 0)).toEqual([]);
  expect(differing.length).toBeGreaterThan(16);
});

test("everybody intends the same in both, and every displaced contact has one fate", () => {
  const column = (from: typeof base, name: keyof typeof CONTACT): number =>
    total(from.sums.contact, CONTACT_WIDTH, CONTACT[name]);
  expect(column(closed, "intended")).toBe(column(base, "intended"));
  expect(column(base, "displaced")).toBe(0);
  const displaced = column(closed, "displaced");
  expect(displaced).toBeGreaterThan(500); // 203,000 of 2.8 million visits a year, on one of 251 days
  const zones = (name: keyof typeof ZONE): number => total(closed.sums.zone, ZONE_WIDTH, ZONE[name]);
  expect(zones("displaced")).toBe(displaced);
  const fates = ["rerouted", "phone", "eService", "failed", "gaveUp"] as const;
  expect(fates.reduce((sum, name) => sum + zones(name), 0)).toBe(displaced);
  expect(total(closed.sums.flow, FLOW_WIDTH, FLOW.visitors)).toBe(column(closed, "rerouted"));
  // At the other offices people call because of the hours.
  const { gone } = closed.model.displacement!;
  const rowsOf = closed.model.errandIds.length * CONTACT_WIDTH;
  const calls = [...gone.subarray(0, offices)].map((one, office) => {
    const rows = closed.sums.contact.subarray(office * rowsOf, (office + 1) * rowsOf);
    return one * total(rows, CONTACT_WIDTH, CONTACT.phone);
  });
  expect(calls.reduce((sum, one) => sum + one, 0)).toBe(zones("phone"));
  expect(zones("phone")).toBeGreaterThan(0);
});

test("no closure shortens any trip", () => {
  const { firstPair, receiving, ranks, starts, gone, skillOf } = closed.model.displacement!;
  const { flow, zone } = closed.sums;
  expect([...flow].every((sum) => sum >= 0)).toBe(true);
  expect([...zone].every((sum) => sum >= 0)).toBe(true);
  // From every start point of a closed office every other office is at least as far.
  const { zoneCount, officeCount } = ranks;
  expect(Math.max(...skillOf)).toBe(1); // full service or not
  let checked = 0;
  for (let office = 0; office < officeCount; office++) {
    if (gone[office] === 0) continue;
    for (const start of new Set(starts.subarray(office * zoneCount, (office + 1) * zoneCount))) {
      const row = ranks.minutes.subarray(start * officeCount, (start + 1) * officeCount);
      for (const to of receiving.subarray(firstPair[office], firstPair[office + 1])) {
        expect(row[to]).toBeGreaterThanOrEqual(row[office]);
        checked++;
      }
    }
  }
  expect(checked).toBeGreaterThan(30);
});
