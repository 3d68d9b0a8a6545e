import { expect, test } from "vitest";
import { passDay } from "../../data/make/phone/day.mjs";
import { linesOfData } from "../../data/make/phone/facts.mjs";
import { fitLine } from "../../data/make/phone/fit.mjs";
import { playDays } from "../../data/make/phone/simulate.mjs";
import { levelsOf, passYear } from "../../data/make/phone/year.mjs";
import { rowsOf } from "./rows.js";

const NO_REDIAL = { redialRejected: 0, redialAbandoned: 0, pause: 30 };

type Line = Parameters<typeof passDay>[0];
type Sums = ReturnType<typeof passDay>;

/** Sums for each minute of the second half of a long day of even calls, by when its start is forgotten. */
function steady(line: Line, rate: number): Sums {
  const minutes = 800;
  const whole = passDay(line, new Float64Array(minutes).fill(rate), 0);
  const half = passDay(line, new Float64Array(minutes / 2).fill(rate), 0);
  const keys = Object.keys(whole) as (keyof Sums)[];
  return Object.fromEntries(keys.map((key) => [key, (whole[key] - half[key]) / (minutes / 2)])) as Sums;
}

test("a line without places rejects as Erlang B says", () => {
  const { rejected, attempts } = steady({ agents: 3, places: 0, handle: 1, patience: 10, ...NO_REDIAL }, 2);
  // Offered load 2, 3 agents: (8/6) / (1 + 2 + 4/2 + 8/6) = 4/19
  expect(rejected / attempts).toBeCloseTo(4 / 19, 10);
});

test("a line with patience answers and loses as Erlang A says", () => {
  const day = steady({ agents: 12, places: 60, handle: 5, patience: 10, ...NO_REDIAL }, 2.5);
  // data/verify/reference/steady_state.csv, erla-07: P(abandon) and mean wait of the served
  expect(day.abandoned / day.attempts).toBeCloseTo(0.112875217319288, 7);
  expect(day.waited / day.answeredByWait).toBeCloseTo(1.10089655380478, 7);
  expect(day.answeredByWait / day.answered).toBeCloseTo(1, 6);
});

test("redialling as a mean is off by 3 % of attempts at five agents, the worst case for it", () => {
  const line = {
    agents: 5,
    places: 5,
    handle: 2,
    patience: 5,
    redialRejected: 0.9,
    redialAbandoned: 0.6,
    pause: 10,
  };
  const day = steady(line, 3);
  // steady_state.csv, redial-03: attempts per call 1.8431, blocked per attempt 0.42037, served per call 0.82533
  expect(Math.abs(day.attempts / 3 / 1.84310141468178 - 1)).toBeLessThan(0.03);
  expect(Math.abs(day.rejected / day.attempts - 0.420372431198624)).toBeLessThan(0.023);
  expect(Math.abs(day.answered / 3 - 0.825326901529849)).toBeLessThan(0.004);
});

test("every attempt is answered, rejected, given up or cut at closing", () => {
  const line = {
    agents: 4.5,
    places: 7.3,
    handle: 8,
    patience: 30,
    redialRejected: 0.5,
    redialAbandoned: 0.35,
    pause: 30,
  };
  const day = passDay(line, new Float64Array(480).fill(0.8), 3);
  expect(day.answered + day.rejected + day.abandoned + day.cut).toBeCloseTo(day.attempts, 9);
  expect(day.cut).toBeGreaterThan(1); // the line is full at closing
  // People: those who rang first and those carried over, less who redialled, plus who mean to redial.
  const redials = day.attempts - 0.8 * 480;
  const meaning = 0.5 * day.rejected + 0.35 * (day.abandoned + day.cut);
  expect(day.orbit).toBeCloseTo(3 + meaning - redials, 9);
});

test("levels of volume stand for all days: their number, their volume and nearly all of their spread", () => {
  const shares = Array<number>(250).fill(1 / 250);
  const levels: { share: number; days: number }[] = levelsOf(shares, { count: 24 });
  const days = levels.reduce((sum, level) => sum + level.days, 0);
  const volume = levels.reduce((sum, level) => sum + level.days * level.share, 0);
  const variance = levels.reduce((sum, level) => sum + (level.days / days) * (250 * level.share - 1) ** 2, 0);
  expect(levels).toHaveLength(24);
  expect(days).toBeCloseTo(250, 6);
  expect(volume).toBeCloseTo(1, 6);
  expect(Math.sqrt(variance)).toBeLessThan(0.12); // means of parts spread less than the parts do
  expect(Math.sqrt(variance)).toBeGreaterThan(0.117);
});

/** An overloaded line of a tenth of a large agency's size, over a year of equal days. */
const SMALL = {
  agents: 7,
  places: 40,
  handle: 8,
  patience: 80,
  redialRejected: 0.5,
  redialAbandoned: 0.35,
  pause: 30,
};
const DAY = new Float64Array(480).map((_, minute) => (minute < 120 ? 3 : 1) / 720);
const YEAR = Array<number>(250).fill(1 / 250);

