/** A clock that runs half as fast changes nothing but the minutes. */
import { expect, test } from "vitest";
import type { Law } from "../../src/random/law.js";
import type { Piece } from "../../src/scenario/piece.js";
import type { Errand, Scenario } from "../../src/scenario/scenario.js";
import { always, rateOf, withPhases } from "../support/scenario.js";
import { dailyScenarios } from "./generated.js";
import { changed, holds } from "./lawful.js";
import { simulate } from "./support.js";

/** The law of twice the duration. */
function doubled(law: Law): Law {
  if (law.kind === "deterministic") return always(2 * law.value);
  if (law.kind === "empirical") return { kind: "empirical", values: law.values.map((value) => 2 * value) };
  if (law.kind === "uniform") return { kind: "uniform", from: 2 * law.from, to: 2 * law.to };
  if (law.kind === "triangular") return { ...law, from: 2 * law.from, mode: 2 * law.mode, to: 2 * law.to };
  if (law.kind === "weibull") return { ...law, scale: 2 * law.scale };
  throw new Error(`no ${law.kind} is generated`);
}

/** The same scenario by a clock that runs half as fast: the hours, from midnight on, are twice as long. */
function slower(scenario: Scenario): Scenario {
  const later = (pieces: readonly Piece[], factor = 1): Piece[] =>
    pieces.map(({ minute, value }) => ({ minute: 2 * minute, value: value * factor }));
  const { offices, errands, sources, observation } = scenario;
  return {
    ...scenario,
    offices: offices.map((office) =>
      withPhases(office, ({ week, desks, closing }) => ({
        week: week.map((hours) => hours && { opens: 2 * hours.opens, closes: 2 * hours.closes }),
        desks: later(desks),
        closing:
          closing.kind === "stopTickets" ? { ...closing, minutesBefore: 2 * closing.minutesBefore } : closing,
      })),
    ),
    errands: errands.map((one) => ({
      ...one,
      service: doubled(one.service),
      patience: one.patience && doubled(one.patience),
      balking:
        one.balking?.by === "expectedWait"
          ? {
              ...one.balking,
              chance: one.balking.chance.map(({ seen, chance }) => ({ seen: 2 * seen, chance })),
            }
          : one.balking,
    })),
    sources: sources.map((one) => ({
      ...one,
      rates: one.rates.map(({ shape, pieces }) => ({ shape, pieces: later(pieces, 0.5) })),
    })),
    observation: { ...observation, clock: [] },
  };
}

/** The scenario a few hours earlier, so that twice its hours still fit in a day. */
function early(scenario: Scenario): Scenario {
  const shift = (pieces: readonly Piece[]): Piece[] =>
    pieces.map((piece, i) => ({ ...piece, minute: i === 0 && piece.minute === 0 ? 0 : piece.minute - 360 }));
  const { offices, sources } = scenario;
  return {
    ...scenario,
    offices: offices.map((office) =>
      withPhases(office, ({ week, desks }) => ({
        week: week.map((hours) => hours && { opens: hours.opens - 360, closes: hours.closes - 360 }),
        desks: shift(desks),
      })),
    ),
    sources: sources.map((one) => ({
      ...one,
      rates: one.rates.map(({ shape, pieces }) => ({ shape, pieces: shift(pieces) })),
    })),
    observation: { ...scenario.observation, clock: [] },
  };
}

test("a clock that runs half as fast doubles every minute exactly, where minutes are whole", () => {
  const whole = (law: Law): Law => (law.kind === "empirical" ? law : always(7));
  holds(dailyScenarios, (drawn) => {
    const errand = (one: Errand): Errand => ({
      ...one,
      service: whole(one.service),
      patience: one.patience && whole(one.patience),
    });
    const crowds = drawn.sources.map((one) => ({
      ...one,
      atTheDoor: one.atTheDoor + 3,
      rates: [rateOf({ 0: 0 })],
    }));
    const scenario = early({ ...changed(drawn, { errand }), sources: crowds });
    const [one, twice] = [simulate(scenario), simulate(slower(scenario))];
    for (const name of ["served", "reneged", "balked", "turnedAway", "sentHome"] as const) {
      expect(twice.attempts()[name]).toBe(one.attempts()[name]);
    }
    for (const name of ["lineMinutes", "busyMinutes", "overtimeMinutes", "plannedMinutes"] as const) {
      expect(twice.office()[name]).toBe(2 * one.office()[name]);
    }
  });
});

test("a clock that runs half as fast doubles drawn minutes too, to the rounding of the grid", () => {
  holds(
    dailyScenarios,
    (drawn) => {
      const scenario = early(drawn);
      const [one, twice] = [simulate(scenario), simulate(slower(scenario))];
      const { arrived, served } = one.attempts();
      expect(twice.attempts()).toMatchObject({ arrived, served });
      // Each of n visitors may be off by a tick, and pass it on to those behind: n² ticks.
      const slack = (arrived + 1) * (arrived + 1) * 2 ** -20;
      expect(Math.abs(twice.office().lineMinutes - 2 * one.office().lineMinutes)).toBeLessThan(slack);
      expect(Math.abs(twice.office().busyMinutes - 2 * one.office().busyMinutes)).toBeLessThan(slack);
    },
    30,
  );
});
