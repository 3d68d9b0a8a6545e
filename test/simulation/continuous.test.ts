/** Offices around the clock, on paper: lines carry over midnight. One desk, 10 minutes of service. */
import { expect, test } from "vitest";
import { always, desksAt, errandOf, officeOf, scenarioOf, type ScenarioParts } from "../support/scenario.js";
import { live } from "./support.js";

const MIDNIGHT = 1440;

function around(parts: ScenarioParts = {}, desks: Readonly<Record<number, number>> = { 0: 1 }) {
  const office = officeOf("counter", { opens: 0, closes: 1440, desks: desksAt(desks) });
  return scenarioOf({
    offices: [office],
    ...parts,
    horizon: { continuous: true, days: 2, ...parts.horizon },
  });
}

test("whoever is inside at midnight goes on waiting and being served", () => {
  const { attempts, day, office } = live(around(), [MIDNIGHT - 5, MIDNIGHT - 4]);
  // First 1435–1445, second waits until 1445 and stays until 1455.
  expect(attempts()).toMatchObject({ served: 2, servedWaitMinutes: 9 });
  expect(day(0)).toMatchObject({ arrived: 2, served: 0, lineMinutes: 4, busyMinutes: 5 });
  expect(day(1)).toMatchObject({ arrived: 0, served: 2, lineMinutes: 5, busyMinutes: 15 });
  expect(office()).toMatchObject({
    openMinutes: 2880,
    plannedMinutes: 2880,
    overtimeMinutes: 0,
    insideAtEnd: 0,
  });
});

test("patience runs on over midnight", () => {
  const scenario = around({ errands: [errandOf("visit", { service: always(100), patience: always(20) })] });
  const { day } = live(scenario, [MIDNIGHT - 10, MIDNIGHT - 9]);
  expect(day(0).reneged).toBe(0);
  expect(day(1)).toMatchObject({ reneged: 1, renegedWaitMinutes: 20 });
});

test("who is inside when measuring begins and ends is written down, and the balance holds", () => {
  const scenario = around({ horizon: { warmUpDays: 1, days: 1 }, observation: { states: 2 } });
  const { attempts, office, sums } = live(scenario, [MIDNIGHT - 5, MIDNIGHT - 4, 2 * MIDNIGHT - 3]);
  expect(office()).toMatchObject({
    insideAtStart: 2,
    insideAtEnd: 1,
    openDays: 1,
    busyMinutes: 18,
    lineMinutes: 5,
  });
  expect(attempts()).toMatchObject({ arrived: 1, served: 2, servedWaitMinutes: 9 });
  expect([...sums.state]).toEqual([1440 - 18, 13, 5, 0]); // two until 1445, one until 1455 and in the last 3 min
});

test("desks follow their plan anew every day, before anything else that midnight holds", () => {
  const { attempts } = live(around({}, { 0: 0, 60: 1, 1439: 2 }), [MIDNIGHT, MIDNIGHT + 55]);
  expect(attempts()).toMatchObject({ served: 2, servedWaitMinutes: 60 + 15 });
});

test("the clock counts since midnight", () => {
  const { clock } = live(around({ observation: { clock: [0, 30] } }), [MIDNIGHT - 5, MIDNIGHT]);
  expect(clock(0)).toMatchObject({ days: 2, inside: 2, busy: 1, arrived: 1 }); // the second day's first minute
  expect(clock(1)).toMatchObject({ arrived: 1, served: 2, lineMinutes: 5 });
});
