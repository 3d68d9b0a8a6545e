import { expect, test } from "vitest";
import { readDate } from "../../src/scenario/dates.js";
import { ALWAYS, PLAIN_ERRAND, PLAIN_OFFICE } from "../../src/scenario/scenario.js";
import { UNKNOWN } from "../support/scenario.js";
import { FULL, resolve, scenarioWith } from "./support.js";

function day(date: string): number {
  return (readDate(date) as { value: number }).value;
}

test("every part of a scenario is resolved, in order of the ids", async () => {
  const scenario = await resolve(FULL);
  expect(scenario).toMatchObject({
    id: "x",
    title: { sv: "Två kontor", en: "Two offices" },
    horizon: { dated: true, firstDay: day("2024-12-20"), days: 12, warmUpDays: 3, continuous: false },
    dayFactorCv: 0.12,
    foundations: [{ input: "patience", provenance: "assumed", source: "no source found" }],
  });
  expect(scenario.errands).toEqual([
    {
      id: "advice",
      name: { sv: "advice", en: "advice" },
      service: { kind: "exponential", mean: 10 },
      patience: null,
      balking: {
        by: "waiting",
        chance: [
          { seen: 0, chance: 0 },
          { seen: 8, chance: 0.5 },
        ],
      },
      ...PLAIN_ERRAND,
    },
    {
      id: "passport",
      name: { sv: "Pass", en: "Pass" },
      service: { kind: "deterministic", value: 9 },
      patience: null,
      balking: {
        by: "expectedWait",
        chance: [
          { seen: 10, chance: 0 },
          { seen: 40, chance: 1 },
        ],
      },
      ...PLAIN_ERRAND,
    },
  ]);
  expect(scenario.offices.map(({ id }) => id)).toEqual(["north", "south"]);
  expect(scenario.offices[0]).toEqual({
    id: "north",
    name: { sv: "north", en: "north" },
    attributes: { ...UNKNOWN, desks: 1, openDays: 7 },
    closedDays: [],
    ...PLAIN_OFFICE,
    phases: [
      {
        from: ALWAYS,
        exists: true,
        week: Array.from({ length: 7 }, () => ({ opens: 0, closes: 1440 })),
        desks: [{ minute: 0, value: 1 }],
        release: "exhaustive",
        closing: { kind: "serve" },
        room: null,
        visits: 1,
      },
    ],
  });
  const hours = { opens: 600, closes: 960 };
  expect(scenario.offices[1]).toEqual({
    id: "south",
    name: { sv: "Söder", en: "South" },
    attributes: { ...UNKNOWN, desks: 3, openDays: 5 },
    closedDays: [day("2024-12-24"), day("2024-12-26")],
    phases: [
      {
        from: ALWAYS,
        exists: true,
        week: [hours, hours, hours, hours, { opens: 600, closes: 840.5 }, null, null],
        desks: [
          { minute: 600, value: 3 },
          { minute: 720, value: 2 },
          { minute: 780, value: 3 },
        ],
        release: "preempt",
        closing: { kind: "stopTickets", minutesBefore: 15 },
        room: 12,
        visits: 1,
      },
    ],
    ...PLAIN_OFFICE,
  });
});

test("sources name office and errand, and the rate of each simulated day", async () => {
  const { sources } = await resolve(FULL);
  expect(sources.map(({ id, atTheDoor, rates }) => ({ id, atTheDoor, rates }))).toEqual([
    {
      id: "north/advice",
      atTheDoor: 0,
      rates: [
        {
          shape: "constant",
          pieces: [
            { minute: 480, value: 1 },
            { minute: 720, value: 0.5 },
          ],
        },
      ],
    },
    {
      id: "north/passport",
      atTheDoor: 0,
      rates: [{ shape: "constant", pieces: [{ minute: 0, value: 0.1 }] }],
    },
    {
      id: "south/advice",
      atTheDoor: 6,
      rates: [{ shape: "constant", pieces: [{ minute: 0, value: 0 }] }],
    },
    {
      id: "south/passport",
      atTheDoor: 0,
      rates: [
        {
          shape: "linear",
          pieces: [
            { minute: 600, value: 0.1 },
            { minute: 960, value: 0.2 },
          ],
        },
      ],
    },
  ]);
  expect(sources[0].rateOfDay).toEqual(Array.from({ length: 15 }, () => 0));
  // From Tuesday 17 December: closed on Saturday 21, Sunday 22, the 24th, the 26th, 28 and 29.
  expect(sources[2].rateOfDay).toEqual([0, 0, 0, 0, -1, -1, 0, -1, 0, -1, 0, -1, -1, 0, 0]);
});

test("further errands are drawn in proportion to the visitors expected within opening hours", async () => {
  const { furtherErrand } = await resolve(FULL);
  // north, 15 days: advice 240 × 1 + 720 × 0.5, passport 144. south, nine open days: advice six at the door each;
  // passport on seven whole days 360 × 0.15, on two Fridays the mean of 0.1 and 0.1 + 240.5 / 3600 for 240.5 min.
  const advice = 15 * (240 + 360) + 9 * 6;
  const friday = 240.5 * (0.1 + 240.5 / 7200);
  const passport = 15 * 144 + 7 * 54 + 2 * friday;
  expect(furtherErrand?.chance).toBe(0.19);
  expect(furtherErrand?.shares[0]).toBeCloseTo(advice / (advice + passport), 12);
  expect(furtherErrand?.shares[1]).toBeCloseTo(passport / (advice + passport), 12);
});

test("where nobody is expected all errands share alike", async () => {
  const text = FULL.replace(/^ {4}(arrivals|atTheDoor): .*$/gm, "");
  expect((await resolve(text)).furtherErrand).toEqual({ chance: 0.19, shares: [0.5, 0.5] });
});

test("what is observed runs from the first opening to the last closing, both included", async () => {
  const { observation } = await resolve(FULL);
  expect(observation.waitThresholds).toEqual([1, 1.5]);
  expect(observation.overtimeThresholds).toEqual([5]);
  expect(observation.states).toBe(10);
  expect(observation.clock).toHaveLength(97); // north is open from 00:00 to 24:00
  const short = await resolve(scenarioWith({ office: "open: 10:00-10:40", top: "observe: {every: 15 min}" }));
  expect(short.observation.clock).toEqual([600, 615, 630, 640]);
});

test("a continuous scenario is open around the clock and observed until 24:00, left out", async () => {
  const text = scenarioWith({ top: "continuous: true\nobserve: {every: 6 h}" });
  const { horizon, offices, observation } = await resolve(text);
  expect(horizon).toEqual({ dated: false, firstDay: 0, days: 10, warmUpDays: 0, continuous: true });
  expect(offices[0].phases[0].week).toEqual(Array.from({ length: 7 }, () => ({ opens: 0, closes: 1440 })));
  expect(observation.clock).toEqual([0, 360, 720, 1080]);
});

test("what is left out has its default", async () => {
  const scenario = await resolve(scenarioWith());
  expect(scenario).toMatchObject({
    title: { sv: "x", en: "x" },
    furtherErrand: null,
    dayFactorCv: 0,
    observation: { waitThresholds: [], overtimeThresholds: [], clock: [], states: null },
    foundations: [],
  });
});

test("a chance of no further errand is none at all", async () => {
  expect((await resolve(scenarioWith({ top: "furtherErrand: 0 %" }))).furtherErrand).toBeNull();
});
