/** How many days a run may go on after the measured ones: where something is carried over a night, unless the file says it. */
import { expect, test } from "vitest";
import { daysUntilEnd, simulatedDays } from "../../src/scenario/calendar.js";
import { problemsOf, resolve, scenarioWith } from "./support.js";

const drainOf = async (text: string): Promise<number | undefined> => (await resolve(text)).horizon.drainDays;

const LATER = "    service: 10 min\n    leaving: {later: 50 %, after: 1 h}";
const LINE = "lines: {x: {agents: 1, handling: 5 min, redial: {after: 30 min, rejected: 50 %}}}";

test("two weeks where somebody may come or call again on another day, and no day elsewhere", async () => {
  expect(await drainOf(scenarioWith())).toBeUndefined();
  expect(await drainOf(scenarioWith().replace("    service: 10 min", LATER))).toBe(14);
  expect(await drainOf(scenarioWith({ top: LINE }))).toBe(14);
  expect(await drainOf(scenarioWith({ top: LINE.replace(/, redial.*?}/, "") }))).toBeUndefined();
  expect(await drainOf(scenarioWith({ top: `continuous: true\n${LINE}` }))).toBeUndefined();
});

test("as many days as the file says, with the visitors of each of them", async () => {
  const scenario = await resolve(scenarioWith({ top: `drain: 3\nwarmUp: 2\n${LINE}` }));
  expect(scenario.horizon).toMatchObject({ firstDay: 0, warmUpDays: 2, days: 10, drainDays: 3 });
  expect([simulatedDays(scenario.horizon).at(-1), daysUntilEnd(scenario.horizon).at(-1)]).toEqual([12, 9]);
  expect(scenario.sources.map(({ rateOfDay }) => rateOfDay.length)).toEqual([15, 15]);
  expect(await drainOf(scenarioWith({ top: `drain: 0\n${LINE}` }))).toBeUndefined();
  expect(await drainOf(scenarioWith({ top: "continuous: true\ndrain: 5" }))).toBe(5);
});

test("the mix of further errands is that of the days until the last measured one", async () => {
  // Ten days end on a Wednesday; nine more have as many Thursdays as the ten, and so would change the mix.
  const text = (drain: number): string => `kontor: 1
days: 10
drain: ${drain}
furtherErrand: 20 %
errands: { a: { service: 9 min }, b: { service: 5 min } }
offices:
  daily: { desks: 1, open: 10:00-16:00, arrivals: { a: 3 /h } }
  rare: { desks: 1, open: { thu: 10:00-16:00 }, arrivals: { b: 3 /h } }
`;
  const [short, long] = await Promise.all([resolve(text(0)), resolve(text(9))]);
  expect(long.furtherErrand).toEqual(short.furtherErrand);
});

test("a plain scenario keeps its name, whether it says that there is no drain or nothing", async () => {
  const [silent, none] = await Promise.all([
    resolve(scenarioWith()),
    resolve(scenarioWith({ top: "drain: 0" })),
  ]);
  expect(none.hash).toBe(silent.hash);
});

test("more than a year of drain is refused", async () => {
  expect(await problemsOf(scenarioWith({ top: "drain: 367" }))).toEqual([
    "x.yaml:10:8 drain: 367 is too large; write a whole number from 0 to 366",
  ]);
});
