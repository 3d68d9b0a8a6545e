import { expect, test } from "vitest";
import { compileModel } from "../../src/model/compile.js";
import { replicationKey } from "../../src/random/keys.js";
import type { Scenario } from "../../src/scenario/scenario.js";
import { createDemand } from "../../src/simulation/demand.js";
import {
  always,
  errandOf,
  officeOf,
  rateOf,
  scenarioOf,
  sourceOf,
  type ScenarioParts,
} from "../support/scenario.js";

/** The smallest step of time [min]. */
const TICK = 2 ** -20;

/** Everybody who comes on a day, in order: minute since midnight, source, words. */
function drawer(scenario: Scenario, { seed = "demand", replication = 0, capacity = 5000 } = {}) {
  const model = compileModel(scenario);
  const { draw, minute, row, rows, bring, layout } = createDemand(model, capacity);
  const key = replicationKey(seed, replication);
  const ids = scenario.sources.map(({ id }) => id).toSorted();
  const drawCluster = (day: number, cluster: number) => {
    const count = draw(key, day, cluster);
    const found = [];
    for (let brought = bring(); brought > 0; brought = bring()) {
      for (let place = 0; place < brought; place++) {
        const words = rows.slice(row[place], row[place] + layout.width);
        found.push({
          minute: minute[place] - 1440 * day,
          source: ids[layout.place.source < 0 ? 0 : words[layout.place.source]],
          words: words.filter((_, i) => i !== layout.place.when && i !== layout.place.source),
        });
      }
    }
    expect(found).toHaveLength(count);
    return found;
  };
  return (day: number) =>
    Array.from({ length: model.clusters.count }, (_, cluster) => drawCluster(day, cluster)).flat();
}

const drawDay = (scenario: Scenario, day: number, options = {}) => drawer(scenario, options)(day);

/** Everybody of a day, each as one text. */
function texts(visitors: readonly object[]): string[] {
  return visitors.map((visitor) => JSON.stringify(visitor));
}

/** Two errands at one office, all words in use. */
function busy(factor = 1, parts: ScenarioParts = {}): Scenario {
  const balking = { by: "waiting", chance: [{ seen: 0, chance: 0.1 }] } as const;
  const shape = { 600: 0.1 * factor, 720: 0.4 * factor, 840: 0, 900: 0.2 * factor };
  return scenarioOf({
    errands: [errandOf("card"), errandOf("visit", { patience: always(20), balking })],
    sources: [
      sourceOf("counter", "card", { rates: [rateOf(shape)], atTheDoor: 3 }),
      sourceOf("counter", "visit", { rates: [rateOf(shape, "linear")] }),
    ],
    furtherErrand: { chance: 0.2, shares: [0.5, 0.5] },
    ...parts,
  });
}

test("visitors come in order of time, within the opening hours, on the grid", () => {
  const visitors = drawDay(busy(5), 0);
  const minutes = visitors.map(({ minute }) => minute);
  expect(minutes.length).toBeGreaterThan(500);
  expect(minutes).toEqual(minutes.toSorted((a, b) => a - b));
  expect(
    minutes.filter((minute) => minute < 600 || minute > 960 || !Number.isInteger(minute / TICK)),
  ).toEqual([]);
});

test("nobody who is drawn comes at the very opening, however many come", () => {
  // Of 900,000 in the first minute one in two days is within half a step of its beginning.
  const scenario = scenarioOf({
    sources: [sourceOf("counter", "visit", { rates: [rateOf({ 600: 9e5, 601: 0 })] })],
  });
  const { draw, minute, bring } = createDemand(compileModel(scenario), 1e6);
  const first = Array.from({ length: 8 }, (_, replication) => {
    expect(draw(replicationKey("demand", replication), 0, 0)).toBeGreaterThan(890_000);
    bring();
    return (minute[0] - 600) / TICK;
  });
  expect(Math.min(...first)).toBe(1);
});

test("after the last visitor the time is infinite, and a day with more room draws the same", () => {
  const model = compileModel(busy());
  const { draw, minute, bring } = createDemand(model, 4000);
  const count = draw(replicationKey("demand", 0), 0, 0);
  expect(bring()).toBe(count);
  expect([bring(), minute[0]]).toEqual([0, Infinity]);
  expect(drawDay(busy(), 0, { capacity: count })).toEqual(drawDay(busy(), 0));
});

