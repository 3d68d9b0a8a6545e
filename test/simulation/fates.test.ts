/** What is decided for visitors who intend a closed minute, and what comes of it, against shares and tables. */
import { expect, test } from "vitest";
import { compileModel } from "../../src/model/compile.js";
import { replicationKey } from "../../src/random/keys.js";
import { visitorsWithin } from "../../src/scenario/further.js";
import type { Scenario } from "../../src/scenario/scenario.js";
import { createDemand } from "../../src/simulation/demand.js";
import { FATE } from "../../src/simulation/fates.js";
import { TICKS } from "../../src/simulation/records.js";
import { createSimulator } from "../../src/simulation/simulate.js";
import { network, resolve } from "../scenario/support.js";
import { withPhases } from "../support/scenario.js";
import { anyHour, mistimedScenario } from "./mistimedScenarios.js";
import { tell } from "./support.js";

/** A visitor as drawn: words of the row without time and fate, the minute of the day, and the fate. */
interface Drawn {
  readonly words: string;
  readonly minute: number;
  readonly fate: number;
}

/** Visitors of the first day, in order of drawing. */
function draw(scenario: Scenario, seed = "fates"): Drawn[] {
  const model = compileModel(scenario);
  const demand = createDemand(model, 60_000);
  const { width, place } = demand.layout;
  demand.draw(replicationKey(seed, 0), 0, 0);
  const drawn: Drawn[] = [];
  for (let count = demand.bring(); count > 0; count = demand.bring()) {
    for (let i = 0; i < count; i++) {
      const row = [...demand.rows.subarray(demand.row[i], demand.row[i] + width)];
      const words = row.filter((_, k) => k !== place.when && k !== place.fate).join();
      const minute = model.windowStart + row[place.when] / TICKS;
      drawn.push({ words, minute, fate: row[place.fate] });
    }
  }
  return drawn.toSorted((a, b) => (a.words < b.words ? -1 : 1));
}

/** About 39,000 visitors on a day, evenly from 07:00 to 20:00. */
const MANY = { sources: [anyHour("a", { scale: 50 })] };

const inside = (minute: number, opens: number, closes: number): boolean =>
  minute >= opens && minute <= closes;

