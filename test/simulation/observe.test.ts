/** What is written down beside the events, on paper: open 600 to 960, one desk, service takes 10 minutes. */
import { expect, test } from "vitest";
import { always, desksAt, errandOf, officeOf, scenarioOf, sourceOf } from "../support/scenario.js";
import { live, simulate } from "./support.js";

/** The smallest step of time [min]. */
const TICK = 2 ** -20;

test("the clock writes down who is inside and what has happened since opening", () => {
  const scenario = scenarioOf({
    errands: [errandOf("visit", { patience: always(12) })],
    observation: { clock: [600, 605, 613, 620] },
  });
  // First 600–610; second waits 601–610, 610–620; third waits 602–614 and gives up.
  const { clock } = live(scenario, [600, 601, 602]);
  const none = { waiting: 0, reneged: 0, served: 0, lineMinutes: 0, days: 1, crews: 0, crewsComing: 0 };
  expect(clock(0)).toEqual({ ...none, inside: 1, busy: 1, allBusy: 1, arrived: 1, joined: 1 });
  expect(clock(1)).toMatchObject({
    inside: 3,
    waiting: 2,
    busy: 1,
    arrived: 3,
    joined: 3,
    lineMinutes: 4 + 3,
  });
  expect(clock(2)).toMatchObject({ inside: 2, waiting: 1, busy: 1, served: 1, lineMinutes: 9 + 11 });
  expect(clock(3)).toMatchObject({ inside: 0, allBusy: 0, served: 2, reneged: 1, lineMinutes: 9 + 12 });
});

test("the clock counts anew every day", () => {
  const scenario = scenarioOf({ horizon: { days: 2 }, observation: { clock: [700] } });
  const { clock } = live(scenario, [600, 601, 1440 + 650]);
  expect(clock(0)).toMatchObject({ days: 2, arrived: 3, served: 3, lineMinutes: 9 });
});

test("the clock leaves out the crowd at the door", () => {
  const sources = [sourceOf("counter", "visit", { atTheDoor: 2 })];
  const { clock } = simulate(scenarioOf({ sources, observation: { clock: [600, 640] } }));
  expect(clock(0)).toMatchObject({ inside: 2, waiting: 1, arrived: 0, joined: 0 });
  expect(clock(1)).toMatchObject({ inside: 0, arrived: 0, served: 2, lineMinutes: 10 });
});

test("the clock does not look at an office that has not opened, or is closed that day", () => {
  const offices = [
    officeOf("counter"),
    officeOf("early", { opens: 480 }),
    officeOf("closed", { closedDays: [0] }),
  ];
  const { clock } = live(scenarioOf({ offices, observation: { clock: [500, 700] } }), []);
  const days = (index: number) => offices.map(({ id }) => clock(index, id).days);
  expect([days(0), days(1)]).toEqual([
    [0, 1, 0],
    [1, 1, 0],
  ]);
});

test("a clock that begins before any office opens that day runs all the same", () => {
  const office = officeOf("counter", { opens: 600 });
  const { clock } = live(scenarioOf({ offices: [office], observation: { clock: [420, 480, 700] } }), [600]);
  expect([clock(0).days, clock(1).days, clock(2).days]).toEqual([0, 0, 1]);
  expect(clock(2).served).toBe(1);
});

test("time is shared out among the numbers inside, until closing", () => {
  const scenario = scenarioOf({ observation: { states: 2 } });
  const { sums, office } = live(scenario, [600, 605, 955]);
  // One inside 600–605 and 610–620 and 955–960, two 605–610, none for the rest of 360 minutes.
  expect([...sums.state]).toEqual([335, 20, 5, 0]);
  expect(office().allBusyMinutes).toBe(25);
});

test("numbers inside beyond those observed are counted together", () => {
  const { sums } = live(scenarioOf({ observation: { states: 0 } }), [600, 605, 606]);
  expect([...sums.state]).toEqual([330, 30]);
});

test("an office without open desks has no desk free", () => {
  const office = officeOf("counter", { desks: desksAt({ 600: 1, 700: 0, 720: 1 }) });
  const { office: told } = live(scenarioOf({ offices: [office], observation: { states: 1 } }), []);
  expect(told()).toMatchObject({ allBusyMinutes: 20, plannedMinutes: 340 });
});

