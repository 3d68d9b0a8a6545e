import { expect, test } from "vitest";
import { desksAt, errandOf, officeOf, rateOf, scenarioOf, sourceOf } from "../support/scenario.js";
import { simulate } from "./support.js";

const FIRST = 20_000; // any day

/** Ten days of one office, 36 visitors a day expected; changed from the sixth day on. */
function scenario(change: Parameters<typeof officeOf>[1]) {
  const [phase] = officeOf("counter", { desks: desksAt({ 0: 50 }) }).phases;
  const [later] = officeOf("counter", { desks: desksAt({ 0: 50 }), ...change }).phases;
  return scenarioOf({
    horizon: { dated: true, firstDay: FIRST, days: 10 },
    errands: [errandOf("visit")],
    offices: [officeOf("counter", { phases: [phase, { ...later, from: FIRST + 5 }] })],
    sources: [sourceOf("counter", "visit", { rates: [rateOf({ 0: 0.1 })] })],
  });
}

test("visitors of an office that is gone are turned away, the same who would have come", () => {
  const before = simulate(scenario({}), { seed: "phases" });
  const after = simulate(scenario({ exists: false }), { seed: "phases" });
  expect(after.attempts().arrived).toBe(before.attempts().arrived);
  expect(before.attempts().turnedAway).toBe(0);
  const [first, all] = [after.attempts(), before.attempts()];
  expect(first.served + first.turnedAway).toBe(all.arrived);
  expect(first.turnedAway).toBeGreaterThan(0);
  // Each day brings 36 visitors with a standard deviation of 6; five days within four of their deviations of 13.4.
  expect(Math.abs(first.turnedAway - 180)).toBeLessThan(54);
  expect([before.office().openDays, after.office().openDays]).toEqual([10, 5]);
});

test("desks follow the phase of the day", () => {
  const { plannedMinutes } = simulate(scenario({ desks: desksAt({ 0: 10, 780: 20 }) }), {
    seed: "phases",
  }).office();
  // Five days of 50 desks for 360 min, five of 10 and 20 for 180 min each.
  expect(plannedMinutes).toBe(5 * 50 * 360 + 5 * (10 + 20) * 180);
});

test("fewer desks from a day on change nothing before it", () => {
  const plain = simulate(scenario({}), { seed: "phases" });
  const fewer = simulate(scenario({ desks: desksAt({ 0: 1 }) }), { seed: "phases" });
  for (let day = 0; day < 5; day++) expect(fewer.day(day)).toEqual(plain.day(day));
  const waited = (days: number[]) => days.map((day) => fewer.day(day).servedWaitMinutes);
  expect(waited([5, 6, 7, 8, 9]).some((minutes) => minutes > 0)).toBe(true);
});
