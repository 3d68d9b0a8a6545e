/**
 * Small scenarios for laws that must hold for every scenario: one to three offices and errands, every law, rule
 * and limit that an office can have. Laws of time are such that compiling them is cheap.
 */
import fc from "fast-check";
import type { Law } from "../../src/random/law.js";
import type { Balking, Errand, Phase, Rate, Scenario, Source } from "../../src/scenario/scenario.js";
import { always, errandOf, officeOf, scenarioOf, sourceOf } from "../support/scenario.js";

const OFFICE_IDS = ["ada", "bo", "cleo"];
const ERRAND_IDS = ["advice", "card", "tax"];

const minutes = (from: number, to: number) => fc.integer({ min: from, max: to });

const service: fc.Arbitrary<Law> = fc.oneof(
  minutes(1, 25).map(always),
  minutes(1, 10).map((from): Law => ({ kind: "uniform", from, to: 3 * from })),
  minutes(1, 10).map((mode): Law => ({ kind: "triangular", from: 0, mode, to: 30 })),
  fc
    .array(minutes(1, 40), { minLength: 1, maxLength: 4 })
    .map((values): Law => ({ kind: "empirical", values })),
);

const patience: fc.Arbitrary<Law | null> = fc.oneof(
  fc.constant(null),
  minutes(1, 30).map(always),
  minutes(5, 30).map((scale): Law => ({ kind: "weibull", shape: 1.5, scale })),
  minutes(1, 20).map((to): Law => ({ kind: "uniform", from: 0, to })),
);

const balking: fc.Arbitrary<Balking | null> = fc
  .option(
    fc.record({
      by: fc.constantFrom("waiting" as const, "expectedWait" as const),
      first: minutes(0, 3),
      step: minutes(1, 8),
      chances: fc.tuple(fc.constantFrom(0, 0.3), fc.constantFrom(0.5, 1)),
    }),
    { freq: 2 },
  )
  .map((drawn) => {
    if (drawn === null) return null;
    const chance = drawn.chances.map((one, i) => ({ seen: drawn.first + i * drawn.step, chance: one }));
    return { by: drawn.by, chance };
  });

const errands: fc.Arbitrary<Errand[]> = fc
  .array(fc.record({ service, patience, balking }), { minLength: 1, maxLength: 3 })
  .map((list) => list.map((parts, i) => errandOf(ERRAND_IDS[i], parts)));

/** Desks and their changes; some plans end without a desk, so that the last in line are never served. */
const desks = fc
  .record({
    first: fc.integer({ min: 0, max: 3 }),
    changes: fc.uniqueArray(
      fc.record({ minute: minutes(500, 1000), value: fc.integer({ min: 0, max: 4 }) }),
      {
        maxLength: 3,
        selector: ({ minute }) => minute,
      },
    ),
  })
  .map(({ first, changes }) => [
    { minute: 0, value: first },
    ...changes.toSorted((a, b) => a.minute - b.minute),
  ]);

const closing: fc.Arbitrary<Phase["closing"]> = fc.constantFrom(
  { kind: "serve" },
  { kind: "sendHome" },
  { kind: "stopTickets", minutesBefore: 20 },
);

const officeParts = fc.record({
  opens: fc.constantFrom(480, 510, 600),
  length: fc.constantFrom(60, 125, 240, 300),
  closedOn: fc.option(fc.nat(3), { freq: 2 }),
  desks,
  release: fc.constantFrom("exhaustive" as const, "preempt" as const),
  closing,
  room: fc.option(fc.integer({ min: 1, max: 9 }), { freq: 1 }),
});

const rate: fc.Arbitrary<Rate> = fc.record({
  shape: fc.constantFrom("constant" as const, "linear" as const),
  pieces: fc
    .array(fc.constantFrom(0, 0.02, 0.1, 0.25), { minLength: 1, maxLength: 3 })
    .map((values) => values.map((value, i) => ({ minute: 480 + 90 * i, value }))),
});

const sourceParts = fc.record({ comes: fc.boolean(), rate, atTheDoor: fc.constantFrom(0, 0, 1, 4) });

/** Sums beside the ordinary ones, all of them observed. */
const observation = {
  waitThresholds: [0, 5, 12.5],
  overtimeThresholds: [0, 10],
  clock: [480, 517, 600, 725, 900],
  states: 3,
};

/** First simulated day: 2024-11-01, a Friday. */
const FRIDAY = Date.UTC(2024, 10, 1) / 86_400_000;

const parts = fc.record({
  errands,
  offices: fc.array(officeParts, { minLength: 1, maxLength: 3 }),
  sources: fc.array(sourceParts, { minLength: 9, maxLength: 9 }),
  further: fc.option(fc.constantFrom(0.2, 1), { freq: 1 }),
  dayFactor: fc.integer({ min: 0, max: 9 }), // rarely one, for it is slow to compile
  days: fc.integer({ min: 1, max: 4 }),
  warmUpDays: fc.integer({ min: 0, max: 1 }),
});

type Parts = typeof parts extends fc.Arbitrary<infer Drawn> ? Drawn : never;

function scenarioFrom(drawn: Parts, continuous: boolean): Scenario {
  const offices = drawn.offices.map(({ opens, length, closedOn, ...rest }, i) => {
    const around = { opens: 0, closes: 1440, closing: { kind: "serve" } } as const;
    const hours = continuous ? around : { opens, closes: opens + length };
    const closedDays = continuous || closedOn === null ? [] : [FRIDAY + closedOn];
    return officeOf(OFFICE_IDS[i], { ...rest, ...hours, closedDays });
  });
  const { days, warmUpDays } = drawn;
  return scenarioOf({
    errands: drawn.errands,
    offices,
    sources: offices.flatMap(({ id }, o) => sourcesAt(id, drawn, o)),
    furtherErrand: drawn.further === null ? null : { chance: drawn.further, shares: sharesOf(drawn.errands) },
    dayFactorCv: drawn.dayFactor === 0 ? 0.4 : 0,
    horizon: { dated: true, firstDay: FRIDAY + warmUpDays, days, warmUpDays, continuous },
    observation: continuous ? { ...observation, overtimeThresholds: [] } : observation,
  });
}

function sourcesAt(officeId: string, drawn: Parts, office: number): Source[] {
  return drawn.errands.flatMap(({ id }, errand) => {
    const { comes, rate: one, atTheDoor } = drawn.sources[3 * office + errand];
    return comes || office + errand === 0 ? [sourceOf(officeId, id, { rates: [one], atTheDoor })] : [];
  });
}

function sharesOf(list: readonly Errand[]): number[] {
  return list.map((_, i) => (i + 1) / ((list.length * (list.length + 1)) / 2));
}

/** Scenarios whose days begin and end empty. */
export const dailyScenarios: fc.Arbitrary<Scenario> = parts.map((drawn) => scenarioFrom(drawn, false));

/** Scenarios around the clock. */
export const continuousScenarios: fc.Arbitrary<Scenario> = parts.map((drawn) => scenarioFrom(drawn, true));

/** One of four runs around the clock. */
export const scenarios: fc.Arbitrary<Scenario> = fc.oneof(
  { weight: 3, arbitrary: dailyScenarios },
  { weight: 1, arbitrary: continuousScenarios },
);
