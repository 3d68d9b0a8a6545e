import { expect, test } from "vitest";
import { listCells, type Division } from "../../src/experiment/cells.js";
import { createGatherer, type Gathered } from "../../src/experiment/collect.js";
import type { Measure } from "../../src/experiment/measure.js";
import { listMeasures } from "../../src/experiment/measures.js";
import { compileModel } from "../../src/model/compile.js";
import { createSums, DAY_SUMS, DAY_WIDTH, type Sums } from "../../src/simulation/sums.js";
import { BIN_COUNT } from "../../src/stats/bins.js";
import { errandOf, officeOf, scenarioOf } from "../support/scenario.js";
import { tell } from "../simulation/support.js";

const SCENARIO = scenarioOf({
  offices: [officeOf("north"), officeOf("south")],
  errands: [errandOf("advice"), errandOf("card")],
  sources: [],
  horizon: { days: 3 },
  observation: { waitThresholds: [5, 10], overtimeThresholds: [15], clock: [600, 630], states: 2 },
});

/** Sums in which every number is another one, so that no mix-up goes unseen. */
function numbered(replication: number): Sums {
  const sums = createSums(compileModel(SCENARIO));
  let next = 1 + 1_000_000 * replication;
  for (const table of Object.values(sums) as (Float64Array | Int32Array)[]) {
    for (let at = 0; at < table.length; at++) table[at] = next++;
  }
  return sums;
}

/** What is gathered of the replications, by the name of the measure and of the cell. */
function gather(replications: readonly Sums[], by: Division, days = false, only?: ReadonlySet<string>) {
  const measures = listMeasures(SCENARIO.observation);
  const plan = { replications: replications.length, withDays: days };
  const gatherer = createGatherer(SCENARIO, measures, listCells(SCENARIO, by, only), plan);
  replications.forEach((sums, replication) => gatherer.add(replication, sums));
  return (name: string, cell = "all"): Gathered => {
    const found = gatherer.figures.find((one) => one.measure.name === name && one.cell.name === cell);
    if (found === undefined) throw new Error(`${name} was not gathered for ${cell}`);
    return found;
  };
}

const BOTH = [numbered(0), numbered(1)];

/** Gathered columns as lists; [list][replication]. */
function columns(gathered: Gathered): number[][] {
  return gathered.columns.map((column) => [...column]);
}

test("a ratio gathers the sum of its terms and of its denominator, for the network and each cell", () => {
  const waits = (sums: Sums, office?: string, errand?: string): number => {
    const row = tell(SCENARIO, sums).attempts(office, errand);
    return row.servedWaitMinutes + row.renegedWaitMinutes + row.sentHomeWaitMinutes;
  };
  const joined = (sums: Sums, office?: string, errand?: string) =>
    tell(SCENARIO, sums).attempts(office, errand).joined;
  const both = (...at: [string?, string?]) => [
    BOTH.map((one) => waits(one, ...at)),
    BOTH.map((one) => joined(one, ...at)),
  ];
  expect(columns(gather(BOTH, "network")("waitJoined"))).toEqual(both());
  expect(columns(gather(BOTH, "office")("waitJoined", "south"))).toEqual(both("south"));
  expect(columns(gather(BOTH, "errand")("waitJoined", "card"))).toEqual(both(undefined, "card"));
  expect(columns(gather(BOTH, "office,errand")("waitJoined", "south,advice"))).toEqual(
    both("south", "advice"),
  );
});

test("by half-hour the sums by half-hour are gathered", () => {
  const slots = BOTH.map((sums) => tell(SCENARIO, sums).slot(21, "south"));
  const found = gather(BOTH, "office,halfHour")("waitJoined", "south,10:30");
  expect(columns(found)).toEqual([slots.map((slot) => slot.waitMinutes), slots.map((slot) => slot.joined)]);
});

test("a count without a denominator is divided by one for each replication", () => {
  const arrived = BOTH.map((sums) => tell(SCENARIO, sums).attempts().arrived);
  expect(columns(gather(BOTH, "network")("arrived"))).toEqual([arrived, [1, 1]]);
});

test("a moment gathers counts, sums and squares", () => {
  const rows = BOTH.map((sums) => tell(SCENARIO, sums).office("north"));
  expect(columns(gather(BOTH, "office")("overtimeDeviation", "north"))).toEqual([
    rows.map(({ openDays }) => openDays),
    rows.map(({ overtimeMinutes }) => overtimeMinutes),
    rows.map(({ overtimeSquares }) => overtimeSquares),
  ]);
});

test("served within a threshold is the served less those above it", () => {
  const [sums] = BOTH;
  const { served, arrived } = tell(SCENARIO, sums).attempts("south", "card");
  // South is office 1, card is errand 1 of 2, the second threshold of 2, column 1 counts the served.
  const above = sums.waitAbove[((1 * 2 + 1) * 2 + 1) * 2 + 1];
  const found = gather([sums], "office,errand")("servedWithin10", "south,card");
  expect(columns(found)).toEqual([[served - above], [arrived]]);
});

