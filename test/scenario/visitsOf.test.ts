/** Patches that change the visitors of one errand. */
import { expect, test } from "vitest";
import { loadScenario } from "../../src/scenario/load.js";
import { surveyScenario } from "../../src/scenario/survey.js";
import { problemsOf, resolve } from "./support.js";

const NETWORK = `
kontor: 1
period: { from: 2024-11-04, to: 2024-11-17 }
errands:
  advice: { service: 10 min, patience: 30 min }
  card: { service: 10 min, patience: 30 min }
offices:
  north:
    open: { mon-fri: 10:00-16:00 }
    desks: 3
    arrivals: { advice: 4 /h, card: 2 /h }
`;

/** Visitors expected a day, of advice and of cards, in two weeks of five days. */
async function expected(patch: string): Promise<number[]> {
  const scenario = await resolve(`${NETWORK}patch:\n${patch}`);
  return scenario.sources.map((source) => surveyScenario({ ...scenario, sources: [source] }).total.visitors);
}

test("only the visitors of the errand named change, from day to day, and factors multiply", async () => {
  // 6 hours × 4 and 2 an hour × 10 days.
  expect(
    await expected("  - { where: { id: north }, set: { visitsOf: { card: +0 % } }, why: no change }"),
  ).toEqual([expect.closeTo(240, 9), expect.closeTo(120, 9)]);
  const patch = `
  - { where: { id: north }, from: 2024-11-11, set: { visitsOf: { card: +50 % } }, why: more cards }
  - { where: { id: north }, from: 2024-11-11, set: { visits: +10 %, visitsOf: { card: +100 % } }, why: still more }`;
  // The second week: advice × 1.1, cards × 1.5 × 2 × 1.1.
  expect(await expected(patch)).toEqual([expect.closeTo(120 + 132, 9), expect.closeTo(60 + 60 * 3.3, 9)]);
});

test("an errand that nobody knows is refused with the nearest name", async () => {
  const wrong = "patch:\n  - { where: { id: north }, set: { visitsOf: { crad: +5 % } }, why: x }\n";
  expect(await problemsOf(NETWORK + wrong)).toEqual([
    expect.stringMatching(/patch\.0\.set\.visitsOf\.crad: unknown errand "crad"; did you mean "card"\?$/),
  ]);
});

test("the surge of identity checks brings what it says, at full-service offices, of that errand alone", async () => {
  const period = ["period.from=2024-10-07", "period.to=2024-11-10"];
  const [base, surge] = [await loadScenario("base-2024", period), await loadScenario("surge-identity")];
  const visitorsOf = (scenario: typeof base, errand: string): number => {
    const sources = scenario.sources.filter((source) => source.errand === errand);
    return surveyScenario({ ...scenario, sources }).total.visitors;
  };
  expect(visitorsOf(surge, "skv_id_card")).toBeCloseTo(visitorsOf(base, "skv_id_card"), 6);
  expect(visitorsOf(surge, "skv_identity_check")).toBeGreaterThan(2 * visitorsOf(base, "skv_identity_check"));
  // 5 % of a week's visits, and of these once, twice, twice and half as many more in four weeks.
  const [before, after] = [base, surge].map((one) => surveyScenario(one).total.visitors);
  expect((after - before) / before).toBeCloseTo((0.05 * 5.5) / 5, 2);
});