test("states at clock minutes follow the clock's other columns", () => {
  const scenario = scenarioOf({ observation: { clock: [605, 700], states: 1 } });
  const { sums } = live(scenario, [600]);
  const width = sums.clock.length / 2;
  expect(Array.from(sums.clock.slice(width - 2, width))).toEqual([0, 1]);
  expect(Array.from(sums.clock.slice(2 * width - 2))).toEqual([1, 0]);
});

test("waits above a threshold are counted exactly, of all and of the served", () => {
  const scenario = scenarioOf({
    errands: [errandOf("visit", { patience: always(25) })],
    observation: { waitThresholds: [10, 20] },
  });
  // Waits 0, 10, 20, 25 (gives up).
  const { sums, attempts } = live(scenario, [600, 600, 600, 600]);
  expect(attempts()).toMatchObject({ served: 3, reneged: 1, renegedWaitMinutes: 25, lostWaitSquares: 625 });
  expect(attempts()).toMatchObject({ servedWaitMinutes: 30, servedWaitSquares: 500 });
  expect([...sums.waitAbove]).toEqual([2, 1, 1, 0]); // above 10: 20 and 25; above 20: only who gave up
});

test("sums by half-hour belong to the half-hour of arriving", () => {
  const { slot } = live(scenarioOf(), [600, 630 - TICK, 630, 960 - TICK]);
  expect(slot(20)).toEqual({ arrived: 2, joined: 2, served: 2, waitMinutes: 0 });
  expect(slot(21)).toEqual({ arrived: 1, joined: 1, served: 1, waitMinutes: 10 - TICK });
  expect(slot(31)).toEqual({ arrived: 1, joined: 1, served: 1, waitMinutes: 0 });
});

test("every half-hour of the day begins at its very minute", () => {
  const office = officeOf("counter", { opens: 0, closes: 1440, desks: desksAt({ 0: 9 }) });
  const starts = Array.from({ length: 48 }, (_, i) => 30 * i);
  const { slot } = live(scenarioOf({ offices: [office] }), starts);
  expect(starts.map((_, i) => slot(i).arrived)).toEqual(starts.map(() => 1));
});

test("histograms hold every wait once: by office, by errand and by half-hour", () => {
  const { sums } = live(scenarioOf(), [600, 601, 640]);
  for (const bins of [sums.officeBins, sums.errandBins, sums.slotBins]) {
    expect(bins.reduce((sum, count) => sum + count, 0)).toBe(3);
  }
  expect(sums.officeBins[0]).toBe(2); // two did not wait
});

test("sums by day add up what that day alone brought", () => {
  const scenario = scenarioOf({ horizon: { days: 2 } });
  const { day } = live(scenario, [600, 601, 1440 + 955]);
  expect(day(0)).toMatchObject({ arrived: 2, served: 2, servedWaitMinutes: 9, lineMinutes: 9, openDays: 1 });
  expect(day(1)).toMatchObject({
    arrived: 1,
    served: 1,
    servedWaitMinutes: 0,
    overtimeMinutes: 5,
    openMinutes: 360,
  });
});

test("the warm-up leaves nothing in the sums", () => {
  const scenario = scenarioOf({
    horizon: { days: 1, warmUpDays: 1 },
    observation: { clock: [700], states: 0 },
  });
  const { attempts, office, day, clock, sums } = live(scenario, [600, 601, 602, 1440 + 700]);
  expect(attempts()).toMatchObject({ arrived: 1, served: 1, servedWaitMinutes: 0 });
  expect(office()).toMatchObject({ openDays: 1, openMinutes: 360, busyMinutes: 10, lineMinutes: 0 });
  expect(day(0)).toMatchObject({ arrived: 1, openDays: 1, lineMinutes: 0 });
  expect(clock(0)).toMatchObject({ arrived: 1, days: 1 });
  expect([...sums.state]).toEqual([350, 10]);
  expect(sums.officeBins[0]).toBe(1);
});
