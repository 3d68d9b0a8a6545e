import { expect, test } from "vitest";
import { mmc } from "../../src/analysis/erlang.js";
import { overflow, type Overflow } from "../../src/analysis/overflow.js";
import { createMemory, screenNetwork } from "../../src/analysis/screenNetwork.js";
import { compileModel } from "../../src/model/compile.js";
import type { Scenario } from "../../src/scenario/scenario.js";
import { createSimulator } from "../../src/simulation/simulate.js";
import { CELL, CELL_WIDTH } from "../../src/simulation/sums.js";
import { resolve } from "../scenario/support.js";

/** Two offices, open day and night, at which everybody waits; the first sends on whoever finds one waiting. */
const PAIR: Overflow = {
  first: { arrivalRate: 0.3, serviceRate: 0.1, servers: 2 },
  second: { arrivalRate: 0.1, serviceRate: 0.1, servers: 3 },
  waiting: 1,
  travelRate: null,
  waitingAtSecond: null,
};

const pairText = (more = "overflow: { waiting: 1, to: second }"): string => `kontor: 1
days: 1
errands:
  visit: { service: { exponential: { mean: 10 min } } }
offices:
  first: { open: { mon-sun: 00:00-24:00 }, desks: 2, arrivals: { visit: 0.3 /min }, ${more} }
  second: { open: { mon-sun: 00:00-24:00 }, desks: 3, arrivals: { visit: 0.1 /min } }
`;

/** Minutes in line at an office by itself, to which so many come by chance [visitors/min]. */
async function lineByChance(rate: number): Promise<number> {
  const text = pairText()
    .replace(/^ {2}first.*\n/m, "")
    .replace("0.1 /min", `${rate} /min`);
  return screenNetwork(await resolve(text), FINE).total.sums.lineMinutes;
}

const FINE = { fineness: { nodes: 1, negligible: 1e-12 } };

test("the office that sends on is exact, and the one that gets them has too short a line by what is told", async () => {
  const { offices, fixedPoint } = screenNetwork(await resolve(pairText()), FINE);
  const exact = overflow(PAIR);
  const [first, second] = offices.map(({ sums }) => sums);
  expect(fixedPoint?.isSettled).toBe(true);
  // The day begins empty: within an hour of 24 it is as always.
  expect(Math.abs(first.moved / first.arrived / exact["p_overflow"] - 1)).toBeLessThan(0.02);
  expect(second.arrived).toBeCloseTo(144 + first.moved, 4);
  // As many by chance, but for the first hours, in which fewer are sent on.
  expect(Math.abs(second.lineMinutes / (await lineByChance(second.arrived / 1440)) - 1)).toBeLessThan(0.02);
  // Who is sent on comes in busy spells: more than half of those who come do, and the true line is half as long again.
  const byChance = mmc({ ...PAIR.second, arrivalRate: 0.1 + 0.3 * exact["p_overflow"] }, { exceeding: [], levels: [] }); // prettier-ignore
  expect(byChance["Lq"] / exact["Lq_2"]).toBeCloseTo(0.675, 3);
});

test("visitors who go on after their service make the lines of Jackson's network: those of as many by chance", async () => {
  const text = pairText("next: { second: 20 % }").replace("0.3 /min", "0.15 /min");
  const { offices, fixedPoint } = screenNetwork(await resolve(text), FINE);
  expect(fixedPoint?.isSettled).toBe(true);
  const [first, second] = offices.map(({ sums }) => sums);
  // Who is inside at midnight is done after closing, and goes nowhere.
  expect(second.arrived).toBeCloseTo(144 + 0.2 * (first.served - first.insideAtClosing), 4);
  expect(Math.abs(second.lineMinutes / (await lineByChance(second.arrived / 1440)) - 1)).toBeLessThan(0.01);
});

const DAY = "open: { mon-fri: 10:00-16:00 }";
const network = (offices: string): string => `kontor: 1
days: 7
errands:
  visit: { service: { exponential: { mean: 8 min } }, patience: { exponential: { mean: 30 min } } }
offices:
${offices}`;

const THREE =
  network(`  a: { ${DAY}, desks: 2, arrivals: { visit: { 10:00: 14 /h, 12:00: 22 /h, 14:00: 12 /h } }, overflow: { waiting: 4, to: [b, c] } }
  b: { ${DAY}, desks: 2, arrivals: { visit: 12 /h } }
  c: { ${DAY}, desks: 1, arrivals: { visit: 4 /h } }
`);

