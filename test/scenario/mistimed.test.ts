import { expect, test } from "vitest";
import { compileModel } from "../../src/model/compile.js";
import { visitorsWithin } from "../../src/scenario/further.js";
import { expectedDays } from "../../src/scenario/loads.js";
import type { Scenario } from "../../src/scenario/scenario.js";
import { network, problemsOf, resolve, withTable } from "./support.js";

const MAP = "zones: demand_zones.csv, areas: area_classes.csv, municipalities: municipalities.csv";
const WHERE = "where: {id: [O001, O139]}, patience: {exponential: {mean: 40 min}}";
const DISPLACED = "displaced: {origin: 12 km, acceptance: {0 min: 100 %}, eIdentification: 90 %}\n";
const INSTEAD = "{atOpening: 30 %, insideHours: 30 %, anotherDay: 15 %, anotherOffice: 5 %, phone: 5 %}";
const SAID = `mistimed: {share: 15 %, day: 07:00-20:00, instead: ${INSTEAD}}\n`;
const BASE = network(`${WHERE}, ${MAP}`) + DISPLACED;

const DAY = { opens: 0, closes: 1440 };

/** People who intend to come on each simulated day. */
function intended({ sources }: Scenario, within = DAY): number[] {
  return sources[0].rateOfDay.map((_, day) =>
    sources.reduce((sum, { rates, rateOfDay, scale }) => {
      return sum + (rateOfDay[day] < 0 ? 0 : scale * visitorsWithin(rates[rateOfDay[day]], within));
    }, 0),
  );
}

test("the section stands in the scenario, and its share of all intend a minute outside the hours", async () => {
  const scenario = await resolve(BASE + SAID);
  expect(scenario.mistimed).toEqual({
    share: 0.15,
    day: { opens: 420, closes: 1200 },
    instead: {
      atOpening: 0.3,
      insideHours: 0.3,
      anotherDay: 0.15,
      anotherOffice: 0.05,
      phone: 0.05,
      eService: 0,
    },
  });
  const all = intended(scenario);
  intended(scenario, { opens: 600, closes: 960 }).forEach((inside, day) => {
    expect(inside).toBeCloseTo(0.85 * all[day], 9);
  });
  expect(scenario.sources.every(({ anyHour }) => anyHour === true)).toBe(true);
});

test("the visits expected on every day of an ordinary week are those of the tables", async () => {
  const [plain, mistimed] = await Promise.all([resolve(BASE), resolve(BASE + SAID)]);
  const visitors = (scenario: Scenario) =>
    expectedDays(scenario).map((days) => days.map(({ expected }) => expected.visitors));
  const [before, after] = [visitors(plain), visitors(mistimed)];
  // The loads count those sent on as those received, which Monday has fewer of and Friday more than it sends: within
  // 0.15 × 0.2 × (23 − 17.5) ÷ 17.5.
  before.forEach((days, office) =>
    days.forEach((value, day) =>
      expect(Math.abs(after[office][day] - value)).toBeLessThan(0.01 * value + 1e-9),
    ),
  );
  const sum = (days: number[][]) => days.flat().reduce((total, value) => total + value, 0);
  expect(Math.abs(sum(after) / sum(before) - 1)).toBeLessThan(0.001);
});

test("patched hours and closed weekdays change no intention, and the window holds the whole day", async () => {
  const patch = (set: string): string => `patch: [{where: {id: O139}, set: ${set}, why: a test}]\n`;
  const [base, longer, closed] = await Promise.all([
    resolve(BASE + SAID),
    resolve(BASE + SAID + patch("{open: 08:00-18:00, staffing: extend}")),
    resolve(BASE + SAID + patch("{open: {mon: 10:00-12:00}, staffing: extend}")),
  ]);
  for (const other of [longer, closed]) {
    expect(other.sources).toEqual(base.sources);
    expect(intended(other)).toEqual(intended(base));
  }
  const model = compileModel(longer);
  expect([model.windowStart, model.windowStart + model.windowLength]).toEqual([420, 420 + 1440]);
});

test.each([
  ["share: 100 %", "mistimed.share: nobody intends an open minute; write a share below 100 %"],
  [
    "day: 07:15-20:00",
    'mistimed.day: "07:15-20:00" is not a day of half-hours; write whole half-hours such as "07:00-20:00"',
  ],
  ["day: 07:00-15:00", "mistimed.day: O001 is open 10:00-16:00, beyond 07:00-15:00; write a longer day"],
  [
    "day: 10:00-16:00",
    "mistimed.day: O001 is open 10:00-16:00, so that nobody can intend a closed minute of the day; write a longer day",
  ],
])("%s is refused", async (part, message) => {
  const key = part.slice(0, part.indexOf(":"));
  const text = SAID.replace(key === "share" ? "share: 15 %" : "day: 07:00-20:00", part);
  expect((await problemsOf(BASE + text)).map((one) => one.replace(/^\S+ /, ""))).toEqual([message]);
});

test("weights above 1 are refused", async () => {
  const text = SAID.replace("atOpening: 30 %", "atOpening: 60 %");
  expect((await problemsOf(BASE + text))[0]).toMatch(
    /mistimed.instead: the shares sum to 1\.15; write at most/,
  );
});

test("hours that are not whole half-hours are refused", async () => {
  const wrong = withTable("offices.csv", "12345,5,assumed_default,10:00", "12345,5,assumed_default,10:10");
  expect((await problemsOf(BASE + SAID, wrong))[0]).toMatch(
    /O001 is open 10:10-16:00, which are not whole half-hours; round the hours/,
  );
});

test("more people at opening than ever came is refused, with the largest share that fits", async () => {
  // Monday's first half-hour has 0.11 of the day. All at opening: c <= 0.11 (1 − c (1 − 1)), 11 %.
  const text = "mistimed: {share: 30 %, day: 07:00-20:00, instead: {atOpening: 100 %}}\n";
  expect((await problemsOf(BASE + text)).map((one) => one.replace(/^\S+ /, ""))).toEqual([
    "mistimed.share: at O001 more people would come at opening than ever came in the first half-hour; write at most 11 %, or fewer atOpening",
  ]);
  const fits = text.replace("30 %", "11 %");
  expect((await resolve(BASE + fits)).mistimed?.share).toBe(0.11);
});

test("it needs offices from tables, and to know who can call", async () => {
  const own =
    "kontor: 1\ndays: 5\nerrands: {advice: {service: 5 min}}\noffices: {counter: {desks: 1, arrivals: {advice: 6 /h}}}\n";
  expect((await problemsOf(own + SAID)).map((one) => one.replace(/^\S+ /, ""))).toEqual([
    "mistimed: only offices from tables have hours that visits were counted at; write network, or remove mistimed",
    "mistimed: who can call or use an e-service stands under displaced; write displaced, or remove mistimed",
  ]);
});