test("a day with more visitors than there is room for is refused", () => {
  const model = compileModel(busy());
  const key = replicationKey("demand", 0);
  const count = createDemand(model, 4000).draw(key, 0, 0);
  for (const capacity of [0, 2, count - 1]) expect(createDemand(model, capacity).draw(key, 0, 0)).toBe(-1);
});

test("drawing one day leaves nothing behind for the next", () => {
  const draw = drawer(busy(1, { horizon: { days: 3 } }));
  const first = draw(0);
  draw(2);
  expect(draw(0)).toEqual(first);
});

test.each([1.3, 2, 10])("demand × %d adds visitors and moves nobody", (factor) => {
  const parts = { horizon: { days: 20 } };
  const [before, after] = [drawer(busy(1, parts)), drawer(busy(factor, parts))];
  for (let day = 0; day < 20; day++) {
    const [former, more] = [texts(before(day)), texts(after(day))];
    expect(more.length).toBeGreaterThanOrEqual(former.length);
    const kept = new Set(former);
    expect(more.filter((visitor) => kept.has(visitor))).toEqual(former); // in the same order, too
  }
});

test("a day made busier by its factor has more visitors, and the others are where they were", () => {
  const parts = { horizon: { days: 30 } };
  const [plain, scaled] = [drawer(busy(1, parts)), drawer(busy(1, { ...parts, dayFactorCv: 0.5 }))];
  const differences = Array.from({ length: 30 }, (_, day) => {
    const both = [texts(plain(day)), texts(scaled(day))] as const;
    const [fewer, more] = both[0].length < both[1].length ? both : both.toReversed();
    const kept = new Set(fewer);
    expect(more.filter((visitor) => kept.has(visitor))).toEqual(fewer);
    return both[1].length - both[0].length;
  });
  expect(Math.min(...differences)).toBeLessThan(0);
  expect(Math.max(...differences)).toBeGreaterThan(0);
});

test("another source, office, errand or feature changes nobody's minute or words", () => {
  const words = (scenario: Scenario) =>
    drawDay(scenario, 0)
      .filter(({ source }) => source === "counter/card")
      .map(({ minute, words: [service] }) => [minute, service]);
  const { errands, sources } = busy();
  const more = busy(1, {
    errands: [errandOf("advice"), ...errands.map((errand) => ({ ...errand, patience: null, balking: null }))],
    offices: [officeOf("counter"), officeOf("south", { opens: 480, closes: 1200 })],
    sources: [sourceOf("south", "advice", { rates: [rateOf({ 0: 3 })] }), ...sources],
    furtherErrand: null,
  });
  expect(words(more)).toEqual(words(busy()));
});

test("the visitors of a date are the same whatever days surround it", () => {
  const firstDay = 20_000;
  const month = busy(1, { dayFactorCv: 0.3, horizon: { dated: true, firstDay, days: 20, warmUpDays: 10 } });
  const drawMonth = drawer(month);
  for (const date of [firstDay - 10, firstDay - 1, firstDay, firstDay + 19]) {
    const alone = busy(1, { dayFactorCv: 0.3, horizon: { dated: true, firstDay: date, days: 1 } });
    expect(drawDay(alone, 0)).toEqual(drawMonth(date - firstDay + 10));
  }
});

test("days, seeds, replications and names have visitors of their own", () => {
  const scenario = busy(1, { horizon: { days: 2 } });
  const renamed = busy(1, {
    sources: scenario.sources.map((source) => ({ ...source, id: `${source.id}2`, rateOfDay: [] })),
  });
  const first = drawDay(scenario, 0).map(({ minute }) => minute);
  const others = [
    drawDay(scenario, 1),
    drawDay(scenario, 0, { seed: "demand2" }),
    drawDay(scenario, 0, { replication: 1 }),
    drawDay(renamed, 0),
  ];
  for (const other of others) {
    const same = other.filter(({ minute }) => minute !== 600 && first.includes(minute));
    expect(same).toEqual([]); // but for the crowd at the door, at opening
  }
});

test("the crowd at the door comes at opening, in the order of the sources, and after nobody", () => {
  const sources = [
    sourceOf("counter", "visit", { atTheDoor: 2, rates: [rateOf({ 0: 0.5 })] }),
    sourceOf("counter", "card", { atTheDoor: 1, rates: [rateOf({ 0: 0.5 })] }),
  ];
  const visitors = drawDay(busy(1, { sources, furtherErrand: null }), 0);
  expect(visitors.slice(0, 3).map(({ minute, source }) => [minute, source])).toEqual([
    [600, "counter/card"],
    [600, "counter/visit"],
    [600, "counter/visit"],
  ]);
  expect(visitors.filter(({ minute }) => minute === 600)).toHaveLength(3);
});

