import { expect, test } from "vitest";
import { chainFigures, isInChain } from "../../src/analysis/chainFigures.js";
import { createMemory } from "../../src/analysis/screenNetwork.js";
import type { Measure } from "../../src/experiment/measure.js";
import { listMeasures } from "../../src/experiment/measures.js";
import { desksAt, errandOf, officeOf, rateOf, scenarioOf, sourceOf } from "../support/scenario.js";

/** Two desks, services of 10 min in the mean, nobody gives up; 10 visitors an hour for ten hours. */
function busy(waitThresholds: readonly number[], perMinute = 1 / 6) {
  return scenarioOf({
    offices: [officeOf("a", { opens: 480, closes: 1080, desks: desksAt({ 0: 2 }) })],
    errands: [errandOf("visit", { service: { kind: "exponential", mean: 10 } })],
    sources: [sourceOf("a", "visit", { rates: [rateOf({ 0: perMinute })] })],
    horizon: { days: 7 },
    observation: { waitThresholds },
  });
}

function measuresOf(waitThresholds: readonly number[], ...names: string[]): Measure[] {
  const known = listMeasures({ waitThresholds, overtimeThresholds: [], clock: [], states: 0 });
  return names.map((name) => known.find((measure) => measure.name === name)!);
}

const LOOK = { offices: new Set(["a"]) };

test("a quantile is the wait that the chain says so many exceed", () => {
  const [[p90], [p50]] = chainFigures([busy([])], measuresOf([], "waitP90", "waitP50"), LOOK).figures;
  const waits = [p50!, p90!];
  const above = measuresOf(waits, ...waits.map((wait) => `waitAbove${wait}`));
  const shares = chainFigures([busy(waits)], above, LOOK).figures.map(([share]) => share!);
  expect(shares[0]).toBeCloseTo(0.5, 2); // between thresholds the interpolation is off by some thousandths
  expect(shares[1]).toBeCloseTo(0.1, 2);
  // Where most need not wait at all, the median wait is none.
  expect(chainFigures([busy([], 1 / 60)], measuresOf([], "waitP50"), LOOK).figures).toEqual([[0]]);
});

test("visitors and desks are those of all measured days: 10 an hour for 70 hours, at two desks", () => {
  const measures = measuresOf([], "arrived", "served", "lostShare");
  const { figures } = chainFigures([busy([])], measures, LOOK);
  expect(figures[0][0]).toBeCloseTo(700, 6);
  expect(figures[1][0]).toBeCloseTo(700, 2);
  expect(figures[2][0]).toBeCloseTo(0, 5); // the chain is looked at coarsely
});

test("what the chain has not it does not tell", () => {
  const [measure, other] = measuresOf([], "waitDeviation", "waitP95");
  expect([isInChain(measure), isInChain(other)]).toEqual([false, true]);
  expect(chainFigures([busy([]), busy([])], [measure], LOOK).figures).toEqual([[null, null]]);
});

test("figures without any wait beside them are those with one, and an office whose day is known is not worked out again", () => {
  const names = ["served", "waitJoined", "utilisation"];
  const changing = (desks: number) => {
    const offices = [officeOf("a", { opens: 480, closes: 1080, desks: desksAt({ 0: 2, 600: desks }) })];
    return { ...busy([]), offices };
  };
  const scenarios = [changing(1), changing(3), changing(1)];
  const memory = createMemory();
  const brief = chainFigures(scenarios, measuresOf([], ...names), { ...LOOK, memory }).figures;
  expect(memory.days.size).toBe(2);
  const whole = chainFigures(scenarios, measuresOf([], ...names, "waitP90"), LOOK).figures;
  brief.forEach((figures, m) =>
    figures.forEach((figure, policy) => expect(figure! / whole[m][policy]!).toBeCloseTo(1, 4)),
  );
  expect(brief.map(([first]) => first)).toEqual(brief.map(([, , third]) => third));
});