test("whoever is sent on comes to one of the offices, most often to that with the shorter line", async () => {
  const { offices, reasons } = screenNetwork(await resolve(THREE));
  const [a, b, c] = offices.map(({ sums }) => sums);
  expect(b.arrived + c.arrived).toBeCloseTo(5 * 6 * 16 + a.moved, 6);
  expect(b.arrived - 360).toBeGreaterThan(0);
  expect(c.arrived - 120).toBeGreaterThan(0);
  expect(a.arrived).toBeCloseTo(5 * (28 + 44 + 24), 6);
  for (const { arrived, served, reneged, balked, turnedAway, sentHome, moved } of [a, b, c]) {
    expect(served + reneged + balked + turnedAway + sentHome + moved).toBeCloseTo(arrived, 3); // coarse
  }
  expect(reasons.join()).toContain("a fixed point that settled");
  expect(reasons.join()).not.toContain("left out");
});

test("two offices that send on to each other: nobody is sent on twice", async () => {
  const both = network(`  a: { ${DAY}, desks: 1, arrivals: { visit: 10 /h }, overflow: { waiting: 0, to: b } }
  b: { ${DAY}, desks: 1, arrivals: { visit: 10 /h }, overflow: { waiting: 0, to: a } }
`);
  const { offices, fixedPoint } = screenNetwork(await resolve(both));
  expect(fixedPoint?.isSettled).toBe(true);
  const [a, b] = offices.map(({ sums }) => sums);
  expect(a.arrived).toBeCloseTo(300 + b.moved, 6);
  expect(a.arrived).toBeCloseTo(b.arrived, 6); // they are alike
  expect(a.moved).toBeLessThan(300);
  expect(a.joined).toBeGreaterThan(a.arrived - 300); // whom the other has sent on joins
});

test("where the other office is closed, visitors stay", async () => {
  const closed =
    network(`  a: { ${DAY}, desks: 1, arrivals: { visit: 10 /h }, overflow: { waiting: 2, to: b } }
  b: { open: { sat: 10:00-16:00 }, desks: 1, arrivals: { visit: 1 /h } }
`);
  const [, b] = screenNetwork(await resolve(closed)).offices;
  expect(b.sums.arrived).toBeCloseTo(6, 9);
});

test("offices that nobody is sent on to keep their figures, and what is remembered changes nothing", async () => {
  const apart = THREE + `  d: { ${DAY}, desks: 1, arrivals: { visit: 5 /h } }\n`;
  const plain = apart.replace(", overflow: { waiting: 4, to: [b, c] }", "");
  const [sent, alone] = [await resolve(apart), await resolve(plain)];
  const memory = createMemory();
  const found = screenNetwork(sent, { memory });
  expect(found.offices[3]).toEqual(screenNetwork(alone, { memory }).offices[3]);
  expect(screenNetwork(sent, { memory })).toEqual(found);
  expect(screenNetwork(sent, { where: "id=b" }).offices[0]).toEqual(found.offices[1]);
  expect(screenNetwork(alone).fixedPoint).toBeNull();
});

/** Sums of an office over some simulated weeks. */
function simulated(scenario: Scenario, weeks: number): { arrived: number[]; lost: number[]; wait: number[] } {
  const simulator = createSimulator(compileModel(scenario));
  const totals = { arrived: [0, 0, 0], lost: [0, 0, 0], wait: [0, 0, 0] };
  for (let week = 0; week < weeks; week++) {
    const { cell } = simulator("sent on", week).sums;
    for (let office = 0; office < 3; office++) {
      const at = office * CELL_WIDTH;
      totals.arrived[office] += cell[at + CELL.arrived] / weeks;
      totals.lost[office] += cell[at + CELL.reneged] / weeks;
      totals.wait[office] += (cell[at + CELL.servedWaitMinutes] + cell[at + CELL.renegedWaitMinutes]) / weeks;
    }
  }
  return totals;
}

test("weeks of three offices are those of their simulation within the error that is told", async () => {
  const scenario = await resolve(THREE);
  const { offices, total } = screenNetwork(scenario);
  const found = simulated(scenario, 150);
  const off = (own: number, seen: number): number => Math.abs(own / seen - 1);
  offices.forEach(({ sums }, o) => expect(off(sums.arrived, found.arrived[o])).toBeLessThan(0.025));
  // 400 weeks say: waits of the office that sends on 0.3 % off, of those that get them 0.8 and 5 %.
  expect(off(offices[0].sums.waitMinutes, found.wait[0])).toBeLessThan(0.04);
  expect(off(offices[1].sums.waitMinutes, found.wait[1])).toBeLessThan(0.05);
  expect(off(offices[2].sums.waitMinutes, found.wait[2])).toBeLessThan(0.1);
  const lost = found.lost.reduce((sum, one) => sum + one, 0);
  expect(off(total.sums.reneged, lost)).toBeLessThan(0.03);
});