test("clock minutes and states are read from their columns", () => {
  const [sums] = BOTH;
  const { inside, days } = tell(SCENARIO, sums).clock(1, "south");
  expect(columns(gather([sums], "office,clock")("insideAt", "south,10:30"))).toEqual([[inside], [days]]);
  const width = sums.clock.length / 4;
  expect(columns(gather([sums], "office,clock")("insideIs2At", "south,10:30"))[0]).toEqual([
    sums.clock[4 * width - 1],
  ]);
  const { openMinutes } = tell(SCENARIO, sums).office("south");
  expect(columns(gather([sums], "office")("insideIs1", "south"))).toEqual([
    [sums.state[4 + 1]],
    [openMinutes],
  ]);
});

test("histograms are pooled over the offices, errands or half-hours of the cell", () => {
  const [sums] = BOTH;
  const bin = (table: Int32Array, row: number, at = 7) => table[row * BIN_COUNT + at];
  const pooled = (by: Division, cell?: string) => gather([sums], by)("waitP90", cell).bins[0][7];
  expect(pooled("network")).toBe(bin(sums.officeBins, 0) + bin(sums.officeBins, 1));
  expect(pooled("office", "south")).toBe(bin(sums.officeBins, 1));
  expect(pooled("errand", "card")).toBe(bin(sums.errandBins, 1));
  expect(pooled("halfHour", "10:30")).toBe(bin(sums.slotBins, 21));
});

test("histograms are kept apart by replication, in at most fifty groups", () => {
  const sums = createSums(compileModel(SCENARIO));
  sums.officeBins[0] = 1;
  const { bins } = gather(
    Array.from({ length: 120 }, () => sums),
    "network",
  )("waitP90");
  expect(bins).toHaveLength(50);
  expect(bins.map((group) => group[0])).toEqual(Array.from({ length: 50 }, (_, i) => (i < 20 ? 3 : 2)));
});

/** Sums whose days are these. */
function withDays(days: readonly Partial<Record<(typeof DAY_SUMS)[number], number>>[]): Sums {
  const sums = createSums(compileModel(SCENARIO));
  days.forEach((day, row) => {
    for (const [name, value] of Object.entries(day)) {
      sums.day[row * DAY_WIDTH + DAY_SUMS.indexOf(name as "arrived")] = value;
    }
  });
  return sums;
}

/** Least and greatest value of the days of a figure, and how many there are; null where days are not summed. */
function daysOf({ days }: Gathered): readonly number[] | null {
  return days && [days.count(), ...days.quantiles([0, 1])];
}

test("open days with a denominator give their own values", () => {
  const first = withDays([
    { openDays: 1, joined: 4, servedWaitMinutes: 6, renegedWaitMinutes: 2 },
    { openDays: 0 },
    { openDays: 2, joined: 0 },
  ]);
  const second = withDays([{ openDays: 1, joined: 1, sentHomeWaitMinutes: 9, arrived: 3 }]);
  const found = gather([first, second], "network", true);
  expect(daysOf(found("waitJoined"))).toEqual([2, 2, 9]);
  expect(daysOf(found("arrivedPerDay"))).toEqual([3, 0, 3]); // 0, 0 and 3
  expect(daysOf(found("arrived"))).toBe(null); // a count of the whole run has no days
});

test("days are gathered where they are summed: for the network, and only if wanted", () => {
  const sums = withDays([{ openDays: 1, joined: 4, arrived: 5 }]);
  expect(gather([sums], "network")("waitJoined").days).toBe(null);
  expect(gather([sums], "office", true)("waitJoined", "north").days).toBe(null);
  expect(gather([sums], "network", true)("waitDeviation").days).toBe(null);
  expect(gather([sums], "network", true)("waitAbove5").days).toBe(null);
});

test("the network of one office has that office's sums and histograms", () => {
  const only = gather(BOTH, "network", true, new Set(["south"]));
  const byOffice = gather(BOTH, "office");
  for (const name of ["waitJoined", "gaveUpShare", "overtime"]) {
    expect(columns(only(name))).toEqual(columns(byOffice(name, "south")));
  }
  expect(only("waitP90").bins).toEqual(byOffice("waitP90", "south").bins);
  expect(only("waitJoined").days).toBe(null); // Days are summed over all offices.
});

test("the quantiles of a cell share one histogram", () => {
  const found = gather(BOTH, "office");
  expect(found("waitP90", "south").bins).toBe(found("waitP50", "south").bins);
  expect(found("waitP90", "south").bins).not.toBe(found("waitP90", "north").bins);
});

test("measures of the same sums share a column, which holds what each alone would have gathered", () => {
  const sums = [numbered(0), numbered(1)];
  const plan = { replications: 2, withDays: false };
  const cells = listCells(SCENARIO, "office");
  const gathererOf = (measures: readonly Measure[]) => createGatherer(SCENARIO, measures, cells, plan);
  const all = listMeasures(SCENARIO.observation);
  const together = gathererOf(all);
  sums.forEach((one, replication) => together.add(replication, one));
  const alone = all.flatMap((measure) => {
    const gatherer = gathererOf([measure]);
    sums.forEach((one, replication) => gatherer.add(replication, one));
    return gatherer.figures;
  });
  const byName = (figures: readonly Gathered[]) =>
    new Map(figures.map((one) => [`${one.measure.name} ${one.cell.name}`, columns(one)]));
  expect(byName(together.figures)).toEqual(byName(alone));
  const lists = together.figures.flatMap((one) => one.columns);
  expect(new Set(lists).size).toBe(together.plan.widths.totals);
  expect(together.plan.widths.totals).toBeLessThan(0.7 * lists.length);
});
