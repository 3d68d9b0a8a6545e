/** Visits by appointment: on paper, and as they are drawn. */
import { expect, test } from "vitest";
import type { Booking } from "../../src/scenario/mechanisms.js";
import { always, desksAt, errandOf, scenarioOf, sourceOf, type ScenarioParts } from "../support/scenario.js";
import { live, simulate } from "./support.js";

const HOURLY: Booking = {
  slots: desksAt({ 600: 1, 660: 2, 720: 1 }),
  taken: 1,
  noShow: 0,
  early: 0,
  lateness: null,
};

function booked(booking: Partial<Booking> = {}, parts: ScenarioParts = {}) {
  return scenarioOf({
    sources: [
      sourceOf("counter", "visit"),
      sourceOf("counter", "visit", { id: "counter/visit/booked", booking: { ...HOURLY, ...booking } }),
    ],
    ...parts,
  });
}

test("the wait of an appointment begins at its time, not before", () => {
  // Drop-in 600–610. The appointment of 606 comes at 601 and is called at 610: 4 minutes, 5 more in line before it.
  const { attempts, office } = live(booked(), [600, { minute: 601, source: "counter/visit/booked", due: 5 }]);
  expect(attempts()).toMatchObject({ served: 2, servedWaitMinutes: 4 });
  expect(office()).toMatchObject({ lineMinutes: 9, earlyMinutes: 5 });
});

test("who is called before the time of the appointment has not waited", () => {
  const { attempts, office } = live(booked(), [
    600,
    { minute: 601, source: "counter/visit/booked", due: 30 },
  ]);
  expect(attempts().servedWaitMinutes).toBe(0);
  expect(office().earlyMinutes).toBe(9);
});

test("patience counts from the time of the appointment", () => {
  const errands = [errandOf("visit", { patience: always(3) })];
  const one = { minute: 601, source: "counter/visit/booked", due: 5 };
  const { attempts, office } = live(booked({}, { errands }), [600, one]);
  // Would lose patience at 601 + 5 + 3 = 609, before the desk is free at 610.
  expect(attempts()).toMatchObject({ reneged: 1, renegedWaitMinutes: 3 });
  expect(office().earlyMinutes).toBe(5);
});

test("every taken slot brings its visitor, as early as said", () => {
  const { office, contacts, slot } = simulate(booked({ early: 10 }));
  expect(contacts()).toMatchObject({ intended: 4, servedHere: 4, noShow: 0 });
  expect(slot(20).arrived).toBe(1); // 10:00 itself: nobody comes before the doors open
  expect(slot(21).arrived).toBe(2); // 10:50 for 11:00
  expect(slot(23).arrived).toBe(1); // 11:50 for 12:00
  expect(office().earlyMinutes).toBe(10); // one of the two of 11:00 waits in line while the other is served
});

test("slots outside the hours of the day bring nobody", () => {
  const { contacts } = simulate(booked({ slots: desksAt({ 500: 1, 960: 1, 700: 1 }) }));
  expect(contacts().intended).toBe(1);
});

test("shares of slots not taken and of visitors who do not come are those of the scenario", () => {
  const days = 4000;
  const scenario = booked({ taken: 0.9, noShow: 0.2 }, { horizon: { days } });
  const { intended, noShow } = simulate(scenario).contacts();
  const slots = 4 * days;
  // Binomial: √(n p (1 − p)).
  expect(Math.abs(intended - 0.9 * slots)).toBeLessThan(4 * Math.sqrt(slots * 0.9 * 0.1));
  expect(Math.abs(noShow - 0.2 * intended)).toBeLessThan(4 * Math.sqrt(intended * 0.2 * 0.8));
});

test("more slots taken adds visitors and moves nobody", () => {
  const at = (taken: number) =>
    simulate(booked({ taken, lateness: { kind: "uniform", from: 0, to: 20 } })).sums.slot;
  const [few, all] = [at(0.5), at(1)];
  expect(all.every((value, i) => value >= few[i] || i % 4 === 3)).toBe(true); // all but the minutes of wait
});