test("a year of a small overloaded line is what is seen when it is played call by call", () => {
  const line = { ...SMALL, persons: 160_000 };
  const facts = { levels: levelsOf(YEAR, { count: 12 }), shape: DAY };
  const year = passYear(line, facts);
  const played = playDays(line, facts, { rounds: 100, seed: 7 });
  // 1200 days of some 800 attempts: chance explains 0.1 % of attempts and 0.05 points of the shares. The rest is
  // what a mean number of redials leaves out at seven agents.
  expect(Math.abs(year.attempts / ((played.attempts / played.days) * 250) - 1)).toBeLessThan(0.004);
  expect(Math.abs(year.answered / year.attempts - played.answered / played.attempts)).toBeLessThan(0.003);
  expect(Math.abs(year.rejected / year.attempts - played.rejected / played.attempts)).toBeLessThan(0.004);
  expect(Math.abs(year.waited / year.answeredByWait / (played.waited / played.answered) - 1)).toBeLessThan(
    0.02,
  );
  expect(Math.abs(year.cut / year.attempts - played.cut / played.attempts)).toBeLessThan(0.003);
});

test("a fit finds the line behind the figures", () => {
  const facts = { levels: levelsOf(YEAR, { count: 2 }), shape: DAY };
  const year = passYear({ ...SMALL, persons: 160_000 }, facts);
  const targets = {
    attempts: year.attempts,
    answered: year.answered / year.attempts,
    rejected: year.rejected / year.attempts,
    wait: year.waited / year.answeredByWait,
  };
  const start = { ...SMALL, persons: 130_000, agents: 8, places: 30, patience: 60 };
  const free = {
    parameters: ["persons", "agents", "places", "patience"],
    figures: ["attempts", "answered", "rejected", "wait"],
  };
  const { line } = fitLine(start, { ...facts, targets }, free);
  expect(Math.abs(line.persons / 160_000 - 1)).toBeLessThan(0.01);
  expect(Math.abs(line.agents / 7 - 1)).toBeLessThan(0.01);
  expect(Math.abs(line.places / 40 - 1)).toBeLessThan(0.02);
  expect(Math.abs(line.patience / 80 - 1)).toBeLessThan(0.02);
});

test("lines are open on 251 days of 2024, and their shares make up the year", () => {
  // 262 Mondays to Fridays, less 8 public holidays and 3 eves on such days
  for (const { id, shares, shape } of linesOfData()) {
    expect(shares, id).toHaveLength(251);
    expect(shares.reduce((sum: number, share: number) => sum + share, 0)).toBeCloseTo(1, 10);
    expect(shape.reduce((sum: number, share: number) => sum + share, 0)).toBeCloseTo(1, 10);
  }
});

const fitted = await rowsOf("phone_lines.csv");
const misfits = await rowsOf("phone_lines_fit.csv");

test("each agency's line is fitted to its four targets, and every misfit is within its tolerance", () => {
  const lines = linesOfData();
  expect(fitted.map((row) => row.agency_code)).toEqual(lines.map(({ id }) => id));
  expect(misfits.map((row) => `${row.agency_code} ${row.figure} ${row.target}`)).toEqual(
    lines.flatMap(({ id, targets }) =>
      Object.entries(targets).map(([name, value]) => `${id} ${name} ${String(value)}`),
    ),
  );
  const tolerances = { attempts: 0.01, answered: 0.01, rejected: 0.01, wait: 0.1 };
  for (const row of misfits) {
    expect(Number(row.tolerance)).toBe(tolerances[row.figure as keyof typeof tolerances]);
    expect(Math.abs(Number(row.misfit)), `${row.agency_code} ${row.figure}`).toBeLessThanOrEqual(
      Number(row.tolerance),
    );
    expect(row.kept).toBe("yes");
  }
});

test("the committed figures of the smallest line are those of its committed parameters", () => {
  const row = fitted.find(({ agency_code }) => agency_code === "MV");
  const facts = linesOfData().find(({ id }) => id === "MV");
  if (row === undefined || facts === undefined) throw new Error("no line of MV");
  const year = passYear(
    {
      persons: Number(row.persons_per_year),
      agents: Number(row.agents),
      places: Number(row.waiting_places),
      handle: Number(row.mean_handle_min),
      patience: Number(row.mean_patience_min),
      redialRejected: Number(row.redial_after_rejection),
      redialAbandoned: Number(row.redial_after_abandoning),
      pause: Number(row.mean_redial_pause_min),
    },
    { levels: levelsOf(facts.shares, { count: 12 }), shape: facts.shape },
  );
  const written = (figure: string) =>
    Number(misfits.find((each) => each.agency_code === "MV" && each.figure === figure)?.fitted);
  expect(Math.abs(year.attempts / written("attempts") - 1)).toBeLessThan(1e-3);
  expect(Math.abs(year.answered / year.attempts - written("answered"))).toBeLessThan(1e-3);
  expect(Math.abs(year.rejected / year.attempts - written("rejected"))).toBeLessThan(1e-3);
  expect(Math.abs(year.waited / year.answeredByWait / written("wait") - 1)).toBeLessThan(3e-3);
});