test("the crowd at the door has words of its own, and they stay whatever the rate", () => {
  const crowd = (factor: number) => {
    const visitors = drawDay(busy(factor), 0).filter(({ source }) => source === "counter/card");
    return [visitors.slice(0, 3), visitors.slice(3)].map((some) => some.flatMap(({ words }) => [...words]));
  };
  const [[words, others], [same]] = [crowd(1), crowd(4)];
  expect(words).toHaveLength(3 * 5); // service, patience, choice and two continuation words of three visitors
  expect(same).toEqual(words);
  expect(words.filter((word) => others.includes(word))).toEqual([]);
});

test("counts are Poisson: mean and variance of 2,000 days", () => {
  const scenario = scenarioOf({
    sources: [sourceOf("counter", "visit", { rates: [rateOf({ 0: 0.05 })] })],
    horizon: { days: 2000 },
  });
  const { mean, variance } = momentsOfDays(scenario);
  // Mean 18 with a standard error of √(18/2000); the variance's is about 18 × √(2/2000 + 1/(18 × 2000)).
  expect(Math.abs(mean - 18)).toBeLessThan(4 * Math.sqrt(18 / 2000));
  expect(Math.abs(variance - 18)).toBeLessThan(4 * 18 * Math.sqrt(2 / 2000 + 1 / 36_000));
});

test("the factor of a day leaves the mean and adds its square to the variance, for all sources of an office alike", () => {
  const rates = [rateOf({ 0: 0.05 })];
  const scenario = scenarioOf({
    errands: [errandOf("card"), errandOf("visit")],
    sources: [sourceOf("counter", "card", { rates }), sourceOf("counter", "visit", { rates })],
    dayFactorCv: 0.5,
    horizon: { days: 2000 },
  });
  const { mean, variance } = momentsOfDays(scenario);
  // Both sources together: mean 36, variance 36 + (0.5 × 36)² = 360; were the factors apart, 36 + 2 × (0.5 × 18)² = 198.
  expect(Math.abs(mean - 36)).toBeLessThan(4 * Math.sqrt(360 / 2000));
  expect(Math.abs(variance - 360)).toBeLessThan(4 * 360 * Math.sqrt(4 / 2000)); // heavier tails than normal: 4 for 2
});

function momentsOfDays(scenario: Scenario) {
  const { draw } = createDemand(compileModel(scenario), 1000);
  const key = replicationKey("moments", 0);
  const counts = Array.from({ length: scenario.horizon.days }, (_, day) => draw(key, day, 0));
  const mean = counts.reduce((sum, count) => sum + count, 0) / counts.length;
  const variance = counts.reduce((sum, count) => sum + (count - mean) ** 2, 0) / (counts.length - 1);
  return { mean, variance };
}

test("a scale is a factor on all rates of a source, and draws as they would", () => {
  const scaled = busy(1);
  const sources = scaled.sources.map((source) => ({ ...source, scale: 4 }));
  expect(texts(drawDay({ ...scaled, sources }, 0))).toEqual(texts(drawDay(busy(4), 0)));
});

test("phone lines share the factor of the day, offices have their own", () => {
  const placed = (id: string) => officeOf(id);
  const lines = ["la", "lb"].map((id) => ({ office: officeOf(id), errand: errandOf(id) }));
  const rates = [rateOf({ 0: 10 })]; // so many that counts show the factor: 3600 on a day
  const scenario = scenarioOf({
    offices: [placed("a"), placed("b")],
    lines,
    sources: [
      ...["a", "b"].map((id) => sourceOf(id, "visit", { rates })),
      ...["la", "lb"].map((id) => sourceOf(id, id, { id, rates })),
    ],
    dayFactorCv: 0.5,
  });
  const visitors = drawDay(scenario, 0, { capacity: 60_000 });
  const count = (id: string): number => visitors.filter(({ source }) => source.startsWith(id)).length;
  // Poisson alone: a standard deviation of 60 in each count.
  expect(Math.abs(count("la") - count("lb"))).toBeLessThan(4 * Math.sqrt(2 * count("la")));
  expect(Math.abs(count("a/") - count("b/"))).toBeGreaterThan(4 * Math.sqrt(2 * count("a/")));
});
