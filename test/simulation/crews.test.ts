/** Desks that travel, on paper: service takes 10 minutes. */
import { expect, test } from "vitest";
import type { Phase } from "../../src/scenario/scenario.js";
import {
  always,
  desksAt,
  errandOf,
  officeOf,
  scenarioOf,
  sourceOf,
  withPhases,
} from "../support/scenario.js";
import { live } from "./support.js";

const CLOCK = [600, 620, 650, 700];

/** One desk at north until 10:15, then 30 minutes on the way to south. */
function travelling(release: Phase["release"] = "exhaustive", desks = 1) {
  const parts = { desks: desksAt({ 0: 0 }), release };
  return scenarioOf({
    errands: [errandOf("visit", { patience: always(300) })],
    offices: [officeOf("north", parts), officeOf("south", parts)],
    sources: [sourceOf("north", "visit"), sourceOf("south", "visit")],
    crews: [{ id: "van", desks, home: "north", route: [{ leave: 615, to: "south", travel: always(30) }] }],
    observation: { clock: CLOCK },
  });
}

const north = (minute: number) => ({ minute, source: "north/visit" });
const south = (minute: number) => ({ minute, source: "south/visit" });

test("a crew finishes the visitor in hand, travels, and serves who has waited at the next office", () => {
  // North: 600–610, 612–622; away at 622, at south at 652: who came at 601 waits 51.
  const { attempts, clock, office } = live(travelling(), [north(600), south(601), north(612)]);
  expect(attempts("north")).toMatchObject({ served: 2, servedWaitMinutes: 0 });
  expect(attempts("south")).toMatchObject({ served: 1, servedWaitMinutes: 51 });
  expect(CLOCK.map((_, i) => clock(i, "north").crews)).toEqual([1, 1, 0, 0]);
  expect(CLOCK.map((_, i) => clock(i, "south").crewsComing)).toEqual([0, 0, 1, 0]);
  expect(CLOCK.map((_, i) => clock(i, "south").crews)).toEqual([0, 0, 0, 1]);
  // Desk minutes until closing: 600–622 at north, 652–960 at south.
  expect(office("north").plannedMinutes).toBe(22);
  expect(office("south").plannedMinutes).toBe(308);
});

test("once told to leave, a crew calls nobody more", () => {
  const { attempts } = live(travelling(), [north(600), north(614), north(616)]);
  // 614 is served to 624; 616 waits for ever, loses patience at 916.
  expect(attempts("north")).toMatchObject({ served: 2, reneged: 1 });
});

test("a free crew leaves on time", () => {
  const { attempts } = live(travelling(), [north(600), south(640)]);
  expect(attempts("south").servedWaitMinutes).toBe(5); // there at 645
});

test("where desks hand back, a crew leaves on time and its visitor waits on", () => {
  const { attempts } = live(travelling("preempt"), [north(612), south(640)]);
  expect(attempts("north")).toMatchObject({ served: 0, reneged: 1 });
  expect(attempts("south").servedWaitMinutes).toBe(5);
});

test("a crew of two desks leaves when both are done", () => {
  // 605–615 and 612–622: leaves at 622, there at 652; who came at 601 and 602 are both served from then on.
  const { attempts } = live(travelling("exhaustive", 2), [south(601), south(602), north(605), north(612)]);
  expect(attempts("south")).toMatchObject({ served: 2, servedWaitMinutes: 51 + 50 });
});

test("every day the crew begins at home again", () => {
  const scenario = { ...travelling(), horizon: { ...travelling().horizon, days: 2 } };
  const sources = scenario.sources.map((source) => ({ ...source, rateOfDay: [0, 0] }));
  const { attempts } = live({ ...scenario, sources }, [north(600), north(1440 + 600)]);
  expect(attempts("north")).toMatchObject({ served: 2, servedWaitMinutes: 0 });
});

test("a crew shares an office with desks of its own", () => {
  const scenario = travelling();
  const offices = scenario.offices.map((one) => withPhases(one, () => ({ desks: desksAt({ 0: 1 }) })));
  const { attempts } = live({ ...scenario, offices }, [north(600), north(600), north(620), north(620)]);
  // Two desks until 10:15, one after: the last waits from 620 to 630.
  expect(attempts("north")).toMatchObject({ served: 4, servedWaitMinutes: 10 });
});
