/** The scenarios of closures say what they announce. */
import { expect, test } from "vitest";
import { formatDate } from "../../src/scenario/dates.js";
import { loadScenario } from "../../src/scenario/load.js";
import type { Office } from "../../src/scenario/scenario.js";

/** Offices that are gone in their last phase. */
async function goneIn(name: string): Promise<Office[]> {
  const { offices } = await loadScenario(name);
  return offices.filter(({ phases }) => !phases[phases.length - 1].exists);
}

test.each([
  ["base-2024", 0, 0],
  ["closures-documented", 16, 0], // data/offices.csv: 14 closed, 1 to close, 1 reopening
  ["closures-dated", 16, 0],
  ["closures-35", 35, 0], // and 19 candidates
  ["closures-35-mistimed", 35, 0],
  ["closures-35-mixed", 35, 4],
  ["metro-hours", 0, 0],
])("%s closes %i offices, %i of them full-service", async (name, closed, full) => {
  const gone = await goneIn(name);
  expect(gone).toHaveLength(closed);
  expect(gone.filter(({ attributes }) => attributes.type === "full_service")).toHaveLength(full);
});

test("eleven closures begin the day after the last day in the table, and the other five are marked", async () => {
  const { offices, patches } = await loadScenario("closures-dated");
  const firstDay = (id: string): string =>
    formatDate(offices.find((office) => office.id === id)!.phases[1].from);
  // closure_date of data/offices.csv, one day later
  expect(["O030", "O065", "O081", "O032", "O041"].map(firstDay)).toEqual([
    "2025-01-01",
    "2025-03-26",
    "2025-05-24",
    "2025-05-31",
    "2025-06-14",
  ]);
  const assumed = patches.filter(({ provenance }) => provenance === "assumed");
  expect(assumed.flatMap((patch) => patch.offices)).toEqual(["O061", "O063", "O145", "O115", "O004"]);
  expect(patches.filter((one) => !assumed.includes(one)).flatMap((one) => one.offices)).toHaveLength(11);
});

test("the closures with the mistimed differ from the network with them by nothing but the closures", async () => {
  const before = await loadScenario("base-2024-mistimed");
  const after = await loadScenario("closures-35-mistimed");
  const plain = await loadScenario("closures-35");
  const { mistimed, horizon, dayFactorCv, dayFactorShared } = after;
  expect({ mistimed, horizon, dayFactorCv, dayFactorShared }).toEqual({
    mistimed: before.mistimed,
    horizon: before.horizon,
    dayFactorCv: before.dayFactorCv,
    dayFactorShared: before.dayFactorShared,
  });
  expect(after.patches).toEqual(plain.patches);
  expect(after.foundations).toEqual(before.foundations);
});

test.each(["closures-35", "closures-35-mistimed", "closures-35-mixed"])(
  "%s is shown as nobody's plan",
  async (name) => {
    const { title, patches } = await loadScenario(name);
    expect(title.en).toContain("nobody's plan");
    expect(title.sv).toContain("ingens plan");
    expect(patches.slice(1).every(({ provenance }) => provenance === "assumed")).toBe(true);
  },
);

test("metropolitan offices of four days open on five with the desk hours they had", async () => {
  const before = await loadScenario("base-2024");
  const after = await loadScenario("metro-hours");
  const changed = after.patches[0].offices;
  expect(changed.length).toBeGreaterThan(4);
  const hours = (offices: readonly Office[], id: string): number => {
    const { week, desks } = offices.find((office) => office.id === id)!.phases.at(-1)!;
    const deskHours = (open: { opens: number; closes: number }): number =>
      desks.reduce((sum, { minute, value }, i) => {
        const from = Math.max(open.opens, minute);
        const to = Math.min(open.closes, desks[i + 1]?.minute ?? 1440);
        return sum + value * Math.max(0, to - from);
      }, 0);
    return week.reduce((sum, open) => sum + (open === null ? 0 : deskHours(open)), 0);
  };
  for (const id of changed) {
    expect(hours(after.offices, id) / hours(before.offices, id)).toBeCloseTo(1, 1);
  }
});