test("each fate has its weight among what the visitor can do", () => {
  const drawn = draw(mistimedScenario({}, MANY));
  const mistimed = drawn.filter(({ fate }) => fate !== FATE.none);
  // 360 of 780 minutes are open.
  expect(Math.abs(mistimed.length / drawn.length - 420 / 780)).toBeLessThan(0.01);
  // 0.6 can call and 0.4 use the e-service, of weight 0.05 each: what is left sums to 1, 0.95 or 0.9.
  const per = 0.24 + (0.36 + 0.16) / 0.95 + 0.24 / 0.9;
  const shares = {
    today: 0.6 * per,
    anotherDay: 0.15 * per,
    anotherOffice: 0.05 * per,
    phone: 0.05 * (0.24 + 0.36 / 0.95),
    eService: 0.05 * (0.24 + 0.16 / 0.95),
    nothing: 0.1 * per,
  };
  expect(Object.values(shares).reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
  for (const [name, share] of Object.entries(shares)) {
    const found = mistimed.filter(({ fate }) => fate === FATE[name as keyof typeof FATE]).length;
    const error = Math.sqrt(mistimed.length * share * (1 - share));
    expect(Math.abs(found - mistimed.length * share), name).toBeLessThan(4 * error);
  }
  const moved = mistimed.filter(({ fate }) => fate === FATE.today);
  expect(moved.every(({ minute }) => inside(minute, 600, 960))).toBe(true);
  const atOpening = moved.filter(({ minute }) => minute === 600).length;
  expect(Math.abs(atOpening - moved.length / 2)).toBeLessThan(2 * Math.sqrt(moved.length)); // half of those moved
});

test("on a day on which the office is closed nobody comes, and the weights that are left count", () => {
  const closed = mistimedScenario({ a: { week: Array.from({ length: 7 }, () => null) } }, MANY);
  const drawn = draw(closed);
  expect(drawn.filter(({ fate }) => fate === FATE.none || fate === FATE.today)).toHaveLength(0);
  // Of those who can use no channel: 0.15, 0.05 and 0.1 of 0.3; of all who can 0.05 or 0.1 more.
  const share = 0.15 * (0.24 / 0.4 + (0.36 + 0.16) / 0.35 + 0.24 / 0.3);
  const found = drawn.filter(({ fate }) => fate === FATE.anotherDay).length;
  const error = Math.sqrt(drawn.length * share * (1 - share));
  expect(Math.abs(found - drawn.length * share)).toBeLessThan(4 * error);
});

test("other hours leave everybody's words and everybody whose minute they do not touch", () => {
  const before = draw(mistimedScenario({}, MANY));
  const after = draw(mistimedScenario({ a: { opens: 540, closes: 1020 } }, MANY));
  expect(after.map(({ words }) => words)).toEqual(before.map(({ words }) => words));
  const intendedOpen = before.flatMap((one, i) => (one.fate === FATE.none ? [i] : []));
  expect(intendedOpen.length).toBeGreaterThan(10_000);
  for (const i of intendedOpen) expect(after[i]).toEqual(before[i]);
  // Whoever minds the hours still decides alike, and comes at another minute only inside them.
  const still = after.flatMap((one, i) => (one.fate === FATE.none ? [] : [i]));
  expect(still.every((i) => after[i].fate === before[i].fate)).toBe(true);
});

test("who goes to the office that replaces theirs minds its hours, and goes to no third one", () => {
  const scenario = mistimedScenario({ b: { opens: 720, closes: 900 } }, MANY);
  const gone = withPhases(scenario.offices[0], () => ({ exists: false }));
  const drawn = draw({ ...scenario, offices: [gone, ...scenario.offices.slice(1)] });
  const found = drawn.filter(({ fate }) => fate === FATE.none);
  expect(found.every(({ minute }) => inside(minute, 720, 900))).toBe(true);
  expect(Math.abs(found.length / drawn.length - 180 / 780)).toBeLessThan(0.01);
  expect(drawn.some(({ fate }) => fate === FATE.anotherOffice)).toBe(false);
});

const MAP = "zones: demand_zones.csv, areas: area_classes.csv, municipalities: municipalities.csv";
const TABLES = network(`where: {id: [O001, O139]}, patience: {exponential: {mean: 40 min}}, ${MAP}`);
const DISPLACED = "displaced: {origin: 12 km, acceptance: {0 min: 100 %}}\n";

test("at the hours of the tables arrivals by half-hour and weekday are those of the tables", async () => {
  const period = { dated: true, firstDay: Date.UTC(2024, 9, 7) / 86_400_000, days: 14 };
  const instead = "{atOpening: 30 %, insideHours: 30 %, anotherDay: 15 %, anotherOffice: 5 %, eService: 5 %}";
  const said = `mistimed: {share: 15 %, day: 07:00-20:00, instead: ${instead}}\nwarmUp: 7\n`;
  const text = TABLES.replace(/period: .*/, "period: {from: 2024-10-07, to: 2024-10-20}");
  const [plain, mistimed] = await Promise.all([resolve(text + DISPLACED), resolve(text + DISPLACED + said)]);
  expect(plain.horizon).toMatchObject(period);
  const simulator = createSimulator(compileModel(mistimed));
  const replications = 60;
  const byHalfHour = new Float64Array(48);
  const byWeekday = new Float64Array(7);
  for (let i = 0; i < replications; i++) {
    const told = tell(mistimed, simulator("half-hours", i).sums);
    byHalfHour.forEach((_, h) => (byHalfHour[h] += told.slot(h).arrived));
    for (let day = 0; day < 14; day++) byWeekday[day % 7] += told.day(day).arrived;
  }
  const expected = (day: number, from: number, to: number): number =>
    plain.sources.reduce((sum, { rates, rateOfDay, scale }) => {
      const rate = rateOfDay[day];
      return sum + (rate < 0 ? 0 : scale * visitorsWithin(rates[rate], { opens: from, closes: to }));
    }, 0);
  const days = Array.from({ length: 14 }, (_, day) => day);
  byHalfHour.forEach((found, h) => {
    const mean = replications * days.reduce((sum, day) => sum + expected(day, 30 * h, 30 * h + 30), 0);
    expect(Math.abs(found - mean), `half-hour ${h}`).toBeLessThanOrEqual(4 * Math.sqrt(mean));
  });
  byWeekday.forEach((found, weekday) => {
    const mean =
      replications *
      days.filter((day) => day % 7 === weekday).reduce((sum, day) => sum + expected(day, 0, 1440), 0);
    expect(Math.abs(found - mean), `weekday ${weekday}`).toBeLessThanOrEqual(4 * Math.sqrt(mean));
  });
});
