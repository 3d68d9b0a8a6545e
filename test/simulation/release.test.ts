/** What becomes of a visitor whose desk closes, on paper: service takes 10 minutes. */
import { expect, test } from "vitest";
import type { Phase } from "../../src/scenario/scenario.js";
import { always, desksAt, errandOf, officeOf, scenarioOf } from "../support/scenario.js";
import { live } from "./support.js";

function counter(release: Phase["release"], desks: Readonly<Record<number, number>>, patience = 0) {
  const errand = errandOf("visit", { patience: patience === 0 ? null : always(patience) });
  return scenarioOf({
    errands: [errand],
    offices: [officeOf("counter", { release, desks: desksAt(desks) })],
  });
}

test("exhaustive: the visitor in hand is finished, and the desk calls nobody after", () => {
  const { attempts, office } = live(counter("exhaustive", { 600: 2, 605: 1 }), [600, 602, 603]);
  // First 600–610, second 602–612 at the closing desk, third 612–622: waits 9.
  expect(attempts()).toMatchObject({ served: 3, waited: 1, servedWaitMinutes: 9, serviceMinutes: 30 });
  expect(office()).toMatchObject({ busyMinutes: 30, lineMinutes: 9 });
});

test("preempt: the visitor called last goes back to the head of the line, with the work that is left", () => {
  const { attempts, office } = live(counter("preempt", { 600: 2, 605: 1 }), [600, 602, 603]);
  // First 600–610; second 602–605, waits 5, 610–617; third waits 14, 617–627.
  expect(attempts()).toMatchObject({ served: 3, waited: 1, servedWaitMinutes: 19, serviceMinutes: 30 });
  expect(attempts().servedWaitSquares).toBe(25 + 196);
  expect(office()).toMatchObject({ busyMinutes: 30, lineMinutes: 19 });
});

test("preempt: of two handed back at once, who was called first stands first", () => {
  const { attempts } = live(counter("preempt", { 600: 3, 605: 1 }), [600, 601, 602, 603]);
  // First 600–610; second waits 5, 610–616; third waits 11, 616–623; fourth waits 20.
  expect(attempts()).toMatchObject({ served: 4, servedWaitMinutes: 36 });
  expect(attempts().servedWaitSquares).toBe(25 + 121 + 400);
});

test("preempt: work goes on where it stopped, as often as it stops", () => {
  const desks = { 600: 1, 604: 0, 610: 1, 613: 0, 620: 1 };
  const { attempts, office } = live(counter("preempt", desks), [600]);
  // At the desk 600–604, 610–613, 620–623: waits 6 + 7.
  expect(attempts()).toMatchObject({ served: 1, waited: 0, servedWaitMinutes: 13, serviceMinutes: 10 });
  expect(office()).toMatchObject({ busyMinutes: 10, lineMinutes: 13 });
});

test("preempt: patience begins to run when the desk is lost", () => {
  const { attempts, office } = live(counter("preempt", { 600: 1, 604: 0 }, 6), [600]);
  expect(attempts()).toMatchObject({
    joined: 1,
    waited: 0,
    reneged: 1,
    renegedWaitMinutes: 6,
    serviceMinutes: 0,
  });
  expect(office().busyMinutes).toBe(4);
});

test("preempt: patience used up before the desk is not given back", () => {
  const { attempts } = live(counter("preempt", { 600: 1, 612: 0 }, 7), [600, 606]);
  // The second waits 606–610, is at the desk 610–612, and has 3 of 7 minutes left.
  expect(attempts()).toMatchObject({ served: 1, reneged: 1, renegedWaitMinutes: 7 });
});

test("preempt: who was saved in the last minute and is handed back leaves at once", () => {
  const { attempts, office } = live(counter("preempt", { 600: 1, 612: 0 }, 9), [600, 601]);
  expect(attempts()).toMatchObject({ served: 1, reneged: 1, renegedWaitMinutes: 9 });
  expect(office()).toMatchObject({ lineMinutes: 9, busyMinutes: 12 });
});

test("preempt: a desk that closes at the minute the business is done hands back a visitor with no work left", () => {
  const { attempts } = live(counter("preempt", { 600: 1, 610: 0, 620: 1 }), [600]);
  expect(attempts()).toMatchObject({ served: 1, servedWaitMinutes: 10, serviceMinutes: 10 });
});

test("more desks call the line at once, in its order", () => {
  const { attempts } = live(counter("exhaustive", { 600: 1, 605: 3 }), [600, 601, 602, 603]);
  // Second and third are called at 605, the fourth at 610 when the first leaves.
  expect(attempts()).toMatchObject({ served: 4, servedWaitMinutes: 4 + 3 + 7 });
});

test("nobody is served before the first desk opens", () => {
  const { attempts } = live(counter("exhaustive", { 615: 1 }), [600]);
  expect(attempts()).toMatchObject({ served: 1, waited: 1, servedWaitMinutes: 15 });
});

test("an office that preempts changes nothing at one that does not", () => {
  const offices = [
    officeOf("counter", { desks: desksAt({ 600: 2, 605: 1 }) }),
    officeOf("other", { release: "preempt", desks: desksAt({ 600: 1, 604: 0, 700: 1 }) }),
  ];
  const { sources } = counter("exhaustive", { 0: 1 });
  const scenario = scenarioOf({ offices, sources });
  expect(live(scenario, [600, 602, 603]).attempts("counter")).toMatchObject({
    served: 3,
    servedWaitMinutes: 9,
  });
});
