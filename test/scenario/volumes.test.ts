import { expect, test } from "vitest";
import type { ErrandRow, OfficeRow } from "../../src/scenario/columns.js";
import type { Scenario } from "../../src/scenario/scenario.js";
import { volumesOf } from "../../src/scenario/volumes.js";
import { network, problemsOf, readShippedTable, resolve } from "./support.js";

function office(id: string, type: OfficeRow["office_type"], perYear: number): OfficeRow {
  return { office_id: id, office_type: type, visits_2024_estimate: perYear } as OfficeRow;
}

function errand(id: string, share: number, full: 0 | 1): ErrandRow {
  return { errand_type_id: id, share_of_errands: share, needs_full_service_office: full } as ErrandRow;
}

/** Volumes of an office, in the order of the errands. */
function volumes(offices: OfficeRow[], errands: ErrandRow[], id: string): number[] {
  const found = volumesOf(offices, errands);
  if ("problem" in found) throw new Error(found.problem);
  return [...(found.volumes.get(id) ?? [])];
}

test("errands that need full service are all at full-service offices, and both sums are kept", () => {
  const offices = [office("a", "full_service", 600), office("b", "flexible", 400)];
  const errands = [errand("photo", 0.2, 1), errand("advice", 0.5, 0), errand("form", 0.3, 0)];
  // 200 photos must be at a, which leaves it 400 of the 800 others, and b all its 400: each half, 5 to 3.
  const [photo, advice, form] = volumes(offices, errands, "a");
  expect([photo, advice, form].map((value) => Math.round(1e6 * value) / 1e6)).toEqual([200, 250, 150]);
  expect(volumes(offices, errands, "b").map((value) => Math.round(1e6 * value) / 1e6)).toEqual([0, 250, 150]);
});

test("an errand that no office can serve has no visits, and the others have its share", () => {
  const errands = [errand("photo", 0.2, 1), errand("advice", 0.8, 0)];
  expect(volumes([office("b", "flexible", 400)], errands, "b")).toEqual([0, 400]);
});

test("shares that the offices cannot meet are refused with what is wanted", () => {
  const offices = [office("a", "full_service", 100), office("b", "flexible", 900)];
  const errands = [errand("photo", 0.2, 1), errand("advice", 0.8, 0)];
  expect(volumesOf(offices, errands)).toEqual({
    problem:
      "no visits by office and errand fit the tables: photo together want 200, but the rows with a place for them have 100",
    remedy: "change the shares of errands, the visits or the types of offices",
  });
});

/** Visits a year of all sources that fulfil a condition. */
function visits({ sources }: Scenario, fits: (source: Scenario["sources"][number]) => boolean): number {
  return sources.filter(fits).reduce((sum, { scale }) => sum + scale, 0);
}

test("on the whole network offices keep their visits and errands their share of 2.8 million", async () => {
  const scenario = await resolve(network("", "{from: 2024-11-04, to: 2024-11-10}"));
  expect(visits(scenario, ({ office: id }) => id === "O139")).toBeCloseTo(23_800, 6); // visits_2024_estimate
  expect(visits(scenario, ({ office: id }) => id === "O001")).toBeCloseTo(30_300, 6);
  for (const [id, share] of [
    ["skv_identity_check", 0.05], // share_of_errands
    ["fk_parental", 0.09],
  ] as const) {
    expect(visits(scenario, ({ errand: one }) => one === id) / (2_800_000 * share)).toBeCloseTo(1, 8);
  }
  // At the 58 offices that can check identities the share is larger than in the country.
  const own = visits(scenario, (one) => one.office === "O139" && one.errand === "skv_identity_check");
  expect(own / 23_800).toBeGreaterThan(0.05);
});

test("a selection keeps the volumes of the whole network", async () => {
  const whole = await resolve(network(""));
  const one = await resolve(network("where: {id: O139}"));
  const volume = (scenario: Scenario): number => visits(scenario, ({ id }) => id === "O139/skv_id_card");
  expect(volume(one)).toBe(volume(whole));
});

test("a table of errands that the offices cannot meet is refused by the offices' visits", async () => {
  const fewer = (name: string): string =>
    name === "offices.csv"
      ? readShippedTable(name)
          .replaceAll("full_service", "flexible")
          .replace(",flexible,,assumed,0,", ",full_service,,assumed,0,")
      : readShippedTable(name);
  // One full-service office is left, with fewer visits than the 5 % of all that are identity checks.
  expect((await problemsOf(network("where: {id: O139}"), fewer))[0]).toMatch(
    /^offices\.csv visits_2024_estimate: no visits by office and errand fit the tables: skv_identity_check together want/,
  );
});
