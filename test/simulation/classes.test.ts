/** Priorities, skills and equipment on paper: service takes 10 minutes, and whoever comes is written in the test. */
import { expect, test } from "vitest";
import type { Errand } from "../../src/scenario/scenario.js";
import {
  always,
  desksAt,
  errandOf,
  officeOf,
  scenarioOf,
  sourceOf,
  type OfficeParts,
} from "../support/scenario.js";
import { live } from "./support.js";

/** One office with two errands, a and b. */
function office(parts: OfficeParts = {}, [a, b]: [Partial<Errand>, Partial<Errand>] = [{}, {}]) {
  return scenarioOf({
    errands: [errandOf("a", a), errandOf("b", b)],
    offices: [officeOf("counter", parts)],
    sources: [sourceOf("counter", "a"), sourceOf("counter", "b")],
  });
}

const a = (minute: number) => ({ minute, source: "counter/a" });
const b = (minute: number) => ({ minute, source: "counter/b" });

test("the lower priority is called first, whoever came first", () => {
  const scenario = office({}, [{ priority: 2 }, { priority: 1 }]);
  // 600 a served to 610; then b (waits 8) to 620, then the second a (waits 19).
  const { attempts } = live(scenario, [a(600), a(601), b(602)]);
  expect(attempts("counter", "a").servedWaitMinutes).toBe(19);
  expect(attempts("counter", "b").servedWaitMinutes).toBe(8);
});

test("nobody at a desk is interrupted by a higher priority", () => {
  const { attempts, office: told } = live(office({}, [{ priority: 2 }, { priority: 1 }]), [a(600), b(601)]);
  expect(attempts("counter", "b").servedWaitMinutes).toBe(9);
  expect(told().busyMinutes).toBe(20);
});

test("within a priority the line is in order of coming, across errands", () => {
  const scenario = office({}, [{ priority: 1 }, { priority: 1, needs: null }]);
  const general = live(scenario, [a(600), b(601), a(602), b(603)], { general: true });
  expect(general.attempts("counter", "a").servedWaitMinutes).toBe(18); // second a: 602 to 620
  expect(general.attempts("counter", "b").servedWaitMinutes).toBe(9 + 27);
});

const SPLIT = {
  groups: [
    { id: "all", desks: desksAt({ 0: 1 }), serves: null },
    { id: "only-b", desks: desksAt({ 0: 1 }), serves: ["b"] },
  ],
  desks: desksAt({ 0: 2 }),
};

test("a free desk that can do least is taken first, so that the other is left for who needs it", () => {
  const { attempts } = live(office(SPLIT), [b(600), a(601)]);
  expect(attempts().waited).toBe(0); // b at the desk for b only, a at the other
});

test("who needs a desk that is busy waits, and is overtaken by who can use the free one", () => {
  // a 600–610 at "all"; a waits; b 602 goes to "only-b" at once.
  const { attempts } = live(office(SPLIT), [a(600), a(601), b(602)]);
  expect(attempts("counter", "b").waited).toBe(0);
  expect(attempts("counter", "a").servedWaitMinutes).toBe(9);
});

test("a desk that falls free calls the first in line whom it can serve", () => {
  // b 600 at only-b, a 601 at all; a 602 and b 603 wait. 610: only-b calls b (waits 7); 611: all calls a (waits 9).
  const { attempts } = live(office(SPLIT), [b(600), a(601), a(602), b(603)]);
  expect(attempts("counter", "b").servedWaitMinutes).toBe(7);
  expect(attempts("counter", "a").servedWaitMinutes).toBe(9);
});

test("one piece of equipment serves one at a time, and those without need of it overtake", () => {
  const scenario = office({ desks: desksAt({ 0: 2 }), equipment: [{ id: "camera", count: 1 }] }, [
    { needs: "camera" },
    {},
  ]);
  // a 600–610 with the camera; a 601 lacks it though a desk is free; b 602 goes to that desk, to 612.
  const { attempts } = live(scenario, [a(600), a(601), b(602)]);
  expect(attempts("counter", "a").servedWaitMinutes).toBe(9);
  expect(attempts("counter", "b").waited).toBe(0);
});

test("a piece of equipment that falls free lets a waiting visitor use another free desk", () => {
  const scenario = office({ desks: desksAt({ 0: 3 }), equipment: [{ id: "camera", count: 2 }] }, [
    { needs: "camera" },
    {},
  ]);
  // Two cameras in use to 610; the third a waits with a desk free, and takes it at 610.
  const { attempts } = live(scenario, [a(600), a(600), a(605)]);
  expect(attempts("counter", "a").servedWaitMinutes).toBe(5);
});

test("a desk that closes hands its visitor back to the head of the class, with work and equipment given up", () => {
  const parts = {
    release: "preempt",
    desks: desksAt({ 0: 2, 605: 1 }),
    equipment: [{ id: "camera", count: 2 }],
  } as const;
  const scenario = office(parts, [{ needs: "camera" }, {}]);
  // 600 and 601 at desks; at 605 the last called (601) goes back with 6 min of work; at 610 it is called again, to 616.
  const { attempts, office: told } = live(scenario, [a(600), a(601), a(602)]);
  expect(attempts("counter", "a").servedWaitMinutes).toBe(5 + 14);
  expect(told().busyMinutes).toBe(30);
  expect(told().overtimeMinutes).toBe(0);
});

test("who began at once and is handed back stands before all who came later, whatever their errand", () => {
  // Both errands are alike but for the equipment of one: two classes of one priority.
  const parts = {
    release: "preempt",
    desks: desksAt({ 0: 1, 605: 0, 606: 1 }),
    equipment: [{ id: "camera", count: 1 }],
  } as const;
  const { attempts } = live(office(parts, [{ needs: "camera" }, {}]), [a(600), b(601)]);
  // a: 600–605, handed back, again 606–611; b waits from 601 to 611.
  expect(attempts("counter", "a").servedWaitMinutes).toBe(1);
  expect(attempts("counter", "b").servedWaitMinutes).toBe(10);
});

test("an errand that no desk serves is turned away", () => {
  const groups = [{ id: "only-b", desks: desksAt({ 0: 1 }), serves: ["b"] }];
  const { attempts } = live(office({ groups }), [a(600), b(601)]);
  expect(attempts("counter", "a").turnedAway).toBe(1);
  expect(attempts("counter", "b").served).toBe(1);
});

test("patience ends in a class line as in any other", () => {
  const scenario = office({}, [{ priority: 2, patience: always(5) }, {}]);
  const { attempts } = live(scenario, [b(600), a(601), b(602)]);
  expect(attempts("counter", "a")).toMatchObject({ reneged: 1, renegedWaitMinutes: 5 });
});

test("a line that is sent home at closing is emptied class by class", () => {
  const scenario = office({ closing: { kind: "sendHome" } }, [{ priority: 2 }, {}]);
  const { attempts } = live(scenario, [a(955), a(956), b(957)]);
  expect(attempts()).toMatchObject({ served: 1, sentHome: 2, sentHomeWaitMinutes: 4 + 3 });
});
